"""Whose picture, quote or story we may use; only for those who look after the press desk."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST
from django.views.generic import DetailView

from accounts.models import User
from library.models import Message
from ssp_crm.access import NeedsMixin, needs
from ssp_crm.exports import export_response
from ssp_crm.history import changes, with_names
from ssp_crm.views import (
    HouseCreateView,
    HouseFormMixin,
    HouseListView,
    HouseUpdateView,
    form_data,
    save_once,
)

from ..forms.consents import ConsentFilterForm, ConsentForm, ConsentWithdrawForm
from ..models import Consent, Post
from ..querysets import ConsentQuerySet
from ..services.consents import restore_consent, save_consent, withdraw_consent
from ..voice_exports import CONSENT_COLUMNS


def uses_of(consent: Consent, user: User) -> dict[str, Any]:
    """Return where a consent is used, as far as somebody may read that."""
    posts = Post.objects.visible_to(user).filter(consents=consent).for_list()
    found = Message.objects.visible_to(user).filter(consents=consent)
    return {"posts": list(posts.order_by("-planned_on", "-pk")), "used_messages": list(found)}


class ConsentListView(HouseListView):
    """Consents, the first to end first."""

    permission = "media_liaison.view_consent"
    template_name = "media_liaison/consent_list.html"
    part_name = "media_liaison/_consent_list.html"
    filter_class = ConsentFilterForm
    columns = {
        "ends": ("First to end", "ends", False),
        "name": ("By name", "chosen_name", False),
    }

    def get_queryset(self) -> ConsentQuerySet:
        return Consent.objects.visible_to(self.request.user).with_ends()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(today=timezone.localdate(), **kwargs)


@needs("contacts.export_contact")
def consent_export(request: HttpRequest, kind: str) -> HttpResponseBase:
    """Consents as shown, in columns, for those who may both export and read them."""
    if not request.user.has_perm("media_liaison.view_consent"):
        raise PermissionDenied
    rows = ConsentFilterForm(request.GET).apply(Consent.objects.visible_to(request.user))
    return export_response("consents", CONSENT_COLUMNS, rows.iterator(2_000), kind)


class ConsentDetailView(NeedsMixin, DetailView):
    """One consent: of what, for what, until when, and where we use it."""

    permission = "media_liaison.view_consent"
    template_name = "media_liaison/consent_detail.html"
    context_object_name = "consent"

    def get_queryset(self) -> ConsentQuerySet:
        consents = Consent.objects.visible_to(self.request.user)
        return consents.select_related("contact", "speaker")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, today = self.request.user, timezone.localdate()
        return super().get_context_data(
            today=today,
            is_valid=self.object.is_valid(today),
            changes=with_names(changes(self.object, user=user)),
            **uses_of(self.object, user),
            **kwargs,
        )


class ConsentFormMixin(HouseFormMixin):
    """The form knows who writes; the messages go with the consent."""

    form_class = ConsentForm

    def get_extra_kwargs(self) -> dict[str, Any]:
        return {"user": self.request.user}

    def save(self, form: Any) -> str:
        row = form.save(commit=False)
        self.object = save_consent(consent=row, messages=form.cleaned_data["messages"])
        messages.success(self.request, f"{self.object} is saved.")
        return self.object.get_absolute_url()


class ConsentCreateView(ConsentFormMixin, HouseCreateView):
    """Write down somebody's word."""

    permission = "media_liaison.add_consent"
    title = "Add a consent"
    submit_label = "Add consent"

    def get_initial(self) -> dict[str, Any]:
        return {"given_on": timezone.localdate()}


class ConsentUpdateView(ConsentFormMixin, HouseUpdateView):
    """Change what was agreed."""

    permission = "media_liaison.change_consent"

    def get_queryset(self) -> ConsentQuerySet:
        return Consent.objects.visible_to(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"title": f"Edit {self.object}", **kwargs})


@needs("media_liaison.change_consent")
def consent_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a consent back, with all the places to take it down from in view."""
    consent = get_object_or_404(Consent.objects.visible_to(request.user), pk=pk)
    form = ConsentWithdrawForm(form_data(request), initial={"withdrawn_on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        on = form.cleaned_data["withdrawn_on"]

        def save() -> str:
            _, waiting = withdraw_consent(consent=consent, on=on)
            posts = "1 planned post waits" if waiting == 1 else f"{waiting} planned posts wait"
            told = "It is taken back. Please take it down wherever it is used."
            told += f" {posts} for approval again." if waiting else ""
            messages.success(request, told)
            return consent.get_absolute_url()

        if address := save_once(request, form, save):
            return redirect(address)
    context = {"form": form, "consent": consent, **uses_of(consent, request.user)}
    status = 422 if form.is_bound else 200
    return render(request, "media_liaison/consent_withdraw.html", context, status=status)


@needs("media_liaison.change_consent")
@require_POST
def consent_restore(request: HttpRequest, pk: int) -> HttpResponse:
    """Undo a wrong tap."""
    consent = get_object_or_404(Consent.objects.visible_to(request.user), pk=pk)
    restore_consent(consent=consent)
    messages.success(request, "It was not taken back. Look at the posts that use it once more.")
    return redirect(consent)
