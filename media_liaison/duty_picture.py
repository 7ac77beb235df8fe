"""The rota as a picture: a line for each week, two bars for each turn's part of it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

from .duty_gaps import Stretch

if TYPE_CHECKING:
    from .models import DutyShift

WEEK, A_DAY = 7, timedelta(days=1)
NARROW = 0.1  # of a week: no name fits on a phone
TONES = 5  # colours there are for people; each bar also bears its name


@dataclass(frozen=True)
class Part:
    """A stretch of time somebody has, or nobody."""

    start: datetime
    end: datetime
    words: str
    is_primary: bool
    tone: int | None  # None: nobody's


@dataclass(frozen=True)
class Bar:
    """What of a part falls into a week: where it begins and how long it is, in percent."""

    x: str
    width: str
    part: Part
    has_name: bool  # room for it


@dataclass
class Week:
    """One line of the picture."""

    monday: date
    number: int  # of weeks from this one
    days: list[tuple[str, date]] = field(default_factory=list)
    bars: list[Bar] = field(default_factory=list)
    now: str = ""

    @property
    def label(self) -> str:
        """Which week it is, as people say it."""
        near = ("This week", "Next week")
        words = f"From {self.monday.day} {self.monday:%b}"
        return near[self.number] if self.number < len(near) else words

    @property
    def sentence(self) -> str:
        """What the line shows, for those who hear it."""
        return f"{self.label}. First to call: {self._names(True)}. Backup: {self._names(False)}."

    def _names(self, is_primary: bool) -> str:
        named = [bar.part.words for bar in self.bars if bar.part.is_primary == is_primary]
        return ", ".join(named) or "nobody"


@dataclass(frozen=True)
class Frame:
    """From which Monday the picture reaches how far, when now is, and on whose clock."""

    monday: date
    weeks: int
    now: datetime
    zone: tzinfo


def draw_weeks(turns: Sequence["DutyShift"], gaps: Iterable[Stretch], frame: Frame) -> list[Week]:
    """Return the lines of the picture."""
    parts = sorted([*_held(turns), *_nobody(gaps)], key=lambda part: part.start)
    drawn = [Week(frame.monday + timedelta(weeks=n), n) for n in range(frame.weeks)]
    for week in drawn:
        week.days = [(_text(n / WEEK), week.monday + n * A_DAY) for n in range(WEEK)]
        for part in parts:
            left, right = (_share(at, week.monday, frame.zone) for at in (part.start, part.end))
            if left < right:
                week.bars.append(Bar(_text(left), _text(right - left), part, right - left > NARROW))
        if 0 < (here := _share(frame.now, week.monday, frame.zone)) < 1:
            week.now = _text(here)
    return drawn


def _held(turns: Sequence["DutyShift"]) -> Iterator[Part]:
    tones = {key: n % TONES for n, key in enumerate(dict.fromkeys(t.user_id for t in turns))}
    for turn in turns:
        tone = tones[turn.user_id]
        yield Part(turn.starts_at, turn.ends_at, str(turn.user), turn.is_primary, tone)


def _nobody(gaps: Iterable[Stretch]) -> Iterator[Part]:
    for start, end in gaps:
        yield Part(start, end, "nobody", True, None)


def _share(at: datetime, monday: date, zone: tzinfo) -> float:
    """Return how much of a week is over at a moment, by the clock on the wall, from 0 to 1."""
    here = at.astimezone(zone)
    hours = here.hour + here.minute / 60
    return min(max(((here.date() - monday).days + hours / 24) / WEEK, 0.0), 1.0)


def _text(share: float) -> str:
    return f"{share * 100:.2f}%"
