"""People and organizations, how to reach them, and where they work."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from ssp_crm.history import tracked
from ssp_crm.models import Versioned

from ..querysets import ContactQuerySet
from ..sql import SortKey
from .choices import (
    STANCE_SHAPES,
    Category,
    Channel,
    Community,
    Kind,
    Reach,
    StanceLevel,
)


@tracked()
class Tag(models.Model):
    """A word of our own to group contacts by."""

    name = models.CharField(max_length=60, unique=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


@tracked(exclude=["sort_key"])
class Contact(Versioned):
    """A person or an organization we relate to."""

    Kind = Kind
    Stance = StanceLevel
    Category = Category
    Reach = Reach
    Community = Community

    kind = models.CharField(max_length=20, choices=Kind)
    name = models.CharField(max_length=200)
    sort_name = models.CharField(
        "sorted under", max_length=200, blank=True, help_text="Empty: a person's last word first."
    )
    pronouns = models.CharField(max_length=50, blank=True)
    pronunciation = models.CharField(
        max_length=100, blank=True, help_text="How to say the name, such as “wen-DEE”."
    )
    category = models.CharField(max_length=30, choices=Category, default=Category.OTHER)
    reach = models.CharField(max_length=20, choices=Reach, blank=True)
    community = models.CharField(max_length=30, choices=Community, blank=True)
    influence = models.PositiveSmallIntegerField(
        choices=[(1, "Some"), (2, "Much"), (3, "Very much")], default=1
    )
    stance = models.CharField(
        max_length=30, choices=StanceLevel, default=StanceLevel.UNKNOWN, editable=False
    )
    lead = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="led_contacts",
        verbose_name="relationship lead",
    )
    backup = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="backed_up_contacts",
    )
    keep_in_touch_days = models.PositiveSmallIntegerField(
        "keep in touch every (days)",
        null=True,
        blank=True,
        help_text="Counted from the last note. Empty: no reminder.",
    )
    tags = models.ManyToManyField(Tag, blank=True, related_name="contacts")
    values = models.ManyToManyField(
        "accounts.Value", blank=True, related_name="contacts", verbose_name="values we share"
    )
    preferred_channel = models.CharField(max_length=20, choices=Channel, blank=True)
    best_time = models.CharField("best time to reach", max_length=100, blank=True)
    do_not_contact = models.BooleanField(default=False)
    do_not_contact_reason = models.CharField("reason", max_length=300, blank=True)
    verified_on = models.DateField("details checked on", null=True, blank=True)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="verified_contacts",
        verbose_name="details checked by",
    )
    works = models.TextField("what works", blank=True)
    avoid = models.TextField("what to avoid", blank=True)
    archived_at = models.DateTimeField(null=True, blank=True, editable=False)
    merged_into = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="merged_contacts",
    )
    sort_key = models.GeneratedField(
        expression=SortKey("kind", "name", "sort_name"),
        output_field=models.TextField(db_collation="C"),
        db_persist=True,
    )

    objects = ContactQuerySet.as_manager()

    class Meta:
        ordering = ["sort_key", "pk"]
        permissions = [
            ("export_contact", "Can export lists"),
            ("merge_contact", "Can merge duplicates"),
        ]
        indexes = [
            models.Index(fields=["sort_key", "id"], name="contacts_by_name"),
            models.Index(fields=["-updated_at", "-id"], name="contacts_by_change"),
            models.Index(fields=["stance", "sort_key", "id"], name="contacts_by_stance"),
            models.Index(fields=["category", "sort_key", "id"], name="contacts_by_category"),
            models.Index(
                fields=["lead", "keep_in_touch_days"],
                condition=Q(keep_in_touch_days__isnull=False, archived_at=None),
                name="contacts_to_keep_in_touch",
            ),
            models.Index(
                fields=["stance", "-influence", "sort_key"],
                condition=Q(archived_at=None),
                name="contacts_on_the_power_map",
            ),
            models.Index(
                fields=["reach", "community", "stance"],
                condition=Q(archived_at=None),
                name="contacts_in_the_spheres",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(name=""),
                name="contacts_contact_has_name",
                violation_error_message="A contact needs a name.",
            ),
            models.CheckConstraint(
                condition=Q(do_not_contact=False) | ~Q(do_not_contact_reason=""),
                name="contacts_contact_do_not_contact_has_reason",
                violation_error_message="Say why this contact should not be contacted.",
            ),
            models.CheckConstraint(
                condition=Q(keep_in_touch_days=None) | Q(keep_in_touch_days__gt=0),
                name="contacts_contact_keep_in_touch_is_positive",
                violation_error_message="Keep in touch every 1 day or more.",
            ),
            models.CheckConstraint(
                condition=Q(backup=None) | Q(lead=None) | ~Q(backup=F("lead")),
                name="contacts_contact_backup_is_another",
                violation_error_message="Lead and backup are two people.",
            ),
            models.CheckConstraint(
                condition=Q(merged_into=None) | Q(archived_at__isnull=False),
                name="contacts_contact_merged_is_archived",
                violation_error_message="A contact that was merged into another is archived.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        # Lists ask for every row; resolving the name each time is most of its cost.
        return f"/contacts/{self.pk}/"

    def current_and_past_affiliations(self) -> models.QuerySet[Any]:
        """Where a person works and worked, or who works and worked at an organization."""
        if self.is_person:
            return self.affiliations.select_related("organization")
        return self.members.select_related("person")

    @property
    def is_person(self) -> bool:
        """A person, not an organization."""
        return self.kind == Kind.PERSON

    @property
    def is_archived(self) -> bool:
        """Put away: out of lists and searches, kept in the records."""
        return self.archived_at is not None

    @property
    def stance_shape(self) -> str:
        """The sign that stands beside the stance's word."""
        return STANCE_SHAPES[StanceLevel(self.stance)]


@tracked()
class ContactTag(Contact.tags.through):  # type: ignore[name-defined, misc]
    """A tag a contact bears; here so that adding and removing one leaves history."""

    class Meta:
        proxy = True
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.tag}"


@tracked()
class ContactValue(Contact.values.through):  # type: ignore[name-defined, misc]
    """A value of ours a contact shares; here so that adding and removing one leaves history."""

    class Meta:
        proxy = True
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.value}"


class KindManager(models.Manager.from_queryset(ContactQuerySet)):  # type: ignore[misc]
    """Contacts of one kind."""

    def get_queryset(self) -> ContactQuerySet:
        return super().get_queryset().filter(kind=self.model.KIND)


class Person(Contact):
    """A contact who is a person."""

    KIND = Kind.PERSON
    objects = KindManager()  # type: ignore[misc]

    class Meta:
        proxy = True
        verbose_name_plural = "people"


class Organization(Contact):
    """A contact that is an organization."""

    KIND = Kind.ORGANIZATION
    objects = KindManager()  # type: ignore[misc]

    class Meta:
        proxy = True
