from allauth.account import admin as allauth_admin
from django.contrib import admin
from django.contrib.auth.models import Group

from ssp_crm.admin import HouseModelAdmin

from .models import Program, User


@admin.register(User)
class UserAdmin(HouseModelAdmin):
    """People who sign in. Invite them on the site, so that they get their link."""

    list_display = ["name", "email", "phone", "is_active", "last_login"]
    list_filter = ["is_active", "groups"]
    search_fields = ["name", "email"]
    fields = ["name", "pronouns", "email", "phone", "groups", "is_active", "last_login"]
    readonly_fields = ["last_login"]
    filter_horizontal = ["groups"]

    def has_add_permission(self, request, obj=None) -> bool:  # type: ignore[no-untyped-def]
        return False


@admin.register(Program)
class ProgramAdmin(HouseModelAdmin):
    """The program's profile."""

    list_display = ["name", "public_contact", "time_zone"]
    fields = ["name", "public_contact", "time_zone", "values"]

    def has_add_permission(self, request, obj=None) -> bool:  # type: ignore[no-untyped-def]
        return False


admin.site.unregister(Group)
admin.site.unregister(allauth_admin.EmailAddress)  # it follows its user (services.py)


@admin.register(Group)
class RoleAdmin(admin.ModelAdmin):
    """The roles, read-only: accounts/roles.py is the table."""

    list_display = ["name"]
    search_fields = ["name"]
    fields = ["name", "permissions"]
    readonly_fields = ["name", "permissions"]
