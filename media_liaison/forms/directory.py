"""Writing down journalists and outlets, and finding them."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from accounts.models import User
from contacts.duplicates import likely_duplicates
from contacts.forms.picker import ContactField
from contacts.models import Affiliation, Contact, ContactMethod
from contacts.querysets import ContactQuerySet
from contacts.search import by_words, query_words
from ssp_crm.forms import DateInput, FilterForm, HouseModelForm

from ..imports import domain_of
from ..models import Inquiry, Journalist, Outlet
from ..querysets import JournalistQuerySet, OutletQuerySet
from ..services.introductions import stand_told

TOLD_BEFORE = "Written down before. A mistake is taken back, or told anew, on their page."
Channel = ContactMethod.Channel
Kind = Contact.Kind


class ProfileForm(HouseModelForm):
    """A press profile and, for somebody new, the contact it belongs to.

    For a contact written down already only the profile is asked for.
    """

    kind: Kind
    address = ""  # where a likely duplicate is given the profile instead
    contact_fields: tuple[str, ...] = ()
    ways: tuple[str, ...] = ()
    other_fields: tuple[str, ...] = ()

    def __init__(
        self,
        *args: Any,
        user: User,
        contact: Contact | None = None,
        inquiry: Inquiry | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.user, self.contact, self.inquiry = user, contact, inquiry
        if contact or self.instance.pk:
            for name in (*self.contact_fields, *self.ways, *self.other_fields):
                del self.fields[name]
        elif "outlet" in self.fields:
            self.fields["outlet"].for_user(user)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("name"):
            values = [data[way] for way in self.ways if data.get(way)]
            if alike := likely_duplicates(self.kind, data["name"], values):
                self.doubt("duplicate", self._about(alike))
        return data

    def get_contact(self) -> Contact:
        """The contact the profile belongs to; a new one is not saved yet."""
        if self.contact:
            return self.contact
        known = {name: self.cleaned_data[name] for name in self.contact_fields}
        return Contact(kind=self.kind, category=Contact.Category.MEDIA, **known)

    def get_methods(self) -> list[ContactMethod]:
        """The ways to reach them that were filled in, not saved yet."""
        given = [(way, self.cleaned_data.get(way)) for way in self.ways]
        return [ContactMethod(channel=way, value=value) for way, value in given if value]

    def get_job(self) -> Affiliation | None:
        """Where they work, not saved yet."""
        if not self.cleaned_data.get("outlet"):
            return None
        return Affiliation(organization=self.cleaned_data["outlet"], role=self.cleaned_data["role"])

    def _about(self, alike: list[Contact]) -> SafeString:
        links = ((self._link(contact), contact) for contact in alike)
        return format_html(
            "This may be here already: {}. Choose a name to look, or to add the profile there.",
            format_html_join(", ", '<a href="{}" target="_blank">{}</a>', links),
        )

    def _link(self, contact: Contact) -> str:
        fits = contact.kind == self.kind and not contact.is_archived
        page = f"{reverse(self.address)}?contact={contact.pk}"
        if self.inquiry:  # they called: the profile made there is theirs
            page += f"&inquiry={self.inquiry.pk}"
        return page if fits else contact.get_absolute_url()


class JournalistForm(ProfileForm):
    """Somebody who reports, with all one needs when they ring."""

    kind = Kind.PERSON
    address = "media_liaison:journalist_new"
    contact_fields = ("name", "pronouns", "pronunciation", "preferred_channel", "best_time")
    ways = ("phone", "mobile", "email")
    other_fields = ("outlet", "role")

    name = forms.CharField(max_length=200)
    pronouns = forms.CharField(max_length=50, required=False)
    pronunciation = forms.CharField(
        max_length=100, required=False, help_text="How to say the name, such as “wen-DEE”."
    )
    outlet = ContactField(
        kind=Kind.ORGANIZATION, required=False, help_text="Empty: they work for themselves."
    )
    role = forms.CharField(
        max_length=200, required=False, help_text="Such as “health reporter” or “night editor”."
    )
    phone = forms.CharField(max_length=100, required=False, label="Desk phone")
    mobile = forms.CharField(max_length=100, required=False)
    email = forms.EmailField(required=False, label="E-mail")
    preferred_channel = forms.ChoiceField(
        choices=[("", "Not known yet"), *Channel.choices], required=False
    )
    best_time = forms.CharField(max_length=100, required=False, label="Best time to reach")

    class Meta:
        model = Journalist
        fields = ["beats", "languages", "approach", "deadlines", "told_on"]
        widgets = {"approach": forms.Textarea(attrs={"rows": 3}), "told_on": DateInput()}
        help_texts = {
            "approach": "What they told us, such as “text before calling”.",
            "deadlines": "Such as “4 pm for the evening news”.",
            "told_on": "When we told them who our liaison is now. Empty: not yet.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.told_of_id:
            # Another day typed here would say that day who our liaison is today.
            self.fields["told_on"].disabled = True
            self.fields["told_on"].help_text = TOLD_BEFORE

    def clean_told_on(self) -> Any:
        day = self.cleaned_data["told_on"]
        if day and day > timezone.localdate():
            raise ValidationError("Choose today or a day before.")
        return day

    def _post_clean(self) -> None:
        super()._post_clean()
        if "told_on" in self.changed_data:
            stand_told(self.instance, self.user)


class OutletForm(ProfileForm):
    """A newspaper, a station or a site."""

    kind = Kind.ORGANIZATION
    address = "media_liaison:outlet_new"
    contact_fields = ("name",)
    ways = ("phone", "email", "website")

    name = forms.CharField(max_length=200)
    phone = forms.CharField(max_length=100, required=False, label="Newsroom phone")
    email = forms.EmailField(required=False, label="Newsroom e-mail")
    website = forms.CharField(max_length=500, required=False)

    class Meta:
        model = Outlet
        fields = ["medium", "area", "is_local", "reach", "audience"]
        fields += ["languages", "owner", "domain", "deadlines"]
        help_texts = {
            "audience": "Who reads or hears it.",
            "deadlines": "Such as “5 pm for the morning paper”.",
        }

    def clean_domain(self) -> str:
        """Keep kwhe.com of https://www.kwhe.com/news."""
        return domain_of(self.cleaned_data["domain"])


