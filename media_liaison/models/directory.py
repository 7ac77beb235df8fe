"""The press, as profiles of contacts: outlets and the journalists who work for them."""

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from contacts.models import Contact
from contacts.models.choices import Kind
from contacts.sql import Fold
from ssp_crm.history import tracked
from ssp_crm.models import Versioned

from ..querysets import JournalistQuerySet, OutletQuerySet


@tracked()
class Outlet(Versioned):
    """The press profile of an organization: a newspaper, a station, a site."""

    class Medium(models.TextChoices):
        """How it reaches people."""

        NEWSPAPER = "newspaper", "Newspaper"
        TV = "tv", "TV"
        RADIO = "radio", "Radio"
        MAGAZINE = "magazine", "Magazine"
        ONLINE = "online", "Online"
        NEWSLETTER = "newsletter", "Newsletter"
        PODCAST = "podcast", "Podcast"
        WIRE = "wire", "News agency"
        OTHER = "other", "Other"

    contact = models.OneToOneField(
        Contact,
        on_delete=models.PROTECT,
        related_name="outlet",
        limit_choices_to={"kind": Kind.ORGANIZATION},
    )
    medium = models.CharField(max_length=20, choices=Medium, default=Medium.OTHER)
    area = models.CharField(
        "where it is read or heard", max_length=200, blank=True, help_text="Town, county or state."
    )
    is_local = models.BooleanField(
        "part of our local press", default=False, help_text="Those who should know whom to call."
    )
    reach = models.CharField(
        "how many it reaches", max_length=100, blank=True, help_text="Such as “4,000 copies”."
    )
    audience = models.CharField(max_length=200, blank=True)
    languages = models.CharField(max_length=200, blank=True)
    owner = models.CharField(max_length=200, blank=True)
    domain = models.CharField(
        max_length=253, blank=True, help_text="Its web address without www, such as kwhe.com."
    )
    deadlines = models.CharField(max_length=200, blank=True)

    objects = OutletQuerySet.as_manager()

    class Meta:
        ordering = ["contact__sort_key"]
        indexes = [models.Index(fields=["domain"], name="outlets_by_domain")]

    def __str__(self) -> str:
        return self.contact.name

    def get_absolute_url(self) -> str:
        return f"/media/outlets/{self.pk}/"

    @property
    def link(self) -> str:
        """Where its web address leads; "" where none is known."""
        return f"https://{self.domain}" if self.domain else ""


@tracked(exclude=["beats_folded"])
class Journalist(Versioned):
    """The press profile of a person."""

    contact = models.OneToOneField(
        Contact,
        on_delete=models.PROTECT,
        related_name="journalist",
        limit_choices_to={"kind": Kind.PERSON},
    )
    beats = models.CharField(
        max_length=300, blank=True, help_text="What they write about, such as “health, city hall”."
    )
    languages = models.CharField(max_length=200, blank=True)
    approach = models.TextField("how they like to be approached", blank=True)
    deadlines = models.CharField(max_length=200, blank=True)
    told_on = models.DateField("told who our liaison is on", null=True, blank=True)
    told_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="introductions_made",
    )
    told_of = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="introduced_to",
        verbose_name="told of",
        help_text="Who was our liaison then.",
    )
    told_number = models.CharField("number they were given", max_length=100, blank=True)
    beats_folded = models.GeneratedField(
        expression=Fold("beats"), output_field=models.TextField(), db_persist=True
    )

    objects = JournalistQuerySet.as_manager()

    class Meta:
        ordering = ["contact__sort_key"]
        indexes = [
            GinIndex(
                fields=["beats_folded"], opclasses=["gin_trgm_ops"], name="journalists_by_beat"
            )
        ]

    def __str__(self) -> str:
        return self.contact.name

    def get_absolute_url(self) -> str:
        return f"/media/journalists/{self.pk}/"
