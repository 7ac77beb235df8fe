"""Choose contacts by typing: a text box with suggestions that also works without them.

What is typed is a name, or a suggestion with its number ("Maria Lopez #12"). Chosen contacts
stay as ticked boxes beside the text box, so that several can be chosen without JavaScript.
"""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.urls import reverse_lazy

from ..models import Contact
from ..querysets import ContactQuerySet
from ..sql import fold

if TYPE_CHECKING:
    from accounts.models import User

NUMBER = re.compile(r"[0-9]{1,18}")  # longer than that, or ², no database takes for one
NUMBERED = re.compile(r".*#([0-9]{1,18})\s*$")


class ContactPicker(forms.Widget):
    """Ticked boxes for those chosen, and a text box for another."""

    template_name = "widgets/contact_picker.html"

    def __init__(self, *, kind: str = "", many: bool = False) -> None:
        super().__init__({"autocomplete": "off", "class": "form-control"})
        self.kind, self.many = kind, many
        self.queryset: ContactQuerySet = Contact.objects.none()

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        values = data.getlist(name) if hasattr(data, "getlist") else data.get(name, [])
        values = [values] if isinstance(values, str | int) else values
        return [str(part).strip() for value in values for part in str(value).split(";") if part]

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, None, attrs)
        values = [str(getattr(item, "pk", item)) for item in value or []]
        ids = [value for value in values if NUMBER.fullmatch(value)]
        texts = [value for value in values if not NUMBER.fullmatch(value)]
        context["widget"].update(
            chosen=self.queryset.filter(pk__in=ids) if ids else [],
            text="; ".join(texts),
            many=self.many,
            address=f"{reverse_lazy('contacts:contact_suggest')}?for={name}&kind={self.kind}",
        )
        return context

    def use_required_attribute(self, initial: Any) -> bool:
        return False  # a ticked box is enough, and a browser cannot know


class ContactsField(forms.Field):
    """One or more contacts the user may see; cleans to a list."""

    unknown = "Nobody here is called “{text}”. Add them as a contact first."

    def __init__(self, *, kind: str = "", many: bool = True, **kwargs: Any) -> None:
        self.kind, self.many = kind, many
        self.queryset: ContactQuerySet = Contact.objects.none()
        super().__init__(widget=ContactPicker(kind=kind, many=many), **kwargs)

    def for_user(self, user: "User", keep: Iterable[int | None] = ()) -> None:
        """Let only active contacts this user sees be chosen, or those `keep` says are linked."""
        kept = Q(pk__in=[pk for pk in keep if pk])
        wanted = Q(archived_at=None, kind=self.kind) if self.kind else Q(archived_at=None)
        self.queryset = Contact.objects.visible_to(user).filter(wanted | kept)
        self.widget.queryset = self.queryset  # it names nobody who could not be chosen

    def to_python(self, value: Any) -> list[Contact]:
        found: dict[int, Contact] = {}
        for text in value or []:
            contact = text if isinstance(text, Contact) else self._find(str(text))
            found[contact.pk] = contact
        if len(found) > 1 and not self.many:
            raise ValidationError("Choose one of them: untick the other.")
        return list(found.values())

    def prepare_value(self, value: Any) -> Any:
        return [value] if isinstance(value, Contact | int) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        before = initial if isinstance(initial, list) else [initial] if initial else []
        return [str(getattr(item, "pk", item)) for item in before] != list(data or [])

    def _find(self, text: str) -> Contact:
        numbered = NUMBERED.match(text)
        number = numbered[1] if numbered else text if NUMBER.fullmatch(text) else ""
        if number and (contact := self.queryset.filter(pk=number).first()):
            return contact
        same = list(self.queryset.filter(found_by__name=fold(text))[:2])
        if len(same) == 1:
            return same[0]
        if same:
            raise ValidationError(
                f"Several contacts are called “{text}”: choose one from the suggestions."
            )
        raise ValidationError(self.unknown.format(text=text))


class ContactField(ContactsField):
    """One contact or none; cleans to the contact or None."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(many=False, **kwargs)

    def clean(self, value: Any) -> Any:
        found = super().clean(value)
        return found[0] if found else None
