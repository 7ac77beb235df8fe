"""The list of likely duplicates, and the page where two become one."""

import pytest
from django.urls import reverse

from contacts.forms.merging import GROUPS
from contacts.models import Contact, ContactMethod, DuplicatePair, Merge, Note

MACHINE = {"id", "kind", "stance", "archived_at", "merged_into", "sort_key"}
MACHINE |= {"created_at", "updated_at", "version"}


@pytest.fixture
def twin(make_contact):
    """The same head of school, written down twice."""
    return make_contact("Maria G. Lopes", pronouns="she/her", works="Come early.")


@pytest.fixture
def pair(maria, twin):
    """The two as the scan proposes them."""
    return DuplicatePair.objects.create(
        first=maria, second=twin, score=0.93, reasons=["Names alike.", "Same phone number."]
    )


def merge_page(survivor, merged):
    """The page that compares two."""
    return reverse("contacts:contact_merge", args=[survivor.pk, merged.pk])


def choices(browser, survivor, merged, **changes):
    """What the browser sends when nothing else is chosen."""
    form = browser.get(merge_page(survivor, merged)).context["form"]
    names = ["version", "other_version", "form_id", *form.names]
    return {**{name: form[name].value() for name in names}, **changes}


@pytest.mark.parametrize("rows", [1, 3])
def test_duplicate_list_costs_the_same_however_long(
    browser_of, grace, make_contact, django_assert_num_queries, rows
):
    for number in range(rows):
        two = make_contact(f"A {number}"), make_contact(f"B {number}")
        DuplicatePair.objects.create(first=two[0], second=two[1], score=0.9, reasons=["Why."])
        Merge.objects.create(survivor=two[0], merged=two[1], before={}, author=grace)
    browser = browser_of(grace)

    with django_assert_num_queries(5):
        response = browser.get(reverse("contacts:duplicate_list"))

    assert response.content.count(b"Why.") == rows


def test_pairs_stand_surest_first_with_why(browser_of, grace, pair, make_contact):
    others = make_contact("Ann Lee"), make_contact("Anne Lee")
    DuplicatePair.objects.create(first=others[0], second=others[1], score=0.99)

    page = browser_of(grace).get(reverse("contacts:duplicate_list")).content.decode()

    assert page.index("Anne Lee") < page.index("Maria G. Lopes")
    assert "Names alike. Same phone number." in page


def test_dismissed_pair_is_gone_and_comes_back(browser_of, grace, pair):
    browser, page = browser_of(grace), reverse("contacts:duplicate_list")

    browser.post(reverse("contacts:duplicate_dismiss", args=[pair.pk]))
    open_rows = browser.get(page).context["page"].rows
    decided = browser.get(page + "?state=two").context["page"].rows
    browser.post(reverse("contacts:duplicate_reopen", args=[pair.pk]))

    assert (open_rows, decided) == ([], [pair])
    assert browser.get(page).context["page"].rows == [pair]


def test_scan_from_the_page_tells_how_far_it_is(browser_of, grace, maria, twin):
    for contact in (maria, twin):
        ContactMethod.objects.create(contact=contact, channel="email", value="m@example.org")

    response = browser_of(grace).post(reverse("contacts:duplicate_find"))
    told = b"".join(response.streaming_content).decode()

    assert "<li>2 of 2 contacts compared, 1 likely pair.</li>" in told
    assert told.rstrip().endswith("</html>")
    assert DuplicatePair.objects.count() == 1


def test_merge_page_says_what_will_move_within_few_queries(
    browser_of, grace, maria, twin, make_note, django_assert_num_queries
):
    make_note(grace, twin)
    make_note(grace, twin)
    browser = browser_of(grace)

    with django_assert_num_queries(7):
        response = browser.get(merge_page(maria, twin))

    assert "2 notes" in response.text
    assert (Merge.objects.count(), response.status_code) == (0, 200)


def test_two_become_one_field_by_field(browser_of, grace, maria, twin):
    browser = browser_of(grace)
    chosen = choices(browser, maria, twin, name="merged")

    response = browser.post(merge_page(maria, twin), chosen)

    maria.refresh_from_db()
    assert response.url == maria.get_absolute_url()
    assert (maria.name, maria.pronouns, maria.works) == ("Maria G. Lopes", "she/her", "Come early.")


