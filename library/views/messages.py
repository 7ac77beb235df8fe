"""The message bank: the list, one message, writing it, and all of them on paper."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.views.generic import DetailView, TemplateView

from ssp_crm.access import NeedsMixin, needs
from ssp_crm.exports import export_response
from ssp_crm.history import changes, with_names
from ssp_crm.views import HouseCreateView, HouseFormMixin, HouseListView, HouseUpdateView

from ..exports import MESSAGE_COLUMNS
from ..forms.messages import MessageFilterForm, MessageForm
from ..models import Message
from ..overview import messages_with_words
from ..querysets import MessageQuerySet
from ..services.messages import save_message
from .cutting import first_of
from .message_verbs import wants_second_person

MOST_ON_PAPER, MOST_CHECKED, MOST_INQUIRIES = 200, 200, 20


class MessageListView(HouseListView):
    """Concerns by topic, with our answer in one breath."""

    permission = "library.view_message"
    template_name = "library/message_list.html"
    part_name = "library/_message_list.html"
    filter_class = MessageFilterForm
    columns = {"topic": ("By topic", "topic", False)}

    def get_queryset(self) -> MessageQuerySet:
        return Message.objects.visible_to(self.request.user).for_list().defer("search")

    def get_filters(self) -> MessageFilterForm:
        topics = Message.objects.visible_to(self.request.user).topics()
        return MessageFilterForm(self.request.GET, topics=topics)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(today=timezone.localdate(), **kwargs)


class MessagePrintView(NeedsMixin, TemplateView):
    """Of the messages shown, those that are approved: each with its answer and its source."""

    permission = "library.view_message"
    template_name = "library/message_print.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        visible = Message.objects.visible_to(self.request.user)
        filters = MessageFilterForm(self.request.GET, topics=visible.topics())
        found = filters.apply(visible.quotable()).order_by("topic", "concern", "pk")
        rows, has_more = first_of(found.defer("search"), MOST_ON_PAPER)
        return super().get_context_data(rows=rows, has_more=has_more, **kwargs)


class MessageWordsView(NeedsMixin, TemplateView):
    """The language check over the messages in use, those changed last if they are many."""

    permission = "library.view_message"
    template_name = "library/message_words.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = Message.objects.visible_to(self.request.user).active()
        rows, has_more = first_of(found.newest().defer("search"), MOST_CHECKED)
        checked = messages_with_words(rows)
        told = {"count": len(rows), "has_more": has_more, "checked": checked}
        return super().get_context_data(**told, **kwargs)


@needs("contacts.export_contact")
def message_export(request: HttpRequest, kind: str) -> HttpResponseBase:
    """Messages as shown, in columns."""
    visible = Message.objects.visible_to(request.user)
    filters = MessageFilterForm(request.GET, topics=visible.topics())
    rows = filters.apply(visible.for_list()).order_by("topic", "concern", "pk")
    return export_response("messages", MESSAGE_COLUMNS, rows.iterator(2_000), kind)


class MessageDetailView(NeedsMixin, DetailView):
    """One message: the answer to copy, where it is known from, and where it was used."""

    permission = "library.view_message"
    template_name = "library/message_detail.html"
    context_object_name = "message"

    def get_queryset(self) -> MessageQuerySet:
        return Message.objects.visible_to(self.request.user).for_list()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, message, today = self.request.user, self.object, timezone.localdate()
        inquiries = message.inquiries.visible_to(user).for_list().order_by("-received_at", "-pk")
        return super().get_context_data(
            inquiries=inquiries[:MOST_INQUIRIES],
            consents=[(row, row.is_valid(today)) for row in message.consents.visible_to(user)],
            is_ours=message.author_id == user.pk and wants_second_person(),
            is_own_yes=message.approved_by_id == message.author_id and wants_second_person(),
            today=today,
            changes=with_names(changes(message, user=user)),
            **kwargs,
        )


class MessageFormMixin(HouseFormMixin):
    """Writing one message."""

    form_class = MessageForm
    template_name = "library/message_form.html"

    def get_extra_kwargs(self) -> dict[str, Any]:
        return {"user": self.request.user}

    def save(self, form: Any) -> str:
        self.object = form.save(commit=False)
        if save_message(message=self.object, by=self.request.user):
            words = "It is saved, and needs to be approved again before it is used."
            messages.warning(self.request, words)
        else:
            messages.success(self.request, "The message is saved.")
        return self.object.get_absolute_url()


class MessageCreateView(MessageFormMixin, HouseCreateView):
    """Write down a concern and our answer; `?concern=` is filled in."""

    permission = "library.add_message"
    title = "Add a message"
    submit_label = "Add message"

    def get_initial(self) -> dict[str, Any]:
        return {"concern": self.request.GET.get("concern", "")[:300]}


class MessageUpdateView(MessageFormMixin, HouseUpdateView):
    """Change a message; new words, or new readers, need a new approval."""

    permission = "library.change_message"
    title = "Edit the message"

    def get_queryset(self) -> MessageQuerySet:
        return Message.objects.visible_to(self.request.user)
