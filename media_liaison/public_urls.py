"""The page for reporters, who have no account."""

from django.urls import path

from .views import public

urlpatterns = [path("press/", public.public_press, name="public_press")]
