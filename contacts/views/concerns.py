"""The neighbors' line: our public pages to tell a concern and to read our answer."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from ssp_crm.rate_limit import may_go_on

from ..forms.concern import ConcernForm, ReferenceForm
from ..models import Concern
from ..services.concerns import take_concern

TOLD_EACH, TOLD_TOGETHER = 5, 60  # an hour
ASKED_EACH, ASKED_TOGETHER = 30, 600
TOO_OFTEN = "We have had many messages just now. Nothing is lost: please try again in an hour."
UNKNOWN = "We know of no concern with this reference. Please look at it once more."


@login_not_required  # a neighbor has no account; honeypot, stamp and rate limit stand guard
def public_concern(request: HttpRequest) -> HttpResponse:
    """Tell us of a concern; the answer is a reference, shown once."""
    if not request.program.concerns_open:  # type: ignore[attr-defined]
        return render(request, "concerns/closed.html", status=404)
    form = ConcernForm(request.POST if request.method == "POST" else None)
    status = 422 if form.is_bound else 200
    if form.is_bound and form.is_valid():
        reference = form.reference(settings.SECRET_KEY)
        if form.is_by_a_machine:
            return _thanks(request, reference)
        if may_go_on(request, "concern", each=TOLD_EACH, together=TOLD_TOGETHER):
            take_concern(reference=reference, **form.told)
            return _thanks(request, reference)
        form.add_error(None, TOO_OFTEN)
        status = 429
    return render(request, "concerns/concern_form.html", {"form": form}, status=status)


def _thanks(request: HttpRequest, reference: str) -> HttpResponse:
    return render(request, "concerns/concern_thanks.html", {"reference": reference})


@login_not_required  # the reference is the key; it opens one concern's status and answer
def public_concern_status(request: HttpRequest) -> HttpResponse:
    """Say how far a concern is and what we answered, and nothing else."""
    form = ReferenceForm(request.POST if request.method == "POST" else None)
    if not form.is_bound or not form.is_valid():
        return _status_page(request, form, 422 if form.is_bound else 200)
    if not may_go_on(request, "reference", each=ASKED_EACH, together=ASKED_TOGETHER):
        form.add_error(None, TOO_OFTEN)
        return _status_page(request, form, 429)
    concern = Concern.objects.known_by(form.cleaned_data["reference"]).first()
    if concern is None:
        form.add_error(None, UNKNOWN)
        return _status_page(request, form, 422)
    context = {"concern": concern, "is_late": concern.challenge.is_late(timezone.now())}
    return render(request, "concerns/concern_status.html", context)


def _status_page(request: HttpRequest, form: ReferenceForm, status: int) -> HttpResponse:
    return render(request, "concerns/concern_ask.html", {"form": form}, status=status)
