from django.urls import path

from .views import calendar, events, feeds, sites

app_name = "events"

urlpatterns = [
    path("", calendar.CalendarView.as_view(), name="calendar"),
    path("agenda/", calendar.AgendaView.as_view(), name="agenda"),
    path("new/", events.EventCreateView.as_view(), name="event_new"),
    path("<int:pk>/", events.EventDetailView.as_view(), name="event_detail"),
    path("<int:pk>/edit/", events.EventUpdateView.as_view(), name="event_edit"),
    path("<int:pk>/cancel/", events.event_cancel, name="event_cancel"),
    path("<int:pk>/restore/", events.event_restore, name="event_restore"),
    path("<int:pk>/event.ics", events.event_ics, name="event_ics"),
    path("feeds/", feeds.feed_list, name="feed_list"),
    path("feeds/<int:pk>/stop/", feeds.feed_stop, name="feed_stop"),
    path("hours/", sites.HoursListView.as_view(), name="hours_list"),
    path("hours/new/", sites.SiteCreateView.as_view(), name="site_new"),
    path("hours/<int:pk>/", sites.SiteDetailView.as_view(), name="site_detail"),
    path("hours/<int:pk>/edit/", sites.SiteUpdateView.as_view(), name="site_edit"),
]
