"""`portal check --fix`: mistakes with one right answer, mended in the files themselves.

Everything else of a file stays byte for byte: comments, order, line ends, the last line with or without an end. Mending
goes in rounds, since a mistake may hide another: first what keeps a file from being read (characters, fences, YAML),
by itself and proven to mean the same; then what its fields and the rules of the whole repository say.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from pathlib import Path

from portal import loading, rules
from portal.decode import decode
from portal.fixing.edits import chosen
from portal.fixing.saving import line_end_of, saved
from portal.fixing.syntax import made_readable, reads_as_well
from portal.problems import Problem
from portal.source import Source
from portal.yaml_repair import apply

_ROUNDS = 8
"""A key put right shows its value to be wrong, a list its words: three rounds are the most that was seen."""


@dataclass(slots=True)
class File:
    """A file with mistakes that were mended: its bytes before and after, and which mistakes."""

    path: str
    before: bytes
    after: bytes
    mended: list[Problem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Fixed:
    """What mending made of a repository: the files changed, what is still wrong then, and the texts that stands in."""

    files: tuple[File, ...]
    problems: tuple[Problem, ...]
    sources: Mapping[str, Source]


def fixed(root: Path, as_of: datetime, wanted: Callable[[str], bool] = lambda _: True) -> Fixed:
    """Return what mending makes of the files that are wanted, given relative to the root. Nothing is written."""
    files: dict[str, File] = {}
    for _ in range(_ROUNDS):
        problems, sources = judged(root, as_of, {path: file.after for path, file in files.items()})
        changed = False
        for path, found in groupby(problems, key=lambda problem: problem.path):
            fixable = [problem for problem in found if problem.fixable]
            if fixable and wanted(path):
                file = files.get(path) or _file(root, path)
                changed |= _mend(file, fixable, sources[path])
                if file.after != file.before:
                    files[path] = file
        if not changed:
            break
    else:
        problems, sources = judged(root, as_of, {path: file.after for path, file in files.items()})
    return Fixed(tuple(files.values()), tuple(problems), sources)


def judged(
    root: Path, as_of: datetime, instead: Mapping[str, bytes]
) -> tuple[list[Problem], Mapping[str, Source]]:
    """Return everything wrong with a repository, with some files read as they are given instead."""
    catalogue, problems = loading.load(root, as_of, instead=instead)
    found = sorted([*problems, *rules.check(catalogue)], key=lambda problem: problem.place)
    return found, catalogue.sources


def _file(root: Path, path: str) -> File:
    data = (root / path).read_bytes()
    return File(path, data, data)


def _mend(file: File, problems: list[Problem], source: Source) -> bool:
    """Mend what can be mended at once; tell whether anything changed."""
    before = file.after
    if any(problem.code[0] in "FY" for problem in problems):
        file.after, done = made_readable(file.path, file.after)
    else:
        file.after, done = _rewritten(file, problems, source)
    file.mended += done
    return file.after != before


def _rewritten(file: File, problems: list[Problem], source: Source) -> tuple[bytes, list[Problem]]:
    """Write what fields and rules ask for, unless the file is not the one that they looked at."""
    end = line_end_of(file.after)
    if saved(source.text, end) != file.after or decode(file.after, file.path)[0].text != source.text:
        return file.after, []
    edits, done = chosen(problems)
    data = saved(apply(source.text, edits), end)
    return (data, done) if reads_as_well(file.path, file.after, data) else (file.after, [])
