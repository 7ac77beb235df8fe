"""What reporters asked the demo program, and how it ended; days and hours from the loading."""

from typing import Any

DRAFT = (
    "We collect every box we find on our block each morning, and neighbors can call us for one "
    "they see. Last month that was twelve calls, all answered within the day."
)
SAID = (
    "Nobody has to be well to be welcome here. People come for supplies and stay for a nurse, a "
    "form, a cup of coffee. That is what keeps the street calmer, not emptier."
)
# Who asks by key of the press, how many days ago, and what else is known. `due` counts hours from
# now, `ended` days before today.
INQUIRIES: tuple[dict[str, Any], ...] = (
    {
        "who": "derrick",
        "ago": 0,
        "due": 1.5,
        "question": "The county counted fewer overdose calls this fall. Do you see that too, and "
        "what would you say it comes from?",
        "angle": "Health page, with the county's numbers.",
        "topic": "overdose response",
        "airs": "Tomorrow's paper",
        "status": "drafted",
        "draft": "We see the same. Naloxone is in more hands than ever, and people call for help "
        "sooner. We would be careful with one cause: it is many small things.",
    },
    {
        "who": "hank",
        "ago": 1,
        "due": -3,
        "question": "How many syringes do you hand out, and how many come back?",
        "angle": "He has the Alliance's figure and wants ours.",
        "topic": "returns",
        "format": "written",
        "airs": "The weekly, on Thursday",
    },
    {
        "who": "naomi",
        "ago": 1,
        "due": 27,
        "question": "Would the zoning change the council talks about move you off Tannery Row?",
        "topic": "zoning",
        "format": "phone",
        "status": "approved",
        "draft": "We have read the draft and talk with the planning office. We wish to stay a "
        "good neighbor where people find us.",
    },
    {
        "who": "sol",
        "ago": 4,
        "due": 24 * 12,
        "zone": "America/Chicago",
        "question": "Could one of your speakers and a nurse join an episode on rural wound care?",
        "topic": "nursing",
        "format": "other",
        "airs": "Front Porch Health, in two weeks",
    },
    {
        "caller": "Imani, student paper, (315) 555-0188",
        "ago": 0,
        "question": "I am writing about volunteers under 25. May I talk with two of yours?",
        "topic": "volunteers",
        "assigned": "",
    },
    {
        "who": "priya",
        "ago": 2,
        "due": 24 * 9,
        "question": "May I film your empty rooms again before the winter hours begin?",
        "topic": "the house",
        "format": "visit",
        "airs": "Evening news at 6",
        "visit": True,
    },
    {
        "who": "wren",
        "ago": 20,
        "due": -24 * 18,
        "ended": 18,
        "question": "What do you say to a listener who asks why you make it so easy?",
        "topic": "who a neighbor is",
        "format": "live",
        "status": "answered",
        "draft": SAID,
        "said": SAID,
    },
    {
        "who": "colt",
        "ago": 45,
        "due": -24 * 45,
        "ended": 45,
        "question": "Can our camera stand by your door during services this afternoon?",
        "format": "camera",
        "status": "declined",
        "outcome": "No cameras while people come for care. Offered the empty rooms and the nurse; "
        "he did not take it up.",
    },
    {
        "who": "frances",
        "ago": 60,
        "due": -24 * 57,
        "ended": 56,
        "question": "Will you answer the Alliance's op-ed in the same issue?",
        "format": "written",
        "attribution": "on-record",
        "status": "too-late",
        "outcome": "It lay in the shared mailbox over the weekend. Since then the liaison's own "
        "address stands on the letter.",
    },
    {
        "who": "gus",
        "ago": 90,
        "ended": 80,
        "question": "Who at the statehouse do you think will vote for the funding bill?",
        "attribution": "off-record",
        "status": "no-answer",
        "outcome": "Rang twice, no call back from either side. Not ours to guess anyway.",
    },
    {
        "who": "lucia",
        "ago": 3,
        "due": 50,
        "question": "¿Qué hacen los vecinos si encuentran una caja en la calle?",
        "topic": "boxes",
        "format": "written",
        "airs": "The next monthly letter",
        "status": "drafted",
        "draft": DRAFT,
    },
)
