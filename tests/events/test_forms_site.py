"""A site and its week."""

from datetime import time

from events.forms.site import ServiceHoursFormSet, SiteForm
from events.models import Site


def week(*rows, instance=None, initial=0):
    """A formset with rows of (weekday, opens, closes) typed, and one left empty."""
    data = {"hours-TOTAL_FORMS": len(rows) + 1, "hours-INITIAL_FORMS": initial}
    for number, row in enumerate([*rows, ("", "", "")]):
        for name, value in zip(("weekday", "opens", "closes"), row, strict=True):
            data[f"hours-{number}-{name}"] = value
    return ServiceHoursFormSet(data, instance=instance or Site(), prefix="hours")


def test_week_leaves_empty_lines_alone(db):
    formset = week((2, "14:00", "18:00"))

    assert formset.is_valid(), formset.errors
    assert len([form for form in formset if form.has_changed()]) == 1


def test_week_refuses_stretches_that_overlap(db):
    formset = week((2, "14:00", "18:00"), (3, "14:00", "18:00"), (2, "17:00", "20:00"))

    assert not formset.is_valid()
    assert formset.errors[2] == {"opens": ["This overlaps with Tuesday 2–6 pm."]}
    assert formset.errors[:2] == [{}, {}]


def test_week_refuses_closing_before_opening(db):
    formset = week((2, "18:00", "14:00"))

    assert not formset.is_valid()
    assert formset.errors[0] == {"__all__": ["Services close after they open, on the same day."]}


def test_site_form_offers_the_programs_clock_first(db):
    field = SiteForm()["time_zone"]

    assert field.value() == "America/New_York"
    assert field.field.widget.choices[0][1][0] == (
        "America/New_York",
        "New York (America/New_York)",
    )


def test_site_form_keeps_a_rare_clock(make_site):
    site = make_site(time_zone="America/Indiana/Knox")

    choices = SiteForm(instance=site).fields["time_zone"].widget.choices

    assert choices[0][1][0] == ("America/Indiana/Knox", "Knox (America/Indiana/Knox)")


def test_week_may_keep_two_stretches_of_one_day(elm):
    formset = week((4, "09:00", "12:00"), (4, "12:00", "18:00"), instance=elm)

    assert formset.is_valid(), formset.errors
    formset.save()
    assert elm.service_hours.filter(weekday=4, opens=time(12)).exists()
