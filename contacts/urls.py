from django.urls import path

from .views import brief, contacts, exports, imports, notes, stances

app_name = "contacts"

urlpatterns = [
    path("", contacts.ContactListView.as_view(), name="contact_list"),
    path("export.csv", exports.contact_export, {"kind": "csv"}, name="contact_export"),
    path("export.xlsx", exports.contact_export, {"kind": "xlsx"}, name="contact_export_xlsx"),
    path("export.vcf", exports.contact_cards, name="contact_export_vcf"),
    path("power-map/", stances.power_map, name="power_map"),
    path("spheres/", stances.sphere_list, name="sphere_list"),
    path("new/", contacts.ContactCreateView.as_view(), name="contact_new"),
    path("suggest/", contacts.contact_suggest, name="contact_suggest"),
    path("<int:pk>/", contacts.ContactDetailView.as_view(), name="contact_detail"),
    path("<int:pk>/card.vcf", exports.contact_card, name="contact_card"),
    path("<int:pk>/brief/", brief.contact_brief, name="contact_brief"),
    path("<int:pk>/edit/", contacts.ContactUpdateView.as_view(), name="contact_edit"),
    path("<int:pk>/history/", contacts.contact_history, name="contact_history"),
    path("<int:pk>/archive/", contacts.contact_archive, name="contact_archive"),
    path("<int:pk>/restore/", contacts.contact_restore, name="contact_restore"),
    path("<int:pk>/stances/new/", stances.stance_new, name="stance_new"),
    path("<int:pk>/notes/new/", notes.NoteCreateView.as_view(), name="contact_note_new"),
    path(
        "<int:pk>/follow-ups/new/", notes.FollowUpCreateView.as_view(), name="contact_followup_new"
    ),
    path("notes/new/", notes.NoteCreateView.as_view(), name="note_new"),
    path("notes/<int:pk>/", notes.NoteDetailView.as_view(), name="note_detail"),
    path("notes/<int:pk>/edit/", notes.NoteUpdateView.as_view(), name="note_edit"),
    path("follow-ups/", notes.FollowUpListView.as_view(), name="followup_list"),
    path("follow-ups/export.csv", exports.followup_export, {"kind": "csv"}, name="followup_export"),
    path(
        "follow-ups/export.xlsx",
        exports.followup_export,
        {"kind": "xlsx"},
        name="followup_export_xlsx",
    ),
    path("follow-ups/new/", notes.FollowUpCreateView.as_view(), name="followup_new"),
    path("follow-ups/<int:pk>/edit/", notes.FollowUpUpdateView.as_view(), name="followup_edit"),
    path("follow-ups/<int:pk>/toggle/", notes.followup_toggle, name="followup_toggle"),
    path("import/", imports.import_list, name="import_list"),
    path("import/<int:pk>/", imports.import_detail, name="import_detail"),
    path("import/<int:pk>/columns/", imports.import_map, name="import_map"),
    path("import/<int:pk>/first-row/", imports.import_header, name="import_header"),
    path("import/<int:pk>/run/", imports.import_run, name="import_run"),
    path("import/<int:pk>/continue/", imports.import_continue, name="import_continue"),
    path("import/<int:pk>/undo/", imports.import_undo, name="import_undo"),
    path("import/<int:pk>/discard/", imports.import_discard, name="import_discard"),
]
