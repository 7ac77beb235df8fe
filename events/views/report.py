"""What a year of events came to, as a page and as a file."""

import re
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.views.generic import TemplateView

from ssp_crm.access import NeedsMixin, needs
from ssp_crm.exports import export_response

from ..month import YEARS
from ..report import YearReport, columns, year_report

YEAR = re.compile(r"[0-9]{4}")


def asked_report(request: HttpRequest) -> YearReport:
    """Return the report of the year an address names, or of this one."""
    text, this_year = request.GET.get("year", ""), timezone.localdate().year
    asked = int(text) if YEAR.fullmatch(text) else this_year
    year = asked if asked in YEARS and asked - 1 in YEARS else this_year
    return year_report(request.user, year, timezone.now())


class ReportView(NeedsMixin, TemplateView):
    """A year by kind, against the year before."""

    permission = "events.view_event"
    template_name = "events/report.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        report = asked_report(self.request)
        now = timezone.localdate()
        following = report.year + 1 if report.year < now.year else None
        return super().get_context_data(report=report, today=now, following=following, **kwargs)


@needs("contacts.export_contact")
def report_export(request: HttpRequest, kind: str) -> HttpResponseBase:
    """The same table as a file."""
    report = asked_report(request)
    rows = [*report.rows, report.total]
    return export_response(f"events-{report.year}", columns(report), rows, kind)
