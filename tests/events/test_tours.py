"""Checklists of visits: the template, copies, taps, and who is told that a visit is near."""

import uuid

import pytest
from django.urls import reverse

from events.first_checklist import FIRST_CHECKLIST
from events.models import ChecklistItem, Event, TourCheck
from events.services.tours import begin_checklist, tick_check

TEMPLATE = "/events/checklist/"
HTMX = {"HX-Request": "true"}


def address(name, row):
    return reverse(f"events:{name}", args=[row.pk])


@pytest.fixture
def visit(make_event, elm, dana):
    """A tour of Elm Street tomorrow, with two lines to do before and one after."""
    tour = make_event(starts="2026-11-21 10:00", site=elm, organiser=dana, confidential=True)
    for place, (stage, words) in enumerate(
        [("before", "Close"), ("before", "Cover the board"), ("after", "Thank them")]
    ):
        tour.tour_checks.create(stage=stage, words=words, place=place)
    return tour


@pytest.fixture
def template(db):
    """Three lines to do before, instead of those a new house begins with."""
    ChecklistItem.objects.all().delete()
    names = ["Close", "Cover", "Greet"]
    return [
        ChecklistItem.objects.create(words=words, place=place)
        for place, words in enumerate(names, 1)
    ]


def typed(template, **changes):
    form = {"lines-TOTAL_FORMS": len(template) + 1, "lines-INITIAL_FORMS": len(template)}
    for n, line in enumerate(template):
        row = {"id": line.pk, "stage": line.stage, "words": line.words, "place": line.place}
        form |= {f"lines-{n}-{name}": value for name, value in row.items()}
    return {**form, f"lines-{len(template)}-stage": "before", **changes}


def words():
    return list(ChecklistItem.objects.in_order().values_list("words", "place"))


def test_a_new_house_begins_with_a_list_of_three_stages(db):
    found = list(ChecklistItem.objects.in_order().values_list("stage", "words"))

    assert found == list(FIRST_CHECKLIST)


@pytest.mark.parametrize(
    ("changes", "left"),
    [
        ({"lines-0-words": "Shut"}, ["Shut", "Cover", "Greet"]),
        ({"lines-0-place": "3"}, ["Cover", "Greet", "Close"]),
        ({"lines-2-place": "1"}, ["Greet", "Close", "Cover"]),
        ({"lines-1-DELETE": "on"}, ["Close", "Greet"]),
        ({"lines-3-words": "Smile"}, ["Close", "Cover", "Greet", "Smile"]),
        ({"lines-3-words": "Smile", "lines-3-place": "2"}, ["Close", "Smile", "Cover", "Greet"]),
        ({"lines-0-stage": "after"}, ["Cover", "Greet", "Close"]),
    ],
)
def test_leadership_changes_the_template(browser_of, grace, template, changes, left):
    response = browser_of(grace).post(TEMPLATE, typed(template, **changes))

    assert response.headers["Location"] == TEMPLATE
    assert [line for line, _ in words()] == left
    assert words()[0][1] == 1


def test_template_sent_twice_adds_one_line(browser_of, grace, template):
    form = typed(template, **{"lines-3-words": "Smile", "form_id": str(uuid.uuid4())})

    answers = [browser_of(grace).post(TEMPLATE, form).status_code for _ in "ab"]

    assert (answers, ChecklistItem.objects.count()) == ([302, 302], 4)


@pytest.mark.parametrize("wrong", [{"lines-0-words": ""}, {"lines-0-place": "first"}])
def test_refused_template_keeps_what_was_typed(browser_of, grace, template, wrong):
    form = typed(template, **{"lines-1-words": "Cover it all", **wrong})

    response = browser_of(grace).post(TEMPLATE, form)

    assert response.status_code == 422
    assert b'value="Cover it all"' in response.content
    assert words() == [("Close", 1), ("Cover", 2), ("Greet", 3)]


def test_a_line_somebody_removed_meanwhile_is_told(browser_of, grace, template):
    form = typed(template)
    template[0].delete()

    response = browser_of(grace).post(TEMPLATE, form)

    assert response.status_code == 422
    assert b"Somebody removed this line in the meantime" in response.content


@pytest.mark.parametrize("who", ["vera", "dana", "lior"])
def test_only_those_who_lead_open_the_template(browser_of, request, who):
    browser = browser_of(request.getfixturevalue(who))

    assert [browser.get(TEMPLATE).status_code, browser.post(TEMPLATE).status_code] == [403, 403]


def test_template_asks_the_same_for_one_line_and_three(
    browser_of, grace, template, django_assert_num_queries
):
    browser = browser_of(grace)
    browser.get(TEMPLATE)

    with django_assert_num_queries(4):
        browser.get(TEMPLATE)
    ChecklistItem.objects.exclude(pk=template[0].pk).delete()
    with django_assert_num_queries(4):
        browser.get(TEMPLATE)


@pytest.mark.parametrize(("kind", "lines"), [("tour", 3), ("talk", 0)])
def test_a_planned_visit_gets_the_list_of_its_day(
    browser_of, dana, elm, template, kind, lines, typed
):
    visit = {**typed, "kind": kind, "site": elm.pk, "starts": "10:00", "ends": "11:00"}

    browser_of(dana).post(reverse("events:event_new"), visit)
    ChecklistItem.objects.all().delete()  # what stands on a visit's own list stays

    assert Event.objects.get().tour_checks.count() == lines


