"""Choosing journalists and outlets, and filtering by them."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import Model

from contacts.forms.picker import NUMBERED, ContactField
from contacts.models import Contact
from contacts.querysets import ContactQuerySet
from contacts.search import by_words, query_words
from ssp_crm.forms import DateInput, FilterForm

from ..models import Journalist, Outlet

if TYPE_CHECKING:
    from accounts.models import User

    from ..querysets.searched import PressWordsQuerySet

Kind = Contact.Kind
# Beyond these a day has no hour in every time zone.
SENSIBLE = [MinValueValidator(date(1900, 1, 1)), MaxValueValidator(date(2200, 1, 1))]


class ProfileField(ContactField):
    """A contact found by typing its name; cleans to the press profile it has, or None."""

    model: type[Model]

    def for_user(self, user: "User", keep: Iterable[int | None] = ()) -> None:
        super().for_user(user, keep)
        name = str(self.model._meta.model_name)
        profiles = self.model._default_manager.visible_to(user)  # type: ignore[attr-defined]
        self.queryset = self.queryset.filter(**{f"{name}__in": profiles}).select_related(name)
        self.widget.queryset = self.queryset

    def clean(self, value: Any) -> Any:
        contact = super().clean(value)
        return getattr(contact, str(self.model._meta.model_name)) if contact else None


class JournalistField(ProfileField):
    """A journalist of the press directory, or none."""

    model = Journalist
    unknown = "No journalist here is called “{text}”."

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(kind=Kind.PERSON, **kwargs)


class OutletField(ProfileField):
    """An outlet of the press directory, or none."""

    model = Outlet
    unknown = "No outlet here is called “{text}”."

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(kind=Kind.ORGANIZATION, **kwargs)


def offer_profiles(form: Any, user: "User") -> None:
    """Let a form choose journalist and outlet; those on its row stay, archived or not."""
    for name in ("journalist", "outlet"):
        profile = getattr(form.instance, name) if form.instance.pk else None
        form.fields[name].for_user(user, keep=[profile.contact_id] if profile else [])
        if profile:
            form.initial[name] = profile.contact


class PressFilterForm(FilterForm):
    """Which pieces or statements to show: by words, topic, people and days."""

    q = forms.CharField(required=False, max_length=200, label="Words that were said or printed")
    topic = forms.CharField(required=False, max_length=100, label="Topic")
    journalist = forms.CharField(required=False, max_length=250, label="Journalist")
    outlet = forms.CharField(required=False, max_length=250, label="Outlet")
    since = forms.DateField(required=False, label="From", widget=DateInput(), validators=SENSIBLE)
    until = forms.DateField(required=False, label="Until", widget=DateInput(), validators=SENSIBLE)

    def apply(self, queryset: "PressWordsQuerySet") -> "PressWordsQuerySet":  # type: ignore[override]
        """Narrow, and with words also cut out the passage they stand in."""
        chosen = self.chosen
        if "q" in chosen:
            queryset = queryset.matching(chosen["q"]).with_passage(chosen["q"])
        if "topic" in chosen:
            queryset = queryset.on_topic(chosen["topic"])
        if "journalist" in chosen:
            queryset = queryset.by_journalists(self._journalists)
        if "outlet" in chosen:
            queryset = queryset.at_outlets(self._outlets)
        return queryset.between(chosen.get("since"), chosen.get("until"))

    # One form filters statements, coverage and its months: names are looked up once.
    @cached_property
    def _journalists(self) -> ContactQuerySet:
        return contacts_named(self.chosen["journalist"], Kind.PERSON)

    @cached_property
    def _outlets(self) -> ContactQuerySet:
        return contacts_named(self.chosen["outlet"], Kind.ORGANIZATION)


def contacts_named(text: str, kind: str) -> ContactQuerySet:
    """Contacts by the beginnings of their words, or the one of "Ana Ruiz #12"."""
    contacts = Contact.objects.filter(kind=kind)
    if numbered := NUMBERED.match(text):
        return contacts.filter(pk=numbered[1])
    return by_words(contacts, query_words(text))
