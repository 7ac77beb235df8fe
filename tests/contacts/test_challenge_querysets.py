"""Which challenges: the visible, the open by clock, the alike, and what they taught us."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import Program
from contacts.learned import learned_from
from contacts.models import Challenge
from contacts.services.challenges import answer_by


@pytest.mark.parametrize(("who", "seen"), [("vera", 0), ("dana", 1), ("ada", 1), ("grace", 2)])
def test_restricted_challenges_show_to_leadership_alone(request, make_challenge, who, seen):
    make_challenge()
    make_challenge(sensitivity="restricted")

    visible = Challenge.objects.visible_to(request.getfixturevalue(who))

    assert visible.count() == seen


def test_owner_and_author_read_their_own_restricted_challenge(dana, lior, make_challenge):
    make_challenge(sensitivity="restricted", author=dana, owner=lior)

    found = [Challenge.objects.visible_to(user).count() for user in (dana, lior)]

    assert found == [1, 1]


def test_late_ones_are_open_and_unanswered_past_their_hour(make_challenge):
    late = make_challenge(days_ago=9)
    make_challenge(days_ago=9, first_response_at=timezone.now())
    make_challenge(days_ago=9, status="resolved")
    make_challenge()

    assert [row for row in Challenge.objects.all() if row.is_late(timezone.now())] == [late]


def test_playbook_is_searched_with_passages(make_challenge):
    fits = make_challenge("Boxes", status="resolved", worked="A locked bin behind the bakery.")
    make_challenge("Parking", status="resolved", worked="New signs.")

    (found,) = Challenge.objects.closed().matching("bins bakery").with_passage("bins bakery")

    assert found == fits
    assert "«bin» behind the «bakery»" in found.passage


@pytest.fixture
def noise(make_challenge):
    """An open challenge about cars and music at night."""
    return make_challenge(
        "Cars at night",
        facts="Engines and loud music by the gate after services.",
        concern="My children cannot sleep.",
    )


def test_similar_ones_are_closed_and_told_in_the_same_words(noise, make_challenge):
    alike = make_challenge("Loud music", facts="Music from cars at night.", status="resolved")
    make_challenge("Loud music", facts="Music from cars at night.")
    make_challenge("Boxes", facts="Somebody left crates.", kind="conflict", status="resolved")

    assert list(Challenge.objects.all().similar_to(noise)) == [alike]


def test_same_contact_makes_a_closed_one_similar(noise, maria, make_challenge):
    noise.contacts.set([maria])
    same = make_challenge("A letter", maria, facts="Nothing alike.", status="resolved")

    assert list(Challenge.objects.all().similar_to(noise)) == [same]


def test_hidden_ones_are_not_similar(noise, dana, grace, make_challenge):
    make_challenge("Cars at night", facts=noise.facts, status="resolved", sensitivity="restricted")
    visible = Challenge.objects.visible_to(dana).similar_to(noise)

    assert (list(visible), Challenge.objects.visible_to(grace).similar_to(noise).count()) == ([], 1)


def test_challenge_without_long_words_is_like_none(make_challenge):
    bare = make_challenge("A?", facts="-")

    assert list(Challenge.objects.all().similar_to(bare)) == []


def test_lessons_of_closed_challenges_are_fetched_in_one_query(
    dana, maria, make_challenge, django_assert_num_queries
):
    dana.get_all_permissions()
    old = make_challenge("Old", maria, status="resolved", closed_at=timezone.now())
    new = make_challenge("New", maria, status="unresolved", worked="", avoid="Letters.", lesson="x")
    make_challenge("Open", maria)
    Challenge.objects.filter(pk=old.pk).update(closed_at=timezone.now() - timedelta(days=9))

    with django_assert_num_queries(1):
        assert list(learned_from(maria, dana)) == [new, old]


def test_hidden_lessons_are_not_told(dana, vera, maria, make_challenge):
    make_challenge("Old", maria, status="resolved", sensitivity="restricted")
    make_challenge("New", maria, status="resolved")

    assert [len(learned_from(maria, user)) for user in (dana, vera)] == [1, 0]


def test_clock_runs_by_the_program_s_own_measure(db):
    Program.objects.update_or_create(
        pk=1, defaults={"first_response_days": 1, "time_zone": "Europe/Paris"}
    )
    monday = timezone.make_aware(timezone.datetime(2026, 11, 23, 20))  # 2 am on Tuesday in Paris

    assert answer_by(monday).isoformat() == "2026-11-25T17:00:00+01:00"
