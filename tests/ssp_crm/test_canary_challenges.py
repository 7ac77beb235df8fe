"""A restricted challenge is nowhere, nor is a restricted note in a shared one."""

import pytest
from django.test import Client

from contacts.learned import learned_from
from contacts.models import Challenge

from .hidden import VERBS, hide_challenges, rows_of
from .test_canary import HIDDEN, UNCLEARED, crawl, leaks, same_answer

pytestmark = pytest.mark.usefixtures("quiet")
LIST = "/contacts/challenges/"


def test_restricted_challenges_are_there_for_those_who_may_read_them(world):
    found = hide_challenges(world)
    shared = world.row("contacts.Challenge").get_absolute_url()
    paths = [row.get_absolute_url() for row in found]
    paths += [LIST, f"{LIST}?view=playbook", f"{LIST}?view=playbook&q=fence", shared]

    answers = crawl(world, "leadership", paths)

    assert leaks(answers) == set(paths)


def test_they_are_there_in_the_admin_for_those_who_may_read_them(world):
    rows = rows_of(hide_challenges(world))
    world.users["admin"].groups.add(*world.users["leadership"].groups.all())
    paths = [f"/admin/contacts/{name}/{row.pk}/change/" for name, row in rows]

    answers = crawl(world, "admin", paths)

    assert leaks(answers) == set(paths)


def test_owner_reads_a_restricted_challenge_but_not_its_restricted_note(world):
    challenge = hide_challenges(world)[0]
    Challenge.objects.filter(pk=challenge.pk).update(owner=world.users["staff"])
    hidden = challenge.notes.get().summary

    (page,) = crawl(world, "staff", [challenge.get_absolute_url()])[challenge.get_absolute_url()]

    assert (challenge.concern in page, hidden in page) == (True, False)


@pytest.mark.parametrize("role", UNCLEARED)
def test_hidden_lessons_are_learned_by_nobody_else(world, role):
    hide_challenges(world)

    assert list(learned_from(world.row("contacts.Contact"), world.users[role])) == []


def test_challenge_restricted_later_takes_its_words_along(world):
    challenge = hide_challenges(world)[0]
    for sensitivity in ("shared", "restricted"):
        Challenge.objects.filter(pk=challenge.pk).update(sensitivity=sensitivity)

    answers = crawl(world, "staff", [LIST, challenge.get_absolute_url()])

    assert leaks(answers) == set()


def test_words_written_while_restricted_stay_so(world):
    challenge = hide_challenges(world)[0]
    fields = {"sensitivity": "shared", "facts": "Open.", "title": "Open", "concern": ""}
    Challenge.objects.filter(pk=challenge.pk).update(**fields, place="", reading="")
    challenge.steps.all().delete()
    challenge.concern_told.delete()

    answers = crawl(world, "staff", [challenge.get_absolute_url()])

    assert (leaks(answers), "Open." in str(answers)) == (set(), True)


@pytest.mark.parametrize("role", ["staff", "admin"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_hidden_number_answers_as_one_that_never_was(world, role, method):
    hide_challenges(world, pk=HIDDEN)
    client = Client(raise_request_exception=False)
    client.force_login(world.users[role])
    paths = [f"{LIST}{{}}/{verb}" for verb in VERBS]
    paths += [f"/admin/contacts/challenge/{{}}/{page}/" for page in ("change", "history")]
    paths += ["/contacts/notes/new/?challenge={}", f"{LIST}?q={{}}"]

    answers = {path: same_answer(client, method, path, HIDDEN, x="1") for path in paths}

    assert {p for p, (hidden, never) in answers.items() if hidden != never} == set()
