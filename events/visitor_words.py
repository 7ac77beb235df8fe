"""What the public pages and the mail to visitors say, in English and in Spanish.

One table, both languages side by side, so that a translator reads it at one glance and no machine
needs gettext's compiler. Sentences of Django itself (errors in forms, months) it translates.
"""

from collections.abc import Mapping
from datetime import time
from typing import NamedTuple

from django.utils import translation
from django.utils.formats import date_format

from ssp_crm.time_words import NOON, city, clock_words, span_words

from .models import Event, Language


class Both(NamedTuple):
    """One sentence in both languages."""

    en: str
    es: str


TABLE = {
    "skip": Both("Skip to the content", "Ir al contenido"),
    "other_language": Both("Español", "English"),
    "visit": Both("Visit us", "Visítenos"),
    "lead": Both(
        "Neighbors are welcome here. Come and see for yourself.",
        "Nuestros vecinos son bienvenidos. Venga a conocernos.",
    ),
    "coming_up": Both("Coming up", "Próximas fechas"),
    "nothing_yet": Both(
        "No public date is set right now. Ask us for one: we are glad when neighbors come by.",
        "Por ahora no hay ninguna fecha pública. Pídanos una: nos alegra recibir a los vecinos.",
    ),
    "all_dates": Both("All dates", "Todas las fechas"),
    "in_calendar": Both(
        "Our public dates for your calendar", "Nuestras fechas públicas para su calendario"
    ),
    "in_calendar_how": Both(
        "Subscribe to this address in your calendar app, and it stays up to date.",
        "Suscríbase a esta dirección en su calendario y se mantendrá al día.",
    ),
    "one_left": Both("1 place left", "Queda 1 lugar"),
    "left": Both("{n} places left", "Quedan {n} lugares"),
    "full": Both("Full: you can wait for a place", "Completo: puede esperar un lugar"),
    "cancelled": Both("Cancelled", "Cancelado"),
    "is_cancelled": Both(
        "This event is cancelled and does not take place. We are sorry.",
        "Este evento se canceló y no tendrá lugar. Lo sentimos.",
    ),
    "is_over": Both("This event is over.", "Este evento ya pasó."),
    "sign_up": Both("Sign up", "Inscribirse"),
    "wait": Both("Join the waiting list", "Unirse a la lista de espera"),
    "ask": Both("Ask for another date", "Pedir otra fecha"),
    "no_date_suits": Both("Does none of these suit you?", "¿Ninguna fecha le conviene?"),
    "ask_lead": Both(
        "Tell us which days suit you. One of us writes back.",
        "Díganos qué días le convienen. Una persona del equipo le responderá.",
    ),
    "send": Both("Send", "Enviar"),
    # Fields
    "name": Both("Your name", "Su nombre"),
    "email": Both("Your e-mail", "Su correo electrónico"),
    "phone": Both("Your phone", "Su teléfono"),
    "phone_help": Both("You may leave it empty.", "Puede dejarlo en blanco."),
    "party": Both("How many of you come", "Cuántas personas vienen"),
    "party_help": Both(
        "Yourself included, 10 at most. Are you more? Ask for a date of your own.",
        "Contando con usted; 10 como máximo. ¿Son más? Pidan otra fecha.",
    ),
    "note": Both("Is there anything we should know?", "¿Hay algo que debamos saber?"),
    "note_help": Both(
        "A ramp, an interpreter, a seat by the door. Please write nothing about anyone’s health, "
        "and do not name people who use our program.",
        "Una rampa, un intérprete, un asiento junto a la puerta. Por favor, no escriba nada sobre "
        "la salud de nadie ni nombre a quienes usan nuestro programa.",
    ),
    "language": Both("We write to you in", "Le escribimos en"),
    "wish": Both(
        "Which days would suit you, and what brings you here?",
        "¿Qué días le convienen y qué le trae por aquí?",
    ),
    "wish_help": Both(
        "Please write nothing about anyone’s health, and do not name people who use our program.",
        "Por favor, no escriba nada sobre la salud de nadie ni nombre a quienes usan nuestro "
        "programa.",
    ),
    "trap": Both("Leave this empty", "Deje esto en blanco"),
    "privacy": Both(
        "Only the people who work here read this. {days} days after the event we delete it.",
        "Solo lo leen las personas que trabajan aquí. Lo borramos {days} días después del evento.",
    ),
    "privacy_ask": Both(
        "Only the people who work here read this. We delete it after {days} days.",
        "Solo lo leen las personas que trabajan aquí. Lo borramos después de {days} días.",
    ),
    # What went wrong
    "too_often": Both(
        "Many people have written just now. Nothing is lost: please try again in an hour.",
        "Muchas personas acaban de escribir. No se perdió nada: vuelva a intentarlo en una hora.",
    ),
    "too_old": Both(
        "This page was open for a long time. Nothing is lost: please send it once more.",
        "Esta página estuvo abierta mucho tiempo. No se perdió nada: envíela otra vez, por favor.",
    ),
    "too_quick": Both(
        "That was very quick. Please look once more, then send it.",
        "Fue muy rápido. Por favor, revíselo una vez más y envíelo.",
    ),
    "too_late": Both(
        "This event takes no answers any more.", "Este evento ya no acepta respuestas."
    ),
    "too_many": Both(
        "There are not enough places left for so many. Please choose a smaller number.",
        "No quedan lugares para tantas personas. Elija un número menor, por favor.",
    ),
    # What came of it
    "thanks": Both("Thank you. Please look into your mail", "Gracias. Revise su correo"),
    "thanks_text": Both(
        "We are writing to the address you gave us. The mail says whether you have a place, and "
        "holds a private link with which you change or cancel. If you had signed up before, it "
        "leads to what you told us then.",
        "Le escribimos a la dirección que nos dio. El correo dice si tiene un lugar y trae un "
        "enlace privado para cambiar o cancelar. Si ya se había inscrito, le lleva a lo que nos "
        "dijo entonces.",
    ),
    "thanks_ask": Both("Thank you for asking", "Gracias por preguntar"),
    "thanks_ask_text": Both(
        "One of us reads it and writes back to you.",
        "Una persona del equipo lo leerá y le responderá.",
    ),
    "closed": Both(
        "Our visitors’ page is not open right now",
        "Nuestra página para visitantes no está abierta en este momento",
    ),
    "closed_text": Both(
        "We would still like to hear from you.", "De todos modos, nos gustaría saber de usted."
    ),
    "unknown": Both("We cannot find this page", "No encontramos esta página"),
    "unknown_text": Both(
        "The event may be over, or the link may have lost its end. Please copy all of it from our "
        "mail.",
        "Quizá el evento ya pasó o al enlace le falta el final. Cópielo entero de nuestro correo.",
    ),
    # One's own answer
    "yours": Both("Your sign-up", "Su inscripción"),
    "you_come": Both("You have a place.", "Tiene un lugar."),
    "you_come_many": Both("You have places for {n} people.", "Tiene lugares para {n} personas."),
    "you_wait": Both(
        "You are number {n} on the waiting list. This page always shows where you stand.",
        "Usted es el número {n} de la lista de espera. Esta página siempre muestra su turno.",
    ),
    "you_cancelled": Both(
        "You told us that you cannot come. Thank you for letting us know.",
        "Nos dijo que no puede venir. Gracias por avisarnos.",
    ),
    "save": Both("Save", "Guardar"),
    "cancel": Both("I cannot come", "No puedo ir"),
    "come_again": Both("I would like to come after all", "Al final sí me gustaría ir"),
    # The mail
    "mail_subject": Both("Your sign-up: {title}", "Su inscripción: {title}"),
    "hello": Both("Hello,", "Hola:"),
    "mail_link": Both(
        "With this private link you change or cancel. Please do not pass it on:",
        "Con este enlace privado puede cambiar o cancelar. Por favor, no lo comparta:",
    ),
    "asks": Both(
        "What a visit is like, and what we ask of visitors",
        "Cómo es una visita y qué pedimos a quienes vienen",
    ),
    "mail_not_you": Both(
        "You did not sign up? Then somebody mistyped an address. You can leave this mail alone, "
        "or cancel with the link.",
        "¿No se inscribió? Entonces alguien escribió mal una dirección. Puede ignorar este correo "
        "o cancelar con el enlace.",
    ),
}


