"""Django's admin as a room of this house: same sign-in, same rule for who sees a row."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ImproperlyConfigured
from django.db import models
from django.forms import HiddenInput, IntegerField, ModelForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.http import urlencode

from .history import changes, with_names


class HouseAdminSite(admin.AdminSite):
    """The admin for people with the right to use it; there is no second sign-in page."""

    site_header = "SSP CRM records"
    site_title = "SSP CRM records"
    index_title = "Records"
    login_form = AdminAuthenticationForm

    def has_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.is_active and request.user.has_perm("accounts.use_admin"))

    def get_urls(self) -> list[Any]:
        # Django's short cut from a row to its page asks nobody whether the row may be seen, and so
        # tells hidden rows from ones that never were; our pages are linked to directly.
        return [url for url in super().get_urls() if getattr(url, "name", "") != "view_on_site"]

    @method_decorator(login_not_required)
    def login(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """Send a stranger to our sign-in; tell a signed-in person without the right so."""
        if self.has_permission(request):
            return redirect("admin:index")
        if request.user.is_authenticated:
            from . import errors

            return errors.forbidden(request)
        target = {"next": request.GET.get("next") or reverse("admin:index")}
        return redirect(f"{reverse('account_login')}?{urlencode(target)}")


class VersionedForm(ModelForm):
    """Carries the version that was shown, so that an old page cannot undo a newer save."""

    version = IntegerField(required=False, widget=HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["version"].initial = self.instance.version

    def _post_clean(self) -> None:
        super()._post_clean()
        # A post that leaves the version out is as stale as one can be.
        if self.instance.pk:
            self.instance.version = self.cleaned_data.get("version") or 0


class HouseModelAdmin(admin.ModelAdmin):
    """Rows by `visible_to`, in lists, details, autocomplete and history alike."""

    visible_to_all = False  # True where every row is for whoever may open the model
    list_per_page = 50
    show_full_result_count = False
    object_history_template = "admin/history.html"

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any):  # type: ignore[no-untyped-def]
        if self.is_versioned:
            kwargs.setdefault("form", VersionedForm if self.form is ModelForm else self.form)
        return super().get_form(request, obj, change, **kwargs)

    def get_exclude(self, request: HttpRequest, obj: Any = None) -> Any:
        # The form declares its own version; Django refuses one made from a column that is not
        # editable, and takes the declared one when that column is left out.
        exclude = super().get_exclude(request, obj)
        return [*(exclude or []), "version"] if self.is_versioned else exclude

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        fields = list(super().get_fields(request, obj))
        return fields if not self.is_versioned or "version" in fields else [*fields, "version"]

    def view_on_site(self, obj: models.Model) -> str | None:
        """Return a row's page on the site, if it has one."""
        address = getattr(obj, "get_absolute_url", None)
        return address() if address else None

    def get_inline_instances(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        inlines = list(super().get_inline_instances(request, obj))
        for inline in inlines:  # or they would link by Django's short cut, which is not there
            inline.view_on_site = self.view_on_site
        return inlines

    @property
    def is_versioned(self) -> bool:
        """Whether rows carry a version that a save must match."""
        return any(field.name == "version" for field in self.model._meta.fields)

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        queryset = super().get_queryset(request)
        return queryset if self.visible_to_all else self.visible_rows(queryset, request.user)

    def visible_rows(self, queryset: Any, user: Any) -> models.QuerySet[Any]:
        """Return the rows this person may see; a model without a rule opens to nobody."""
        if not hasattr(queryset, "visible_to"):
            raise ImproperlyConfigured(f"{type(self).__name__} does not say who sees its rows.")
        visible: models.QuerySet[Any] = queryset.visible_to(user)
        return visible

    # The triggers keep the history; Django's own log would copy a guarded row's words (its
    # str) to where no `visible_to` reaches.
    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> None:
        """Write nothing."""

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> None:
        """Write nothing."""

    def log_deletions(self, request: HttpRequest, queryset: Any) -> None:
        """Write nothing."""

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        """Show the trigger's history in place of the admin's own log of itself."""
        row = self.get_object(request, object_id)
        context = {
            "changes": with_names(changes(row, user=request.user))
            if row and hasattr(row, "history")
            else []
        }
        return super().history_view(request, object_id, {**context, **(extra_context or {})})


class ReadOnlyMixin(HouseModelAdmin):
    """Rows that are made and changed on the site or by a command, where their rules are."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
