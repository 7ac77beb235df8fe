"""Who does not know our liaison yet, and the letter that tells them."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.http import require_POST

from contacts.forms.picker import NUMBER
from ssp_crm.access import needs
from ssp_crm.exports import export_response
from ssp_crm.views import HouseListView, form_data, save_once

from ..exports import INTRODUCTION_COLUMNS
from ..forms.introductions import (
    MOST_LETTERS,
    PREVIEW,
    IntroductionFilterForm,
    LetterForm,
    doubts_about,
    first_letter,
)
from ..known_picture import draw_known
from ..letters import Letter
from ..models import Journalist, Outlet, PressRoom
from ..querysets import JournalistQuerySet
from ..services.introductions import (
    Introduced,
    Way,
    introduce,
    knows,
    take_back,
    values_for,
    values_for_all,
)

MOST_LOCAL = 500
MOST_NAMED = 12
LIST = "media_liaison:introduction_list"
PRINTED = '{} <a href="{}">Print these letters</a> again whenever you need to.'


def not_told(request: HttpRequest, room: PressRoom) -> JournalistQuerySet:
    """Return those this person may see who do not know our liaison, with what a row shows."""
    visible = Journalist.objects.visible_to(request.user)
    return visible.not_told(room).for_list().local_first().select_related("told_by", "told_of")


class IntroductionListView(HouseListView):
    """Journalists who do not know whom to call here, and how much of the local press does."""

    permission = "media_liaison.view_journalist"
    template_name = "media_liaison/introduction_list.html"
    part_name = "media_liaison/_introduction_list.html"
    filter_class = IntroductionFilterForm
    columns = {"place": ("Local press first", "place", False)}

    def get_queryset(self) -> JournalistQuerySet:
        self.room = PressRoom.objects.current()
        return not_told(self.request, self.room)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        local = [] if self.request.htmx or not self.room.liaison else self.get_local()
        unknowing = [outlet for outlet in local if not outlet.knows_us]
        return {
            **context,
            "room": self.room,
            "picture": draw_known(local) if local else None,
            "unknowing": unknowing[:MOST_NAMED],
            "more_unknowing": max(len(unknowing) - MOST_NAMED, 0),
        }

    def get_local(self) -> list[Outlet]:
        """Our local press, with which of it knows us."""
        outlets = Outlet.objects.visible_to(self.request.user).active().local()
        return list(outlets.with_knowing(self.room).select_related("contact")[:MOST_LOCAL])


@needs("contacts.export_contact")
def introduction_export(request: HttpRequest, kind: str) -> HttpResponseBase:
    """The list as shown, in columns a spreadsheet opens safely."""
    rows: Any = not_told(request, PressRoom.objects.current()).order_by("place", "pk")
    found = IntroductionFilterForm(request.GET).apply(rows).iterator(2_000)
    return export_response("introductions", INTRODUCTION_COLUMNS, found, kind)


@needs("media_liaison.change_journalist")
def introduction_letters(request: HttpRequest) -> HttpResponse:
    """Show the letter to the chosen journalists, ours to edit, and send or print it."""
    room, data = PressRoom.objects.current(), form_data(request)
    form: Any = LetterForm(data, user=request.user, room=room)
    if data is None:
        return _first_page(request, form)
    is_whole = form.is_valid()
    if is_whole and request.method == "POST" and form.cleaned_data["way"] != PREVIEW:
        if address := save_once(request, form, lambda: _send(request, form)):
            return _sent_page(request, form, address)
        is_whole = False
    chosen = list(form.cleaned_data.get("pick") or ())
    doubts = doubts_about(form.letter, form.common, chosen) if is_whole else {}
    return _letter_page(
        request, form, chosen, letter=form.letter, doubts=doubts, status=200 if is_whole else 422
    )


def _first_page(request: HttpRequest, form: Any) -> HttpResponse:
    chosen, room = _chosen(request, _ticked(request)), form.room
    letter = first_letter(room, form.common, chosen)
    form.initial = {"pick": chosen, "subject": letter.subject, "text": letter.text}
    # Before the fields are filled, so that what is filled with nothing is still seen.
    doubts = doubts_about(Letter(room.letter_subject, room.letter), form.common, chosen)
    return _letter_page(request, form, chosen, letter=letter, doubts=doubts)


def _ticked(request: HttpRequest) -> list[str]:
    return [pk for pk in request.GET.getlist("pick") if NUMBER.fullmatch(pk)][:MOST_LETTERS]


def _chosen(request: HttpRequest, ticked: Iterable[Any]) -> list[Journalist]:
    rows = Journalist.objects.visible_to(request.user).to_introduce().for_list()
    return list(rows.filter(pk__in=ticked).order_by("contact__sort_key", "pk"))


def _letter_page(
    request: HttpRequest,
    form: Any,
    chosen: list[Any],
    *,
    letter: Letter,
    doubts: dict[str, str],
    status: int = 200,
) -> HttpResponse:
    own = values_for(chosen[0]) if chosen else {}
    context = {
        "form": form,
        "room": form.room,
        "chosen": chosen,
        "unreachable": [row for row in chosen if not row.email],
        "letter": letter.filled({**form.common, **own}),
        "pointed_out": doubts.values(),
    }
    return render(request, "media_liaison/introduction_letters.html", context, status=status)


def _send(request: HttpRequest, form: Any) -> str:
    chosen, way = form.cleaned_data["pick"], form.cleaned_data["way"]
    done = introduce(journalists=chosen, way=way, author=request.user, letter=form.letter)
    words = told_words(done, way)
    if way != Way.PRINT:
        messages.success(request, words)
        return reverse(LIST)
    picks = {"pick": [row.pk for row in chosen]}
    address = reverse("media_liaison:introduction_print", query=picks)
    messages.success(request, format_html(PRINTED, words, address))
    return address


def _sent_page(request: HttpRequest, form: Any, address: str) -> HttpResponse:
    """Lead on; words for this once are kept nowhere, so they are printed from right here."""
    data = form.cleaned_data
    if data["way"] != Way.PRINT or form.is_usual:
        return redirect(address)
    picks = [row.pk for row in data["pick"]]
    return _print_page(request, picks, form.letter, form.room, is_once=True)


def told_words(done: Introduced, way: str) -> str:
    """Return what a person reads after telling journalists."""
    if not done.told:
        return "They know our liaison already; nothing was sent twice."
    who = str(done.told[0]) if len(done.told) == 1 else f"{len(done.told)} journalists"
    sentence = {
        Way.MAIL: f"The letter to {who} is on its way, and it is written down.",
        Way.PRINT: f"The letter to {who} is ready to print, and it is written down.",
        Way.TOLD: f"Thank you. {who} knows our liaison now, and it is written down.",
    }[Way(way)]
    if not done.left_out:
        return sentence
    left = ", ".join(str(row) for row in done.left_out[:5])
    more = f" and {len(done.left_out) - 5} more" if len(done.left_out) > 5 else ""  # noqa: PLR2004
    return f"{sentence} Not to {left}{more}: no e-mail, or mailed before. Print theirs."


@needs("media_liaison.view_journalist")
def introduction_print(request: HttpRequest) -> HttpResponse:
    """Our usual letter to those in `?pick=` who were told already, each on its own page."""
    room = PressRoom.objects.current()
    return _print_page(request, _ticked(request), Letter(room.letter_subject, room.letter), room)


def _print_page(
    request: HttpRequest,
    picks: Iterable[Any],
    letter: Letter,
    room: PressRoom,
    *,
    is_once: bool = False,
) -> HttpResponse:
    rows = [row for row in _chosen(request, picks) if knows(row, room)]
    common = values_for_all(room)
    letters = [(row, letter.filled({**common, **values_for(row)})) for row in rows]
    context = {"letters": letters, "is_once": is_once}
    return render(request, "media_liaison/introduction_print.html", context)


@needs("media_liaison.change_journalist")
@require_POST
def journalist_told(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that one of us told them, by phone or in person."""
    visible = Journalist.objects.visible_to(request.user)
    journalist = get_object_or_404(visible, pk=pk)
    rows = visible.filter(pk=journalist.pk)
    try:
        done = introduce(journalists=rows, way=Way.TOLD, author=request.user)
        messages.success(request, told_words(done, Way.TOLD))
    except ValidationError as error:
        messages.warning(request, error.messages[0])
    return redirect(LIST if "list" in request.POST else journalist)


@needs("media_liaison.change_journalist")
@require_POST
def journalist_untold(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a mistaken "told" back."""
    journalist = get_object_or_404(Journalist.objects.visible_to(request.user), pk=pk)
    version = request.POST.get("version", "")
    try:
        is_unsent = take_back(
            journalist=journalist, version=int(version) if NUMBER.fullmatch(version) else 0
        )
        sent = "" if is_unsent else " The mail had gone out before; the note about it stays."
        messages.success(request, f"It is as it was before.{sent}")
    except ValidationError as error:
        messages.warning(request, error.messages[0])
    return redirect(journalist)
