"""Where people stand: recording it, and the pictures of it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from ssp_crm.access import needs
from ssp_crm.views import form_data, form_page, save_once

from ..forms.stance import PowerMapForm, StanceForm
from ..models import Contact
from ..pictures import UPRIGHT, WIDE, draw_power_map, draw_rings
from ..power_map import power_map as place_contacts
from ..services.stances import record_stance
from ..spheres import gaps, spheres


@needs("contacts.add_stance")
def stance_new(request: HttpRequest, pk: int) -> HttpResponse:
    """Record where a contact stands."""
    contact = get_object_or_404(Contact.objects.visible_to(request.user), pk=pk)
    form = StanceForm(
        form_data(request),
        initial={"level": contact.stance, "topic": request.GET.get("topic", "")},
        contact=contact,
        user=request.user,
    )
    if request.method == "POST" and form.is_valid():
        names = ("level", "topic", "on", "evidence", "note")
        data = {name: form.cleaned_data[name] for name in names}

        def save() -> str:
            record_stance(contact=contact, author=request.user, **data)
            messages.success(request, f"The stance of {contact} is recorded.")
            return contact.get_absolute_url()

        if address := save_once(request, form, save):
            return redirect(address)
    words = {"title": f"Where {contact} stands", "submit_label": "Record stance"}
    return form_page(request, form, about=contact, **words)


@needs("contacts.view_contact")
def power_map(request: HttpRequest) -> HttpResponse:
    """Influence by stance, as a picture and as a table."""
    filters = PowerMapForm(request.GET)
    chosen, today = filters.chosen, timezone.localdate()
    contacts = filters.apply(Contact.objects.visible_to(request.user).active())
    cells = place_contacts(
        contacts, topic=chosen.get("topic", ""), since=chosen.get("since"), today=today
    )
    context = {
        "filters": filters,
        "pictures": [draw_power_map(cells, plan) for plan in (WIDE, UPRIGHT)],
        "cells": [cell for cell in cells.values() if cell.count],
        "moved": _moved(cells.values()),
        "links": _links(chosen),
    }
    return render(request, "contacts/power_map.html", context)


def _moved(cells: Any) -> list[Any]:
    return [mark for cell in cells for mark in cell.marks if mark.before]


def _links(chosen: dict[str, Any]) -> str:
    """What the contact list can filter by too, so that "12 more" shows these twelve."""
    kept = {name: chosen[name] for name in ("reach", "community") if name in chosen}
    if "lead" in chosen:
        kept["lead"] = chosen["lead"].pk
    return "".join(f"&{name}={value}" for name, value in kept.items())


@needs("contacts.view_contact")
def sphere_list(request: HttpRequest) -> HttpResponse:
    """Rings from neighborhood to national, communities, and where nobody is yet."""
    rings, communities, unplaced = spheres(Contact.objects.visible_to(request.user).active())
    context = {
        "rings": draw_rings(rings),
        "spheres": rings,
        "communities": communities,
        "gaps": gaps(communities) + gaps(rings),
        "unplaced": unplaced,
        "total": sum(ring.total for ring in rings),
    }
    return render(request, "contacts/sphere_list.html", context)
