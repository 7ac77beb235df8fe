"""Notes that belong to a challenge: chosen, logged about it, and shown only where readable."""

from django.urls import reverse

from contacts.models import Note

from .test_challenge_pages import verb


def test_note_about_a_challenge_stands_beside_it(browser_of, dana, maria, make_challenge):
    challenge = make_challenge("Boxes", maria)
    page = f"{reverse('contacts:note_new')}?challenge={challenge.pk}"
    fields = {"contacts": [maria.pk], "kind": "call", "happened_at": "2026-11-01T10:00"}
    typed = {"happened": "She called.", "sensitivity": "shared", "challenge": challenge.pk}
    browser = browser_of(dana)

    opened = browser.get(page)
    response = browser.post(page, {**fields, **typed})

    assert f'value="{maria.pk}" checked' in opened.text
    assert response.url == challenge.get_absolute_url()
    assert list(challenge.notes.all()) == [Note.objects.get()]


def test_note_is_not_tied_to_a_hidden_challenge(browser_of, dana, grace, maria, make_challenge):
    hidden = make_challenge("Boxes", maria, author=grace, sensitivity="restricted")
    fields = {"contacts": [maria.pk], "kind": "call", "happened_at": "2026-11-01T10:00"}
    typed = {"happened": "She called.", "sensitivity": "shared", "challenge": hidden.pk}
    browser, page = browser_of(dana), reverse("contacts:note_new")

    response = browser.post(page, {**fields, **typed})

    assert (response.status_code, hidden.notes.count()) == (422, 0)
    assert browser.get(f"{page}?challenge={hidden.pk}").status_code == 404


def test_notes_are_linked_and_shown_only_where_they_may_be_read(
    browser_of, dana, grace, maria, make_note, make_challenge
):
    challenge = make_challenge("Boxes", maria)
    open_one = make_note(dana, maria, summary="On her porch")
    hidden = make_note(grace, maria, summary="In private", sensitivity="restricted")

    for user in (dana, grace):
        fields = {"notes": [open_one.pk, hidden.pk] if user == grace else [open_one.pk]}
        browser_of(user).post(verb(challenge, "notes"), fields)

    page = browser_of(dana).get(challenge.get_absolute_url()).text
    assert ("On her porch" in page, "In private" in page) == (True, False)
    assert "In private" in browser_of(grace).get(challenge.get_absolute_url()).text


def test_unticked_note_is_taken_away_and_a_hidden_one_stays(
    browser_of, dana, grace, maria, make_note, make_challenge
):
    challenge = make_challenge("Boxes", maria)
    hidden = make_note(grace, maria, sensitivity="restricted")
    seen = make_note(dana, maria)
    challenge.notes.set([seen, hidden])

    browser_of(dana).post(verb(challenge, "notes"), {"shown": [seen.pk]})

    assert list(challenge.notes.all()) == [hidden]


def test_a_note_linked_meanwhile_stays_linked(browser_of, dana, maria, make_note, make_challenge):
    challenge = make_challenge("Boxes", maria)
    shown, later = make_note(dana, maria), make_note(dana, maria)
    challenge.notes.set([later])

    browser_of(dana).post(verb(challenge, "notes"), {"notes": [shown.pk], "shown": [shown.pk]})

    assert set(challenge.notes.all()) == {shown, later}


def test_hidden_note_cannot_be_linked(browser_of, dana, grace, maria, make_note, make_challenge):
    challenge = make_challenge("Boxes", maria)
    hidden = make_note(grace, maria, sensitivity="restricted")

    response = browser_of(dana).post(verb(challenge, "notes"), {"notes": [hidden.pk]})

    assert (response.status_code, challenge.notes.count()) == (422, 0)
    assert hidden.happened not in browser_of(dana).get(verb(challenge, "notes")).text
