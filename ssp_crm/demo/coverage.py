"""What the demo's press printed, and what we had told it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Piece:
    """A piece in days before today; `traits` are depth, tone, accuracy and wording."""

    ago: int
    headline: str
    outlet: str
    journalist: str
    traits: str
    topic: str
    gist: str
    words: str = ""
    speaker: str = ""
    correction: str = ""
    asked: int | None = None
    made: int | None = None


@dataclass(frozen=True)
class Told:
    """What one of us told the press, in days before today."""

    ago: int
    outlet: str
    journalist: str
    topic: str
    said: str
    speaker: str = ""
    attribution: str = "on-record"


PIECES = (
    Piece(
        352,
        "Needles by the river, and nobody answers",
        "courier",
        "hank",
        "mention critical wrong hurtful",
        "found syringes",
        "Says we give out syringes and never take any back. Nobody called us.",
        "addicts, dirty needles",
    ),
    Piece(
        338,
        "Drug house or health house?",
        "courier",
        "hank",
        "mention critical small-slips hurtful",
        "Tannery Row",
        "Two neighbors on one side, a nurse on the other. Our street number is wrong.",
        "drug abusers",
    ),
    Piece(
        305,
        "A winter of phone calls: who picks up at Tannery Row",
        "radio",
        "wren",
        "feature warm right person-first",
        "our volunteers",
        "Twelve minutes with two of us on the night line. No visitor is heard or named.",
    ),
    Piece(
        271,
        "Council hears both sides on Tannery Row hours",
        "ledger",
        "naomi",
        "quoted neutral right person-first",
        "Saturday hours",
        "Both letters in full length, then our offer to start sweeping before ten.",
        speaker="dee",
    ),
    Piece(
        231,
        "August is for remembering, says Morning on the Bend",
        "radio",
        "wren",
        "quoted warm right person-first",
        "overdose prevention",
        "Fifteen minutes live. What does a good day look like?",
        speaker="pete",
    ),
    Piece(
        189,
        "The words we choose: a note to our readers",
        "ledger",
        "derrick",
        "mention warm right person-first",
        "words",
        "The paper tells its readers why it now writes of people who use drugs.",
    ),
    Piece(
        158,
        "Episode 41: Nurses on Tannery Row",
        "porch",
        "sol",
        "feature warm right person-first",
        "nursing",
        "Two corrections before it went out, both made. The best forty minutes about us.",
    ),
    Piece(
        128,
        "Horarios de Tannery Row, en la puerta y por teléfono",
        "voz",
        "lucia",
        "feature warm right none",
        "service hours",
        "Our hours in Spanish, with the number that speaks Spanish on Tuesdays.",
    ),
    Piece(
        111,
        "What one month of cleaning Tannery Row costs",
        "ledger",
        "naomi",
        "quoted neutral small-slips mixed",
        "found syringes",
        "The cleaner block in figures. It said 31 calls; our log has 27.",
        "users, people who use drugs",
        correction="The piece says 31 calls came in that month. Our log has 27, and we are glad "
        "to show it.",
        asked=111,
        made=110,
    ),
    Piece(
        84,
        "94 in 100 come back: the fourth story",
        "courier",
        "hank",
        "quoted mixed right mixed",
        "found syringes",
        "He called first. The figure made the headline, and our words stand as we said them.",
        "addicts, people who use drugs",
    ),
    Piece(
        74,
        "Opinion: Saturday belongs to families, too",
        "ledger",
        "frances",
        "mention critical unchecked none",
        "Saturday hours",
        "The Alliance's piece, 600 words. Ours ran the week after, the same length.",
    ),
    Piece(
        59,
        "Inside, before the doors open",
        "six",
        "priya",
        "feature warm right person-first",
        "our rooms",
        "Two minutes of empty rooms. No faces, no door, no street name, as agreed.",
    ),
    Piece(
        44,
        "Crowds on Tannery Row, police say",
        "six",
        "colt",
        "mention critical wrong hurtful",
        "Tannery Row",
        "Pictures from a street fair two blocks away. The police had said the opposite.",
        "junkies",
        correction="The pictures show the street fair on Mill Street, not our site. The police "
        "told the council in June that calls here went down.",
        asked=43,
    ),
    Piece(
        20,
        "Lease on Tannery Row ends in spring; council to vote",
        "ledger",
        "naomi",
        "quoted neutral right person-first",
        "lease",
        "The date, the council's part, and the rent as the city gave it. Fair to everybody.",
    ),
)

STATEMENTS = (
    Told(
        272,
        "ledger",
        "naomi",
        "Saturday hours",
        "Saturday morning is when people who work all week can come. We start sweeping the block "
        "at nine, and we will sit down with the shops about the hours any day they like.",
        "dee",
    ),
    Told(
        233,
        "radio",
        "wren",
        "overdose prevention",
        "A good day is a quiet one: somebody comes in, somebody listens, and everybody goes home.",
        "pete",
    ),
    Told(
        112,
        "ledger",
        "naomi",
        "found syringes",
        "Our log has 27 calls in the month. Somebody was there within the hour for 25 of them.",
    ),
    Told(
        86,
        "courier",
        "hank",
        "found syringes",
        "We count what goes out and what comes back. Last year 94 of 100 syringes came back to us "
        "or to a box in town. We publish the count each January.",
    ),
    Told(
        61,
        "six",
        "priya",
        "our rooms",
        "You may film the rooms while they are empty. No faces, no door, no street name.",
    ),
    Told(
        38,
        "ledger",
        "derrick",
        "overdose prevention",
        "The county's figure is not ours to give before the county prints it.",
        attribution="background",
    ),
    Told(
        26,
        "ledger",
        "naomi",
        "lease",
        "The lease ends in spring. The council decides on the building, not on our work; we have "
        "asked for five years.",
    ),
    Told(
        3,
        "",
        "",
        "Saturday hours",
        "At the council's press table: we keep the Saturday hours and open the side gate, so that "
        "the sidewalk stays free for the shops.",
    ),
)
