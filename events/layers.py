"""What the calendar shows besides events, each for those with the right, each with its switch.

A new layer is one entry in LAYERS, or one `register` of a later app. All that are switched on come
in one query, and the hosts to filter by come along with them.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet, Value
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from contacts.models import FollowUp, Membership

from .models import Event

MOST = 300  # rows of one layer in one picture
HOST = "host"
Rows = QuerySet[Any, tuple[Any, ...]]


def follow_ups(user: User, first: date, end: date) -> Rows:
    """What somebody will do themselves."""
    mine = FollowUp.objects.visible_to(user).of(user).open().due_between(first, end)
    rows: Rows = mine.values_list(Value("follow-ups"), "pk", "due_on", "what", "contact__name")
    return rows


def renewals(user: User, first: date, end: date) -> Rows:
    """Where our membership runs out."""
    current = Membership.objects.visible_to(user).current(timezone.localdate())
    named = current.renewing_between(first, end)
    rows: Rows = named.values_list(
        Value("renewals"), "pk", "renews_on", "organization__name", Value("")
    )
    return rows


@dataclass(frozen=True)
class Layer:
    """One kind of thing with a day: its switch, its word and icon, its page and its rows.

    `rows` gives five columns: the layer's slug, the key, the day, what, and with whom. With
    `is_one_page` all of them stand on the same page.
    """

    slug: str
    label: str
    word: str
    icon: str
    permission: str
    page: str
    rows: Callable[[User, date, date], Rows]
    is_one_page: bool = False


LAYERS = {
    layer.slug: layer
    for layer in (
        Layer(
            "follow-ups",
            "My follow-ups",
            "Follow-up",
            "list-checks",
            "contacts.view_followup",
            "contacts:followup_edit",
            follow_ups,
        ),
        Layer(
            "renewals",
            "Renewals",
            "Renewal",
            "calendar-clock",
            "contacts.view_membership",
            "contacts:membership_detail",
            renewals,
        ),
    )
}


def register(layer: Layer) -> None:
    """Let a later app show something in the calendar (its apps.py)."""
    LAYERS[layer.slug] = layer


@dataclass(frozen=True)
class Item:
    """One thing of a layer on its day."""

    layer: Layer
    pk: int
    title: str
    about: str

    @property
    def address(self) -> str:
        """Its page."""
        return reverse(self.layer.page, args=[] if self.layer.is_one_page else [self.pk])


@dataclass(frozen=True)
class Also:
    """What was found: things by day, and hosts by name."""

    days: dict[date, list[Item]]
    hosts: list[tuple[int, str]]


def layers_for(user: User) -> list[Layer]:
    """Return the layers somebody may switch on."""
    return [layer for layer in LAYERS.values() if user.has_perm(layer.permission)]


def read_also(user: User, slugs: Iterable[str], first: date, end: date) -> Also:
    """Return hosts, and the chosen layers from first up to, not including, end; in one query."""
    chosen = [layer for layer in layers_for(user) if layer.slug in set(slugs)]
    parts = [layer.rows(user, first, end)[:MOST] for layer in chosen]
    hosts = Event.objects.visible_to(user).hosts(HOST)
    days: dict[date, list[Item]] = {}
    named: list[tuple[int, str]] = []
    for slug, pk, day, title, about in hosts.union(*parts, all=True):
        if slug == HOST:
            named.append((pk, title))
        else:
            days.setdefault(day, []).append(Item(LAYERS[slug], pk, title, about))
    for items in days.values():
        items.sort(key=lambda item: (item.layer.slug, item.title, item.pk))
    return Also(days, sorted(named, key=lambda host: host[1].casefold()))
