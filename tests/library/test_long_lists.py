"""Long lists that are cut, and say so; topics and quotation marks of what is typed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from library.forms.messages import unquoted
from library.models import Message, Resource
from library.views import messages, resources

WORDS, PAPER, SHELF = "/library/messages/words/", "/library/messages/print/", "/library/resources/"


@pytest.mark.parametrize(("most", "is_cut"), [(2, False), (1, True)])
def test_words_are_looked_for_in_what_changed_last(
    browser_of, dana, make_message, monkeypatch, most, is_cut
):
    monkeypatch.setattr(messages, "MOST_CHECKED", most)
    make_message("Newer?", short="An addict needs care.")
    old = make_message("Older?", short="An addict needs care.")
    Message.objects.filter(pk=old.pk).update(updated_at=timezone.now() - timedelta(days=9))

    page = browser_of(dana).get(WORDS).text

    assert ["Newer?" in page, "Older?" in page] == [True, not is_cut]
    assert ("The 1 messages in use that were changed last" in page) is is_cut


@pytest.mark.parametrize(("most", "is_cut"), [(2, False), (1, True)])
def test_paper_says_that_there_is_more(browser_of, dana, make_message, monkeypatch, most, is_cut):
    monkeypatch.setattr(messages, "MOST_ON_PAPER", most)
    for name in ("Cheap?", "Safe?"):
        make_message(name, approved=True)

    page = browser_of(dana).get(PAPER).text

    assert ["Cheap?" in page, "Safe?" in page] == [True, not is_cut]
    assert ("and there are more" in page) is is_cut


@pytest.mark.parametrize(("most", "is_cut"), [(2, False), (1, True)])
def test_shelf_says_that_more_suggestions_wait(
    browser_of, lior, make_resource, monkeypatch, most, is_cut
):
    monkeypatch.setattr(resources, "MOST_WAITING", most)
    for name in ("Guide", "Form"):
        make_resource(name, accepted=False)

    page = browser_of(lior).get(SHELF).text

    assert ["Guide</a>" in page, "Form</a>" in page] == [True, not is_cut]
    assert ("more wait behind" in page) is is_cut


def test_spelling_tells_nobody_what_others_suggested(browser_of, vera, lior, make_resource):
    make_resource(accepted=False, suggested_by=lior, topic="Raids")
    make_resource("Notary", topic="Legal Aid")
    typed = {"title": "Guide", "kind": "guide", "place": "Binder"}

    for topic in ("raids", "legal aid"):
        browser_of(vera).post(f"{SHELF}new/", {**typed, "topic": topic})

    ours = Resource.objects.filter(suggested_by=vera, title="Guide")
    assert sorted(ours.values_list("topic", flat=True)) == ["Legal Aid", "raids"]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("“Is it safe?”", "Is it safe?"),
        ('"Is it safe?"', "Is it safe?"),
        ("«¿Es seguro?»", "¿Es seguro?"),
        ("Is this “enabling”", "Is this “enabling”"),
        ("“Safe” or “enabling”", "“Safe” or “enabling”"),
        ('"Safe" or "enabling"', '"Safe" or "enabling"'),
        ("“Is it safe?", "“Is it safe?"),
        ('"', '"'),
    ],
)
def test_only_the_pair_around_the_whole_is_taken_off(typed, kept):
    assert unquoted(typed) == kept


def test_copy_buttons_find_their_text(browser_of, dana, make_message):
    message = make_message(long="In full.", short_es="Sí.")

    page = browser_of(dana).get(message.get_absolute_url()).text

    for name in ("answer-short", "answer-long", "answer-spanish"):
        assert (page.count(f'data-copy-from="{name}"'), page.count(f'id="{name}"')) == (1, 1)
    assert page.count("data-copy-told") == 3
