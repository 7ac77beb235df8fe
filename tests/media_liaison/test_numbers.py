"""Which numbers are somebody's own, and which may stand where reporters see them."""

import pytest

from accounts.models import User
from media_liaison.private_numbers import is_private
from media_liaison.public_numbers import one_number

TWO = "(315) 555-0110 (315) 555-0188"
PRIVATE = [  # as it is stored, as it is typed
    ("315-555-0110", "315-555-0110"),
    ("315-555-0110", "555-0110"),
    ("315-555-0110", "Text or call 315-555-0110"),
    ("315-555-0110", "(315) 555-0110 or (315) 555-0188"),
    ("315-555-0188", "(315) 555-0110 or (315) 555-0188"),
    ("315-555-0188", "315.555.0110 x 315.555.0188"),
    ("(555) 010-0199", "Max: 555 010 0199"),
    ("(555) 010-0199", "fax/text 555 010 0199"),
    ("(555) 010-0199", "#1: 555 010 0199"),
    ("315-555-0110", "３１５－５５５－０１１０"),
    ("315-555-0110", "٣١٥ ٥٥٥ ٠١١٠"),
    ("３１５５５５０１１０", "315 555 0110"),
    ("555-0110", "(315) 555-0110"),
    ("555-0110", "+1 315 555 0110 ext 2"),
    ("+1 (315) 555-0110", "3155550110"),
    ("(315) 555-0110 ext 7", "315-555-0110"),
    ("315-555\u200b-0110", "315-555-0110"),
    ("Home 315-555-0188, cell 315-555-0110", "555 0110"),
    (TWO, "555-0110"),
    (TWO, "555-0188"),
]
OURS = [
    ("315-555-0110", "315-555-0111"),
    ("+1-315-555-0110", "+1-315-555-0190"),
    ("+49 171 123 45 67", "+49 171 123 99 99"),
    ("0110", "315-555-0110"),
    ("ask Grace", "315-555-0110"),
    ("315-555-0110", "0110"),
    ("315-555-0110", ""),
]
PUBLISHED = [
    ("(315) 555-0110", "(315) 555-0110"),
    ("+1 315.555.0110", "+1 315.555.0110"),
    ("555-0110 EXT. 12", "555-0110 ext 12"),
    ("555-0110x12", "555-0110 ext 12"),
    ("555-0110 #12", "555-0110 ext 12"),
    ("５５５－０１１０", "555-0110"),
    ("315\u2013555\u20130110", "315-555-0110"),
    ("211", "211"),
]
REFUSED = [
    "",
    "Max: 555-0110",
    "555-0110 (Max)",
    "555-0110 or 555-0188",
    "555-0110 / 555-0188",
    "555-0110 555-0188",
    "315-555-0110 315-555-0188",
    "+1 315 555 0110 +1 315 555 0188",
    "555-0110 ext 2 ext 3",
    "555-0110 ext 315-555-0188",
    "press@example.org",
    "(-) ...",
    "ext 12",
    "1\n2",
]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("stored", "typed", "private"),
    [*((*pair, True) for pair in PRIVATE), *((*pair, False) for pair in OURS)],
)
def test_somebody_s_own_number_is_known_however_it_is_written(dana, stored, typed, private):
    User.objects.filter(pk=dana.pk).update(phone=stored)

    assert is_private(typed) is private
    assert is_private(typed, [stored]) is private


def test_however_many_work_here_one_question_is_asked(dana, lior, django_assert_num_queries):
    User.objects.update(phone="315-555-0110")

    with django_assert_num_queries(1):
        assert is_private("555-0110")


@pytest.mark.parametrize(("typed", "shown"), PUBLISHED)
def test_one_number_is_published(typed, shown):
    assert one_number(typed) == shown


@pytest.mark.parametrize("typed", REFUSED)
def test_anything_else_is_not_a_number(typed):
    assert one_number(typed) == ""
