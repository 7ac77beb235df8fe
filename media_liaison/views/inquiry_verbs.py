"""What we do with an inquiry: draft, approve, answer, close, reopen, and have them visit."""

from collections.abc import Callable
from functools import cached_property
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from contacts.forms.picker import NUMBER
from events.models import Site
from events.views.events import EventCreateView
from ssp_crm.access import needs
from ssp_crm.views import HouseUpdateView, form_data, form_page, save_once

from ..forms.inquiry_verbs import (
    AnswerDraftForm,
    InquiryAnswerForm,
    InquiryCloseForm,
    InquiryVisitForm,
)
from ..models import Inquiry
from ..querysets import InquiryQuerySet
from ..services.inquiries import (
    answer_inquiry,
    approve_answer,
    close_inquiry,
    draft_answer,
    plan_visit,
    reopen_inquiry,
    withdraw_approval,
)


def inquiry_of(request: HttpRequest, pk: int) -> Any:
    """Return an inquiry this person may read, or raise Http404."""
    return get_object_or_404(Inquiry.objects.visible_to(request.user).for_detail(), pk=pk)


def done_or_told(
    request: HttpRequest, inquiry: Inquiry, do: Callable[[], Any], sentence: str
) -> HttpResponse:
    """Do it and say so, or say why not; then show the inquiry."""
    try:
        do()
        messages.success(request, sentence)
    except ValidationError as error:
        messages.warning(request, error.messages[0])
    return redirect(inquiry)


class DraftView(HouseUpdateView):
    """Write our answer, with message points and ground rules at hand."""

    permission = "media_liaison.change_inquiry"
    form_class = AnswerDraftForm
    template_name = "media_liaison/inquiry_draft.html"
    title = "Draft the answer"
    submit_label = "Keep this draft"

    def get_queryset(self) -> InquiryQuerySet:
        return Inquiry.objects.visible_to(self.request.user).for_detail()

    def get_extra_kwargs(self) -> dict[str, Any]:
        return {"user": self.request.user}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(now=timezone.now(), **kwargs)

    def save(self, form: Any) -> str:
        inquiry = draft_answer(
            inquiry=form.save(commit=False),
            messages=form.cleaned_data["messages"],
            rules=form.cleaned_data["rules"],
            by=self.request.user,
        )
        messages.success(self.request, "The draft is kept.")
        return inquiry.get_absolute_url()


@needs("media_liaison.change_inquiry")
@require_POST
def inquiry_approve(request: HttpRequest, pk: int) -> HttpResponse:
    """Approve the answer as it was read."""
    inquiry, typed = inquiry_of(request, pk), request.POST.get("version", "")
    version = int(typed) if NUMBER.fullmatch(typed) else 0

    def approve() -> Any:
        return approve_answer(inquiry=inquiry, version=version, by=request.user)

    return done_or_told(request, inquiry, approve, "The answer is approved.")


@needs("media_liaison.change_inquiry")
@require_POST
def inquiry_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the approval back."""
    inquiry = inquiry_of(request, pk)
    sentence = "The answer waits for approval again."
    return done_or_told(request, inquiry, lambda: withdraw_approval(inquiry=inquiry), sentence)


@needs("media_liaison.change_inquiry")
def inquiry_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep what was actually said."""
    inquiry = inquiry_of(request, pk)
    form = InquiryAnswerForm(form_data(request), inquiry=inquiry, user=request.user)
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            answer_inquiry(inquiry=inquiry, statement=form.save(commit=False), by=request.user)
            messages.success(request, "Answered. What was said is kept, word for word.")
            return str(inquiry.get_absolute_url())

        if address := save_once(request, form, save):
            return redirect(address)
    words = {"title": "What did we say?", "submit_label": "Keep what was said"}
    return form_page(request, form, about=inquiry, **words)


@needs("media_liaison.change_inquiry")
def inquiry_close(request: HttpRequest, pk: int) -> HttpResponse:
    """End it without an answer, honestly."""
    inquiry = inquiry_of(request, pk)
    form = InquiryCloseForm(form_data(request), initial={"outcome": inquiry.outcome})
    if request.method == "POST" and form.is_valid():
        names = ("status", "outcome")

        def save() -> str:
            close_inquiry(inquiry=inquiry, **{name: form.cleaned_data[name] for name in names})
            messages.success(request, "It is closed, and the reason is kept.")
            return str(inquiry.get_absolute_url())

        if address := save_once(request, form, save):
            return redirect(address)
    words = {"title": "End it without an answer", "submit_label": "Close inquiry"}
    return form_page(request, form, about=inquiry, **words)


@needs("media_liaison.change_inquiry")
@require_POST
def inquiry_reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it up again."""
    inquiry = inquiry_of(request, pk)
    sentence = "It is open again. What was said so far is kept."
    return done_or_told(request, inquiry, lambda: reopen_inquiry(inquiry=inquiry), sentence)


class VisitView(EventCreateView):
    """Plan a reporter's visit: an event like any other that brings visitors to a site."""

    permission = "media_liaison.change_inquiry"
    form_class = InquiryVisitForm
    template_name = "media_liaison/inquiry_visit.html"
    title = "Plan the visit"
    submit_label = "Plan visit"

    @cached_property
    def inquiry(self) -> Inquiry:
        """The inquiry they come for."""
        found: Inquiry = inquiry_of(self.request, self.kwargs["pk"])
        return found

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not request.user.has_perm("events.add_event"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_object(self, queryset: Any = None) -> None:
        """None: the number in the address is the inquiry's."""

    def get_initial(self) -> dict[str, Any]:
        # Everyone reads the calendar, and feeds carry it outside: who comes, and rules that are
        # ours alone, stay off it.
        rules = "".join(f"• {rule}\n" for rule in self.inquiry.rules.public())
        sites = Site.objects.visible_to(self.request.user)
        return {
            "title": "Press visit",
            "site": sites.first(),
            "description": f"Our ground rules:\n{rules}" if rules else "",
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(inquiry=self.inquiry, **kwargs)

    def save(self, form: Any) -> str:
        plan_visit(inquiry=self.inquiry, event=form.save(commit=False))
        messages.success(self.request, "The visit is on the calendar.")
        return self.inquiry.get_absolute_url()
