"""The pages of the press desk and the library, with something on each."""

from django.utils import timezone

from events.models import Event
from library.models import Message, Resource
from media_liaison.models import (
    Consent,
    Coverage,
    DutyShift,
    GroundRule,
    Inquiry,
    Journalist,
    Outlet,
    Post,
    SocialChannel,
    Statement,
)

FIXED = [
    "/library/messages/",
    "/library/messages/?q=zzzzzz",
    "/library/messages/new/",
    "/library/messages/print/",
    "/library/messages/words/",
    "/library/resources/",
    "/library/resources/?q=zzzzzz",
    "/library/resources/new/",
    "/media/",
    "/media/?q=led",
    "/media/journalists/",
    "/media/journalists/new/",
    "/media/journalists/?check=yes",
    "/media/outlets/",
    "/media/inquiries/",
    "/media/inquiries/?q=zzzzzz",
    "/media/inquiries/new/",
    "/media/channels/",
    "/media/channels/new/",
    "/media/posts/",
    "/media/posts/?q=zzzzzz",
    "/media/posts/new/",
    "/media/consents/",
    "/media/consents/new/",
    "/media/introductions/",
    "/media/introductions/print/",
    "/events/?also=deadlines&also=duty&also=posts",
    "/media/duty/",
    "/media/duty/?past",
    "/media/duty/new/",
    "/media/room/",
    "/media/rules/",
    "/media/rules/new/",
    "/press/",
    "/press/?lang=es",
    "/media/coverage/",
    "/media/coverage/?q=zzzzzz",
    "/media/coverage/new/",
    "/media/statements/",
    "/media/statements/?q=zzzzzz",
    "/media/statements/?q=open",
    "/media/statements/new/",
]


def press_pages() -> list[str]:
    """All of them, with rows of the demo."""
    untold = Journalist.objects.filter(told_on=None)[0]
    turn, rule = DutyShift.objects.first(), GroundRule.objects.first()
    return [
        *FIXED,
        untold.get_absolute_url(),
        f"/media/introductions/letters/?pick={untold.pk}",
        Outlet.objects.first().get_absolute_url(),
        turn.get_absolute_url(),
        f"/media/duty/{turn.pk}/edit/",
        f"/media/rules/{rule.pk}/edit/",
        *coverage_pages(),
        *inquiry_pages(),
        *voice_pages(),
        *library_pages(),
    ]


def coverage_pages() -> list[str]:
    """A piece with a correction asked, one with it made, and something we said."""
    asked = Coverage.objects.with_correction("open").first().get_absolute_url()
    said = Statement.objects.first().get_absolute_url()
    verbs = ("", "edit/", "correction/ask/", "correction/made/")
    return [
        *(asked + verb for verb in verbs),
        Coverage.objects.with_correction("made").first().get_absolute_url(),
        said,
        f"{said}edit/",
    ]


def library_pages() -> list[str]:
    """A draft, a message past review and its form, a suggestion, and a link that is gone."""
    late = Message.objects.to_review(timezone.localdate()).first().get_absolute_url()
    return [
        Message.objects.drafts().first().get_absolute_url(),
        Message.objects.public().exclude(short_es="").first().get_absolute_url(),
        late,
        f"{late}edit/",
        Resource.objects.suggested().first().get_absolute_url(),
        Resource.objects.exclude(dead_on=None).first().get_absolute_url(),
    ]


def inquiry_pages() -> list[str]:
    """One with a draft and its verbs, one answered, and one with a visit."""
    drafted = Inquiry.objects.filter(status="drafted").first().get_absolute_url()
    return [
        *(drafted + verb for verb in ("", "edit/", "draft/", "answer/", "close/", "visit/")),
        Inquiry.objects.get(status="answered").get_absolute_url(),
        Inquiry.objects.exclude(visit=None).get().get_absolute_url(),
        Event.objects.exclude(inquiry=None).get().get_absolute_url(),
    ]


def voice_pages() -> list[str]:
    """A channel somebody holds alone, a post without a word for it, a consent and its end."""
    channel = SocialChannel.objects.all().held_by_one().first().get_absolute_url()
    post = Post.objects.get(title="A poem on the wall").get_absolute_url()
    consent = Consent.objects.filter(withdrawn_on=None).first().get_absolute_url()
    return [channel, post, f"{post}edit/", f"{post}posted/", consent, f"{consent}withdraw/"]
