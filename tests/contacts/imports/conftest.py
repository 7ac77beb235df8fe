"""Files as people have them, and an import run to its end."""

import io
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import User
from contacts.imports.services import (
    advance_import,
    begin_import,
    begin_undo,
    map_columns,
    start_import,
)
from contacts.models import ImportRun

Go = Callable[..., ImportRun]


def finished(run: ImportRun) -> ImportRun:
    """Go on until there is nothing to go on with."""
    while advance_import(run=run):
        pass
    return ImportRun.objects.get(pk=run.pk)


@pytest.fixture
def preview(dana: User) -> Go:
    """Read a file and plan it: `preview("Name,Email\\nMaria,m@x.org")`."""

    def go(
        content: str | bytes, kind: str = "contacts", author: User = dana, **options
    ) -> ImportRun:
        raw = content.encode() if isinstance(content, str) else content
        run = start_import(author=author, kind=kind, file=io.BytesIO(raw), name="list.csv")
        options = {**run.options, **options}
        return finished(map_columns(run=run, mapping=run.targets_by_column, options=options))

    return go


@pytest.fixture
def bring_in(preview: Go) -> Go:
    """Preview a file and import it."""

    def go(content: str | bytes, **facts) -> ImportRun:
        run = preview(content, **facts)
        return finished(begin_import(run=run))

    return go


@pytest.fixture
def take_back() -> Go:
    """Undo an import."""
    return lambda run: finished(begin_undo(run=run))


@pytest.fixture
def upload() -> Callable[..., SimpleUploadedFile]:
    """A file as a browser sends it."""

    def make(content: str | bytes, name: str = "list.csv") -> SimpleUploadedFile:
        return SimpleUploadedFile(name, content.encode() if isinstance(content, str) else content)

    return make
