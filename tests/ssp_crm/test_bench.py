"""`manage.py bench` measures through the whole stack and leaves nothing behind."""

import json
import subprocess
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from ssp_crm.bench.measure import Times
from ssp_crm.bench.pages import PAGES, beginning, slip

from .command import manage, processes_of

ROW = {"page", "path", "p50_ms", "p95_ms", "ratio", "queries", "bytes", "gzip_bytes", "growth"}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("bench")


@pytest.fixture(scope="module")
def finished(place: Path) -> subprocess.CompletedProcess[str]:
    sizes = ("--contacts", "60", "--compare", "20", "--requests", "1")
    return manage("bench", *sizes, "--json", str(place / "b.json"), VAR_DIR=str(place / "var"))


def test_bench_writes_one_row_for_each_page(
    finished: subprocess.CompletedProcess[str], place: Path
) -> None:
    report = json.loads((place / "b.json").read_text())
    missing = [line for line in finished.stdout.splitlines() if line.startswith("Not measured")]

    assert (finished.returncode, finished.stderr) == (0, "")
    assert report["sizes"] == {"contacts": 60, "notes": 300, "journalists": 12, "events": 60}
    assert {key for row in report["rows"] for key in row} == ROW
    assert len(report["rows"]) + len(missing) == len(PAGES)
    assert report["rows"][0]["page"] == "bare page"
    assert report["rows"][0]["ratio"] == 1


def test_bench_leaves_nothing_behind(
    finished: subprocess.CompletedProcess[str], place: Path
) -> None:
    code = (
        "from django.db import connection; "
        "connection.settings_dict['NAME'] = 'ssp_crm_bench_60'; "
        "from accounts.models import User; from contacts.models import Note; "
        "print(User.objects.filter(name='Bench').count(), Note.objects.count())"
    )

    result = manage("shell", "-v0", "-c", code, VAR_DIR=str(place / "var"))

    assert result.stdout == "0 300\n"
    assert processes_of(str(place)) == []


def test_bare_page_does_not_exist_outside_the_bench(
    client: Client, dana: User, settings: object
) -> None:
    client.force_login(dana)

    assert client.get("/bench/bare/").status_code == 404
    assert reverse("home") == "/"


def test_names_are_shortened_and_misspelt_for_searches() -> None:
    assert (beginning("Noor Castellane"), slip("Noor Castellane")) == ("Cast", "Noor Catellane")


def test_percentiles_are_milliseconds() -> None:
    times = Times(seconds=[0.001, 0.002, 0.003])

    assert (round(times.percentile(50), 6), round(times.percentile(95), 6)) == (2.0, 2.9)
