"""What is wrong with the content, where, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

Severity = Literal["error", "warning"]


class Span(NamedTuple):
    """A stretch of a file: lines and columns are 1-based, columns count characters, the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


START = Span(1, 1, 1, 1)

Edit = tuple[int, int, str]
"""Replace the characters from one offset of a text to another by a text."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in one file, in the editor's words.

    `path` is relative to the repository, with forward slashes; `field` is the dotted key (`subject.commune`,
    `images.0.alt`) or empty; `message` says what is wrong, `hint` what to write instead. Both are Vietnamese.
    `fixable` tells that there is one right answer, which `portal check --fix` writes; `edits` are that answer, in
    offsets of `Source.text`. They are empty where the answer is how the file itself is saved.
    """

    path: str
    span: Span
    code: str
    severity: Severity
    message: str
    hint: str = ""
    field: str = ""
    fixable: bool = False
    edits: tuple[Edit, ...] = ()

    @property
    def place(self) -> tuple[str, Span, str, str]:
        """What problems are sorted by: file, place, code, message."""
        return (self.path, self.span, self.code, self.message)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of problem: `code` never changes its meaning once published; `title` is the rule, in Vietnamese.

    `wrong` and `right` are what an editor might write and should write; both stand in the guide. `fixable` tells that
    some problems of this kind have one right answer.
    """

    code: str
    title: str
    wrong: str
    right: str
    severity: Severity = "error"
    fixable: bool = False

    def at(  # noqa: PLR0913 – all of them but the message may be wanting
        self,
        path: str,
        span: Span,
        message: str,
        *,
        hint: str = "",
        field: str = "",
        edits: tuple[Edit, ...] = (),
        by_saving: bool = False,
    ) -> Problem:
        """Return a problem of this kind at a place.

        `edits` mend it; `by_saving` tells that saving the text anew, as it was read, mends it.
        """
        fixable = by_saving or bool(edits)
        return Problem(path, span, self.code, self.severity, message, hint, field, fixable, edits)


KINDS: dict[str, Kind] = {}


def kind(code: str, title: str, *, wrong: str, right: str, severity: Severity = "error", fixable: bool = False) -> Kind:
    """Declare a kind of problem. Called once for each, at the top of the module that finds it.

    Raises `ValueError` when the code is taken.
    """
    if code in KINDS:
        raise ValueError(f"{code} is declared twice")
    KINDS[code] = Kind(code, title, wrong, right, severity, fixable)
    return KINDS[code]


def errors(problems: list[Problem]) -> list[Problem]:
    """Return those that forbid publishing."""
    return [problem for problem in problems if problem.severity == "error"]
