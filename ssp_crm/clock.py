"""How long a session lasts: 30 idle minutes, 12 hours in all (ASVS 5.0 7.3)."""

import time
from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest

IDLE_SECONDS = 30 * 60
ABSOLUTE_SECONDS = 12 * 60 * 60
TOUCH_SECONDS = 60  # a session is written at most this often for having been used


def start(request: HttpRequest, **kwargs: Any) -> None:
    """Begin the clock at sign-in."""
    now = int(time.time())
    request.session["clock"] = (now, now)


def is_running(session: SessionBase) -> bool:
    """Say whether the session may go on, and note that it was used."""
    now = int(time.time())
    began, seen = session.get("clock", (0, 0))
    if now - began > ABSOLUTE_SECONDS or now - seen > IDLE_SECONDS:
        return False
    if now - seen > TOUCH_SECONDS:
        session["clock"] = (began, now)
    return True


user_logged_in.connect(start)
