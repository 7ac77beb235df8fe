"""The demo program: Tannery Row Harm Reduction in Alder Bend, a town that is on no map."""

from datetime import time

from .shapes import Team

NAME = "Tannery Row Harm Reduction"
PUBLIC_CONTACT = "Neighbors and reporters: (315) 555-0100, or hello@tanneryrow.example"
TIME_ZONE = "America/New_York"
VALUES = (
    "Dignity: everyone who comes through the door is a neighbor.",
    "Honesty: we say what we know, and what we do not.",
    "Listening first: people closest to a problem are closest to its answer.",
    "Welcome: nobody has to be ready for anything.",
    "Keeping our word: small promises, kept.",
)

TEAM = (
    Team("Volunteer", "Noor Haddad", "noor@tanneryrow.example", "she/her", "(315) 555-0101"),
    Team("Staff", "Dana Whitfield", "dana@tanneryrow.example", "they/them", "(315) 555-0102"),
    Team("Liaison", "Marisol Vega", "marisol@tanneryrow.example", "she/her", "(315) 555-0103"),
    Team("Leadership", "Ruth Okonjo", "ruth@tanneryrow.example", "she/her", "(315) 555-0104"),
    Team("Admin", "Theo Lindgren", "theo@tanneryrow.example", "he/him", "(315) 555-0105"),
)

SITE = {
    "name": "The house on Tannery Row",
    "address": "14 Tannery Row, Alder Bend",
    "latitude": 43.0412,
    "longitude": -76.1208,
    "radius": 120,
}
# (ISO weekday, opens, closes)
HOURS = (
    (2, time(13), time(18)),
    (4, time(13), time(18)),
    (6, time(10), time(14)),
)
