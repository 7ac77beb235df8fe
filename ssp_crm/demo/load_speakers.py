"""Write who speaks for the program, who was offered which chance, and what became of it."""

from datetime import timedelta
from typing import TYPE_CHECKING

from events.models import Event, Speaker, SpeakingTurn

from .shapes import Date

if TYPE_CHECKING:
    from .loader import Demo

LIBRARY = "Alder Bend Free Library, room 2"
HEARING = "Speaking practice: three minutes at a hearing"
VOICE = "Speaking practice: finding your own words"
ROOM = "Speaking practice: a room full of people"
QUESTION = "Speaking practice: answering a hard question"
NURSES = "What harm reduction is, at the Nurses Circle"
STATE = "State harm reduction gathering"
STEERING = "Coalition steering group"
LIBRARIANS = "Overdose response for library staff"
RADIO = "Morning on the Bend: live talk"
PARISH = "Talk at St. Brigid's: who is my neighbor"
PRACTICES = (
    (VOICE, -10, "Pete coaches. Two minutes each, no notes."),
    (ROOM, -5, "Standing, with a microphone. Bring a friend."),
)
# Key, the name they choose, readiness, topics, languages, how to ask, what they wish for.
SPEAKERS = (
    (
        "pete",
        "Pete",
        "mentoring",
        "public speaking, hearings, neighbors",
        "English, Polish",
        "Call early in the week.",
        "Likes to bring somebody along who speaks for the first time.",
    ),
    (
        "dee",
        "Dee",
        "ready",
        "overdose response, naloxone, radio, who a neighbor is",
        "English",
        "Text first.",
        "No recording of the questions. A ride home after dark.",
    ),
    (
        "luz",
        "Luz",
        "ready",
        "nurses, harm reduction, families",
        "Spanish, English",
        "In person, on Thursdays.",
        "The questions a day before.",
    ),
    (
        "j",
        "J.",
        "practising",
        "syringes, the block walk",
        "English",
        "Through Pete.",
        "A friend in the room.",
    ),
    (
        "walt",
        "Walt",
        "ready",
        "housing, work, veterans",
        "English",
        "Leave a message at the front desk.",
        "A fee, on the day.",
    ),
    ("noor", "Noor", "curious", "poetry, young people", "Arabic, English", "By e-mail.", ""),
)
# Event, speaker, status, what they speak about, days from the offer to the event, words for them.
TURNS = (
    (LIBRARIANS, "dee", "delivered", "Five minutes that save a life", 20, "Clear and calm."),
    (STEERING, "pete", "delivered", "What neighbors ask", 10, ""),
    (STEERING, "luz", "declined", "What families ask", 10, ""),
    (VOICE, "j", "practised", "", 9, "The opening was strong. Next time: look up once a minute."),
    (VOICE, "noor", "declined", "", 9, ""),
    (NURSES, "luz", "delivered", "What a good welcome is", 21, "They asked for more of it."),
    (NURSES, "dee", "delivered", "Naloxone in two minutes", 21, ""),
    (ROOM, "j", "practised", "", 8, "A pause after the hard sentence did wonders."),
    (STATE, "dee", "delivered", "A small town answers", 40, "Four people came up afterwards."),
    (STATE, "pete", "declined", "", 40, ""),
    (HEARING, "j", "practised", "Three minutes on the block walk", 12, "Ready for a hearing."),
    (HEARING, "noor", "practised", "", 12, "Your own words are the best ones."),
    (QUESTION, "noor", "accepted", "", 16, ""),
    (RADIO, "dee", "accepted", "Overdose awareness", 24, ""),
    (PARISH, "luz", "offered", "Who is my neighbor", 26, ""),
)


def add_speakers(demo: "Demo") -> None:
    """Everything this module is about."""
    Event.objects.bulk_create(
        demo.event(
            Date(
                "speaking-practice", t, week, 1, "17:30", "19:00", LIBRARY, "Liaison", w, "speakers"
            )
        )
        for t, week, w in PRACTICES
    )
    speakers = {
        key: Speaker.objects.create(
            chosen_name=name,
            readiness=readiness,
            topics=topics,
            languages=languages,
            reach=reach,
            wishes=wishes,
            contact=demo.contacts.get(key),
        )
        for key, name, readiness, topics, languages, reach, wishes in SPEAKERS
    }
    for title, key, status, talk, ahead, words in TURNS:
        event = Event.objects.get(title=title)
        offered = min(event.first_day - timedelta(days=ahead), demo.today)
        SpeakingTurn.objects.create(
            event=event,
            speaker=speakers[key],
            status=status,
            talk=talk,
            offered_on=offered,
            answered_on=None if status == "offered" else min(offered + timedelta(3), demo.today),
            feedback=words,
        )
