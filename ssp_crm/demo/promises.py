"""Who promised what on Tannery Row, who knows whom, and where the program belongs."""

from dataclasses import dataclass

from .shapes import Said


@dataclass(frozen=True)
class Ask:
    """Something asked or promised, in days before today; negative days are still to come."""

    about: str
    topic: str
    what: str
    asked: int
    due: int | None
    status: str = "asked"
    outcome: str = ""
    by: str = "Leadership"
    ours: bool = False


@dataclass(frozen=True)
class Belonging:
    """A membership; days before today, `renews` in days from today."""

    at: str
    kind: str
    by: str
    since: int
    renews: int | None
    dues: int | None
    watch: str = ""
    asks: str = ""
    ended: int | None = None


ASKS = (
    # Elaine says yes to everything, and has been asked four times this season.
    Ask("elaine", "testify", "Speak at the zoning hearing", 410, 395, "kept", "She told of Ann."),
    Ask(
        "elaine", "testify", "Speak for the memorandum", 205, 190, "kept", "Two minutes, no paper."
    ),
    Ask("elaine", "testify", "Speak against the 1,000-foot rule", 80, 66, "kept"),
    Ask("elaine", "letter", "Sign the clergy letter", 61, 50, "kept", "Brought four signatures."),
    Ask("elaine", "host", "Open the hall for the winter open house", 33, -12, "agreed", by="Staff"),
    Ask("elaine", "vouch", "Call the mayor's chief of staff", 9, -4, by="Liaison"),
    Ask("adeyemi", "testify", "Testify at the county budget hearing", 390, 370, "kept"),
    Ask("adeyemi", "testify", "Testify on the memorandum", 210, 190, "kept", "With figures."),
    Ask(
        "adeyemi",
        "testify",
        "Speak at the council's open session",
        120,
        100,
        "partly",
        "Sent his deputy, who read his words.",
    ),
    Ask("adeyemi", "letter", "Write to the county board", 75, 40, "declined", "Not before budget."),
    Ask("yvonne", "testify", "Table the 1,000-foot rule", 150, 120, "kept", "Five to two."),
    Ask(
        "yvonne", "introduce", "Introduce us to the clerk", 140, 110, "declined", "After the vote."
    ),
    Ask("yvonne", "testify", "Speak for three years instead of one", 70, 45, "broken", "Was ill."),
    Ask("lena", "testify", "Bring programs to our hearing", 300, 282, "kept", "She brought three."),
    Ask("lena", "testify", "Testify by video", 95, 82, "kept", by="Liaison"),
    Ask("lena", "publicize", "Share the naloxone day", 44, 30, "kept", by="Liaison"),
    Ask("alexis", "vouch", "Tell the landlord what the lease allows", 260, 255, "kept"),
    Ask("alexis", "testify", "Explain the law to the council", 66, 45, "kept", "In plain words."),
    Ask("joy", "refer", "Call us before each discharge", 160, 100, "kept", by="Staff"),
    Ask(
        "joy",
        "volunteer",
        "Train two evenings on wound care",
        90,
        55,
        "partly",
        "One of the two; a shift got in the way.",
        by="Staff",
    ),
    Ask("joy", "attend", "Come to the block supper", 20, -8, "agreed", by="Staff"),
    Ask("rosa", "letter", "Write to the council", 200, 180, "kept", "In her own name."),
    Ask("rosa", "host", "Give us the reading room twice", 130, 90, "kept", by="Staff"),
    Ask("rosa", "publicize", "Put our card on the desk", 60, 50, "kept", by="Staff"),
    Ask("ivan", "host", "Keep the container behind the shop", 220, 215, "kept", by="Staff"),
    Ask(
        "ivan", "letter", "Write as a shop owner", 85, 60, "broken", "Forgot; says sorry.", "Staff"
    ),
    Ask("ivan", "donate", "Bread for the block supper", 25, -8, "agreed", by="Staff"),
    Ask("kit", "volunteer", "Train our volunteers", 230, 220, "kept", "Twice.", by="Liaison"),
    Ask("kit", "testify", "Stand beside us at the hearing", 80, 66, "kept", by="Liaison"),
    Ask("amara", "donate", "Bridge the gap until July", 320, 290, "kept", "18,000 dollars."),
    Ask(
        "amara", "introduce", "Introduce us to the hospital fund", 58, 20, "withdrawn", "Too early."
    ),
    Ask("miguel", "refer", "Keep two rooms a month", 150, 30, "kept", by="Staff"),
    Ask("boone", "vouch", "Say at the coffee how it works", 100, 92, "kept", "“They call back.”"),
    Ask("terry", "attend", "Walk the block with us in fall", 55, 38, "kept", by="Staff"),
    Ask("terry", "publicize", "Put the report in the newsletter", 40, 6, "agreed"),
    Ask("lucia", "publicize", "Print the hours in Spanish", 135, 130, "kept", by="Liaison"),
    Ask("marcus", "attend", "Sit with us at the county table", 15, None, by="Leadership"),
    Ask("keisha", "host", "Let us speak at the parents' evening", 30, -20),
    # Ours.
    Ask(
        "carl",
        "other",
        "Get the city to close the gap in the fence",
        30,
        6,
        "agreed",
        "",
        "Staff",
        True,
    ),
    Ask("terry", "other", "A one-page report each month", 60, -5, "agreed", by="Staff", ours=True),
    Ask("school", "other", "Answer every call within the hour", 150, 20, "kept", "", "Staff", True),
    Ask(
        "association",
        "attend",
        "Come to each monthly meeting",
        238,
        30,
        "partly",
        "Missed the one in July.",
        ours=True,
    ),
    Ask("parish", "donate", "Rake the yard in November", 40, -3, "agreed", by="Staff", ours=True),
)

