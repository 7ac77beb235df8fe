"""The outbox in the admin, read-only. apps.py loads it: ssp_crm/admin.py holds the site itself."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from .admin import ReadOnlyMixin
from .models import JobRun, Mail


@admin.register(Mail)
class MailAdmin(ReadOnlyMixin):
    """Mails on their way, without their texts."""

    list_display = ["subject", "to", "due_at", "sent_at", "given_up_at", "failure"]
    search_fields = ["subject", "to"]
    exclude = ["body", "calendar"]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        queryset: Any = super().get_queryset(request)
        return queryset.for_list()  # type: ignore[no-any-return]


@admin.register(JobRun)
class JobRunAdmin(ReadOnlyMixin):
    """When regular jobs last ran."""

    visible_to_all = True
    list_display = ["job", "ended_at", "words"]
