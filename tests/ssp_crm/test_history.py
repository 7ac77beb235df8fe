"""Whichever way a row was changed, history says what became of it, and who did it where."""

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.urls import reverse

from accounts.models import UserRole
from accounts.roles import LEADERSHIP
from contacts.models import Contact, ContactMethod, Note, Stance, Tag
from ssp_crm.history import changes, history_model, history_rows, with_names
from tests.ssp_crm.test_kept import fields_of


def kept(model, **filters):
    """Return what history holds: (label, name) of each kept version, oldest first."""
    return [
        (row.pgh_label, getattr(row, "name", ""))
        for row in history_rows(model, user=None, **filters)
    ]


def test_save_leaves_every_version(maria):
    maria.name = "Maria Ruiz"
    maria.save()

    assert kept(Contact) == [("insert", "Maria Lopez"), ("update", "Maria Ruiz")]


def test_queryset_update_leaves_every_version(maria):
    Contact.objects.filter(pk=maria.pk).update(name="Maria Ruiz")

    assert kept(Contact)[-1] == ("update", "Maria Ruiz")


def test_bulk_create_leaves_every_row(db):
    Contact.objects.bulk_create([Contact(name=n, kind="person") for n in ("Ana", "Bo")])

    assert sorted(kept(Contact)) == [("insert", "Ana"), ("insert", "Bo")]


def test_bulk_update_leaves_every_version(maria):
    maria.name = "Maria Ruiz"

    Contact.objects.bulk_update([maria], ["name"])

    assert kept(Contact)[-1] == ("update", "Maria Ruiz")


def test_raw_sql_leaves_every_version(maria):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE contacts_contact SET name = 'Maria Ruiz'")

    assert kept(Contact)[-1] == ("update", "Maria Ruiz")


def test_cascade_leaves_what_was_removed(maria):
    ContactMethod.objects.create(contact=maria, channel="phone", value="555 0100")

    maria.delete()

    removed = [(row.pgh_label, row.value) for row in history_rows(ContactMethod, user=None)]
    assert removed == [("insert", "555 0100"), ("delete", "555 0100")]
    assert kept(Contact)[-1] == ("delete", "Maria Lopez")


def test_saving_nothing_new_on_a_row_without_a_version_leaves_nothing(maria):
    method = ContactMethod.objects.create(contact=maria, channel="phone", value="555 0100")

    ContactMethod.objects.filter(pk=method.pk).update(value="555 0100")

    assert len(history_rows(ContactMethod, user=None, contact_id=maria.pk)) == 1


def context_of(model):
    """Return who made the newest change of a table, and where."""
    row = history_model(model).objects.order_by("pgh_id").last()
    return row.pgh_context.metadata


def test_page_leaves_who_and_where_without_the_question(browser_of, dana, maria, make_note):
    address = reverse("contacts:contact_note_new", args=[maria.pk])
    note = {"contacts": maria.pk, "kind": "call", "sensitivity": "shared", "happened": "Hi."}

    browser_of(dana).post(f"{address}?q=secret", {**note, "happened_at": "2026-01-01T10:00"})

    assert context_of(Note) == {"user": dana.pk, "url": address}


def test_admin_leaves_who_and_where(browser_of, ada):
    tag = Tag.objects.create(name="festval")
    address = reverse("admin:contacts_tag_change", args=[tag.pk])

    browser_of(ada).post(address, {"name": "festival"})

    assert kept(Tag) == [("insert", "festval"), ("update", "festival")]
    assert context_of(Tag) == {"user": ada.pk, "url": address}


def test_deletion_in_the_admin_leaves_who_did_it(browser_of, ada):
    tag = Tag.objects.create(name="festival")

    browser_of(ada).post(reverse("admin:contacts_tag_delete", args=[tag.pk]), {"post": "yes"})

    assert kept(Tag)[-1] == ("delete", "festival")
    assert context_of(Tag)["user"] == ada.pk


def test_archiving_leaves_who_did_it(browser_of, dana, maria):
    browser_of(dana).post(reverse("contacts:contact_archive", args=[maria.pk]))

    assert context_of(Contact)["user"] == dana.pk


def test_changes_read_as_parts_of_a_sentence(browser_of, dana, maria):
    address = reverse("contacts:contact_edit", args=[maria.pk])
    client = browser_of(dana)
    client.post(address, {**fields_of(client.get(address)), "category": "legal"})

    (change, _) = with_names(changes(maria, user=dana))

    parts = (change.who, change.what, change.field, change.before, change.after)
    assert parts == ("Dana", "changed", "category", "School", "Legal")


def test_change_by_nobody_signed_in_says_someone(maria, dana):
    Contact.objects.filter(pk=maria.pk).update(pronouns="she/her")

    (change, _) = with_names(changes(maria, user=dana))

    assert (change.who, change.field, change.after) == ("Someone", "pronouns", "she/her")


@pytest.mark.parametrize("page", ["contacts:note_detail", "admin:contacts_note_history"])
def test_history_page_shows_old_and_new_words(browser_of, ada, maria, make_note, page):
    note = make_note(ada, maria, happened="Old words.")
    note.happened = "New words."
    note.save()

    text = browser_of(ada).get(reverse(page, args=[note.pk])).content.decode()

    assert ("Old words." in text, "New words." in text) == (True, True)


def test_history_of_a_contact_says_no_note(browser_of, dana, maria, make_note):
    make_note(dana, maria, happened="Only on its own page.")

    page = browser_of(dana).get(reverse("contacts:contact_history", args=[maria.pk]))

    assert "Only on its own page." not in page.content.decode()


def test_stance_is_kept_with_its_evidence(dana, maria):
    Stance.objects.create(
        contact=maria, level="ally", on="2026-01-05", evidence="She said so.", author=dana
    )

    assert history_model(Stance)._default_manager.get().evidence == "She said so."


def test_words_written_while_restricted_stay_so_when_a_note_is_shared(
    browser_of, dana, grace, maria, make_note
):
    note = make_note(grace, maria, happened="Not for everyone.", sensitivity="restricted")
    note.happened, note.sensitivity = "Fit for everyone.", "shared"
    note.save()

    seen = [browser_of(user).get(note.get_absolute_url()).content for user in (dana, grace)]

    assert [b"Not for everyone." in page for page in seen] == [False, True]


def test_giving_a_role_leaves_who_gave_it(browser_of, ada, dana):
    page = reverse("accounts:user_edit", args=[dana.pk])
    fields = fields_of(browser_of(ada).get(page))
    role = Group.objects.get(name=LEADERSHIP)

    browser_of(ada).post(page, {**fields, "groups": [role.pk]})

    added = history_rows(UserRole, user=ada, user_id=dana.pk, group_id=role.pk)
    assert [row.pgh_context.metadata["user"] for row in added] == [ada.pk]
