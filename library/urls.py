from django.urls import path

from . import views

app_name = "library"

urlpatterns = [
    path("words/", views.WordListView.as_view(), name="word_list"),
    path("words/new/", views.WordCreateView.as_view(), name="word_new"),
    path("words/<int:pk>/edit/", views.WordUpdateView.as_view(), name="word_edit"),
    path("words/check/", views.word_check, name="word_check"),
    path("words/exceptions/", views.ExceptionListView.as_view(), name="exception_list"),
    path("words/exceptions/new/", views.ExceptionCreateView.as_view(), name="exception_new"),
    path(
        "words/exceptions/<int:pk>/edit/",
        views.ExceptionUpdateView.as_view(),
        name="exception_edit",
    ),
    path("words/exceptions/<int:pk>/remove/", views.exception_remove, name="exception_remove"),
]
