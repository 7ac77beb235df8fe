"""The look-up: three letters while the phone rings."""

import pytest
from django.utils import timezone

from contacts.models import Contact
from media_liaison.models import Journalist, Outlet
from media_liaison.search import find_journalists, find_outlets, spoken_with_lately


def names(text: str, limit: int = 25) -> list[str]:
    """Return the names found for a text, in order."""
    found = find_journalists(Journalist.objects.active().for_list(), text, limit)
    return [str(journalist) for journalist in found]


@pytest.mark.parametrize(
    "text",
    [
        "rui",
        "ana",
        "Ruiz, Ana",
        "har",
        "her",
        "hea",
        "cit",
        "hal",
        "0102",
        "010-2030",
        "+1 (555) 010-2030",
        "ruis",
        "herlad",
        "health herald",
        "ana health",
    ],
)
def test_a_journalist_is_found_by(ana, make_journalist, text):
    make_journalist("Bo Quill", beats="sports")

    assert names(text) == ["Ana Ruiz"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Zoë Peña", "pen"),
        ("Zoë Peña", "zoe"),
        ("Siobhán O’Brien", "obr"),
        ("Nguyễn Thị Hoa", "nguyen"),
        ("Robert Quill", "bob"),
        ("Elizabeth Stone", "liz"),
    ],
)
def test_plain_typing_and_nicknames_find(make_journalist, name, text):
    make_journalist(name)

    assert names(text) == [name]


def test_names_come_before_outlets_and_beats(make_journalist, make_outlet):
    make_journalist("Ana Ruiz", at=make_outlet("The Herald"))
    make_journalist("Bo Quill", beats="heritage")
    make_journalist("Cleo Hernandez")

    assert names("her") == ["Cleo Hernandez", "Ana Ruiz", "Bo Quill"]


def test_many_of_one_name_leave_room_for_outlet_and_beat(make_journalist, make_outlet):
    for number in range(8):
        make_journalist(f"Hero{number} Aa Her{number}")
    make_journalist("Ana Ruiz", at=make_outlet("The Herald"))
    make_journalist("Bo Quill", beats="heritage")

    found = names("her", limit=8)

    assert len(found) == 8
    assert {"Ana Ruiz", "Bo Quill"} <= set(found)


@pytest.mark.parametrize("text", ["", "  ", "a", "a r", "!", "%", "zzzz", "99999"])
def test_too_little_or_nobody_finds_nobody(ana, text):
    assert names(text) == []


def test_only_journalists_are_found(make_contact, ana):
    make_contact("Ana Ruizdael")

    assert names("ana rui") == ["Ana Ruiz"]


def test_archived_journalists_are_not_found(ana):
    Contact.objects.filter(pk=ana.contact_id).update(archived_at=timezone.now())

    assert names("ana") == []


def test_a_look_up_asks_three_times(ana, django_assert_num_queries):
    queryset = Journalist.objects.active().for_list()

    # Fold the words, ask the four likely ways at once, fetch the rows; two more for slips,
    # because one answer is fewer than enough, and one for the likeness of the whole name.
    with django_assert_num_queries(4):
        find_journalists(queryset, "hea")


@pytest.mark.parametrize("text", ["har", "herald", "herlad"])
def test_an_outlet_is_found_by_its_name(herald, make_outlet, text):
    make_outlet("Radio Nine")

    assert find_outlets(Outlet.objects.active(), text) == [herald]


def test_spoken_with_lately_the_latest_first(ana, make_journalist, make_note, dana):
    bo = make_journalist("Bo Quill")
    make_note(dana, ana.contact, days_ago=3)
    make_note(dana, bo.contact, days_ago=1)

    assert spoken_with_lately(Journalist.objects.active(), dana, 5) == [bo, ana]


def test_a_restricted_note_does_not_show_by_who_was_spoken_with(ana, make_note, grace, dana):
    make_note(grace, ana.contact, sensitivity="restricted")

    assert spoken_with_lately(Journalist.objects.active(), dana, 5) == []
    assert spoken_with_lately(Journalist.objects.active(), grace, 5) == [ana]
