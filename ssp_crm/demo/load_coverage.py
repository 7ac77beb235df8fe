"""Write what the demo's press printed, and what we had told it."""

from typing import TYPE_CHECKING

from events.models import Speaker
from media_liaison.models import Coverage, Journalist, Outlet, Statement

from .coverage import PIECES, STATEMENTS, Piece, Told

if TYPE_CHECKING:
    from .loader import Demo


class Press:
    """Who is who at the demo's press."""

    def __init__(self, demo: "Demo") -> None:
        names = {contact.pk: key for key, contact in demo.contacts.items()}
        self.outlets = {names[row.contact_id]: row for row in Outlet.objects.all()}
        self.journalists = {names[row.contact_id]: row for row in Journalist.objects.all()}
        self.speakers = {row.chosen_name.lower(): row for row in Speaker.objects.all()}
        self.liaison = demo.team["Liaison"]

    def people(self, told: Piece | Told) -> dict[str, object]:
        """Who printed or heard it, who spoke for us, and who wrote it down."""
        return {
            "outlet": self.outlets.get(told.outlet),
            "journalist": self.journalists.get(told.journalist),
            "speaker": self.speakers.get(told.speaker),
            "author": self.liaison,
        }


def add_coverage(demo: "Demo") -> None:
    """A year of pieces, and statements from some of them."""
    press = Press(demo)
    Coverage.objects.bulk_create(coverage(demo, press, piece) for piece in PIECES)
    Statement.objects.bulk_create(
        Statement(
            said=told.said,
            topic=told.topic,
            said_at=demo.moment(told.ago, 8),
            attribution=told.attribution,
            **press.people(told),
        )
        for told in STATEMENTS
    )


def coverage(demo: "Demo", press: Press, piece: Piece) -> Coverage:
    """One piece as it was printed."""
    depth, tone, accuracy, wording = piece.traits.split()
    return Coverage(
        headline=piece.headline,
        published_on=demo.day(piece.ago),
        depth=depth,
        tone=tone,
        accuracy=accuracy,
        wording=wording,
        words_used=piece.words,
        topic=piece.topic,
        gist=piece.gist,
        correction=piece.correction,
        correction_asked_on=None if piece.asked is None else demo.day(piece.asked),
        correction_made_on=None if piece.made is None else demo.day(piece.made),
        **press.people(piece),
    )
