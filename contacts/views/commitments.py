"""Asking and promising, telling how it turned out, and who can be counted on."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST
from django.views.generic import DetailView, TemplateView

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

from ..allies import TO_DO, allies_by_topic, allies_for
from ..forms.commitment import CommitmentFilterForm, CommitmentForm, CommitmentOutcomeForm
from ..models import Commitment, Contact
from ..querysets import CommitmentQuerySet
from ..reliability import from_counts
from ..services.commitments import take_back_outcome, tell_outcome


class CommitmentListView(HouseListView):
    """What was asked and promised, both ways."""

    permission = "contacts.view_commitment"
    template_name = "contacts/commitment_list.html"
    part_name = "contacts/_commitment_page.html"
    filter_class = CommitmentFilterForm
    columns = {"due": ("Due first", "day", False), "latest": ("Latest day first", "day", True)}

    def get_filters(self) -> CommitmentFilterForm:
        return CommitmentFilterForm(self.request.GET, user=self.request.user)

    def get_sort(self) -> str:
        is_past = self.request.GET.get("state") == "settled" and "sort" not in self.request.GET
        return "latest" if is_past else super().get_sort()

    def get_queryset(self) -> CommitmentQuerySet:
        return Commitment.objects.visible_to(self.request.user).for_list()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(today=timezone.localdate(), **kwargs)


class AllyListView(NeedsMixin, TemplateView):
    """Who can be counted on: for one topic, or the first few and the gaps for all of them."""

    permission = "contacts.view_commitment"
    template_name = "contacts/ally_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, topic = self.request.user, self.request.GET.get("topic", "")
        if topic not in Commitment.Topic:
            return super().get_context_data(topics=TO_DO, overview=allies_by_topic(user), **kwargs)
        return super().get_context_data(
            topics=TO_DO,
            topic=topic,
            to_do=TO_DO[Commitment.Topic(topic)],
            allies=allies_for(topic, user, timezone.localdate()),
            **kwargs,
        )


class CommitmentFormMixin:
    """The form knows who asks."""

    form_class = CommitmentForm
    template_name = "contacts/commitment_form.html"

    def get_extra_kwargs(self) -> dict[str, Any]:
        return {"user": self.request.user}


class CommitmentCreateView(CommitmentFormMixin, HouseCreateView):
    """Ask for something or promise something; `?side=us` and `?topic=` are chosen already."""

    permission = "contacts.add_commitment"

    def get_initial(self) -> dict[str, Any]:
        contacts = Contact.objects.visible_to(self.request.user).active()
        pk, asked = self.kwargs.get("pk"), self.request.GET
        chosen = {"contact": get_object_or_404(contacts, pk=pk)} if pk else {}
        if asked.get("topic") in Commitment.Topic:
            chosen["topic"] = asked["topic"]
        if self.is_ours:
            chosen["made_by"] = Commitment.Side.US
        status = Commitment.Status
        return {**chosen, "status": status.AGREED if self.is_ours else status.ASKED}

    @property
    def is_ours(self) -> bool:
        """We promise them something."""
        return self.request.GET.get("side") == Commitment.Side.US

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        title = "Promise something" if self.is_ours else "Ask for something"
        label = "Write the promise down" if self.is_ours else "Write the ask down"
        return super().get_context_data(**{"title": title, "submit_label": label, **kwargs})

    def save(self, form: Any) -> str:
        self.object = form.save()
        messages.success(self.request, "It is written down. Tell here how it turned out.")
        return self.object.get_absolute_url()


class CommitmentUpdateView(CommitmentFormMixin, HouseUpdateView):
    """Change what was asked or promised."""

    permission = "contacts.change_commitment"

    def get_queryset(self) -> CommitmentQuerySet:
        return Commitment.objects.visible_to(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        title = "Edit the promise" if self.object.is_ours else "Edit the ask"
        return super().get_context_data(**{"title": title, **kwargs})


class CommitmentDetailView(NeedsMixin, DetailView):
    """One commitment: what, by when, how it turned out, and how it went before."""

    permission = "contacts.view_commitment"
    template_name = "contacts/commitment_detail.html"
    context_object_name = "commitment"

    def get_queryset(self) -> CommitmentQuerySet:
        return Commitment.objects.visible_to(self.request.user).for_list()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, row = self.request.user, self.object
        same = Commitment.objects.visible_to(user).filter(contact=row.contact, topic=row.topic)
        counted = [from_counts(counts) for counts in same.reliability("topic")]
        return super().get_context_data(
            changes=with_names(changes(row, user=user)),
            reliability=counted[0] if counted else None,
            today=timezone.localdate(),
            is_overdue=row.is_overdue(timezone.localdate()),
            **kwargs,
        )


@needs("contacts.change_commitment")
def commitment_outcome(request: HttpRequest, pk: int) -> HttpResponse:
    """Tell how it turned out: one tap where a word is not needed, else a short form."""
    mine = Commitment.objects.visible_to(request.user).for_list()
    commitment = get_object_or_404(mine, pk=pk)
    initial = {"status": request.GET.get("status", "")}
    form = CommitmentOutcomeForm(form_data(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        told = {name: form.cleaned_data[name] for name in ("status", "outcome")}

        def save() -> str:
            words = tell_outcome(commitment=commitment, **told).get_status_display()
            messages.success(request, f"{words}: {commitment}. You can take it back here.")
            return commitment.get_absolute_url()

        if address := save_once(request, form, save):
            return redirect(address)
    words = {"title": f"How did it turn out: {commitment}?", "submit_label": "Tell the outcome"}
    return form_page(request, form, about=commitment, **words)


@needs("contacts.change_commitment")
@require_POST
def commitment_undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the last outcome back."""
    commitment = get_object_or_404(Commitment.objects.visible_to(request.user), pk=pk)
    try:
        words = take_back_outcome(commitment=commitment).get_status_display().lower()
        messages.success(request, f"Taken back: it is {words} again.")
    except ValidationError as error:
        messages.info(request, error.messages[0])
    return redirect(commitment)
