"""Our public pages for visitors: what is coming up, signing up, and asking for another date."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.cache import patch_vary_headers
from django.utils.translation.trans_real import parse_accept_lang_header
from django.views.decorators.http import conditional_page, require_safe

from ssp_crm.outbox import house_host
from ssp_crm.rate_limit import may_go_on

from ..forms.visitor import OwnAnswerForm, SignUpForm, WishForm
from ..ical_feed import AHEAD, BEHIND, feed_ics
from ..models import Event, Language, Rsvp
from ..public_events import public_event
from ..services.guests import answer_rsvp
from ..services.visitors import ask_for_date, sign_up
from ..visitor_mail import answer_words, letter_about, rsvp_by
from ..visitor_words import in_language, sentences

SIGN_UPS_EACH, SIGN_UPS_TOGETHER = 10, 120  # an hour
WISHES_EACH, WISHES_TOGETHER = 5, 60
CHANGES_EACH, CHANGES_TOGETHER = 30, 600
MOST_SHOWN = 60  # the feed has them all


def language_of(request: HttpRequest) -> str:
    """Return the language a visitor chose by a link, or else the one their browser asks for."""
    chosen = request.GET.get("lang", "")
    if chosen in Language:
        return chosen
    asked = parse_accept_lang_header(request.headers.get("Accept-Language", "").lower())
    spoken = [code[:2] for code, _ in asked if code[:2] in Language]
    return spoken[0] if spoken else Language.ENGLISH.value


def for_visitors(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Return a view in the visitor's language; closed, or of something unknown, it is a kind 404.

    Django's own sentences, such as a form's errors, are in that language too.
    """

    @wraps(view)
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        language = language_of(request)
        with translation.override(language):
            try:
                is_open = request.program.visits_open  # type: ignore[attr-defined]
                response = (view if is_open else _closed)(request, language, *args, **kwargs)
            except Http404:
                response = _notice(request, language, "unknown", status=404)
        patch_vary_headers(response, ["Accept-Language"])
        return response

    return opened


def _closed(request: HttpRequest, language: str, **kwargs: Any) -> HttpResponse:
    return _notice(request, language, "closed", status=404)


def _notice(request: HttpRequest, language: str, about: str, status: int = 200) -> HttpResponse:
    say = sentences(language)
    context = {"title": say[about], "text": say[f"{about}_text"], "is_closed": about == "closed"}
    return _page(request, language, "visit/notice.html", context, status)


