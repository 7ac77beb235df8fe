"""The brief leaves the printer as one page."""

import re

from playwright.sync_api import Page

from tests.journeys.conftest import sign_in


def test_brief_prints_on_one_page(page: Page, transactional_db, dana, maria, make_note):
    for age in range(3):
        make_note(dana, maria, days_ago=age, happened="She asked about the hours. " * 12)
    sign_in(page, dana)

    page.goto(f"/contacts/{maria.pk}/brief/")
    paper = page.pdf(format="Letter")

    assert paper.startswith(b"%PDF")
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1
