"""What we belong to, what it asks of us, and who else shares our values."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.generic import DetailView

from accounts.models import Value
from ssp_crm.access import NeedsMixin, needs
from ssp_crm.history import changes, with_names
from ssp_crm.views import (
    HouseCreateView,
    HouseListView,
    HouseUpdateView,
    form_data,
    form_page,
    save_once,
)

from ..forms.membership import MembershipEndForm, MembershipFilterForm, MembershipForm
from ..forms.picker import NUMBER
from ..models import Contact, Membership, Note
from ..querysets import MembershipQuerySet
from ..services.memberships import end_membership, save_membership

SUGGESTED, MEETINGS = 5, 10


class MembershipListView(HouseListView):
    """What we belong to, and who shares our values without our belonging there."""

    permission = "contacts.view_membership"
    template_name = "contacts/membership_list.html"
    part_name = "contacts/_membership_list.html"
    filter_class = MembershipFilterForm
    columns = {"name": ("Name", "organization__sort_key", False)}

    def get_queryset(self) -> MembershipQuerySet:
        return Membership.objects.visible_to(self.request.user).for_list()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, today = self.request.user, timezone.localdate()
        values = {value.pk: value for value in Value.objects.all()}
        near = Contact.objects.visible_to(user).sharing_values(today)
        suggested = [
            (contact, [value for pk, value in values.items() if pk in contact.value_keys])
            for contact in (() if self.request.htmx else near[:SUGGESTED])
        ]
        return super().get_context_data(
            today=today, value_count=len(values), suggested=suggested, **kwargs
        )


class MembershipFormMixin:
    """The form knows who writes, and the values go to the organization."""

    form_class = MembershipForm

    def get_extra_kwargs(self) -> dict[str, Any]:
        return {"user": self.request.user}

    def save(self, form: Any) -> str:
        row = form.save(commit=False)
        self.object = save_membership(membership=row, values=form.cleaned_data["values"])
        messages.success(self.request, "The membership is saved.")
        return self.object.get_absolute_url()


class MembershipCreateView(MembershipFormMixin, HouseCreateView):
    """Write down where we belong; `?organization=` is chosen already."""

    permission = "contacts.add_membership"
    title = "Add a membership"
    submit_label = "Add membership"

    def get_initial(self) -> dict[str, Any]:
        number = self.request.GET.get("organization", "")
        if not NUMBER.fullmatch(number):
            return {}
        found = Contact.objects.visible_to(self.request.user).active()
        organization = found.filter(pk=number, kind=Contact.Kind.ORGANIZATION).first()
        return {"organization": organization} if organization else {}


class MembershipUpdateView(MembershipFormMixin, HouseUpdateView):
    """Change what we know about a membership."""

    permission = "contacts.change_membership"

    def get_queryset(self) -> MembershipQuerySet:
        rows = Membership.objects.visible_to(self.request.user)
        return rows.select_related("organization")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"title": f"Edit {self.object}", **kwargs})


class MembershipDetailView(NeedsMixin, DetailView):
    """One membership: how well our values fit, what is asked, and the meetings we went to."""

    permission = "contacts.view_membership"
    template_name = "contacts/membership_detail.html"
    context_object_name = "membership"

    def get_queryset(self) -> MembershipQuerySet:
        rows = Membership.objects.visible_to(self.request.user)
        return rows.select_related("organization", "representative")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, row = self.request.user, self.object
        notes = Note.objects.visible_to(user).filter(contacts=row.organization_id)
        shared = set(row.organization.values.values_list("pk", flat=True))
        return super().get_context_data(
            changes=with_names(changes(row, user=user)),
            meetings=notes.filter(kind=Note.Kind.MEETING).for_list()[:MEETINGS],
            values=[(value, value.pk in shared) for value in Value.objects.all()],
            shared=len(shared),
            today=timezone.localdate(),
            **kwargs,
        )


@needs("contacts.change_membership")
def membership_end(request: HttpRequest, pk: int) -> HttpResponse:
    """Say until when we belonged."""
    rows = Membership.objects.visible_to(request.user).select_related("organization")
    membership = get_object_or_404(rows, pk=pk)
    form = MembershipEndForm(form_data(request))
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            end_membership(membership=membership, on=form.cleaned_data["ended_on"])
            messages.success(request, "The membership is ended; all that was written stays.")
            return membership.get_absolute_url()

        if address := save_once(request, form, save):
            return redirect(address)
    words = {"title": f"We leave {membership}", "submit_label": "End membership"}
    return form_page(request, form, about=membership, **words)
