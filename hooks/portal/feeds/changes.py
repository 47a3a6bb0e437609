"""What was corrected or withdrawn: an Atom feed with tombstones (RFC 6721), for portals that keep copies."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from portal.feeds import atom
from portal.feeds.archive import CURRENT_ITEMS, CURRENT_WEIGHT
from portal.feeds.model import Brief, Feed, Item
from portal.feeds.pieces import element, parent, to_xml
from portal.feeds.xml import ATOM, TOMBSTONES, assembled, rfc3339

NAME = "thay-doi"
MOST_TOMBSTONES = 400
_TOMBSTONE = 1_500
"""Bytes that a withdrawal takes at the most, with its reason."""

_NAMESPACES: atom.Namespaces = {None: ATOM, "at": TOMBSTONES}


def select(feed: Feed) -> Feed:
    """Return the corrections and withdrawals of a whole feed, the last change first, within the size of a feed."""
    latest = sorted(feed.items, key=lambda item: (item.updated, item.id), reverse=True)
    gone = [item for item in latest if item.withdrawn][:MOST_TOMBSTONES]
    corrected: list[Item | Brief] = []
    room = CURRENT_WEIGHT - _TOMBSTONE * len(gone)
    for item in (item for item in latest if item.note):
        room -= item.weight
        if room < 0 or len(corrected) == CURRENT_ITEMS:
            break
        corrected.append(item)
    return replace(feed, items=tuple(sorted([*gone, *corrected], key=lambda item: item.updated, reverse=True)))


def item(item: Item) -> bytes:
    """Return a correction as an entry whose summary is the note, a withdrawal as a tombstone with its reason."""
    if not item.withdrawn:
        return atom.item(item._replace(summary=to_xml(item.note)))
    said = (
        element("at:comment", item.summary),
        element("link", rel="alternate", type="text/html", href=item.link),
    )
    return parent(atom.DEPTH, "at:deleted-entry", said, ref=item.id, when=rfc3339(item.updated))


def write(feed: Feed, written: Callable[[Any], bytes] = item) -> bytes:
    """Return corrections, then withdrawals. `written` gives them as `item` does."""
    parts = sorted(feed.items, key=lambda item: item.withdrawn)
    return assembled(atom.head(feed, _NAMESPACES), [written(each) for each in parts])
