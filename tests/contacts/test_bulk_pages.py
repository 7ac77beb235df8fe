"""Changing many contacts at once, and taking it back; lists worth coming back to."""

import pytest
from django.urls import reverse

from contacts.models import BulkChange, Contact, SavedFilter, Tag

PAGE = "/contacts/bulk/"


@pytest.fixture
def three(make_contact):
    """Three neighbors."""
    return [make_contact(f"Neighbor {number}") for number in range(3)]


def rows_of(contacts):
    """Contacts as the page that asks to confirm sends them."""
    return " ".join(f"{contact.pk}:{contact.version}" for contact in contacts)


def confirm(browser, contacts, action, **facts):
    """Confirm a change and follow to the list."""
    fields = {"action": action, "rows": rows_of(contacts), **facts}
    return browser.post(PAGE, fields, follow=True)


def undo(browser):
    """Undo the newest change."""
    newest = BulkChange.objects.first()
    return browser.post(reverse("contacts:bulk_undo", args=[newest.pk]), follow=True)


def test_ticked_ones_are_asked_about_first(browser_of, dana, three):
    picked = [contact.pk for contact in three[:2]]

    response = browser_of(dana).get(PAGE, {"pick": picked, "action": "tag"})

    assert "Add a tag to 2 contacts" in response.text
    assert response.context["form"]["rows"].value() == " ".join(f"{pk}:1" for pk in picked)


def test_all_that_fit_are_those_of_the_list(browser_of, dana, three, make_contact):
    make_contact("Oak School", category="school")

    response = browser_of(dana).get(PAGE, {"scope": "all", "category": "school", "action": "tag"})

    assert "Add a tag to 1 contact" in response.text


def test_contacts_are_tagged_with_one_message_and_an_undo(browser_of, dana, three):
    three[0].tags.add(Tag.objects.create(name="festival"))
    browser = browser_of(dana)

    response = confirm(browser, three, "tag", tag="Festival")
    tagged = Contact.objects.filter(tags__name="festival").count()
    undone = undo(browser)

    assert "Tagged 2 contacts: Festival." in response.text
    assert (tagged, list(Contact.objects.filter(tags__name="festival"))) == (3, [three[0]])
    assert "is taken back" in undone.text


def test_tag_is_taken_away_and_given_back(browser_of, dana, three):
    Tag.objects.create(name="festival").contacts.set(three[:2])
    browser = browser_of(dana)

    confirm(browser, three, "untag", tag="festival")
    bearing = Contact.objects.filter(tags__name="festival").count()
    undo(browser)

    assert (bearing, Contact.objects.filter(tags__name="festival").count()) == (0, 2)


def test_lead_and_backup_are_set_and_given_back(browser_of, dana, lior, three):
    Contact.objects.filter(pk=three[0].pk).update(lead=lior, backup=dana)
    browser = browser_of(dana)

    confirm(browser, three, "assign", lead=dana.pk)
    assigned = set(Contact.objects.values_list("lead", "backup"))
    undo(browser)

    three[0].refresh_from_db()
    assert assigned == {(dana.pk, None)}
    assert (three[0].lead, three[0].backup) == (lior, dana)


def test_archived_ones_come_back(browser_of, dana, three):
    browser = browser_of(dana)

    confirm(browser, three, "archive")
    archived = Contact.objects.archived().count()
    undo(browser)

    assert (archived, Contact.objects.active().count()) == (3, 3)


def test_contacts_changed_meanwhile_are_skipped_and_counted(browser_of, dana, three):
    newer = Contact.objects.get(pk=three[0].pk)
    newer.name = "Neighbor Zero"
    newer.save()

    response = confirm(browser_of(dana), three, "archive")

    assert "Archived 2 contacts. 1 left as they are" in response.text
    assert Contact.objects.active().get().name == "Neighbor Zero"


def test_undo_leaves_what_changed_again(browser_of, dana, lior, three):
    browser = browser_of(dana)
    confirm(browser, three, "assign", lead=dana.pk)
    Contact.objects.filter(pk=three[0].pk).update(lead=lior)

    response = undo(browser)

    assert "1 stay as they are" in response.text
    assert list(Contact.objects.exclude(lead=None)) == [three[0]]


