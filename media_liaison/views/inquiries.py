"""Inquiries: the list by clock, one with all that belongs to it, and writing one down."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.generic import DetailView

from contacts.forms.picker import NUMBER
from contacts.views.found import FoundListView, rows_to_export
from ssp_crm.access import NeedsMixin, needs
from ssp_crm.exports import export_response
from ssp_crm.history import changes, with_names
from ssp_crm.views import HouseCreateView, HouseFormMixin, HouseUpdateView

from ..exports import INQUIRY_COLUMNS
from ..forms.inquiries import InquiryFilterForm, InquiryForm
from ..models import DutyShift, Inquiry, Journalist, PressRoom
from ..querysets import InquiryQuerySet
from ..services.inquiries import mend_inquiry, open_inquiry


def find_inquiries(queryset: InquiryQuerySet, text: str, limit: int) -> list[Inquiry]:
    """Return up to `limit` inquiries that hold these words, the best first."""
    return list(queryset.matching(text)[:limit])


class InquiryListView(FoundListView):
    """What reporters ask: open ones by deadline, then those that ended."""

    permission = "media_liaison.view_inquiry"
    template_name = "media_liaison/inquiry_list.html"
    part_name = "media_liaison/_inquiry_list.html"
    filter_class = InquiryFilterForm
    find = staticmethod(find_inquiries)
    columns = {
        "clock": ("Deadline", "clock", False),
        "newest": ("Newest", "received_at", True),
    }

    def get_queryset(self) -> InquiryQuerySet:
        return Inquiry.objects.visible_to(self.request.user).for_list().by_clock()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(now=timezone.now(), **kwargs)


@needs("contacts.export_contact")
def inquiry_export(request: HttpRequest, kind: str) -> HttpResponseBase:
    """The list as shown, in columns a spreadsheet opens safely."""
    inquiries = Inquiry.objects.visible_to(request.user).for_list().by_clock().order_by("clock")
    found = rows_to_export(find_inquiries, inquiries, InquiryFilterForm(request.GET))
    return export_response("inquiries", INQUIRY_COLUMNS, found, kind)


class InquiryDetailView(NeedsMixin, DetailView):
    """One inquiry: the question, its clock, our answer, and what was said in the end."""

    permission = "media_liaison.view_inquiry"
    template_name = "media_liaison/inquiry_detail.html"

    def get_queryset(self) -> InquiryQuerySet:
        return Inquiry.objects.visible_to(self.request.user).for_detail()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        inquiry, user = self.object, self.request.user
        return super().get_context_data(
            statements=inquiry.statements.visible_to(user).for_list(),
            points=inquiry.messages.visible_to(user).with_consent_flag().defer("search"),
            pieces=inquiry.coverage.visible_to(user).for_list(),
            changes=with_names(changes(inquiry, user=user)),
            now=timezone.now(),
            **kwargs,
        )


class InquiryFormMixin(HouseFormMixin):
    """Writing an inquiry down and mending it."""

    form_class = InquiryForm
    template_name = "media_liaison/inquiry_form.html"

    def get_extra_kwargs(self) -> dict[str, Any]:
        return {"user": self.request.user}


class InquiryCreateView(InquiryFormMixin, HouseCreateView):
    """Write down what a reporter asks while they are on the phone."""

    permission = "media_liaison.add_inquiry"
    title = "A reporter asks"
    submit_label = "Write it down"

    def get_initial(self) -> dict[str, Any]:
        journalists = Journalist.objects.visible_to(self.request.user).active()
        pk = self.request.GET.get("journalist", "")
        who = get_object_or_404(journalists, pk=pk).contact_id if NUMBER.fullmatch(pk) else None
        turn = DutyShift.objects.on_duty(timezone.now()).primary
        first = turn.user_id if turn else PressRoom.objects.current().liaison_id
        caller = self.request.GET.get("caller", "")
        return {"journalist": who, "caller": caller, "assigned_to": first}

    def save(self, form: Any) -> str:
        inquiry = open_inquiry(
            inquiry=form.save(commit=False),
            rules=form.cleaned_data["rules"],
            taken_by=self.request.user,
        )
        messages.success(self.request, "It is written down, and its clock runs.")
        return inquiry.get_absolute_url()


class InquiryUpdateView(InquiryFormMixin, HouseUpdateView):
    """Mend what we know of an inquiry; history keeps the old words."""

    permission = "media_liaison.change_inquiry"
    title = "Edit inquiry"

    def get_queryset(self) -> InquiryQuerySet:
        inquiries = Inquiry.objects.visible_to(self.request.user)
        return inquiries.select_related("journalist__contact", "outlet__contact")

    def save(self, form: Any) -> str:
        inquiry = mend_inquiry(inquiry=form.save(commit=False))
        messages.success(self.request, "The inquiry is saved.")
        return inquiry.get_absolute_url()
