"""Two contacts become one with everything linked to them, and two again exactly as before."""

import threading
from datetime import timedelta

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone

from accounts.models import Value
from contacts.linked import STAYING, links
from contacts.models import (
    Affiliation,
    Challenge,
    Commitment,
    Contact,
    ContactMethod,
    FollowUp,
    ImportRow,
    ImportRun,
    Membership,
    Merge,
    Relationship,
    Stance,
    Tag,
)
from contacts.search import find_contacts
from contacts.services.merging import merge_contacts, undo_merge
from contacts.services.stances import record_stance
from events.models import Event, Speaker
from media_liaison.models import Consent, Journalist, Outlet
from ssp_crm.models import StaleVersionError

KEPT_OUT = {"Merge", "DuplicatePair", "Session", "NameSlip", "Context", "FormReceipt"}


@pytest.fixture
def twin(make_contact):
    """The same head of school, written down twice."""
    return make_contact("Maria G. Lopes", pronouns="she/her")


@pytest.fixture
def merge(grace):
    """Merge two contacts: `merge(maria, twin, name="Maria")`."""

    def go(survivor, merged, **fields):
        for row in (survivor, merged):
            row.refresh_from_db()
        versions = survivor.version, merged.version
        people = {"survivor": survivor, "merged": merged, "author": grace}
        return merge_contacts(**people, versions=versions, fields=fields)

    return go


def both_at_once(work, *arguments):
    """Do the same in two threads, each with its own connection."""
    threads = [threading.Thread(target=work, args=args) for args in arguments]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def dump():
    """Every row and column of every table, history, versions and merges aside."""
    return {
        model._meta.label: sorted(
            str({name: value for name, value in row.items() if name != "version"})
            for row in model._base_manager.values()
        )
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label != "pghistory"
        and not model.__name__.endswith(("History", *KEPT_OUT))
    }


def link_all(contact, user, note):
    """Link one row of every kind to a contact."""
    due, now = timezone.localdate(), timezone.now()
    other = Contact.objects.create(name=f"Other of {contact}", kind="organization")
    note.contacts.add(contact)
    contact.tags.add(Tag.objects.get_or_create(name=f"tag of {contact}")[0])
    contact.values.add(Value.objects.get_or_create(name="Dignity")[0])
    ContactMethod.objects.create(contact=contact, channel="phone", value=f"555-01{contact.pk}")
    Affiliation.objects.create(person=contact, organization=other)
    Affiliation.objects.create(person=other, organization=contact)
    Stance.objects.create(contact=contact, level="ally", on=due, evidence="Said so.", author=user)
    FollowUp.objects.create(contact=contact, what="Call", due_on=due, assigned_to=user)
    Commitment.objects.create(contact=contact, what="Speak", owner=user)
    Membership.objects.create(organization=contact)
    Relationship.objects.create(from_contact=contact, to_contact=other)
    Relationship.objects.create(from_contact=other, to_contact=contact)
    Journalist.objects.create(contact=contact, beats=f"beats of {contact}")
    Outlet.objects.create(contact=contact)
    Consent.objects.create(contact=contact, chosen_name="R", about="x", purpose="x", given_on=due)
    facts = {"title": "Boxes", "facts": "Two boxes.", "author": user, "first_response_due": now}
    Challenge.objects.create(source="public", **facts).contacts.add(contact)
    times = {"starts_at": now, "ends_at": now + timedelta(hours=1)}
    Event.objects.create(title="Tour", host=contact, **times).rsvps.create(contact=contact)
    Speaker.objects.create(chosen_name=f"Speaker {contact}", contact=contact)
    run = ImportRun.objects.create(kind="contacts", file_name="list.csv", author=user)
    ImportRow.objects.create(run=run, number=1, contact=contact)
    Contact.objects.create(name="Gone", kind="person", archived_at=now, merged_into=contact)


def test_every_relation_moves_and_none_is_forgotten(maria, twin, merge, dana, make_note):
    link_all(twin, dana, make_note(dana))
    assert [link.key for link in links() if not link.rows_of(twin).exists()] == []

    merge(maria, twin)

    # What still points to the merged one is the scan's, the search's and the merge's own.
    assert [link.key for link in links() if link.rows_of(twin).exists()] == []
    assert {model.__name__ for model in STAYING} == {"ContactSearch", "DuplicatePair", "Merge"}


def test_undo_restores_every_row_and_column(maria, twin, merge, dana, make_note):
    note = make_note(dana)
    for contact in (maria, twin):
        link_all(contact, dana, note)
    connection.cursor().execute("SELECT contacts_refresh_search(%s)", [[maria.pk, twin.pk]])
    before = dump()

    undo_merge(merge=merge(maria, twin, name="Maria Lopez", pronouns="they/them", influence=3))

    assert dump() == before


def test_a_merge_changes_what_an_undo_restores(maria, twin, merge, dana, make_note):
    link_all(twin, dana, make_note(dana))
    before = dump()

    merge(maria, twin)

    changed = {label for label, rows in dump().items() if rows != before[label]}
    assert {"contacts.Contact", "contacts.FollowUp", "media_liaison.Journalist"} <= changed


def test_lists_are_united_without_doubles(maria, twin, merge, make_contact):
    school = make_contact("Oak School", kind="organization")
    for contact, phone in [(maria, "+1 (315) 555-0100"), (twin, "315 555 0100")]:
        ContactMethod.objects.create(contact=contact, channel="phone", value=phone)
        contact.tags.add(Tag.objects.get_or_create(name="school")[0])
        Affiliation.objects.create(person=contact, organization=school, role="Head")

    merge(maria, twin)

    counts = maria.methods.count(), maria.tags.count(), maria.affiliations.count()
    assert counts == (1, 1, 1)


