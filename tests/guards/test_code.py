"""The house's plan and its ceilings: who imports whom, and how long things may grow."""

import pytest

from .source import (
    APPS,
    ROOT,
    code_files,
    files,
    functions_of,
    imports_of,
    lines_of,
    name_of,
    own_code_files,
)

# Pages and commands of the whole house: they look into every room.
LOOKS_INTO_EVERY_ROOM = (
    "ssp_crm/bench/",
    "ssp_crm/bulk/",
    "ssp_crm/demo/",
    "ssp_crm/first_run.py",
    "ssp_crm/management/",
    "ssp_crm/today/",
)
LAYERS = ("models", "services", "querysets")


def wrong_way(path):
    """Return what a module imports against the plan."""
    room, *rest = path.relative_to(ROOT).parts
    above = APPS[APPS.index(room) + 1 :] if room in APPS else APPS
    is_model_or_service = room not in APPS or rest[0].removesuffix(".py") in LAYERS
    is_above = [name for name in imports_of(path) if name.split(".")[0] in above]
    return [f"{name_of(path)} imports {name}" for name in is_above if is_model_or_service]


def test_models_and_services_import_only_from_the_rooms_before_theirs():
    checked = [
        path
        for path in own_code_files()
        if path.parent != ROOT and not name_of(path).startswith(LOOKS_INTO_EVERY_ROOM)
    ]

    assert [fault for path in checked for fault in wrong_way(path)] == []


def test_imports_are_seen_whichever_way_they_are_written(tmp_path, monkeypatch):
    monkeypatch.setattr("tests.guards.source.ROOT", tmp_path)
    module = tmp_path / "contacts" / "models" / "note.py"
    module.parent.mkdir(parents=True)
    module.write_text("import events.models\nfrom ..querysets import A\nfrom media import b\n")

    assert imports_of(module) == {"events.models", "contacts.querysets", "media"}


def test_no_function_is_longer_than_40_lines():
    lengths = {name: n for path in code_files() for name, n in functions_of(path).items()}

    assert {name: n for name, n in lengths.items() if n > 40} == {}


def test_nine_of_ten_functions_have_at_most_20_lines():
    lengths = [n for path in code_files() for n in functions_of(path).values()]

    assert sum(n <= 20 for n in lengths) / len(lengths) >= 0.9


def test_no_test_is_longer_than_15_lines():
    tests = [path for path in files("test_*.py") if "journeys" not in path.parts]
    lengths = {name: n for path in tests for name, n in functions_of(path).items()}

    assert {name: n for name, n in lengths.items() if n > 15 and " test_" in name} == {}


@pytest.mark.parametrize(
    ("patterns", "most"),
    [(["*.py"], 300), (["*.html", "*.txt"], 120), (["*.css", "*.js"], 250)],
    ids=["modules", "templates", "styles and scripts"],
)
def test_no_file_is_longer_than_its_ceiling(patterns, most):
    found = files(*patterns) if patterns == ["*.py"] else own_files(patterns)
    lengths = {name_of(path): lines_of(path) for path in found if "migrations" not in path.parts}

    assert {name: n for name, n in lengths.items() if n > most} == {}


def own_files(patterns):
    """Return matching files among the templates and static files."""
    rooms = ("templates", "static")
    return [path for path in files(*patterns) if path.relative_to(ROOT).parts[0] in rooms]


def test_the_guards_read_the_whole_house():
    modules = {name_of(path) for path in code_files()}

    assert {
        "ssp_crm/access.py",
        "contacts/services/notes.py",
        "tests/conftest.py",
    } - modules == set()
