"""The calendar: days of commemoration, gatherings, the starts and ends of campaigns and consultations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from portal.dates import PartialDate, official
from portal.records import Campaign, News, Record
from portal.views import parts, shell, written
from portal.views.context import Context
from portal.views.head import About
from portal.views.page import Json, PageView
from portal.vocabulary import Anniversary

MONTHS_AHEAD = 12
PAST_EVENTS = 12
WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
SCOPES = {
    "toan-quoc": "Toàn quốc",
    "tinh": "Cấp tỉnh",
    "huyen": "Cấp huyện",
    "xa": "Cấp xã",
    "don-vi": "Ngành, đơn vị",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """Something on a day.

    `kind` says what; `major` marks the great holidays of Decree 145/2013/NĐ-CP Art. 4; `unverified` a day that no
    source was found for; `sample` what is told in a record that is invented.
    """

    on: date
    kind: str
    label: str
    note: str = ""
    url: str | None = None
    major: bool = False
    unverified: bool = False
    sample: bool = False


def view(context: Context) -> PageView:
    """Return the calendar page."""
    about = About(
        title="Lịch thi đua và ngày kỷ niệm",
        description="Ngày kỷ niệm, lễ phát động, sơ kết, tổng kết và thời hạn lấy ý kiến trong mười hai tháng tới.",
        changed=shell.latest_change(context),
    )
    past = sorted(_events(context), key=lambda entry: (-entry.on.toordinal(), entry.label))
    content = {
        "title": about.title,
        "summary": about.description,
        "intro": written.intro(context, "lich"),
        "months": _months(context),
        "past": [_entry(entry) for entry in past if entry.on < context.today][:PAST_EVENTS],
        "days": _table(context),
        "file": context.links.to("lich/su-kien.ics"),
    }
    return shell.page(context, "lich/", "pages/calendar.html", about, content)


def upcoming(context: Context) -> list[Json]:
    """Return the next entries of the calendar, the nearest first."""
    return [_entry(entry) for entry in _ahead(context)]


def _ahead(context: Context) -> list[Entry]:
    today = context.today
    entries = [entry for entry in [*_anniversaries(context), *_events(context)] if entry.on >= today]
    last = date(today.year + 1, today.month, 1)
    return sorted((entry for entry in entries if entry.on < last), key=lambda entry: (entry.on, entry.label))


def _months(context: Context) -> list[Json]:
    months: dict[tuple[int, int], list[Json]] = {}
    for entry in _ahead(context):
        months.setdefault((entry.on.year, entry.on.month), []).append(_entry(entry))
    return [{"title": f"Tháng {month}/{year}", "entries": found} for (year, month), found in months.items()]


def _entry(entry: Entry) -> Json:
    return {
        "date": parts.day(entry.on),
        "number": f"{entry.on.day:02}",
        "month": f"Tháng {entry.on.month}",
        "weekday": WEEKDAYS[entry.on.weekday()],
        "kind": entry.kind,
        "label": entry.label,
        "note": entry.note,
        "url": entry.url,
        "major": entry.major,
        "unverified": entry.unverified,
        "sample": entry.sample,
    }


def _anniversaries(context: Context) -> Iterator[Entry]:
    year = context.today.year
    for slug, term in context.words.anniversaries.items():
        for which in (year, year + 1):
            if on := term.on(which):
                url = context.links.to(f"lich/#{slug}")
                doubtful = term.verified == "unverified"
                yield Entry(on, "Ngày kỷ niệm", term.label, _count(term, which), url, term.major, unverified=doubtful)


def _count(term: Anniversary, year: int) -> str:
    """Say how many years it is; years that end in 0 are the round ones (Decree 111/2018/NĐ-CP)."""
    if not term.base_year or year <= term.base_year:
        return ""
    count = year - term.base_year
    return f"{count} năm (năm tròn)" if count % 10 == 0 else f"{count} năm"


def _events(context: Context) -> Iterator[Entry]:
    for record in context.listed:
        url = context.links.record(record)
        match record:
            case News():
                yield from _news(record, parts.kicker(context, record), url)
            case Campaign():
                yield from _edge(record.starts, "Bắt đầu thi đua", record, url)
                yield from _edge(record.ends, "Kết thúc thi đua", record, url)


def _news(record: News, kind: str, url: str) -> Iterator[Entry]:
    if record.event and record.event.start.day:
        yield Entry(record.event.start.first, kind, record.title, record.event.place, url, sample=record.sample)
    if record.consultation:
        yield Entry(record.consultation.open_to, "Hết hạn lấy ý kiến", record.title, "", url, sample=record.sample)


def _edge(when: PartialDate | None, kind: str, record: Record, url: str) -> Iterator[Entry]:
    """Yield the start or end of a campaign, where its very day is known."""
    if when and when.day:
        yield Entry(when.first, kind, record.title, "", url, sample=record.sample)


def _table(context: Context) -> list[Json]:
    """Return every day of commemoration in the order of this year, those without a day of this year last."""
    year = context.today.year
    terms = sorted(context.words.anniversaries.items(), key=lambda item: (item[1].on(year) or date.max, item[0]))
    return [
        {
            "slug": slug,
            "label": term.label,
            "day": _day(term),
            "this_year": official(on) if (on := term.on(year)) else "chưa rõ",
            "founded": str(term.base_year) if term.base_year else "",
            "count": _count(term, year),
            "scope": SCOPES[term.scope],
            "major": term.major,
            "unverified": term.verified == "unverified",
        }
        for slug, term in terms
    ]


def _day(term: Anniversary) -> str:
    month, day = map(int, term.day.split("-"))
    if term.calendar == "lunar":
        return f"{day}/{month} âm lịch"
    return official(date(2000, month, day)).removesuffix("/2000")
