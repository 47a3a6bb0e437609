"""Mistakes put into records, and what the checker and `--fix` make of them.

A case of mistakes.yml is put into a small valid repository; what is then found is held against what the case expects.
"""

from __future__ import annotations

import re
import shutil
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

import repository
from mistakes.programs import saved
from portal import fixing
from portal.problems import Problem

HERE = Path(__file__).parent
AS_OF = datetime.fromisoformat("2026-11-22T08:00:00+07:00")
RECORD = "exemplars/nuoi-ong.md"
OPENING, CLOSING = "⟦", "⟧"
_MARK = re.compile("[\U000f0000-\U000f1fff]")
_START, _END = 0xF0000, 0xF1000

Case = dict[str, Any]


@dataclass(slots=True)
class Place:
    """Where an editor should be pointed: a line, 1-based, and a stretch of columns; 0 stands for any."""

    line: int
    first: int = 0
    last: int = 0

    def is_line_of(self, problem: Problem) -> bool:
        return self.line in (0, problem.span.line)

    def holds(self, problem: Problem) -> bool:
        return self.is_line_of(problem) and (not self.first or self.first <= problem.span.column <= self.last)


@dataclass(slots=True)
class Seed:
    """A file with mistakes: its bytes, where each mistake stands, and what `--fix` should make of it."""

    path: str
    data: bytes
    places: list[Place]
    right: bytes
    cases: list[Case]


@dataclass(slots=True)
class Outcome:
    """What became of one mistake."""

    case: Case
    found: list[Problem] = field(default_factory=list)
    caught: bool = False
    line: bool = False
    column: bool = False
    hint: bool = False
    kind: bool = False
    flagged: bool = False
    fixed: bool | None = None
    """None where there is nothing to fix and nothing was touched."""
    elsewhere: int = 0
    """How many other lines were accused as well."""


@cache
def cases() -> tuple[Case, ...]:
    """Return the kinds of mistakes."""
    return tuple(yaml.safe_load((HERE / "mistakes.yml").read_text("utf-8")))


def base(root: Path) -> repository.Repository:
    """Make the valid repository that mistakes are put into."""
    made = repository.base(root)
    shutil.copytree(HERE / "base", root, dirs_exist_ok=True)
    return made


def seed(repo: repository.Repository, chosen: list[Case]) -> Seed:
    """Return the file that some mistakes of one and the same record make."""
    path = chosen[0].get("file", RECORD)
    clean = repo.read(path)
    text, right = clean, clean
    for number, case in enumerate(chosen):
        if "was" in case:
            text = replaced(text, case["was"], _numbered(case["typed"], number))
        if other := case.get("also_needs"):
            text = replaced(text, *other)
        if case.get("fixed", "was") != "was":
            right = replaced(right, case["was"], case["fixed"])
            right = replaced(right, *case["also"]) if "also" in case else right
        elif "fixed" not in case and "was" in case:
            right = replaced(right, case["was"], case["typed"].replace(OPENING, "").replace(CLOSING, ""))
    places = [_place(case, text, number) for number, case in enumerate(chosen)]
    text = _MARK.sub("", text)
    save = next((case["save"] for case in chosen if "save" in case), "utf-8")
    data = saved(text, save)
    fixable = all("fixed" in case for case in chosen) or len(chosen) > 1
    return Seed(_renamed(chosen, path), data, places, right.encode() if fixable else data, chosen)


def replaced(text: str, old: str, new: str) -> str:
    """Replace the one place where something stands; anything else is a mistake in the data."""
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
    return text.replace(old, new)


def _renamed(chosen: list[Case], path: str) -> str:
    return str(next((case[how] for case in chosen for how in ("rename", "copy") if how in case), path))


def _numbered(typed: str, number: int) -> str:
    return typed.replace(OPENING, chr(_START + number)).replace(CLOSING, chr(_END + number))


