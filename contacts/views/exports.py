"""Contacts that leave the house: lists as CSV and Excel, and cards for a telephone."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.text import slugify

from ssp_crm.access import needs
from ssp_crm.exports import export_response

from ..exports import (
    CHALLENGE_COLUMNS,
    COMMITMENT_COLUMNS,
    CONTACT_COLUMNS,
    FOLLOW_UP_COLUMNS,
    MEMBERSHIP_COLUMNS,
)
from ..forms.challenge import ChallengeFilterForm
from ..forms.commitment import CommitmentFilterForm
from ..forms.contact import ContactFilterForm
from ..forms.membership import MembershipFilterForm
from ..forms.note import FollowUpFilterForm
from ..forms.picker import NUMBER
from ..models import Challenge, Commitment, Contact, FollowUp, Membership
from ..querysets import ContactQuerySet
from ..search import find_contacts
from ..vcard_writing import VERSIONS, write_vcards
from .challenges import find_challenges
from .found import rows_to_export


@needs("contacts.export_contact")
def contact_export(request: HttpRequest, kind: str) -> HttpResponseBase:
    """The list as shown, or the contacts chosen by `?pick=`, in columns."""
    contacts = Contact.objects.visible_to(request.user).for_list()
    return export_response("contacts", CONTACT_COLUMNS, _wanted(request, contacts), kind)


@needs("contacts.export_contact")
def contact_cards(request: HttpRequest) -> HttpResponseBase:
    """The same as vCards."""
    contacts = Contact.objects.visible_to(request.user).for_cards()
    cards = write_vcards(_wanted(request, contacts), _version(request))
    return _download(cards, f"contacts-{timezone.localdate()}")


@needs("contacts.view_contact")
def contact_card(request: HttpRequest, pk: int) -> HttpResponseBase:
    """One contact's card, for the telephone of whoever may read it here."""
    contacts = Contact.objects.visible_to(request.user).for_cards()
    contact = get_object_or_404(contacts, pk=pk)
    cards = write_vcards([contact], _version(request))
    return _download(cards, slugify(contact.name)[:60] or "contact")


@needs("contacts.export_contact")
def followup_export(request: HttpRequest, kind: str) -> HttpResponseBase:
    """Follow-ups as shown, in columns."""
    follow_ups = FollowUp.objects.visible_to(request.user).for_list()
    filters = FollowUpFilterForm(request.GET, user=request.user)
    rows = filters.apply(follow_ups).iterator(2_000)
    return export_response("follow-ups", FOLLOW_UP_COLUMNS, rows, kind)


@needs("contacts.export_contact")
def commitment_export(request: HttpRequest, kind: str) -> HttpResponseBase:
    """Asks and promises as shown, in columns."""
    filters = CommitmentFilterForm(request.GET, user=request.user)
    rows = filters.apply(Commitment.objects.visible_to(request.user).for_list())
    return export_response("asks-and-promises", COMMITMENT_COLUMNS, rows.iterator(2_000), kind)


@needs("contacts.export_contact")
def challenge_export(request: HttpRequest, kind: str) -> HttpResponseBase:
    """Challenges one may read, as shown: the open ones, or the playbook."""
    visible = Challenge.objects.visible_to(request.user).for_list()
    shown = visible.closed() if request.GET.get("view") == "playbook" else visible.open()
    filters = ChallengeFilterForm(request.GET, user=request.user)
    rows = rows_to_export(find_challenges, shown, filters)
    return export_response("challenges", CHALLENGE_COLUMNS, rows, kind)


@needs("contacts.export_contact")
def membership_export(request: HttpRequest, kind: str) -> HttpResponseBase:
    """Memberships as shown, in columns."""
    rows = MembershipFilterForm(request.GET).apply(
        Membership.objects.visible_to(request.user).for_list()
    )
    return export_response("memberships", MEMBERSHIP_COLUMNS, rows.iterator(2_000), kind)


def _wanted(request: HttpRequest, contacts: ContactQuerySet) -> Iterable[Contact]:
    """The contacts ticked in the list, or all the list stands for."""
    chosen = [pk for pk in request.GET.getlist("pick") if NUMBER.fullmatch(pk)]
    if chosen:
        return contacts.filter(pk__in=chosen)
    return rows_to_export(
        find_contacts, contacts, ContactFilterForm(request.GET, user=request.user)
    )


def _version(request: HttpRequest) -> str:
    version = request.GET.get("version", "")
    return version if version in VERSIONS else VERSIONS[0]


def _download(cards: Iterable[str], name: str) -> StreamingHttpResponse:
    response = StreamingHttpResponse(cards, content_type="text/vcard; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.vcf"'
    return response
