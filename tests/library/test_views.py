"""The list of words, its exceptions, and the check behind every field."""

import pytest
from django.urls import reverse

from library.default_terms import TERMS
from library.models import Exemption, Term

LIST, CHECK = "/library/words/", "/library/words/check/"


@pytest.fixture
def junkie(db):
    """The only term."""
    Term.objects.all().delete()
    return Term.objects.create(avoid="junkie", prefer="person who uses drugs", why="An insult.")


def marked(browser, text):
    """Return what the check answers."""
    return browser.post(CHECK, {"text": text}).content.decode()


def test_new_house_has_the_whole_list(db):
    assert Term.objects.count() == len(TERMS)


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_the_same_however_many(
    browser_of, vera, junkie, count, django_assert_num_queries
):
    for number in range(count - 1):
        Term.objects.create(avoid=f"word {number}", prefer="other", why="So.")
    browser = browser_of(vera)

    with django_assert_num_queries(4):
        page = browser.get(LIST).content.decode()

    assert page.count("word-row") == count


def test_list_tells_why_and_from_where(browser_of, vera, junkie):
    Term.objects.filter(pk=junkie.pk).update(sources="A guide", near="gate")

    page = browser_of(vera).get(LIST).content.decode()

    for words in ("junkie", "person who uses drugs", "An insult.", "After A guide", "gate"):
        assert words in page


def test_list_is_searched_as_one_types(browser_of, vera, junkie):
    browser, htmx = browser_of(vera), {"HX-Request": "true"}

    found = browser.get(LIST, {"q": "insult"}, headers=htmx).content.decode()
    missed = browser.get(LIST, {"q": "zzz"}, headers=htmx).content.decode()

    assert ("junkie" in found, "<html" in found) == (True, False)
    assert "No such word here" in missed


def test_admin_adds_words_and_they_are_marked_at_once(browser_of, ada, junkie):
    browser = browser_of(ada)
    assert marked(browser, "A vagrant.").strip() == ""

    fields = {"avoid": "vagrant", "prefer": "person", "why": "A label.", "is_active": "on"}
    response = browser.post(reverse("library:word_new"), fields)

    assert response.status_code == 302
    assert "A label." in marked(browser, "A vagrant.")


def test_edit_by_another_process_is_seen(browser_of, vera, junkie):
    assert "An insult." in marked(browser_of(vera), "junkie")

    Term.objects.filter(pk=junkie.pk).update(why="It hurts.", version=2)

    assert "It hurts." in marked(browser_of(vera), "junkie")


def test_words_out_of_use_are_not_marked(browser_of, ada, junkie):
    fields = {"avoid": "junkie", "prefer": "person", "why": "A label.", "version": 1}

    browser_of(ada).post(reverse("library:word_edit", args=[junkie.pk]), fields)

    assert marked(browser_of(ada), "junkie").strip() == ""


@pytest.mark.parametrize("typed", [", ,", "— , junkie", ""])
def test_words_without_a_word_come_back(browser_of, ada, typed):
    fields = {"avoid": typed, "prefer": "person", "why": "A label."}

    response = browser_of(ada).post(reverse("library:word_new"), fields)

    assert response.status_code == 422
    assert Term.objects.count() == len(TERMS)


def test_exception_is_let_be_until_it_is_removed(browser_of, ada, junkie):
    browser = browser_of(ada)
    browser.post(reverse("library:exception_new"), {"words": "Junkie Poets", "why": "A name."})
    before = marked(browser, "The Junkie Poets read.").strip()

    exception = Exemption.objects.get(words="Junkie Poets")
    browser.post(reverse("library:exception_remove", args=[exception.pk]))

    assert before == ""
    assert "An insult." in marked(browser, "The Junkie Poets read.")


def test_exception_is_listed_and_edited(browser_of, ada):
    exception = Exemption.objects.first()
    browser, address = browser_of(ada), reverse("library:exception_edit", args=[exception.pk])

    browser.post(address, {"words": "Addict Poets", "why": "", "version": exception.version})

    assert "Addict Poets" in browser.get(reverse("library:exception_list")).content.decode()


def test_name_of_an_organization_is_let_be(browser_of, vera, junkie, make_contact):
    make_contact("Zoë's Junkie Poets", kind="organization")
    make_contact("Junkie Jones")
    browser = browser_of(vera)

    assert marked(browser, "We met Zoë's Junkie Poets.").strip() == ""
    assert "An insult." in marked(browser, "We met Junkie Jones.")


def test_check_offers_words_where_the_browser_counts_them(browser_of, vera, junkie):
    page = marked(browser_of(vera), "🙂 Junkies came.")

    assert 'data-start="3" data-end="10" data-found="Junkies"' in page
    assert 'data-offer="People who use drugs"' in page


def test_check_warns_of_a_participant_s_name(browser_of, vera, junkie):
    assert "leave out the name" in marked(browser_of(vera), "I saw client Maria.")


def test_check_is_not_kept_anywhere(browser_of, vera, junkie, caplog):
    response = browser_of(vera).post(CHECK, {"text": "a junkie called Zebulon"})

    assert response["Cache-Control"] == "no-store"
    assert "Zebulon" not in caplog.text


def test_check_reads_twenty_thousand_characters(browser_of, vera, junkie):
    assert marked(browser_of(vera), "x" * 20_000 + " junkie").strip() == ""


def test_check_costs_the_same_however_much_is_found(
    browser_of, vera, junkie, django_assert_num_queries
):
    browser = browser_of(vera)
    marked(browser, "junkie")  # compiles the list

    for text in ("junkie", "junkie one, junkie two, junkie three"):
        with django_assert_num_queries(7):
            marked(browser, text)