def _place(case: Case, text: str, number: int) -> Place:
    if "place" in case:
        line, column = (0 if part == "*" else int(part) for part in case["place"].split(":"))
        return Place(line, column, column)
    start, end = (text.index(chr(mark + number)) for mark in (_START, _END))
    line, first = _line_and_column(text[:start])
    last_line, last = _line_and_column(text[:end])
    return Place(line, first, last if last_line == line else 10_000)


def _line_and_column(before: str) -> tuple[int, int]:
    """Return the place after a text, as an editor sees it once letters and their marks are one."""
    before = unicodedata.normalize("NFC", _MARK.sub("", before))
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def outcomes(repo: repository.Repository, sown: Seed) -> list[Outcome]:
    """Put a seed into the repository, check and fix it, and clear it away again."""
    paths = {sown.path, sown.cases[0].get("file", RECORD)} - {case["copy"] for case in sown.cases if "copy" in case}
    before = {path: repo.read(path) for path in paths if (repo.root / path).exists()}
    repo.write(sown.path, sown.data)
    if any("rename" in case for case in sown.cases):
        repo.delete(RECORD)
    try:
        found, _ = fixing.judged(repo.root, AS_OF, {})
        mended = {file.path: file.after for file in fixing.fixed(repo.root, AS_OF).files}
    finally:
        repo.delete(sown.path)
        for path, text in before.items():
            repo.write(path, text)
    after = mended.get(sown.path, sown.data)
    return [_outcome(sown, number, found, after) for number in range(len(sown.cases))]


def _outcome(sown: Seed, number: int, problems: list[Problem], after: bytes) -> Outcome:
    case, place = sown.cases[number], sown.places[number]
    here = [problem for problem in problems if problem.path == sown.path]
    on_line = [problem for problem in here if place.is_line_of(problem)]
    meant = [problem for problem in on_line if problem.code == case["code"]] or on_line
    others = {problem.span.line for problem in here if not any(one.is_line_of(problem) for one in sown.places)}
    return Outcome(
        case,
        found=here,
        caught=bool(here),
        line=bool(on_line),
        column=any(place.holds(problem) for problem in meant),
        hint=any(case["hint"] in problem.hint and _is_vietnamese(problem) for problem in meant),
        kind=any(problem.code == case["code"] for problem in meant),
        flagged=any(problem.fixable for problem in meant) == ("fixed" in case),
        fixed=after == sown.right if "fixed" in case else None if after == sown.right else False,
        elsewhere=len(others),
    )


def _is_vietnamese(problem: Problem) -> bool:
    """Tell whether a message is in Vietnamese and says what to write instead."""
    return bool(problem.hint) and not problem.message.isascii()


def fives(count: int) -> Iterable[list[Case]]:
    """Yield sets of five mistakes of one record, at least two of which break its YAML, the same at every run."""
    usual = [case for case in cases() if "was" in case and "place" not in case and "file" not in case]
    usual = [case for case in usual if case["code"] != "F08"]  # where letters are doubtful, nothing is written
    broken = [case for case in usual if case["group"] == "YAML"]
    for number in range(count):
        rng = Random(number)
        chosen = rng.sample(broken, 2)
        while len(chosen) < 5:
            case = rng.choice(usual)
            if not any(_collide(case, other) for other in chosen):
                chosen.append(case)
        if not _collide(chosen[0], chosen[1]):
            yield chosen


def _collide(one: Case, other: Case) -> bool:
    """Tell whether two mistakes are made on the same lines, or one in a group that the other takes away."""
    text = (HERE / "base" / RECORD).read_text("utf-8")
    lines = [_lines(text, case["was"]) for case in (one, other)]
    return bool(lines[0] & lines[1])


def _lines(text: str, part: str) -> set[int]:
    start = text.index(part)
    first = text.count("\n", 0, start)
    return {*range(first, first + part.rstrip("\n").count("\n") + 1)}
