"""Pages and calendars for people and apps without an account."""

from django.urls import path

from .views import feeds, public

urlpatterns = [
    path("feeds/<str:token>.ics", feeds.public_feed, name="public_feed"),
    path("visit/", public.public_visit, name="public_visit"),
    path("visit/ask/", public.public_visit_ask, name="public_visit_ask"),
    path("visit/events.ics", public.public_visit_feed, name="public_visit_feed"),
    path("visit/yours/<str:token>/", public.public_visit_answer, name="public_visit_answer"),
    path("visit/<int:pk>/", public.public_visit_event, name="public_visit_event"),
]
