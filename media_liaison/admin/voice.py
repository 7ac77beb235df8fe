"""Our own channels, posts and consents."""

from django.contrib import admin

from ssp_crm.admin import HouseModelAdmin, ReadOnlyMixin

from ..models import Consent, Post, SocialChannel


@admin.register(SocialChannel)
class SocialChannelAdmin(HouseModelAdmin):
    """Accounts and sites of ours."""

    list_display = ["handle", "platform", "owner", "second", "checked_on", "closed_on"]
    list_filter = ["platform"]
    list_select_related = ["owner", "second"]
    autocomplete_fields = ["owner", "second"]
    search_fields = ["handle"]


@admin.register(Consent)
class ConsentAdmin(ReadOnlyMixin):
    """Whose picture, quote or story we may use; the site asks for new approvals as they change."""

    list_display = ["chosen_name", "kind", "purpose", "given_on", "until", "withdrawn_on"]
    list_filter = ["kind"]
    search_fields = ["chosen_name", "about"]


@admin.register(Post)
class PostAdmin(ReadOnlyMixin):
    """What we plan to say."""

    exclude = ["consents"]  # whose they are is for those who may read consents
    list_display = ["title", "channel", "planned_on", "status", "author"]
    list_filter = ["status", "channel"]
    list_select_related = ["channel", "author"]
    search_fields = ["title", "text"]
    date_hierarchy = "planned_on"
