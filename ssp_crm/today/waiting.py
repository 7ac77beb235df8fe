"""What waits for somebody and has a time: asked of every room in one query.

A new kind is one entry in KINDS: its words, its page, who is told of it, and its rows.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Case, CharField, DateTimeField, Q, QuerySet, Value, When
from django.db.models.functions import Cast, Coalesce, TruncDate
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from contacts.models import Membership
from library.models import Message
from media_liaison.deadline_clock import Clock, clock_of
from media_liaison.models import Consent, DutyShift, Inquiry, Post
from ssp_crm.time_words import day_words, moment_words

MOST = 8  # of one kind, but of what runs out by the hour nothing is left out
OVER = timedelta(days=30)  # so long a consent that ran out is told of
WHO = Coalesce("journalist__contact__name", "caller")  # in the directory, or not yet
Rows = tuple[QuerySet[Any], Any, Any, Any]


@dataclass(frozen=True)
class Kind:
    """One kind of thing: what it is called, who is told of it, its page, and which rows.

    `rows` gives a queryset and three of its columns: the time, what, and with whom or where.
    """

    word: str
    icon: str
    due: str  # what its time means
    permission: str
    page: str
    rows: Callable[[User, datetime], Rows]
    is_one_page: bool = False
    has_clock: bool = False  # a time of day that runs out, not a day
    runs_out: bool = True  # its day is one to keep


@dataclass(frozen=True)
class Waiting:
    """One thing that waits."""

    kind: Kind
    pk: int
    at: datetime
    what: str
    about: str
    now: datetime

    @property
    def address(self) -> str:
        """Its page."""
        return reverse(self.kind.page, args=[] if self.kind.is_one_page else [self.pk])

    @property
    def clock(self) -> Clock:
        """How much time is left, in words and a tone."""
        return clock_of(self.at, self.now, timezone.get_current_timezone())

    @property
    def when(self) -> str:
        """Its time, as people say it: a day came as UTC's midnight."""
        if self.kind.has_clock:
            return moment_words(timezone.localtime(self.at))
        return day_words(self.at.date())

    @property
    def is_late(self) -> bool:
        """Its time is over."""
        if self.kind.has_clock:
            return self.at < self.now
        if not self.kind.runs_out:
            return False
        return self.at.date() < timezone.localtime(self.now).date()


def inquiries(user: User, now: datetime) -> Rows:
    """Those everybody should know of, and one's own."""
    rows = Inquiry.objects.visible_to(user).pressing_or_of(user, now)
    return rows, "deadline_at", "question", WHO


def unhurried(user: User, now: datetime) -> Rows:
    """Those without a deadline: one's own, and those nobody sees to for whoever can take them."""
    mine = Q(assigned_to=user)
    if user.has_perm("media_liaison.change_inquiry"):
        mine |= Q(assigned_to=None)
    rows = Inquiry.objects.visible_to(user).open().filter(mine, deadline_at=None)
    return rows, TruncDate("received_at"), "question", WHO


def unassigned(user: User, now: datetime) -> Rows:
    """Those with a deadline that does not press yet, and nobody who sees to them."""
    rows = Inquiry.objects.visible_to(user).open().not_pressing(now).filter(assigned_to=None)
    return rows, "deadline_at", "question", WHO


def duty(user: User, now: datetime) -> Rows:
    """One's own turn, while it lasts."""
    mine = DutyShift.objects.visible_to(user).at(now).filter(user=user)
    primary = When(role=DutyShift.Role.PRIMARY, then=Value("You are the first to call"))
    what = Case(primary, default=Value("You are the backup for the press"))
    return mine, "ends_at", what, "number"


def reviews(user: User, now: datetime) -> Rows:
    """Messages to look at again."""
    rows = Message.objects.visible_to(user).to_review(_today(now))
    return rows, "review_on", "concern", "topic"


def consents(user: User, now: datetime) -> Rows:
    """Those that end soon, or did lately."""
    today = _today(now)
    rows = Consent.objects.visible_to(user).ending(today).filter(until__gte=today - OVER)
    return rows, "until", "chosen_name", "purpose"


def posts(user: User, now: datetime) -> Rows:
    """What should be out by today."""
    rows = Post.objects.visible_to(user).planned().filter(planned_on__lte=_today(now))
    return rows.order_by("planned_on", "pk"), "planned_on", "title", "channel__handle"


def renewals(user: User, now: datetime) -> Rows:
    """Memberships to renew."""
    rows = Membership.objects.visible_to(user).renewing(_today(now)).order_by("renews_on", "pk")
    who = Coalesce("representative__name", Value("nobody represents us yet"))
    return rows, "renews_on", "organization__name", who


def _columns(slug: str, rows: QuerySet[Any], at: Any, what: Any, about: Any) -> Any:
    """The same types for every kind, so that all of them fit into one answer."""
    words = (Cast(told, CharField()) for told in (what, about))
    return rows.values_list(Value(slug), "pk", Cast(at, DateTimeField()), *words)


def _today(now: datetime) -> date:
    return timezone.localtime(now).date()


KINDS = {
    "inquiry": Kind(
        "Press",
        "phone-incoming",
        "deadline",
        "media_liaison.view_inquiry",
        "media_liaison:inquiry_detail",
        inquiries,
        has_clock=True,
    ),
    "duty": Kind(
        "Duty",
        "megaphone",
        "until",
        "media_liaison.view_dutyshift",
        "media_liaison:dutyshift_list",
        duty,
        is_one_page=True,
        has_clock=True,
    ),
    "unassigned": Kind(
        "Nobody sees to it yet",
        "phone-incoming",
        "deadline",
        "media_liaison.change_inquiry",
        "media_liaison:inquiry_detail",
        unassigned,
        has_clock=True,
    ),
    "unhurried": Kind(
        "Press",
        "phone-incoming",
        "asked",
        "media_liaison.view_inquiry",
        "media_liaison:inquiry_detail",
        unhurried,
        runs_out=False,
    ),
    "review": Kind(
        "Message",
        "message-circle-heart",
        "look at it again by",
        "library.approve_message",
        "library:message_detail",
        reviews,
    ),
    "consent": Kind(
        "Consent",
        "quote",
        "ends",
        "media_liaison.view_consent",
        "media_liaison:consent_detail",
        consents,
    ),
    "post": Kind(
        "Post",
        "megaphone",
        "for",
        "media_liaison.change_post",
        "media_liaison:post_detail",
        posts,
    ),
    "renewal": Kind(
        "Membership",
        "id-card",
        "renew by",
        "contacts.view_membership",
        "contacts:membership_detail",
        renewals,
    ),
}


def waiting_for(user: User, now: datetime) -> tuple[list[Waiting], list[Waiting]]:
    """Return what runs out by the hour, and what is due by a day, each by its time; one query."""
    parts = [
        _columns(slug, *kind.rows(user, now))[: None if kind.has_clock else MOST]
        for slug, kind in KINDS.items()
        if user.has_perm(kind.permission)
    ]
    if not parts:
        return [], []
    rows = parts[0].union(*parts[1:], all=True)
    found = [Waiting(KINDS[slug], pk, at, what, about, now) for slug, pk, at, what, about in rows]
    found.sort(key=lambda one: (one.at, one.what))
    by_hour = [one for one in found if one.kind.has_clock]
    return by_hour, [one for one in found if not one.kind.has_clock]
