"""What the press asks and what we told it is nowhere for volunteers, nor consents for the staff."""

import pytest
from django.apps import apps
from django.db.models import CharField, TextField
from django.utils import timezone

from library.models import Message, Resource
from media_liaison.models import Consent, Inquiry

from .pages import pages
from .test_canary import canary, crawl, leaks

pytestmark = pytest.mark.usefixtures("quiet")
CALENDARS = [
    f"/events/{view}?also=deadlines&also=duty&also=posts" for view in ("", "week/", "agenda/")
]
PLACES = ["/search/?q=canary", *CALENDARS]
PUBLIC = "/press/"  # what stands there is for everybody
NOT_PROFILES = {"Journalist", "Outlet"}  # contacts, whose names everybody here may read


def fill(model):
    """Put a canary into every text of every row of a model."""
    texts = [
        field.name
        for field in model._meta.concrete_fields
        if isinstance(field, CharField | TextField)
        and not field.choices
        and not field.generated
        and field.name != "time_zone"
    ]
    for row in model.objects.all():
        words = {name: f"{canary()} {getattr(row, name)}"[:60] for name in texts}
        model.objects.filter(pk=row.pk).update(**words)


def fill_press_desk(world):
    """Fill everything of the press desk and the message bank, with an inquiry that is late."""
    models = [*apps.get_app_config("media_liaison").get_models(), Message]
    for model in models:
        if hasattr(model.objects, "visible_to") and model.__name__ not in NOT_PROFILES:
            fill(model)
    Inquiry.objects.update(deadline_at=timezone.now())


@pytest.mark.parametrize("role", ["volunteer", "no role"])
def test_volunteers_read_nothing_of_the_press_desk(world, role):
    fill_press_desk(world)

    walked = [path for path in pages(world, role) if not path.startswith(PUBLIC)]
    answers = crawl(world, role, [*walked, *PLACES])

    assert leaks(answers) == set()


@pytest.mark.parametrize("role", ["staff", "no role"])
def test_staff_read_no_consent(world, role):
    fill(Consent)
    row = world.row("media_liaison.Consent")
    world.row("media_liaison.Post").consents.set([row])
    row.messages.set([world.row("library.Message")])

    answers = crawl(world, role, [*pages(world, role), *PLACES, row.get_absolute_url()])

    assert leaks(answers) == set()


def test_liaison_reads_all_of_it(world):
    fill_press_desk(world)
    names = ["Consent", "Coverage", "Inquiry", "Post", "SocialChannel", "Statement"]
    paths = [world.row(f"media_liaison.{name}").get_absolute_url() for name in names]
    paths += ["/", world.row("library.Message").get_absolute_url(), "/media/"]

    assert leaks(crawl(world, "liaison", paths)) == set(paths)


def test_suggestion_for_the_shelf_is_read_by_nobody_else_until_it_is_accepted(world):
    title, dana = canary(), world.users["staff"]
    row = Resource.objects.create(title=title, place="Binder", suggested_by=dana)
    paths = [*pages(world, "volunteer"), "/search/?q=canary", row.get_absolute_url()]

    assert leaks(crawl(world, "volunteer", paths)) == set()
    assert leaks(crawl(world, "staff", [row.get_absolute_url()])) == {row.get_absolute_url()}
