"""Records at rest: what was read of a file, small enough to keep by the thousand, and the file again when asked for.

The places of fields and the text of a body are three quarters of what reading a file costs and nine tenths of what
it takes to keep. Few of them are ever looked at twice, so they are not kept: `Resting` reads the file anew for them.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from portal import front_matter
from portal.catalogue import references_within
from portal.decode import decode
from portal.faults import ExplainedError
from portal.output import mark_of
from portal.problems import Problem
from portal.records import TYPES, Page, Record
from portal.source import Origin, Reference, Source
from portal.tree import Mapping as Tree
from portal.wording import Text

MODELS: dict[str, type[Record | Page]] = {
    **{model.__name__: model for model in TYPES.values()},
    Page.__name__: Page,
}


class ChangedError(ExplainedError):
    """A file is no longer what was read of it at first."""


class Marks(NamedTuple):
    """What tells one state of a file from another: of its front matter with its place, of all of it, of its article."""

    head: bytes
    whole: bytes
    article: bytes


class Stored(NamedTuple):
    """What one file holds: its model, the model's fields, the fields that were set, and what is wrong with it.

    `texts` are the values of its front matter that are prose, as they are written there, pickled: few builds look at
    those of more than a few files.
    """

    model: str
    slug: str
    fields: dict[str, Any] | None
    given: set[str]
    broken: frozenset[str]
    body_start: int
    marks: Marks
    references: tuple[Reference, ...]
    texts: bytes
    problems: tuple[Problem, ...]


class Resting(Origin):
    """An origin that knows its place and reads its file only when its text is asked for.

    `on_body` is told when somebody asks for the body, which few do of a record that is not their own.
    """

    def __init__(self, root: Path, path: str, stored: Stored, on_body: Callable[[str], None]) -> None:
        for name, value in {
            "slug": stored.slug,
            "broken": stored.broken,
            "body_start": stored.body_start,
            "revealed": False,
            "references": stored.references,
            "marks": stored.marks,
            "_texts": stored.texts,
            "_file": os.path.join(root, path),  # noqa: PTH118 – for ten thousand records
            "_path": path,
            "_on_body": on_body,
        }.items():
            object.__setattr__(self, name, value)

    marks: Marks
    _texts: bytes
    _file: str
    _path: str
    _on_body: Callable[[str], None]

    def early(self) -> Resting:
        """Return the same, shown before its time."""
        return _resting({**self._state(), "revealed": True})

    def _state(self) -> dict[str, Any]:
        own = ("slug", "broken", "body_start", "revealed", "references")
        return {name: getattr(self, name) for name in (*own, *self.__dict__)}

    def __reduce__(self) -> tuple[Callable[[dict[str, Any]], Resting], tuple[dict[str, Any]]]:
        """Travel to another process as the place of the file, without its text."""
        return _resting, (self._state(),)

    @property
    def path(self) -> str:
        """The file, relative to the repository, with forward slashes."""
        return self._path

    @property
    def article(self) -> bytes:
        """A mark of the article."""
        return self.marks.article

    @property
    def source(self) -> Source:
        """The text of the file."""
        self._on_body(self._path)
        return _opened(self._file, self.marks.whole, self._path).source

    @property
    def fields(self) -> Tree:
        """The tree of its fields."""
        return _opened(self._file, self.marks.whole, self._path).fields

    @property
    def texts(self) -> tuple[Text, ...]:
        """Every value of the front matter that is prose: kept, since rules look at all of them."""
        return _unpickled(self._texts)

    @property
    def body(self) -> str:
        """The article."""
        self._on_body(self._path)
        opened = _opened(self._file, self.marks.whole, self._path)
        if opened.body is None:
            opened.body = opened.text[self.body_start :]
        return opened.body


def _resting(state: dict[str, Any]) -> Resting:
    made = Resting.__new__(Resting)
    for name, value in state.items():
        object.__setattr__(made, name, value)
    return made


class _Opened:
    """A file that was read anew; `whole` is the mark of the text that was loaded."""

    def __init__(self, file: str, whole: bytes, path: str) -> None:
        try:
            self._data = Path(file).read_bytes()
        except OSError:  # of a file that nobody could load nothing is known, and nothing is found here
            self._data = b""
        self._path = path
        # Most files lie on the disk as they are read: what these bytes say has been found out once.
        self._is_plain = mark_of(path, [self._data]) == whole
        self.is_still = self._is_plain or mark_of(path, [self.source.text.encode()]) == whole
        self.body: str | None = None

    @property
    def text(self) -> str:
        """Its text, with nothing said of what is wrong with it."""
        return self._data.decode() if self._is_plain else self.source.text

    @cached_property
    def source(self) -> Source:
        return decode(self._data, self._path)[0]

    @cached_property
    def fields(self) -> Tree:
        return front_matter.read(self._data, self._path, "")[0].fields


@lru_cache(maxsize=8)
def _opened(file: str, whole: bytes, path: str) -> _Opened:
    """Return a file; one of the last few only, since a record is looked at as a whole and then no more.

    Raises `ChangedError`: what is made of another text must never be remembered as made of the one that was loaded.
    """
    opened = _Opened(file, whole, path)
    if not opened.is_still:
        raise ChangedError(f"Tệp {path} vừa được sửa, hoặc máy không cho đọc lại, trong lúc chương trình đang chạy.")
    return opened


@lru_cache(maxsize=8)
def _unpickled(texts: bytes) -> tuple[Text, ...]:
    found: tuple[Text, ...] = pickle.loads(texts)  # noqa: S301 – pickled below, and kept where `cache` keeps pickles
    return found


class Sources(Mapping[str, Source]):
    """The files of the repository by name, read when they are asked for."""

    def __init__(self, origins: Mapping[str, Origin]) -> None:
        self._origins = origins

    def __getitem__(self, name: str) -> Source:
        return self._origins[name].source

    def __contains__(self, name: object) -> bool:
        return name in self._origins

    def __iter__(self) -> Iterator[str]:
        return iter(self._origins)

    def __len__(self) -> int:
        return len(self._origins)


def store(model: type[Record | Page], record: Record | Page | None, origin: Origin, found: list[Problem]) -> Stored:
    """Return what was read of a file as it is kept."""
    text = origin.source.text
    head, whole = (mark_of(origin.path, [part.encode()]) for part in (text[: origin.body_start], text))
    return Stored(
        model=model.__name__,
        slug=origin.slug,
        fields=dict(record.__dict__) if record else None,
        given=set(record.__pydantic_fields_set__) if record else set(),
        broken=record.origin.broken if record else origin.broken,
        body_start=origin.body_start,
        marks=Marks(head, whole, origin.article),
        references=references_within(record) if isinstance(record, Record) else (),
        texts=pickle.dumps(origin.texts, pickle.HIGHEST_PROTOCOL),
        problems=tuple(found),
    )


def revive(stored: Stored, origin: Origin) -> Record | Page | None:
    """Return the record that was kept, resting on `origin`."""
    if stored.fields is None:
        return None
    model = MODELS[stored.model]
    record = model.__new__(model)
    record.__setstate__(
        {
            "__dict__": dict(stored.fields),
            "__pydantic_fields_set__": stored.given,
            "__pydantic_extra__": None,
            "__pydantic_private__": {"_origin": origin},
        }
    )
    return record
