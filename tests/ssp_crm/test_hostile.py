"""Bad input of every sort is never an error of ours."""

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from tests.addresses import addresses
from tests.world import path_of

from .pages import LEFT_ALONE
from .test_kept import fields_of

HUGE = "9" * 40
BAD_VALUES = [
    HUGE,
    "-1",
    "0",
    "²",
    "٣",
    "NaN",
    "[]",
    "a" * 5_000,
    "' OR 1=1 --",
    "\\",
    "{{ 7 }}",
    "2026-02-30",
    "99999-13",
    "\U0001f489",
    "( & | ! :*",
    "<->",
]
PARAMETERS = [
    "q",
    "page",
    "sort",
    "kind",
    "stance",
    "category",
    "community",
    "lead",
    "tag",
    "archived",
    "who",
    "state",
    "month",
    "week",
    "day",
    "date",
    "year",
    "view",
    "for",
    "name",
    "contact",
    "journalist",
    "site",
    "host",
    "also",
    "note",
    "show",
    "column",
    "next",
    "term",
    "beat",
    "medium",
    "duty",
    "status",
    "outlet",
    "inquiry",
    "topic",
    "tone",
    "since",
    "until",
]
FEW = hypothesis_settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
TEXT = st.text(
    st.characters(blacklist_characters="\x00", blacklist_categories=("Cs",)), max_size=60
)


pytestmark = pytest.mark.usefixtures("quiet")


def paths_with_pages(world):
    """Return the paths of all addresses that can be opened."""
    return [path_of(a, world) for a in addresses() if a.name not in LEFT_ALONE]


def own_paths(world):
    """Return the same without the Django admin's."""
    return [path for path in paths_with_pages(world) if not path.startswith("/admin/")]


def lists_of(world):
    """Return the paths that are about no one row: those are the ones that take questions."""
    return [path for path in own_paths(world) if not any(c.isdigit() for c in path)]


def errors_of(client, method, paths, data, **headers):
    """Return which paths answered with an error of ours."""
    send = getattr(client, method)
    return [p for p in paths if send(p, data, headers=headers or None).status_code >= 500]


@pytest.mark.parametrize("value", BAD_VALUES, ids=lambda value: ascii(value)[:20])
def test_bad_parameters_of_lists_are_never_an_error_of_ours(world, everyone, value):
    data = dict.fromkeys(PARAMETERS, value)

    assert errors_of(everyone, "get", lists_of(world), data) == []


@pytest.mark.parametrize("value", [HUGE, "²", "2026-02-30"])
def test_bad_parameters_of_any_page_are_never_an_error_of_ours(world, everyone, value):
    data = dict.fromkeys(PARAMETERS, value)

    assert errors_of(everyone, "get", own_paths(world), data) == []


@pytest.mark.parametrize("name", ["page", "sort", "q", "month"])
def test_one_bad_parameter_is_never_an_error_of_ours(world, everyone, name):
    assert errors_of(everyone, "get", lists_of(world), {name: [HUGE, "x"]}) == []


@FEW
@given(value=TEXT, name=st.sampled_from(PARAMETERS))
def test_any_text_in_a_list_s_parameter_is_never_an_error_of_ours(everyone, value, name):
    lists = ["/contacts/", "/search/", "/contacts/suggest/?for=q", "/events/", "/media/"]

    assert errors_of(everyone, "get", lists, {"q": value, name: value}) == []


@pytest.mark.parametrize("value", ["x", HUGE, "²"])
def test_forms_full_of_nonsense_are_never_an_error_of_ours(world, everyone, value):
    forms = {path: form_of(everyone, path, value) for path in own_paths(world)}

    found = [errors_of(everyone, "post", [path], data) for path, data in forms.items()]

    assert [path for paths in found for path in paths] == []


def form_of(client, path, value):
    """Return a page's form with every field set to a value."""
    response = client.get(path)
    is_page = response.status_code == 200 and "html" in response["Content-Type"]
    fields = fields_of(response) if is_page else {}
    return dict.fromkeys(fields, value) or {"x": value}


@FEW
@given(values=st.fixed_dictionaries({}, optional={"happened": TEXT, "summary": TEXT, "kind": TEXT}))
def test_any_text_in_a_note_is_never_an_error_of_ours(everyone, world, values):
    data = {"contacts": "Maria Lopez", "happened_at": "2026-01-01T10:00", **values}

    assert errors_of(everyone, "post", [reverse("contacts:note_new")], data) == []


@pytest.mark.parametrize("picked", [HUGE, "²", "#1", "x #" + HUGE, ";;;", "-1", "1;2;3", " ", "٣"])
def test_any_text_in_a_picker_is_never_an_error_of_ours(everyone, world, picked):
    form = {"happened": "x", "kind": "call", "sensitivity": "shared"}
    data = {**form, "contacts": picked, "happened_at": "2026-01-01T10:00"}

    assert errors_of(everyone, "post", [reverse("contacts:note_new")], data) == []


@pytest.mark.parametrize("total", ["", "x", "-1", HUGE, "²"])
def test_any_number_of_rows_is_never_an_error_of_ours(everyone, world, total):
    address = reverse("contacts:contact_new")
    form = {**fields_of(everyone.get(address)), "name": "Ana", "methods-TOTAL_FORMS": total}

    assert errors_of(everyone, "post", [address], form) == []


@pytest.mark.parametrize(
    "headers",
    [
        {"HX-Request": "true", "HX-Current-URL": "http://["},
        {"HX-Request": "true", "HX-Target": "\udcff"},
        {"Accept-Language": "x" * 600},
        {"X-Forwarded-For": "not an address"},
        {"Referer": "http://["},
        {"Content-Type": "multipart/form-data"},
    ],
    ids=str,
)
def test_bad_headers_are_never_an_error_of_ours(world, everyone, headers):
    paths = ["/", "/contacts/", "/accounts/login/", "/nowhere/"]

    assert errors_of(everyone, "get", paths, {}, **headers) == []
    assert errors_of(Client(raise_request_exception=False), "get", paths, {}, **headers) == []


@pytest.mark.parametrize("length", [3_000_000])
def test_too_long_a_form_is_refused_with_a_page(everyone, world, length):
    response = everyone.post(reverse("contacts:note_new"), {"happened": "x" * length})

    assert (response.status_code, "<h1" in response.content.decode()) == (400, True)
