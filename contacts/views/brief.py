"""The brief: one page to print before a meeting."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from ssp_crm.access import needs

from ..brief import brief_of
from ..models import Contact
from ..pictures import draw_stance_line


@needs("contacts.view_contact")
def contact_brief(request: HttpRequest, pk: int) -> HttpResponse:
    """Who they are, where they stand, what was said, what is open, what works."""
    contact = get_object_or_404(
        Contact.objects.visible_to(request.user).select_related("lead", "backup"), pk=pk
    )
    today = timezone.localdate()
    brief = brief_of(contact, request.user, today)
    context = {
        "contact": contact,
        "brief": brief,
        "methods": contact.methods.all(),
        "affiliations": contact.current_and_past_affiliations().current(today)[:6],
        "stance_line": draw_stance_line(brief.stances, today),
        "today": today,
    }
    return render(request, "contacts/contact_brief.html", context)
