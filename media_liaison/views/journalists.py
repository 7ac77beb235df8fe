"""The directory of journalists."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.views.generic import DetailView

from contacts.views.found import FoundListView, rows_to_export
from ssp_crm.access import NeedsMixin, needs
from ssp_crm.exports import export_response
from ssp_crm.history import changes, with_names

from ..card import card_of
from ..exports import JOURNALIST_COLUMNS
from ..forms import JournalistFilterForm, JournalistForm
from ..models import Journalist
from ..querysets import JournalistQuerySet
from ..search import find_journalists
from .base import ProfileCreateView, ProfileUpdateView


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
        card = card_of(self.object, self.request.user)
        history = with_names(changes(self.object, user=self.request.user))
        return super().get_context_data(card=card, changes=history, **kwargs)


class JournalistCreateView(ProfileCreateView):
    """Add a journalist."""

    permission = "media_liaison.add_journalist"
    form_class = JournalistForm
    title = "Add a journalist"
    submit_label = "Add journalist"


class JournalistUpdateView(ProfileUpdateView):
    """Edit what we know about a journalist's work."""

    permission = "media_liaison.change_journalist"
    form_class = JournalistForm
    title = "Edit the press profile of"
