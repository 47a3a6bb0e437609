"""Days of commemoration and events as a calendar to subscribe to (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from portal.catalogue import Catalogue
from portal.dates import VIETNAM
from portal.feeds import normalise
from portal.links import Links
from portal.output import mark_of
from portal.records import Event as Held
from portal.records import News
from portal.vocabulary import Anniversary

if TYPE_CHECKING:
    from icalendar import Event

DAY = timedelta(days=1)


def write(catalogue: Catalogue) -> bytes:
    """Return the calendar: days that recur, lunar days for the years whose date is known, events of known day."""
    from icalendar import Calendar  # noqa: PLC0415 – a tenth of all the modules' time, and few edits change a calendar

    site = catalogue.site
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", f"-//{site.tag_authority}//{normalise.line(site.short_title)}//VI")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("name", normalise.line(site.title))
    calendar.add("x-wr-calname", normalise.line(site.title))
    for event in (*_anniversaries(catalogue), *_events(catalogue)):
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def mark(catalogue: Catalogue) -> bytes:
    """Return a mark of the events that the calendar shows; its days are of the vocabularies and of site.yml."""
    told = (
        (news.id, news.slug, news.title, news.summary, news.sample, news.changed, held)
        for news, held in _dated(catalogue)
    )
    return mark_of("", (repr(each).encode() for each in told))


def _dated(catalogue: Catalogue) -> Iterator[tuple[News, Held]]:
    """Yield the news of an event whose day is known, with the event: a month is no day to put in a calendar."""
    for news in sorted(catalogue.listed(News), key=lambda each: each.id):
        if news.event and news.event.start.precision == "day":
            yield news, news.event


def _anniversaries(catalogue: Catalogue) -> Iterator[Event]:
    began = catalogue.site.tag_date.first
    for slug, anniversary in sorted(catalogue.vocabularies.anniversaries.items()):
        known = sorted(anniversary.dates) if anniversary.calendar == "lunar" else [began.year]
        for year in known:
            day = anniversary.on(year)
            if day is None:
                continue
            lunar = f"-{year}" if anniversary.calendar == "lunar" else ""
            event = _whole_days(
                f"{slug}{lunar}@{catalogue.site.tag_authority}", anniversary.label, day, day, _first(began)
            )
            if not lunar:
                event.add("rrule", {"freq": "yearly"})
            event.add("categories", ["Ngày kỷ niệm"])
            if said := _said(anniversary):
                event.add("description", said)
            yield event


def _said(anniversary: Anniversary) -> str:
    year = f"Tính từ năm {anniversary.base_year}." if anniversary.base_year else ""
    doubt = "Ngày này chưa được kiểm chứng." if anniversary.verified == "unverified" else ""
    return " ".join(filter(None, (year, doubt)))


def _events(catalogue: Catalogue) -> Iterator[Event]:
    links = Links(catalogue, absolute=True)
    for news, held in _dated(catalogue):
        last = held.end.last if held.end else held.start.first
        uid = f"{news.id}@{catalogue.site.tag_authority}"
        title = f"(Bài mẫu) {news.title}" if news.sample else news.title
        event = _whole_days(uid, title, held.start.first, last, news.changed)
        event.add("location", normalise.line(held.place))
        event.add("description", normalise.line(f"{news.summary} Đơn vị tổ chức: {held.organiser}."))
        event.add("url", links.record(news))
        event.add("categories", ["Sự kiện"])
        yield event


def _whole_days(uid: str, title: str, first: date, last: date, changed: datetime) -> Event:
    """Return an event of whole days; the end of RFC 5545 is the day after, and its stamp that of the content."""
    from icalendar import Event  # noqa: PLC0415

    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", changed.astimezone(UTC))
    event.add("dtstart", first)
    event.add("dtend", max(first, last) + DAY)
    event.add("summary", normalise.line(title))
    event.add("transp", "TRANSPARENT")
    return event


def _first(day: date) -> datetime:
    return datetime.combine(day, time(), VIETNAM)
