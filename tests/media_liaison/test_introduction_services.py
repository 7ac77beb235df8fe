"""Telling journalists who our liaison is, once, and taking a mistake back."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from contacts.models import Contact, ContactMethod, Note
from media_liaison.letters import Letter
from media_liaison.models import Journalist
from media_liaison.services.introductions import (
    CHANGED,
    LEFT_IN_PEACE,
    SUMMARY,
    TAKEN_BACK,
    introduce,
    take_back,
)
from ssp_crm.models import Mail
from ssp_crm.outbox import send_due, try_again

LETTER = Letter("Whom to call at {program}", "Dear {journalist} ({outlet}), call {number}. {phone}")


@pytest.fixture
def mailed(room, ana):
    """Ana has an e-mail address, and there is a liaison."""
    ContactMethod.objects.create(contact=ana.contact, channel="email", value="ana@herald.example")
    return ana


@pytest.fixture
def tell(dana):
    """Tell journalists: `tell("mail", ana)`."""

    def go(way, *rows, letter=LETTER):
        chosen = Journalist.objects.filter(pk__in=[row.pk for row in rows])
        return introduce(journalists=chosen, way=way, author=dana, letter=letter)

    return go


def told(row):
    row.refresh_from_db()
    return row.told_on, row.told_by, row.told_of, row.told_number


def test_a_mail_is_written_and_all_is_written_down(tell, mailed, room, dana, lior, today):
    tell("mail", mailed)

    mail, note = Mail.objects.get(), Note.objects.get()
    assert (mail.to, mail.subject) == ("ana@herald.example", "Whom to call at Our program")
    assert mail.body == "Dear Ana Ruiz (The Harlow Herald), call 555-0190. {phone}"
    assert told(mailed) == (today, dana, lior, "555-0190")
    assert (note.summary, note.kind, note.contacts.get()) == (SUMMARY, "email", mailed.contact)
    assert note.happened == "By e-mail."


def test_a_second_run_writes_nothing(tell, mailed):
    tell("mail", mailed)

    again = tell("mail", mailed)

    assert (again.told, again.note) == ([], None)
    assert (Mail.objects.count(), Note.objects.count()) == (1, 1)


def test_a_new_number_is_told_again(tell, mailed, room):
    tell("mail", mailed)
    room.number = "555-0999"
    room.save()

    tell("mail", mailed)

    assert (Mail.objects.count(), told(mailed)[3]) == (2, "555-0999")


def test_those_without_mail_stay_untold(tell, mailed, make_journalist):
    bo = make_journalist("Bo Quill")

    done = tell("mail", mailed, bo)

    assert (done.told, done.left_out) == ([mailed], [bo])
    assert told(bo)[0] is None


def test_nobody_with_mail_is_refused(tell, room, ana):
    with pytest.raises(ValidationError, match="Ana Ruiz has no e-mail address"):
        tell("mail", ana)


@pytest.mark.parametrize("way", ["mail", "print"])
def test_who_asks_for_peace_gets_no_letter(tell, mailed, way):
    mailed.contact.do_not_contact, mailed.contact.do_not_contact_reason = True, "Asked us to stop"
    mailed.contact.save()

    with pytest.raises(ValidationError, match="Asked us to stop"):
        tell(way, mailed)

    assert not Mail.objects.exists()
    assert not Note.objects.exists()


def test_without_a_liaison_nobody_is_told(tell, ana):
    with pytest.raises(ValidationError, match="Say first who our liaison is"):
        tell("told", ana, letter=None)


@pytest.mark.parametrize(
    ("way", "letter", "how"),
    [("told", None, "In person or by phone."), ("print", LETTER, "With a printed letter.")],
)
def test_the_note_says_how_and_nothing_of_the_press_desk(tell, room, ana, way, letter, how):
    tell(way, ana, letter=letter)

    assert Note.objects.get().happened == how


def test_several_are_told_in_as_many_queries_as_one(
    tell, room, make_journalist, django_assert_num_queries
):
    for count in (1, 3):
        rows = [make_journalist(f"Bo Quill{number}{count}") for number in range(count)]
        for row in rows:
            ContactMethod.objects.create(contact=row.contact, channel="email", value="b@x.example")
        with django_assert_num_queries(15):
            tell("mail", *rows)


def test_a_mistake_is_taken_back_with_its_mail(tell, mailed):
    tell("mail", mailed)
    mailed.refresh_from_db()

    assert take_back(journalist=mailed, version=mailed.version)

    assert told(mailed) == (None, None, None, "")
    assert not Mail.objects.exists()
    assert Note.objects.get().summary == TAKEN_BACK


def test_what_was_told_before_stands_again(tell, mailed, room, grace, dana, today):
    tell("told", mailed, letter=None)
    room.liaison = grace
    room.save()
    tell("told", mailed, letter=None)
    mailed.refresh_from_db()

    take_back(journalist=mailed, version=mailed.version)

    assert told(mailed)[2].name == "Lior"


def test_a_mail_that_went_out_stays_written_down(tell, mailed):
    tell("mail", mailed)
    Mail.objects.update(sent_at=timezone.now())
    mailed.refresh_from_db()

    assert not take_back(journalist=mailed, version=mailed.version)

    assert Note.objects.get().summary == SUMMARY
    with pytest.raises(ValidationError, match="got this letter before"):
        tell("mail", mailed)


def test_taking_back_twice_does_nothing_more(tell, mailed):
    tell("mail", mailed)
    mailed.refresh_from_db()
    version = mailed.version
    take_back(journalist=mailed, version=version)

    with pytest.raises(ValidationError, match=CHANGED):
        take_back(journalist=mailed, version=version)


def test_one_of_several_leaves_their_note(tell, room, ana, make_journalist):
    bo = make_journalist("Bo Quill")
    tell("told", ana, bo, letter=None)
    ana.refresh_from_db()

    take_back(journalist=ana, version=ana.version)

    assert Note.objects.get().contacts.get() == bo.contact
    assert Note.objects.get().summary == SUMMARY


def test_an_older_note_stays_as_it_is(tell, room, ana, lior, dana):
    tell("told", ana, letter=None)
    Note.objects.update(happened_at=timezone.now() - timedelta(days=2))
    Journalist.objects.update(told_number="555-0999")
    tell("told", ana, letter=None)
    Note.objects.order_by("pk").last().delete()
    ana.refresh_from_db()

    take_back(journalist=ana, version=ana.version)

    assert Note.objects.get().summary == SUMMARY


@pytest.mark.parametrize(
    "stop",
    [
        {"do_not_contact": True, "do_not_contact_reason": "Asked us to stop"},
        {"archived_at": timezone.now()},
    ],
)
def test_a_waiting_letter_does_not_go_to_who_is_to_be_left_in_peace(tell, mailed, mailoutbox, stop):
    tell("mail", mailed)
    Contact.objects.filter(pk=mailed.contact_id).update(**stop)

    send_due()

    mail = Mail.objects.given_up().get()
    try_again(mail=mail)
    assert (send_due().sent, mailoutbox, mail.failure) == (0, [], LEFT_IN_PEACE)


def test_a_waiting_letter_goes_to_everybody_else(tell, mailed, mailoutbox):
    tell("mail", mailed)

    assert (send_due().sent, mailoutbox[0].to) == (1, ["ana@herald.example"])


def test_who_is_told_is_locked_with_their_contact(tell, room, ana):
    with CaptureQueriesContext(connection) as queries:
        tell("told", ana, letter=None)

    locks = [query["sql"] for query in queries if "FOR UPDATE" in query["sql"]]
    assert 'FOR UPDATE OF "media_liaison_journalist", "contacts_contact"' in locks[0]
