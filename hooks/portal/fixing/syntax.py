"""A file that is read only with mending → one that is read as it stands, and means the same.

What is mended here is read the same way already, by mending it on every reading. So the proof is at hand: fields and
body of the file as it was and as it is then are equal and nothing new is wrong, or the change is not made.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from portal import front_matter
from portal.decode import decode
from portal.fixing.edits import chosen
from portal.fixing.saving import line_end_of, saved
from portal.problems import Problem
from portal.tree import Plain, plain
from portal.yaml_repair import apply

_ROUNDS = 24
"""Of one kind fifty problems are told at most, so a file full of tabs takes several."""

Meaning = tuple[Plain, str]
"""The fields and the body of a file."""


def made_readable(path: str, data: bytes) -> tuple[bytes, list[Problem]]:
    """Return a file's bytes with its characters, fences and YAML mended, and the problems that are gone with that."""
    mended: list[Problem] = []
    for _ in range(_ROUNDS):
        for attempt in _attempts([problem for problem in _read(path, data)[1] if problem.fixable]):
            changed = _changed(path, data, attempt)
            if changed != data and _is_the_same(path, data, changed):
                mended += attempt
                data = changed
                break
        else:
            break
    return data, mended


def _is_the_same(path: str, before: bytes, after: bytes) -> bool:
    """Tell whether a change kept what a file means, and brought no new problem."""
    return _read(path, before)[0] == _read(path, after)[0] and reads_as_well(path, before, after)


def reads_as_well(path: str, before: bytes, after: bytes) -> bool:
    """Tell whether a change of values brought no new problem of characters, fences or YAML."""
    was, now = (Counter(problem.code for problem in _read(path, data)[1]) for data in (before, after))
    return now <= was


def _attempts(problems: list[Problem]) -> Iterator[list[Problem]]:
    """Yield what may be mended at once: everything of the first concern, then each problem of it alone."""
    by_saving = [problem for problem in problems if not problem.edits]
    fences = [problem for problem in problems if problem.edits and problem.code[0] == "F"]
    first = by_saving or chosen(fences or problems)[1]
    yield first
    if not by_saving and len(first) > 1:
        yield from ([problem] for problem in first)


def _changed(path: str, data: bytes, problems: list[Problem]) -> bytes:
    """Return a file with some problems mended, else as it was; the file as it was where its text is not all of it."""
    source, _ = decode(data, path)
    end = line_end_of(data)
    if any(not problem.edits for problem in problems):
        return saved(source.text, end) if source.sure else data
    if saved(source.text, end) != data:
        return data
    return saved(apply(source.text, [edit for problem in problems for edit in problem.edits]), end)


def _read(path: str, data: bytes) -> tuple[Meaning, list[Problem]]:
    """Return what a record or data file means and what is wrong with its characters, fences and YAML."""
    if path.endswith(".md"):
        origin, problems = front_matter.read(data, path, "")
        return (plain(origin.fields), origin.body), problems
    fields, _, problems = front_matter.read_data(data, path)
    return (plain(fields), ""), problems