def test_an_older_visit_begins_its_list_once(browser_of, dana, elm, make_event, template):
    tour = make_event(site=elm, confidential=True)
    browser, page = browser_of(dana), address("event_checklist", tour)
    assert b"Begin the checklist" in browser.get(page).content

    answers = [browser.post(address("event_checklist_begin", tour)).url for _ in "ab"]

    assert (answers, tour.tour_checks.count()) == ([page, page], 3)
    assert b"0 of 3 done" in browser.get(page).content


def test_a_talk_has_no_checklist(browser_of, dana, make_event):
    talk, browser = make_event(kind="talk"), browser_of(dana)

    assert browser.get(address("event_checklist", talk)).status_code == 404
    assert browser.post(address("event_checklist_begin", talk)).status_code == 404


def test_a_tap_without_javascript_leads_back_to_the_line(browser_of, dana, visit):
    check = visit.tour_checks.first()

    response = browser_of(dana).post(address("tourcheck_tick", check), {"done": "yes"})

    check.refresh_from_db()
    assert response.url == f"{address('event_checklist', visit)}#check-{check.pk}"
    assert (check.done_by, check.is_done) == (dana, True)


def test_a_tap_swaps_the_line_and_the_progress(browser_of, dana, visit):
    check, form = visit.tour_checks.first(), {"done": "yes"}

    page = browser_of(dana).post(address("tourcheck_tick", check), form, headers=HTMX)

    text = page.content.decode()
    assert "1 of 3 done" in text
    assert "Dana, Fri 20 Nov 2026, noon" in text
    assert (text.count("<li"), "<html" in text) == (1, False)


def test_ticking_twice_keeps_the_first_and_can_be_taken_back(visit, dana, grace):
    check = visit.tour_checks.first()

    first = tick_check(check=check, done=True, by=dana)
    second = tick_check(check=check, done=True, by=grace)

    assert (second.done_by, second.done_at) == (dana, first.done_at)
    assert tick_check(check=check, done=False, by=grace).done_by is None


def test_a_volunteer_reads_the_list_and_ticks_nothing(browser_of, vera, visit):
    browser, check = browser_of(vera), visit.tour_checks.first()

    page = browser.get(address("event_checklist", visit)).content

    assert (b"Cover the board" in page, b"check-tap-" in page) == (True, False)
    assert browser.post(address("tourcheck_tick", check), {"done": "yes"}).status_code == 403
    assert browser.post(address("event_checklist_begin", visit)).status_code == 403
    assert not TourCheck.objects.exclude(done_at=None).exists()


@pytest.mark.parametrize("name", ["tourcheck_tick", "event_checklist_begin"])
def test_what_is_not_there_is_not_found(browser_of, dana, name):
    assert browser_of(dana).post(reverse(f"events:{name}", args=[4711])).status_code == 404


def test_checklist_asks_the_same_for_one_line_and_three(
    browser_of, dana, grace, visit, django_assert_num_queries
):
    browser, page = browser_of(dana), address("event_checklist", visit)
    for check, who in zip(visit.tour_checks.all(), [dana, grace, dana], strict=True):
        tick_check(check=check, done=True, by=who)
    browser.get(page)

    with django_assert_num_queries(5):
        browser.get(page)
    visit.tour_checks.filter(stage="before").delete()
    with django_assert_num_queries(5):
        browser.get(page)


@pytest.mark.parametrize(
    ("who", "is_told"), [("dana", True), ("grace", True), ("lior", False), ("vera", False)]
)
def test_today_tells_organiser_and_leadership(browser_of, request, visit, who, is_told):
    page = browser_of(request.getfixturevalue(who)).get("/").content.decode()

    assert ("Before they come" in page) == is_told
    assert ("2 still to do" in page) == is_told


@pytest.mark.parametrize(
    ("fields", "is_told"),
    [
        ({"starts_at": "2026-11-22T04:59Z"}, True),  # tomorrow, a minute before midnight
        ({"starts_at": "2026-11-22T05:00Z"}, False),
        ({"starts_at": "2026-11-22T05:00Z", "time_zone": "America/Denver"}, True),
        ({"status": "cancelled"}, False),
        ({"starts_at": "2026-11-20T15:00Z", "ends_at": "2026-11-20T16:00Z"}, False),
    ],
)
def test_a_visit_is_near_by_the_clock_of_its_place(browser_of, dana, visit, fields, is_told):
    Event.objects.update(**{"ends_at": "2026-11-22T06:00Z", **fields})
    browser = browser_of(dana)

    found = [browser.get(page).content.decode() for page in ("/", visit.get_absolute_url())]

    assert ("still to do" in found[0]) == is_told
    assert ("we are not ready" in found[1]) == is_told


def test_a_visit_with_its_first_lines_done_is_ready(browser_of, dana, visit):
    for check in visit.tour_checks.filter(stage="before"):
        tick_check(check=check, done=True, by=dana)

    page = browser_of(dana).get(visit.get_absolute_url()).content.decode()

    assert "2 of 3 on the checklist done." in page
    assert b"Before they come" not in browser_of(dana).get("/").content


def test_a_visit_without_a_list_is_told_at_our_site_alone(browser_of, dana, elm, make_event):
    tour = make_event(starts="2026-11-21 10:00", site=elm, organiser=dana, confidential=True)
    make_event("Radio talk", "2026-11-21 12:00", kind="media-event", organiser=dana)

    page = browser_of(dana).get("/").content.decode()

    assert page.count("checklist not begun") == 1
    assert address("event_checklist", tour) in page


def test_begin_asks_for_a_visit(make_event):
    with pytest.raises(Exception, match="Only a visit has a checklist"):
        begin_checklist(event=make_event(kind="talk"))
