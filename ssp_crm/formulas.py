"""Text a spreadsheet would take for a formula, made harmless and back (OWASP CSV Injection)."""

import re

# A leading formula sign, its full-width twin, or a control that Excel skips before one.
FORMULA = re.compile(r"^[=+\-@\t\r\n＝＋－＠]")
# A telephone number with its plus is no formula, and people want to read it.
PHONE = re.compile(r"^\+\d[\d\s().\-]*$")
NEUTRALISED = re.compile(r"^'(?=['=+\-@\t\r\n＝＋－＠])")


def neutralise(text: str) -> str:
    """Return text with an apostrophe before anything a spreadsheet would run."""
    if (FORMULA.match(text) and not PHONE.match(text)) or NEUTRALISED.match(text):
        return f"'{text}"
    return text


def restore(text: str) -> str:
    """Return what `neutralise` was given."""
    return NEUTRALISED.sub("", text)
