"""The brief: one page to print before a meeting."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from accounts.models import Value
from ssp_crm.access import needs

from ..brief import brief_of
from ..models import Contact
from ..pictures import draw_stance_line


@needs("contacts.view_contact")
def contact_brief(request: HttpRequest, pk: int) -> HttpResponse:
    """Who they are, where they stand, what was said, what is open, what works."""
    contact = get_object_or_404(Contact.objects.visible_to(request.user).for_brief(), pk=pk)
    today = timezone.localdate()
    values = [Value(name=name) for name in contact.value_names]
    brief = brief_of(contact, request.user, today, values)
    context = {
        "contact": contact,
        "brief": brief,
        "methods": contact.methods.all(),
        "affiliations": contact.current_and_past_affiliations().current(today)[:6],
        "stance_line": draw_stance_line(brief.stances, today),
        "today": today,
    }
    return render(request, "contacts/contact_brief.html", context)
