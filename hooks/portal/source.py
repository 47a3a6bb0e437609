"""A file as it was read, and how to point at a place in it."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import Literal

from portal.problems import Edit, Kind, Problem, Span
from portal.tree import EMPTY, Loc, Mapping, place
from portal.wording import Text, texts


def _line_starts(text: str) -> tuple[int, ...]:
    starts = [0]
    while (found := text.find("\n", starts[-1])) >= 0:
        starts.append(found + 1)
    return tuple(starts)


@dataclass(frozen=True, slots=True)
class Source:
    """The text of one file: NFC, `\\n` line ends, no BOM, no zero-width or control characters.

    Lines and columns are those of the file the editor sees, after Unicode normalisation. `sure` tells that the file
    holds this text beyond doubt, so that the program may write into it; where the encoding was guessed it is False.
    """

    path: str
    text: str
    sure: bool = True
    _starts: tuple[int, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", _line_starts(self.text))

    def span(self, start: int, end: int) -> Span:
        """Return the lines and columns of a stretch of the text, given as offsets."""
        line = bisect_right(self._starts, start)
        end_line = bisect_right(self._starts, end)
        return Span(line, start - self._starts[line - 1] + 1, end_line, end - self._starts[end_line - 1] + 1)

    def offset(self, line: int, column: int) -> int:
        """Return the offset of a place in the text."""
        return self._starts[line - 1] + column - 1

    def line(self, number: int) -> str:
        """Return a line, 1-based, without its end; empty beyond the file."""
        lines = self.text.split("\n")
        return lines[number - 1] if 0 < number <= len(lines) else ""


Type = Literal["campaign", "exemplar", "legal", "news"]
"""The four types of record, as the command line, vocabularies and files name them."""

TYPE_LABELS: dict[Type, str] = {
    "campaign": "Phong trào thi đua",
    "exemplar": "Gương điển hình",
    "legal": "Văn bản",
    "news": "Tin tức",
}
"""What readers and editors call them."""

Reference = tuple[str, Type, str]
"""A dotted field, and the type and name of the record that it refers to."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a record comes from: its file, the tree of its fields, its body and the offset of the body in the text."""

    source: Source
    slug: str
    fields: Mapping = EMPTY
    body: str = ""
    body_start: int = 0
    broken: frozenset[str] = frozenset()
    """Top-level fields that could not be read and hold a stand-in: nothing is said about them again."""
    revealed: bool = False
    """Whether a preview shows the record before its time."""
    references: tuple[Reference, ...] | None = None
    """The records that the record names, where somebody remembers them."""

    def early(self) -> Origin:
        """Return the same, shown before its time."""
        return replace(self, revealed=True)

    @property
    def path(self) -> str:
        """The file, relative to the repository, with forward slashes."""
        return self.source.path

    @property
    def article(self) -> bytes:
        """A mark of the article without the space around it."""
        return hashlib.blake2b(self.body.strip().encode(), digest_size=16).digest()

    @property
    def texts(self) -> tuple[Text, ...]:
        """Every value of the front matter that is prose, in the order of the file."""
        return tuple(text for text, _ in texts(self.fields))

    def span_of(self, text: Text) -> Span:
        """Return where one of these values stands, quotes and all."""
        return next(span for each, span in texts(self.fields) if each == text)

    @property
    def folder(self) -> PurePosixPath:
        """The folder of the file, relative to the repository."""
        return PurePosixPath(self.path).parent

    def problem(
        self, kind: Kind, loc: str, message: str, *, hint: str = "", edits: tuple[Edit, ...] = ()
    ) -> Problem:
        """Return a problem of a field, given by its dotted key (`images.0.alt`)."""
        return kind.at(self.path, place(self.fields, steps(loc)), message, hint=hint, field=loc, edits=edits)

    def in_body(
        self, kind: Kind, start: int, end: int, message: str, *, hint: str = "", edits: tuple[Edit, ...] = ()
    ) -> Problem:
        """Return a problem of a stretch of the body; it and the edits are given as offsets in the body."""
        begin = self.body_start
        span = self.source.span(begin + start, begin + end)
        shifted = tuple((begin + left, begin + right, new) for left, right, new in edits if self.source.sure)
        return kind.at(self.path, span, message, hint=hint, field="", edits=shifted)


def steps(loc: str) -> Loc:
    """Return the way to a value from its dotted key."""
    return tuple(int(step) if step.isdigit() else step for step in loc.split(".") if step)
