"""Write the demo's press duty, its ground rules, and its open page for reporters."""

import zoneinfo
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from media_liaison.models import DutyShift, GroundRule, PressRoom

from . import program

if TYPE_CHECKING:
    from .loader import Demo

NUMBER, SECOND_NUMBER = "(315) 555-0110", "(315) 555-0111"
# Week from this one, who is first to call, who is backup. Turns run from Monday 9 am on.
WEEKS = (
    (-2, "Liaison", "Staff"),
    (-1, "Staff", "Liaison"),
    (0, "Liaison", "Leadership"),
    (1, "Liaison", "Staff"),
    (2, "Staff", "Liaison"),
    (3, "Leadership", "Liaison"),
    (4, "Liaison", "Staff"),
    (5, "Liaison", ""),
)
# Weeks whose first to call is away from Friday, 5 pm, until Monday.
AWAY = {2}
NOTES = {
    -2: "Channel 6 wants to film in spring; I said: empty rooms only, and after the rules are "
    "signed. La Voz is waiting for our hours in Spanish.",
    -1: "Derrick at the Ledger may call about the box on Elm Street: the figures are in the "
    "message bank, one line, with the source. Nothing else is open.",
}
RULES = (
    (
        "We record and photograph nobody who comes for care, and no volunteer.",
        "No grabamos ni fotografiamos a quienes vienen por atención, ni a voluntarios.",
        "One picture can cost somebody a job, a home or a child.",
    ),
    (
        "One of us stays with you the whole time.",
        "Una persona del equipo le acompaña todo el tiempo.",
        "So that you can ask, and nobody is approached unprepared.",
    ),
    (
        "We ask for consent first, in writing, and it can be taken back.",
        "Primero pedimos permiso por escrito, y se puede retirar.",
        "A yes on a hard day is not a yes for ever.",
    ),
    (
        "We meet at the mill side, outside service hours.",
        "Nos vemos en la puerta del lado del molino, fuera del horario de atención.",
        "The front door belongs to those who come for care.",
    ),
    (
        "Tell us what you will publish about a person before you do.",
        "Avísenos antes de publicar algo sobre una persona.",
        "",
    ),
)
ROOM = {
    "number": NUMBER,
    "email": "press@tanneryrow.example",
    "is_open": True,
    "hours": "Monday to Friday, 9 am to 5 pm; on deadline, call the number above any time.",
    "hours_es": "De lunes a viernes, de 9 a. m. a 5 p. m.; si tiene cierre, llame a toda hora.",
    "facts": "Open three days a week on Tannery Row since 2014.\n"
    "Everything is free; nobody has to give a name.\n"
    "We pick up what is dropped on twelve blocks, three times a week.",
    "facts_es": "Abrimos tres días a la semana en Tannery Row desde 2014.\n"
    "Todo es gratis; nadie tiene que dar su nombre.\n"
    "Recogemos lo que se tira en doce cuadras, tres veces por semana.",
    "kit": "Tannery Row Harm Reduction is a neighborhood health program in Alder Bend. People "
    "come for clean supplies, naloxone, wound care, a test, a meal or a conversation. We meet "
    "them as neighbors, and we keep our word to the block we work on.",
    "kit_es": "Tannery Row Harm Reduction es un programa de salud del barrio en Alder Bend. La "
    "gente viene por materiales limpios, naloxona, cura de heridas, una prueba, una comida o una "
    "conversación. Tratamos a cada persona como vecina y cumplimos con la cuadra.",
}


def add_duty(demo: "Demo") -> None:
    """Everything this module is about."""
    PressRoom.objects.update_or_create(pk=1, defaults={**ROOM, "liaison": demo.team["Liaison"]})
    GroundRule.objects.bulk_create(
        GroundRule(words=words, words_es=words_es, why=why, place=10 * place)
        for place, (words, words_es, why) in enumerate(RULES, 1)
    )
    for week, first, backup in WEEKS:
        starts, ends = at(demo, week, 0, 9), at(demo, week + 1, 0, 9)
        free = at(demo, week, 4, 17) if week in AWAY else ends
        add_turn(demo, first, starts, free, handover=NOTES.get(week, ""))
        if backup:
            add_turn(demo, backup, starts, ends, role=DutyShift.Role.BACKUP)


def at(demo: "Demo", week: int, weekday: int, hour: int) -> datetime:
    """An hour on a day of a week counted from this one."""
    monday = demo.day(demo.today.weekday())
    day = monday + timedelta(weeks=week, days=weekday)
    return datetime.combine(day, time(hour), zoneinfo.ZoneInfo(program.TIME_ZONE))


def add_turn(demo: "Demo", who: str, starts_at: datetime, ends_at: datetime, **fields: str) -> None:
    """One turn; Staff publishes the second telephone of the office."""
    number = SECOND_NUMBER if who == "Staff" else ""
    times = {"starts_at": starts_at, "ends_at": ends_at}
    DutyShift.objects.create(user=demo.team[who], number=number, **times, **fields)
