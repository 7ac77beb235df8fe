"""Pages for people who do not sign in."""

from django.urls import path

from .views import concerns

urlpatterns = [
    path("concerns/", concerns.public_concern, name="public_concern"),
    path("concerns/status/", concerns.public_concern_status, name="public_concern_status"),
]
