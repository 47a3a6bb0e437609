"""Long feeds in documents: the current one, and archive pages that stay as they are (RFC 5005 section 4).

A page holds a stretch of one year, so a record that is added to the past, or a commune that an old record is filed
under later, touches pages of its own year only. Its number is the year and the page within it: `tat-ca-202403.xml`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from portal.feeds.model import Brief, Feed, Item

PAGE_ITEMS = 25
PAGE_WEIGHT = 400_000
CURRENT_ITEMS = 50
CURRENT_WEIGHT = 900_000
"""Bytes of the items; what surrounds them fits into the rest of `LARGEST`."""

LARGEST = 1_000_000
"""Bytes that no document exceeds; portals refuse feeds of more than some megabytes."""

Page = tuple[str, tuple[Item | Brief, ...]]
"""The name of an archive page and its items, newest first."""


def documents(feed: Feed) -> Iterator[Feed]:
    """Yield the current document of a feed, then its archive pages, newest first: each item in one of them."""
    pages = list(_pages(feed))
    start = _first_current(pages)
    archived = pages[:start]
    current = tuple(item for _, items in reversed(pages[start:]) for item in items)
    yield replace(feed, items=current, previous=archived[-1][0] if archived else "")
    for position in range(len(archived) - 1, -1, -1):
        name, items = archived[position]
        previous = archived[position - 1][0] if position else ""
        yield replace(feed, name=name, items=items, previous=previous, archive_of=feed.name)


def _pages(feed: Feed) -> Iterator[Page]:
    """Yield the stretches of a feed, oldest first."""
    oldest_first = sorted(feed.items, key=lambda item: item.published)
    for year, items in groupby(oldest_first, key=lambda item: item.published.year):
        for number, stretch in enumerate(_stretches(items), 1):
            yield f"{feed.name}-{year}{number:02}", tuple(reversed(stretch))


def _stretches(items: Iterable[Item | Brief]) -> Iterator[list[Item | Brief]]:
    stretch: list[Item | Brief] = []
    weight = 0
    for item in items:
        if stretch and (len(stretch) == PAGE_ITEMS or weight + item.weight > PAGE_WEIGHT):
            yield stretch
            stretch, weight = [], 0
        stretch.append(item)
        weight += item.weight
    if stretch:
        yield stretch


def _first_current(pages: list[Page]) -> int:
    """Return the position of the oldest page that the current document holds; it only ever moves forward."""
    count = weight = 0
    for position in range(len(pages) - 1, -1, -1):
        items = pages[position][1]
        count += len(items)
        weight += sum(item.weight for item in items)
        if position < len(pages) - 1 and (count > CURRENT_ITEMS or weight > CURRENT_WEIGHT):
            return position + 1
    return 0
