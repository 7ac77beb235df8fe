"""What the public press page says, in English and in Spanish (as events/visitor_words.py)."""

from events.visitor_words import TABLE as VISITOR_TABLE
from events.visitor_words import Both, sentences

TABLE = {
    "skip": VISITOR_TABLE["skip"],
    "other_language": VISITOR_TABLE["other_language"],
    "press": Both("For reporters", "Para la prensa"),
    "call_now": Both("Whom to call now", "A quién llamar ahora"),
    "liaison": Both("{name}, our press liaison", "{name}, nuestro enlace con la prensa"),
    "one_of_us": Both("One of us answers.", "Una persona del equipo responde."),
    "nobody": Both(
        "We answer as soon as we can. Tell us your deadline.",
        "Respondemos en cuanto podemos. Díganos su hora de cierre.",
    ),
    "or_write": Both("Or write to", "O escriba a"),
    "hours": Both("Office hours", "Horario de oficina"),
    "rules": Both("Before you visit", "Antes de visitarnos"),
    "rules_lead": Both(
        "People come here for care. With these rules everybody can feel safe:",
        "Aquí vienen personas a recibir atención. Con estas reglas, todas se sienten seguras:",
    ),
    "facts": Both("Facts about us", "Datos sobre nosotros"),
    "messages": Both("What people ask, and what we say", "Lo que se pregunta y lo que decimos"),
    "source": Both("Source", "Fuente"),
    "kit": Both("Who we are, for you to quote", "Quiénes somos, para citar"),
    "closed": Both(
        "Our page for reporters is not open right now",
        "Nuestra página para la prensa no está abierta en este momento",
    ),
    "closed_text": Both(
        "We would still like to hear from you.", "De todos modos, nos gustaría saber de usted."
    ),
}


def press_sentences(language: str) -> dict[str, str]:
    """Return every sentence of the page in one language."""
    return sentences(language, TABLE)
