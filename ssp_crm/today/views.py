"""The pages that look into every room: Today and the one search."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.generic import TemplateView

from contacts.models import Challenge, Commitment, Contact, FollowUp, Membership, Mention, Note
from events.models import Event
from events.visits import unready_visits
from ssp_crm.access import SIGNED_IN, NeedsMixin, needs

from .search import search_everything

MOST = 8


class TodayView(NeedsMixin, TemplateView):
    """What needs me today, and what is coming."""

    permission = SIGNED_IN
    template_name = "today/today.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, today = self.request.user, timezone.localdate()
        follow_ups = list(FollowUp.objects.visible_to(user).of(user).open().for_list()[: MOST + 3])
        due = [row for row in follow_ups if row.due_on <= today]
        quiet = Contact.objects.visible_to(user).of_lead(user).quiet(user, today)
        return super().get_context_data(
            today=today,
            follow_ups=due[:MOST],
            coming=follow_ups[len(due) :][:3],
            quiet=quiet[:5],
            mentions=Mention.objects.waiting(user).for_list()[:MOST],
            challenges=Challenge.objects.for_today(user)[:MOST],
            promises=Commitment.objects.ours_due(user, today)[:MOST],
            renewals=Membership.objects.for_today(user, today)[:MOST],
            now=timezone.now(),
            unready=unready_visits(user, timezone.now())[:MOST],
            unreviewed=Event.objects.visible_to(user).awaiting_outcome(user, timezone.now())[:MOST],
            events=Event.objects.visible_to(user).planned().upcoming(timezone.now()).for_list()[:5],
            notes=Note.objects.visible_to(user).for_list()[:MOST],
            **kwargs,
        )


@needs(SIGNED_IN)
def search(request: HttpRequest) -> HttpResponse:
    """One search over everything one may see; typed answers come as a part of the page."""
    text = request.GET.get("q", "").strip()
    groups = search_everything(request.user, text, 5 if request.htmx else 20)
    context = {"search_text": text, "groups": groups}
    return render(request, "today/_answer.html" if request.htmx else "today/search.html", context)