# From whom, how, to whom, from where.
TIES = (
    ("elaine", "works-with", "oscar", "the parish choir"),
    ("oscar", "knows", "ginny", "she sings alto"),
    ("ginny", "family", "warren", "married since 1991"),
    ("alexis", "works-with", "lorraine", "the Thursday law clinic"),
    ("lorraine", "knows", "dunne", "the bar's history society"),
    ("dunne", "influences", "warren", "treasurer of his campaigns"),
    ("ivan", "works-with", "nell", "flour, every Tuesday"),
    ("nell", "family", "dunne", "cousins"),
    ("bev", "influences", "stahl", "her members vote in Ward 3"),
    ("stahl", "works-with", "yvonne", "the council"),
    ("stahl", "opposes", "yvonne", "the 1,000-foot rule"),
    ("warren", "opposes", "adeyemi", "the county budget"),
    ("boone", "reports-to", "delgado", ""),
    ("delgado", "knows", "yvonne", "the public safety forum"),
    ("terry", "knows", "carl", "next-door neighbors"),
    ("terry", "influences", "association", "chairs it"),
    ("terry", "knows", "elaine", "the food pantry"),
    ("carl", "knows", "boone", "bowling"),
    ("ivan", "knows", "bev", "six years on the board together"),
    ("ivan", "knows", "terry", "morning coffee"),
    ("keisha", "knows", "rosa", "the reading program"),
    ("rosa", "works-with", "elaine", "the interfaith shelf"),
    ("adeyemi", "works-with", "joy", "discharge planning"),
    ("joy", "mentors", "miguel", "the county leadership year"),
    ("lena", "works-with", "kit", "the coalition's spring lobby day"),
    ("lena", "knows", "adeyemi", "she worked for him"),
    ("amara", "knows", "marcus", "the county grants table"),
    ("marcus", "works-with", "joy", ""),
    ("derrick", "works-with", "naomi", "the Ledger"),
    ("frances", "mentors", "derrick", ""),
    ("pete", "mentors", "rosa", "her first speech"),
    ("yvonne", "knows", "amara", "the library campaign"),
)

MEMBERSHIPS = (
    Belonging(
        "coalition",
        "coalition",
        "Leadership",
        900,
        41,
        250,
        "They sign statements within a day; we need two.",
        "A seat on the steering group, and two people at the lobby day.",
    ),
    Belonging(
        "nurses",
        "professional",
        "Staff",
        400,
        150,
        60,
        "Some members think we go too far.",
        "A talk a year.",
    ),
    Belonging(
        "reform",
        "national",
        "Liaison",
        600,
        210,
        120,
        "Their posters speak of “victims”.",
        "Our numbers, each January.",
    ),
    Belonging(
        "speakers", "other", "Liaison", 300, 320, 0, "", "Practice evenings, twice a season."
    ),
    Belonging(
        "alliance",
        "other",
        "Leadership",
        1200,
        None,
        180,
        "Its letter about us. We left in peace, and said why.",
        "",
        ended=380,
    ),
)

# Which of our values they share, by their place in the program's list.
SHARED = {
    "parish": (0, 3, 4),
    "library": (0, 1, 3),
    "health": (1, 4),
    "hospital": (0,),
    "housing": (0, 4),
    "legal": (0, 1, 2, 4),
    "coalition": (0, 2, 3),
    "fund": (1, 4),
    "nurses": (0, 1),
    "mutual": (0, 2, 3),
    "reform": (0, 1),
    "recovery": (0, 2),
    "bakery": (4,),
    "elaine": (0, 3),
    "yvonne": (1, 4),
}

MEETINGS = (
    Said(
        24,
        18,
        "meeting",
        "Leadership",
        "coalition lena",
        "Steering group, autumn",
        "Eleven programs. The lobby day is set for March; each program brings two people and one "
        "story. Dues stay as they are.",
        "Our two-day rule for statements was heard, not yet written down.",
    ),
    Said(
        110,
        17,
        "meeting",
        "Staff",
        "nurses joy",
        "Talk at the nurses' supper",
        "Thirty came. Questions on wound care and on where to send people at night.",
    ),
)
