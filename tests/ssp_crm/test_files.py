"""Files that say something about the code must say what is so."""

import re
import tomllib
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
PINNED = re.compile(r"^([a-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)


def direct_dependencies() -> dict[str, str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    pairs = (line.split("==") for line in project["dependencies"])
    return {name.split("[")[0]: version for name, version in pairs}


def locked() -> dict[str, str]:
    return dict(PINNED.findall((ROOT / "requirements.txt").read_text()))


def test_env_example_lists_exactly_the_settings() -> None:
    listed = re.findall(r"^([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE)
    schema = (ROOT / "ssp_crm" / "settings.py").read_text().split("environ.Env(")[1]
    read = re.findall(r"^    ([A-Z_]+)=\(", schema, re.MULTILINE)

    assert sorted(listed) == sorted(read)


def test_env_example_explains_every_setting() -> None:
    blocks = (ROOT / ".env.example").read_text().strip().split("\n\n")[1:]

    assert [block for block in blocks if not block.startswith("#")] == []
    assert [block for block in blocks if len(re.findall(r"^[A-Z_]+=", block, re.M)) != 1] == []


def test_requirements_hold_every_dependency_at_its_version() -> None:
    versions = locked()

    assert {name: versions.get(name) for name in direct_dependencies()} == direct_dependencies()


def test_requirements_hold_no_local_database_and_no_test_tool() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    names = {
        line.split("==")[0] for group in extras["optional-dependencies"].values() for line in group
    }

    assert names & locked().keys() == set()


def test_requirements_hash_every_file_and_name_no_host() -> None:
    text = (ROOT / "requirements.txt").read_text()
    entries = re.split(r"\n(?=[a-z0-9])", text.strip())

    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []
    assert re.findall(r"://|--(?:extra-)?index-url|--find-links|--trusted-host", text) == []


@pytest.mark.parametrize("name", ["requirements.txt", ".env.example", ".ci/run"])
def test_file_names_no_folder_of_a_machine(name: str) -> None:
    text = (ROOT / name).read_text()

    assert re.findall(r"/(?:home|root|Users|work)/", text) == []
