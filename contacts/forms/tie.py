"""Writing down who knows whom."""

from typing import Any

from django import forms

from accounts.models import User
from ssp_crm.forms import HouseModelForm

from ..models import Contact, Relationship
from ..ties import BACK, ways
from .picker import ContactField


class TieForm(HouseModelForm):
    """How a contact stands to another, read from the contact's own end."""

    how = forms.ChoiceField(choices=ways)
    other = ContactField(label="Whom")

    class Meta:
        model = Relationship
        fields = ["how", "other", "words"]
        help_texts = {"words": "Such as “sat on the school board together”."}

    def __init__(self, *args: Any, user: User, contact: Contact, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.contact = contact
        self.fields["how"].label = f"{contact} …"
        self.fields["other"].for_user(user, keep=[self.instance.to_contact_id])
        if self.instance.pk:
            self.initial |= {"how": self.instance.kind, "other": self.instance.to_contact_id}

    def tie(self) -> Relationship:
        """The row as told, its ends put the right way round; not saved yet."""
        kind, back, _ = self.cleaned_data["how"].partition(BACK)
        ends = (self.contact, self.cleaned_data["other"])
        self.instance.kind = kind
        self.instance.from_contact, self.instance.to_contact = ends[::-1] if back else ends
        return self.instance
