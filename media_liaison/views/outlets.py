"""The directory of outlets."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.views.generic import DetailView

from contacts.models import ContactMethod
from contacts.models.choices import TELEPHONES
from contacts.views.found import FoundListView, rows_to_export
from ssp_crm.access import NeedsMixin, needs
from ssp_crm.exports import export_response
from ssp_crm.history import changes, with_names

from ..exports import OUTLET_COLUMNS
from ..forms.directory import OutletFilterForm, OutletForm
from ..models import Journalist, Outlet
from ..querysets import OutletQuerySet
from ..search import find_outlets
from ..track_record import record_of
from .base import ProfileCreateView, ProfileUpdateView

MOST_JOURNALISTS = 100


class OutletListView(FoundListView):
    """The papers, stations and sites people here read and hear."""

    permission = "media_liaison.view_outlet"
    template_name = "media_liaison/outlet_list.html"
    part_name = "media_liaison/_outlet_list.html"
    filter_class = OutletFilterForm
    find = staticmethod(find_outlets)
    columns = {"name": ("Name", "contact__sort_key", False)}

    def get_queryset(self) -> OutletQuerySet:
        return Outlet.objects.visible_to(self.request.user).for_list()


@needs("contacts.export_contact")
def outlet_export(request: HttpRequest, kind: str) -> HttpResponseBase:
    """The list as shown, in columns a spreadsheet opens safely."""
    outlets = Outlet.objects.visible_to(request.user).for_list()
    found = rows_to_export(find_outlets, outlets, OutletFilterForm(request.GET))
    return export_response("outlets", OUTLET_COLUMNS, found, kind)


class OutletDetailView(NeedsMixin, DetailView):
    """One outlet: how to reach it, and whom we know there."""

    permission = "media_liaison.view_outlet"
    template_name = "media_liaison/outlet_detail.html"
    context_object_name = "outlet"

    def get_queryset(self) -> OutletQuerySet:
        return Outlet.objects.visible_to(self.request.user).select_related("contact")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        contact, user = self.object.contact, self.request.user
        people = Journalist.objects.visible_to(user).active().for_list()
        known = list(people.ever_at(contact)[:MOST_JOURNALISTS])
        newsroom, others = newsroom_line(contact.methods.all())
        return super().get_context_data(
            newsroom=newsroom,
            methods=others,
            journalists=[row for row in known if row.is_there],
            past_journalists=[row for row in known if not row.is_there],
            changes=with_names(changes(self.object, user=self.request.user)),
            record=record_of(self.object, self.request.user),
            **kwargs,
        )


def newsroom_line(
    methods: Iterable[ContactMethod],
) -> tuple[ContactMethod | None, list[ContactMethod]]:
    """Return the number to call first, the newsroom's if one is named so, and all the rest."""
    others = list(methods)
    phones = [method for method in others if method.channel in TELEPHONES]
    line = min(phones, key=lambda method: "newsroom" not in method.label.lower(), default=None)
    return line, [method for method in others if method is not line]


class OutletCreateView(ProfileCreateView):
    """Add an outlet."""

    permission = "media_liaison.add_outlet"
    form_class = OutletForm
    title = "Add an outlet"
    submit_label = "Add outlet"


class OutletUpdateView(ProfileUpdateView):
    """Edit what we know about an outlet."""

    permission = "media_liaison.change_outlet"
    form_class = OutletForm
    title = "Edit the press profile of"
