"""What stands in the columns of messages and of the shelf when they leave the house."""

from ssp_crm.exports import Column

MESSAGE_COLUMNS = [
    Column("Concern", lambda message: message.concern),
    Column("Topic", lambda message: message.topic),
    Column("For whom", lambda message: message.get_audience_display()),
    Column("Our answer in one breath", lambda message: message.short),
    Column("Our answer in full", lambda message: message.long),
    Column("Known from", lambda message: message.source),
    Column("Concern in Spanish", lambda message: message.concern_es),
    Column("Answer in Spanish", lambda message: message.short_es),
    Column("Written by", lambda message: message.author),
    Column("Approved by", lambda message: message.approved_by),
    Column("Approved", lambda message: message.approved_at),
    Column("Look at it again on", lambda message: message.review_on),
    Column("Quotes or tells of a person", lambda message: message.quotes_people),
    Column("Public", lambda message: message.is_public),
    Column("Used in answers to the press", lambda message: message.used),
    Column("Quotes someone without consent", lambda message: message.lacks_consent),
]
RESOURCE_COLUMNS = [
    Column("Title", lambda resource: resource.title),
    Column("What it is", lambda resource: resource.get_kind_display()),
    Column("Topic", lambda resource: resource.topic),
    Column("Web address", lambda resource: resource.link),
    Column("Where it lies", lambda resource: resource.place),
    Column("What it is good for", lambda resource: resource.about),
    Column("Suggested by", lambda resource: resource.suggested_by),
    Column("Accepted by", lambda resource: resource.accepted_by),
    Column("Accepted", lambda resource: resource.accepted_at),
    Column("No longer there since", lambda resource: resource.dead_on),
]