def test_second_press_profile_fills_the_first_and_comes_back(maria, twin, merge):
    mine = Journalist.objects.create(contact=maria, beats="health")
    theirs = Journalist.objects.create(contact=twin, beats="city hall", approach="Text first.")

    done = merge(maria, twin)
    mine.refresh_from_db()
    filled = mine.beats, mine.approach
    undo_merge(merge=done)
    mine.refresh_from_db()
    theirs.refresh_from_db()

    assert filled == ("health", "Text first.")
    assert (mine.approach, theirs.contact) == ("", twin)


def test_second_current_membership_stays_with_the_merged_one(make_contact, merge):
    one, two = (make_contact(f"Coalition {n}", kind="organization") for n in "ab")
    for contact in (one, two):
        Membership.objects.create(organization=contact)

    done = merge(one, two)

    assert list(done.before["stayed"]) == ["contacts.Membership.organization"]


def test_survivor_takes_the_newest_stance_and_gives_it_back(maria, twin, merge, dana, today):
    for contact, level, ago in [(maria, "neutral", 9), (twin, "ally", 1)]:
        day = today - timedelta(days=ago)
        record_stance(contact=contact, level=level, on=day, evidence="Said so.", author=dana)

    done = merge(maria, twin)
    maria.refresh_from_db()
    united = maria.stance
    undo_merge(merge=done)
    maria.refresh_from_db()

    assert (united, maria.stance) == ("ally", "neutral")


def test_survivor_is_found_by_the_merged_name_until_undone(maria, twin, merge):
    active = Contact.objects.active()

    done = merge(maria, twin)
    found = find_contacts(active, "lopes")
    undo_merge(merge=done)

    assert (found, find_contacts(active, "lopes")[0]) == ([maria], twin)


def test_undo_keeps_what_was_added_and_changed_since(maria, twin, merge, dana, make_note):
    done = merge(maria, twin, name="Maria G. Lopez")
    make_note(dana, maria)
    ContactMethod.objects.create(contact=maria, channel="phone", value="555-0177")
    Contact.objects.filter(pk=maria.pk).update(name="Dr. Maria Lopez")

    undo_merge(merge=done)

    maria.refresh_from_db()
    assert (maria.name, maria.notes.count(), maria.methods.count()) == ("Dr. Maria Lopez", 1, 1)


def test_undo_refuses_with_a_sentence_once_the_survivor_is_merged_itself(
    maria, twin, merge, make_contact
):
    first = merge(maria, twin)
    third = make_contact("Maria L.")
    merge(third, maria)

    with pytest.raises(ValidationError, match=r"was merged into Maria L\. since: undo that first"):
        undo_merge(merge=first)


def test_two_merges_are_undone_last_one_first(maria, twin, merge, make_contact):
    third = make_contact("Maria L.")
    before = dump()

    done = [merge(maria, twin), merge(third, maria)]
    chain = Contact.objects.get(pk=twin.pk).merged_into
    for each in reversed(done):
        undo_merge(merge=each)

    assert (chain, dump() == before) == (third, True)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"kind": "organization"}, "A person and an organization cannot be one."),
        ({"archived_at": "2026-01-01T00:00Z"}, "is archived: restore it first"),
    ],
)
def test_merge_refuses_with_a_sentence(maria, twin, merge, changes, sentence):
    Contact.objects.filter(pk=twin.pk).update(**changes)

    with pytest.raises(ValidationError, match=sentence):
        merge(maria, twin)


def test_second_merge_of_the_same_contact_gets_a_sentence(maria, twin, merge, make_contact):
    merge(maria, twin)

    with pytest.raises(ValidationError, match="was merged into Maria Lopez in the meantime"):
        merge(make_contact("Maria L."), twin)


def test_merge_over_an_older_version_is_refused(maria, twin, grace):
    people = {"survivor": maria, "merged": twin, "author": grace}

    with pytest.raises(StaleVersionError):
        merge_contacts(**people, versions=(maria.version, twin.version - 1), fields={})

    assert Merge.objects.count() == 0


def test_chosen_fields_that_break_a_rule_are_refused_whole(maria, twin, merge, dana):
    with pytest.raises(ValidationError, match="Lead and backup are two people"):
        merge(maria, twin, lead=dana, backup=dana)

    assert Contact.objects.filter(merged_into=None).count() == 2


@pytest.mark.django_db(transaction=True)
def test_two_people_merging_at_once_make_one_merge_and_one_sentence(maria, twin, grace):
    gate, said = threading.Barrier(2), []

    def merge_into(survivor, merged):
        gate.wait()
        try:
            people = {"survivor": survivor, "merged": merged, "author": grace}
            merge_contacts(**people, versions=(survivor.version, merged.version), fields={})
        except ValidationError as error:
            said.extend(error.messages)
        connection.close()

    both_at_once(merge_into, (maria, twin), (twin, maria))

    assert (Merge.objects.count(), len(said), "in the meantime" in said[0]) == (1, 1, True)


def test_snapshot_holds_no_words_of_notes(maria, twin, merge, grace, make_note):
    make_note(grace, twin, sensitivity="restricted", happened="canary")

    done = merge(maria, twin)

    assert "canary" not in str(done.before)
