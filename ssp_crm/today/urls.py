from django.urls import path

from . import views

urlpatterns = [
    path("", views.TodayView.as_view(), name="home"),
    path("search/", views.search, name="search"),
    path("mail/", views.outbox, name="outbox"),
    path("mail/<int:pk>/again/", views.mail_again, name="mail_again"),
]
