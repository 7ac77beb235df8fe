"""Values a spreadsheet would run leave harmless and come back as they were."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssp_crm.formulas import neutralise, restore

SIGNS = "=+-@\t\r\n＝＋－＠'"


@pytest.mark.parametrize("sign", "=+-@\t\r\n＝＋－＠")
def test_formula_leaves_with_an_apostrophe(sign):
    assert neutralise(f"{sign}cmd|' /C calc'!A0") == f"'{sign}cmd|' /C calc'!A0"


@pytest.mark.parametrize(
    "text", ["+1 555 010 0100", "+1 (555) 010-0100", "'t Hooft", "O'Brien", ""]
)
def test_phone_numbers_and_names_leave_as_they_are(text):
    assert neutralise(text) == restore(text) == text


@given(st.text(alphabet=st.one_of(st.sampled_from(SIGNS), st.characters())))
def test_every_text_comes_back(text):
    assert restore(neutralise(text)) == text


@given(st.text(alphabet=SIGNS + "1a ", min_size=1))
def test_nothing_that_runs_leaves(text):
    left = neutralise(text)

    assert left[0] not in "=-@\t\r\n＝＋－＠"
    assert left[0] != "+" or not set(left) & set("=@'a")
