from django.urls import path

from contacts.views.contacts import ContactListView

app_name = "media_liaison"

urlpatterns = [path("", ContactListView.as_view(), name="desk")]
