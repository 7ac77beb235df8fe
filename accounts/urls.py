from django.urls import path

from . import views

app_name = "accounts"

urlpatterns = [
    path("people/", views.UserListView.as_view(), name="user_list"),
    path("people/invite/", views.user_invite, name="user_invite"),
    path("people/<int:pk>/edit/", views.UserUpdateView.as_view(), name="user_edit"),
    path("people/<int:pk>/send-link/", views.user_send_link, name="user_send_link"),
    path("profile/", views.ProfileView.as_view(), name="profile"),
    path("program/", views.ProgramUpdateView.as_view(), name="program_edit"),
]
