"""A document as it is kept: what an index tells of it, and what must be known of it to number it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from portal.output import mark_of
from portal.search.documents import Document, Order, order
from portal.search.shards import digest

TEXT_LIMIT = 20_000
"""Characters of a body that excerpts are taken from."""


class Entry(NamedTuple):
    """What a document says, as `Document` has it."""

    address: str
    title: str
    summary: str
    day: str
    label: str
    badge: str
    numbers: tuple[str, ...]
    names: tuple[str, ...]
    also: tuple[str, ...]
    body: str

    @property
    def card(self) -> tuple[str, ...]:
        """What a result shows."""
        return self.address, self.title, self.summary, self.day, self.label, self.badge

    @property
    def text(self) -> str:
        """What excerpts are taken from."""
        return self.body[:TEXT_LIMIT]


class Head(NamedTuple):
    """What must be known of every document to number them and to narrow results, without their words.

    `flags`: 1 sample, 2 past, 4 English. `text` is the mark of the text in the name of its file, empty where there is
    none. `mark` changes with the flags and with anything that the entry says.
    """

    order: Order
    year: int
    facets: Mapping[str, tuple[str, ...]]
    flags: int
    text: str
    mark: bytes

    @property
    def address(self) -> str:
        """The address of the document."""
        return self.order[-1]

    @property
    def past(self) -> bool:
        """Tell whether what the document says no longer holds."""
        return bool(self.flags & 2)


def read(document: Document) -> tuple[Head, Entry]:
    """Return a document as it is kept."""
    entry = Entry(
        document.address,
        document.title,
        document.summary,
        document.day,
        document.label,
        document.badge,
        document.numbers,
        document.names,
        document.also,
        document.body,
    )
    flags = document.sample + 2 * (not document.current) + 4 * (document.language == "en")
    head = Head(
        order(document),
        document.date.year if document.date else 0,
        document.facets,
        flags,
        digest(entry.text.encode()) if document.body else "",
        mark_of("", [to_json(entry), bytes([flags])]),
    )
    return head, entry


def to_json(value: Any) -> bytes:
    """Return JSON without a byte too many, in UTF-8."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
