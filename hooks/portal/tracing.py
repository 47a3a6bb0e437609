"""What a page or a rule asks of the content while it is made, noted so that a later build can ask again.

Correct by construction, with no list of dependencies for anybody to keep: views and rules draw upon nothing but their
arguments and the catalogue they are given. Here they are given one that notes each question. As long as every
question has the answer it had, and the arguments are the same, the result is the same and need not be made again.

Answers are compared by marks, never in full. The mark of a record is that of its front matter, of whether readers may
see it, and of its place; its body has a mark of its own, noted when somebody reads it. What changes everything
(vocabularies, site.yml, the day, the shell of all pages) is one mark that every result depends upon. A question about
all records together ("everything") has a new answer after any edit.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from functools import cache, cached_property
from pathlib import Path
from sys import intern
from typing import Any, TypeVar

from portal.catalogue import Catalogue
from portal.images import Library, Rendition
from portal.output import mark_of
from portal.records import TYPES, Page, Record, Type
from portal.source import Source
from portal.stored import Resting
from portal.views import Context, Json
from portal.vocabulary import Site, Vocabularies

Question = str
"""What was asked: the kind of question and what it was about, with `BETWEEN` between them."""

BETWEEN = "\0"
"""What no path, slug or id has in it, though a link may that leads nowhere (`%00`): there `_ELSE` stands for it."""

_ELSE = "\ufffd"

EVERYTHING: Question = "everything"

_PLAIN = frozenset({str, int, bool, float, type(None), datetime, dict})
"""Types of plain data, of which `repr` tells all; a mapping among arguments is JSON."""

_RECORDS = frozenset(TYPES.values())

_WAITS = {None: b"p", "draft": b"d", "scheduled": b"s"}

R = TypeVar("R", bound=Record)
T = TypeVar("T")
V = TypeVar("V")


class Notes:
    """The questions asked since the last `take`, each once."""

    def __init__(self) -> None:
        self._asked: dict[Question, None] = {}

    def note(self, *question: str) -> None:
        """Note a question: its kind and what it is about."""
        self._asked[BETWEEN.join([part.replace(BETWEEN, _ELSE) for part in question])] = None

    def body(self, path: str) -> None:
        """Note that the text of a file was read."""
        self.note("body", path)

    def take(self) -> tuple[Question, ...]:
        """Return the questions and begin anew."""
        asked = tuple(self._asked)
        self._asked.clear()
        return asked


def held_once(asked: Iterable[Question]) -> tuple[Question, ...]:
    """Return questions that came from another process as texts which all results share: thousands ask the same."""
    return tuple(map(intern, asked))


class Answers:
    """The marks of the answers that one state of the content gives, each worked out once."""

    def __init__(self, catalogue: Catalogue, files: Mapping[str, bytes], context: Context) -> None:
        self._catalogue = catalogue
        self._files = files
        self._context = context
        self._marks: dict[Question, bytes] = {}
        self._records: dict[int, bytes] = {}

    def mark(self, question: Question) -> bytes:
        """Return the mark of the answer to a question."""
        if (found := self._marks.get(question)) is None:
            kind, *about = question.split(BETWEEN)
            found = self._marks[question] = getattr(self, f"_{kind}")(*about)
        return found

    def of(self, value: Any) -> bytes:
        """Return the mark of an argument: of a record its front matter's, of plain data what they say."""
        return mark_of(repr(self._told(value)))

    def _told(self, value: Any) -> Any:
        """Return what an argument says as plain data, in which a record or a page is its mark."""
        kind = type(value)
        if kind in _PLAIN:
            return value
        if kind in _RECORDS:
            return self.record(value)
        if isinstance(value, list | tuple):
            return [self.record(each) if type(each) in _RECORDS else self._told(each) for each in value]
        if isinstance(value, Page):
            return _origin_mark(value)
        if dataclasses.is_dataclass(kind):
            return [self._told(getattr(value, name)) for name in _fields(kind)]
        return f"{kind.__name__} {value}"

    def record(self, record: Record | None) -> bytes:
        """Return the mark of a record as others see it."""
        if record is None:
            return b"-"
        # Records of one state of the content stay where they are in memory, so that their place tells them apart.
        if (mark := self._records.get(id(record))) is None:
            as_of = self._catalogue.as_of
            told = (record.updated is None or record.updated <= as_of) + 2 * record.origin.revealed
            mark = self._records[id(record)] = _origin_mark(record) + _WAITS[record.waits(as_of)] + b"%d" % told
        return mark

    def _find(self, kind: Type, name: str) -> bytes:
        return self.record(self._catalogue.find(kind, name))

    def _at(self, path: str) -> bytes:
        return self.record(self._catalogue.at(path))

    def _referrers(self, path: str) -> bytes:
        record = self._catalogue.at(path)
        return mark_of("", map(self.record, self._catalogue.referrers(record))) if record else b"-"

    def _body(self, path: str) -> bytes:
        return self._files.get(path, b"-")

    def _file(self, path: str) -> bytes:
        file = self._catalogue.file(path)
        # A copy in the place of a link has the same bytes, but is a file of the repository.
        link = b"l" if file.is_symlink() else b""
        return link + (self._files.get(path) or (mark_of("", [file.read_bytes()]) if file.is_file() else b"-"))

    def _folder(self, path: str) -> bytes:
        return mark_of("\n".join(sorted(self._catalogue.names(path))))

    def _holds(self, folder: str, name: str) -> bytes:
        return b"%d" % self._catalogue.holds(folder, name)

    def _page_at(self, path: str) -> bytes:
        page = self._catalogue.page_at(path)
        return _origin_mark(page) if page else b"-"

    def _everything(self) -> bytes:
        return self._all

    @cached_property
    def _all(self) -> bytes:
        catalogue = self._catalogue
        records = map(self.record, catalogue.records)
        pages = map(_origin_mark, catalogue.pages)
        # Whoever reads the article of a record has asked for it by name.
        others = ((path, digest) for path, digest in sorted(self._files.items()) if not catalogue.at(path))
        return mark_of("", [*records, *pages, *(path.encode() + digest for path, digest in others)])

    def _names(self) -> bytes:
        return mark_of("\n".join(sorted(self._catalogue.sources)))

    def _page(self, slug: str) -> bytes:
        page = self._catalogue.page(slug)
        return _origin_mark(page) if page else b"-"

    def _neighbours(self, id_: str) -> bytes:
        return mark_of("", map(self.record, self._context.neighbours.get(id_, ())))

    def _inverse_relations(self, id_: str) -> bytes:
        return self.of([text for text, _ in self._context.inverse_relations.get(id_, ())])

    def _feeds(self, name: str, key: str = "") -> bytes:
        feed = self._context.feeds.get(name)
        return self.of([feed.get(key)] if feed and key else feed is not None)


