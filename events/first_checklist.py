"""The checklist a new house begins with; people change it on its page from then on."""

FIRST_CHECKLIST: tuple[tuple[str, str], ...] = (
    ("before", "Services are closed, and nobody who came for care is still in the house."),
    ("before", "Everyone on the team knows when the visitors come, and can be elsewhere."),
    ("before", "Boards, logs and screens are covered or turned to the wall."),
    ("before", "Nothing with a name on it is in sight: mail, labels, sign-in sheets, trash."),
    ("before", "Visitors have read what we ask of them, and said yes to it."),
    ("during", "Phones are away. No photos, no recording, indoors or at the door."),
    ("during", "We walk together, and closed doors stay closed."),
    ("during", "We tell no story that somebody could be known by."),
    ("during", "There is time for every question, the hard ones too."),
    ("after", "We looked through the rooms; nothing was left behind or taken along."),
    ("after", "What visitors asked, and what we promised, is written down."),
    ("after", "A thank-you is sent, with one true thing we liked about their visit."),
)


def first_places() -> list[dict[str, str | int]]:
    """Return the lines as rows, counted from 1 in each stage."""
    rows: list[dict[str, str | int]] = []
    for stage, words in FIRST_CHECKLIST:
        place = 1 + sum(row["stage"] == stage for row in rows)
        rows.append({"stage": stage, "words": words, "place": place})
    return rows
