"""Calendars for apps that cannot sign in."""

from django.urls import path

from .views import feeds

urlpatterns = [path("feeds/<str:token>.ics", feeds.public_feed, name="public_feed")]
