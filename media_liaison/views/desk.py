"""The press desk: the look-up for a ringing phone, who is on duty, and who waits for us."""

from datetime import datetime
from typing import Any

from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.generic import TemplateView

from ssp_crm.access import NeedsMixin

from ..card import card_of
from ..models import DutyShift, Inquiry, Journalist, PressRoom
from ..querysets import JournalistQuerySet
from ..search import find_journalists, spoken_with_lately

MOST_FOUND = 25
MOST_LATELY = 8
MOST_OPEN = 6
CARD = "journalist-card"  # the element htmx asks for when only another row was chosen


class DeskView(NeedsMixin, TemplateView):
    """Journalists found by `?q=`, with the card of `?journalist=` or of the best match."""

    permission = "media_liaison.view_journalist"

    def get_template_names(self) -> list[str]:
        if not self.request.htmx:
            return ["media_liaison/desk.html"]
        part = "_card" if self.wants_card_only() else "_desk_answer"
        return [f"media_liaison/{part}.html"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        text = self.request.GET.get("q", "").strip()
        rows = [] if self.wants_card_only() else self.get_rows(text)
        chosen = self.get_chosen() or (rows[0] if text and rows else None)
        now = timezone.now()
        return super().get_context_data(
            text=text,
            rows=rows,
            now=now,
            card=card_of(chosen, self.request.user) if chosen else None,
            inquiries=() if chosen else self.get_open_inquiries(),
            **self.get_duty(now),
            **kwargs,
        )

    def get_open_inquiries(self) -> list[Inquiry]:
        """Those that wait for us, while no card stands in their place."""
        waiting = Inquiry.objects.visible_to(self.request.user).open()
        return list(waiting.for_list()[:MOST_OPEN])

    def get_duty(self, now: datetime) -> dict[str, Any]:
        """Who answers the press, for the page's head: a part of the page leaves it as it is."""
        if self.request.htmx:
            return {}
        duty = DutyShift.objects.visible_to(self.request.user).on_duty(now)
        return {"duty": duty, "room": PressRoom.objects.current()}

    def wants_card_only(self) -> bool:
        """Another row of the list on screen was chosen."""
        return bool(self.request.htmx and self.request.htmx.target == CARD)

    def get_queryset(self) -> JournalistQuerySet:
        """Everyone this person may look up."""
        return Journalist.objects.visible_to(self.request.user).active().for_list().with_told()

    def get_rows(self, text: str) -> list[Journalist]:
        """Those found, or before anything is typed those we spoke with lately."""
        if text:
            return find_journalists(self.get_queryset(), text, MOST_FOUND)
        return spoken_with_lately(self.get_queryset(), self.request.user, MOST_LATELY)

    def get_chosen(self) -> Journalist | None:
        """The journalist asked for by number."""
        number = self.request.GET.get("journalist", "")
        if not number:
            return None
        return get_object_or_404(self.get_queryset(), pk=number if number.isdecimal() else 0)
