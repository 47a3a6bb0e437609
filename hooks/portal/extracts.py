"""What feeds, search and open data take from one record, made with its page: its article is then converted once."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from portal import search
from portal.cache import packed
from portal.catalogue import Catalogue
from portal.exports import open_data
from portal.feeds.context import Context, Pictures
from portal.feeds.items import item
from portal.feeds.model import Brief, Item
from portal.feeds.moments import Moments
from portal.output import mark_of
from portal.records import Page, Record

ITEM, ENTRY, ROW = "item", "entry", "row"


class Extract(NamedTuple):
    """What is known of what was taken, without its text: all of it None where a record gives none.

    A feed's item by its brief, a search entry by its head, a row of open data by its mark.
    """

    item: Brief | None = None
    entry: search.Head | None = None
    row: bytes | None = None

    def parts(self) -> Iterator[tuple[str, bytes]]:
        """Yield the kind and the mark of each part, under which its text is kept."""
        for kind, part in ((ITEM, self.item), (ENTRY, self.entry)):
            if part:
                yield kind, part.mark
        if self.row:
            yield ROW, self.row


Texts = dict[tuple[str, bytes], bytes]
"""The texts of extracts by kind and mark, packed as the cache keeps them."""


def of_item(told: Item) -> tuple[Brief, Texts]:
    """Return what is known of a feed's item, and its text."""
    kept = packed(told)
    brief = Brief.of(told, mark_of("", [kept]))
    return brief, {(ITEM, brief.mark): kept}


class Extractor:
    """Takes extracts from records, one after another. Draws upon nothing but the catalogue it is given."""

    def __init__(self, catalogue: Catalogue, pictures: Pictures) -> None:
        self._catalogue = catalogue
        self._context = Context(catalogue, pictures)

    @cached_property
    def _reader(self) -> search.Reader:
        return search.Reader(self._catalogue)

    def record(self, record: Record, moments: Moments, html: str | None) -> tuple[Extract, Texts]:
        """Return what is taken from a public record.

        `moments` are the times that no other record has, `html` what its page shows of its article.
        """
        told = item(record, moments, self._context, html)
        brief, texts = of_item(told)
        if not record.is_listed(self._catalogue.as_of):
            return Extract(brief), texts
        head, entry = search.read(self._reader.record(record))
        row = open_data.row(record, self._catalogue)
        texts |= {(ENTRY, head.mark): packed(entry), (ROW, row.mark): packed(row)}
        return Extract(brief, head, row.mark), texts

    def page(self, page: Page) -> tuple[Extract, Texts]:
        """Return what is taken from a hand-written page: people find it, and no feed carries it."""
        head, entry = search.read(search.page(page))
        return Extract(entry=head), {(ENTRY, head.mark): packed(entry)}
