"""Which of us a form offers."""

from django.db.models import QuerySet

from accounts.models import User


def active_users(keep: int | None = None) -> QuerySet[User]:
    """Return those who work here, and the one who stands on the row already, left or not."""
    return User.objects.active() | User.objects.filter(pk=keep)
