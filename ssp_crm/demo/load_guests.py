"""Write who comes: a full training with people waiting, a talk, and last month's supper."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from events.models import Event, Rsvp
from events.services.door import add_walk_in, check_in, close_door
from events.services.guests import answer_rsvp
from events.services.invitations import invite_contacts
from events.services.thanks import keep_thanks

if TYPE_CHECKING:
    from .loader import Demo

# Who was asked, what they said, how many they are, and what we should know.
Said = tuple[tuple[str, str, int, str], ...]
TRAINING, PLACES = "Overdose response for shop owners", 8
SHOPS: Said = (
    ("ivan", "yes", 3, "His two helpers come along; interpreter for Bulgarian."),
    ("bev", "yes", 2, ""),
    ("carl", "yes", 1, "A chair by the door."),
    ("rosa", "yes", 2, ""),
    ("pete", "yes", 1, "Would come on short notice."),
    ("terry", "yes", 2, ""),
    ("stahl", "no", 1, "Council sits that evening."),
    ("miguel", "maybe", 1, ""),
    ("keisha", "invited", 1, ""),
)
TALK = "Talk at St. Brigid's: who is my neighbor"
PARISH: Said = (
    ("elaine", "yes", 4, "Brings the coffee."),
    ("rosa", "yes", 1, ""),
    ("joy", "maybe", 2, ""),
    ("carl", "invited", 1, ""),
    ("yvonne", "invited", 1, ""),
)
SUPPER = "Soup supper"
TABLE: Said = (
    ("elaine", "yes", 2, "Vegetable soup."),
    ("rosa", "yes", 3, ""),
    ("ivan", "yes", 1, "Bread from the shop."),
    ("carl", "yes", 1, ""),
    ("joy", "maybe", 1, ""),
    ("stahl", "no", 1, ""),
)
CAME, THANKED = ("elaine", "rosa", "ivan", "joy"), ("elaine",)
WALKED_IN = (("Two from the bus stop", 2), ("Mrs. Okafor's nephew", 1))
WEEK = timedelta(days=7)


def add_guests(demo: "Demo") -> None:
    """Everything this module is about."""
    training = Event.objects.get(title=TRAINING)
    training.capacity = PLACES
    training.save()
    ask(demo, training, SHOPS)
    ask(demo, Event.objects.get(title=TALK), PARISH)
    supper = Event.objects.get(title=SUPPER)
    rows = ask(demo, supper, TABLE)
    at_the_door(supper, rows)


def ask(demo: "Demo", event: Event, said: Said) -> dict[str, Rsvp]:
    """Invite people, and write down what each said."""
    asked_at = min(event.starts_at - 2 * WEEK, demo.moment(1, 12))
    contacts = [demo.contacts[key] for key, *_ in said]
    by: Any = event.organiser
    rows = invite_contacts(event_id=event.pk, contacts=contacts, by=by, now=asked_at)
    found = {key: row for (key, *_), row in zip(said, rows, strict=True)}
    for place, (key, answer, party, note) in enumerate(said):
        row = found[key]
        row.note = note
        row.save()
        if answer != Rsvp.Answer.INVITED:
            then = asked_at + timedelta(minutes=place)
            found[key] = answer_rsvp(rsvp=row, answer=answer, party=party, now=then)
    return found


def at_the_door(event: Event, rows: dict[str, Rsvp]) -> None:
    """Some came, two walked in, the rest did not come; one was thanked."""
    began, over = event.starts_at + timedelta(minutes=10), event.ends_at
    for key in CAME:
        check_in(rsvp=rows[key], now=began)
    for name, party in WALKED_IN:
        add_walk_in(rsvp=Rsvp(event=event, name=name, party=party), now=began)
    close_door(event=event, now=over)
    keep_thanks(event=event, thanked={rows[key].pk for key in THANKED}, before=set(), now=over)
