"""Topics: written freely, spelled one way, and offered in filters."""

from collections.abc import Iterable
from typing import Any

from django.utils.text import capfirst

from accounts.models import User
from ssp_crm.forms import FilterForm, HouseModelForm


class TopicMixin(HouseModelForm):
    """A form over a row with a topic."""

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_topic(self) -> str:
        """Keep one line, spelled as others of the same topic are that this person may see."""
        topic = " ".join(self.cleaned_data["topic"].split())
        visible = self._meta.model.objects.visible_to(self.user)
        others = visible.exclude(pk=self.instance.pk).topics()
        return {known.casefold(): known for known in others}.get(topic.casefold(), topic)


class TopicFilterForm(FilterForm):
    """A filter with the topics there are."""

    def __init__(self, *args: Any, topics: Iterable[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = [(topic, capfirst(topic)) for topic in topics]
        self.fields["topic"].choices = [("", "Any topic"), *words]
