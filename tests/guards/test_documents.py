"""What the documents say is so: versions, variables, locked packages."""

import re
import tomllib

import pytest

from ssp_crm import settings as house

from .source import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def read(name):
    """Return a document's text, or skip while it is not written."""
    path = ROOT / name
    if not path.is_file():
        pytest.skip(f"{name} is not written yet")
    return path.read_text(encoding="utf-8")


def pins():
    """Return each direct dependency with the version it is pinned to."""
    return dict(re.sub(r"\[.*?\]", "", text).split("==") for text in PROJECT["dependencies"])


def fits(said, pinned):
    """Say whether a version said in words is the pinned one, or its beginning."""
    return f"{pinned}.".startswith(f"{said}.")


def test_every_dependency_is_pinned_exactly():
    names = [re.sub(r"\[.*?\]", "", text) for text in PROJECT["dependencies"]]

    assert [
        name for name in names if not re.fullmatch(r"[a-z0-9-]+==[\d.]+(\.post\d+)?", name)
    ] == []


def test_readme_names_the_versions_that_are_pinned():
    text = read("README.md")

    said = {
        name: re.findall(rf"\b{re.escape(name)}[ =]+v?(\d[\d.]*\d|\d)", text, re.IGNORECASE)
        for name in pins()
    }
    wrong = {n: [v for v in found if not fits(v, pins()[n])] for n, found in said.items()}
    assert {name: versions for name, versions in wrong.items() if versions} == {}


def test_readme_asks_for_the_python_we_ask_for():
    said = re.findall(r"Python (?:≥ ?|>= ?)?(3\.\d+)", read("README.md"))

    assert set(said) <= {PROJECT["requires-python"].removeprefix(">=")}


def test_env_example_lists_exactly_the_settings():
    text = read(".env.example")

    named = set(re.findall(r"^#?\s?([A-Z][A-Z_]+)=", text, re.MULTILINE))

    assert named == set(house.env.scheme)


def test_requirements_lock_what_is_pinned():
    locked = dict(
        re.findall(r"^([a-z0-9-]+)(?:\[.*?\])?==([\w.]+)", read("requirements.txt"), re.M)
    )

    assert {name: locked.get(name) for name in pins()} == pins()


def test_requirements_name_no_host():
    found = re.findall(r"https?://|--index|--extra-index|--find-links", read("requirements.txt"))

    assert found == []
