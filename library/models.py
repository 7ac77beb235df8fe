"""What we say: the words that matter."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from ssp_crm.history import tracked
from ssp_crm.models import Versioned

from .language import listed
from .querysets import ExemptionQuerySet, TermQuerySet


@tracked()
class Term(Versioned):
    """Words the language check marks, with why and what to offer instead."""

    avoid = models.CharField(
        "words to avoid", max_length=300, help_text="With commas between, such as “junkie, addict”."
    )
    prefer = models.CharField(
        "words to offer",
        max_length=300,
        help_text="With commas between; the first is offered first.",
    )
    why = models.CharField(max_length=500, help_text="One sentence for whoever wrote the word.")
    near = models.CharField(
        "only near these words",
        max_length=300,
        blank=True,
        help_text="For words that are harmless elsewhere, such as “clean” near “test, urine”.",
    )
    sources = models.CharField(max_length=300, blank=True)
    is_active = models.BooleanField("marked when written", default=True)

    objects = TermQuerySet.as_manager()

    class Meta:
        ordering = ["avoid", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(avoid="") & ~Q(prefer="") & ~Q(why=""),
                name="library_term_is_whole",
                violation_error_message="Say which words, what to offer, and why.",
            )
        ]

    def __str__(self) -> str:
        return self.avoid

    def get_absolute_url(self) -> str:
        return f"{reverse('library:word_list')}#word-{self.pk}"

    @property
    def offers(self) -> list[str]:
        """The words to offer, one by one."""
        return listed(self.prefer)


@tracked()
class Exemption(Versioned):
    """Words the language check lets be: names of organizations, titles, sayings."""

    words = models.CharField(max_length=200, unique=True)
    why = models.CharField(max_length=300, blank=True)

    objects = ExemptionQuerySet.as_manager()

    class Meta:
        ordering = ["words"]

    def __str__(self) -> str:
        return self.words

    def get_absolute_url(self) -> str:
        return reverse("library:exception_list")
