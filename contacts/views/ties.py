"""Who knows whom, and the warmest way to somebody."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.http import urlencode
from django.views.decorators.http import require_POST

from ssp_crm.access import needs
from ssp_crm.views import HouseCreateView, HouseUpdateView

from ..chain_drawing import drawings
from ..forms.picker import NUMBER
from ..forms.tie import TieForm
from ..models import Contact, Relationship
from ..querysets import RelationshipQuerySet
from ..services.ties import save_tie
from ..warm_path import Stop, warm_paths


class TieCreateView(HouseCreateView):
    """Write down whom a contact knows; the address may say it already, to put a tie back."""

    permission = "contacts.add_relationship"
    form_class = TieForm
    submit_label = "Add tie"

    def get_extra_kwargs(self) -> dict[str, Any]:
        contacts = Contact.objects.visible_to(self.request.user).active()
        self.contact = get_object_or_404(contacts, pk=self.kwargs["pk"])
        return {"user": self.request.user, "contact": self.contact}

    def get_initial(self) -> dict[str, Any]:
        asked = self.request.GET
        told = {name: asked[name] for name in ("how", "words") if name in asked}
        number = asked.get("other", "")
        others = Contact.objects.visible_to(self.request.user).active()
        other = others.filter(pk=number).first() if NUMBER.fullmatch(number) else None
        return {**told, "other": other} if other else told

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)  # makes the form, and with it the contact
        return {**context, "title": f"Whom {self.contact} knows", "object": self.contact}

    def save(self, form: Any) -> str:
        save_tie(tie=form.tie())
        messages.success(self.request, "The tie is written down, for both of them.")
        return self.contact.get_absolute_url()


class TieUpdateView(HouseUpdateView):
    """Change a tie, read from the end it was told from."""

    permission = "contacts.change_relationship"
    form_class = TieForm
    title = "Edit tie"

    def get_queryset(self) -> RelationshipQuerySet:
        return Relationship.objects.visible_to(self.request.user).for_list()

    def get_extra_kwargs(self) -> dict[str, Any]:
        return {"user": self.request.user, "contact": self.object.from_contact}

    def save(self, form: Any) -> str:
        address = form.contact.get_absolute_url()
        save_tie(tie=form.tie())
        messages.success(self.request, "The tie is saved.")
        return address


@needs("contacts.delete_relationship")
@require_POST
def tie_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a tie away; the message offers to put it back."""
    tie = get_object_or_404(Relationship.objects.visible_to(request.user).for_list(), pk=pk)
    told = urlencode({"other": tie.to_contact_id, "how": tie.kind, "words": tie.words})
    again = reverse("contacts:contact_tie_new", args=[tie.from_contact_id])
    words = format_html('{} is taken away. <a href="{}?{}">Put it back</a>', tie, again, told)
    tie.delete()
    messages.success(request, words)
    return redirect(tie.from_contact)


@needs("contacts.view_relationship")
def warm_path(request: HttpRequest, pk: int) -> HttpResponse:
    """The shortest ways from us to a contact; none around a wish to be left alone."""
    contacts = Contact.objects.visible_to(request.user).select_related("lead", "backup")
    contact = get_object_or_404(contacts, pk=pk)
    ties, today = Relationship.objects.visible_to(request.user), timezone.localdate()

    def links_to(keys: list[int], is_last: bool) -> Any:
        return ties.links_to(keys, today, only_ours=is_last)

    to = Stop(contact.pk, contact.name, contact.kind, contact.stance, contact.influence)
    chains = [] if contact.do_not_contact else warm_paths(to, links_to)
    context = {"contact": contact, "ways": [(chain, drawings(chain)) for chain in chains]}
    return render(request, "contacts/warm_path.html", context)
