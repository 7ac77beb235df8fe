"""Write the program's own channels, its plan of posts, and whose words it may use."""

from typing import TYPE_CHECKING

from accounts.models import User
from events.models import Speaker
from media_liaison.models import Consent, Post, SocialChannel

if TYPE_CHECKING:
    from .loader import Demo

LEFT = ("Ines Calloway", "ines@tanneryrow.example")
# Where, name there, who runs it, second custodian, where recovery is kept, days since checked.
CHANNELS = (
    ("website", "tanneryrow.example", "Liaison", "Admin", "Envelope in the office safe", 40),
    ("newsletter", "Word from the Row", "Liaison", "Staff", "Envelope in the office safe", 12),
    ("instagram", "@tanneryrow", "Staff", "", "", None),
    ("facebook", "The house on Tannery Row", "Liaison", "left", "With the old front desk", 420),
    ("mastodon", "@row@alderbend.example", "Admin", "Liaison", "Binder in Ruth's office", 75),
    ("bluesky", "tanneryrow.example", "Liaison", "Leadership", "Binder in Ruth's office", 230),
)
# Kind, the name they choose, which, for what, given days ago, days left, taken back days ago.
CONSENTS = (
    ("quote", "Dee", "“They knew my name.”", "Website, spring flyer", 200, 165, None),
    ("photo", "Pete", "Pete at the hearing, from the side", "Newsletter", 90, 275, None),
    ("story", "Luz", "How she learned to speak up", "Newsletter, once", 60, 14, None),
    ("quote", "Walt", "“Coffee first, then paperwork.”", "Posts and posters", 30, None, None),
    ("photo", "J.", "Hands planting bulbs", "Posts this fall", 150, -9, None),
    ("quote", "A neighbor on Elm", "“The corner is cleaner.”", "All of ours", 45, 320, None),
    ("quote", "Noor", "Two lines of a poem", "Instagram", 80, 200, 4),
    ("photo", "Robin", "The mural, with Robin painting", "Website", 10, 355, None),
)
# Channel, in a few words, text, days from today, status, names of those whose word it needs.
POSTS: tuple[tuple[int, str, str, int, str, list[str] | None], ...] = (
    (2, "Bulbs by the gate", "Forty bulbs in an hour. See you in spring.", -20, "posted", ["J."]),
    (1, "Thank-you to the walkers", "Eleven of you walked the block with us.", -12, "posted", None),
    (5, "Boxes, the numbers", "1,212 boxes came back in October.", -7, "posted", None),
    (4, "Old flyer again", "The flyer from last year, once more.", -5, "dropped", None),
    (0, "Open hours in the cold", "The door opens at noon when it freezes.", -2, "draft", None),
    (
        1,
        "What Walt says",
        "“Coffee first, then paperwork.” Walt is right.",
        2,
        "approved",
        ["Walt"],
    ),
    (2, "A poem on the wall", "Two lines we walk past every day.", 4, "draft", ["Noor"]),
    (
        5,
        "Open house: come by",
        "Neighbors, come and see the house. Soup at six.",
        6,
        "approved",
        None,
    ),
    (4, "Learning to speak up", "Luz tells how she found her voice.", 18, "draft", ["Luz"]),
    (2, "The mural is done", "Somebody we know painted the gate.", 11, "draft", []),
    (0, "What a hearing feels like", "Pete went first. Read how.", 25, "draft", ["Pete"]),
)


def add_voice(demo: "Demo") -> None:
    """Everything this module is about."""
    name, email = LEFT
    left = User(name=name, email=email, is_active=False)
    left.set_unusable_password()
    left.save()
    people = {**demo.team, "left": left}
    channels = [
        SocialChannel.objects.create(
            platform=platform,
            handle=handle,
            link="https://tanneryrow.example/" if platform == "website" else "",
            owner=people[owner],
            second=people.get(second),
            recovery=recovery,
            checked_on=None if checked is None else demo.day(checked),
        )
        for platform, handle, owner, second, recovery, checked in CHANNELS
    ]
    consents = add_consents(demo)
    for channel, title, text, ahead, status, names in POSTS:
        post = make_post(demo, title, text, ahead, status)
        post.channel, post.shows_people = channels[channel], names is not None
        post.save()
        post.consents.set(consents[name] for name in names or [])


def add_consents(demo: "Demo") -> dict[str, Consent]:
    """Those we may use, one about to end, one over, one taken back."""
    speakers = {speaker.chosen_name: speaker for speaker in Speaker.objects.all()}
    return {
        name: Consent.objects.create(
            kind=kind,
            chosen_name=name,
            about=about,
            purpose=purpose,
            given_on=demo.day(given),
            until=None if left is None else demo.day(-left),
            withdrawn_on=None if back is None else demo.day(back),
            paper="Blue folder, office shelf",
            speaker=speakers.get(name),
        )
        for kind, name, about, purpose, given, left, back in CONSENTS
    }


def make_post(demo: "Demo", title: str, text: str, ahead: int, status: str) -> Post:
    """One post, as far as it has come; not saved yet."""
    is_yes = status in {"approved", "posted"}
    return Post(
        title=title,
        text=text,
        planned_on=demo.day(-ahead),
        status=status,
        author=demo.team["Liaison"],
        approved_by=demo.team["Leadership"] if is_yes else None,
        approved_at=demo.moment(max(1, 2 - ahead), 10) if is_yes else None,
        posted_on=demo.day(-ahead) if status == "posted" else None,
        link="https://tanneryrow.example/news/" if status == "posted" else "",
    )
