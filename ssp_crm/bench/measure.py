"""Ask for every page in turn, beside the bare page, and say how long it took."""

import os
import platform
import statistics
import threading
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import django
from django.db import connection

from contacts.models import Contact, Note
from events.models import Event
from media_liaison.models import Journalist

from .browser import Answer, BenchError
from .pages import BARE, PAGES, Page
from .target import Target

WARM_UP = 6


@dataclass
class Times:
    """What one page took in one database."""

    seconds: list[float] = field(default_factory=list)
    sent: list[int] = field(default_factory=list)
    compressed: int = 0

    def percentile(self, percent: int) -> float:
        """Milliseconds that so many of a hundred requests did not exceed."""
        if len(self.seconds) == 1:
            return self.seconds[0] * 1000
        return statistics.quantiles(self.seconds, n=100, method="inclusive")[percent - 1] * 1000


class Measurement:
    """All pages of all targets; pages that a database cannot show are left out and named."""

    def __init__(self, targets: list[Target]) -> None:
        self.targets = targets
        self.times: dict[tuple[int, str], Times] = defaultdict(Times)
        self.missing = {name: why for target in targets for name, why in target.missing.items()}

    def run(self, requests: int, stopping: threading.Event) -> None:
        """Warm up, then go round and round, so that a noisy moment hits all pages alike."""
        self._warm_up(min(requests, WARM_UP))
        for turn in range(requests):
            for target, page in self._measured():
                if stopping.is_set():
                    return
                self._measure(target, page, turn)

    def _measured(self) -> Iterator[tuple[int, Page]]:
        for page in PAGES:
            if page.name not in self.missing:
                for number in range(len(self.targets)):
                    yield number, page

    def _warm_up(self, turns: int) -> None:
        for number, page in list(self._measured()):
            for turn in range(turns):
                answer = self._ask(number, page, turn)
            self.times[number, page.name].compressed = answer.compressed

    def _measure(self, number: int, page: Page, turn: int) -> None:
        answer = self._ask(number, page, turn)
        times = self.times[number, page.name]
        times.seconds.append(answer.seconds)
        times.sent.append(answer.sent)

    def _ask(self, number: int, page: Page, turn: int) -> Answer:
        target = self.targets[number]
        paths, browser = target.paths[page.name], target.browser
        path = paths[turn % len(paths)]
        answer = browser.post(path, page.typed(path)) if page.typed else browser.get(path)
        if answer.status != page.status:
            raise BenchError(f"{path} answered {answer.status} in the middle of the measurement.")
        return answer

    def rows(self) -> list[dict[str, Any]]:
        """One row for each measured page; growth where there is a second database."""
        return [self._row(page) for page in PAGES if (0, page.name) in self.times]

    def _row(self, page: Page) -> dict[str, Any]:
        times, target = self.times[0, page.name], self.targets[0]
        p50 = times.percentile(50)
        row = {
            "page": page.name,
            "path": target.paths[page.name][0],
            "p50_ms": round(p50, 2),
            "p95_ms": round(times.percentile(95), 2),
            "ratio": round(p50 / self.times[0, BARE.name].percentile(50), 2),
            "queries": target.queries[page.name],
            "bytes": round(statistics.median(times.sent)),
            "gzip_bytes": times.compressed,
        }
        if len(self.targets) > 1:
            row["growth"] = round(p50 / self.times[1, page.name].percentile(50), 2)
        return row


def machine() -> dict[str, Any]:
    """What the figures were measured on."""
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        server = cursor.fetchone()[0]
    return {
        "system": platform.platform(),
        "python": platform.python_version(),
        "django": django.__version__,
        "postgresql": server,
        "cores": os.cpu_count() or 1,
    }


def sizes() -> dict[str, int]:
    """How much the database in use holds."""
    models = (Contact, Note, Journalist, Event)
    return {str(model._meta.verbose_name_plural): model.objects.count() for model in models}
