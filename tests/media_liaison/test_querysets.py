"""Which journalists and outlets."""

from datetime import date

from django.utils import timezone

from contacts.models import Affiliation, Contact
from media_liaison.models import Journalist, Outlet


def test_the_press_desk_is_not_for_volunteers(ana, herald, vera, olu):
    seen = [
        queryset.visible_to(user).count()
        for user in (vera, olu)
        for queryset in (Journalist.objects, Outlet.objects)
    ]

    assert seen == [0, 0, 0, 0]


def test_the_press_desk_is_for_staff(ana, herald, dana):
    assert Journalist.objects.visible_to(dana).get() == ana
    assert Outlet.objects.visible_to(dana).get() == herald


def test_archived_ones_are_not_active(ana):
    Contact.objects.filter(pk=ana.contact_id).update(archived_at=timezone.now())

    assert list(Journalist.objects.active()) == []


def test_a_row_shows_where_they_work_now(ana, make_outlet):
    before = make_outlet("The Old Post")
    Affiliation.objects.create(
        person=ana.contact, organization=before.contact, ended_on=date(2020, 1, 1)
    )

    row = Journalist.objects.for_list().get()

    assert (row.works_at, row.role, row.phone) == (
        "The Harlow Herald",
        "Reporter",
        "(555) 010-2030",
    )


def test_a_beat_is_found_by_the_beginning_of_any_word(ana):
    found = [
        Journalist.objects.on_beat([word]).exists() for word in ("heal", "city", "hall", "ealth")
    ]

    assert found == [True, True, True, False]


def test_those_who_left_do_not_work_there(ana, herald):
    ana.contact.affiliations.update(ended_on=date(2020, 1, 1))
    there = Contact.objects.filter(pk=herald.contact_id)

    assert list(Journalist.objects.working_at(there)) == []


def test_an_outlet_counts_the_journalists_we_know(ana, herald, make_contact):
    reader = make_contact("Not A Journalist")
    Affiliation.objects.create(person=reader, organization=herald.contact)

    row = Outlet.objects.for_list().get()

    assert row.journalist_count == 1
