"""The hashed and compressed style sheets, scripts and pictures a served SSP CRM sends."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import django
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders


class AssetsError(Exception):
    """The files could not be put in place; the message says why in one sentence."""


class Assets:
    """One collection of static files, made beside other work and only if a source changed."""

    def __init__(self) -> None:
        self.folder = Path(settings.STATIC_ROOT or settings.VAR_DIR / "static")
        self.stamp = settings.VAR_DIR / "static.sha256"
        self.process: subprocess.Popen[str] | None = None

    def start(self) -> None:
        """Begin collecting, in a process of its own, if anything changed since the last time."""
        self.sum = self._sum()
        if self._is_fresh():
            return
        self.process = subprocess.Popen(  # noqa: S603 - our own command
            [sys.executable, settings.BASE_DIR / "manage.py", "collectstatic", "--no-input", "-v0"],
            env={**os.environ, "STATIC_ROOT": str(self.folder), "SSP_CRM_EMBEDDED": "1"},
            stderr=subprocess.PIPE,
            text=True,
        )

    def finish(self) -> None:
        """Wait for the files. Raises AssetsError if they could not be collected."""
        if self.process is None:
            return
        _, errors = self.process.communicate()
        if self.process.returncode:
            reason = (errors.strip().splitlines() or ["it was stopped"])[-1]
            raise AssetsError(f"The style sheets could not be put into {self.folder}: {reason}.")
        try:
            self.stamp.parent.mkdir(parents=True, exist_ok=True)
            self.stamp.write_text(self.sum)
        except OSError as error:
            raise AssetsError(
                f"Cannot write to {self.stamp.parent}: {error.strerror}. Make it writable, "
                "or set VAR_DIR to a folder that is."
            ) from error

    def abandon(self) -> None:
        """Stop collecting, if it goes on."""
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            self.process.communicate()

    def _is_fresh(self) -> bool:
        try:
            return self.stamp.read_text() == self.sum and any(self.folder.glob("staticfiles.json"))
        except OSError:
            return False

    def _sum(self) -> str:
        lines = [str(self.folder), django.__version__, *sorted(_sources())]
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _sources() -> Iterator[str]:
    for finder in get_finders():
        for path, storage in finder.list([]):
            stat = os.stat(storage.path(path))
            yield f"{path} {stat.st_size} {stat.st_mtime_ns}"
