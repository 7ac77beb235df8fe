"""A restricted note is nowhere: not in a page, a list, a count, a search, an export or an order.

Canaries are words nobody else writes; a page that holds one has leaked. Non-interference goes
further: with and without the restricted rows, every answer is the same to the byte.
"""

import re
import uuid
from datetime import timedelta

import pytest
import time_machine
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from contacts.models import Contact, FollowUp, Note
from tests.world import NOBODY

from .hidden import hide_challenges, pages_of_challenges
from .pages import HTMX, asked, body_of, lasting, pages, pages_of_rows

UNCLEARED = ["volunteer", "staff", "liaison", "admin", "no role"]
CANARY = re.compile("canary[0-9a-f]{12}")
WORDS = "maria lopez oak fence hours call school gazette health visit tour she spoke board"


pytestmark = pytest.mark.usefixtures("quiet")


def canary():
    """Return a word nobody writes."""
    return f"canary{uuid.uuid4().hex[:12]}"


def hide_rows(world, days_ago=0, **number):
    """Write a restricted note by the director with a follow-up of hers, both full of canaries."""
    grace, maria = world.users["leadership"], world.row("contacts.Contact")
    note = Note.objects.create(
        **number,
        author=grace,
        sensitivity="restricted",
        summary=f"fence {canary()}",
        happened=f"She spoke at the fence about hours. {canary()}",
        meaning=canary(),
        happened_at=timezone.now() - timedelta(days=days_ago),
    )
    note.contacts.set([maria])
    due, what = timezone.localdate() - timedelta(days=3), f"Call {canary()}"
    task = {"what": what, "due_on": due, "assigned_to": grace, "contact": maria, "note": note}
    return note, FollowUp.objects.create(**number, **task)


def hide_old_words(world):
    """Restrict a note that was shared, and one that was restricted all along but mended."""
    note, _ = hide_rows(world, days_ago=1)
    note.happened = f"Mended. {canary()}"
    note.save()
    return note


def crawl(world, role, paths):
    """Return what every path answers somebody of a role, by path."""
    client = Client(raise_request_exception=False)
    client.force_login(world.users[role])
    return {path: asked(client, path) for path in paths}


def leaks(answers):
    """Return the paths whose answer holds a canary."""
    return {path for path, texts in answers.items() if any(map(CANARY.search, texts))}


def searches():
    """Return some hundred questions, and where they can be asked."""
    words = [*WORDS.split(), '"the fence"', "oak or maria", "-fence"]
    places = ["/search/?q={}", "/contacts/?q={}", "/contacts/suggest/?for=x&x={}"]
    places += ["/contacts/challenges/?q={}", "/contacts/challenges/?view=playbook&q={}"]
    return [place.format(word) for word in words for place in places]


def questions(role):
    """Return the searches a role is compared over; the rule is one, so one role asks them all."""
    return searches() if role == "staff" else searches()[::5]


@pytest.mark.parametrize("role", UNCLEARED)
def test_no_page_holds_a_restricted_word(world, role):
    note, task = hide_rows(world)
    mended = hide_old_words(world)
    paths = [*pages(world, role), *pages_of_rows([note, mended], [task]), *searches()[::4]]
    paths += pages_of_challenges(hide_challenges(world))

    answers = crawl(world, role, paths)

    assert leaks(answers) == set()
    assert len(answers) > 80


def test_restricted_words_are_there_for_those_who_may_read_them(world):
    note, task = hide_rows(world)
    contact = task.contact.get_absolute_url()
    paths = ["/", contact, note.get_absolute_url(), task.get_absolute_url(), "/search/?q=fence"]
    paths.append("/contacts/follow-ups/?who=all")

    answers = crawl(world, "leadership", paths)

    assert leaks(answers) == set(paths)


def test_restricted_words_are_there_in_the_admin_for_those_who_may_read_them(world):
    note, task = hide_rows(world)
    world.users["admin"].groups.add(*world.users["leadership"].groups.all())
    kinds = [("note", note), ("followup", task)]
    paths = [f"/admin/contacts/{kind}/" for kind, _ in kinds]
    paths += [f"/admin/contacts/{kind}/{row.pk}/change/" for kind, row in kinds]
    paths += [f"/admin/contacts/{kind}/{row.pk}/history/" for kind, row in kinds]

    answers = crawl(world, "admin", paths)

    assert leaks(answers) == set(paths)


def test_author_reads_her_own_restricted_note(world):
    note, _ = hide_rows(world)
    Note.objects.filter(pk=note.pk).update(author=world.users["staff"])

    answers = crawl(world, "staff", [note.get_absolute_url()])

    assert leaks(answers) == {note.get_absolute_url()}


def test_note_that_is_restricted_later_takes_its_old_words_along(world):
    note, _ = hide_rows(world)
    Note.objects.filter(pk=note.pk).update(sensitivity="shared")
    Note.objects.filter(pk=note.pk).update(sensitivity="restricted")

    answers = crawl(world, "staff", [*pages_of_rows([note], []), "/", "/search/?q=fence"])

    assert leaks(answers) == set()