class JournalistFilterForm(FilterForm):
    """Which journalists to show."""

    q = forms.CharField(required=False, max_length=200, label="Name, outlet, beat or phone")
    beat = forms.CharField(required=False, max_length=100, label="Beat")
    outlet = forms.CharField(required=False, max_length=200, label="Outlet")
    language = forms.CharField(required=False, max_length=60, label="Language")
    check = forms.ChoiceField(
        required=False,
        label="Details",
        choices=[("", "Any details"), ("yes", "To be checked")],
    )

    def apply(self, queryset: JournalistQuerySet) -> JournalistQuerySet:  # type: ignore[override]
        """Narrow by everything but `q`, which also sets the order (search.find_journalists)."""
        chosen = self.chosen
        queryset = queryset.active()
        if "beat" in chosen:
            queryset = queryset.on_beat(query_words(chosen["beat"]))
        if "outlet" in chosen:
            queryset = queryset.working_at(_organizations(chosen["outlet"]))
        if "check" in chosen:
            queryset = queryset.to_verify(timezone.localdate())
        return queryset.speaking(chosen["language"]) if "language" in chosen else queryset


class OutletFilterForm(FilterForm):
    """Which outlets to show."""

    q = forms.CharField(required=False, max_length=200, label="Name, e-mail or phone")
    medium = forms.ChoiceField(
        required=False, label="Medium", choices=[("", "Any medium"), *Outlet.Medium.choices]
    )
    area = forms.CharField(required=False, max_length=200, label="Area")
    press = forms.ChoiceField(
        required=False,
        label="Which press",
        choices=[("", "All press"), ("local", "Our local press")],
    )

    def apply(self, queryset: OutletQuerySet) -> OutletQuerySet:  # type: ignore[override]
        """Narrow by everything but `q`, which also sets the order (search.find_outlets)."""
        chosen = self.chosen
        queryset = queryset.active()
        if "medium" in chosen:
            queryset = queryset.filter(medium=chosen["medium"])
        if "press" in chosen:
            queryset = queryset.local()
        return queryset.in_area(chosen["area"]) if "area" in chosen else queryset


def _organizations(text: str) -> ContactQuerySet:
    """Organizations by the beginnings of their words, or the one outlet with that number."""
    organizations = Contact.objects.filter(kind=Kind.ORGANIZATION)
    named = by_words(organizations, query_words(text)).order_by().values("pk")
    numbered = Q(outlet=text) if text.isdecimal() else Q()
    return organizations.filter(Q(pk__in=named) | numbered)
