"""Every address of the house. The paths are a contract (docs/architecture.md)."""

from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path

from . import views

urlpatterns = [
    path("", include("ssp_crm.today.urls")),
    path("", include("contacts.public_urls")),
    path("", include("events.public_urls")),
    path("", include("media_liaison.public_urls")),
    path("healthz", login_not_required(views.healthz), name="healthz"),
    path("accounts/", include("accounts.urls")),
    path("accounts/", include("accounts.allauth_urls")),
    path("library/", include("library.urls")),
    path("contacts/", include("contacts.urls")),
    path("events/", include("events.urls")),
    path("media/", include("media_liaison.urls")),
    path("admin/", admin.site.urls),
]

handler400 = "ssp_crm.errors.bad_request"
handler403 = "ssp_crm.errors.forbidden"
handler404 = "ssp_crm.errors.not_found"
handler500 = "ssp_crm.errors.server_error"
