from django.urls import path

from .views import desk, journalists, outlets

app_name = "media_liaison"

urlpatterns = [
    path("", desk.DeskView.as_view(), name="desk"),
    path("journalists/", journalists.JournalistListView.as_view(), name="journalist_list"),
    path(
        "journalists/export.csv",
        journalists.journalist_export,
        {"kind": "csv"},
        name="journalist_export",
    ),
    path(
        "journalists/export.xlsx",
        journalists.journalist_export,
        {"kind": "xlsx"},
        name="journalist_export_xlsx",
    ),
    path("journalists/new/", journalists.JournalistCreateView.as_view(), name="journalist_new"),
    path(
        "journalists/<int:pk>/",
        journalists.JournalistDetailView.as_view(),
        name="journalist_detail",
    ),
    path(
        "journalists/<int:pk>/edit/",
        journalists.JournalistUpdateView.as_view(),
        name="journalist_edit",
    ),
    path("outlets/", outlets.OutletListView.as_view(), name="outlet_list"),
    path(
        "outlets/export.csv",
        outlets.outlet_export,
        {"kind": "csv"},
        name="outlet_export",
    ),
    path(
        "outlets/export.xlsx",
        outlets.outlet_export,
        {"kind": "xlsx"},
        name="outlet_export_xlsx",
    ),
    path("outlets/new/", outlets.OutletCreateView.as_view(), name="outlet_new"),
    path("outlets/<int:pk>/", outlets.OutletDetailView.as_view(), name="outlet_detail"),
    path("outlets/<int:pk>/edit/", outlets.OutletUpdateView.as_view(), name="outlet_edit"),
]
