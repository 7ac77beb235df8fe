"""People who speak for us: the list, one of them, and who had which chances."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST
from django.views.generic import DetailView

from ssp_crm.access import NeedsMixin, needs
from ssp_crm.exports import export_response
from ssp_crm.history import changes, with_names
from ssp_crm.views import HouseCreateView, HouseFormMixin, HouseListView, HouseUpdateView

from ..exports import SPEAKER_COLUMNS
from ..forms.speaker import SpeakerFilterForm, SpeakerForm
from ..models import Event, Speaker, SpeakingTurn
from ..querysets import SpeakerQuerySet
from ..services.speakers import archive_speaker, restore_speaker
from ..speaking import draw_chances, feels_ready


class SpeakerListView(HouseListView):
    """Those not offered a chance lately first."""

    permission = "events.view_speaker"
    template_name = "events/speaker_list.html"
    part_name = "events/_speaker_list.html"
    filter_class = SpeakerFilterForm
    columns = {
        "lately": ("Not offered lately", "last_offered", False),
        "name": ("By name", "chosen_name", False),
    }

    def get_queryset(self) -> SpeakerQuerySet:
        return Speaker.objects.visible_to(self.request.user).with_chances(timezone.localdate())


class SpeakerFairnessView(SpeakerListView):
    """The same as a picture: what each was offered in the last year, and what they took."""

    template_name = "events/speaker_fairness.html"
    part_name = "events/_speaker_bars.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return {**context, "bars": draw_chances(context["page"].rows)}


@needs("contacts.export_contact")
def speaker_export(request: HttpRequest, kind: str) -> HttpResponseBase:
    """Speakers as shown, in columns."""
    speakers = Speaker.objects.visible_to(request.user).with_chances(timezone.localdate())
    rows = SpeakerFilterForm(request.GET).apply(speakers).order_by("last_offered", "pk")
    return export_response("speakers", SPEAKER_COLUMNS, rows.iterator(2_000), kind)


class SpeakerDetailView(NeedsMixin, DetailView):
    """One speaker: what they like to speak about, their talks, and their practice."""

    permission = "events.view_speaker"
    template_name = "events/speaker_detail.html"
    context_object_name = "speaker"

    def get_queryset(self) -> SpeakerQuerySet:
        rows = Speaker.objects.visible_to(self.request.user).with_chances(timezone.localdate())
        return rows.select_related("contact", "user")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, speaker = self.request.user, self.object
        turns = list(SpeakingTurn.objects.visible_to(user).filter(speaker=speaker).for_list())
        practice = Event.Kind.SPEAKING_PRACTICE
        practices = [turn for turn in turns if turn.event.kind == practice]
        return super().get_context_data(
            talks=[turn for turn in turns if turn.event.kind != practice],
            practices=practices,
            feels_ready=feels_ready(speaker, practices),
            changes=with_names(changes(speaker, user=user)),
            **kwargs,
        )


class SpeakerFormMixin(HouseFormMixin):
    """The form knows who writes."""

    form_class = SpeakerForm

    def get_extra_kwargs(self) -> dict[str, Any]:
        return {"user": self.request.user}

    def save(self, form: Any) -> str:
        address = super().save(form)
        messages.success(self.request, f"{self.object} is saved.")
        return address


class SpeakerCreateView(SpeakerFormMixin, HouseCreateView):
    """Write down somebody who would like to speak."""

    permission = "events.add_speaker"
    title = "Add a speaker"
    submit_label = "Add speaker"


class SpeakerUpdateView(SpeakerFormMixin, HouseUpdateView):
    """Change what we know of a speaker."""

    permission = "events.change_speaker"

    def get_queryset(self) -> SpeakerQuerySet:
        return Speaker.objects.visible_to(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"title": f"Edit {self.object}", **kwargs})


@needs("events.change_speaker")
@require_POST
def speaker_archive(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a speaker away; the page itself offers the way back."""
    speaker = get_object_or_404(Speaker.objects.visible_to(request.user), pk=pk)
    archive_speaker(speaker=speaker)
    messages.success(request, f"{speaker} is archived. Nothing is lost: restore them any time.")
    return redirect(speaker)


@needs("events.change_speaker")
@require_POST
def speaker_restore(request: HttpRequest, pk: int) -> HttpResponse:
    """Bring an archived speaker back."""
    speaker = get_object_or_404(Speaker.objects.visible_to(request.user), pk=pk)
    restore_speaker(speaker=speaker)
    messages.success(request, f"{speaker} can be asked again.")
    return redirect(speaker)
