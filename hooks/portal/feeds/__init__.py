"""Feeds that a state portal can trust blindly: from the catalogue to the bytes below rss/.

Data flows down this list: `normalise`, `address`, `identity`, `moments` make text, addresses, ids and times fit;
`select` says which feeds there are; `items` makes a record an item, with `article`, `facts` and `categories`;
`archive` cuts long feeds into documents; `rss`, `atom`, `json_feed`, `changes` and `opml` write them.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from dataclasses import replace
from datetime import datetime, time
from functools import cache, lru_cache, partial
from operator import itemgetter
from typing import Any

from portal.catalogue import Catalogue, listed
from portal.dates import VIETNAM
from portal.feeds import archive, atom, changes, json_feed, normalise, opml, rss
from portal.feeds.archive import CURRENT_ITEMS
from portal.feeds.context import Context, Pictures
from portal.feeds.items import item
from portal.feeds.model import FOLDER, Brief, Feed, Item
from portal.feeds.select import Channel, channels
from portal.feeds.xml import ATOM_TYPE, JSON_TYPE, RSS_TYPE, rfc3339
from portal.output import Output, mark_of

WRITERS = {rss.SUFFIX: rss.write, atom.SUFFIX: atom.write, json_feed.SUFFIX: json_feed.write}
_WRITERS: dict[str, Callable[[Feed, Callable[[Any], bytes]], bytes]] = {**WRITERS, rss.COMPAT_SUFFIX: rss.write_compat}
_ITEM_WRITERS: dict[str, Callable[[Item], bytes]] = {
    atom.SUFFIX: atom.item,
    json_feed.SUFFIX: json_feed.item,
    rss.COMPAT_SUFFIX: rss.compat_item,
    changes.NAME: changes.item,
}

FORMATS = {
    rss.SUFFIX: ("RSS 2.0", RSS_TYPE),
    atom.SUFFIX: ("Atom 1.0", ATOM_TYPE),
    json_feed.SUFFIX: ("JSON Feed 1.1", JSON_TYPE),
}
GROUPS = {
    "chung": "Toàn trang",
    "chuyen-muc": "Theo chuyên mục",
    "dia-phuong": "Theo xã, thị trấn",
    "don-vi": "Theo đơn vị",
    "linh-vuc": "Theo lĩnh vực",
    "phong-trao": "Theo phong trào",
}


def outputs(catalogue: Catalogue, library: Pictures) -> dict[str, bytes]:
    """Return every feed document: path below the site's root → bytes. The same content gives the same bytes."""
    context = Context(catalogue, library)
    items = {record.id: item(record, context.moments[record.id], context) for record in context.records}
    briefs = {name: Brief.of(told, b"") for name, told in items.items()}
    by_id = {told.id: told for told in items.values()}
    made = documents(context, briefs, by_id.__getitem__, lambda id: rss.item(by_id[id]))
    return {output.path: output.make() for output in made}


def documents(
    context: Context, briefs: Mapping[str, Brief], load: Callable[[str], Item], in_rss: Callable[[str], bytes]
) -> list[Output]:
    """Return every feed document before it is written, those that carry the same items beside each other.

    `briefs` are those of all public records, by the records' ids; `load` gives an item by its own id, and `in_rss` what
    `rss.item` made of it. An item is written once in a format, however many documents carry it.
    """
    load = lru_cache(CURRENT_ITEMS)(load)

    @cache
    def written(suffix: str, id: str) -> bytes:
        return in_rss(id) if suffix == rss.SUFFIX else _ITEM_WRITERS[suffix](load(id))

    def piece(suffix: str, brief: Brief) -> bytes:
        return written(suffix, brief.id)

    groups: dict[str, list[Feed]] = {}
    found: list[tuple[datetime, Output]] = []
    for channel in context.catalogue.once(_channels):
        whole = _feed(channel, context, tuple(briefs[record.id] for record in channel.records))
        said = repr(replace(whole, items=()))
        current, *archived = archive.documents(whole)
        groups.setdefault(GROUPS[channel.group], []).append(current)
        for suffix, write in _WRITERS.items():
            found.append(_document(current, said, suffix, partial(write, current, partial(piece, suffix))))
        found += [
            _document(page, said, rss.SUFFIX, partial(rss.write, page, partial(piece, rss.SUFFIX))) for page in archived
        ]
    changed = changes.select(_feed(_changes(), context, tuple(briefs.values())))
    said = repr(replace(changed, items=()))
    write_changed = partial(changes.write, changed, partial(piece, changes.NAME))
    found.append(_document(changed, said, atom.SUFFIX, write_changed))
    found.sort(key=itemgetter(0))
    opml_ = opml.write(normalise.line(context.catalogue.site.title), groups)
    return [*(output for _, output in found), Output(f"{FOLDER}feeds.opml", mark_of("", [opml_]), lambda: opml_)]


