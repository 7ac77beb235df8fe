"""People, profile and program pages. Sign-in itself is allauth's."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST
from django.views.generic import ListView

from ssp_crm.access import SIGNED_IN, NeedsMixin, needs
from ssp_crm.views import HouseUpdateView, form_data, form_page, save_once

from .forms import InvitationForm, ProfileForm, ProgramForm, UserForm
from .models import Program, User
from .services import invite_user, send_password_link, set_values, update_user


class UserListView(NeedsMixin, ListView):
    """Who works here."""

    permission = "accounts.view_user"
    template_name = "accounts/user_list.html"
    queryset = User.objects.for_list()


def mail_invitation(request: HttpRequest, user: User) -> None:
    """Mail an invited person their link and say how that went."""
    if send_password_link(user=user, request=request):
        messages.success(request, f"{user} is invited; the link is on its way.")
    else:
        sentence = "The invitation could not be mailed; send the link again from their page."
        messages.warning(request, sentence)


@needs("accounts.add_user")
def user_invite(request: HttpRequest) -> HttpResponse:
    """Invite someone by e-mail."""
    form = InvitationForm(form_data(request))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data

        def save() -> str:
            user = invite_user(email=data["email"], name=data["name"], roles=data["roles"])
            transaction.on_commit(lambda: mail_invitation(request, user))
            return reverse("accounts:user_list")

        if address := save_once(request, form, save):
            return redirect(address)
    words = {"title": "Invite someone", "submit_label": "Send invitation"}
    return form_page(request, form, **words)


class UserUpdateView(HouseUpdateView):
    """Change someone's details, roles and whether they may sign in."""

    permission = "accounts.change_user"
    queryset = User.objects.all()
    form_class = UserForm
    template_name = "accounts/user_form.html"

    def save(self, form: Any) -> str:
        roles = form.cleaned_data["groups"]
        update_user(user=form.save(commit=False), roles=roles, by=self.request.user)
        messages.success(self.request, f"{self.object} is up to date.")
        return reverse("accounts:user_list")


@needs("accounts.change_user")
@require_POST
def user_send_link(request: HttpRequest, pk: int) -> HttpResponse:
    """Mail someone a link to choose a password."""
    user = get_object_or_404(User.objects.active(), pk=pk)
    if send_password_link(user=user, request=request):
        messages.success(request, f"A link to choose a password is on its way to {user}.")
    else:
        messages.warning(request, "The link could not be mailed; send it again in a while.")
    return redirect("accounts:user_list")


class ProfileView(HouseUpdateView):
    """Everyone's own page: name, pronouns, phone and password."""

    permission = SIGNED_IN
    form_class = ProfileForm
    template_name = "accounts/profile.html"

    def get_object(self, queryset: Any = None) -> User:
        return User.objects.get(pk=self.request.user.pk)

    def save(self, form: Any) -> str:
        form.save()
        messages.success(self.request, "Your details are saved.")
        return reverse("accounts:profile")


class ProgramUpdateView(HouseUpdateView):
    """The program's own profile."""

    permission = "accounts.change_program"
    model = Program
    form_class = ProgramForm
    template_name = "accounts/program_form.html"
    title = "Our program"

    def get_object(self, queryset: Any = None) -> Program:
        return Program.objects.current()

    def save(self, form: Any) -> str:
        set_values(names=form.cleaned_data["values"])
        messages.success(self.request, "The program profile is saved.")
        return super().save(form)
