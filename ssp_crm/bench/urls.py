"""The house's addresses and the bare page, which exists only where BENCH is on."""

from django.urls import include, path

from ssp_crm.urls import handler400, handler403, handler404, handler500

from . import views

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

urlpatterns = [
    path("bench/bare/", views.bare, name="bench_bare"),
    path("", include("ssp_crm.urls")),
]
