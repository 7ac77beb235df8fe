"""What may name a person we serve, and what must not be taken for it."""

import pytest

from library.participants import doubt_about, hints
from ssp_crm.demo.notes import NOTES

STRONG = [
    "We saw participant John Doe at the gate.",
    "A client named Maria came by.",
    "Patient J. D. asked for kits.",
    "Her DOB: 03/04/1985.",
    "He was born on March 3, 1985.",
    "His number is 123-45-6789.",
    "Maria Lopez is HIV positive.",
    "John has hep C.",
    "Tell the HCV+ client, Kim, to call.",
    "Terry tested positive for HIV.",
]
WEAK = [
    "I met client Maria by the fence.",
    "Medicaid ID: 48291377",
    "She wrote 3/4/1985 beside it.",
]
NEITHER = [
    "Maria Lopez offered the gym.",
    "Call her at (315) 555-0120 or 315-555-0120.",
    "The open house is on 11/24/2026.",
    "She handles client relations at Oak Clinic.",
    "Patient advocate Maria Lopez came to the hearing.",
    "Patient Advocate Maria Lopez came to the hearing.",
    "Oak Clinic Patient Services will send somebody.",
    "Meeting participant Terry Nowak asked about hours.",
    "Participants: Maria Lopez, Terry Nowak, Carl Brandt.",
    "Oak Clinic has HIV tests on Mondays.",
    "The HIV Alliance and Maria Lopez will speak.",
    "She is HIV positive, a participant told us.",
    "Maria Lopez asked about hep C testing.",
    "The school was founded in 1985.",
    "A participant asked for the hours.",
    "Ticket 482913 at the city; ZIP 13202-1234.",
    "Client Services, Patient First and the Client Advisory Board.",
]


@pytest.mark.parametrize("text", STRONG)
def test_nearly_certain_signs_ask_before_a_save(text):
    assert [hint.strong for hint in hints(text)] == [True]
    assert doubt_about(["", text])


@pytest.mark.parametrize("text", WEAK)
def test_guesses_are_only_said_beneath_the_field(text):
    assert [hint.strong for hint in hints(text)] == [False]
    assert doubt_about([text]) == ""


@pytest.mark.parametrize("text", NEITHER)
def test_allies_numbers_and_days_are_left_alone(text):
    assert hints(text) == []


def test_nothing_in_the_demo_s_notes_is_taken_for_a_participant():
    texts = [text for said in NOTES for text in (said.summary, said.happened, said.meaning)]

    assert [hint for text in texts for hint in hints(text)] == []


def test_hint_says_where_it_is_and_what_to_write():
    (hint,) = hints("Met client Maria.")

    assert (hint.start, hint.end, hint.found) == (4, 16, "client Maria")
    assert "“a participant”" in hint.sentence
