"""The small shapes that many pages show: dates, numbers, pictures, places, links, cards."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache

from babel.numbers import format_decimal

from portal import body
from portal.dates import PartialDate, local, official
from portal.images import Rendition
from portal.records import Campaign, Exemplar, LegalText, News, Page, Record
from portal.views import badges
from portal.views.context import Context
from portal.views.page import Json

WITHDRAWN = "Bài đã được rút"
"""What stands in the place of the title of a record that was taken back: titles name people."""

_BEFORE = {"day": "ngày ", "month": "", "year": "năm "}


def day(value: date | PartialDate) -> Json:
    """Return a date for a `<time>`: `text` alone in a table, `long` within a sentence."""
    partial = value if isinstance(value, PartialDate) else PartialDate(value.year, value.month, value.day)
    text = official(partial)
    return {
        "iso": str(partial),
        "text": text,
        "long": _BEFORE[partial.precision] + text,
        "precision": partial.precision,
    }


def moment(instant: datetime) -> Json:
    """Return an instant for a `<time>`, on Vietnam's clock."""
    here = local(instant)
    text = official(here.date())
    return {
        "iso": here.isoformat(),
        "text": f"{here:%H:%M}, {text}",
        "long": f"{here:%H:%M} ngày {text}",
        "day": text,
        "precision": "minute",
    }


def number(value: int | Decimal) -> str:
    """Write a number the Vietnamese way: 1.123,5."""
    return _number(str(value))


@lru_cache(1024)
def _number(value: str) -> str:
    return str(format_decimal(value, locale="vi"))


def link(label: str, url: str, **more: str | bool | None) -> Json:
    """Return a link."""
    return {"label": label, "url": url, **more}


def picture(context: Context, owner: Record | Page, file: str, alt: str) -> Json | None:
    """Return the attributes of a picture, or None when there is no such file."""
    made = context.library.rendition(owner, file)
    return None if made is None else {**attributes(context, made), "alt": alt}


def attributes(context: Context, made: Rendition) -> Json:
    """Return the addresses and size of a picture, and the whole address of the copy that social networks take."""
    return {
        "src": context.links.to(made.src),
        "srcset": ", ".join(f"{context.links.to(path)} {width}w" for path, width in made.srcset),
        "width": made.width,
        "height": made.height,
        "share": context.absolute.to(made.share),
        "share_width": made.share_width,
        "share_height": made.share_height,
    }


def prose(context: Context, owner: Record | Page) -> str:
    """Return the cleaned HTML of a body, its links leading to addresses of the site."""

    def shown(file: str, alt: str) -> dict[str, str]:
        made = picture(context, owner, file, alt)
        if made is None:
            return {"src": "", "alt": alt}
        keys = ("src", "srcset", "width", "height", "alt")
        return {key: str(made[key]) for key in keys} | {"sizes": "(min-width: 48rem) 44rem, 100vw", "loading": "lazy"}

    return body.html(owner.body, lambda written: context.links.in_body(owner, written), shown)


def commune(context: Context, slug: str) -> Json:
    """Return a place: its name then, and the unit its area belongs to now where that has changed."""
    term = context.words.communes[slug]
    now = None
    if term.successor and term.valid_until and term.valid_until < context.today:
        since = term.valid_until + timedelta(days=1)
        label = within(context.label("communes", term.successor))
        now = {**link(label, context.links.to(f"dia-phuong/{term.successor}/")), "since": day(since)}
    return {**link(context.commune_names[slug], context.links.to(f"dia-phuong/{slug}/")), "now": now}


def within(label: str) -> str:
    """Return a name as it stands within a sentence: `xã Yên Phong`."""
    return label[:1].lower() + label[1:]


def tags(context: Context, folder: str, vocabulary: str, slugs: Iterable[str]) -> list[Json]:
    """Return links to the lists of vocabulary words."""
    return [link(context.label(vocabulary, slug), context.links.to(f"{folder}/{slug}/")) for slug in slugs]


def kicker(context: Context, record: Record) -> str:
    """Return the word above a title: what class of thing this is."""
    match record:
        case Exemplar():
            return context.label("exemplar_classes", record.exemplar_class)
        case Campaign():
            return context.label("campaign_types", record.campaign_type)
        case LegalText():
            return citation(context, record)
        case News():
            return context.label("news_kinds", record.kind)
    return record.label


def citation(context: Context, text: LegalText) -> str:
    """Return what a text is called by: its type and number; its type alone where it bears none."""
    label = context.label("document_types", text.doc_type)
    return f"{label} số {text.number}" if text.number else label


def card(context: Context, record: Record, *, with_picture: bool = True) -> Json:
    """Return a record as lists show it."""
    key = f"card {record.origin.path}"
    if key not in context.memo:
        context.memo[key] = _told(context, record)
    image = record.images[0] if record.images and with_picture else None
    return {**context.memo[key], "image": picture(context, record, image.file, image.alt) if image else None}


def _told(context: Context, record: Record) -> Json:
    """Return what a card says of a record: nothing but what the record itself and the words give."""
    places = [record.subject.commune] if isinstance(record, Exemplar) and record.subject.commune else record.communes
    return {
        "url": context.links.record(record),
        "title": record.title,
        "summary": record.summary,
        "kicker": kicker(context, record),
        "type": record.type,
        "date": card_date(record),
        "place": ", ".join(context.commune_names.get(slug, slug) for slug in places[:2]),
        "badge": badges.badge(context, record),
        "sample": record.sample,
    }


def card_date(record: Record) -> Json | None:
    """Return the date that a card shows: a text's issue, a campaign's start or year; else the publication.

    None for a text or campaign whose own date is unknown: the day somebody put it on the site would mislead.
    """
    match record:
        case LegalText():
            return {**day(record.issued), "label": "Ban hành"} if record.issued else None
        case Campaign():
            return _campaign_date(record)
    return {**day(local(record.published).date()), "label": "Đăng"}


def _campaign_date(record: Campaign) -> Json | None:
    if record.starts:
        return {**day(record.starts), "label": "Từ"}
    if record.ends:
        return {**day(record.ends), "label": "Đến"}
    year = record.theme_year or next((item.year for item in record.anniversaries if item.year), None)
    return {**day(PartialDate(year)), "label": "Năm"} if year else None


def cards(context: Context, records: Iterable[Record], *, with_picture: bool = True) -> list[Json]:
    """Return records as lists show them."""
    return [card(context, record, with_picture=with_picture) for record in records]
