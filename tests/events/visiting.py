"""What tests of the visitors' pages share: the open page, an event on it, and what is typed."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import time_machine
from django.urls import reverse
from django.utils import timezone

from accounts.models import Program
from events.models import Event
from ssp_crm.models import Mail
from ssp_crm.public_forms import new_stamp

TEXTS = {"visit_text": "Please take no pictures.", "visit_text_es": "No tomen fotos, por favor."}


def open_page() -> Program:
    """Turn the visitors' page on."""
    defaults = {"visits_open": True, **TEXTS}
    return Program.objects.update_or_create(pk=1, defaults=defaults)[0]


def open_house(make_event: Callable[..., Event]) -> Event:
    """An open house everybody may come to."""
    words = {"public_text": "Coffee and questions.", "public_text_es": "Café y preguntas."}
    return make_event("Open house", public=True, capacity=10, place="14 Tannery Row", **words)


def at(event: Event) -> str:
    """Its public address."""
    return reverse("public_visit_event", args=[event.pk])


def link_in(mail: Mail) -> str:
    """The path of the private link in a mail."""
    found = re.search(r"http\S+/visit/yours/\S+", mail.body)
    return urlsplit(found[0] if found else "").path


def stamp(seconds: int = 60) -> str:
    """A form's stamp from so many seconds ago."""
    with time_machine.travel(timezone.now() - timedelta(seconds=seconds)):
        return new_stamp()


def typed(**changes: Any) -> dict[str, Any]:
    """What a visitor types to sign up."""
    who = {"name": "Noor", "email": "noor@example.com", "party": 2, "language": "en"}
    return {**who, "note": "A seat by the door.", "stamp": stamp(), **changes}
