"""A document read: what must be known of it to lay out an index, and all that the index tells of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from portal.output import mark_of
from portal.search.documents import Document, order
from portal.search.shards import digest
from portal.search.words import Places, Reading

TEXT_LIMIT = 20_000
"""Characters of a body that excerpts are taken from."""


class Entry(NamedTuple):
    """What the index tells of a document.

    `card` is its address, title, summary, day, label and badge; `text` what excerpts are taken from. `terms` are the
    terms that lead to it, a line each, and `places` the place of each, a byte a term; `said` its words as written.
    """

    card: tuple[str, ...]
    text: str
    terms: str
    places: bytes
    said: str

    def where(self) -> Places:
        """Return the place of each term."""
        return dict(zip(self.terms.split("\n"), self.places, strict=True)) if self.terms else {}


class Head(NamedTuple):
    """What must be known of every document to number them and to narrow results, without their words.

    `flags`: 1 sample, 2 past, 4 English. `text` is the mark of the text in the name of its file, empty where there is
    none. `mark` changes with the flags and with anything that the entry says.
    """

    order: tuple[int, str]
    year: int
    facets: Mapping[str, tuple[str, ...]]
    flags: int
    text: str
    mark: bytes

    @property
    def past(self) -> bool:
        """Tell whether what the document says no longer holds."""
        return bool(self.flags & 2)


def read(document: Document, reading: Reading) -> tuple[Head, Entry]:
    """Read a document. The same document gives the same entry, whatever was read before."""
    places, said = reading.read(document)
    terms = sorted(places)
    shown = (document.address, document.title, document.summary, document.day, document.label, document.badge)
    text = document.body[:TEXT_LIMIT]
    flags = document.sample + 2 * (not document.current) + 4 * (document.language == "en")
    entry = Entry(shown, text, "\n".join(terms), bytes(map(places.__getitem__, terms)), "\n".join(sorted(said)))
    head = Head(
        order(document),
        document.date.year if document.date else 0,
        document.facets,
        flags,
        digest(text.encode()) if text else "",
        mark_of("\0".join([*shown, text, entry.terms, entry.said]), [entry.places, bytes([flags])]),
    )
    return head, entry
