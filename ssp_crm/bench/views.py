"""The page everything is measured against."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ssp_crm.access import SIGNED_IN, needs


@needs(SIGNED_IN)
def bare(request: HttpRequest) -> HttpResponse:
    """The base layout for a signed-in user, and nothing else."""
    return render(request, "base.html")
