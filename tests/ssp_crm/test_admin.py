"""What every page of the Django admin keeps to."""

import pytest
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ImproperlyConfigured
from django.test import RequestFactory
from django.urls import reverse

from contacts.models import Note, Tag
from ssp_crm.admin import HouseModelAdmin
from tests.ssp_crm.test_kept import fields_of

ROOMS = list(admin.site._registry.values())


@pytest.mark.parametrize("room", ROOMS, ids=str)
def test_every_model_says_who_sees_its_rows(room, ada):
    request = RequestFactory().get("/")
    request.user = ada

    assert isinstance(room, HouseModelAdmin)
    room.get_queryset(request)


@pytest.mark.parametrize("room", [r for r in ROOMS if not r.visible_to_all], ids=str)
def test_rows_with_a_rule_are_hidden_from_someone_without_a_role(room, olu):
    request = RequestFactory().get("/")
    request.user = olu

    assert list(room.get_queryset(request)) == []


def test_model_without_a_rule_opens_to_nobody(ada):
    request = RequestFactory().get("/")
    request.user = ada

    with pytest.raises(ImproperlyConfigured):
        HouseModelAdmin(ContentType, admin.site).get_queryset(request)


def test_changed_note_leaves_no_words_in_the_log(browser_of, ada, maria, make_note):
    note, client = make_note(ada, maria), browser_of(ada)
    address = reverse("admin:contacts_note_change", args=[note.pk])
    form = {**fields_of(client.get(address)), "happened": "Changed", "contacts": str(maria.pk)}

    response = client.post(address, form)

    assert (response.status_code, Note.objects.get().happened) == (302, "Changed")
    assert LogEntry.objects.count() == 0


def test_added_and_deleted_rows_leave_no_words_in_the_log(browser_of, ada):
    client = browser_of(ada)
    client.post(reverse("admin:contacts_tag_add"), {"name": "neighbour"})
    tag = Tag.objects.get()

    client.post(reverse("admin:contacts_tag_delete", args=[tag.pk]), {"post": "yes"})

    assert (Tag.objects.count(), LogEntry.objects.count()) == (0, 0)
    assert "None available" in client.get("/admin/").content.decode()
