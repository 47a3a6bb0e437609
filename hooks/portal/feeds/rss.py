"""A feed as RSS 2.0, in the elements that portals know and validators do not complain of."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lxml import etree

from portal.feeds.model import TTL_MINUTES, Feed, Item
from portal.feeds.xml import ATOM, CONTENT, DC, HISTORY, MEDIA, RSS_TYPE, Frame, add, assembled, rfc822, rfc3339

SUFFIX = ".xml"
COMPAT_SUFFIX = ".portal.xml"
COMPAT_ITEMS = 20


def _frame(namespaces: dict[str, str]) -> Frame:
    return Frame(add(etree.Element("rss", {"version": "2.0"}, nsmap=namespaces), "channel"))


_FRAME = _frame({"atom": ATOM, "content": CONTENT, "dc": DC, "fh": HISTORY, "media": MEDIA})
_COMPAT_FRAME = _frame({"atom": ATOM})


def item(item: Item) -> bytes:
    """Return an item with content, Dublin Core and Media RSS."""
    element = add(_FRAME.open(), "item")
    _full(element, item)
    return _FRAME.piece(element)


def write(feed: Feed, written: Callable[[Any], bytes] = item) -> bytes:
    """Return a feed, or an archive page of one, as RSS 2.0. `written` gives the items as `item` does."""
    channel = _channel(feed, SUFFIX, _FRAME)
    _links(channel, feed)
    return assembled(channel, [written(each) for each in feed.items])


def compat_item(item: Item) -> bytes:
    """Return an item in the elements that every portal knows."""
    element = add(_COMPAT_FRAME.open(), "item")
    _basic(element, item)
    add(element, "guid", item.id, isPermaLink="false")
    add(element, "pubDate", rfc822(item.published))
    return _COMPAT_FRAME.piece(element)


def write_compat(feed: Feed, written: Callable[[Any], bytes] = compat_item) -> bytes:
    """Return the newest items for portals that read `description` only and stumble over what they do not know."""
    channel = _channel(feed, COMPAT_SUFFIX, _COMPAT_FRAME)
    return assembled(channel, [written(each) for each in feed.items[:COMPAT_ITEMS]])


def _channel(feed: Feed, suffix: str, frame: Frame) -> etree._Element:
    channel = frame.open()
    add(channel, "title", feed.title)
    add(channel, "link", feed.page)
    add(channel, "description", feed.description)
    add(channel, "language", feed.language)
    add(channel, "lastBuildDate", rfc822(feed.updated))
    add(channel, "ttl", str(TTL_MINUTES))
    add(channel, f"{{{ATOM}}}link", rel="self", type=RSS_TYPE, href=feed.address(suffix))
    return channel


def _links(channel: etree._Element, feed: Feed) -> None:
    """Add what leads to other documents: the hub (WebSub) and the archive (RFC 5005)."""
    if feed.hub:
        add(channel, f"{{{ATOM}}}link", rel="hub", href=feed.hub)
    if feed.archive_of:
        add(channel, f"{{{HISTORY}}}archive")
        add(channel, f"{{{ATOM}}}link", rel="current", type=RSS_TYPE, href=feed.address(SUFFIX, feed.archive_of))
    if feed.previous:
        add(channel, f"{{{ATOM}}}link", rel="prev-archive", type=RSS_TYPE, href=feed.address(SUFFIX, feed.previous))


def _basic(element: etree._Element, item: Item) -> None:
    add(element, "title", item.title)
    add(element, "link", item.link)
    add(element, "description", item.description)


def _full(element: etree._Element, item: Item) -> None:
    _basic(element, item)
    add(element, f"{{{CONTENT}}}encoded", item.content)
    add(element, "guid", item.id, isPermaLink="false")
    add(element, "pubDate", rfc822(item.published))
    add(element, f"{{{DC}}}creator", item.creator)
    for scheme, _, label in item.categories:
        add(element, "category", label, domain=scheme)
    _picture(element, item)
    add(element, f"{{{ATOM}}}updated", rfc3339(item.updated))


def _picture(element: etree._Element, item: Item) -> None:
    picture = item.enclosure
    if picture is None:
        return
    size = {"width": str(picture.width), "height": str(picture.height)}
    file = {"url": picture.url, "type": picture.type}
    add(element, "enclosure", **file, length=str(picture.length))
    media = add(element, f"{{{MEDIA}}}content", **file, fileSize=str(picture.length), medium="image", **size)
    add(media, f"{{{MEDIA}}}description", picture.alt, type="plain")
    add(media, f"{{{MEDIA}}}credit", picture.credit)
    add(element, f"{{{MEDIA}}}thumbnail", url=picture.url, **size)
