"""The list, one contact, adding and editing, and where they stand."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST
from django.views.generic import DetailView

from ssp_crm.access import NeedsMixin, needs
from ssp_crm.views import HouseCreateView, HouseFormMixin, HouseUpdateView

from ..attendance import Attendance
from ..forms.contact import (
    AffiliationFormSet,
    ContactFilterForm,
    ContactForm,
    MethodFormSet,
)
from ..history import contact_changes
from ..learned import learned_from
from ..models import Contact, ContactMethod, SavedFilter
from ..pictures import draw_stance_line
from ..querysets import ContactQuerySet
from ..reliability import promises_with
from ..search import find_contacts
from ..services.contacts import archive_contact, check_not_merged, restore_contact
from ..ties import ties_of
from ..timeline import MOST, timeline
from .found import FoundListView

MOST_SAVED = 20
SEES_PROMISES = "contacts.view_commitment"
FIRST_METHODS = [{"channel": "phone"}, {"channel": "email"}]  # what the empty rows offer


class ContactListView(FoundListView):
    """Everyone the program gets along with."""

    permission = "contacts.view_contact"
    template_name = "contacts/contact_list.html"
    part_name = "contacts/_contact_list.html"
    filter_class = ContactFilterForm
    find = staticmethod(find_contacts)
    columns = {
        "name": ("Name", "sort_key", False),
        "changed": ("Newest change", "updated_at", True),
    }

    def get_filters(self) -> ContactFilterForm:
        return ContactFilterForm(self.request.GET, user=self.request.user)

    def get_queryset(self) -> ContactQuerySet:
        return Contact.objects.visible_to(self.request.user).for_list()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        saved = SavedFilter.objects.visible_to(self.request.user)[:MOST_SAVED]
        return super().get_context_data(saved_filters=saved, **kwargs)


class ContactDetailView(NeedsMixin, DetailView):
    """One contact: how to reach them, what was said, and the facts."""

    permission = "contacts.view_contact"
    template_name = "contacts/contact_detail.html"
    context_object_name = "contact"

    def get_queryset(self) -> ContactQuerySet:
        user = self.request.user
        return Contact.objects.visible_to(user).for_detail().with_attendance(user, timezone.now())

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.object = self.get_object()
        if survivor := self.object.merged_into:
            messages.info(request, f"{self.object} and {survivor} are one contact now.")
            return redirect(survivor)
        return self.render_to_response(self.get_context_data())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        contact, user = self.object, self.request.user
        stances = list(contact.stances.select_related("author", "note").newest_first()[:MOST])
        follow_ups = contact.follow_ups.visible_to(user).open().for_list()
        return super().get_context_data(
            methods=[ContactMethod(**row) for row in contact.method_rows],
            affiliations=contact.current_and_past_affiliations(),
            timeline=timeline(contact, user, stances),
            stance_line=draw_stance_line(stances, timezone.localdate()),
            follow_ups=follow_ups,
            promises=promises_with(contact, user) if user.has_perm(SEES_PROMISES) else None,
            ties=ties_of(contact, user),
            learned=learned_from(contact, user),
            attendance=Attendance.of_rows(contact.attendance_rows),
            events=contact.hosted_events.visible_to(user).for_list()[:5],
            today=timezone.localdate(),
            **kwargs,
        )


class ContactFormMixin(HouseFormMixin):
    """The form with its two lists: ways to reach them, and where they work."""

    form_class = ContactForm
    template_name = "contacts/contact_form.html"

    def get_formsets(self, data: Any) -> list[Any]:
        """The two formsets, bound to the same data as the form."""
        contact, user = self.object, {"user": self.request.user}
        methods = MethodFormSet(data, instance=contact, prefix="methods", initial=FIRST_METHODS)
        jobs = AffiliationFormSet(data, instance=contact, prefix="affiliations", form_kwargs=user)
        if contact and not contact.is_person:
            jobs.extra = 0  # an organization works nowhere
        return [methods, jobs]

    def get_form(self, form_class: Any = None) -> Any:
        form = super().get_form(form_class)
        self.formsets = self.get_formsets(form.data if form.is_bound else None)
        return form

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)  # makes the form, and with it the formsets
        methods, affiliations = self.formsets
        return {**context, "methods": methods, "affiliations": affiliations}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.object = self.get_object() if "pk" in self.kwargs else None
        form = self.get_form()
        is_valid = all([form.is_valid() or form.doubts, *(f.is_valid() for f in self.formsets)])
        if is_valid and not form.errors:
            values = [row.get("value", "") for row in self.formsets[0].cleaned_data]
            form.warn_of_duplicates([value for value in values if value])
        if is_valid and form.is_valid():
            return self.form_valid(form)
        return self.form_invalid(form)

    def save(self, form: Any) -> str:
        check_not_merged(form.instance)
        if "verified_on" in form.changed_data:
            checked = form.cleaned_data["verified_on"]
            form.instance.verified_by = self.request.user if checked else None
        self.object = form.save()
        for formset in self.formsets:
            formset.instance = self.object
            formset.save()
        messages.success(self.request, f"{self.object} is saved.")
        return self.object.get_absolute_url()


class ContactCreateView(ContactFormMixin, HouseCreateView):
    """Add a person or an organization."""

    permission = "contacts.add_contact"
    title = "Add a contact"
    submit_label = "Add contact"

    def get_initial(self) -> dict[str, Any]:
        name = self.request.GET.get("name", "")
        return {"kind": self.request.GET.get("kind", "person"), "name": name}


class ContactUpdateView(ContactFormMixin, HouseUpdateView):
    """Edit a contact."""

    permission = "contacts.change_contact"
    title = "Edit"

    def get_queryset(self) -> ContactQuerySet:
        return Contact.objects.visible_to(self.request.user)


@needs("contacts.change_contact")
@require_POST
def contact_archive(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a contact away; the page itself offers the way back."""
    contact = get_object_or_404(Contact.objects.visible_to(request.user), pk=pk)
    archive_contact(contact=contact)
    messages.success(request, f"{contact} is archived. Nothing is lost: restore it any time.")
    return redirect(contact)


@needs("contacts.change_contact")
@require_POST
def contact_restore(request: HttpRequest, pk: int) -> HttpResponse:
    """Bring an archived contact back."""
    contact = get_object_or_404(Contact.objects.visible_to(request.user), pk=pk)
    try:
        restore_contact(contact=contact)
    except ValidationError as error:
        messages.warning(request, error.messages[0])
        return redirect(contact)
    messages.success(request, f"{contact} is back in lists and searches.")
    return redirect(contact)


@needs("contacts.view_contact")
def contact_history(request: HttpRequest, pk: int) -> HttpResponse:
    """Every change of a contact, newest first."""
    contact = get_object_or_404(Contact.objects.visible_to(request.user), pk=pk)
    context = {"contact": contact, "changes": contact_changes(contact, request.user)}
    return render(request, "contacts/contact_history.html", context)


@needs("contacts.view_contact")
def contact_suggest(request: HttpRequest) -> HttpResponse:
    """Suggestions for a contact picker, as options of its datalist."""
    text = request.GET.get(request.GET.get("for", ""), "").split(";")[-1]
    contacts = Contact.objects.visible_to(request.user).active().for_list()
    if kind := request.GET.get("kind"):
        contacts = contacts.filter(kind=kind)
    found = find_contacts(contacts, text, 8)
    return render(request, "contacts/_contact_options.html", {"contacts": found})
