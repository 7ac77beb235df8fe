"""What contacts are found by: folded copies that triggers keep (migration `search`)."""

from django.contrib.postgres.indexes import GinIndex
from django.db import models

from .contact import Contact


class ContactSearch(models.Model):
    """What a contact is found by, folded; kept by triggers (migration `search`)."""

    contact = models.OneToOneField(
        Contact, on_delete=models.CASCADE, primary_key=True, related_name="found_by"
    )
    name = models.TextField(db_collation="C")
    words = models.TextField()

    class Meta:
        ordering = ["name"]
        indexes = [
            models.Index(fields=["name"], name="contactsearch_by_name"),
            GinIndex(fields=["name"], opclasses=["gin_trgm_ops"], name="contactsearch_like_name"),
            GinIndex(fields=["words"], opclasses=["gin_trgm_ops"], name="contactsearch_words"),
        ]

    def __str__(self) -> str:
        return self.name


class NameSlip(models.Model):
    """A name's word with at most one letter left out: two words one slip apart share a row.

    The deletion neighbourhood of SymSpell (Wolf Garbe, 2012) at distance 1.
    """

    slip = models.TextField(db_collation="C")
    word = models.TextField(db_collation="C")

    class Meta:
        ordering = ["slip", "word"]
        constraints = [
            models.UniqueConstraint(fields=["slip", "word"], name="contacts_nameslip_is_unique")
        ]

    def __str__(self) -> str:
        return f"{self.slip} → {self.word}"
