"""What the calendar shows besides events."""

from datetime import date, timedelta

import pytest

from contacts.models import Contact, FollowUp, Membership
from events.layers import LAYERS, layers_for, read_also

CALENDAR, WEEK, AGENDA = "/events/", "/events/week/", "/events/agenda/"
BOTH = list(LAYERS)
FIRST, END = date(2026, 11, 22), date(2026, 11, 29)


@pytest.fixture
def call(maria, dana):
    """Dana calls Maria on Tuesday."""
    due_on = date(2026, 11, 24)
    return FollowUp.objects.create(
        what="Call the school", due_on=due_on, assigned_to=dana, contact=maria
    )


@pytest.fixture
def make_renewal(db):
    """Make memberships: `make_renewal("Harbor Coalition", day)`."""

    def make(name="Harbor Coalition", renews_on=date(2026, 11, 25), **fields):
        organization = Contact.objects.create(kind="organization", name=name)
        return Membership.objects.create(organization=organization, renews_on=renews_on, **fields)

    return make


def found_by(user, first=FIRST, end=END, slugs=BOTH):
    days = read_also(user, slugs, first, end).days
    return [(day.day, item.title, item.about) for day in sorted(days) for item in days[day]]


def test_layers_stand_on_their_days(dana, call, maria, make_renewal):
    membership = make_renewal()

    days = read_also(dana, BOTH, FIRST, END).days

    assert found_by(dana) == [
        (24, "Call the school", maria.name),
        (25, "Harbor Coalition", ""),
    ]
    assert [days[day][0].address for day in sorted(days)] == [
        f"/contacts/follow-ups/{call.pk}/edit/",
        f"/contacts/memberships/{membership.pk}/",
    ]


def test_only_what_is_switched_on_is_read(dana, call, make_renewal):
    make_renewal()

    assert found_by(dana, slugs=["renewals", "moons"]) == [(25, "Harbor Coalition", "")]
    assert found_by(dana, slugs=[]) == []


def test_what_is_done_ended_or_somebody_else_s_is_left_out(dana, lior, call, make_renewal):
    make_renewal(ended_on=date(2026, 11, 1))

    assert found_by(lior) == []
    FollowUp.objects.update(done_at="2026-11-20T12:00Z")
    assert found_by(dana) == []


@pytest.mark.parametrize(("first", "end"), [(FIRST, date(2026, 11, 24)), (date(2026, 11, 26), END)])
def test_other_days_are_left_out(dana, call, make_renewal, first, end):
    make_renewal()

    assert found_by(dana, first, end) == []


def test_layers_are_for_those_with_the_right(vera, dana, olu, call, make_renewal):
    make_renewal()

    assert [layer.slug for layer in layers_for(dana)] == BOTH
    assert (layers_for(vera), layers_for(olu)) == ([], [])
    assert (found_by(vera), found_by(olu)) == ([], [])


@pytest.mark.parametrize("address", [CALENDAR, WEEK, AGENDA])
def test_switch_is_offered_only_to_those_with_the_right(browser_of, vera, dana, call, address):
    query = {"also": BOTH, "date": "2026-11-22"}

    told = browser_of(dana).get(address, query).content.decode()
    hidden = browser_of(vera).get(address, query).content.decode()

    assert 'value="follow-ups" checked' in told
    assert "Call the school" in told
    assert "follow-ups" not in hidden.partition('<form class="filters"')[2].partition("</form>")[0]
    assert "Call the school" not in hidden


@pytest.mark.parametrize("address", [CALENDAR, WEEK, AGENDA])
def test_layers_cost_the_same_for_one_and_three(
    browser_of, dana, maria, call, make_renewal, django_assert_num_queries, address
):
    browser, query = browser_of(dana), {"also": BOTH, "date": "2026-11-22"}
    memberships = [make_renewal("Coalition 23", date(2026, 11, 23))]
    browser.get(address)  # writes the session's clock

    with django_assert_num_queries(6):
        browser.get(address, query)
    memberships += [make_renewal(f"Coalition {day}", date(2026, 11, day)) for day in (25, 26)]
    with django_assert_num_queries(6):
        page = browser.get(address, query).content.decode()

    assert [page.count(f'href="{row.get_absolute_url()}"') for row in memberships] == [1, 1, 1]


def test_agenda_s_pages_share_out_the_days_between_them(browser_of, dana, call, make_event):
    for number in range(30):
        make_event(f"Event {number}", f"2026-11-22 {10 + number // 15}:00")
    make_event("Later", "2026-12-20 10:00")
    call.pk, call.due_on = None, date(2026, 12, 24)
    call.save()
    browser, query = browser_of(dana), {"date": "2026-11-01", "also": BOTH}

    first = browser.get(AGENDA, query)
    following = first.context["page"].following
    second = browser.get(AGENDA, {**query, "page": following})
    back = browser.get(AGENDA, {**query, "page": second.context["page"].previous})

    counts = [page.content.count(b"Call the school") for page in (first, second, back)]
    assert counts == [0, 2, 0]


def test_month_counts_what_has_no_room(browser_of, dana, call):
    for _ in range(4):
        call.pk = None
        call.save()

    page = browser_of(dana).get(CALENDAR, {"also": "follow-ups"}).content.decode()

    assert page.count("Call the school") == 2
    more = "/events/agenda/?date=2026-11-24&amp;also=follow-ups"
    assert f'<a class="chip-more" href="{more}">+3 more</a>' in page


def test_hosts_come_along_by_name(dana, maria, make_event):
    other = Contact.objects.create(kind="organization", name="Ash Library")
    for host in (maria, maria, other, None):
        make_event(host=host)

    hosts = read_also(dana, [], FIRST, FIRST + timedelta(days=1)).hosts

    assert hosts == [(other.pk, "Ash Library"), (maria.pk, maria.name)]


@pytest.mark.parametrize("address", [CALENDAR, WEEK, AGENDA])
def test_events_can_be_narrowed_to_a_host(browser_of, vera, maria, make_event, address):
    make_event("Coffee at hers", host=maria)
    make_event("Coffee at ours")
    query = {"host": maria.pk, "date": "2026-11-22", "month": "2026-11"}

    page = browser_of(vera).get(address, query).content.decode()

    assert "Coffee at hers" in page
    assert "Coffee at ours" not in page
    assert f'<option value="{maria.pk}" selected>{maria.name}</option>' in page


@pytest.mark.parametrize("host", ["0", "-1", "x", "²", str(10**30)])
def test_a_host_nobody_can_be_narrows_nothing(browser_of, vera, tour, host):
    assert b"Tour for the block" in browser_of(vera).get(CALENDAR, {"host": host}).content


def test_a_host_who_hosts_nothing_stands_in_the_filter(browser_of, vera, maria, tour):
    page = browser_of(vera).get(WEEK, {"host": maria.pk}).content.decode()

    assert "No event fits in this week." in page
    assert f'<option value="{maria.pk}" selected>This host</option>' in page
