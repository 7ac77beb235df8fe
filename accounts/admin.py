from allauth.account import admin as allauth_admin
from django.contrib import admin
from django.contrib.auth.models import Group
from django.utils.html import format_html

from ssp_crm.admin import HouseModelAdmin

from .models import Program, User, Value


@admin.register(User)
class UserAdmin(HouseModelAdmin):
    """People who sign in; address, roles and leaving are kept on the site, by update_user."""

    visible_to_all = True
    list_display = ["name", "email", "phone", "is_active", "last_login"]
    list_filter = ["is_active", "groups"]
    search_fields = ["name", "email"]
    fields = ["name", "pronouns", "phone", "email", "groups", "is_active", "page", "last_login"]
    readonly_fields = ["email", "groups", "is_active", "page", "last_login"]

    @admin.display(description="Change e-mail, roles or sign-in")
    def page(self, obj: User) -> str:
        return format_html('<a href="{}">on their page</a>', obj.get_absolute_url())

    def has_add_permission(self, request, obj=None) -> bool:  # type: ignore[no-untyped-def]
        return False


@admin.register(Program)
class ProgramAdmin(HouseModelAdmin):
    """The program's profile."""

    visible_to_all = True
    list_display = ["name", "public_contact", "time_zone"]
    fields = ["name", "public_contact", "time_zone", "first_response_days", "concerns_open"]
    fields += ["visits_open", "visit_text", "visit_text_es", "visitor_days"]

    def has_add_permission(self, request, obj=None) -> bool:  # type: ignore[no-untyped-def]
        return False


@admin.register(Value)
class ValueAdmin(HouseModelAdmin):
    """What the program stands for."""

    visible_to_all = True
    list_display = ["name"]
    search_fields = ["name"]


admin.site.unregister(Group)
admin.site.unregister(allauth_admin.EmailAddress)  # it follows its user (services.py)


@admin.register(Group)
class RoleAdmin(HouseModelAdmin):
    """The roles, read-only: accounts/roles.py is the table."""

    visible_to_all = True
    list_display = ["name"]
    search_fields = ["name"]
    fields = ["name", "permissions"]
    readonly_fields = ["name", "permissions"]
