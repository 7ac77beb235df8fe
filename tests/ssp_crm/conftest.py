"""What the proofs of safety share: one of everything, and somebody who may do everything."""

import logging

import pytest
from django.core.cache import cache
from django.template import Template
from django.test import Client

from tests.world import World, make_world


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whoever asks thousands of questions walks the whole house."""
    for item in items:
        if "quiet" in getattr(item, "fixturenames", []):
            item.add_marker("walk")


@pytest.fixture
def quiet(monkeypatch):
    """Thousands of questions are asked: none is written down, and none runs into a limit.

    Nobody looks at what a template was given, so that Django does not copy it for each of them.
    """
    monkeypatch.setattr(Template, "_render", lambda self, context: self.nodelist.render(context))
    logging.disable(logging.ERROR)
    cache.clear()
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture
def world(db: None) -> World:
    """People by role and one row of each kind."""
    return make_world()


@pytest.fixture
def everyone(world: World) -> Client:
    """A browser of somebody who may do everything."""
    user = world.users["admin"]
    user.groups.add(*world.users["leadership"].groups.all())
    client = Client(raise_request_exception=False)
    client.force_login(user)
    return client
