"""Our accounts and site, and who can get into them."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST
from django.views.generic import DetailView

from ssp_crm.access import NeedsMixin, needs
from ssp_crm.exports import export_response
from ssp_crm.history import changes, with_names
from ssp_crm.views import HouseCreateView, HouseFormMixin, HouseListView, HouseUpdateView

from ..forms.channels import ChannelFilterForm, SocialChannelForm
from ..models import Post, SocialChannel
from ..querysets import SocialChannelQuerySet
from ..services.channels import check_channel, close_channel, reopen_channel
from ..voice_exports import CHANNEL_COLUMNS

MOST_POSTS = 10


class ChannelListView(HouseListView):
    """The register: which channels we have, and whether two people hold each."""

    permission = "media_liaison.view_socialchannel"
    template_name = "media_liaison/channel_list.html"
    part_name = "media_liaison/_channel_list.html"
    filter_class = ChannelFilterForm
    columns = {"name": ("Name", "handle", False)}

    def get_queryset(self) -> SocialChannelQuerySet:
        return SocialChannel.objects.visible_to(self.request.user).for_list()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(today=timezone.localdate(), **kwargs)


@needs("contacts.export_contact")
def channel_export(request: HttpRequest, kind: str) -> HttpResponseBase:
    """The register as shown, in columns."""
    channels = SocialChannel.objects.visible_to(request.user).for_list()
    rows = ChannelFilterForm(request.GET).apply(channels)
    return export_response("channels", CHANNEL_COLUMNS, rows.iterator(2_000), kind)


class ChannelDetailView(NeedsMixin, DetailView):
    """One channel: who holds it, where recovery is kept, and what is planned there."""

    permission = "media_liaison.view_socialchannel"
    template_name = "media_liaison/channel_detail.html"
    context_object_name = "channel"

    def get_queryset(self) -> SocialChannelQuerySet:
        return SocialChannel.objects.visible_to(self.request.user).for_list()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, today = self.request.user, timezone.localdate()
        posts = Post.objects.visible_to(user).filter(channel=self.object).for_plan(today)
        return super().get_context_data(
            today=today,
            posts=posts.order_by("place", "pk")[:MOST_POSTS],
            changes=with_names(changes(self.object, user=user)),
            **kwargs,
        )


class ChannelFormMixin(HouseFormMixin):
    """Say afterwards that it is saved."""

    form_class = SocialChannelForm

    def save(self, form: Any) -> str:
        address = super().save(form)
        messages.success(self.request, f"{self.object} is saved.")
        return address


class ChannelCreateView(ChannelFormMixin, HouseCreateView):
    """Add an account or site."""

    permission = "media_liaison.add_socialchannel"
    title = "Add a channel"
    submit_label = "Add channel"


class ChannelUpdateView(ChannelFormMixin, HouseUpdateView):
    """Change who holds a channel, or where recovery is kept."""

    permission = "media_liaison.change_socialchannel"

    def get_queryset(self) -> SocialChannelQuerySet:
        return SocialChannel.objects.visible_to(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"title": f"Edit {self.object}", **kwargs})


@needs("media_liaison.change_socialchannel")
@require_POST
def channel_check(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down that both custodians get in today."""
    return _done(request, pk, check_channel, "Thank you. {} is checked today.")


@needs("media_liaison.change_socialchannel")
@require_POST
def channel_close(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a channel up."""
    words = "We gave {} up. Nothing is lost: take it up again any time."
    return _done(request, pk, close_channel, words)


@needs("media_liaison.change_socialchannel")
@require_POST
def channel_reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a channel up again."""
    return _done(request, pk, reopen_channel, "{} is in use again. Check who can get in.")


def _done(request: HttpRequest, pk: int, verb: Callable[..., Any], words: str) -> HttpResponse:
    channel = get_object_or_404(SocialChannel.objects.visible_to(request.user), pk=pk)
    try:
        verb(channel=channel)
        messages.success(request, words.format(channel))
    except ValidationError as error:
        messages.warning(request, error.messages[0])
    return redirect(channel)
