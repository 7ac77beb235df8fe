"""Writing pieces and statements: who wrote them, and what a new one begins with."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from contacts.forms.picker import NUMBER
from ssp_crm.views import HouseFormMixin

from ..models import Inquiry, Journalist, Outlet


def asked_for(request: HttpRequest, rows: Any, name: str) -> Any:
    """Return the row a parameter numbers among some rows, None without one; or raise Http404."""
    number = request.GET.get(name, "")
    if not number:
        return None
    return get_object_or_404(rows, pk=number if NUMBER.fullmatch(number) else 0)


class WrittenByMixin(HouseFormMixin):
    """A page that writes what somebody of us stands for, and says so in a sentence."""

    sentence = ""

    def get_extra_kwargs(self) -> dict[str, Any]:
        return {"user": self.request.user}

    def save(self, form: Any) -> str:
        if form.instance.pk is None:
            form.instance.author = self.request.user
        address = super().save(form)
        messages.success(self.request, self.sentence)
        return address


def begin_with(request: HttpRequest) -> dict[str, Any]:
    """Return the values of `?inquiry=`, `?journalist=` and `?outlet=`, and what they bring.

    A journalist brings the outlet they work for now.
    """
    user = request.user
    inquiries = Inquiry.objects.visible_to(user).for_list().defer("search")
    journalists = Journalist.objects.visible_to(user).for_detail()
    outlets = Outlet.objects.visible_to(user).select_related("contact")
    inquiry = asked_for(request, inquiries, "inquiry")
    journalist = asked_for(request, journalists, "journalist") or getattr(
        inquiry, "journalist", None
    )
    outlet = asked_for(request, outlets, "outlet") or getattr(inquiry, "outlet", None)
    outlet = outlet or (outlets.employing(journalist.contact).first() if journalist else None)
    found = {
        "inquiry": inquiry.pk if inquiry else None,
        "topic": inquiry.topic if inquiry else "",
        "speaker": inquiry.speaker_id if inquiry else None,
        "journalist": journalist.contact if journalist else None,
        "outlet": outlet.contact if outlet else None,
    }
    return {name: value for name, value in found.items() if value}
