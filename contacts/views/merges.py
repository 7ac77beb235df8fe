"""Make two contacts one, look at it again, take it back."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.html import format_html
from django.views.decorators.http import require_POST

from ssp_crm.access import needs
from ssp_crm.models import StaleVersionError
from ssp_crm.views import form_data, form_page, save_once, saved_before

from ..forms.merging import MergeForm, OtherForm
from ..linked import counts_among, counts_of
from ..models import Contact, DuplicatePair, Merge
from ..services.merging import merge_contacts, undo_merge

NEEDED = "contacts.merge_contact"
STALE = "Somebody changed one of them since you opened this page. Here is the newest: look again."


@needs(NEEDED)
def contact_merge_choose(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose whom a contact is the same as; the next page compares the two."""
    contact = get_object_or_404(Contact.objects.visible_to(request.user), pk=pk)
    form = OtherForm(form_data(request), contact=contact, user=request.user)
    if request.method == "POST" and form.is_valid():
        return redirect("contacts:contact_merge", pk, form.cleaned_data["other"].pk)
    words = {"title": f"Who is the same as {contact}?", "submit_label": "Compare the two"}
    return form_page(request, form, about=contact, **words)


@needs(NEEDED)
def contact_merge(request: HttpRequest, pk: int, other: int) -> HttpResponse:
    """Both side by side, what will move, and one choice for each thing they say differently."""
    contacts = Contact.objects.visible_to(request.user).select_related("lead", "backup")
    survivor = get_object_or_404(contacts, pk=pk)
    merged = get_object_or_404(contacts.exclude(pk=pk), pk=other)
    form = MergeForm(form_data(request), survivor=survivor, merged=merged)
    status = 422 if form.is_bound else 200
    try:
        # A form kept over a sign-in is shown again, never sent: nothing is written by GET.
        if request.method == "POST" and (address := _merge(request, form)):
            return redirect(address)
    except StaleVersionError:
        form, status = _over_the_newest(form), 409
    context = {"form": form, **_comparison(request, survivor, merged)}
    return render(request, "contacts/contact_merge.html", context, status=status)


def _merge(request: HttpRequest, form: MergeForm) -> str | None:
    """Merge and return where to go, or None with sentences on the form."""
    is_valid = form.is_valid()
    shown = form.cleaned_data.get("version"), form.cleaned_data.get("other_version")
    if shown != (form.survivor.version, form.merged.version) and all(shown):
        if address := saved_before(request, form):
            return address
        raise StaleVersionError(form.survivor)
    return save_once(request, form, lambda: _save(request, form)) if is_valid else None


def _over_the_newest(form: MergeForm) -> MergeForm:
    """The same choices over both as they are now."""
    data = form.data.copy()
    data["version"], data["other_version"] = form.survivor.version, form.merged.version
    for name in form.names:
        data.setdefault(name, form.fields[name].initial)
    again = MergeForm(data, survivor=form.survivor, merged=form.merged)
    again.add_error(None, STALE)
    return again


def _comparison(request: HttpRequest, survivor: Contact, merged: Contact) -> dict[str, Any]:
    pairs = DuplicatePair.objects.visible_to(request.user)
    first, second = sorted((survivor.pk, merged.pk))
    return {
        "survivor": survivor,
        "merged": merged,
        "counts": counts_of(merged, request.user),
        "pair": pairs.filter(first=first, second=second).first(),
    }


def _save(request: HttpRequest, form: MergeForm) -> str:
    data = form.cleaned_data
    merge = merge_contacts(
        survivor=form.survivor,
        merged=form.merged,
        versions=(data["version"], data["other_version"]),
        fields=form.values(),
        author=request.user,
    )
    words = '{} and {} are one contact now. <a href="{}">Look at it or undo</a>'
    names = merge.survivor, merge.merged
    messages.success(request, format_html(words, *names, merge.get_absolute_url()))
    return merge.survivor.get_absolute_url()


@needs(NEEDED)
def merge_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Which two were made one, what moved in numbers, and the way back."""
    merge = get_object_or_404(Merge.objects.visible_to(request.user).for_list(), pk=pk)
    context = {
        "merge": merge,
        "moved": counts_among(merge.before.get("moved", {}), request.user),
        "stayed": counts_among(merge.before.get("stayed", {}), request.user),
    }
    return render(request, "contacts/merge_detail.html", context)


@needs(NEEDED)
@require_POST
def merge_undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take two contacts apart again."""
    merge = get_object_or_404(Merge.objects.visible_to(request.user).for_list(), pk=pk)
    try:
        undo_merge(merge=merge)
    except ValidationError as error:
        messages.warning(request, error.messages[0])
        return redirect(merge)
    messages.success(request, f"{merge.merged} and {merge.survivor} are two contacts again.")
    return redirect(merge.merged)
