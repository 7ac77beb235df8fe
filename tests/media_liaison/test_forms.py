"""Writing down journalists and outlets, and filtering them."""

from datetime import timedelta

import pytest

from media_liaison.forms.directory import (
    JournalistFilterForm,
    JournalistForm,
    OutletFilterForm,
    OutletForm,
)
from media_liaison.models import Journalist, Outlet


def test_a_name_is_needed(lior):
    form = JournalistForm({"name": " "}, user=lior)

    assert list(form.errors) == ["name"]


def test_a_name_that_is_here_already_is_doubted_once(ana, lior):
    asked = JournalistForm({"name": "Anna Ruiz"}, user=lior)
    confirmed = JournalistForm({"name": "Anna Ruiz", "confirm_duplicate": "yes"}, user=lior)

    assert [asked.is_valid(), list(asked.doubts)] == [False, ["duplicate"]]
    assert confirmed.is_valid()


def test_a_doubt_leads_to_adding_the_profile_to_the_person(maria, lior):
    form = JournalistForm({"name": "Maria Lopez"}, user=lior)
    form.is_valid()

    assert f'href="/media/journalists/new/?contact={maria.pk}"' in form.doubts["duplicate"]


def test_a_shared_number_is_doubted(ana, lior):
    form = JournalistForm({"name": "Bo Quill", "mobile": "555 010 2030"}, user=lior)

    assert not form.is_valid()
    assert "Ana Ruiz" in form.doubts["duplicate"]


def test_only_filled_in_ways_are_kept(lior):
    form = JournalistForm({"name": "Bo", "mobile": "555-1", "email": ""}, user=lior)

    assert form.is_valid()
    assert [(m.channel, m.value) for m in form.get_methods()] == [("mobile", "555-1")]


def test_nobody_was_told_tomorrow(lior, today):
    form = JournalistForm({"name": "Bo", "told_on": today + timedelta(days=1)}, user=lior)

    assert form.errors["told_on"] == ["Choose today or a day before."]


def test_a_day_once_written_down_is_not_typed_over(lior, grace, ana, today):
    long_ago = today - timedelta(days=400)
    ana.told_on, ana.told_of, ana.told_number = long_ago, grace, "555-0999"
    ana.save()
    typed = {"told_on": today, "beats": "Courts", "version": ana.version}

    JournalistForm(typed, instance=ana, user=lior).save()

    ana.refresh_from_db()
    told = (ana.told_on, ana.told_by, ana.told_of, ana.told_number)
    assert (ana.beats, told) == ("Courts", (long_ago, None, grace, "555-0999"))


def test_somebody_known_is_not_asked_for_their_name(maria, lior):
    form = JournalistForm(user=lior, contact=maria)

    wanted = ["beats", "languages", "approach", "deadlines", "told_on"]
    assert [field.name for field in form.visible_fields()] == wanted


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("https://www.KWHE.com/news?x=1", "kwhe.com"),
        ("www.kwhe.com", "kwhe.com"),
        ("kwhe.com", "kwhe.com"),
        ("kwhe.com:443", "kwhe.com"),
        ("kwhe.com?x=1#top", "kwhe.com"),
        ("", ""),
    ],
)
def test_a_domain_is_kept_bare(lior, typed, kept):
    form = OutletForm({"name": "KWHE", "medium": "radio", "domain": typed}, user=lior)

    assert form.is_valid()
    assert form.cleaned_data["domain"] == kept


@pytest.mark.parametrize(
    "query",
    [
        {"beat": "heal"},
        {"beat": "city hall"},
        {"outlet": "harlow"},
        {"language": "span"},
        {"beat": "health", "outlet": "her", "language": "english"},
    ],
)
def test_journalists_are_filtered_by(ana, make_journalist, query):
    make_journalist("Bo Quill", beats="sports", languages="French")

    assert list(JournalistFilterForm(query).apply(Journalist.objects.all())) == [ana]


def test_an_outlet_filter_takes_its_number(ana, herald, make_journalist, make_outlet):
    make_journalist("Bo Quill", at=make_outlet("Radio Nine"))
    filters = JournalistFilterForm({"outlet": str(herald.pk)})

    assert list(filters.apply(Journalist.objects.all())) == [ana]


@pytest.mark.parametrize("query", [{"medium": "newspaper"}, {"area": "harlow"}])
def test_outlets_are_filtered_by(herald, make_outlet, query):
    make_outlet("Radio Nine", medium="radio", area="Eastside")

    assert list(OutletFilterForm(query).apply(Outlet.objects.all())) == [herald]


@pytest.mark.parametrize("query", [{"medium": "smoke"}, {"area": ""}, {}])
def test_a_value_nobody_offered_filters_nothing(herald, query):
    assert list(OutletFilterForm(query).apply(Outlet.objects.all())) == [herald]
