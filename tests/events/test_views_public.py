"""The visitors' pages and calendar: what they show in both languages, and what they hide."""

import re

import pytest
from icalendar import Calendar

from accounts.models import Program
from events.models import Event, Rsvp
from events.services.events import cancel_event
from ssp_crm.models import Mail
from tests.events.visiting import at, link_in, open_house, open_page, typed

VISIT, ASK, FEED = "/visit/", "/visit/ask/", "/visit/events.ics"


@pytest.fixture(autouse=True)
def page(db):
    """The visitors' page is open."""
    return open_page()


@pytest.fixture
def event(make_event):
    return open_house(make_event)


def test_page_tells_what_is_coming_in_words(client, event):
    text = client.get(VISIT).text

    shown = ("Please take no pictures.", "Open house", "Tuesday, November 24, 2026, 10–11 am")
    shown += ("14 Tannery Row", "Coffee and questions.", "10 places left", 'lang="en"')
    assert [words for words in shown if words not in text] == []
    assert client.get(VISIT)["Cache-Control"] == "no-store"


def test_page_tells_it_in_spanish(client, event):
    text = client.get(VISIT, {"lang": "es"}).text

    shown = ("No tomen fotos", "Martes 24 de noviembre de 2026, de 10:00 a. m. a 11:00 a. m.")
    shown += ("Café y preguntas.", "Quedan 10 lugares", '<html lang="es"', 'href="?lang=en"')
    assert [words for words in shown if words not in text] == []


@pytest.mark.parametrize(
    ("accepted", "language"),
    [("es-MX,es;q=0.9", "es"), ("fr,es;q=0.8,en;q=0.7", "es"), ("fr", "en"), ("", "en")],
)
def test_first_visit_follows_the_browser(client, accepted, language):
    response = client.get(VISIT, headers={"accept-language": accepted})

    assert f'<html lang="{language}"' in response.text
    assert "Accept-Language" in response["Vary"]


def test_text_written_in_one_language_only_says_which_it_is(client, event):
    Program.objects.update(visit_text_es="")
    Event.objects.update(public_text="")

    pages = [client.get(VISIT, {"lang": language}).text for language in ("es", "en")]

    assert '<div class="visit-text" lang="en"><p>Please take no pictures.' in pages[0]
    assert '<div class="visit-text" lang="es"><p>Café y preguntas.' in pages[1]


def test_only_public_events_to_come_are_shown(client, event, make_event):
    make_event("Board meeting")
    over = make_event("Last week's tour", "2026-11-13 10:00", public=True)

    text = client.get(VISIT).text

    assert re.findall(r"<h3[^>]*>(.*?)</h3>", text) == ["Open house"]
    assert client.get(at(over)).status_code == 404
    assert client.post(at(over), typed()).status_code == 404


def test_nothing_of_ours_reaches_a_visitor(client, event, maria, dana, make_event):
    secret = {"description": "marker-one", "differently": "marker-two"}
    Event.objects.update(host=maria, organiser=dana, despite_hours="marker-three", **secret)
    Rsvp.objects.create(event=event, contact=maria, answer="yes", note="marker-four")
    client.post(at(event), typed(name="marker-five", note="marker-six"))
    off = make_event("Off", public=True, description="marker-seven")
    cancel_event(event=off, because="marker-eight")

    found = [client.get(path).content.decode() for path in (VISIT, at(event), at(off), FEED)]
    found += [mail.body + mail.calendar for mail in Mail.objects.all()]

    private = re.compile(r"marker-\w+|Maria|Dana|noor@")
    assert [private.findall(text) for text in found] == [[]] * 5


def test_typed_markup_is_shown_as_it_was_typed(client, event):
    Program.objects.update(visit_text="<script>1</script>")
    Event.objects.update(title="<b>Tour</b>", public_text="<img>")

    text = client.get(VISIT).text

    assert not any(tag in text for tag in ("<script>1", "<b>Tour", "<img>"))


@pytest.mark.parametrize(("party", "words"), [(9, "1 place left"), (10, "Full: you can wait")])
def test_places_are_counted_down(client, event, party, words):
    client.post(at(event), typed(party=party))

    assert words in client.get(VISIT).text


def test_cancelled_event_says_so_to_everyone(client, event):
    cancel_event(event=event, because="Burst pipe")

    listed, own = client.get(VISIT), client.get(at(event))
    posted = client.post(at(event), typed())

    assert "Cancelled" in listed.text
    assert 'href="/visit/' + str(event.pk) not in listed.text
    assert "is cancelled and does not take place" in own.text
    assert (posted.status_code, "<textarea" in posted.text) == (422, False)
    assert not Rsvp.objects.exists()


def test_list_asks_the_same_for_one_and_three(client, event, make_event, django_assert_num_queries):
    with django_assert_num_queries(2):
        client.get(VISIT)
    for number in range(2):
        make_event(f"Tour {number}", public=True, capacity=3)

    with django_assert_num_queries(2):
        client.get(VISIT)


@pytest.mark.parametrize("language", ["en", "es"])
def test_closed_page_is_nowhere_in_both_languages(client, event, language):
    client.post(at(event), typed())
    link = link_in(Mail.objects.get())
    Program.objects.update(visits_open=False, public_contact="Call 555-0100.")

    pages = [client.get(p, {"lang": language}) for p in (VISIT, ASK, FEED, at(event), link)]
    posts = [client.post(p, typed(wish="x")).status_code for p in (ASK, at(event), link)]

    assert [page.status_code for page in pages] == [404] * 5
    assert posts == [404] * 3
    assert all("Call 555-0100." in page.text for page in pages)


# The calendar


def test_feed_holds_public_events_and_cancellations(client, event, make_event):
    make_event("Board meeting")
    off = make_event("Off", "2026-11-25 10:00", public=True)
    cancel_event(event=off, because="Snow")

    calendar = Calendar.from_ical(client.get(FEED).content)

    told = [(str(e["UID"]), str(e["STATUS"]), e["SEQUENCE"]) for e in calendar.walk("VEVENT")]
    assert told == [
        (f"event-{event.pk}@testserver", "CONFIRMED", 1),
        (f"event-{off.pk}@testserver", "CANCELLED", 2),
    ]
    assert [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")] == ["America/New_York"]


def test_feed_that_has_not_changed_is_not_sent_again(client, event):
    tag = client.get(FEED)["ETag"]

    same = client.get(FEED, headers={"if-none-match": tag})
    event.save()
    other = client.get(FEED, headers={"if-none-match": tag})

    assert (same.status_code, same.content, other.status_code) == (304, b"", 200)


def test_feed_asks_the_same_for_one_and_three(client, event, make_event, django_assert_num_queries):
    with django_assert_num_queries(2):
        client.get(FEED)
    for zone in ("America/Denver", "Europe/London"):
        make_event(public=True, time_zone=zone)

    with django_assert_num_queries(2):
        client.get(FEED)
