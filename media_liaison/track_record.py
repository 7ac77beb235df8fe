"""How a journalist or an outlet has dealt with us, as counts that lead to the pieces."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse

from .models import Coverage, Inquiry, Journalist, Outlet

if TYPE_CHECKING:
    from accounts.models import User

Accuracy, Depth, Wording = Coverage.Accuracy, Coverage.Depth, Coverage.Wording


@dataclass(frozen=True)
class Line:
    """A count in words, and where the pieces behind it are shown; "" for nothing to show."""

    words: str
    address: str


@dataclass(frozen=True)
class Record:
    """Counts of pieces, corrections and inquiries; `checked` are those we looked through."""

    pieces: int
    quoted: int
    features: int
    checked: int
    right: int
    slips: int
    wrong: int
    speaking: int
    person_first: int
    asked: int
    made: int
    inquiries: int
    answered: int
    query: str  # what filters a list to the same journalist or outlet

    @property
    def address(self) -> str:
        """Where all the pieces are shown."""
        return f"{reverse('media_liaison:coverage_list')}?{self.query}"

    @property
    def told(self) -> str:
        """Where what we told them is shown."""
        return f"{reverse('media_liaison:statement_list')}?{self.query}"

    @property
    def brief(self) -> str:
        """The track record in one line."""
        parts = [
            f"{self.pieces} {_plural(self.pieces, 'piece')}" if self.pieces else "",
            f"{self.right} of {self.checked} right" if self.checked else "",
            self._corrections if self.asked else "",
        ]
        return " · ".join(part for part in parts if part)

    @property
    def lines(self) -> list[Line]:
        """The counts there are, each with the pieces behind it."""
        return [Line(words, self._address(**choice)) for words, choice in self._counts()]

    def _counts(self) -> Iterator[tuple[str, dict[str, str]]]:
        if self.pieces:
            yield f"{self.pieces} {_plural(self.pieces, 'piece')}", {}
        if self.features:
            yield f"{self.features} about us", {"depth": Depth.FEATURE}
        if self.quoted:
            yield f"{self.quoted} quoted us", {"depth": Depth.QUOTED}
        if self.checked:
            yield f"{self.right} of {self.checked} right", {"accuracy": Accuracy.RIGHT}
        if self.slips:
            yield f"{self.slips} with small slips", {"accuracy": Accuracy.SMALL_SLIPS}
        if self.wrong:
            yield f"{self.wrong} wrong in what matters", {"accuracy": Accuracy.WRONG}
        if self.speaking:
            words = f"{self.person_first} of {self.speaking} in person-first words"
            yield words, {"wording": Wording.PERSON_FIRST}
        if self.asked:
            yield self._corrections, {"correction": "asked"}

    @property
    def _corrections(self) -> str:
        return f"asked {self.asked} {_plural(self.asked, 'correction')}, {self.made} made"

    def _address(self, **choice: str) -> str:
        return f"{self.address}&{urlencode(choice)}" if choice else self.address


def record_of(profile: Journalist | Outlet, user: "User") -> Record | None:
    """Return the track record in one query, or None for whoever may not read coverage."""
    if not user.has_perm("media_liaison.view_coverage"):
        return None
    name = str(profile._meta.model_name)
    asked = Inquiry.objects.visible_to(user).filter(**{name: OuterRef("pk")})
    counts = _pieces() | {
        "inquiries": _count(asked, name),
        "answered": _count(asked.filter(status=Inquiry.Status.ANSWERED), name),
    }
    rows = type(profile)._default_manager.filter(pk=profile.pk).order_by()
    found = rows.values("pk").annotate(**counts).values(*counts).get()
    return Record(**found, query=urlencode({name: filter_text(profile)}))


def filter_text(profile: Journalist | Outlet) -> str:
    """Return what stands in a list's filter for exactly this journalist or outlet."""
    return f"{profile.contact.name} #{profile.contact_id}"


def _pieces() -> dict[str, Count]:
    accurate, worded = "coverage__accuracy", "coverage__wording"
    which = {
        "pieces": Q(),
        "quoted": Q(coverage__depth=Depth.QUOTED),
        "features": Q(coverage__depth=Depth.FEATURE),
        "checked": ~Q(**{accurate: Accuracy.UNCHECKED}),
        "right": Q(**{accurate: Accuracy.RIGHT}),
        "slips": Q(**{accurate: Accuracy.SMALL_SLIPS}),
        "wrong": Q(**{accurate: Accuracy.WRONG}),
        "speaking": ~Q(**{worded: Wording.NONE}),
        "person_first": Q(**{worded: Wording.PERSON_FIRST}),
        "asked": Q(coverage__correction_asked_on__isnull=False),
        "made": Q(coverage__correction_made_on__isnull=False),
    }
    return {name: Count("coverage", filter=rows or None) for name, rows in which.items()}


def _count(rows: QuerySet[Inquiry], name: str) -> Coalesce:
    counted = rows.order_by().values(name).values(count=Count("pk"))
    return Coalesce(Subquery(counted), 0)


def _plural(count: int, word: str) -> str:
    return word if count == 1 else f"{word}s"
