"""Feeds that a state portal can trust blindly: from the catalogue to the bytes below rss/.

Data flows down this list: `normalise`, `address`, `identity`, `moments` make text, addresses, ids and times fit;
`select` says which feeds there are; `items` makes a record an item, with `article`, `facts` and `categories`; `archive`
cuts long feeds into documents; `rss`, `atom`, `json_feed`, `changes` and `opml` write them, with `pieces` and `xml`.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, time
from functools import lru_cache, partial
from typing import Any, NamedTuple

from portal.catalogue import Catalogue, listed
from portal.dates import VIETNAM
from portal.feeds import archive, atom, changes, json_feed, normalise, opml, rss
from portal.feeds.context import Context, Pictures
from portal.feeds.items import item
from portal.feeds.model import FOLDER, Brief, Feed, Item
from portal.feeds.select import Channel, channels
from portal.feeds.xml import ATOM_TYPE, JSON_TYPE, RSS_TYPE, rfc3339
from portal.output import Output, mark_of


class Form(NamedTuple):
    """A form of documents: the suffix of their files, and what writes them and their items."""

    suffix: str
    write: Callable[[Feed, Callable[[Any], bytes]], bytes]
    item: Callable[[Item], bytes]


FORMS = {
    rss.SUFFIX: Form(rss.SUFFIX, rss.write, rss.item),
    atom.SUFFIX: Form(atom.SUFFIX, atom.write, atom.item),
    json_feed.SUFFIX: Form(json_feed.SUFFIX, json_feed.write, json_feed.item),
    rss.COMPAT_SUFFIX: Form(rss.COMPAT_SUFFIX, rss.write_compat, rss.compat_item),
    changes.NAME: Form(atom.SUFFIX, changes.write, changes.item),
}
CURRENT = (rss.SUFFIX, atom.SUFFIX, json_feed.SUFFIX, rss.COMPAT_SUFFIX)
"""The forms of each current document; archive pages are RSS alone."""

WRITTEN = 8_192
"""Written items that a process holds, of some 5,000 bytes each."""

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


class Document(NamedTuple):
    """A document before it is written: where, what it carries, in which form, a mark of all that it is made from."""

    path: str
    feed: Feed
    form: str
    mark: bytes


class Plan(NamedTuple):
    """Every feed document, those that carry the same items beside each other, and the list of the feeds (OPML)."""

    documents: Sequence[Document]
    opml: bytes


class Writer:
    """Writes documents, an item once in each form, however many carry it; `load` gives an item by its own id."""

    def __init__(self, load: Callable[[str], Item]) -> None:
        self._load = lru_cache(archive.CURRENT_ITEMS)(load)
        self._written = lru_cache(WRITTEN)(self._write)

    def output(self, document: Document) -> Output:
        """Return a document that is written when it is asked for."""
        form = FORMS[document.form]
        made = partial(form.write, document.feed, lambda brief: self._written(document.form, brief.id))
        return Output(document.path, document.mark, made)

    def _write(self, form: str, id: str) -> bytes:
        return FORMS[form].item(self._load(id))


def outputs(catalogue: Catalogue, library: Pictures) -> dict[str, bytes]:
    """Return every feed document: path below the site's root → bytes. The same content gives the same bytes."""
    context = Context(catalogue, library)
    items = {record.id: item(record, context.moments[record.id], context) for record in context.records}
    by_id = {told.id: told for told in items.values()}
    planned = plan(context, {name: Brief.of(told, b"") for name, told in items.items()})
    writer = Writer(by_id.__getitem__)
    made = [*map(writer.output, planned.documents), list_of_feeds(planned)]
    return {output.path: output.make() for output in made}


def plan(context: Context, briefs: Mapping[str, Brief]) -> Plan:
    """Return what documents there are. `briefs` are those of all public records, by the records' ids."""
    groups: dict[str, list[Feed]] = {}
    found: list[Document] = []
    for channel in context.catalogue.once(_channels):
        whole = _feed(channel, context, tuple(briefs[record.id] for record in channel.records))
        said = repr(replace(whole, items=()))
        current, *archived = archive.documents(whole)
        groups.setdefault(GROUPS[channel.group], []).append(current)
        for page, forms in ((current, CURRENT), *((page, (rss.SUFFIX,)) for page in archived)):
            # Whoever reads the feed of a renamed campaign goes on reading it where it was.
            names = [page.name, *(name + page.name.removeprefix(channel.name) for name in channel.former)]
            found += [_document(name, page, said, form) for name in names for form in forms]
    changed = changes.select(_feed(_changes(), context, tuple(briefs.values())))
    found.append(_document(changed.name, changed, repr(replace(changed, items=())), changes.NAME))
    found.sort(key=lambda each: each.feed.items[0].published if each.feed.items else each.feed.since)
    return Plan(found, opml.write(normalise.line(context.catalogue.site.title), groups))


def list_of_feeds(plan: Plan) -> Output:
    """Return the OPML document, which lists exactly what is published."""
    return Output(f"{FOLDER}feeds.opml", mark_of("", [plan.opml]), lambda: plan.opml)


def _channels(catalogue: Catalogue) -> tuple[Channel, ...]:
    return tuple(channels(Context(catalogue, _NoPictures())))


def _document(name: str, feed: Feed, said: str, form: str) -> Document:
    """Return a document at a name below rss/; `said` is what all documents of its channel say alike."""
    marks = (each.mark for each in feed.items if isinstance(each, Brief))
    mark = mark_of(f"{said}\n{feed.name}\n{feed.previous}\n{feed.archive_of}", marks)
    return Document(f"{FOLDER}{name}{FORMS[form].suffix}", feed, form, mark)


def listing(catalogue: Catalogue) -> list[dict[str, Any]]:
    """Return each feed as plain data, for the page /rss/ and for autodiscovery.

    `page` is the page the feed belongs to and `formats` its documents, all below the site's root; `count` its records
    that lists carry, `newest` the time of the last one or None.
    """
    shown = {record.id for record in catalogue.once(listed)}
    return [_about(channel, shown) for channel in catalogue.once(_channels)]


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
