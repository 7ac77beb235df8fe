"""Private calendar addresses: the calendar itself, and the page where one makes and stops them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import conditional_page, require_POST, require_safe

from ssp_crm.access import needs
from ssp_crm.outbox import house_host
from ssp_crm.views import form_data, save_once

from ..feed_items import also_for
from ..forms.feed import FeedForm
from ..ical_feed import AHEAD, BEHIND, feed_ics
from ..models import CalendarFeed, Event
from ..services.feeds import make_feed, stop_feed

SHOWN_ONCE = (
    "This address is made already, and it is shown only once. Not copied? Stop it and make another."
)


@login_not_required  # a calendar app cannot sign in: the token in the address is the key
@require_safe
@conditional_page
def public_feed(request: HttpRequest, token: str) -> HttpResponse:
    """What one person sees on the calendar, for as long as they may see it."""
    feed = get_object_or_404(CalendarFeed.objects.opened_by(token))
    if not feed.user.has_perm("events.view_event"):  # nobody has one whose account is closed
        raise Http404
    now = timezone.now()
    span = (now - BEHIND, now + AHEAD)
    events = Event.objects.visible_to(feed.user).between(*span).for_feed()
    name = request.program.name  # type: ignore[attr-defined]
    body = feed_ics(events, name=name, host=house_host(), also=also_for(feed.user, *span))
    response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    # Kept by nobody in between; the app itself asks each time whether something changed.
    response["Cache-Control"] = "private, no-cache"
    # Saved from a browser, a file would otherwise bear the token as its name.
    response["Content-Disposition"] = 'inline; filename="calendar.ics"'
    return response


@needs("events.view_event")
def feed_list(request: HttpRequest) -> HttpResponse:
    """My calendar addresses, and a new one, shown once."""
    form = FeedForm(form_data(request))
    if request.method == "POST" and form.is_valid():
        made: list[str] = []

        def save() -> str:
            made.append(make_feed(user=request.user, label=form.cleaned_data["label"]))
            return reverse("events:feed_list")

        address = save_once(request, form, save)
        if made:
            return _made_page(request, made[0], form.cleaned_data["label"])
        if address:
            messages.info(request, SHOWN_ONCE)
            return redirect(address)
    feeds = CalendarFeed.objects.visible_to(request.user).for_list()
    context = {"form": form, "feeds": feeds}
    return render(request, "events/feed_list.html", context, status=422 if form.errors else 200)


def _made_page(request: HttpRequest, token: str, label: str) -> HttpResponse:
    address = request.build_absolute_uri(reverse("public_feed", args=[token]))
    return render(request, "events/feed_made.html", {"address": address, "label": label})


@needs("events.view_event")
@require_POST
def feed_stop(request: HttpRequest, pk: int) -> HttpResponse:
    """Close one of my calendar addresses; a phone that still has it gets nothing new."""
    feed = get_object_or_404(CalendarFeed.objects.visible_to(request.user), pk=pk)
    stop_feed(feed=feed)
    messages.success(
        request, f"The address for “{feed}” is stopped. Remove the calendar there too."
    )
    return redirect("events:feed_list")
