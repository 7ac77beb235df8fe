"""Challenges: the open ones by clock, the playbook, and one with all that belongs to it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.generic import DetailView

from ssp_crm.access import NeedsMixin
from ssp_crm.views import HouseCreateView, HouseFormMixin, HouseUpdateView

from ..forms.challenge import ChallengeFilterForm, ChallengeForm, ConcernAnswerForm, StepForm
from ..forms.picker import NUMBER
from ..history import challenge_changes
from ..models import Challenge, Concern, Contact
from ..querysets import ChallengeQuerySet, ConcernQuerySet
from ..services.challenges import save_challenge
from ..services.concerns import answer_concern
from .found import FoundListView

SIMILAR = 3
OPEN = {
    "clock": ("Answer due", "clock", False),
    "newest": ("Newest", "received_at", True),
}
PLAYBOOK = {"newest": ("Newest", "closed_at", True)}


def find_challenges(queryset: ChallengeQuerySet, text: str, limit: int) -> list[Challenge]:
    """Return up to `limit` challenges that hold these words, with passages, the best first."""
    return list(queryset.matching(text).with_passage(text)[:limit])


class ChallengeListView(FoundListView):
    """What is open, by its clock; or the playbook of what is closed."""

    permission = "contacts.view_challenge"
    template_name = "contacts/challenge_list.html"
    part_name = "contacts/_challenge_list.html"
    filter_class = ChallengeFilterForm
    find = staticmethod(find_challenges)

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.is_playbook = request.GET.get("view") == "playbook"
        self.columns = PLAYBOOK if self.is_playbook else OPEN

    def get_filters(self) -> ChallengeFilterForm:
        return ChallengeFilterForm(self.request.GET, user=self.request.user)

    def get_queryset(self) -> ChallengeQuerySet:
        visible = Challenge.objects.visible_to(self.request.user).for_list()
        return visible.closed() if self.is_playbook else visible.open().by_clock()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return {**context, "is_playbook": self.is_playbook, "now": timezone.now()}


class ChallengeDetailView(NeedsMixin, DetailView):
    """One challenge: facts, concern, our reading, the work, and what helped in ones like it."""

    permission = "contacts.view_challenge"
    template_name = "contacts/challenge_detail.html"

    def get_queryset(self) -> ChallengeQuerySet:
        return Challenge.objects.visible_to(self.request.user).for_detail()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        challenge, user = self.object, self.request.user
        similar = Challenge.objects.visible_to(user).similar_to(challenge)
        return super().get_context_data(
            steps=challenge.steps.select_related("author"),
            notes=challenge.notes.visible_to(user).select_related("author").defer("search"),
            similar=similar[:SIMILAR] if challenge.is_open else [],
            step_form=StepForm(),
            changes=challenge_changes(challenge, user),
            now=timezone.now(),
            **kwargs,
        )


class ChallengeFormMixin(HouseFormMixin):
    """Logging a challenge and mending it."""

    form_class = ChallengeForm
    template_name = "contacts/challenge_form.html"
    sentence = ""

    def get_extra_kwargs(self) -> dict[str, Any]:
        return {"user": self.request.user}

    def save(self, form: Any) -> str:
        challenge = form.save(commit=False)
        if challenge.pk is None:
            challenge.author = self.request.user
        save_challenge(challenge=challenge, contacts=form.cleaned_data["contacts"])
        messages.success(self.request, self.sentence)
        return str(challenge.get_absolute_url())


class ChallengeCreateView(ChallengeFormMixin, HouseCreateView):
    """Log a challenge; `?contact=` chooses whom it is about."""

    permission = "contacts.add_challenge"
    title = "Log a challenge"
    submit_label = "Log challenge"
    sentence = "It is written down, and the clock runs."

    def get_initial(self) -> dict[str, Any]:
        contacts = Contact.objects.visible_to(self.request.user).active()
        pk = self.request.GET.get("contact", "")
        chosen = {"contacts": [get_object_or_404(contacts, pk=pk)]} if NUMBER.fullmatch(pk) else {}
        return {**chosen, "owner": self.request.user.pk}


class ChallengeUpdateView(ChallengeFormMixin, HouseUpdateView):
    """Mend a challenge; history keeps the old words."""

    permission = "contacts.change_challenge"
    title = "Edit challenge"
    sentence = "The challenge is saved."

    def get_queryset(self) -> ChallengeQuerySet:
        return Challenge.objects.visible_to(self.request.user)


class ConcernAnswerView(HouseUpdateView):
    """Write what the neighbor reads under the reference; the first time stops the clock."""

    permission = "contacts.change_challenge"
    form_class = ConcernAnswerForm
    template_name = "contacts/challenge_answer.html"
    context_object_name = "concern"

    def get_queryset(self) -> ConcernQuerySet:
        return Concern.objects.visible_to(self.request.user).select_related("challenge")

    def get_object(self, queryset: Any = None) -> Concern:
        return get_object_or_404(self.get_queryset(), challenge=self.kwargs["pk"])

    def save(self, form: Any) -> str:
        concern = answer_concern(concern=form.save(commit=False))
        messages.success(self.request, "The neighbor can read it now, with the reference.")
        return str(concern.challenge.get_absolute_url())
