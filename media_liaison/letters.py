"""Letters with fields in braces, such as "Dear {journalist}"; nothing typed is ever run."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

FIELDS = ("journalist", "outlet", "liaison", "number", "email", "program")
EACH = ("journalist", "outlet")  # differ from letter to letter
BRACES = re.compile(r"\{([^{}\n]{0,100})\}")


@dataclass(frozen=True)
class Letter:
    """A subject and a text, with or without fields still to be filled."""

    subject: str
    text: str

    def says(self, other: "Letter") -> bool:
        """Say whether both have the same words; browsers change line breaks."""
        mine, theirs = (f"{letter.subject}\n{letter.text}" for letter in (self, other))
        return mine.split() == theirs.split()

    def filled(self, values: Mapping[str, str]) -> "Letter":
        """Return it with the fields that have a value here filled in."""
        return Letter(fill(self.subject, values), fill(self.text, values))

    def fields(self) -> list[str]:
        """Return what stands in braces, each once, in the order it comes."""
        return list(dict.fromkeys(BRACES.findall(f"{self.subject}\n{self.text}")))

    def unknown(self) -> list[str]:
        """Return what stands in braces and is no field: it stays as typed."""
        return [name for name in self.fields() if name not in FIELDS]

    def empty(self, values: Mapping[str, str]) -> list[str]:
        """Return the fields it uses that would be filled with nothing."""
        return [name for name in self.fields() if name in values and not values[name]]


def fill(template: str, values: Mapping[str, str]) -> str:
    """Return a text with `{name}` replaced by its value; braces around anything else stay.

    One pass: what a value itself has in braces is no field.
    """
    return BRACES.sub(lambda found: values.get(found[1], found[0]), template)


def in_braces(names: Iterable[str]) -> str:
    """Return names as they stand in a letter: "{number}, {email}"."""
    return ", ".join(f"{{{name}}}" for name in names)
