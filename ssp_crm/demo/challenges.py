"""Complaints, opposition and conflicts of the demo, from the first word to the lesson."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Case:
    """A challenge in days before today; `steps` are (days ago, who, what), `notes` summaries."""

    ago: int
    title: str
    kind: str
    source: str
    about: str
    facts: str
    concern: str = ""
    reading: str = ""
    place: str = ""
    by: str = "Staff"
    owner: str = ""
    answered: int | None = None
    steps: tuple[tuple[int, str, str], ...] = ()
    notes: tuple[str, ...] = ()
    closed: int | None = None
    solved: bool = True
    worked: str = ""
    avoid: str = ""
    lesson: str = ""
    restricted: bool = False
    told: str = ""  # what the concern is about, if it came by the neighbors' line
    answer: str = ""


REFERENCE = "7KQ4-M2XP-9TVC"  # opens the answer below at /concerns/status/
CASES = (
    Case(
        6,
        "Cars idling under his window at night",
        "complaint",
        "phone",
        "carl",
        "Mr. Brandt called at 9 pm on our line. Two cars stood in front of number 17 with their "
        "engines running until a quarter to ten. He wrote down both times.",
        "“I close my window in summer and I do not sleep. Nobody asked me.”",
        "It was after our hours. He may not tell our visitors' cars from the tavern's.",
        "Tannery Row, in front of number 17",
        owner="Staff",
    ),
    Case(
        1,
        "Letter asks the city to cut our Saturday hours",
        "opposition",
        "email",
        "alliance bev stahl",
        "The Alliance wrote to Council Member Stahl and copied us. Eleven shops signed. It asks "
        "for no services on Saturdays before 2 pm.",
        "“Saturday morning is when families shop. We lose them.”",
        "They name a time, not a wish that we go. There is room to talk.",
        by="Leadership",
        owner="Leadership",
    ),
    Case(
        4,
        "Noise or crowding: corner of Mill Street",
        "complaint",
        "public",
        "",
        "A neighbor told us on our public page. What it is about: noise or crowding. Dana stood at "
        "the corner that evening from 5 to 7: six people waited there for the 6:10 bus.",
        "There is a crowd at the corner on the evenings you are open. My daughter crosses "
        "the street to avoid it. I do not want trouble for anybody, I want her to walk home.",
        "She asks for a way home, not for anybody to be gone.",
        "corner of Mill Street",
        by="",
        owner="Staff",
        answered=3,
        steps=(
            (4, "Staff", "Stood at the corner for two hours and counted. Spoke with four people."),
            (2, "Staff", "Two volunteers in vests walk to the corner on open evenings now."),
        ),
        told="noise",
        answer="Thank you for telling us, and for how you said it. We stood at the corner "
        "that evening: people wait there for the 6:10 bus. From this week two of us in blue vests "
        "are there from 5 to 7 pm, and glad to walk anybody home. Please tell us if it helps.",
    ),
    Case(
        16,
        "Words at the door to a delivery driver",
        "complaint",
        "in-person",
        "bakery",
        "The bakery's driver says one of us called him a name when he blocked the ramp. Two people "
        "heard the end of it.",
        "“I was there two minutes. I want an apology, that is all.”",
        "An apology is owed whatever came before it.",
        by="Leadership",
        owner="Leadership",
        answered=15,
        steps=((15, "Leadership", "Heard both, apart. He will apologize in person on Monday."),),
        restricted=True,
    ),
    Case(
        322,
        "Syringes by the fence of number 17",
        "complaint",
        "phone",
        "carl",
        "Four syringes by Mr. Brandt's fence since Sunday, with photographs. Three calls to the "
        "city without an answer.",
        "“Somebody should come when I call.”",
        place="Tannery Row 17",
        owner="Staff",
        answered=321,
        steps=(
            (321, "Staff", "Went by at 8 am, picked up two with him, looked at the gap."),
            (300, "Staff", "The city closed the gap in the fence."),
        ),
        notes=("Third complaint this month", "On his porch the same morning"),
        closed=280,
        worked="Coming the same day, and giving him one number that is answered. The gap in the "
        "fence was the reason; a carpenter closed it in an hour.",
        avoid="A form, an e-mail, or explaining our program before he has finished.",
        lesson="He wanted somebody to come more than he wanted us gone.",
    ),
    Case(
        260,
        "Music and engines after Saturday hours",
        "complaint",
        "meeting",
        "association terry",
        "At the association's meeting three families spoke of cars with music and engines running "
        "on Saturdays after 2 pm. Two came from our door, one from the tavern.",
        "“We like you better at noon than at night.”",
        owner="Staff",
        answered=258,
        steps=((255, "Staff", "Asked at the door for two weeks. People were glad to be told."),),
        closed=230,
        worked="A sign inside the door, “Our neighbors sleep here: engines off, please”, in three "
        "languages, and one of us on the sidewalk for the last half hour.",
        avoid="Asking people to wait elsewhere: then they stand under another window.",
        lesson="Those who come to us are neighbors, and act as such when asked as such.",
    ),
    Case(
        795,
        "Patrol cars across from the door",
        "conflict",
        "other",
        "police boone delgado",
        "A patrol car stood across from the door during four services in one month. Forty fewer "
        "people came than in the month before.",
        "“My officers go where the calls come from.”",
        by="Leadership",
        owner="Leadership",
        answered=790,
        notes=("Patrol cars at the door", "First coffee with the sergeant", "A written order"),
        closed=255,
        worked="Coffee with the sergeant every month before asking for anything, then figures, "
        "then a written order from the chief.",
        avoid="Accusing in public. One hearing cost us half a year.",
        lesson="A rule lasts longer than a favor: ask for it in writing.",
    ),
    Case(
        150,
        "No second room on Canal Street",
        "opposition",
        "meeting",
        "alliance bev",
        "The owner of the shop on Canal Street took back his offer of a room after the Alliance "
        "met. He gave no reason in writing.",
        "“I have to live with these people.”",
        by="Leadership",
        owner="Leadership",
        answered=149,
        closed=120,
        solved=False,
        avoid="Letting him hear of the plan from others. We told the paper before we told the "
        "shops beside him.",
        lesson="He would have had to stand alone. Next time we bring two neighbors along before "
        "we ask anybody for a room.",
    ),
)