def _page(
    request: HttpRequest, language: str, name: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    program = request.program  # type: ignore[attr-defined]
    text, text_language = in_language(program.visit_text, program.visit_text_es, language)
    shared = {
        "say": sentences(language),
        "lang": language,
        "other": next(code for code in Language.values if code != language),
        "visit_text": text,
        "visit_text_language": text_language,
    }
    return render(request, name, {**shared, **context}, status=status)


@login_not_required  # neighbors have no account; it shows public events alone
@require_safe
@for_visitors
def public_visit(request: HttpRequest, language: str) -> HttpResponse:
    """What a visit is like, and the public events to come."""
    now = timezone.now()
    coming = Event.objects.public().upcoming(now).for_visitors()[:MOST_SHOWN]
    events = [public_event(event, language, now) for event in coming]
    feed = request.build_absolute_uri(reverse("public_visit_feed"))
    context = {"events": events, "feed": feed}
    return _page(request, language, "visit/visit.html", context)


@login_not_required  # whoever signs up has no account; honeypot, stamp and rate limit stand guard
@for_visitors
def public_visit_event(request: HttpRequest, language: str, pk: int) -> HttpResponse:
    """One public event, and signing up for it; the answer tells nobody who was on the list."""
    now = timezone.now()
    event = get_object_or_404(Event.objects.public().upcoming(now).for_visitors(), pk=pk)
    shown = public_event(event, language, now)
    form = SignUpForm(_posted(request), say=sentences(language), language=language)

    def save() -> None:
        letter = letter_about(
            event,
            language=form.told["language"],
            program=request.program,  # type: ignore[attr-defined]
            now=now,
        )
        sign_up(event=event, told=form.told, letter=letter, now=now)

    limits = ("visit", SIGN_UPS_EACH, SIGN_UPS_TOGETHER)
    status = _take(request, language, form, limits, save)
    if status == HTTPStatus.CREATED:
        return _notice(request, language, "thanks")
    context = {"event": shown, "form": form, "privacy": _privacy(request, language, "privacy")}
    return _page(request, language, "visit/event.html", context, status)


@login_not_required  # a visitor has no account; honeypot, stamp and rate limit stand guard
@for_visitors
def public_visit_ask(request: HttpRequest, language: str) -> HttpResponse:
    """Ask for a date that is not on the page."""
    form = WishForm(_posted(request), say=sentences(language), language=language)

    def save() -> None:
        ask_for_date(told=form.told, stamp=form.cleaned_data["stamp"])

    limits = ("visit-wish", WISHES_EACH, WISHES_TOGETHER)
    status = _take(request, language, form, limits, save)
    if status == HTTPStatus.CREATED:
        return _notice(request, language, "thanks_ask")
    context = {"form": form, "privacy": _privacy(request, language, "privacy_ask")}
    return _page(request, language, "visit/ask.html", context, status)


def _take(
    request: HttpRequest,
    language: str,
    form: SignUpForm | WishForm,
    limits: tuple[str, int, int],
    save: Callable[[], None],
) -> int:
    """Save what a form was told and return 201, or the status of the form shown again.

    A machine that filled in everything is answered as if it had been saved.
    """
    if not form.is_bound:
        return 200
    if not form.is_valid():
        return 422
    if form.is_by_a_machine:
        return HTTPStatus.CREATED
    what, each, together = limits
    if not may_go_on(request, what, each=each, together=together):
        form.add_error(None, sentences(language)["too_often"])
        return 429
    try:
        save()
    except ValidationError as error:
        form.add_error(None, _why_not(error, sentences(language)))
        return 422
    return HTTPStatus.CREATED


@login_not_required  # the signed token is the key; it opens one visitor's answer
@for_visitors
def public_visit_answer(request: HttpRequest, language: str, token: str) -> HttpResponse:
    """A visitor's own sign-up, to change or to cancel; only a button changes anything."""
    now, rsvp, say = timezone.now(), rsvp_by(token), sentences(language)
    if rsvp is None:
        raise Http404
    event = Event.objects.for_visitors().get(pk=rsvp.event_id)
    answer = answer_words(rsvp, say)
    form = OwnAnswerForm(_posted(request), say=say, initial={"party": rsvp.party})
    if form.is_bound and form.is_valid():
        if not may_go_on(request, "visit-yours", each=CHANGES_EACH, together=CHANGES_TOGETHER):
            form.add_error(None, say["too_often"])
        elif _is_changed(rsvp, form, say):
            return redirect(f"{request.path}?lang={language}")
    shown = public_event(event, language, now)
    context = {"event": shown, "rsvp": rsvp, "form": form, "answer": answer}
    status = 422 if form.is_bound else 200
    return _page(request, language, "visit/answer.html", context, status)


def _is_changed(rsvp: Rsvp, form: OwnAnswerForm, say: dict[str, str]) -> bool:
    data = form.cleaned_data
    try:
        answer_rsvp(rsvp=rsvp, answer=data["answer"], party=data["party"])
    except ValidationError as error:
        form.add_error(None, _why_not(error, say))
        return False
    return True


def _why_not(error: ValidationError, say: dict[str, str]) -> str:
    """Not enough places, or cancelled or over since the page was opened."""
    is_about_places = "party" in getattr(error, "error_dict", {})
    return say["too_many" if is_about_places else "too_late"]


@login_not_required  # a calendar app cannot sign in; it holds public events alone
@require_safe
@conditional_page
@for_visitors
def public_visit_feed(request: HttpRequest, language: str) -> HttpResponse:
    """Our public events as a calendar anybody may subscribe to (RFC 5545)."""
    now = timezone.now()
    events = Event.objects.public().between(now - BEHIND, now + AHEAD).for_feed()
    name = request.program.name  # type: ignore[attr-defined]
    body = feed_ics(events, name=name, host=house_host())
    response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    response["Cache-Control"] = "no-cache"  # an app asks each time whether something changed
    response["Content-Disposition"] = 'inline; filename="events.ics"'
    return response


def _posted(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _privacy(request: HttpRequest, language: str, name: str) -> str:
    days = request.program.visitor_days  # type: ignore[attr-defined]
    return sentences(language)[name].format(days=days)
