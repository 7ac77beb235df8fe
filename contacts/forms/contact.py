"""Adding and editing contacts, and finding them."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.validators import validate_email
from django.db import models
from django.utils.html import format_html, format_html_join

from accounts.models import User
from ssp_crm.forms import DateInput, FilterForm, HouseForm, HouseModelForm

from ..duplicates import likely_duplicates
from ..models import Affiliation, Contact, ContactMethod, Tag
from ..models.choices import ALLIES
from .picker import ContactField
from .users import active_users

if TYPE_CHECKING:
    from ..querysets import ContactQuerySet


class TagsField(forms.CharField):
    """Tags as words with commas between; new words make new tags."""

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(tag.name for tag in value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]
        names = [" ".join(name.split()) for name in (value or "").split(",")]
        return list(dict.fromkeys(name[:60] for name in names if name))

    def run_validators(self, value: Any) -> None:
        """Every word list is fine."""


class ContactForm(HouseModelForm):
    """A person or an organization. How to reach them stands in the formset beside it."""

    tags = TagsField(required=False, help_text="Words of our own, with commas between.")

    class Meta:
        model = Contact
        fields = [
            "kind",
            "name",
            "pronouns",
            "pronunciation",
            "category",
            "community",
            "reach",
            "influence",
            "lead",
            "backup",
            "keep_in_touch_days",
            "tags",
            "values",
            "preferred_channel",
            "best_time",
            "do_not_contact",
            "do_not_contact_reason",
            "works",
            "avoid",
            "sort_name",
            "verified_on",
        ]
        widgets = {
            "verified_on": DateInput(),
            "values": forms.CheckboxSelectMultiple,
            "works": forms.Textarea(attrs={"rows": 2}),
            "avoid": forms.Textarea(attrs={"rows": 2}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("lead", "backup"):
            self.fields[name].queryset = active_users(getattr(self.instance, f"{name}_id"))
        if self.instance.pk:
            self.initial["tags"] = list(self.instance.tags.all())

    def warn_of_duplicates(self, values: list[str]) -> None:
        """Doubt a name, e-mail or phone that is here already, with a link to look."""
        data = self.cleaned_data
        if not data.get("name") or not data.get("kind"):
            return
        alike = likely_duplicates(data["kind"], data["name"], values, self.instance.pk)
        if alike:
            links = format_html_join(
                ", ",
                '<a href="{}" target="_blank">{}</a>',
                ((c.get_absolute_url(), c) for c in alike),
            )
            self.doubt("duplicate", format_html("This may be here already: {}.", links))

    def _save_m2m(self) -> None:
        names = self.cleaned_data["tags"]
        self.instance.values.set(self.cleaned_data["values"])
        self.instance.tags.set([Tag.objects.get_or_create(name=name)[0] for name in names])


class ContactMethodForm(HouseForm, forms.ModelForm):
    """One way to reach a contact."""

    class Meta:
        model = ContactMethod
        fields = ["channel", "value", "label", "is_preferred"]
        labels = {"value": "Number or address"}
        help_texts = {"label": ""}
        widgets = {"label": forms.TextInput(attrs={"placeholder": "desk, home"})}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("channel") == ContactMethod.Channel.EMAIL and data.get("value"):
            try:
                validate_email(data["value"].strip())
            except forms.ValidationError:
                self.add_error("value", "This does not look like an e-mail address.")
        return data


class AffiliationForm(HouseForm, forms.ModelForm):
    """A role in an organization."""

    organization = ContactField(kind=Contact.Kind.ORGANIZATION)

    class Meta:
        model = Affiliation
        fields = ["organization", "role", "started_on", "ended_on"]
        widgets = {"started_on": DateInput(), "ended_on": DateInput()}

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organization"].for_user(user, keep=[self.instance.organization_id])


class BaseAffiliationFormSet(forms.BaseInlineFormSet):
    """Where a person works; an organization works nowhere."""

    def clean(self) -> None:
        super().clean()
        is_organization = self.data.get("kind") == Contact.Kind.ORGANIZATION
        if is_organization and any(self._is_kept(row) for row in self.forms):
            raise forms.ValidationError(
                "Only people work somewhere: empty or remove these lines, or choose “Person”."
            )

    def _is_kept(self, row: Any) -> bool:
        return (row.has_changed() or row.instance.pk) and not self._should_delete_form(row)


# A made-up number of rows would draw that many: Django's own limit is 2,000.
FEW_ROWS = {"max_num": 50, "absolute_max": 100}
MethodFormSet = forms.inlineformset_factory(
    Contact, ContactMethod, form=ContactMethodForm, extra=2, can_delete=True, **FEW_ROWS
)
AffiliationFormSet = forms.inlineformset_factory(
    Contact,
    Affiliation,
    form=AffiliationForm,
    formset=BaseAffiliationFormSet,
    fk_name="person",
    extra=1,
    can_delete=True,
    **FEW_ROWS,
)


class ContactFilterForm(FilterForm):
    """Which contacts to show."""

    q = forms.CharField(required=False, max_length=200, label="Name, e-mail, phone or tag")
    kind = forms.ChoiceField(
        required=False,
        label="Kind",
        choices=[("", "People and organizations"), *Contact.Kind.choices],
    )
    stance = forms.ChoiceField(
        required=False,
        label="Stance",
        choices=[("", "Any stance"), ("allies", "All allies"), *Contact.Stance.choices],
    )
    category = forms.ChoiceField(
        required=False, label="Category", choices=[("", "Any category"), *Contact.Category.choices]
    )
    community = forms.ChoiceField(
        required=False,
        label="Community",
        choices=[("", "Any community"), *Contact.Community.choices],
    )
    reach = forms.ChoiceField(
        required=False, label="Sphere", choices=[("", "Any sphere"), *Contact.Reach.choices]
    )
    influence = forms.TypedChoiceField(
        required=False,
        label="Influence",
        coerce=int,
        choices=[("", "Any influence"), *Contact._meta.get_field("influence").choices],
    )
    lead = forms.ModelChoiceField(
        User.objects.active(), required=False, label="Lead", empty_label="Any lead"
    )
    tag = forms.CharField(required=False, max_length=60, label="Tag")
    mine = forms.BooleanField(required=False, label="Mine")
    archived = forms.BooleanField(required=False, label="Archived")

    def __init__(self, *args: Any, user: User | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def apply(self, queryset: "ContactQuerySet") -> "ContactQuerySet":  # type: ignore[override]
        """Narrow by everything but `q`, which also sets the order (contacts.search)."""
        chosen = self.chosen
        queryset = queryset.archived() if chosen.get("archived") else queryset.active()
        if "mine" in chosen:
            queryset = queryset.of_lead(self.user) if self.user else queryset.none()
        for name in ("kind", "category", "community", "reach", "influence", "lead"):
            if name in chosen:
                queryset = queryset.filter(**{name: chosen[name]})
        if "stance" in chosen:
            allies = chosen["stance"] == "allies"
            wanted = ALLIES if allies else [chosen["stance"]]
            queryset = queryset.filter(stance__in=wanted)
        if "tag" in chosen:
            queryset = queryset.filter(models.Q(tags__name__iexact=chosen["tag"]))
        return queryset
