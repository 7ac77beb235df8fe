"""A post on its way: written, approved, posted by one of us, or dropped."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from ..consent_check import gaps_on, post_gaps
from ..models import Consent, Post, PressRoom

if TYPE_CHECKING:
    from accounts.models import User

Status = Post.Status
# Another text, the same elsewhere, and whom it shows with whose word: all of it is approved anew.
SAID = ("text", "channel_id", "shows_people")
NO_CONSENT = "Somebody's consent is missing or does not hold that day. Please look once more."
LOOK_AGAIN = "Somebody changed this post while you read it. Please look once more."
OWN_YES = (
    "Whoever wrote this post approved it too, and here a second person approves every post. Take "
    "the approval back and ask somebody."
)


@transaction.atomic
def save_post(*, post: Post, by: "User", consents: Iterable[Consent] | None = None) -> Post:
    """Save a post with the consents it relies on; None leaves those as they are.

    Whoever changed last what it says, or of whom, is its author until it is out, so that nobody
    approves their own by editing. An approved one is then a draft again, and so it is if now a
    consent is missing.
    """
    chosen = None if consents is None else list(consents)
    says_else = post.pk is None or _says_else(_locked(post, chosen), post, chosen)
    if says_else and not post.is_out:
        post.author = by
    post.full_clean()
    post.save()
    if chosen is not None:
        post.consents.set(chosen)
    if post.status == Status.APPROVED and (says_else or _lacks_consent(post)):
        _to_draft(post)
    return post


@transaction.atomic
def approve_post(*, post: Post, user: "User", version: int, anyway: bool = False) -> Post:
    """Approve a draft as it was read, by a second person if the program asks for one.

    Raises ValidationError otherwise, if it changed since the version that was read, and, unless
    told to go on `anyway`, if a consent is missing.
    """
    post = _locked(post)
    if post.status != Status.DRAFT:
        raise ValidationError(f"This post is {_now(post)} already.")
    if version != post.version:
        raise ValidationError(LOOK_AGAIN)
    if post.author_id == user.pk and _wants_two():
        raise ValidationError("You wrote this post, so a second person approves it. Ask somebody.")
    if not anyway and _lacks_consent(post):
        raise ValidationError(NO_CONSENT)
    post.status, post.approved_by, post.approved_at = Status.APPROVED, user, timezone.now()
    post.save()
    return post


@transaction.atomic
def unapprove_post(*, post: Post) -> Post:
    """Take an approval back; raises ValidationError unless it is approved and not out."""
    post = _locked(post)
    if post.status != Status.APPROVED:
        raise ValidationError(f"This post is {_now(post)}: there is no approval to take back.")
    return _to_draft(post)


@transaction.atomic
def mark_posted(
    *, post: Post, on: date, link: str = "", anyway: bool = False, today: date | None = None
) -> Post:
    """Say when one of us posted it and where it stands.

    Raises ValidationError for a day to come, unless it is approved, by a second person if the
    program asks for one now, and, unless told to go on `anyway`, if a consent does not hold today.
    """
    post, today = _locked(post), today or timezone.localdate()
    if post.status == Status.DRAFT:
        raise ValidationError("A post is approved before it goes out. Approve it first.")
    if post.status != Status.APPROVED:
        raise ValidationError(f"This post is {_now(post)} already.")
    if post.approved_by_id == post.author_id and _wants_two():
        raise ValidationError(OWN_YES)
    if on > today:
        raise ValidationError({"posted_on": "Choose today or a day before."})
    if not anyway and gaps_on(post, today):
        raise ValidationError(NO_CONSENT)
    post.status, post.posted_on, post.link = Status.POSTED, on, link
    post.full_clean()
    post.save()
    return post


@transaction.atomic
def drop_post(*, post: Post) -> Post:
    """Decide not to post it; raises ValidationError if it is out."""
    post = _locked(post)
    if post.status == Status.POSTED:
        raise ValidationError("This post is out already.")
    post.status = Status.DROPPED
    post.save()
    return post


@transaction.atomic
def restore_post(*, post: Post) -> Post:
    """Plan a dropped post again, or say of one marked as posted that it is not out after all."""
    post = _locked(post)
    if post.status == Status.DROPPED:
        return _to_draft(post)
    if post.status == Status.POSTED:
        post.status, post.posted_on, post.link = Status.APPROVED, None, ""
        post.save()
        # Out, it could be changed without a second person.
        return _to_draft(post) if _lacks_consent(post) or _wants_two() else post
    return post


def ask_again(*, consent: Consent) -> int:
    """Take back the approval of posts that lack a consent now; return how many."""
    # Drafts are locked too: one of them may be on its way to a yes at this moment.
    planned = Post.objects.planned().filter(consents=consent).order_by("pk")
    approved = [p for p in planned.select_for_update(of=("self",)) if p.status == Status.APPROVED]
    lacking = [post for post in approved if _lacks_consent(post)]
    for post in lacking:
        _to_draft(post)
    return len(lacking)


def _lacks_consent(post: Post) -> bool:
    return bool(post_gaps(post, timezone.localdate()))


def _to_draft(post: Post) -> Post:
    post.status, post.approved_by, post.approved_at = Status.DRAFT, None, None
    post.save()
    return post


def _locked(post: Post, chosen: Iterable[Consent] | None = None) -> Post:
    # Consents before posts, as when one is taken back: what is read of them here holds until the
    # end, and nobody waits for each other. Two people at one post: the second sees the first's.
    relied = Post.consents.through.objects.filter(post=post).values("consent")
    wanted = Q(pk__in=relied) | Q(pk__in=[consent.pk for consent in chosen or ()])
    list(Consent.objects.filter(wanted).order_by("pk").select_for_update().values_list("pk"))
    return Post.objects.select_for_update().get(pk=post.pk)


def _says_else(before: Post, post: Post, chosen: Iterable[Consent] | None) -> bool:
    if any(getattr(before, name) != getattr(post, name) for name in SAID):
        return True
    return chosen is not None and set(before.consents.all()) != set(chosen)


def _wants_two() -> bool:
    return PressRoom.objects.current().two_people


def _now(post: Post) -> str:
    return "a draft" if post.status == Status.DRAFT else post.get_status_display().lower()
