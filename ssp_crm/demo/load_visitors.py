"""Open the visitors' page of the demo, with dates on it, somebody who comes, and a wish."""

from datetime import timedelta
from typing import TYPE_CHECKING

from accounts.models import Program
from events.models import DateRequest, Event, Rsvp
from events.services.guests import answer_rsvp

if TYPE_CHECKING:
    from .loader import Demo

TEXT = """We show our house when nobody is there for care, so that everyone's visit stays private.

A visit takes an hour. You see the rooms, and you can ask anything: there are no wrong questions.

We ask of visitors: please take no pictures, bring no alcohol, and if you meet somebody you know \
here, let them be the one to say hello. The door on the mill side has no steps."""
TEXT_ES = """Mostramos la casa cuando no hay nadie recibiendo atención, para que cada visita sea \
privada.

La visita dura una hora. Verá las salas y podrá preguntar lo que quiera: no hay preguntas malas.

Pedimos a quienes vienen: no tomen fotos, no traigan alcohol y, si ven a alguien conocido, dejen \
que esa persona salude primero. La puerta del lado del molino no tiene escalones."""
# By title: places, and what visitors read.
PUBLIC = {
    "Open house for the block": (
        40,
        "Coffee, the empty rooms, and every question. Come for ten minutes or for two hours.",
        "Café, las salas vacías y todas sus preguntas. Venga diez minutos o dos horas.",
    ),
    "Talk at St. Brigid's: who is my neighbor": (
        5,
        "A short talk after the service, and a long conversation.",
        "Una charla breve después de la misa, y una conversación larga.",
    ),
}


def add_visitors(demo: "Demo") -> None:
    """Everything this module is about."""
    program = Program.objects.current()
    if not program.visit_text:  # nobody has written one yet
        program.visits_open, program.visit_text, program.visit_text_es = True, TEXT, TEXT_ES
        program.save()
    for title, (places, text, text_es) in PUBLIC.items():
        event = Event.objects.upcoming(demo.moment(0, 0)).filter(title=title).get()
        event.public, event.capacity = True, places
        event.public_text, event.public_text_es = text, text_es
        event.save()
        sign_up(demo, event)
    DateRequest.objects.create(
        name="Rosa Delgado",
        email="rosa@delgado.example",
        language="es",
        party=6,
        wish="Somos un grupo de madres de la escuela. ¿Podría ser un sábado por la mañana?",
    )


def sign_up(demo: "Demo", event: Event) -> None:
    """Two neighbors who found the page yesterday."""
    told = {"name": "Gil Ferrante", "email": "gil@ferrante.example", "party": 2}
    visitor = Rsvp(event=event, note="One of us walks with a cane.", **told)
    answer_rsvp(rsvp=visitor, answer="yes", now=demo.moment(1, 19) + timedelta(minutes=5))
