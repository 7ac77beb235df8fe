"""The shelf of guides, forms and links: finding, suggesting, accepting, and what is gone."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST
from django.views.generic import DetailView

from ssp_crm.access import NeedsMixin, needs
from ssp_crm.exports import export_response
from ssp_crm.history import changes, with_names
from ssp_crm.views import HouseCreateView, HouseFormMixin, HouseListView, HouseUpdateView

from ..exports import RESOURCE_COLUMNS
from ..forms.resources import ResourceFilterForm, ResourceForm
from ..models import Resource
from ..querysets import ResourceQuerySet
from ..services.resources import (
    accept_resource,
    decline_resource,
    mark_alive,
    mark_dead,
    suggest_resource,
)
from .cutting import first_of

MOST_WAITING = 25


class ResourceListView(HouseListView):
    """The shelf by topic; above it what waits to be accepted, for whoever may see that."""

    permission = "library.view_resource"
    template_name = "library/resource_list.html"
    part_name = "library/_resource_list.html"
    filter_class = ResourceFilterForm
    columns = {"topic": ("By topic", "topic", False)}

    def get_queryset(self) -> ResourceQuerySet:
        return Resource.objects.visible_to(self.request.user).defer("search")

    def get_filters(self) -> ResourceFilterForm:
        return ResourceFilterForm(self.request.GET, topics=self.get_queryset().accepted().topics())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        suggested = self.get_queryset().suggested().for_list()
        waiting, more_wait = first_of(suggested, MOST_WAITING)
        return super().get_context_data(waiting=waiting, more_wait=more_wait, **kwargs)


@needs("contacts.export_contact")
def resource_export(request: HttpRequest, kind: str) -> HttpResponseBase:
    """The shelf as shown, in columns."""
    visible = Resource.objects.visible_to(request.user).for_list()
    filters = ResourceFilterForm(request.GET, topics=visible.accepted().topics())
    rows = filters.apply(visible).order_by("topic", "title", "pk")
    return export_response("resources", RESOURCE_COLUMNS, rows.iterator(2_000), kind)


class ResourceDetailView(NeedsMixin, DetailView):
    """One thing on the shelf, or one suggestion."""

    permission = "library.view_resource"
    template_name = "library/resource_detail.html"
    context_object_name = "resource"

    def get_queryset(self) -> ResourceQuerySet:
        return Resource.objects.visible_to(self.request.user).for_list()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = with_names(changes(self.object, user=self.request.user))
        return super().get_context_data(changes=found, **kwargs)


class ResourceFormMixin(HouseFormMixin):
    """The form knows who writes."""

    form_class = ResourceForm

    def get_extra_kwargs(self) -> dict[str, Any]:
        return {"user": self.request.user}


class ResourceCreateView(ResourceFormMixin, HouseCreateView):
    """Suggest something; those who look after the shelf put it there at once."""

    permission = "library.add_resource"
    title = "Suggest a resource"
    submit_label = "Suggest resource"

    def save(self, form: Any) -> str:
        row = suggest_resource(resource=form.save(commit=False), by=self.request.user)
        words = "It is on the shelf for everyone."
        waits = "Thank you. It waits for somebody to accept it, and then everyone sees it."
        messages.success(self.request, words if row.accepted_at else waits)
        return row.get_absolute_url()


class ResourceUpdateView(ResourceFormMixin, HouseUpdateView):
    """Change what we say of it."""

    permission = "library.change_resource"
    title = "Edit the resource"

    def get_queryset(self) -> ResourceQuerySet:
        return Resource.objects.visible_to(self.request.user)

    def save(self, form: Any) -> str:
        address = super().save(form)
        messages.success(self.request, "The resource is saved.")
        return address


def resource_of(request: HttpRequest, pk: int) -> Resource:
    """Return a resource this person may see, or answer 404."""
    resource: Resource = get_object_or_404(Resource.objects.visible_to(request.user), pk=pk)
    return resource


@needs("library.change_resource")
@require_POST
def resource_accept(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a suggestion on the shelf."""
    resource = resource_of(request, pk)
    accept_resource(resource=resource, by=request.user)
    messages.success(request, f"“{resource}” is on the shelf for everyone.")
    return redirect(resource)


@needs("library.delete_resource")
@require_POST
def resource_decline(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a suggestion away; history keeps it."""
    resource = resource_of(request, pk)
    try:
        decline_resource(resource=resource)
    except ValidationError as error:
        messages.warning(request, error.messages[0])
        return redirect(resource)
    words = f"“{resource}” is not on the shelf. Tell {resource.suggested_by} why, and thank them."
    messages.success(request, words)
    return redirect("library:resource_list")


@needs("library.change_resource")
@require_POST
def resource_dead(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark it as no longer there."""
    resource = resource_of(request, pk)
    mark_dead(resource=resource)
    messages.success(request, "Marked as no longer there. Nobody needs to look twice.")
    return redirect(resource)


@needs("library.change_resource")
@require_POST
def resource_alive(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the mark off."""
    resource = resource_of(request, pk)
    mark_alive(resource=resource)
    messages.success(request, "It is there, and everyone sees so.")
    return redirect(resource)
