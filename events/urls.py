from django.urls import path

from ssp_crm.exports import CSV, XLSX

from .views import calendar, events, feeds, report, series, sites, speakers, tours, turns

app_name = "events"

urlpatterns = [
    path("", calendar.CalendarView.as_view(), name="calendar"),
    path("agenda/", calendar.AgendaView.as_view(), name="agenda"),
    path("new/", events.EventCreateView.as_view(), name="event_new"),
    path("<int:pk>/", events.EventDetailView.as_view(), name="event_detail"),
    path("<int:pk>/edit/", events.EventUpdateView.as_view(), name="event_edit"),
    path("<int:pk>/cancel/", events.event_cancel, name="event_cancel"),
    path("<int:pk>/repeat/", series.event_repeat, name="event_repeat"),
    path("<int:pk>/restore/", events.event_restore, name="event_restore"),
    path("<int:pk>/event.ics", events.event_ics, name="event_ics"),
    path("feeds/", feeds.feed_list, name="feed_list"),
    path("feeds/<int:pk>/stop/", feeds.feed_stop, name="feed_stop"),
    path("<int:pk>/offer/", turns.turn_new, name="turn_new"),
    path("turns/<int:pk>/answer/", turns.turn_answer, name="turn_answer"),
    path("turns/<int:pk>/undo/", turns.turn_undo, name="turn_undo"),
    path("speakers/", speakers.SpeakerListView.as_view(), name="speaker_list"),
    path("speakers/new/", speakers.SpeakerCreateView.as_view(), name="speaker_new"),
    path("speakers/fairness/", speakers.SpeakerFairnessView.as_view(), name="speaker_fairness"),
    path("speakers/export.csv", speakers.speaker_export, {"kind": CSV}, name="speaker_export"),
    path(
        "speakers/export.xlsx", speakers.speaker_export, {"kind": XLSX}, name="speaker_export_xlsx"
    ),
    path("speakers/<int:pk>/", speakers.SpeakerDetailView.as_view(), name="speaker_detail"),
    path("speakers/<int:pk>/edit/", speakers.SpeakerUpdateView.as_view(), name="speaker_edit"),
    path("speakers/<int:pk>/archive/", speakers.speaker_archive, name="speaker_archive"),
    path("speakers/<int:pk>/restore/", speakers.speaker_restore, name="speaker_restore"),
    path("checklist/", tours.checklist, name="checklist"),
    path("<int:pk>/checklist/", tours.EventChecklistView.as_view(), name="event_checklist"),
    path("<int:pk>/checklist/begin/", tours.event_checklist_begin, name="event_checklist_begin"),
    path("checks/<int:pk>/tick/", tours.tourcheck_tick, name="tourcheck_tick"),
    path("<int:pk>/outcome/", tours.EventOutcomeView.as_view(), name="event_outcome"),
    path("report/", report.ReportView.as_view(), name="report"),
    path("report/export.csv", report.report_export, {"kind": "csv"}, name="report_export"),
    path("report/export.xlsx", report.report_export, {"kind": "xlsx"}, name="report_export_xlsx"),
    path("hours/", sites.HoursListView.as_view(), name="hours_list"),
    path("hours/new/", sites.SiteCreateView.as_view(), name="site_new"),
    path("hours/<int:pk>/", sites.SiteDetailView.as_view(), name="site_detail"),
    path("hours/<int:pk>/edit/", sites.SiteUpdateView.as_view(), name="site_edit"),
]
