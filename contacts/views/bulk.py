"""Change many contacts at once: choose on the list, confirm here, take it back here."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.html import format_html
from django.views.decorators.http import require_POST

from ssp_crm.access import needs
from ssp_crm.views import form_data, save_once

from ..forms.bulk import BulkForm
from ..forms.contact import ContactFilterForm
from ..forms.picker import NUMBER
from ..models import BulkChange, Contact
from ..querysets import ContactQuerySet
from ..search import find_contacts
from ..services.bulk import MOST, change_contacts, undo_change

NEEDED = "contacts.change_contact"
NAMED = 12  # contacts named on the page that asks to confirm
SUBMIT = {
    "tag": "Tag them",
    "untag": "Take the tag away",
    "assign": "Assign them",
    "archive": "Archive them",
    "restore": "Restore them",
}


@needs(NEEDED)
def bulk_change(request: HttpRequest) -> HttpResponse:
    """Say how many contacts are about to change, ask once, and do it."""
    data = form_data(request)
    if data is not None:
        form = BulkForm(data)
        is_sent = form.is_valid() and request.method == "POST"
        if is_sent and (address := save_once(request, form, lambda: _save(request, form))):
            return redirect(address)
        rows = form.cleaned_data.get("rows", {})
        contacts = list(Contact.objects.visible_to(request.user).filter(pk__in=rows)[:MOST])
    else:
        action = request.GET.get("action", "")
        contacts, action = _chosen(request), action if action in SUBMIT else "tag"
        rows = {contact.pk: contact.version for contact in contacts}
        form = BulkForm(initial={"action": action, "rows": rows})
    return render(
        request,
        "contacts/bulk_form.html",
        _context(form, contacts),
        status=422 if form.is_bound else 200,
    )


def _context(form: BulkForm, contacts: list[Contact]) -> dict[str, Any]:
    action = form.data.get("action") if form.is_bound else form.initial["action"]
    return {
        "form": form,
        "action": action if action in SUBMIT else "tag",
        "submit_label": SUBMIT.get(action, SUBMIT["tag"]),
        "count": len(contacts),
        "named": contacts[:NAMED],
        "others": max(len(contacts) - NAMED, 0),
        "is_capped": len(contacts) == MOST,
        "most": MOST,
    }


def _chosen(request: HttpRequest) -> list[Contact]:
    """The ticked contacts, or all that fit the list's filters, up to 1,000."""
    visible = Contact.objects.visible_to(request.user).defer("works", "avoid")
    if request.GET.get("scope") != "all":
        ticked = [pk for pk in request.GET.getlist("pick") if NUMBER.fullmatch(pk)]
        return list(visible.filter(pk__in=ticked[:MOST], merged_into=None))
    filters = ContactFilterForm(request.GET, user=request.user)
    rows: ContactQuerySet = filters.apply(visible).filter(merged_into=None)
    text = filters.chosen.get("q", "")
    return find_contacts(rows, text, MOST) if text else list(rows[:MOST])


def _save(request: HttpRequest, form: BulkForm) -> str:
    visible = Contact.objects.visible_to(request.user)
    rows = form.cleaned_data["rows"]
    change, skipped = change_contacts(
        wish=form.wish(), rows=rows, visible=visible, author=request.user
    )
    done, place = f"{change}.", change.get_absolute_url()
    left = f" {skipped} left as they are: somebody changed them meanwhile." if skipped else ""
    messages.success(request, format_html('{}{} <a href="{}">Undo</a>', done, left, place))
    return "/contacts/"


@needs(NEEDED)
def bulk_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """What was changed, when and by whom, with the way back."""
    changes = BulkChange.objects.visible_to(request.user).select_related("author")
    change = get_object_or_404(changes, pk=pk)
    contacts = Contact.objects.visible_to(request.user).filter(pk__in=list(change.before))
    named = contacts[:NAMED]
    context = {
        "change": change,
        "named": named,
        "others": max(len(change.before) - NAMED, 0),
    }
    return render(request, "contacts/bulk_detail.html", context)


@needs(NEEDED)
@require_POST
def bulk_undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a change back, but for contacts somebody changed again."""
    change = get_object_or_404(BulkChange.objects.visible_to(request.user), pk=pk)
    try:
        change, kept = undo_change(change=change)
    except ValidationError as error:
        messages.warning(request, error.messages[0])
        return redirect(change)
    left = f" {kept} stay as they are: they changed since." if kept else ""
    messages.success(request, f"{change} is taken back.{left}")
    return redirect("contacts:contact_list")
