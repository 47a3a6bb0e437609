"""A feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from portal.feeds.model import Enclosure, Feed, Item
from portal.feeds.pieces import from_xml
from portal.feeds.xml import rfc3339

SUFFIX = ".json"
_LINE = json.JSONEncoder(ensure_ascii=False)
VERSION = "https://jsonfeed.org/version/1.1"


def item(item: Item) -> bytes:
    """Return an item as it stands in its feed, on a line of its own."""
    return _LINE.encode(_item(item)).encode()


def write(feed: Feed, written: Callable[[Any], bytes] = item) -> bytes:
    """Return a feed as JSON Feed 1.1. `written` gives the items as `item` does."""
    value: dict[str, Any] = {
        "version": VERSION,
        "title": feed.title,
        "home_page_url": feed.page,
        "feed_url": feed.address(SUFFIX),
        "description": feed.description,
        "language": feed.language,
        "authors": [{"name": feed.publisher}],
    }
    if feed.hub:
        value["hubs"] = [{"type": "WebSub", "url": feed.hub}]
    before, after = json.dumps(value | {"items": []}, ensure_ascii=False, indent=1).encode().rsplit(b"[]", 1)
    return before + b"[\n" + b",\n".join(written(each) for each in feed.items) + b"\n ]" + after + b"\n"


def _item(item: Item) -> dict[str, Any]:
    value: dict[str, Any] = {
        "id": item.id,
        "url": item.link,
        "title": from_xml(item.title),
        "summary": from_xml(item.summary),
        "content_html": from_xml(item.content),
        "date_published": rfc3339(item.published),
        "date_modified": rfc3339(item.updated),
        "authors": [{"name": from_xml(item.creator)}],
        "tags": [label for _, _, label in item.categories],
    }
    if item.enclosure:
        value["image"] = item.enclosure.url
        value["attachments"] = [_attachment(item.enclosure)]
    return value


def _attachment(picture: Enclosure) -> dict[str, Any]:
    return {
        "url": picture.url,
        "mime_type": picture.type,
        "title": picture.alt,
        "size_in_bytes": picture.length,
    }