# Non-interference


@pytest.mark.parametrize("role", ["volunteer", "staff", "admin"])
@time_machine.travel(timezone.now(), tick=False)
def test_restricted_rows_change_no_answer(world, role):
    make_quiet(world)
    paths = [*pages(world, role), *questions(role)]

    without = crawl(world, role, paths)
    savepoint = transaction.savepoint()
    hide_rows(world)
    hide_old_words(world)
    hide_challenges(world)
    beside = crawl(world, role, paths)
    transaction.savepoint_rollback(savepoint)

    assert len(searches()) >= 50
    assert differing(without, beside) == set()


def make_quiet(world):
    """Let a month pass since anybody spoke with a contact: a hidden note must not end that."""
    month_ago = timezone.now() - timedelta(days=30)
    maria = Contact.objects.filter(pk=world.row("contacts.Contact").pk)
    maria.update(keep_in_touch_days=1, created_at=month_ago)
    Note.objects.update(happened_at=month_ago)


def differing(one, other):
    """Return the paths whose lasting words are not the same to the byte."""
    return {p for p in one if [*map(lasting, one[p])] != [*map(lasting, other[p])]}


def test_restricted_rows_change_answers_of_those_who_may_read_them(world):
    paths = ["/", "/search/?q=fence", "/contacts/follow-ups/?who=all"]

    without = crawl(world, "leadership", paths)
    hide_rows(world)
    beside = crawl(world, "leadership", paths)

    assert differing(without, beside) == set(paths)


# A hidden number is no number


def same_answer(client, method, path, pk, **data):
    """Return what a hidden number and one that never was answer, with the number taken out."""
    found = []
    for number in (pk, NOBODY):
        filled = {name: str(value).format(number) for name, value in data.items()}
        response = getattr(client, method)(path.format(number), filled, follow=True)
        found.append(lasting(body_of(response)).replace(str(number), "N"))
    return found


HIDDEN = 1_777_777_777  # a number that stands nowhere else on a page
NOTE_PATHS = [
    "/contacts/notes/{}/",
    "/contacts/notes/{}/edit/",
    "/admin/contacts/note/{}/",
    "/admin/contacts/note/{}/change/",
    "/admin/contacts/note/{}/history/",
    "/admin/contacts/note/{}/delete/",
    "/contacts/?contact={}",
    "/contacts/?journalist={}",
    "/contacts/follow-ups/?note={}",
    "/admin/contacts/followup/?note__id__exact={}",
    "/admin/contacts/note/?id__exact={}",
    "/search/?q={}",
]
TASK_PATHS = ["/contacts/follow-ups/{}/edit/", "/contacts/follow-ups/{}/toggle/"]


@pytest.mark.parametrize("role", ["staff", "admin"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_hidden_number_answers_as_one_that_never_was(world, role, method):
    hide_rows(world, pk=HIDDEN)
    kind = ContentType.objects.get_for_model(Note).pk
    client = Client(raise_request_exception=False)
    client.force_login(world.users[role])
    paths = [*NOTE_PATHS, *TASK_PATHS, f"/admin/r/{kind}/{{}}/"]

    answers = {path: same_answer(client, method, path, HIDDEN, x="1") for path in paths}

    assert {p for p, (hidden, never) in answers.items() if hidden != never} == set()


@pytest.mark.parametrize("action", ["delete_selected", "export", ""])
def test_hidden_number_in_an_action_of_the_admin_answers_as_one_that_never_was(world, action):
    hide_rows(world, pk=HIDDEN)
    client = Client(raise_request_exception=False)
    client.force_login(world.users["admin"])
    form = {"action": action, "_selected_action": "{}", "index": "0"}

    hidden, never = same_answer(client, "post", "/admin/contacts/note/", HIDDEN, **form)

    assert hidden == never


def test_hidden_note_is_not_taken_from_a_form(world):
    note, _ = hide_rows(world)
    client = Client()
    client.force_login(world.users["admin"])
    before = FollowUp.objects.count()
    form = {"what": "Call", "due_on": "2026-12-01", "note": str(note.pk), "version": "1"}
    people = {"contact": str(note.contacts.get().pk), "assigned_to": str(world.users["staff"].pk)}

    client.post(reverse("admin:contacts_followup_add"), {**form, **people})

    assert (FollowUp.objects.count(), note.follow_ups.count()) == (before + 1, 1)


def test_hidden_follow_up_is_not_ticked_off(world):
    _, task = hide_rows(world)
    client = Client()
    client.force_login(world.users["staff"])

    response = client.post(reverse("contacts:followup_toggle", args=[task.pk]), headers=HTMX)

    task.refresh_from_db()
    assert (response.status_code, task.done_at) == (404, None)
