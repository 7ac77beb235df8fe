"""The demo's press: six outlets and ten journalists nobody has ever met."""

from .shapes import Job, Medium, Reporter, View, Who


def _outlet(key: str, name: str, reach: str, ways: str, *tags: str) -> Who:
    phone, mail = ways.split()
    methods = (("phone", f"(315) 555-{phone}|newsroom"), ("email", mail))
    return Who(key, name, "media", reach, "local", methods, tags=tags, person=False, influence=2)


def _journalist(
    key: str,
    name: str,
    ways: str,
    jobs: tuple[Job, ...],
    views: tuple[View, ...] = (),
    *,
    every: int | None = None,
) -> Who:
    phone, mail = ways.split()
    methods = (("mobile", f"(315) 555-{phone}"), ("email", mail))
    return Who(
        key,
        name,
        "media",
        "city",
        "local",
        methods,
        jobs=jobs,
        views=views,
        every=every,
        lead="Liaison",
        backup="Leadership" if every else "",
        influence=2,
    )


ORGANIZATIONS = (
    _outlet("ledger", "The Alder Bend Ledger", "city", "0160 news@ledger.example", "daily"),
    _outlet("courier", "Corliss County Courier", "county", "0161 desk@courier.example"),
    _outlet("six", "Channel 6 Corliss", "county", "0162 assign@channelsix.example", "daily"),
    _outlet("radio", "Alder Bend Community Radio", "city", "0163 studio@abcr.example"),
    _outlet("voz", "La Voz de Corliss", "county", "0164 hola@lavoz.example", "Spanish"),
    _outlet("porch", "Front Porch Health", "state", "0165 tips@frontporch.example", "podcast"),
)

PEOPLE = (
    _journalist(
        "naomi",
        "Naomi Castellane",
        "0170 ncastellane@ledger.example",
        (Job("ledger", "City hall reporter", 400), Job("courier", "Reporter", 1500, 410)),
        (View(110, "ally", "Checks every figure with us and corrects what was wrong.", "Liaison"),),
        every=30,
    ),
    _journalist(
        "derrick",
        "Derrick Oyelade",
        "0171 doyelade@ledger.example",
        (Job("ledger", "Health reporter", 900),),
        (View(190, "strong-ally", "Asked for the words we prefer, and used them.", "Liaison"),),
        every=21,
    ),
    _journalist(
        "frances",
        "Frances Tillman",
        "0172 ftillman@ledger.example",
        (Job("ledger", "Opinion editor", 2500),),
        (View(75, "neutral", "Ran the Alliance's piece, then ours, the same length.", "Liaison"),),
    ),
    _journalist(
        "hank",
        "Hank Sorrell",
        "0173 hsorrell@courier.example",
        (Job("courier", "Reporter", 2000),),
        (
            View(
                340, "challenging", "Three pieces on “needles”, none with a call to us.", "Liaison"
            ),
            View(85, "neutral", "Called before the fourth, and quoted us fully.", "Liaison"),
        ),
        every=45,
    ),
    _journalist(
        "priya",
        "Priya Raman",
        "0174 praman@channelsix.example",
        (Job("six", "Evening reporter", 600),),
        (View(60, "ally", "Kept her word: no faces, no door, no street name.", "Liaison"),),
        every=30,
    ),
    _journalist(
        "colt",
        "Colt Deveraux",
        "0175 cdeveraux@channelsix.example",
        (Job("six", "Assignment editor", 1300),),
        (
            View(
                45, "challenging", "Sent a camera during services though we had said no.", "Liaison"
            ),
        ),
    ),
    _journalist(
        "wren",
        "Wren Abernathy",
        "0176 wren@abcr.example",
        (Job("radio", "Host, Morning on the Bend", 1000),),
        (View(230, "ally", "Has us on every August without being asked.", "Liaison"),),
        every=60,
    ),
    _journalist(
        "lucia",
        "Lucía Montero",
        "0177 lucia@lavoz.example",
        (Job("voz", "Editor", 1600),),
        (View(130, "strong-ally", "Prints our hours in Spanish each month.", "Liaison"),),
        every=45,
    ),
    _journalist(
        "sol",
        "Sol Brightwater",
        "0178 sol@frontporch.example",
        (Job("porch", "Producer", 700),),
        (View(160, "ally", "Sent the whole cut for a fact check.", "Liaison"),),
    ),
    _journalist(
        "gus",
        "August “Gus” Fairley",
        "0179 gus.fairley@example.org",
        (Job("courier", "Statehouse stringer", 3000, 700), Job("ledger", "Freelance", 690)),
    ),
)

OUTLETS = (
    Medium(
        "ledger",
        "newspaper",
        "Alder Bend",
        "14,000 on paper, more online",
        "English",
        "ledger.example",
        "4 pm for the next day; online any time",
        "Family-owned",
    ),
    Medium(
        "courier",
        "newspaper",
        "Corliss County",
        "Rural towns, weekly",
        "English",
        "courier.example",
        "Tuesday noon",
    ),
    Medium(
        "six",
        "tv",
        "Corliss and two counties",
        "Evening news at 6",
        "English",
        "channelsix.example",
        "2 pm for the evening",
        "A chain in another state",
    ),
    Medium(
        "radio",
        "radio",
        "Alder Bend",
        "Commuters, Sunday talk",
        "English, some Spanish",
        "abcr.example",
        "The day before",
    ),
    Medium(
        "voz",
        "newsletter",
        "Corliss County",
        "Families, parishes, two farms",
        "Spanish",
        "lavoz.example",
        "The 20th of each month",
    ),
    Medium(
        "porch",
        "podcast",
        "The state",
        "Nurses, social workers, students",
        "English",
        "frontporch.example",
        "Two weeks ahead",
    ),
)

JOURNALISTS = (
    Reporter(
        "naomi",
        "city hall, zoning, budget",
        "Text first. She calls back from her car.",
        "4 pm",
        told=110,
    ),
    Reporter(
        "derrick",
        "health, hospitals, overdose prevention",
        "Phone. Likes a study and a person who knows the work; never a participant.",
        "4 pm",
        told=190,
    ),
    Reporter(
        "frances",
        "opinion, letters",
        "E-mail with the whole text, 600 words at most.",
        "Thursday noon for Sunday",
        told=75,
    ),
    Reporter(
        "hank",
        "crime, courts, farms",
        "Call the desk phone. Speak slowly, give sources.",
        "Tuesday noon",
        told=85,
    ),
    Reporter(
        "priya",
        "community, schools, health",
        "Text. Film our empty rooms before opening; she agreed to that in writing.",
        "2 pm",
        "English, Tamil",
        told=60,
    ),
    Reporter(
        "colt",
        "assignments",
        "E-mail the ground rules each time, and call to confirm.",
        "10 am meeting",
    ),
    Reporter(
        "wren",
        "morning talk, arts, neighbors",
        "Any time after 10 am, by phone.",
        "The day before",
        told=230,
    ),
    Reporter(
        "lucia",
        "families, work, health, immigration",
        "WhatsApp or phone, in Spanish.",
        "The 20th",
        "Spanish, English",
        told=130,
    ),
    Reporter(
        "sol",
        "harm reduction, nursing, rural health",
        "E-mail. Sends questions ahead and the cut afterwards.",
        "Two weeks",
    ),
    Reporter(
        "gus",
        "statehouse, drug policy",
        "Phone at home, mornings. Retired, still curious.",
        "None of his own",
    ),
)
