"""What Python's readers have of feeds: feedparser, and `reader` as somebody uses it who keeps what it finds.

Addresses on standard input, one a line; on standard output reader → address → items, as README.md describes them.
"""

from __future__ import annotations

import json
import sys
import time
from datetime import UTC, datetime
from typing import Any

import feedparser
from reader import Entry, make_reader

Items = list[dict[str, Any]]


def by_feedparser(address: str) -> Items:
    """Fetch and read with feedparser; what it takes for broken is an error."""
    found = feedparser.parse(address, sanitize_html=False, resolve_relative_uris=False)
    if found.bozo:
        raise ValueError(f"{address}: {found.bozo_exception!r}")
    return [
        {
            "id": entry.id,
            "link": entry.link,
            "title": entry.title,
            "published": _parsed(entry.published_parsed),
            "updated": _parsed(entry.updated_parsed) if "updated_parsed" in entry else None,
            "author": entry.get("author"),
            "categories": [tag.label or tag.term for tag in entry.get("tags", [])],
            "enclosures": [[each.href, each.type, int(each.length)] for each in entry.get("enclosures", [])],
            "content": entry.content[0].value if "content" in entry else None,
        }
        for entry in found.entries
    ]


def by_reader(addresses: list[str]) -> dict[str, Items]:
    """Subscribe to all, update twice as a timer would, and return the entries kept of each, the newest first."""
    with make_reader(":memory:") as kept:
        for address in addresses:
            kept.add_feed(address)
        for _ in range(2):
            for update in kept.update_feeds_iter():
                if isinstance(update.value, Exception):
                    raise update.value
        return {
            address: [_kept(entry) for entry in _newest_first(kept.get_entries(feed=address))] for address in addresses
        }


def _newest_first(entries: Any) -> list[Entry]:
    return sorted(entries, key=lambda entry: entry.published, reverse=True)


def _kept(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "link": entry.link,
        "title": entry.title,
        "published": _utc(entry.published),
        "updated": _utc(entry.updated),
        # Of RSS, it takes a name apart where it holds brackets: `Lê Mẫu (ảnh: Hà)`.
        "author": None if entry.feed_url.endswith(".xml") and ".atom." not in entry.feed_url else entry.authors_str,
        "categories": None,
        "enclosures": [[each.href, each.type, each.length] for each in entry.enclosures],
        "content": None,
    }


def _parsed(parts: time.struct_time | None) -> str | None:
    return _utc(datetime(*parts[:6], tzinfo=UTC)) if parts else None


def _utc(moment: datetime | None) -> str | None:
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" if moment else None


def main() -> None:
    """Read every address with every reader that knows its format."""
    addresses = sys.stdin.read().split()
    xml = [address for address in addresses if not address.endswith(".json")]
    found = {"feedparser": {address: by_feedparser(address) for address in xml}, "reader": by_reader(addresses)}
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
