"""Whose published advice the default list of words follows."""

NIDA = "NIDA, Words Matter"
SHATTERPROOF = "Shatterproof"
AAP = "American Academy of Pediatrics"
AP = "AP Stylebook"
AIVL = "AIVL language guide"
COUNCIL = "National Council guides"
NORTHAMPTON = "Northampton glossary"
HOSPITAL = "hospital guides after NIDA"
NEWBORN = "guides on newborns"
SPACE = "Space Hacks"
HOUSE = "our own proposal"


def by(*names: str) -> str:
    """Return sources in one line."""
    return "; ".join(names)
