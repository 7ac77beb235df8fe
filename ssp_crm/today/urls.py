from django.urls import path

from . import views

urlpatterns = [
    path("", views.TodayView.as_view(), name="home"),
    path("search/", views.search, name="search"),
]
