"""What several forms of the press desk ask alike: who spoke for us, and when."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import User
from events.models import Speaker


def speakers_for(user: User, keep: int | None) -> QuerySet[Speaker]:
    """Return who may speak for us, and who stands on the row already."""
    visible = Speaker.objects.visible_to(user)
    return visible.active() | visible.filter(pk=keep)


def kept_moment(stored: datetime | None, typed: datetime) -> datetime:
    """Return what is stored where its minute stands in the form unchanged.

    It has its seconds, and may be in the second of two hours in autumn.
    """
    return stored if stored and _wall(stored) == _wall(typed) else typed


def _wall(at: datetime) -> datetime:
    return timezone.localtime(at).replace(tzinfo=None, second=0, microsecond=0, fold=0)


class SaidAtMixin:
    """A form with the moment at which something was said."""

    def clean_said_at(self) -> datetime:
        """Refuse what is still to come; keep a time whose minute nobody changed."""
        form: Any = self
        said_at = kept_moment(form.initial.get("said_at"), form.cleaned_data["said_at"])
        if said_at > timezone.now():
            raise ValidationError("Choose a past time: it is what was said.")
        return said_at