def _channels(catalogue: Catalogue) -> tuple[Channel, ...]:
    return tuple(channels(Context(catalogue, _NoPictures())))


def _document(feed: Feed, said: str, suffix: str, make: Callable[[], bytes]) -> tuple[datetime, Output]:
    """Return a document with the time of its newest item; `said` is what all documents of its channel say alike."""
    marks = (each.mark for each in feed.items if isinstance(each, Brief))
    mark = mark_of(f"{said}\n{feed.name}\n{feed.previous}\n{feed.archive_of}", marks)
    newest = feed.items[0].published if feed.items else feed.since
    return newest, Output(f"{FOLDER}{feed.name}{suffix}", mark, make)


def listing(catalogue: Catalogue) -> list[dict[str, Any]]:
    """Return each feed as plain data, for the page /rss/ and for autodiscovery.

    `page` is the page the feed belongs to and `formats` its documents, all below the site's root; `count` its records
    that lists carry, `newest` the time of the last one or None.
    """
    shown = {record.id for record in catalogue.once(listed)}
    return [_about(channel, shown) for channel in catalogue.once(_channels)]


def redirects(catalogue: Catalogue) -> dict[str, str]:
    """Return the addresses that feeds of renamed campaigns had, each with the one it has now, below the root."""
    found = {}
    for channel in catalogue.once(_channels):
        campaign = catalogue.find("campaign", channel.name.removeprefix("phong-trao/"))
        if channel.group == "phong-trao" and campaign:
            for alias in campaign.aliases:
                for suffix in (*FORMATS, rss.COMPAT_SUFFIX):
                    found[f"{FOLDER}phong-trao/{alias}{suffix}"] = f"{FOLDER}{channel.name}{suffix}"
    return found


def _feed(channel: Channel, context: Context, items: tuple[Brief, ...]) -> Feed:
    site = context.catalogue.site
    return Feed(
        name=channel.name,
        id=context.tag(f"{FOLDER}{channel.key}"),
        title=normalise.title(f"{channel.title} – {site.short_title}"),
        description=normalise.line(channel.description),
        page=context.links.to(channel.page),
        base=context.links.base,
        publisher=normalise.line(context.publisher),
        since=datetime.combine(site.tag_date.first, time(), VIETNAM),
        items=items,
        email=site.contact.email,
        language=site.language,
        hub=str(site.websub_hub or ""),
    )


def _changes() -> Channel:
    description = "Bài đã sửa sau khi đăng, kèm nội dung sửa, và bài đã rút, kèm lý do."
    return Channel(changes.NAME, changes.NAME, "chung", "Đính chính và rút bài", description, FOLDER, ())


def _about(channel: Channel, shown: Container[str]) -> dict[str, Any]:
    """Return what is told of a feed; `shown` has the ids of the records that lists carry."""
    records = [record for record in channel.records if record.id in shown]
    formats = [
        {"label": label, "type": type, "path": f"{FOLDER}{channel.name}{suffix}"}
        for suffix, (label, type) in FORMATS.items()
    ]
    return {
        "name": channel.name,
        "group": GROUPS[channel.group],
        "title": normalise.title(channel.title),
        "description": normalise.line(channel.description),
        "page": channel.page,
        "formats": formats,
        "compat": f"{FOLDER}{channel.name}{rss.COMPAT_SUFFIX}",
        "count": len(records),
        "newest": rfc3339(records[0].published) if records else None,
    }


class _NoPictures:
    """Pictures are no matter of a list of feeds."""

    def rendition(self, owner: object, file: str, /) -> None:
        """Return nothing."""
