"""The public page for reporters: closed, open, in Spanish, and without a word that is private."""

import pytest
import time_machine
from django.utils import timezone

from accounts.models import Program, User
from library.models import Message
from media_liaison.models import GroundRule, PressRoom

from .rota import NOW, turn

PRESS = "/press/"
pytestmark = pytest.mark.usefixtures("now")


@pytest.fixture
def now(db):
    """A Wednesday at noon."""
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def room(lior):
    """The page is open, with what was written for it."""
    return PressRoom.objects.create(
        pk=1,
        liaison=lior,
        number="555-0190",
        email="press@example.org",
        is_open=True,
        hours="Monday to Friday",
        facts="Free.\n\nSince 2014.",
        facts_es="Gratis.",
        kit="A health program.",
    )


def say(author, concern, **fields):
    checked = {"approved_by": author, "approved_at": timezone.now(), "source": "Our log"}
    known = {"short": f"Answer to {concern}", "author": author, "is_public": True, **checked}
    return Message.objects.create(concern=concern, **{**known, **fields})


@pytest.mark.parametrize("language", ["en", "es"])
def test_closed_page_is_nowhere_and_kind(client, room, language):
    Program.objects.update_or_create(pk=1, defaults={"public_contact": "Call 555-0100."})
    PressRoom.objects.update(is_open=False)

    page = client.get(PRESS, {"lang": language})

    assert page.status_code == 404
    assert "Call 555-0100." in page.text
    assert "555-0190" not in page.text


def test_page_of_a_new_house_is_closed(client):
    assert client.get(PRESS).status_code == 404


def test_open_page_tells_whom_to_call_and_what_we_say(client, room, lior):
    turn(lior)
    say(lior, "Does it draw crowds?")
    GroundRule.objects.create(words="Nobody is recorded.", why="It can cost a job.")

    text = client.get(PRESS).text

    shown = ('href="tel:5550190"', "Lior, our press liaison", "mailto:press@example.org")
    shown += ("Monday to Friday", "<li>Free.</li><li>Since 2014.</li>", "A health program.")
    shown += ("Answer to Does it draw crowds?", "Source: Our log", "Nobody is recorded.")
    assert [words for words in (*shown, "It can cost a job.") if words not in text] == []
    assert client.get(PRESS)["Cache-Control"] == "no-store"


def test_page_tells_it_in_spanish_and_says_which_words_are_not(client, room, lior):
    say(lior, "English only?")
    say(lior, "Both?", concern_es="¿Atrae a gente?", short_es="Diez minutos.")
    GroundRule.objects.create(words="Nobody is recorded.", why="It can cost a job.")

    text = client.get(PRESS, headers={"accept-language": "es-MX"}).text

    shown = ('<html lang="es"', "A quién llamar ahora", "Gratis.", "¿Atrae a gente?")
    shown += ('<span lang="en">Nobody is recorded.', '<div class="press-kit" lang="en">')
    assert [words for words in shown if words not in text] == []
    assert not any(words in text for words in ("English only?", "Both?", "It can cost a job."))


def test_only_approved_public_words_are_shown(client, room, lior):
    say(lior, "Draft", approved_by=None, approved_at=None)
    say(lior, "Internal", is_public=False)
    say(lior, "Put away", archived_at=timezone.now())
    GroundRule.objects.create(words="For us only", is_public=False)
    GroundRule.objects.create(words="Not in use", is_active=False)

    text = client.get(PRESS).text

    hidden = ("Draft", "Internal", "Put away", "For us only", "Not in use")
    assert [words for words in hidden if words in text] == []


def test_the_number_is_of_whoever_is_first_to_call(client, room, dana):
    Program.objects.update_or_create(pk=1, defaults={"public_contact": "Call 555-0100."})
    turn(dana, number="555-0191")
    on_duty = client.get(PRESS).text
    User.objects.filter(pk=dana.pk).update(is_active=False)
    gone = client.get(PRESS).text
    PressRoom.objects.update(number="")

    assert ["555-0191" in on_duty, "One of us answers." in on_duty] == [True, True]
    assert ["555-0191" in gone, "555-0190" in gone] == [False, True]
    assert "Call 555-0100." in client.get(PRESS).text


@pytest.mark.parametrize("language", ["en", "es"])
def test_nothing_private_is_ever_shown(client, room, dana, lior, language):
    for user, phone in ((dana, "(555) 010-8888"), (lior, "(555) 010-7777")):
        User.objects.filter(pk=user.pk).update(phone=phone, email=f"{user.name}@canary.example")
    PressRoom.objects.update(number="1-555-010-7777")
    turn(dana, number="+1 555 010 8888 ext 2", handover="canary-note")
    turn(lior, role="backup")

    text = client.get(PRESS, {"lang": language}).text

    private = ("8888", "7777", "canary", "Dana", "Lior")
    assert [words for words in private if words in text] == []


@pytest.mark.parametrize("number", ["Max: 555-0190", "555-0190 or 555-0191", "Lior 555-0190"])
def test_more_than_one_number_is_not_published(client, room, number):
    PressRoom.objects.update(number=number)

    assert "555-0190" not in client.get(PRESS).text


def test_an_address_somebody_signs_in_with_is_not_published(client, room, lior):
    before = "press@example.org" in client.get(PRESS).text
    User.objects.filter(pk=lior.pk).update(email="Press@Example.org")

    assert (before, "press@example.org" in client.get(PRESS).text) == (True, False)


def test_a_number_is_called_without_its_extension(client, room):
    PressRoom.objects.update(number="(315) 555-0190 #2")

    assert '<a href="tel:3155550190">(315) 555-0190 ext 2</a>' in client.get(PRESS).text


def test_typed_markup_is_shown_as_it_was_typed(client, room, lior):
    PressRoom.objects.update(kit="<script>1</script>", number='"><b>1</b>')
    GroundRule.objects.create(words="<img src=x>")

    text = client.get(PRESS).text

    assert not any(tag in text for tag in ("<script>1", "<b>1", "<img src=x"))


def test_page_asks_the_same_for_one_and_three(client, room, lior, django_assert_num_queries):
    turn(lior)
    say(lior, "One")
    GroundRule.objects.create(words="One")
    with django_assert_num_queries(5):
        client.get(PRESS)
    for words in ("Two", "Three"):
        say(lior, words)
        GroundRule.objects.create(words=words)

    with django_assert_num_queries(5):
        client.get(PRESS)
