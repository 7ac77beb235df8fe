"""Letters with fields in braces."""

import pytest

from media_liaison.letters import Letter, fill, in_braces


def test_fields_are_filled_and_other_braces_stay():
    text = fill("Dear {journalist}, {phone} { number } {} {0.x}", {"journalist": "Ana"})

    assert text == "Dear Ana, {phone} { number } {} {0.x}"


def test_what_a_value_has_in_braces_is_no_field():
    assert fill("{journalist}", {"journalist": "{number}", "number": "555"}) == "{number}"


@pytest.mark.parametrize("text", ["{journalist.__class__}", "{journalist!r:>9}", "%s {", "}{"])
def test_nothing_typed_is_run(text):
    assert fill(text, {"journalist": "Ana"}) == text


def test_a_letter_knows_what_is_no_field_and_what_stays_empty():
    letter = Letter("To {outlet}", "Call {number} or {phone}, {phone}.")

    assert letter.unknown() == ["phone"]
    assert letter.empty({"number": "", "outlet": "Herald"}) == ["number"]
    assert in_braces(letter.fields()) == "{outlet}, {number}, {phone}"


def test_line_breaks_make_no_other_letter():
    letter = Letter("Whom to call", "Dear Ana,\n\nhello.\n")

    assert letter.says(Letter("Whom to call", "Dear Ana,\r\n\r\nhello."))
    assert not letter.says(Letter("Whom to call", "Dear Ana, goodbye."))
