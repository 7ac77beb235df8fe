"""What every form with free text says about the people we serve, and about words."""

from typing import Any

from django import template

from ..marks import marks_of
from ..participants import NOTICE

register = template.Library()


@register.inclusion_tag("library/_free_text.html", takes_context=True)
def free_text(context: dict[str, Any], form: Any) -> dict[str, Any]:
    """Say once what may not stand in a form's texts; without scripts, mark what was typed.

    The marks are only worked out where a form is shown again: they must never hold up a save.
    """
    user, names = context.get("user"), getattr(form, "free_texts", [])
    shown = bool(names) and user is not None and user.is_authenticated
    again = names if shown and form.is_bound else []
    found = [(form[name].label, marks_of(str(form[name].value() or ""))) for name in again]
    return {"shown": shown, "notice": NOTICE, "fields": [pair for pair in found if pair[1]]}
