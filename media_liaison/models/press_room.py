"""How we meet the press: our liaison, the public page, the letter, and our ground rules."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from ssp_crm.history import tracked
from ssp_crm.models import Versioned

from ..querysets import GroundRuleQuerySet, PressRoomQuerySet

LETTER = (
    "Dear {journalist},\n\n"
    "my name is {liaison}, and I answer questions from the press for {program}. When you write "
    "about health, housing or our neighborhood, please call me.\n\n"
    "You reach me at {number}. If I cannot answer myself, I find somebody who can, in time for "
    "your deadline. You are welcome to visit us outside service hours.\n\n"
    "With kind regards\n{liaison}\n{program}\n"
)


@tracked()
class PressRoom(Versioned):
    """How this program meets the press; there is one row."""

    liaison = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="press_rooms",
        verbose_name="our liaison now",
    )
    number = models.CharField(
        "number we publish", max_length=100, blank=True, help_text="Never a private number."
    )
    email = models.EmailField("e-mail we publish", blank=True)
    two_people = models.BooleanField(
        "answers and posts are approved by a second person", default=False
    )
    is_open = models.BooleanField(
        "press page open",
        default=False,
        help_text="Shows the public page /press/, where reporters see whom to call.",
    )
    hours = models.CharField("office hours", max_length=200, blank=True)
    hours_es = models.CharField("office hours in Spanish", max_length=200, blank=True)
    facts = models.TextField("facts about us", blank=True, help_text="One on each line.")
    facts_es = models.TextField("the same in Spanish", blank=True)
    kit = models.TextField("press kit: who we are, in our words", blank=True)
    kit_es = models.TextField("the same in Spanish", blank=True)
    letter_subject = models.CharField(
        "subject of the letter", max_length=200, default="Whom to call at {program}"
    )
    letter = models.TextField(
        "letter of introduction",
        default=LETTER,
        help_text="{journalist}, {outlet}, {liaison}, {number}, {email} and {program} are filled "
        "in for each letter.",
    )

    objects = PressRoomQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(pk=1),
                name="media_liaison_pressroom_is_one_row",
                violation_error_message="This is written down already.",
            )
        ]

    def __str__(self) -> str:
        return "How we meet the press"

    def get_absolute_url(self) -> str:
        return "/media/room/"


@tracked()
class GroundRule(Versioned):
    """A rule under which we meet reporters, such as no recording of anyone who comes for care."""

    words = models.CharField(max_length=300)
    words_es = models.CharField("in Spanish", max_length=300, blank=True)
    why = models.CharField(max_length=300, blank=True)
    place = models.PositiveSmallIntegerField("order", default=10)
    is_usual = models.BooleanField("ticked for every new inquiry", default=True)
    is_public = models.BooleanField("on the public press page", default=True)
    is_active = models.BooleanField("in use", default=True)

    objects = GroundRuleQuerySet.as_manager()

    class Meta:
        ordering = ["place", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(words=""),
                name="media_liaison_groundrule_has_words",
                violation_error_message="Write the rule down.",
            )
        ]

    def __str__(self) -> str:
        return self.words

    def get_absolute_url(self) -> str:
        return "/media/rules/"
