"""A feed as RSS 2.0, in the elements that portals know and validators do not complain of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

from lxml import etree

from portal.feeds.model import TTL_MINUTES, Enclosure, Feed, Item
from portal.feeds.pieces import KEPT, element, parent, to_xml
from portal.feeds.xml import ATOM, CONTENT, DC, HISTORY, MEDIA, RSS_TYPE, add, assembled, rfc822, rfc3339

SUFFIX = ".xml"
COMPAT_SUFFIX = ".portal.xml"
COMPAT_ITEMS = 20

_NAMESPACES = {"atom": ATOM, "content": CONTENT, "dc": DC, "fh": HISTORY, "media": MEDIA}
_COMPAT_NAMESPACES = {"atom": ATOM}
_DEPTH = 2
"""How many elements stand around an item."""


def item(item: Item) -> bytes:
    """Return an item with content, Dublin Core and Media RSS."""
    return parent(_DEPTH, "item", _full(item))


def write(feed: Feed, written: Callable[[Any], bytes] = item) -> bytes:
    """Return a feed, or an archive page of one, as RSS 2.0. `written` gives the items as `item` does."""
    channel = _channel(feed, SUFFIX, _NAMESPACES)
    _links(channel, feed)
    return assembled(channel, [written(each) for each in feed.items])


def compat_item(item: Item) -> bytes:
    """Return an item in the elements that every portal knows."""
    return parent(_DEPTH, "item", [*_basic(item), *_identity(item)])


def write_compat(feed: Feed, written: Callable[[Any], bytes] = compat_item) -> bytes:
    """Return the newest items for portals that read `description` only and stumble over what they do not know."""
    channel = _channel(feed, COMPAT_SUFFIX, _COMPAT_NAMESPACES)
    return assembled(channel, [written(each) for each in feed.items[:COMPAT_ITEMS]])


def _channel(feed: Feed, suffix: str, namespaces: dict[str, str]) -> etree._Element:
    channel = add(etree.Element("rss", {"version": "2.0"}, nsmap=namespaces), "channel")
    add(channel, "title", feed.title)
    add(channel, "link", feed.page)
    add(channel, "description", feed.description)
    add(channel, "language", feed.language)
    add(channel, "lastBuildDate", rfc822(feed.updated))
    add(channel, "ttl", str(TTL_MINUTES))
    add(channel, f"{{{ATOM}}}link", rel="self", type=RSS_TYPE, href=feed.address(suffix))
    return channel


def _links(channel: etree._Element, feed: Feed) -> None:
    """Add what leads to other documents: the hub (WebSub), which tells of what grows, and the archive (RFC 5005)."""
    if feed.hub and not feed.archive_of:
        add(channel, f"{{{ATOM}}}link", rel="hub", href=feed.hub)
    if feed.archive_of:
        add(channel, f"{{{HISTORY}}}archive")
        add(channel, f"{{{ATOM}}}link", rel="current", type=RSS_TYPE, href=feed.address(SUFFIX, feed.archive_of))
    if feed.previous:
        add(channel, f"{{{ATOM}}}link", rel="prev-archive", type=RSS_TYPE, href=feed.address(SUFFIX, feed.previous))


def _full(item: Item) -> Iterator[bytes]:
    yield from _basic(item)
    yield element("content:encoded", item.content)
    yield from _identity(item)
    yield element("dc:creator", item.creator)
    yield from (_category(scheme, label) for scheme, _, label in item.categories)
    if item.enclosure:
        yield from _picture(item.enclosure)
    yield element("atom:updated", to_xml(rfc3339(item.updated)))


def _basic(item: Item) -> Iterator[bytes]:
    yield element("title", item.title)
    yield element("link", to_xml(item.link))
    yield element("description", item.description)


def _identity(item: Item) -> Iterator[bytes]:
    yield element("guid", to_xml(item.id), isPermaLink="false")
    yield element("pubDate", to_xml(rfc822(item.published)))


@lru_cache(KEPT)
def _category(scheme: str, label: str) -> bytes:
    return element("category", to_xml(label), domain=scheme)


def _picture(picture: Enclosure) -> Iterator[bytes]:
    size = {"width": str(picture.width), "height": str(picture.height)}
    file = {"url": picture.url, "type": picture.type}
    yield element("enclosure", **file, length=str(picture.length))
    about = (
        element("media:description", to_xml(picture.alt), type="plain"),
        element("media:credit", to_xml(picture.credit)),
    )
    yield parent(_DEPTH + 1, "media:content", about, **file, fileSize=str(picture.length), medium="image", **size)
    yield element("media:thumbnail", url=picture.url, **size)
