"""Who stands in the demo's book twice, lists worth coming back to, and a note that names Dana."""

from .shapes import Said, Who

# Written down again by someone in a hurry; the scan finds each of them by itself.
TWICE = (
    Who(
        "terry-again",
        "Terry Nowak",
        "neighbourhood",
        "neighbourhood",
        "local",
        (("mobile", "315-555-0120"),),
        tags=("monthly meeting",),
        facts={"best_time": "Not before noon on Mondays"},
    ),
    Who(
        "carl-again",
        "C. Brandt",
        "neighbourhood",
        "neighbourhood",
        "local",
        (("address", "17 Tannery Row, Alder Bend"),),
    ),
    Who(
        "legal-again",
        "Corliss County Legal Aid",
        "legal",
        "county",
        "law",
        (("email", "help@corlisslegalaid.example"),),
        person=False,
    ),
)
# (whose role, name, what the list filters by, for everyone here)
LISTS = (
    ("Leadership", "First ring", "tag=first+ring", True),
    ("Staff", "Allies who testify", "kind=person&stance=allies", False),
)
NOTES = (
    Said(
        2,
        16,
        "call",
        "Liaison",
        "terry-again",
        "Terry asks for the new hours",
        "Terry called. She wants the winter hours on one page for the association's meeting. "
        "@Dana, could you bring ten copies on Thursday?",
    ),
)
