"""Logging notes, reading them, and keeping what we said we would do."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST
from django.views.generic import DetailView

from ssp_crm.access import NeedsMixin, needs
from ssp_crm.history import changes, with_names
from ssp_crm.views import HouseCreateView, HouseListView, HouseUpdateView

from ..forms.note import FollowUpFilterForm, FollowUpForm, NoteForm
from ..forms.picker import NUMBER
from ..forms.users import active_users
from ..learned import learned_from
from ..models import Challenge, Contact, FollowUp, Note
from ..querysets import FollowUpQuerySet, NoteQuerySet
from ..services.challenges import choose_notes
from ..services.notes import finish_follow_up, log_note, reopen_follow_up


class NoteFormView:
    """What logging and mending a note share."""

    form_class = NoteForm
    template_name = "contacts/note_form.html"

    def get_extra_kwargs(self) -> dict[str, Any]:
        return {"user": self.request.user}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(colleagues=active_users(), **kwargs)

    def hint_at_unclear_names(self, note: Note) -> None:
        """Say gently that a name after an @ could be several of us."""
        for name in note.unclear_mentions:
            words = f"Several of us are called {name}: write “@” and the full name to let one know."
            messages.info(self.request, words)


class NoteCreateView(NoteFormView, HouseCreateView):
    """Log a note; the contact it was opened from is ticked already, `?kind=` is chosen.

    `?challenge=` is what it belongs to: its contacts are ticked, and it is as restricted.
    """

    permission = "contacts.add_note"
    title = "Log a note"
    submit_label = "Log note"

    def get_initial(self) -> dict[str, Any]:
        contacts = Contact.objects.visible_to(self.request.user).active()
        pk, kind = self.kwargs.get("pk"), self.request.GET.get("kind", "")
        chosen = {"contacts": [get_object_or_404(contacts, pk=pk)]} if pk else {}
        chosen |= self.of_challenge(self.request.GET.get("challenge", ""))
        return {**chosen, "kind": kind} if kind in Note.Kind else chosen

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        pk, user = self.kwargs.get("pk"), self.request.user
        learned = learned_from(Contact(pk=pk), user) if pk else []
        return super().get_context_data(learned=learned, **kwargs)

    def of_challenge(self, pk: str) -> dict[str, Any]:
        """What a note about a challenge begins with."""
        if not NUMBER.fullmatch(pk):
            return {}
        challenge = get_object_or_404(Challenge.objects.visible_to(self.request.user), pk=pk)
        contacts = list(challenge.contacts.visible_to(self.request.user).active())
        return {
            "challenge": challenge,
            "contacts": contacts,
            "sensitivity": challenge.sensitivity,
        }

    def save(self, form: Any) -> str:
        note = form.save(commit=False)
        note.author = self.request.user
        contacts = form.cleaned_data["contacts"]
        log_note(note=note, contacts=contacts, follow_up=form.follow_up())
        messages.success(self.request, "The note is logged.")
        self.hint_at_unclear_names(note)
        if challenge := form.cleaned_data["challenge"]:
            choose_notes(challenge=challenge, chosen=[note])
            return str(challenge.get_absolute_url())
        return contacts[0].get_absolute_url()


class NoteUpdateView(NoteFormView, HouseUpdateView):
    """Mend a note; history keeps the old words."""

    permission = "contacts.change_note"
    title = "Edit note"

    def get_queryset(self) -> NoteQuerySet:
        return Note.objects.visible_to(self.request.user)

    def save(self, form: Any) -> str:
        note = log_note(note=form.save(commit=False), contacts=form.cleaned_data["contacts"])
        messages.success(self.request, "The note is saved.")
        self.hint_at_unclear_names(note)
        return note.get_absolute_url()


class NoteDetailView(NeedsMixin, DetailView):
    """One note with its history."""

    permission = "contacts.view_note"
    template_name = "contacts/note_detail.html"

    def get_queryset(self) -> NoteQuerySet:
        return Note.objects.visible_to(self.request.user).for_list()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            changes=with_names(changes(self.object, user=self.request.user)), **kwargs
        )


class FollowUpListView(HouseListView):
    """What we said we would do."""

    permission = "contacts.view_followup"
    template_name = "contacts/followup_list.html"
    part_name = "contacts/_followup_page.html"
    filter_class = FollowUpFilterForm
    columns = {"due": ("Due first", "due_on", False)}

    def get_filters(self) -> FollowUpFilterForm:
        return FollowUpFilterForm(self.request.GET, user=self.request.user)

    def get_queryset(self) -> FollowUpQuerySet:
        return FollowUp.objects.visible_to(self.request.user).for_list()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(today=timezone.localdate(), **kwargs)


class FollowUpCreateView(HouseCreateView):
    """Promise something for a contact."""

    permission = "contacts.add_followup"
    form_class = FollowUpForm
    title = "Add a follow-up"
    submit_label = "Add follow-up"

    def get_extra_kwargs(self) -> dict[str, Any]:
        return {"user": self.request.user}

    def get_initial(self) -> dict[str, Any]:
        contacts = Contact.objects.visible_to(self.request.user).active()
        pk = self.kwargs.get("pk")
        return {"contact": get_object_or_404(contacts, pk=pk)} if pk else {}

    def save(self, form: Any) -> str:
        self.object = form.save()
        messages.success(self.request, "The follow-up is on Today from its day on.")
        return self.object.contact.get_absolute_url()


class FollowUpUpdateView(HouseUpdateView):
    """Change a follow-up."""

    permission = "contacts.change_followup"
    form_class = FollowUpForm
    title = "Edit follow-up"

    def get_extra_kwargs(self) -> dict[str, Any]:
        return {"user": self.request.user}

    def get_queryset(self) -> FollowUpQuerySet:
        return FollowUp.objects.visible_to(self.request.user)

    def save(self, form: Any) -> str:
        form.save()
        messages.success(self.request, "The follow-up is saved.")
        return self.object.contact.get_absolute_url()


@needs("contacts.change_followup")
@require_POST
def followup_toggle(request: HttpRequest, pk: int) -> HttpResponse:
    """Tick a follow-up off, or take the tick back."""
    follow_up = get_object_or_404(FollowUp.objects.visible_to(request.user).for_list(), pk=pk)
    service = reopen_follow_up if request.POST.get("done") == "no" else finish_follow_up
    follow_up.done_at = service(follow_up=follow_up).done_at
    if request.htmx:
        return render(
            request,
            "contacts/_followup_row.html",
            {"follow_up": follow_up, "today": timezone.localdate()},
        )
    messages.success(request, "Done." if follow_up.is_done else "Open again.")
    return redirect(follow_up.contact)