class Watched(Catalogue):
    """A catalogue that notes what it is asked. `about` narrows the records and pages it goes through to a few."""

    def __init__(self, catalogue: Catalogue, notes: Notes, about: tuple[Record | Page, ...] | None = None) -> None:
        records = tuple(each for each in about or () if isinstance(each, Record))
        pages = tuple(each for each in about or () if isinstance(each, Page))
        own = {"_catalogue": catalogue, "_notes": notes, "_about": about, "_own_records": records, "_own_pages": pages}
        for name, value in own.items():
            object.__setattr__(self, name, value)

    _catalogue: Catalogue
    _notes: Notes
    _about: tuple[Record | Page, ...] | None
    _own_records: tuple[Record, ...]
    _own_pages: tuple[Page, ...]

    @property
    def root(self) -> Path:
        """The folder of the repository. What is read below it is noted by whoever reads it."""
        return self._catalogue.root

    @property
    def as_of(self) -> datetime:
        """The instant; it enters by its day and by whether a record is published, which every mark tells."""
        return self._catalogue.as_of

    @property
    def site(self) -> Site:
        """Who publishes: part of what all results depend upon."""
        return self._catalogue.site

    @property
    def vocabularies(self) -> Vocabularies:
        """The words: part of what all results depend upon."""
        return self._catalogue.vocabularies

    @property
    def records(self) -> tuple[Record, ...]:
        """The records, newest first."""
        if self._about is not None:
            return self._own_records
        return self.whole.records

    @property
    def pages(self) -> tuple[Page, ...]:
        """The hand-written pages."""
        if self._about is not None:
            return self._own_pages
        return self.whole.pages

    @property
    def whole(self) -> Catalogue:
        """The catalogue with every record, about which everything may then be asked."""
        self._notes.note(EVERYTHING)
        return self._catalogue

    @property
    def sources(self) -> Mapping[str, Source]:
        """The files of the repository by name."""
        self._notes.note("names")
        return self._catalogue.sources

    @property
    def unread(self) -> frozenset[tuple[Type, str]]:
        """The records that could not be read."""
        self._notes.note("names")
        return self._catalogue.unread

    @property
    def unsound(self) -> frozenset[str]:
        """The vocabularies with errors in their files: part of what all results depend upon."""
        return self._catalogue.unsound

    def find(self, kind: Type, name: str) -> Record | None:
        """Return the record of a type that has this slug, alias or id."""
        self._notes.note("find", kind, name)
        return self._catalogue.find(kind, name)

    def at(self, path: str) -> Record | None:
        """Return the record read from a file."""
        self._notes.note("at", path)
        return self._catalogue.at(path)

    def of(self, kind: type[R]) -> tuple[R, ...]:
        """Return every record of a type, newest first."""
        return super().of(kind) if self._about is not None else self.whole.of(kind)

    def listed(self, kind: type[R]) -> tuple[R, ...]:
        """Return the records of a type that lists carry."""
        if self._about is None:
            return self.whole.listed(kind)
        return tuple(each for each in self.of(kind) if each.is_listed(self.as_of))

    def once(self, make: Callable[[Catalogue], T]) -> T:
        """Return what a function makes of the whole content."""
        return self.whole.once(make)

    def page(self, slug: str) -> Page | None:
        """Return the hand-written page of a slug."""
        self._notes.note("page", slug)
        return self._catalogue.page(slug)

    def page_at(self, path: str) -> Page | None:
        """Return the hand-written page read from a file."""
        self._notes.note("page_at", path)
        return self._catalogue.page_at(path)

    def referrers(self, record: Record) -> tuple[Record, ...]:
        """Return the listed records that refer to this one."""
        self._notes.note("referrers", record.origin.path)
        return self._catalogue.referrers(record)

    def file(self, path: str) -> Path:
        """Return a file of the repository, about to be looked at."""
        self._notes.note("file", path)
        return self._catalogue.file(path)

    def holds(self, folder: str, name: str) -> bool:
        """Tell whether a folder has a name."""
        self._notes.note("holds", folder, name)
        return self._catalogue.holds(folder, name)

    def names(self, folder: str) -> frozenset[str]:
        """Return the names in a folder."""
        self._notes.note("folder", folder)
        return self._catalogue.names(folder)


