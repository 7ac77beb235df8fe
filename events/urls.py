from django.urls import path

from contacts.views.contacts import ContactListView

app_name = "events"

urlpatterns = [
    path("", ContactListView.as_view(), name="calendar"),
    path("new/", ContactListView.as_view(), name="event_new"),
]
