"""Planning what we say on our channels."""

from datetime import timedelta
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.models import User
from events.models import Event
from ssp_crm.forms import DateInput, FilterForm, HouseModelForm, HousePlainForm
from ssp_crm.time_words import day_words

from ..consent_check import Gap, consent_state, gap_words, gaps_on, post_gaps
from ..models import Consent, Post, SocialChannel
from ..querysets import PostQuerySet
from .channels import channels_for

LATELY, COMING = timedelta(days=30), timedelta(days=120)
BEFORE_IT_IS_OUT = ("channel", "text", "planned_on")


class PostForm(HouseModelForm):
    """A post; of one that is out only what we know about it can be mended."""

    link = forms.URLField(
        label="Where it stands", required=False, max_length=500, assume_scheme="https"
    )

    class Meta:
        model = Post
        fields = [
            "channel",
            "title",
            "text",
            "planned_on",
            "event",
            "shows_people",
            "consents",
            "link",
        ]
        widgets = {
            "text": forms.Textarea(attrs={"rows": 8}),
            "planned_on": DateInput(),
            "consents": forms.CheckboxSelectMultiple,
        }
        help_texts = {
            "title": "For our plan; it is not posted.",
            "text": "As it will stand there. Bluesky takes 300 characters, Mastodon 500.",
            "consents": "Whose word we have. Only those that hold today are offered.",
        }

    def __init__(self, *args: Any, user: User, event: Event | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in BEFORE_IT_IS_OUT if self.instance.is_out else ("link",):
            del self.fields[name]
        if "channel" in self.fields:
            self.fields["channel"].queryset = channels_for(user, self.instance.channel_id)
        kept = event.pk if event else self.instance.event_id
        self.fields["event"].queryset = _events(user, kept)
        self.fields["event"].label_from_instance = _event_words
        if user.has_perm("media_liaison.view_consent"):
            self._offer_consents(user)
        else:
            del self.fields["consents"]  # those chosen stay as they are, unseen

    def _offer_consents(self, user: User) -> None:
        today, field = timezone.localdate(), self.fields["consents"]
        visible = Consent.objects.visible_to(user)
        # One taken back while the form was open is no mistake of whoever filled it in.
        field.queryset = visible
        chosen = self.instance.consents.values("pk") if self.instance.pk else []
        offered = visible.filter(Q(pk__in=chosen) | Q(pk__in=visible.valid(today).values("pk")))
        field.choices = [(row.pk, _consent_words(row)) for row in offered]


class ConsentDoubtForm(HousePlainForm):
    """A step of a post that asks first if somebody's consent is missing."""

    def __init__(self, *args: Any, post: Post, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.post, self.user = post, user

    def clean(self) -> dict[str, Any]:
        if gaps := self.gaps():
            named = self.user.has_perm("media_liaison.view_consent")
            self.doubt("consent", " ".join(gap_words(gaps, named=named)))
        return self.cleaned_data

    def gaps(self) -> list[Gap]:
        """Return what this step lacks."""
        raise NotImplementedError

    @property
    def goes_on_anyway(self) -> bool:
        """Somebody saw what is missing and goes on."""
        return "confirm_consent" in self.data


class PostApproveForm(ConsentDoubtForm):
    """A yes to a post as it was read."""

    anyway = "Approve anyway"
    version = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)

    def gaps(self) -> list[Gap]:
        is_draft = self.post.status == Post.Status.DRAFT
        return post_gaps(self.post, timezone.localdate()) if is_draft else []


class PostPostedForm(ConsentDoubtForm):
    """When one of us posted it, and where it stands."""

    posted_on = forms.DateField(label="Posted on", widget=DateInput())
    link = forms.URLField(
        label="Where it stands", required=False, max_length=500, assume_scheme="https"
    )

    def gaps(self) -> list[Gap]:
        # A consent that simply ends takes no approval back.
        is_approved = self.post.status == Post.Status.APPROVED
        return gaps_on(self.post, timezone.localdate()) if is_approved else []


class PostFilterForm(FilterForm):
    """Which posts to show."""

    q = forms.CharField(required=False, max_length=200, label="Words")
    channel = forms.ModelChoiceField(
        SocialChannel.objects.none(), required=False, label="Channel", empty_label="Any channel"
    )
    status = forms.ChoiceField(
        required=False, label="Status", choices=[("", "Any status"), *Post.Status.choices]
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["channel"].queryset = SocialChannel.objects.visible_to(user)

    def apply(self, queryset: PostQuerySet) -> PostQuerySet:  # type: ignore[override]
        """Narrow by what was chosen."""
        chosen = self.chosen
        for word in chosen.get("q", "").split():
            queryset = queryset.filter(Q(title__icontains=word) | Q(text__icontains=word))
        named = {name: chosen[name] for name in ("channel", "status") if name in chosen}
        return queryset.filter(**named)


def _events(user: User, keep: int | None) -> QuerySet[Event]:
    now = timezone.now()
    near = Q(pk__in=Event.objects.planned().between(now - LATELY, now + COMING).values("pk"))
    events: QuerySet[Event] = Event.objects.visible_to(user).filter(near | Q(pk=keep))
    return events


def _event_words(event: Event) -> str:
    return f"{event.title} ({day_words(timezone.localtime(event.starts_at).date())})"


def _consent_words(consent: Consent) -> str:
    words, _ = consent_state(consent, timezone.localdate())
    return f"{consent}, for {consent.purpose} ({words})"
