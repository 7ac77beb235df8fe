"""Where allauth asks this house how it does things."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from ssp_crm import kept


class HouseAdapter(DefaultAccountAdapter):
    """No public sign-up; what was typed before sign-in comes back after it."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> Any:
        response = super().pre_login(request, user, **kwargs)
        if response is None:
            kept.remember(request)
        return response
