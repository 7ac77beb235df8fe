"""How a signed-in person and their rights are fetched: one query a request."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend

from .models import User


class HouseBackend(AuthenticationBackend):
    """E-mail sign-in; rights come from roles alone, never from a single user's extra grants."""

    def get_user(self, user_id: Any) -> User | None:
        user = User.objects.with_permissions().filter(pk=user_id).first()
        return user if user and self.user_can_authenticate(user) else None

    def get_all_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        if not user_obj.is_active or user_obj.is_anonymous or obj is not None:
            return set()
        if not hasattr(user_obj, "granted"):
            user_obj.granted = User.objects.with_permissions().get(pk=user_obj.pk).granted
        return set(user_obj.granted)