class Watching(Context):
    """What views draw upon, noting what they ask. What is the same on every page is worked out beforehand."""

    def __init__(self, context: Context, notes: Notes) -> None:
        super().__init__(Watched(context.catalogue, notes), _Pictures(context.library, notes))
        self._notes = notes
        self.memo = context.memo
        self.commune_names = context.commune_names
        self.predecessors = context.predecessors
        self.pages = _Noted(notes, ("page",), context.pages)
        self.neighbours = _Noted(notes, ("neighbours",), context.neighbours)
        self.inverse_relations = _Noted(notes, ("inverse_relations",), context.inverse_relations)
        self.feeds = _Noted(notes, ("feeds",), context.feeds, within=True)
        self._context = context

    @property
    def listed(self) -> tuple[Record, ...]:
        """Every record that lists carry."""
        self._notes.note(EVERYTHING)
        return self._context.listed


class _Noted(dict[str, V]):
    """A mapping of which each key is a question; going through all of it asks about everything."""

    def __init__(self, notes: Notes, kind: tuple[str, ...], values: Mapping[str, V], *, within: bool = False) -> None:
        super().__init__(values)
        self._notes, self._kind, self._within, self._values = notes, kind, within, values

    def _ask(self, key: object) -> None:
        self._notes.note(*self._kind, str(key))

    def __getitem__(self, key: str) -> Any:
        self._ask(key)
        found: Any = self._values[key]
        return _Noted(self._notes, (*self._kind, key), found) if self._within else found

    def get(self, key: str, default: Any = None) -> Any:
        return self[key] if key in self else default  # noqa: SIM401 – this is what `get` means here

    def __contains__(self, key: object) -> bool:
        self._ask(key)
        return key in self._values

    def __iter__(self) -> Iterator[str]:
        self._notes.note(EVERYTHING)
        return iter(self._values)

    def items(self) -> Any:
        self._notes.note(EVERYTHING)
        return self._values.items()

    def values(self) -> Any:
        self._notes.note(EVERYTHING)
        return self._values.values()


class _Pictures(Library):
    """A library that notes which pictures were asked for."""

    def __init__(self, library: Library, notes: Notes) -> None:
        self._library, self._notes = library, notes

    def rendition(self, owner: Record | Page, file: str) -> Rendition | None:
        """Return the picture that a record names."""
        path = self._library.path(owner, file)
        if path is None:
            return None
        self._notes.note("file", path)
        return self._library.picture(path)


def base(context: Context, shell: Json) -> bytes:
    """Return the mark of what every result depends upon."""
    catalogue = context.catalogue
    words = {name: catalogue.vocabularies.of(name) for name in catalogue.vocabularies.names()}
    said = [context.today.isoformat(), catalogue.site.model_dump_json(), json.dumps(shell, ensure_ascii=False)]
    said += [f"{name} {slug} {term.model_dump_json()}" for name, terms in words.items() for slug, term in terms.items()]
    return mark_of("\n".join(said))


@cache
def _fields(kind: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind))


def _origin_mark(held: Record | Page) -> bytes:
    origin = held.origin
    if isinstance(origin, Resting):
        return origin.marks.whole if isinstance(held, Page) else origin.marks.head
    return mark_of(origin.path, [origin.source.text.encode()])
