"""Feeds read back by somebody else's eyes: what a reader has of each item, whatever the format."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime

import feedparser
from lxml import etree

from portal.feeds import schemas

NAMESPACES = {
    "atom": "http://www.w3.org/2005/Atom",
    "at": "http://purl.org/atompub/tombstones/1.0",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "fh": "http://purl.org/syndication/history/1.0",
}


@dataclass(frozen=True)
class Read:
    """What a reader has of one item. Times are in UTC."""

    id: str
    link: str
    title: str
    published: datetime
    updated: datetime
    author: str
    tags: tuple[str, ...]
    enclosure: tuple[str, str, str] | None


def by_feedparser(data: bytes) -> list[Read]:
    """Read RSS or Atom. What feedparser takes for broken fails the test that reads it."""
    found = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    assert not found.bozo, found.get("bozo_exception")
    return [_entry(entry) for entry in found.entries]


def by_json(data: bytes) -> list[Read]:
    """Read JSON Feed."""
    return [
        Read(
            item["id"],
            item["url"],
            item["title"],
            _utc(item["date_published"]),
            _utc(item["date_modified"]),
            item["authors"][0]["name"],
            tuple(item["tags"]),
            next(((a["url"], a["mime_type"], str(a["size_in_bytes"])) for a in item.get("attachments", ())), None),
        )
        for item in json.loads(data)["items"]
    ]


def contents(data: bytes) -> list[str]:
    """Return the HTML of each article, of any format."""
    if data.startswith(b"{"):
        return [item["content_html"] for item in json.loads(data)["items"]]
    root = etree.fromstring(data)
    found = root.findall(".//content:encoded", NAMESPACES) or root.findall("atom:entry/atom:content", NAMESPACES)
    return [element.text or "" for element in found]


def link(data: bytes, rel: str) -> str | None:
    """Return where an RSS feed points to: `self`, `prev-archive`, `current`, `hub`."""
    found = etree.fromstring(data).find(f"channel/atom:link[@rel='{rel}']", NAMESPACES)
    return None if found is None else found.get("href")


def grammar(name: str) -> etree.RelaxNG:
    """Return one of the grammars that the site publishes."""
    return etree.RelaxNG(etree.parse(schemas.FOLDER / name))


def _entry(entry: feedparser.FeedParserDict) -> Read:
    enclosure = next(((each.href, each.type, each.length) for each in entry.get("enclosures", ())), None)
    return Read(
        entry.id,
        entry.link,
        entry.title,
        datetime(*entry.published_parsed[:6], tzinfo=UTC),
        datetime(*entry.updated_parsed[:6], tzinfo=UTC),
        entry.author,
        tuple(tag.label or tag.term for tag in entry.tags),
        enclosure,
    )


def _utc(written: str) -> datetime:
    return datetime.fromisoformat(written).astimezone(UTC)
