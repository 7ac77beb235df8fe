"""Write what the program answers to common worries, and what lies on its shelf.

Findings of real studies are told as their sources tell them; all else is this town's own.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from library.models import Message, Resource

if TYPE_CHECKING:
    from .loader import Demo

CDC = "CDC, Summary of Information on the Safety and Effectiveness of Syringe Services Programs"
HALF_A_YEAR = 182  # days


@dataclass(frozen=True)
class Answer:
    """One worry and what we say to it; approved so many days ago, or not yet."""

    topic: str
    concern: str
    short: str
    source: str
    long: str = ""
    spanish: tuple[str, str] = ("", "")
    audience: str = "everyone"
    is_public: bool = False
    approved: int | None = 40


ANSWERS = (
    Answer(
        "safety",
        "Does a place like this bring more drug use and crime to our street?",
        "Studies over three decades found no rise in drug use or in crime around programs like "
        "ours. We want a quiet street too: our door count and our number are yours to ask for.",
        f"{CDC}; Marx and others, American Journal of Public Health, 2000",
        "In Baltimore, researchers compared arrests near a new program and elsewhere in the city, "
        "before and after it opened. There was no sign that the program raised crime. If you see "
        "something that worries you, call us the same day: we answer, and we come by.",
        (
            "¿Un lugar así trae más drogas y delitos a nuestra calle?",
            (
                "Los estudios de tres décadas no encontraron más consumo de drogas ni más delitos "
                "cerca de programas como el nuestro. También queremos una calle tranquila."
            ),
        ),
        "neighbors",
        is_public=True,
    ),
    Answer(
        "syringes outside",
        "Are there more syringes on the ground because of you?",
        "Where people can bring syringes back, fewer lie outside. In Miami, people counted about "
        "half as many after the program there opened. If you find one, call us and we come.",
        "Levine and others, Drug and Alcohol Dependence, 2019; our pick-up log",
        "Every syringe we hand out comes with a way to bring it back. The box at our door is "
        "open day and night, and two of us walk the block each morning.",
        audience="neighbors",
        is_public=True,
        approved=75,
    ),
    Answer(
        "health",
        "Why hand out syringes at all?",
        "Because it keeps people alive and well. Programs like ours are linked to about half as "
        "many new HIV and hepatitis C infections, and together with medication for opioid use "
        "disorder to over two thirds fewer.",
        CDC,
        "A sterile syringe each time is what keeps an infection from being passed on. With it "
        "come testing, wound care, vaccines and somebody who knows your name.",
        (
            "¿Por qué dar jeringas?",
            (
                "Porque mantiene a la gente con vida y con salud. Programas como el nuestro se "
                "asocian con cerca de la mitad de nuevas infecciones de VIH y hepatitis C."
            ),
        ),
        is_public=True,
    ),
    Answer(
        "health",
        "Doesn’t this just keep addicts from getting treatment?",
        "It opens the door to it. People new to a program like ours were five times more likely "
        "to begin treatment than those who did not come.",
        f"{CDC}; Hagan and others, Journal of Substance Abuse Treatment, 2000",
        "We ask nobody to change as the price of care. Whoever wants treatment gets a call made "
        "with them, the same day, and somebody to go along.",
        (
            "¿No impide que la gente busque tratamiento?",
            (
                "Al contrario, abre la puerta. Quienes llegaron a un programa como el nuestro "
                "comenzaron un tratamiento con una probabilidad cinco veces mayor."
            ),
        ),
        approved=60,
    ),
    Answer(
        "cost",
        "What does it cost the taxpayer?",
        "Far less than what it prevents. Lifetime care for one person with HIV costs more than "
        "$400,000; a syringe costs cents.",
        "Bingham and others, Sexually Transmitted Diseases, 2021 (in 2019 dollars)",
        "Each infection that does not happen is a neighbor who stays well, and money the county "
        "can spend on something else. Our budget and our yearly report are open to you.",
        audience="officials",
    ),
    Answer(
        "cost",
        "What does a gift to you change?",
        "It pays for the hours between grants: wound care in the evening, a ride to a clinic, the "
        "second person at the door. We write to you each spring about what came of it.",
        "Our yearly report to funders",
        audience="funders",
        approved=20,
    ),
    Answer(
        "officers",
        "Are officers safer or less safe because of it?",
        "Safer, by what is known. In Hartford, officers’ needlestick injuries fell by two thirds "
        "once the law let people buy and carry syringes.",
        "Groseclose and others, Journal of Acquired Immune Deficiency Syndromes, 1995",
        "We would gladly show your new officers how our boxes work, outside service hours.",
        audience="police",
        approved=HALF_A_YEAR + 12,  # past its review
    ),
    Answer(
        "officers",
        "Can touching fentanyl by accident make an officer ill?",
        "Toxicologists say that touching it by accident is very unlikely to harm. Gloves and "
        "washing hands are enough for most calls, and naloxone belongs in every car.",
        "American College of Medical Toxicology and American Academy of Clinical Toxicology, "
        "position statement, 2017",
        audience="police",
        approved=None,
    ),
    Answer(
        "naloxone",
        "Is it dangerous to have naloxone around?",
        "No. It can bring back somebody who stops breathing from an opioid overdose, and it does "
        "no harm to somebody who took none. We show you how to use it in ten minutes.",
        "CDC, Lifesaving Naloxone",
        spanish=(
            "¿Es peligroso tener naloxona en casa?",
            (
                "No. Puede salvar a quien deja de respirar por una sobredosis de opioides, y no "
                "hace daño a quien no los tomó. Le enseñamos a usarla en diez minutos."
            ),
        ),
        is_public=True,
        approved=15,
    ),
    Answer(
        "privacy",
        "Why may we not film the people who come?",
        "People come here for care, and care is private, as at any clinic. We gladly show you the "
        "rooms before we open, and bring you together with people who choose to speak.",
        "Our ground rules for the press",
        spanish=(
            "¿Por qué no podemos filmar a la gente que viene?",
            (
                "La gente viene a cuidarse, y eso es privado, como en toda clínica. Con gusto le "
                "mostramos las salas antes de abrir y le presentamos a quienes quieren hablar."
            ),
        ),
        audience="press",
        is_public=True,
    ),
    Answer(
        "partners",
        "May our clinic send people to you?",
        "Please do. Call ahead or just send them: nobody needs a name, a card or an appointment. "
        "We tell you what helped only if they want us to.",
        "Our agreement with the county clinic",
        audience="care",
        approved=90,
    ),
)
# Title, kind, topic, web address, where it lies, what it is good for.
SHELF = (
    (
        "Syringe services programs: CDC’s pages",
        "guide",
        "what works",
        "https://www.cdc.gov/syringe-services-programs/",
        "",
        "Studies in plain words, for whoever asks how we know.",
    ),
    (
        "North American Syringe Exchange Network",
        "link",
        "what works",
        "https://nasen.org/",
        "",
        "Other programs, and whom to ask there.",
    ),
    (
        "Words Matter: NIDA on language",
        "guide",
        "words",
        "https://nida.nih.gov/",
        "Printed, by the copier",
        "Why we say “person who uses drugs”. Give it to new reporters.",
    ),
    (
        "Safe disposal at home",
        "guide",
        "disposal",
        "",
        "Front desk, green folder",
        "One page in two languages, to hand over the counter.",
    ),
    (
        "Consent for pictures and quotes",
        "form",
        "press",
        "",
        "Office, drawer 3",
        "Ask with time and in private. They choose the name, and may take it back any day.",
    ),
    (
        "Our authorization and the county’s letter",
        "legal",
        "law",
        "",
        "Office safe, blue binder",
        "For an inspector or an officer who asks at the door.",
    ),
    (
        "Two-hour practice: three minutes at a hearing",
        "training",
        "speaking",
        "",
        "Shared folder, Speaking",
        "Cards and a clock; works with four people or twelve.",
    ),
    (
        "Pharmacies in Corliss County with naloxone",
        "link",
        "naloxone",
        "https://corliss.example/naloxone",
        "",
        "The county took the page down; ask the health department for the new one.",
    ),
)
GONE = 9  # days since the last one is no longer there
WISH = {
    "title": "Map of disposal boxes in the county",
    "kind": Resource.Kind.LINK,
    "topic": "disposal",
    "link": "https://corliss.example/boxes",
    "about": "A man at the market showed it to me. It has the box behind the library, too.",
}


def add_messages(demo: "Demo") -> None:
    """Write messages by the liaison, approved by the director, and the shelf."""
    for answer in ANSWERS:
        _add_answer(demo, answer)
    liaison = {"suggested_by": demo.team["Staff"], "accepted_by": demo.team["Liaison"]}
    names = ("title", "kind", "topic", "link", "place", "about")
    for place, thing in enumerate(SHELF, start=1):
        gone = demo.day(GONE) if place == len(SHELF) else None
        told = dict(zip(names, thing, strict=True))
        Resource.objects.create(
            accepted_at=demo.moment(100 - place, 11), dead_on=gone, **liaison, **told
        )
    Resource.objects.create(suggested_by=demo.team["Volunteer"], **WISH)


def _add_answer(demo: "Demo", answer: Answer) -> None:
    seal = {}
    if answer.approved is not None:
        seal = {
            "approved_by": demo.team["Leadership"],
            "approved_at": demo.moment(answer.approved, 15),
            "review_on": demo.day(answer.approved - HALF_A_YEAR),
        }
    Message.objects.create(
        topic=answer.topic,
        concern=answer.concern,
        short=answer.short,
        long=answer.long,
        concern_es=answer.spanish[0],
        short_es=answer.spanish[1],
        source=answer.source,
        audience=answer.audience,
        is_public=answer.is_public,
        author=demo.team["Liaison"],
        **seal,
    )
