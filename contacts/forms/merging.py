"""Making two contacts one: which of two values stays, field by field."""

from typing import Any

from django import forms

from accounts.models import User
from ssp_crm.forms import HousePlainForm
from ssp_crm.views import in_form_words

from ..models import Contact
from .picker import ContactField

# What is chosen together; each named by its first column.
GROUPS = (
    ("name", "sort_name"),
    ("pronouns",),
    ("pronunciation",),
    ("category",),
    ("reach",),
    ("community",),
    ("influence",),
    ("lead",),
    ("backup",),
    ("keep_in_touch_days",),
    ("preferred_channel",),
    ("best_time",),
    ("do_not_contact", "do_not_contact_reason"),
    ("verified_on", "verified_by"),
    ("works",),
    ("avoid",),
)
JOINED = {"works", "avoid"}  # long texts that may stay both, one below the other
EMPTY = {"", None, False, Contact.Category.OTHER}
KEPT, OTHER, BOTH = "survivor", "merged", "both"


class OtherForm(HousePlainForm):
    """The contact another one is the same as."""

    other = ContactField(label="The other contact")

    def __init__(self, *args: Any, contact: Contact, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.contact = contact
        self.fields["other"].kind = self.fields["other"].widget.kind = contact.kind
        self.fields["other"].for_user(user)

    def clean_other(self) -> Any:
        """Refuse the contact itself."""
        other = self.cleaned_data["other"]
        if other is None or other.pk == self.contact.pk:
            raise forms.ValidationError("Choose another contact than this one.")
        return other


class MergeForm(HousePlainForm):
    """One choice for each thing the two contacts say differently."""

    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    other_version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)

    def __init__(self, *args: Any, survivor: Contact, merged: Contact, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.survivor, self.merged = survivor, merged
        self.initial |= {"version": survivor.version, "other_version": merged.version}
        self.names = [group[0] for group in GROUPS if self._differ(group)]
        for name in self.names:
            self.fields[name] = self._choice(name)

    def _differ(self, group: tuple[str, ...]) -> bool:
        return any(getattr(self.survivor, n) != getattr(self.merged, n) for n in group)

    def _choice(self, name: str) -> forms.ChoiceField:
        mine, theirs = getattr(self.survivor, name), getattr(self.merged, name)
        is_filled = theirs not in EMPTY
        choices = [(KEPT, self.words(self.survivor, name)), (OTHER, self.words(self.merged, name))]
        if name in JOINED and mine and theirs:
            choices.append((BOTH, "Both, one below the other"))
        return forms.ChoiceField(
            choices=choices,
            initial=OTHER if mine in EMPTY and is_filled else KEPT,
            label=str(Contact._meta.get_field(name).verbose_name).capitalize(),
            widget=forms.RadioSelect,
        )

    @staticmethod
    def words(contact: Contact, name: str) -> str:
        """What a contact says in a field, in words."""
        value = getattr(contact, name)
        if name == "do_not_contact":
            reason = f"Please do not contact: {contact.do_not_contact_reason}"
            return reason if value else "May be contacted"
        shown = getattr(contact, f"get_{name}_display", lambda: in_form_words(None, value))()
        return str(shown) or "Nothing"

    def choices(self) -> list[Any]:
        """The bound fields of what differs, in order."""
        return [self[name] for name in self.names]

    def values(self) -> dict[str, Any]:
        """The columns the survivor takes over."""
        found: dict[str, Any] = {}
        for group in GROUPS:
            choice = self.cleaned_data.get(group[0])
            if choice == OTHER:
                found |= {name: getattr(self.merged, name) for name in group}
            elif choice == BOTH:
                texts = (getattr(row, group[0]).strip() for row in (self.survivor, self.merged))
                found[group[0]] = "\n\n".join(texts)
        return found
