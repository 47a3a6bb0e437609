"""What was corrected or withdrawn: an Atom feed with tombstones (RFC 6721), for portals that keep copies."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from lxml import etree

from portal.feeds import atom
from portal.feeds.archive import CURRENT_ITEMS, CURRENT_WEIGHT
from portal.feeds.model import Brief, Feed, Item
from portal.feeds.xml import ATOM, TOMBSTONES, add, document, rfc3339

NAME = "thay-doi"
MOST_TOMBSTONES = 400


def select(feed: Feed) -> Feed:
    """Return the corrections and withdrawals of a whole feed, the last change first, within the size of a feed."""
    latest = sorted(feed.items, key=lambda item: (item.updated, item.id), reverse=True)
    gone = [item for item in latest if item.withdrawn][:MOST_TOMBSTONES]
    corrected: list[Item | Brief] = []
    room = CURRENT_WEIGHT - 1_000 * len(gone)
    for item in (item for item in latest if item.note):
        room -= item.weight
        if room < 0 or len(corrected) == CURRENT_ITEMS:
            break
        corrected.append(item)
    return replace(feed, items=tuple(sorted([*gone, *corrected], key=lambda item: item.updated, reverse=True)))


def write(feed: Feed, whole: Callable[[Item | Brief], Item]) -> bytes:
    """Return corrections as entries whose summary is the note, and withdrawals as tombstones with their reason.

    `whole` gives an item by its brief.
    """
    root = atom.head(feed, nsmap={None: ATOM, "at": TOMBSTONES})
    for item in feed.items:
        if not item.withdrawn:
            atom.entry(root, replace(whole(item), summary=item.note))
    for item in feed.items:
        if item.withdrawn:
            _tombstone(root, whole(item))
    return document(root)


def _tombstone(root: etree._Element, item: Item) -> None:
    element = add(root, f"{{{TOMBSTONES}}}deleted-entry", ref=item.id, when=rfc3339(item.updated))
    add(element, f"{{{TOMBSTONES}}}comment", item.summary)
    add(element, atom.name("link"), rel="alternate", type="text/html", href=item.link)
