"""Extracts of all records → feeds, open data and the search index, each file written only where it has changed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property, partial
from pathlib import Path
from typing import Any, NamedTuple

from portal import exports, feeds, search
from portal.cache import Remembered
from portal.extracts import ENTRY, ITEM, ROW, Extract
from portal.output import Output
from portal.placing import write_new
from portal.views import Context

STRETCHES = 9
"""Stretches that the documents of feeds are put together in, and those of search are read in: every core has some."""


class Known(NamedTuple):
    """What is known of a file that was made: the mark of what it was made from, and the SHA-256 of its bytes."""

    mark: bytes
    digest: bytes


class Assembled(NamedTuple):
    """One group of files by path, and what is remembered of it for the next time."""

    name: str
    files: dict[str, Known]
    remembered: Any


@dataclass
class Assembly:
    """What a process needs to put files together.

    `records` are the extracts of the public records by their ids, `pages` those of the hand-written pages; `planned`
    the documents of feeds; `gathered` what was read for a search index made anew; `addresses` the pages that search
    engines are led to; `known` the files of the last time, `remembered` what each group kept. `standing` has the
    SHA-256 of each file that stands in `site`, `staged` is the folder for what is new.
    """

    context: Context
    records: Mapping[str, Extract]
    planned: feeds.Plan
    site: Path
    staged: Path
    texts: Remembered
    pages: Sequence[Extract] = ()
    gathered: Sequence[search.Gathered] = ()
    addresses: Sequence[tuple[str, datetime | None]] = ()
    known: Mapping[str, Known] = field(default_factory=dict)
    remembered: Mapping[str, Any] = field(default_factory=dict)
    standing: Mapping[str, bytes] = field(default_factory=dict)

    def new(self, path: str, data: bytes) -> bytes:
        """Stage a file, unless the very same stands in the site; return the SHA-256 of its bytes."""
        return write_new(self.staged, self.standing, path, data)

    def group(self, name: str) -> Assembled:
        """Put a group of files together. Raises `search.ForgottenError` where a text is gone."""
        outputs, remembered = GROUPS[name](self)
        return Assembled(name, dict(self._written(outputs)), remembered)

    def _written(self, outputs: Iterable[Output]) -> Iterator[tuple[str, Known]]:
        for output in outputs:
            known = self.known.get(output.path)
            if not known or known.mark != output.mark or self.standing.get(output.path) != known.digest:
                known = Known(output.mark, self.new(output.path, output.make()))
            yield output.path, known

    @cached_property
    def writer(self) -> feeds.Writer:
        """Writes feeds; each process reads the texts of its own stretches."""
        marks = {each.item.id: each.item.mark for each in self.records.values() if each.item}
        return feeds.Writer(lambda id: self.text(ITEM, marks[id]))

    @cached_property
    def documents(self) -> list[search.Head]:
        """The documents that search leads to, as they are numbered."""
        return search.numbered(each.entry for each in (*self.records.values(), *self.pages) if each.entry)

    @cached_property
    def short_forms(self) -> tuple[search.ShortForm, ...]:
        """The short forms that words are read with."""
        return search.short_forms(self.context.catalogue.vocabularies)

    @cached_property
    def search_before(self) -> search.Kept | None:
        """The search index of the last time, where the one to come can be made from it."""
        before: search.Kept | None = self.remembered.get("search")
        if not before or not all(path in self.standing for path in search.shard_paths(before)):
            return None
        return before if search.serves(before, self.documents, self.short_forms) else None

    def text(self, kind: str, mark: bytes) -> Any:
        """Return the text of an extract."""
        found = self.texts.get(kind, mark.hex())
        if found is None:
            raise search.ForgottenError(mark.hex())
        return found

    def stands(self, path: str) -> bytes:
        """Return a file of the site that is as it was put there. Raises `search.ForgottenError`."""
        data = (self.site / path).read_bytes()
        if self.standing[path] != hashlib.sha256(data).digest():
            raise search.ForgottenError(path)
        return data


Made = tuple[Iterable[Output], Any]


def _feeds(stretch: int, of: Assembly) -> Made:
    documents = of.planned.documents
    start, end = _edges(stretch, len(documents))
    return map(of.writer.output, documents[start:end]), None


def _edges(stretch: int, count: int) -> tuple[int, int]:
    """Return where a stretch of so many documents begins, and where the next one does."""
    return count * stretch // STRETCHES, count * (stretch + 1) // STRETCHES


def _search(of: Assembly) -> Made:
    given = of.documents, partial(of.text, ENTRY), search.facets(of.context.catalogue), of.short_forms
    if of.search_before:
        return search.build(*given, (of.search_before, of.stands))
    return search.build(*given, gathered=of.gathered)


def gather(of: Assembly, stretches: Sequence[int]) -> list[search.Gathered]:
    """Read some stretches of the documents that search leads to. Raises `search.ForgottenError`."""
    edges = (_edges(stretch, len(of.documents)) for stretch in stretches)
    load = partial(of.text, ENTRY)
    return [search.gather(of.documents, start, end, load, of.short_forms) for start, end in edges]


def _exports(of: Assembly) -> Made:
    rows = {name: extract.row for name, extract in of.records.items() if extract.row}
    return exports.documents(of.context.catalogue, of.addresses, rows, lambda mark: of.text(ROW, mark)), None


GROUPS: dict[str, Callable[[Assembly], Made]] = {
    "search": _search,
    **{f"feeds {stretch}": partial(_feeds, stretch) for stretch in range(STRETCHES)},
    "list of feeds": lambda of: ([feeds.list_of_feeds(of.planned)], None),
    "exports": _exports,
}
"""What is made from all records together; one file at a time, so that memory stays small."""


def assemble(of: Assembly, names: Sequence[str]) -> list[Assembled]:
    """Put groups of files together."""
    return [of.group(name) for name in names]
