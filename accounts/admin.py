from typing import Any

from allauth.account import admin as allauth_admin
from django import forms
from django.contrib import admin
from django.contrib.auth.models import Group

from ssp_crm.admin import HouseModelAdmin

from .models import Program, User
from .roles import ADMIN
from .services import check_admin_remains, confirm_address


class UserAdminForm(forms.ModelForm):
    """A person's details and roles; somebody must stay who can let people in."""

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        roles = data.get("groups") if data.get("is_active") else []
        if roles is not None and ADMIN not in {role.name for role in roles}:
            check_admin_remains(without=self.instance)
        return data


@admin.register(User)
class UserAdmin(HouseModelAdmin):
    """People who sign in. Invite them on the site, so that they get their link."""

    list_display = ["name", "email", "phone", "is_active", "last_login"]
    list_filter = ["is_active", "groups"]
    search_fields = ["name", "email"]
    fields = ["name", "pronouns", "email", "phone", "groups", "is_active", "last_login"]
    readonly_fields = ["last_login"]
    filter_horizontal = ["groups"]
    form = UserAdminForm

    def save_related(self, request, form, formsets, change) -> None:  # type: ignore[no-untyped-def]
        super().save_related(request, form, formsets, change)
        confirm_address(form.instance)

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