def sentences(language: str, table: Mapping[str, Both] = TABLE) -> dict[str, str]:
    """Return every sentence in one language."""
    return {key: getattr(both, language) for key, both in table.items()}


def in_language(english: str, spanish: str, language: str) -> tuple[str, str]:
    """Return a text in a language, or in the other one if it is written only there; and which."""
    texts = {Language.ENGLISH.value: english, Language.SPANISH.value: spanish}
    found = [code for code in sorted(texts, key=lambda code: code != language) if texts[code]]
    return (texts[found[0]], found[0]) if found else ("", language)


def when_in(event: Event, language: str) -> str:
    """Return when, in words, on the event's own clock."""
    with translation.override(language):
        words = (_spanish if language == Language.SPANISH else _english)(event)
    return words[0].upper() + words[1:]


def _english(event: Event) -> str:
    first, last = event.starts_here, event.ends_here
    zone = f" ({event.clock})" if event.clock else ""
    start, end = (date_format(at, "l, F j, Y") for at in (first, last))
    if first.date() == last.date():
        return f"{start}, {span_words(first.time(), last.time())}{zone}"
    return f"{start}, {clock_words(first.time())} – {end}, {clock_words(last.time())}{zone}"


def _spanish(event: Event) -> str:
    first, last = event.starts_here, event.ends_here
    zone = f" (hora de {city(event.time_zone)})" if event.clock else ""
    start, end = (date_format(at, r"l j \d\e F \d\e Y") for at in (first, last))
    from_, until = _hour(first.time()), _hour(last.time())
    if first.date() == last.date():
        return f"{start}, de {from_} a {until}{zone}"
    return f"{start}, {from_} – {end}, {until}{zone}"


def _hour(at: time) -> str:
    half = "a. m." if at < NOON else "p. m."
    return f"{at.hour % 12 or 12}:{at:%M} {half}"
