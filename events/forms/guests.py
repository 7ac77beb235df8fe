"""Who is asked to an event, what they answered, who walked in, and what we do afterwards."""

from functools import reduce
from operator import or_
from typing import Any

from django import forms
from django.db.models import Q
from django.http import QueryDict
from django.utils import timezone

from accounts.models import User
from contacts.forms.contact import ContactFilterForm
from contacts.forms.picker import ContactField, ContactsField
from contacts.models import Affiliation, Contact, SavedFilter, Tag
from contacts.querysets import ContactQuerySet
from contacts.search import find_contacts
from ssp_crm.forms import DateInput, FilterForm, HouseModelForm, HousePlainForm

from ..models import Event, Rsvp
from ..services.invitations import MOST_AT_ONCE

CAME = "came"
EARLIER = 50  # events whose lists are offered
SHOWN = [*Rsvp.Answer.choices, (CAME, "Came"), ("no-show", "Did not come")]


class GuestFilterForm(FilterForm):
    """Which of an event's guests to show."""

    answer = forms.ChoiceField(
        required=False, label="Answer", choices=[("", "Every answer"), *SHOWN]
    )

    def apply(self, queryset: Any) -> Any:
        """Narrow by what they said, or by what happened."""
        answer = self.chosen.get("answer")
        if answer in Rsvp.Answer:
            return queryset.filter(answer=answer)
        if answer:
            return queryset.filter(presence="attended" if answer == CAME else answer)
        return queryset


class RsvpForm(HouseModelForm):
    """What somebody said, how many they are, and what we should know."""

    class Meta:
        model = Rsvp
        fields = ["answer", "party", "note"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Nobody chooses to be invited or to wait; it stays as it is until they say otherwise.
        kept = {Rsvp.Answer.YES, Rsvp.Answer.MAYBE, Rsvp.Answer.NO, self.instance.answer}
        self.fields["answer"].choices = [c for c in Rsvp.Answer.choices if c[0] in kept]


class InviteForm(HousePlainForm):
    """Whom to invite: everyone whom any of these finds."""

    people = ContactsField(required=False, label="By name")
    tag = forms.ModelChoiceField(Tag.objects.all(), required=False, empty_label="No tag")
    organization = ContactField(kind="organization", required=False, label="Everyone who works at")
    category = forms.ChoiceField(
        required=False, choices=[("", "No category"), *Contact.Category.choices]
    )
    saved = forms.ModelChoiceField(
        SavedFilter.objects.none(), required=False, label="A kept list", empty_label="No list"
    )
    earlier = forms.ModelChoiceField(
        Event.objects.none(),
        required=False,
        label="The guests of an earlier event",
        empty_label="No event",
    )

    def __init__(self, *args: Any, event: Event, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.event, self.user = event, user
        for name in ("people", "organization"):
            self.fields[name].for_user(user)
        self.fields["saved"].queryset = SavedFilter.objects.visible_to(user)
        before = Event.objects.visible_to(user).with_guests().filter(starts_at__lt=event.starts_at)
        self.fields["earlier"].queryset = before
        newest = before.order_by("-starts_at")[:EARLIER]
        labels = [(row.pk, f"{row}, {row.starts_here:%b} {row.first_day.year}") for row in newest]
        self.fields["earlier"].choices = [("", "No event"), *labels]

    @property
    def wanted(self) -> list[tuple[str, str]]:
        """What was asked for, to be carried to the button that invites."""
        names = [name for name in self.fields if name != "form_id"]
        pairs = [(name, value) for name in names for value in self.data.getlist(name)]
        return [(name, value) for name, value in pairs if value]

    def found(self) -> ContactQuerySet:
        """Return the contacts any of the chosen sources finds, by name."""
        data = self.cleaned_data
        sources = [getattr(self, f"_by_{name}")(data[name]) for name in SOURCES if data.get(name)]
        visible = Contact.objects.visible_to(self.user).active()
        if not sources:
            return visible.none()
        wanted = reduce(or_, (Q(pk__in=source) for source in sources))
        return visible.filter(wanted).defer("works", "avoid").order_by("sort_key", "pk")

    def _by_people(self, people: list[Contact]) -> list[int]:
        return [contact.pk for contact in people]

    def _by_tag(self, tag: Tag) -> Any:
        return tag.contacts.order_by().values("pk")

    def _by_organization(self, organization: Contact) -> Any:
        working = Affiliation.objects.current(timezone.localdate())
        return working.filter(organization=organization).order_by().values("person")

    def _by_category(self, category: str) -> Any:
        return Contact.objects.filter(category=category).order_by().values("pk")

    def _by_saved(self, saved: SavedFilter) -> Any:
        filters = ContactFilterForm(QueryDict(saved.query), user=self.user)
        rows = filters.apply(Contact.objects.visible_to(self.user))
        if text := filters.chosen.get("q"):
            return [contact.pk for contact in find_contacts(rows, text, MOST_AT_ONCE)]
        return rows.order_by().values("pk")

    def _by_earlier(self, event: Event) -> Any:
        return event.rsvps.exclude(contact=None).order_by().values("contact")


SOURCES = ("people", "tag", "organization", "category", "saved", "earlier")


class WalkInForm(HouseModelForm):
    """Somebody who came without being asked: a name is enough."""

    contact = ContactField(required=False, label="Or a contact of ours")

    class Meta:
        model = Rsvp
        fields = ["name", "contact", "party"]

    def __init__(self, *args: Any, event: Event, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.event = event
        self.fields["contact"].for_user(user)


class GuestFollowUpForm(HousePlainForm):
    """The same follow-up for every contact who came."""

    follow_up_what = forms.CharField(label="What will we do", max_length=300)
    due_on = forms.DateField(label="By when", widget=DateInput())
