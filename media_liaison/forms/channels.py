"""Writing down our accounts and site, and who can get into them."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from contacts.forms.users import active_users
from ssp_crm.forms import DateInput, FilterForm, HouseModelForm

from ..models import SocialChannel
from ..querysets import SocialChannelQuerySet
from ..secret_spotting import DOUBT, looks_secret


class SocialChannelForm(HouseModelForm):
    """An account or site of ours; passwords stay out of it."""

    link = forms.URLField(
        label="Web address", required=False, max_length=500, assume_scheme="https"
    )

    class Meta:
        model = SocialChannel
        fields = [
            "platform",
            "handle",
            "link",
            "owner",
            "second",
            "recovery",
            "checked_on",
            "notes",
        ]
        widgets = {"checked_on": DateInput(), "notes": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "second": "Somebody else who can get in today, not only in theory.",
            "checked_on": "When both last tried, and got in.",
            "notes": "What the next person needs to know. Never a password or a code.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = active_users(self.instance.owner_id)
        self.fields["second"].queryset = active_users(self.instance.second_id)

    def clean_checked_on(self) -> Any:
        day = self.cleaned_data["checked_on"]
        if day and day > timezone.localdate():
            raise ValidationError("Choose today or a day before.")
        return day

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        typed = [data.get(n) or "" for n in ("recovery", "notes") if n in self.changed_data]
        if any(looks_secret(text) for text in typed):
            self.doubt("secret", DOUBT)
        return data


class ChannelFilterForm(FilterForm):
    """Which channels to show: those in use unless asked otherwise."""

    q = forms.CharField(required=False, max_length=200, label="Name or place")
    state = forms.ChoiceField(
        required=False,
        label="State",
        choices=[("", "In use"), ("one", "Held by one person"), ("closed", "Given up")],
    )

    def apply(self, queryset: SocialChannelQuerySet) -> SocialChannelQuerySet:  # type: ignore[override]
        """Narrow by what was chosen."""
        chosen = self.chosen
        if text := chosen.get("q"):
            platforms = SocialChannel.Platform.choices
            places = [key for key, name in platforms if text.lower() in name.lower()]
            queryset = queryset.filter(Q(handle__icontains=text) | Q(platform__in=places))
        if chosen.get("state") == "one":
            return queryset.held_by_one()
        if chosen.get("state") == "closed":
            return queryset.exclude(closed_on=None)
        return queryset.in_use()


def channels_for(user: User, keep: int | None) -> Any:
    """Return the channels a post can be planned for, and the one it stands on already."""
    visible = SocialChannel.objects.visible_to(user)
    return visible.filter(Q(closed_on=None) | Q(pk=keep))
