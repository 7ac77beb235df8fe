"""Channels, posts and consents in words."""

from typing import Any

from django import template

from ..channel_words import check_words, custody_warning, is_check_due
from ..consent_check import Gap, consent_state, gap_words, post_gaps
from ..models import Post
from ..post_length import length_words

register = template.Library()
register.filter("custody_warning", custody_warning)
register.filter("check_words", check_words)
register.filter("is_check_due", is_check_due)
register.filter("consent_state", consent_state)
register.filter("gaps", post_gaps)

TONES = {Post.Status.APPROVED: "tone-kept", Post.Status.DROPPED: "tone-restricted"}


@register.filter
def in_sentences(gaps: list[Gap], may_read: bool) -> list[str]:
    """Return what a post lacks, naming people only for those who may read consents."""
    return gap_words(gaps, named=may_read)


@register.filter
def post_tone(post: Any) -> str:
    """Return the class of a post's status."""
    return TONES.get(post.status, "")


@register.filter
def post_length(post: Any) -> str:
    """Return how long a post is and how much its channel takes."""
    return length_words(post.text, post.channel.platform, post.channel.get_platform_display())