def test_ids_nobody_has_change_nothing(browser_of, dana, three):
    response = browser_of(dana).post(PAGE, {"action": "archive", "rows": "2000000000:1"})

    assert (response.status_code, BulkChange.objects.count()) == (422, 0)


@pytest.mark.parametrize("rows", ["", "x:1", "²:1", "1", f"{'9' * 400}:1"])
def test_made_up_rows_are_refused(browser_of, dana, maria, rows):
    response = browser_of(dana).post(PAGE, {"action": "archive", "rows": rows})

    assert (response.status_code, BulkChange.objects.count()) == (422, 0)


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [({}, "Choose a lead or a backup."), ({"lead": "x"}, "Select a valid choice.")],
)
def test_invalid_change_comes_back(browser_of, dana, three, facts, sentence):
    response = confirm(browser_of(dana), three, "assign", **facts)

    assert (response.status_code, sentence in response.text) == (422, True)
    assert "of 3 contacts" in response.text


def test_somebody_else_s_change_answers_like_one_that_does_not_exist(browser_of, dana, lior, three):
    confirm(browser_of(dana), three, "archive")
    pk = BulkChange.objects.get().pk

    answers = [browser_of(lior).get(f"{PAGE}{number}/").status_code for number in (pk, pk + 999)]

    assert answers == [404, 404]


def test_volunteers_see_no_boxes_and_change_nothing(browser_of, vera, three):
    browser = browser_of(vera)

    assert 'name="pick"' not in browser.get("/contacts/").text
    assert confirm(browser, three, "archive").status_code == 403


@pytest.mark.parametrize("rows", [1, 3])
def test_list_with_boxes_costs_the_same_however_long(
    browser_of, dana, three, django_assert_num_queries, rows
):
    Contact.objects.filter(pk__in=[contact.pk for contact in three[rows:]]).delete()
    for number in range(rows):
        SavedFilter.objects.create(name=f"List {number}", query="kind=person", owner=dana)
    browser = browser_of(dana)

    with django_assert_num_queries(6):
        response = browser.get("/contacts/")

    assert (response.text.count('name="pick"'), response.text.count("List ")) == (rows, 2 * rows)


# Saved lists and "Mine"


def test_mine_are_those_i_lead_or_stand_in_for(browser_of, dana, three):
    Contact.objects.filter(pk=three[0].pk).update(lead=dana)
    Contact.objects.filter(pk=three[1].pk).update(backup=dana)

    response = browser_of(dana).get("/contacts/?mine=1")

    assert response.context["page"].rows == three[:2]


def test_list_is_saved_with_what_it_filters_alone(browser_of, dana):
    page = reverse("contacts:savedfilter_new") + "?category=school&page=abc&evil=1"
    form = browser_of(dana).get(page).context["form"]

    browser_of(dana).post(page, {"name": "Schools", "query": form["query"].value()})

    assert SavedFilter.objects.get().get_absolute_url() == "/contacts/?category=school"


def test_second_list_of_a_name_is_refused_with_a_sentence(browser_of, dana):
    SavedFilter.objects.create(name="Schools", query="", owner=dana)

    fields = {"name": "Schools", "query": "category=school"}
    response = browser_of(dana).post(reverse("contacts:savedfilter_new"), fields)

    assert response.status_code == 422
    assert "You have a list of this name already." in response.text


def test_shared_list_is_everyone_s_to_open_and_its_owner_s_to_change(browser_of, dana, lior):
    shared = SavedFilter.objects.create(name="Schools", owner=dana, is_shared=True)
    SavedFilter.objects.create(name="Mine alone", owner=dana)
    edit = reverse("contacts:savedfilter_edit", args=[shared.pk])

    page = browser_of(lior).get("/contacts/").text

    assert ("Schools" in page, "Mine alone" in page) == (True, False)
    assert browser_of(lior).get(edit).status_code == 404
    assert browser_of(dana).get(edit).status_code == 200


def test_list_is_removed_by_its_owner_alone(browser_of, dana, lior):
    shared = SavedFilter.objects.create(name="Schools", owner=dana, is_shared=True)
    page = reverse("contacts:savedfilter_delete", args=[shared.pk])

    answers = [browser_of(user).post(page).status_code for user in (lior, dana)]

    assert (answers, SavedFilter.objects.count()) == ([404, 302], 0)
