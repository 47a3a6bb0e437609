"""What is looked for first finds no less than what it stands in for: clues, long numbers."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from portal import rules
from portal.rules import pasted, traces
from portal.rules.clues import Prefiltered

TODAY = date(2026, 11, 25)


def _prefiltered(value: object) -> list[Prefiltered]:
    if isinstance(value, Prefiltered):
        return [value]
    return [found for each in value for found in _prefiltered(each)] if isinstance(value, tuple) else []


CLUED = [
    pytest.param(found, id=f"{module.__name__.rpartition('.')[2]}{name}")
    for module in rules.MODULES
    for name, value in vars(module).items()
    for found in _prefiltered(value)
]


def test_there_are_patterns_with_clues() -> None:
    assert len(CLUED) >= 10


@pytest.mark.parametrize("rule", CLUED)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_whatever_a_pattern_matches_holds_one_of_its_clues(rule: Prefiltered, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(rule.pattern))
    assume(rule.pattern.search(text))

    assert [found.span() for found in rule.finditer(text)] == [found.span() for found in rule.pattern.finditer(text)]


NUMBERS = (
    *("CCCD 006085001234", "cmnd: 123 456 789", "số tài khoản 8600205123456", "STK: 1234 5678 90", "97B1-123.45"),
    *("biển số 97b1 12345", "sinh ngày 12/3/1985", "sinh 1.3.1985", "SN: 12 tháng 3 năm 1985", "số nhà 12, tổ 3"),
    *("0912 345 678", "(+84) 912.345.678", "02093 876 543", "Sinh ngày 1 Tháng 3, Năm 1985", "MĐ1-123.45 77MĐ1 123.45"),
)


BETWEEN = (*" .-/(–,\n0123456789AĐ", "sinh ", "38 người", "https://a.vn/1234567890", " năm 2024")


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from([*NUMBERS, *BETWEEN]), max_size=12).map("".join))
def test_to_look_for_long_numbers_and_clues_first_loses_no_trace(text: str) -> None:
    shown = traces._without_addresses(text)
    tried = traces._IN_DIGITS if traces._TWO_DIGITS.search(text) else ()

    found = [trace for one in tried for trace in one.search(shown, TODAY)]

    assert traces.traces(text, TODAY) == sorted(traces._apart(found), key=lambda trace: trace.start)


@settings(max_examples=100, deadline=None)
@given(st.from_regex(pasted._NOTES))
def test_no_note_among_colleagues_is_passed_over(text: str) -> None:
    assert [one.span() for one in pasted._notes(text)] == [one.span() for one in pasted._NOTES.finditer(text)]