def test_other_one_is_chosen_by_name(browser_of, grace, maria, twin):
    page = reverse("contacts:contact_merge_choose", args=[maria.pk])
    browser = browser_of(grace)

    answers = [browser.post(page, {"other": who}) for who in ("Maria G. Lopes", "Maria Lopez")]

    assert answers[0].url == merge_page(maria, twin)
    assert "Choose another contact than this one." in answers[1].text


def test_long_texts_may_stay_both(browser_of, grace, maria, twin):
    Contact.objects.filter(pk=maria.pk).update(works="Call first.")
    browser = browser_of(grace)

    browser.post(merge_page(maria, twin), choices(browser, maria, twin, works="both"))

    maria.refresh_from_db()
    assert maria.works == "Call first.\n\nCome early."


def test_merged_page_leads_to_the_survivor(browser_of, grace, dana, maria, twin):
    browser = browser_of(grace)
    browser.post(merge_page(maria, twin), choices(browser, maria, twin))

    response = browser_of(dana).get(twin.get_absolute_url(), follow=True)

    assert response.redirect_chain == [(maria.get_absolute_url(), 302)]
    assert "Maria G. Lopes and Maria Lopez are one contact now." in response.text


def test_merged_one_is_in_no_list_and_found_as_the_survivor(browser_of, grace, maria, twin):
    browser = browser_of(grace)
    browser.post(merge_page(maria, twin), choices(browser, maria, twin))

    asked = ("", "?archived=on", "?q=lopes")
    lists = [browser.get(f"/contacts/{query}").context["page"].rows for query in asked]

    assert lists == [[maria], [], [maria]]


def test_same_form_sent_twice_merges_once(browser_of, grace, maria, twin):
    browser = browser_of(grace)
    chosen = choices(browser, maria, twin)

    answers = [browser.post(merge_page(maria, twin), chosen).status_code for _ in range(2)]

    assert (answers, Merge.objects.count()) == ([302, 302], 1)


def test_merge_over_an_older_version_answers_409_with_the_choices_kept(
    browser_of, grace, maria, twin
):
    browser = browser_of(grace)
    chosen = choices(browser, maria, twin, name="merged")
    twin.best_time = "Mornings"
    twin.save()

    response = browser.post(merge_page(maria, twin), chosen)

    form = response.context["form"]
    assert (response.status_code, form["name"].value()) == (409, "merged")
    assert form["other_version"].value() == twin.version


def test_rule_that_is_broken_comes_back_on_the_page(browser_of, grace, dana, make_contact):
    one, other = make_contact("Ann Lee", lead=dana), make_contact("Anne Lee", backup=dana)
    browser = browser_of(grace)

    response = browser.post(merge_page(one, other), choices(browser, one, other))

    assert (response.status_code, Merge.objects.count()) == (422, 0)
    assert "Lead and backup are two people." in response.text


def test_merge_is_undone_from_its_page(browser_of, grace, maria, twin):
    browser = browser_of(grace)
    browser.post(merge_page(maria, twin), choices(browser, maria, twin))
    page = Merge.objects.get().get_absolute_url()

    shown = browser.get(page).text
    browser.post(f"{page}undo/")
    again = browser.post(f"{page}undo/", follow=True)

    assert "Undo this merge" in shown
    assert "This merge is taken back already." in again.text
    assert Contact.objects.active().count() == 2


def test_page_of_a_merge_counts_and_never_quotes(browser_of, grace, maria, twin, make_note):
    make_note(grace, twin, happened="canary", sensitivity="restricted")
    browser = browser_of(grace)
    browser.post(merge_page(maria, twin), choices(browser, maria, twin))

    page = browser.get(Merge.objects.get().get_absolute_url()).text

    assert ("1 note" in page, "canary" in page, "Come early." in page) == (True, False, False)
    assert Note.objects.get().contacts.get() == maria


def test_merged_contact_is_not_restored_by_itself(browser_of, grace, maria, twin):
    browser = browser_of(grace)
    browser.post(merge_page(maria, twin), choices(browser, maria, twin))

    response = browser.post(reverse("contacts:contact_restore", args=[twin.pk]), follow=True)

    assert "undo the merge instead" in response.text


@pytest.mark.parametrize("who", ["vera", "dana", "lior", "ada"])
def test_only_leadership_merges(request, browser_of, who, maria, twin):
    response = browser_of(request.getfixturevalue(who)).get(merge_page(maria, twin))

    assert response.status_code == 403


def test_every_column_a_person_fills_in_can_be_chosen():
    chosen = {name for group in GROUPS for name in group}

    assert {field.name for field in Contact._meta.concrete_fields} - MACHINE == chosen
