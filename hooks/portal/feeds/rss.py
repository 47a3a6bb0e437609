"""A feed as RSS 2.0, in the elements that portals know and validators do not complain of."""

from __future__ import annotations

from lxml import etree

from portal.feeds.model import TTL_MINUTES, Feed, Item
from portal.feeds.xml import ATOM, CONTENT, DC, HISTORY, MEDIA, RSS_TYPE, add, document, rfc822, rfc3339

SUFFIX = ".xml"
COMPAT_SUFFIX = ".portal.xml"
COMPAT_ITEMS = 20

_NAMESPACES: dict[str, str] = {"atom": ATOM, "content": CONTENT, "dc": DC, "fh": HISTORY, "media": MEDIA}


def write(feed: Feed) -> bytes:
    """Return a feed, or an archive page of one, as RSS 2.0 with content, Dublin Core and Media RSS."""
    root = etree.Element("rss", {"version": "2.0"}, nsmap=_NAMESPACES)
    channel = _channel(root, feed, SUFFIX)
    _links(channel, feed)
    for item in feed.items:
        _full(add(channel, "item"), item)
    return document(root)


def write_compat(feed: Feed) -> bytes:
    """Return the newest items for portals that read `description` only and stumble over what they do not know."""
    root = etree.Element("rss", {"version": "2.0"}, nsmap={"atom": ATOM})
    channel = _channel(root, feed, COMPAT_SUFFIX)
    for item in feed.items[:COMPAT_ITEMS]:
        element = add(channel, "item")
        _basic(element, item)
        add(element, "guid", item.id, isPermaLink="false")
        add(element, "pubDate", rfc822(item.published))
    return document(root)


def _channel(root: etree._Element, feed: Feed, suffix: str) -> etree._Element:
    channel = add(root, "channel")
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
    for category in item.categories:
        add(element, "category", category.label, domain=category.scheme)
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
