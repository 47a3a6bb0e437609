"""Numbers that are none, or that may be read in two ways."""

from __future__ import annotations

import re

from portal.field_problems.said import Said, Wrong, letter_for_zero, writing
from portal.problems import kind
from portal.text import fold
from portal.tree import Scalar, find
from portal.typed_dates import as_partial
from portal.zeros import with_zeros

NOT_A_NUMBER = kind(
    "T11",
    "Số phải viết sao cho chỉ hiểu được một cách",
    wrong="value: 4.800",
    right="value: 4800 (hoặc 4,8)",
    fixable=True,
)

_THOUSANDS = re.compile(r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d{1,3}(?:,\d{3}){2,}")
_WHOLE = re.compile(r"\d{1,3}(?:\.\d{3})+")
_ENGLISH = re.compile(r"(?P<whole>\d{1,3}(?:,\d{3})+)\.(?P<part>\d+)")
_TWO_WAYS = re.compile(r"\d{1,3}[.,]\d{3}")
_YEAR = re.compile(r"năm\s+(\d{4})", re.IGNORECASE)
_WITH_UNIT = re.compile(r"(?P<number>\d+(?:,\d+)?)\s*(?P<unit>[^\d\s,.].*)")


def number(wrong: Wrong) -> Said:
    """Say how a number is written so that it is read in one way only."""
    typed = wrong.written
    if (zeros := with_zeros(typed)) != typed and re.fullmatch(r"\d+(?:,\d+)?", zeros):
        return letter_for_zero(NOT_A_NUMBER, wrong, zeros)
    if _is_year(wrong) and (day := as_partial(typed)):
        year = day[:4]
        message = f"{wrong.told} ghi “{typed}”, mục này chỉ ghi năm."
        return Said(NOT_A_NUMBER, message, f"Viết: {wrong.key}: {year}", writing(year))
    if found := _as_number(typed, whole=wrong.error["type"].startswith("int_")):
        message = f"{wrong.told} ghi “{typed}”, chưa đúng cách viết số."
        return Said(NOT_A_NUMBER, message, f"Viết: {wrong.key}: {found}", writing(found))
    if found := _without_unit(wrong):
        message = f"{wrong.told} ghi “{typed}”, mục này chỉ ghi số; đơn vị đã có ở dòng unit."
        return Said(NOT_A_NUMBER, message, f"Viết: {wrong.key}: {found}", writing(found))
    if _TWO_WAYS.fullmatch(typed):
        whole, part = re.sub("[.,]", "", typed), typed.replace(".", ",").rstrip("0").rstrip(",")
        hint = f"Viết {whole} nếu là hàng nghìn, hoặc {part} nếu là số lẻ."
        return Said(NOT_A_NUMBER, f"{wrong.told} ghi “{typed}”, có thể hiểu hai cách.", hint)
    return Said(NOT_A_NUMBER, f"{wrong.told} ghi “{typed}”, không phải số hợp lệ{_bounds(wrong)}.", _hint(wrong))


def _hint(wrong: Wrong) -> str:
    if _is_year(wrong):
        return "Ghi một năm bằng bốn chữ số, ví dụ 2024."
    if wrong.key == "value" and (found := _WITH_UNIT.fullmatch(wrong.written)):
        return f"Chỉ ghi chữ số, đơn vị ghi ở dòng dưới: value: {found['number']}, unit: {found['unit']}"
    return "Chỉ ghi chữ số, ví dụ 1200; số lẻ dùng dấu phẩy: 4,8."


def _is_year(wrong: Wrong) -> bool:
    return wrong.key.endswith(("year", "founded"))


def _as_number(typed: str, *, whole: bool) -> str | None:
    """Return a number that means one thing only, however its digits are set apart: a point may, of `whole` ones."""
    if _THOUSANDS.fullmatch(typed) or (whole and _WHOLE.fullmatch(typed)):
        return re.sub(r"\D", "", typed)
    if english := _ENGLISH.fullmatch(typed):
        return f"{english['whole'].replace(',', '')},{english['part']}" if not whole else None
    year = _YEAR.fullmatch(typed) if whole else None
    return year[1] if year else None


def _without_unit(wrong: Wrong) -> str | None:
    """Return the number before a unit that the group tells in a line of its own: 60 đàn, unit: đàn."""
    found = _WITH_UNIT.fullmatch(wrong.written)
    unit = find(wrong.origin.fields, (*wrong.loc[:-1], "unit"))
    told = fold(unit.text or "").strip() if isinstance(unit, Scalar) else ""
    return found["number"] if found and told and fold(found["unit"]).strip(" .") == told else None


def _bounds(wrong: Wrong) -> str:
    context = wrong.error.get("ctx", {})
    said = [f"từ {context['ge']}"] if "ge" in context else []
    said += [f"đến {context['le']}"] if "le" in context else []
    return f" {' '.join(said)}" if said else ""
