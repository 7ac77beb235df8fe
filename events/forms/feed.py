"""What a calendar address is for."""

from typing import Any

from ssp_crm.forms import HouseModelForm

from ..models import CalendarFeed


class FeedForm(HouseModelForm):
    """A name, so that one knows later which address to stop."""

    class Meta:
        model = CalendarFeed
        fields = ["label"]
        labels = {"label": "Where you will read it"}
        help_texts = {"label": "My phone, the laptop at work: one address for each."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["label"].required = True
