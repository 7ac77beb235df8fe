"""The rota: whose turn it is, whose it will be, and where nobody is."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import DetailView, TemplateView

from contacts.forms.picker import NUMBER
from ssp_crm.access import NeedsMixin, needs
from ssp_crm.exports import export_response
from ssp_crm.history import changes, with_names
from ssp_crm.instants import day_begins
from ssp_crm.paging import KeysetPage, keyset_page
from ssp_crm.views import HouseCreateView, HouseUpdateView

from ..duty_gaps import find_gaps, gap_words
from ..duty_picture import Frame, draw_weeks
from ..exports import DUTY_COLUMNS
from ..forms.duty import DutyNoteForm, DutyShiftForm, NewDutyShiftForm
from ..models import DutyShift, PressRoom
from ..querysets import DutyShiftQuerySet
from ..querysets.duty import OnDuty
from ..services.duty import add_shifts, had_it_before, save_shift

WEEKS = 8
MOST_TURNS, MOST_GAPS = 400, 5


class DutyListView(NeedsMixin, TemplateView):
    """The coming eight weeks as a picture, who is on now, and where nobody is; or the past."""

    permission = "media_liaison.view_dutyshift"
    template_name = "media_liaison/dutyshift_list.html"

    def get_template_names(self) -> list[str]:
        is_past = "past" in self.request.GET
        return ["media_liaison/dutyshift_past.html" if is_past else self.template_name]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        now = timezone.now()
        turns = DutyShift.objects.visible_to(self.request.user).for_list()
        is_past = "past" in self.request.GET
        found = {"page": self.get_past(turns, now)} if is_past else coming(turns, now)
        removed = self.request.GET.get("removed", "")
        found["removed"] = removed if NUMBER.fullmatch(removed) else ""
        return super().get_context_data(now=now, **found, **kwargs)

    def get_past(self, turns: DutyShiftQuerySet, now: Any) -> KeysetPage:
        """Turns that are over, the newest first."""
        cursor = self.request.GET.get("page", "")
        return keyset_page(turns.past(now), "ends_at", cursor, descending=True)


def coming(turns: DutyShiftQuerySet, now: Any) -> dict[str, Any]:
    """Return what the page shows of the weeks to come."""
    today, zone = timezone.localdate(now), timezone.get_current_timezone()
    monday = today - timedelta(days=today.weekday())
    start, end = day_begins(monday), day_begins(monday + timedelta(weeks=WEEKS))
    found = list(turns.between(start, end)[:MOST_TURNS])
    held = [turn for turn in found if turn.user.is_active]
    gaps = find_gaps([(t.starts_at, t.ends_at) for t in held if t.is_primary], now, end)
    sentences = [gap_words(gap, now=now, until=end, zone=zone) for gap in gaps]
    return {
        "turns": [(turn, _has_backup(turn, held, now)) for turn in found if turn.ends_at > now],
        "duty": OnDuty.among(t for t in held if t.starts_at <= now < t.ends_at),
        "gaps": sentences[:MOST_GAPS],
        "more_gaps": len(sentences[MOST_GAPS:]),
        "weeks": draw_weeks(held, gaps, Frame(monday, WEEKS, now, zone)),
        "note": turns.last_note(now),
        "room": PressRoom.objects.current(),
    }


def _has_backup(turn: DutyShift, turns: Iterable[DutyShift], now: Any) -> bool:
    since = max(turn.starts_at, now)
    return turn.is_primary and any(
        not other.is_primary and other.starts_at < turn.ends_at and other.ends_at > since
        for other in turns
    )


@needs("contacts.export_contact")
def dutyshift_export(request: HttpRequest, kind: str) -> HttpResponseBase:
    """The whole rota in columns, the newest turn first."""
    turns = DutyShift.objects.visible_to(request.user).for_list().order_by("-starts_at", "pk")
    return export_response("press-duty", DUTY_COLUMNS, turns.iterator(2_000), kind)


class DutyDetailView(NeedsMixin, DetailView):
    """One turn: who has it, what they left for the next, and what was changed."""

    permission = "media_liaison.view_dutyshift"
    template_name = "media_liaison/dutyshift_detail.html"
    context_object_name = "turn"

    def get_queryset(self) -> DutyShiftQuerySet:
        return DutyShift.objects.visible_to(self.request.user).for_list()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        turn, user = self.object, self.request.user
        is_over = turn.ends_at <= timezone.now()
        return super().get_context_data(
            other=DutyShift.objects.opposite(turn),
            is_over=is_over,
            before=had_it_before(shift=turn) if turn.user == user and not is_over else None,
            changes=with_names(changes(turn, user=user)),
            **kwargs,
        )


class DutyCreateView(HouseCreateView):
    """Put a turn on the rota, once or each week."""

    permission = "media_liaison.add_dutyshift"
    form_class = NewDutyShiftForm
    title = "Add a turn"
    submit_label = "Add turn"

    def get_initial(self) -> dict[str, Any]:
        return {"user": self.request.user}

    def save(self, form: Any) -> str:
        weeks = form.cleaned_data["weeks"]
        saved = add_shifts(shift=form.save(commit=False), weeks=weeks)
        words = f"for {len(saved)} weeks" if weeks > 1 else "once"
        messages.success(self.request, f"{saved[0].user} is on the rota, {words}.")
        return reverse("media_liaison:dutyshift_list")


class DutyUpdateView(HouseUpdateView):
    """Change a turn."""

    permission = "media_liaison.change_dutyshift"
    form_class = DutyShiftForm
    title = "Edit a turn"

    def get_queryset(self) -> DutyShiftQuerySet:
        return DutyShift.objects.visible_to(self.request.user).for_list()

    def save(self, form: Any) -> str:
        self.object = save_shift(shift=form.save(commit=False))
        messages.success(self.request, "The turn is saved.")
        return self.object.get_absolute_url()


class DutyNoteView(HouseUpdateView):
    """Leave a note for whoever comes next: on one's own turn, or on any for the liaison."""

    permission = "media_liaison.view_dutyshift"
    form_class = DutyNoteForm
    title = "For whoever is on duty next"
    submit_label = "Save note"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        turn = turn_of(request, kwargs["pk"])
        if not DutyShift.objects.writable_by(request.user).filter(pk=turn.pk).exists():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_queryset(self) -> DutyShiftQuerySet:
        return DutyShift.objects.writable_by(self.request.user).for_list()

    def save(self, form: Any) -> str:
        address = super().save(form)
        messages.success(self.request, "The note is saved. Whoever is on duty next sees it first.")
        return address


def turn_of(request: HttpRequest, pk: int) -> DutyShift:
    """Return a turn this person may see. Raises Http404."""
    turns = DutyShift.objects.visible_to(request.user).for_list()
    turn: DutyShift = get_object_or_404(turns, pk=pk)
    return turn


def to_rota() -> HttpResponse:
    """Lead back to the rota."""
    return redirect("media_liaison:dutyshift_list")
