"""Every address, for every role, by every method: it answers what matrix.py says."""

from http.cookies import SimpleCookie

import pytest
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import path

from tests.addresses import Address, addresses
from tests.world import make_world, path_of

from .answers import ADMINS, FORBIDDEN, METHODS, ROLES, STRANGER
from .matrix import ADMIN_MODELS, ADMIN_SITE, PUBLIC, SEEN_BY, SITE

FORM = "application/x-www-form-urlencoded"


pytestmark = pytest.mark.usefixtures("quiet")


def methods_of(address: Address, role: str = "") -> tuple[str, ...]:
    """Return the methods tried: two are enough for Django's own admin. On the site one role that
    may write, one that may do nothing and a stranger try them all.
    """
    tries_all = role in {"staff", "no role", "anonymous", ""} and not address.is_admin
    return METHODS if tries_all else ("GET", "POST")


def expected(address: Address, role: str) -> tuple[int, ...]:
    """Return the written answers of an address to a role, one for each method tried."""
    if address.is_admin:
        return _expected_in_admin(address, role)
    written = dict(zip(METHODS, _expected_on_site(address, role), strict=True))
    return tuple(written[method] for method in methods_of(address, role))


def _expected_on_site(address: Address, role: str) -> tuple[int, ...]:
    if address.name in PUBLIC:
        to_people, to_strangers = PUBLIC[address.name]
        return to_strangers if role == "anonymous" else to_people
    if address.name not in SITE:
        raise LookupError(f"Say in tests/ssp_crm/matrix.py who may open {address.key}.")
    who, answers = SITE[address.name]
    if role == "anonymous":
        return STRANGER
    if role not in who:
        return FORBIDDEN
    if role not in SEEN_BY.get(address.name, ROLES):
        return tuple(status if status == 405 else 404 for status in answers)
    return answers


def _expected_in_admin(address: Address, role: str) -> tuple[int, ...]:
    if address.name == "admin:login":  # there is none: it leads to ours, or says no
        return (302, 302) if role in {"anonymous", *ADMINS} else (403, 403)
    if role == "anonymous":
        return (302, 401)
    if role not in ADMINS or address.route.endswith("<path:object_id>/"):
        return (302, 302)
    if address.key in ADMIN_SITE:
        return ADMIN_SITE[address.key]
    return _expected_of_model(address)


def _expected_of_model(address: Address) -> tuple[int, ...]:
    model, _, page = address.name.removeprefix("admin:").rpartition("_")
    if model not in ADMIN_MODELS:
        raise LookupError(f"Say in tests/ssp_crm/matrix.py what Admin may do with {model}.")
    may = ADMIN_MODELS[model].split()
    answers = {
        "changelist": (200, 200),
        "history": (200, 200),
        "add": (200, 200) if "add" in may else (403, 403),
        "change": (200, 200) if "change" in may else (200, 403),
        "delete": (200, 200) if "delete" in may else (403, 403),
    }
    if "hidden" in may:  # as one that does not exist: back to the admin's first page
        answers |= {"history": (302, 302), "change": (302, 403)}
    return answers[page]


def answers(client: Client, address: Address, world, role: str = "") -> tuple[int, ...]:
    """Return what an address answers to each method tried, leaving no trace of having asked."""
    cookies = {name: morsel.value for name, morsel in client.cookies.items()}
    found = []
    for method in methods_of(address, role):
        client.cookies = SimpleCookie(cookies)
        savepoint = transaction.savepoint()
        response = client.generic(method, path_of(address, world), content_type=FORM)
        found.append(response.status_code)
        transaction.savepoint_rollback(savepoint)
    client.cookies = SimpleCookie(cookies)
    return tuple(found)


def client_of(world, role: str) -> Client:
    """Return a browser signed in as a role, or as nobody."""
    client = Client(raise_request_exception=False)
    if role in world.users:
        client.force_login(world.users[role])
    return client


@pytest.mark.django_db
@pytest.mark.parametrize("role", [*ROLES, "anonymous"])
def test_every_address_answers_a_role_as_written(role, capsys):
    world, found = make_world(), addresses()
    written = {address.route: expected(address, role) for address in found}
    client = client_of(world, role)

    answered = {address.route: answers(client, address, world, role) for address in found}

    wrong = {key: (answered[key], written[key]) for key in written if answered[key] != written[key]}
    cells, tested = sum(len(methods_of(a, role)) for a in found), sum(map(len, answered.values()))
    with capsys.disabled():
        print(f"\n{role}: {tested} of {cells} cells tested, {len(wrong)} wrong", end=" ")
    assert (wrong, tested) == ({}, cells)


def test_matrix_names_only_addresses_that_exist():
    found = addresses()
    keys = {address.key for address in found}
    models = {a.name.removeprefix("admin:").rpartition("_")[0] for a in found if a.is_admin}

    assert {*SITE, *PUBLIC, *ADMIN_SITE} - keys == set()
    assert set(ADMIN_MODELS) - models == set()


def test_an_address_nobody_wrote_down_is_named():
    (address,) = addresses([path("new/", lambda request: HttpResponse(), name="x:new")])

    with pytest.raises(LookupError, match=r"Say in tests/ssp_crm/matrix\.py who may open x:new"):
        expected(address, "staff")


@pytest.mark.django_db
@pytest.mark.urls("tests.ssp_crm.test_access")
def test_a_view_left_open_is_caught():
    world, (bare, leak) = make_world(), addresses(urlpatterns)

    found = [answers(client_of(world, "no role"), bare, world)]
    found.append(answers(client_of(world, "anonymous"), leak, world))

    assert found == [(200,) * 6, (200,) * 6]  # where the matrix has 403, and the way to sign-in
    assert FORBIDDEN not in found
    assert STRANGER not in found


urlpatterns = [
    path("bare/", lambda request: HttpResponse(), name="bare"),
    path("leak/", login_not_required(lambda request: HttpResponse()), name="leak"),
]
