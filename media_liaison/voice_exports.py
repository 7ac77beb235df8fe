"""What stands in the columns of channels, posts and consents when they leave the house."""

from django.utils import timezone

from ssp_crm.exports import Column

from .channel_words import custody_warning
from .consent_check import consent_state, post_gaps

CHANNEL_COLUMNS = [
    Column("Where", lambda channel: channel.get_platform_display()),
    Column("Name", lambda channel: channel.handle),
    Column("Web address", lambda channel: channel.link),
    Column("Who runs it", lambda channel: channel.owner),
    Column("Second custodian", lambda channel: channel.second),
    Column("Where recovery is kept", lambda channel: channel.recovery),
    Column("Last checked", lambda channel: channel.checked_on),
    Column("Please mind", custody_warning),
    Column("Given up", lambda channel: channel.closed_on),
]
POST_COLUMNS = [
    Column("For when", lambda post: post.planned_on),
    Column("Channel", lambda post: post.channel),
    Column("In a few words", lambda post: post.title),
    Column("Text", lambda post: post.text),
    Column("Status", lambda post: post.get_status_display()),
    Column("Written by", lambda post: post.author),
    Column("Posted", lambda post: post.posted_on),
    Column("Where it stands", lambda post: post.link),
    Column("Consent is missing", lambda post: bool(post_gaps(post, timezone.localdate()))),
]
CONSENT_COLUMNS = [
    Column("Name they choose", lambda consent: consent.chosen_name),
    Column("Of what", lambda consent: consent.get_kind_display()),
    Column("Which picture or words", lambda consent: consent.about),
    Column("For what", lambda consent: consent.purpose),
    Column("Given", lambda consent: consent.given_on),
    Column("Until", lambda consent: consent.until),
    Column("Taken back", lambda consent: consent.withdrawn_on),
    Column("Now", lambda consent: consent_state(consent, timezone.localdate())[0]),
    Column("Where the paper is kept", lambda consent: consent.paper),
]
