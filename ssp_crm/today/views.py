"""The pages of the whole house: Today, the one search, and what waits to be mailed."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView

from contacts.models import Challenge, Commitment, Contact, FollowUp, Mention, Note
from events.models import Event
from events.visits import is_near, unready_visits
from ssp_crm.access import SIGNED_IN, NeedsMixin, needs
from ssp_crm.models import JobRun, Mail
from ssp_crm.outbox import JOB, refusal, try_again

from .outbox import is_late, silence
from .search import search_everything
from .waiting import waiting_for

MOST = 8
MOST_MAILS = 50


class TodayView(NeedsMixin, TemplateView):
    """What needs me today, and what is coming."""

    permission = SIGNED_IN
    template_name = "today/today.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, today, now = self.request.user, timezone.localdate(), timezone.now()
        follow_ups = list(FollowUp.objects.visible_to(user).of(user).open().for_list()[: MOST + 3])
        due = [row for row in follow_ups if row.due_on <= today]
        events = Event.objects.visible_to(user).planned().upcoming(now).for_list()[:5]
        quiet = Contact.objects.visible_to(user).of_lead(user).quiet(user, today)
        by_hour, by_day = waiting_for(user, now)
        return super().get_context_data(
            today=today,
            follow_ups=due[:MOST],
            coming=follow_ups[len(due) :][:3],
            quiet=quiet[:5],
            mentions=Mention.objects.waiting(user).for_list()[:MOST],
            challenges=Challenge.objects.for_today(user)[:MOST],
            promises=Commitment.objects.ours_due(user, today)[:MOST],
            by_hour=by_hour,
            by_day=by_day,
            now=now,
            unready=unready_visits(user, now)[:MOST],
            unreviewed=Event.objects.visible_to(user).awaiting_outcome(user, now)[:MOST],
            events=events,
            silence=self.get_silence(events, now),
            notes=Note.objects.visible_to(user).for_list()[:MOST],
            **kwargs,
        )

    def get_silence(self, events: Iterable[Event], now: datetime) -> dict[str, Any]:
        """When mails were last sent, for those who see to it, if that is too long ago."""
        if not self.request.user.has_perm("ssp_crm.view_mail"):
            return {}
        is_event_near = any(is_near(event, now) for event in events)
        is_silent, since = silence(is_event_near=is_event_near, now=now)
        return {"since": since} if is_silent else {}


@needs(SIGNED_IN)
def search(request: HttpRequest) -> HttpResponse:
    """One search over everything one may see; typed answers come as a part of the page."""
    text = request.GET.get("q", "").strip()
    groups = search_everything(request.user, text, 5 if request.htmx else 20)
    context = {"search_text": text, "groups": groups}
    return render(request, "today/_answer.html" if request.htmx else "today/search.html", context)


@needs("ssp_crm.view_mail")
def outbox(request: HttpRequest) -> HttpResponse:
    """Subject, to whom and when; the texts are nobody's to read here."""
    now, mails = timezone.now(), Mail.objects.visible_to(request.user).for_list()
    run, waiting = JobRun.objects.filter(job=JOB).first(), list(mails.waiting()[: MOST_MAILS + 1])
    context = {
        "waiting": waiting[:MOST_MAILS],
        "has_more": len(waiting) > MOST_MAILS,
        "given_up": mails.given_up()[:MOST_MAILS],
        "run": run,
        "is_late": is_late(run.ended_at if run else None, now),
        "now": now,
    }
    return render(request, "today/outbox.html", context)


@needs("ssp_crm.change_mail")
@require_POST
def mail_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a mail be sent with the next run after all."""
    mail = get_object_or_404(Mail.objects.visible_to(request.user), pk=pk)
    if sentence := refusal(mail):
        messages.warning(request, sentence)
        return redirect("outbox")
    mail = try_again(mail=mail)
    words = "was sent meanwhile" if mail.sent_at else "goes out with the next run"
    messages.success(request, f"“{mail}” {words}.")
    return redirect("outbox")
