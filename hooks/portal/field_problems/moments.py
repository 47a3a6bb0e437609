"""Days and instants that are none, or are written in another order."""

from __future__ import annotations

import re

from portal.dates import UNKNOWN
from portal.field_problems.said import Said, Wrong, letter_for_zero, writing
from portal.meant import bare
from portal.problems import kind
from portal.typed_dates import as_day, as_instant, as_partial, other_weekday
from portal.types_of import field_at
from portal.zeros import with_zeros

NOT_A_DATE = kind(
    "T05",
    "Ngày ghi theo thứ tự năm-tháng-ngày và phải có thật",
    wrong="decision_date: 24/8/2024",
    right="decision_date: 2024-08-24",
    fixable=True,
)
NOT_AN_INSTANT = kind(
    "T06",
    "Ngày giờ đăng, sửa ghi đủ ngày, giờ và múi giờ +07:00",
    wrong="published: 24/8/2024 7h30",
    right="published: 2024-08-24T07:30:00+07:00",
    fixable=True,
)

_SHORT_YEAR = re.compile(r"(?P<day>\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*)(?P<year>\d{2})")
_DAY_LIKE = re.compile(r"\d{1,4}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d{1,4}.*")
_DAY_HINT = "Viết năm-tháng-ngày, ví dụ 2024-08-24."
_NOT_KNOWN = frozenset({"chua ro", "khong ro", "chua biet", "khong biet", "chua xac dinh"})


def day(wrong: Wrong) -> Said:
    """Say how a day, or a month where months will do, is written."""
    typed, partial = wrong.written, wrong.error["type"] == "partial_date"
    zeros = with_zeros(typed)
    if zeros != typed and (meant := as_partial(zeros) or as_day(zeros) or _year(zeros, partial=partial)):
        return letter_for_zero(NOT_A_DATE, wrong, meant)
    if found := as_partial(typed) if partial else as_day(typed):
        return _in_order(wrong, found)
    if partial and bare(typed) in _NOT_KNOWN and _may_be_unknown(wrong):
        message = f"{wrong.told} ghi “{typed}”, chưa đúng cách ghi khi chưa rõ ngày."
        return Said(NOT_A_DATE, message, f"Viết: {wrong.key}: {UNKNOWN}", writing(UNKNOWN))
    if as_partial(typed) or re.fullmatch(r"\d{4}", typed):
        message = f"{wrong.told} ghi “{typed}”, chưa có ngày."
        return Said(NOT_A_DATE, message, "Ghi đủ năm-tháng-ngày, ví dụ 2024-08-24.")
    # Of which century two figures are is for the editor to say.
    if (short := _SHORT_YEAR.fullmatch(typed)) and (likely := as_day(f"{short['day']}20{short['year']}")):
        message = f"{wrong.told} ghi “{typed}”, năm phải đủ bốn chữ số."
        return Said(NOT_A_DATE, message, f"Nếu là năm 20{short['year']}, viết: {wrong.key}: {likely}")
    if _DAY_LIKE.fullmatch(typed):
        message = f"{wrong.told} ghi “{typed}”, là ngày không có thật."
        return Said(NOT_A_DATE, message, "Xem lại lịch rồi sửa ngày cho đúng, ví dụ 2024-08-24.")
    message = f"{wrong.told} ghi “{typed}”, không đọc được thành ngày."
    hint = "Viết một năm, tháng hoặc ngày: 2024, 2024-08 hoặc 2024-08-24." if partial else _DAY_HINT
    return Said(NOT_A_DATE, message, hint)


def _year(typed: str, *, partial: bool) -> str | None:
    return typed if partial and re.fullmatch(r"\d{4}", typed) else None


def _may_be_unknown(wrong: Wrong) -> bool:
    return UNKNOWN in str(getattr(field_at(wrong.model, wrong.loc), "annotation", ""))


def _in_order(wrong: Wrong, found: str) -> Said:
    order = "năm-tháng-ngày" if found.count("-") == 2 else "năm-tháng"
    why = f"chưa đúng thứ tự {order}"
    if re.fullmatch(r"\d{4}-\d{1,2}-\d{1,2}", wrong.written):
        why = "tháng và ngày phải đủ hai chữ số"
    message = f"{wrong.told} ghi “{wrong.written}”, {why}."
    return Said(NOT_A_DATE, message, f"Viết: {wrong.key}: {found}", writing(found))


def instant(wrong: Wrong) -> Said:
    """Say how a day and a time of day are written."""
    if (zeros := with_zeros(wrong.written)) != wrong.written and (meant := as_instant(zeros)):
        return letter_for_zero(NOT_AN_INSTANT, wrong, meant)
    if found := as_instant(wrong.written):
        message = f"{wrong.told} ghi “{wrong.written}”, chưa đủ hoặc chưa đúng dạng ngày giờ."
        return Said(NOT_AN_INSTANT, message, f"Viết: {wrong.key}: {found}", writing(found))
    if found := other_weekday(wrong.written):
        message = f"{wrong.told} ghi “{wrong.written}”, nhưng ngày ấy là thứ khác trong tuần."
        return Said(NOT_AN_INSTANT, message, f"Xem lại lịch; ngày đúng thì viết: {wrong.key}: {found}T07:30:00+07:00")
    message = f"{wrong.told} ghi “{wrong.written}”, không phải ngày giờ có thật."
    return Said(NOT_AN_INSTANT, message, "Viết như 2024-08-24T07:30:00+07:00.")
