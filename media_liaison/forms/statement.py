"""Writing down what we said, and finding what we said before."""

from typing import Any

from django import forms

from accounts.models import User
from ssp_crm.forms import HouseModelForm, WallMomentField

from ..models import Statement
from .profiles import JournalistField, OutletField, offer_profiles
from .shared import SaidAtMixin, speakers_for


class StatementForm(SaidAtMixin, HouseModelForm):
    """What one of us told the press."""

    journalist = JournalistField(label="Whom we told", required=False)
    outlet = OutletField(
        required=False, help_text="Empty, if it was said to several, as at a press conference."
    )
    said_at = WallMomentField(label="When")

    class Meta:
        model = Statement
        fields = ["journalist", "outlet", "said", "topic", "said_at", "speaker", "attribution"]
        widgets = {"said": forms.Textarea(attrs={"rows": 6})}
        help_texts = {
            "said": "As near to the words as you can. The next of us will look it up.",
            "topic": "Such as “Saturday hours” or “overdose prevention”.",
        }

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_profiles(self, user)
        self.fields["speaker"].queryset = speakers_for(user, self.instance.speaker_id)
        self.fields["speaker"].empty_label = "A colleague"
