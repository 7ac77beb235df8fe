"""What an import writes, and what its undo takes back."""

import pytest

from contacts.imports.services import advance_import, begin_import
from contacts.models import Affiliation, Contact, ContactMethod, ImportRun, Tag

FULL = (
    "Name,Pronouns,E-mail,Mobile,Organization,Title,Tags,Category,Home Address,Home City\n"
    "Maria Lopez,she/her,m@x.org,555 0100,Oak School,Head,vip,school,1 Oak St,Salem\n"
)


def everything() -> tuple[int, ...]:
    models = (Contact, ContactMethod, Affiliation)
    return tuple(model.objects.count() for model in models)


def test_row_becomes_a_contact_with_all_details(bring_in):
    bring_in(FULL)

    maria = Contact.objects.get(kind="person")
    methods = set(maria.methods.values_list("channel", "value", "label"))
    assert (maria.pronouns, maria.category, maria.tags.get().name) == ("she/her", "school", "vip")
    assert str(maria.affiliations.get()) == "Head, Oak School"
    assert methods == {
        ("email", "m@x.org", ""),
        ("mobile", "555 0100", ""),
        ("address", "1 Oak St, Salem", "home"),
    }


def test_same_file_twice_adds_nothing(bring_in, preview):
    bring_in(FULL)
    before = everything()

    again = bring_in(FULL)

    assert everything() == before
    assert again.rows.counts() == {"skip": 1}


def test_update_adds_and_never_overwrites(bring_in, maria):
    Contact.objects.update(pronouns="they/them", category="other")

    bring_in(FULL)

    maria.refresh_from_db()
    assert (maria.pronouns, maria.category, maria.version) == ("they/them", "school", 2)
    assert maria.methods.count() == 3


def test_two_people_of_one_place_share_its_organization(bring_in):
    bring_in("Name,Organization\nJo,Oak School\nAl,OAK SCHOOL\n")

    organization = Contact.objects.get(kind="organization")
    assert organization.members.count() == 2


def test_tags_are_used_in_whatever_case(bring_in):
    Tag.objects.create(name="VIP")

    bring_in("Name,Tags\nJo,vip; Press\n")

    assert sorted(Tag.objects.values_list("name", flat=True)) == ["Press", "VIP"]


def test_second_row_adds_to_the_contact_the_first_makes(bring_in):
    bring_in("Name,E-mail,Phone\nJo,jo@x.org,\nJo,,555 0100\n")

    assert Contact.objects.get().methods.count() == 2


def test_contact_made_since_the_preview_is_not_doubled(preview, make_contact):
    run = preview("Name,Phone\nJo Day,555 0100\n")
    jo = make_contact("Jo Day")

    begin_import(run=run)
    advance_import(run=run)

    assert Contact.objects.get() == jo
    assert jo.methods.get().value == "555 0100"


def test_interrupted_import_goes_on_where_it_was(preview, monkeypatch):
    monkeypatch.setattr("contacts.imports.writing.BATCH", 1)
    run = preview("Name\nJo\nAl\nBo\n")
    begin_import(run=run)

    advance_import(run=run, seconds=0)
    half = (ImportRun.objects.get().handled, Contact.objects.count())
    advance_import(run=run)

    assert half == (1, 1)
    assert Contact.objects.count() == 3


def test_file_is_not_kept_after_the_import(bring_in):
    run = bring_in("Name,E-mail\nJo,jo@x.org\nX,bad@@\n")

    assert set(map(str, run.rows.values_list("cells", flat=True))) == {"[]"}


@pytest.mark.parametrize("batch", [1, 500])
def test_undo_takes_everything_back(bring_in, take_back, maria, monkeypatch, batch):
    monkeypatch.setattr("contacts.imports.undoing.BATCH", batch)
    before = everything()
    run = bring_in(FULL + "Jo Day,,j@x.org,,Oak School,,,,,\nJo Day,he/him,,555 0101,,,,,,\n")

    take_back(run)

    maria.refresh_from_db()
    assert everything() == before
    assert (maria.pronouns, maria.category, maria.tags.count()) == ("", "school", 0)


def test_undo_keeps_a_contact_with_a_note(bring_in, take_back, make_note, dana):
    run = bring_in("Name,Organization\nJo Day,Oak School\nAl Fox,\n")
    make_note(dana, Contact.objects.get(name="Jo Day"))

    run = take_back(run)

    assert sorted(Contact.objects.values_list("name", flat=True)) == ["Jo Day", "Oak School"]
    assert run.rows.written().get().reason.startswith("Kept: somebody has worked")


def test_undo_keeps_a_contact_somebody_edited(bring_in, take_back):
    run = bring_in("Name\nJo Day\n")
    jo = Contact.objects.get()
    jo.pronouns = "they/them"
    jo.save()

    take_back(run)

    assert Contact.objects.get() == jo


def test_undo_keeps_a_contact_with_a_number_of_ours(bring_in, take_back):
    run = bring_in("Name,Phone\nJo Day,555 0100\n")
    Contact.objects.get().methods.create(channel="phone", value="555 0199")

    take_back(run)

    assert Contact.objects.get().methods.count() == 2


def test_undo_leaves_a_detail_somebody_mended(bring_in, take_back, maria):
    run = bring_in("Name,Phone,Mobile\nMaria Lopez,555 0100,555 0101\n")
    maria.methods.filter(channel="phone").update(value="555 0199")

    take_back(run)

    assert maria.methods.get().value == "555 0199"


@pytest.mark.parametrize("count", [1, 200])
def test_writing_costs_the_same_for_many_rows(preview, count, django_assert_num_queries):
    from contacts.imports.writing import write_batch

    lines = "".join(f"Person {i},p{i}@x.org,Place {i},t{i}\n" for i in range(count))
    run = begin_import(run=preview(f"Name,E-mail,Organization,Tags\n{lines}"))

    with django_assert_num_queries(14):
        write_batch(run)
