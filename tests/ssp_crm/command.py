"""Run manage.py as people do: as a process of its own, with an environment of its own."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from django.conf import settings

OURS = {"DATABASE_URL", "DJANGO_SETTINGS_MODULE", "SECRET_KEY", "SSP_CRM_EMBEDDED", "STATIC_ROOT"}
MANAGE = [sys.executable, str(settings.BASE_DIR / "manage.py")]
PATIENCE = 90  # seconds


def environment(**changes: str) -> dict[str, str]:
    """This environment without what the tests themselves run under."""
    return {name: value for name, value in os.environ.items() if name not in OURS} | changes


def manage(*arguments: str, **changes: str) -> subprocess.CompletedProcess[str]:
    """Run a command to its end."""
    return subprocess.run(
        [*MANAGE, *arguments],
        env=environment(**changes),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


class Started:
    """A `manage.py start` that runs until it is told to stop."""

    def __init__(self, folder: Path, *arguments: str, **changes: str) -> None:
        self.out, self.err = folder / "out.txt", folder / "err.txt"
        with self.out.open("w") as out, self.err.open("w") as err:
            self.process = subprocess.Popen(
                [*MANAGE, "start", *arguments], env=environment(**changes), stdout=out, stderr=err
            )
        wait_for(lambda: "ready at" in self.out.read_text() or self.process.poll() is not None)

    def stop(self, number: signal.Signals) -> int:
        """Send a signal and return the exit code."""
        self.process.send_signal(number)
        return self.process.wait(PATIENCE)

    def sign_ins(self) -> list[list[str]]:
        """Return the lines of role, e-mail and password."""
        lines = [line.split() for line in self.out.read_text().splitlines()]
        return [words for words in lines if len(words) == 3 and "@" in words[1]]


def wait_for(happened: Callable[[], bool]) -> None:
    """Return when something happened. Fails after a while."""
    end = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.05)


def processes_of(text: str) -> list[str]:
    """Return the command lines of running processes that hold a text."""
    listing = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True)  # noqa: S607
    return [line for line in listing.stdout.splitlines() if text in line]
