"""`manage.py bench`: the performance table."""

import json
import logging
import threading
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from ssp_crm.assets import Assets, AssetsError
from ssp_crm.bench.browser import BenchError
from ssp_crm.bench.measure import Measurement, machine, sizes
from ssp_crm.bench.target import Target, database_of, using
from ssp_crm.database import DatabaseUnusableError, check_database
from ssp_crm.serving import ServerError, stop_on_signals

from .seed import positive

COLUMNS = {
    "page": "page",
    "p50_ms": "p50 ms",
    "p95_ms": "p95 ms",
    "ratio": "÷ bare",
    "queries": "queries",
    "bytes": "bytes",
    "gzip_bytes": "gzip",
    "growth": "growth",
}


class Command(BaseCommand):
    """Measure every page against the bare page; never fails by a time, it reports."""

    help = "Measure every page, through gunicorn and the whole stack, against the bare page."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--contacts", type=positive, help="measure with so many contacts")
        parser.add_argument("--compare", type=positive, help="and with so many, for growth")
        parser.add_argument("--requests", type=positive, default=200, help="for each page (200)")
        parser.add_argument("--json", metavar="FILE", help="write the table there as well")

    def handle(self, *args: Any, **options: Any) -> None:
        stopping = stop_on_signals()
        assets = Assets()
        # A page that is not there is reported below; Django's own line about it says no more.
        logging.getLogger("django.request").setLevel(logging.CRITICAL)
        try:
            check_database()
            assets.start()
            self.measure(options, assets, stopping)
        except (AssetsError, BenchError, DatabaseUnusableError, ServerError) as error:
            raise CommandError(str(error)) from error
        finally:
            assets.abandon()

    def measure(self, options: dict[str, Any], assets: Assets, stopping: threading.Event) -> None:
        """Prepare the databases, measure, and report."""
        wanted = [options["contacts"], *([options["compare"]] if options["compare"] else [])]
        names = [database_of(contacts, self.say) for contacts in wanted]
        assets.finish()
        with ExitStack() as stack:
            targets = []
            for name in names:
                with using(name):
                    targets.append(Target(assets.folder, stopping))
                stack.callback(targets[-1].close)
            measurement = Measurement(targets)
            measurement.run(options["requests"], stopping)
        if stopping.is_set():
            raise CommandError("Stopped before the end: nothing is reported.")
        with using(names[0]):
            report = {"machine": machine(), "sizes": sizes(), "requests": options["requests"]}
        self.report({**report, "rows": measurement.rows()}, measurement.missing, options["json"])

    def report(self, report: dict[str, Any], missing: dict[str, str], file: str | None) -> None:
        """Print the table, and write it to a file if asked."""
        held = ", ".join(f"{count:,} {name}" for name, count in report["sizes"].items())
        self.say(f"{held}; {report['requests']} requests each")
        for line in table(report["rows"]):
            self.say(line)
        for page, why in missing.items():
            self.say(f"Not measured: {page} ({why}).")
        if file:
            Path(file).write_text(json.dumps(report, indent=2, ensure_ascii=False) + "\n")

    def say(self, line: str) -> None:
        """Print a line at once, even into a pipe."""
        self.stdout.write(line)
        self.stdout.flush()


def table(rows: list[dict[str, Any]]) -> list[str]:
    """Return the lines of a table with as many columns as there is something to say."""
    keys = [key for key in COLUMNS if any(key in row for row in rows)]
    cells = [[COLUMNS[key] for key in keys]]
    cells += [
        [
            "–" if row[key] is None else f"{row[key]:,}" if key != "page" else row[key]
            for key in keys
        ]
        for row in rows
    ]
    widths = [max(len(line[i]) for line in cells) for i in range(len(keys))]
    return [
        "  ".join(
            cell.ljust(width) if i == 0 else cell.rjust(width)
            for i, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        for line in cells
    ]
