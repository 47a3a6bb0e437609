"""Dates as people type them, read as they are to be written: `24/8/2024`, `ngày 24 tháng 8 năm 2024`, `7h30 24/8/2024`.

The day comes first, as everybody in Vietnam writes it; a year has four digits, or the reading would be a guess.
"""

from __future__ import annotations

import re
from datetime import date

_BREAK = r"\s*[/.\-–—]\s*"
_FORMS = (
    re.compile(rf"(?P<day>\d{{1,2}}){_BREAK}(?P<month>\d{{1,2}}){_BREAK}(?P<year>\d{{4}})"),
    re.compile(rf"(?P<year>\d{{4}}){_BREAK}(?P<month>\d{{1,2}}){_BREAK}(?P<day>\d{{1,2}})"),
    re.compile(r"(?P<day>\d{1,2})\s+tháng\s+(?P<month>\d{1,2})\s*,?\s+năm\s+(?P<year>\d{4})", re.IGNORECASE),
    re.compile(r"(?P<day>\d{1,2})\s+tháng\s+(?P<month>\d{1,2})\s*[,/]\s*(?P<year>\d{4})", re.IGNORECASE),
)
_MONTHS = (
    re.compile(rf"(?:tháng\s+)?(?P<month>\d{{1,2}}){_BREAK}(?P<year>\d{{4}})", re.IGNORECASE),
    re.compile(rf"(?P<year>\d{{4}}){_BREAK}(?P<month>\d{{1,2}})"),
    re.compile(r"tháng\s+(?P<month>\d{1,2})\s*,?\s+năm\s+(?P<year>\d{4})", re.IGNORECASE),
)
_YEAR = re.compile(r"năm\s+(\d{4})", re.IGNORECASE)
_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})\s*(?:h|g|:|giờ)\s*(?P<minute>\d{2})?(?::\d{2}(?:\.\d+)?)?\s*(?:phút|p|')?"
    r"\s*(?P<half>sáng|trưa|chiều|tối|am|pm|sa|ch)?\s*[\[(]?(?P<offset>Z|(?:(?:GMT|UTC)\s*)?[+-]\d{1,2}:?(?:\d{2})?)?",
    re.IGNORECASE,
)
_AROUND = " \t,;|-–.[]()"
_TIME_SIGN = re.compile(r"^T(?=\d)|(?<=\d)T$")
_WEEKDAY = re.compile(r"^(?:thứ\s+(hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)\b[\s,]*", re.IGNORECASE)
_WEEKDAYS = {"2": 0, "hai": 0, "3": 1, "ba": 1, "4": 2, "tư": 2, "5": 3, "năm": 3, "6": 4, "sáu": 4, "7": 5, "bảy": 5}
_SUNDAY = 6
_WORDS = re.compile(r"^(?:vào|lúc|ngày|hồi)\s+|\s+(?:vào|lúc|ngày|hồi)$", re.IGNORECASE)
_AFTERNOON = frozenset({"chiều", "tối", "pm", "ch"})
_BEFORE_NOON = frozenset({"am", "sa"})
"""What Windows writes in English and in Vietnamese: SA for sáng, CH for chiều; 12:05 SA is five past midnight."""
_OURS = frozenset({"", "+7", "+07", "+0700", "+7:00", "+07:00"})


def as_day(written: str) -> str | None:
    """Return a day as `2024-08-24`; a time of day behind it is left out. None where it is no day there is."""
    found = _day_within(written)
    return found[0] if found and (not found[1] or _clock(found[1])) else None


def as_partial(written: str) -> str | None:
    """Return a day, a month or a year as `2024-08-24`, `2024-08` or `2024`; None where it is none."""
    text = _bare(written)
    for form in _MONTHS:
        if found := form.fullmatch(text):
            month = int(found["month"])
            return f"{found['year']}-{month:02}" if 1 <= month <= 12 else None
    year = _YEAR.fullmatch(text)
    return year[1] if year else as_day(written)


def as_instant(written: str) -> str | None:
    """Return a date and time as `2024-08-24T14:05:00+07:00`, on Vietnam's clock; 07:30 where no hour is told.

    None where something of it cannot be read: half a time is worse than none.
    """
    found = _day_within(written)
    if not found:
        return None
    day, rest = found
    clock = _clock(rest) if rest else "07:30"
    return f"{day}T{clock}:00+07:00" if clock else None


def other_weekday(written: str) -> str | None:
    """Return the day in a text that names another day of the week than the day's own; None where there is none."""
    named = _WEEKDAY.match(written)
    found = _day_within(written[named.end() :]) if named and not _day_within(written) else None
    return found[0] if found else None


def _day_within(written: str) -> tuple[str, str] | None:
    """Return the day in a text and what else it says, without the words around a time.

    News sites put the day of the week before the day: where it is that of another day, one of the two is wrong.
    """
    if named := _WEEKDAY.match(written):
        rest, wanted = _day_within(written[named.end() :]), _WEEKDAYS.get((named[1] or "").lower(), _SUNDAY)
        return rest if rest and date.fromisoformat(rest[0]).weekday() == wanted else None
    for form in _FORMS:
        for found in form.finditer(written):
            before, after = written[: found.start()], written[found.end() :]
            if before[-1:].isdigit() or after[:1].isdigit() or (_bare(before) and _bare(after)):
                continue
            day = f"{found['year']}-{int(found['month']):02}-{int(found['day']):02}"
            if _is_day(day):
                return day, _bare(before) or _bare(after)
    return None


def _bare(text: str) -> str:
    """Return a text without the signs and words that lead to a date or a time."""
    bare, before = text.strip(_AROUND), None
    while bare != before:
        before, bare = bare, _TIME_SIGN.sub("", _WORDS.sub("", bare)).strip(_AROUND)
    return "" if bare.lower() in ("vào", "lúc", "ngày", "hồi") else bare


def _clock(text: str) -> str | None:
    """Return a time of day as `14:05`; None where it is none, or told on another clock than Vietnam's."""
    found = _CLOCK.fullmatch(text)
    if not found or re.sub(r"GMT|UTC|\s", "", (found["offset"] or "").upper()) not in _OURS:
        return None
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if (found["half"] or "").lower() in _AFTERNOON and hour < 12:
        hour += 12
    if (found["half"] or "").lower() in _BEFORE_NOON and hour == 12:
        hour = 0
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
