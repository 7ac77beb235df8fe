"""The directory of journalists."""

from functools import cached_property
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.generic import DetailView

from contacts.forms.picker import NUMBER
from contacts.views.found import FoundListView, rows_to_export
from ssp_crm.access import NeedsMixin, needs
from ssp_crm.exports import export_response
from ssp_crm.history import changes, with_names

from ..card import card_of
from ..exports import JOURNALIST_COLUMNS
from ..forms.directory import JournalistFilterForm, JournalistForm
from ..models import Inquiry, Journalist
from ..querysets import JournalistQuerySet
from ..search import find_journalists
from ..services.inquiries import name_caller
from .base import ProfileCreateView, ProfileUpdateView

MOST_ASKED = 20


class JournalistListView(FoundListView):
    """Everyone who reports on us, or might."""

    permission = "media_liaison.view_journalist"
    template_name = "media_liaison/journalist_list.html"
    part_name = "media_liaison/_journalist_list.html"
    filter_class = JournalistFilterForm
    find = staticmethod(find_journalists)
    columns = {"name": ("Name", "contact__sort_key", False)}

    def get_queryset(self) -> JournalistQuerySet:
        return Journalist.objects.visible_to(self.request.user).for_list()


@needs("contacts.export_contact")
def journalist_export(request: HttpRequest, kind: str) -> HttpResponseBase:
    """The list as shown, in columns a spreadsheet opens safely."""
    journalists = Journalist.objects.visible_to(request.user).for_list()
    found = rows_to_export(find_journalists, journalists, JournalistFilterForm(request.GET))
    return export_response("journalists", JOURNALIST_COLUMNS, found, kind)


class JournalistDetailView(NeedsMixin, DetailView):
    """One journalist: the card, with the history of the profile."""

    permission = "media_liaison.view_journalist"
    template_name = "media_liaison/journalist_detail.html"
    context_object_name = "journalist"

    def get_queryset(self) -> JournalistQuerySet:
        return Journalist.objects.visible_to(self.request.user).for_detail()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        asked = Inquiry.objects.visible_to(user).filter(journalist=self.object)
        card = card_of(self.object, user)
        return super().get_context_data(
            card=card,
            record=card.record,
            inquiries=asked.newest()[:MOST_ASKED],
            changes=with_names(changes(self.object, user=user)),
            now=timezone.now(),
            today=timezone.localdate(),
            **kwargs,
        )


class JournalistCreateView(ProfileCreateView):
    """Add a journalist: also the caller of the inquiry in `?inquiry=`, who is then known there."""

    permission = "media_liaison.add_journalist"
    form_class = JournalistForm
    title = "Add a journalist"
    submit_label = "Add journalist"

    @cached_property
    def inquiry(self) -> Inquiry | None:
        """The inquiry they called for, for those who may change it."""
        number, user = self.request.GET.get("inquiry", ""), self.request.user
        if not number:
            return None
        pk = number if NUMBER.fullmatch(number) else 0
        inquiry: Inquiry = get_object_or_404(Inquiry.objects.visible_to(user), pk=pk)
        if not user.has_perm("media_liaison.change_inquiry"):
            raise PermissionDenied
        return inquiry

    def get_extra_kwargs(self) -> dict[str, Any]:
        return {**super().get_extra_kwargs(), "inquiry": self.inquiry}

    def address_of(self, profile: Journalist) -> str:
        """Their page, or the inquiry where they can be chosen now."""
        if self.inquiry is None:
            return super().address_of(profile)
        return reverse("media_liaison:inquiry_edit", args=[self.inquiry.pk])

    def address_after(self, profile: Journalist) -> str:
        if self.inquiry is None:
            return super().address_after(profile)
        name_caller(inquiry=self.inquiry, journalist=profile)
        return self.inquiry.get_absolute_url()


class JournalistUpdateView(ProfileUpdateView):
    """Edit what we know about a journalist's work."""

    permission = "media_liaison.change_journalist"
    form_class = JournalistForm
    title = "Edit the press profile of"
