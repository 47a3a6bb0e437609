"""What is not said because it rests on something that could not be read: a slip must not accuse its neighbours."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from portal.problems import Problem
from portal.rules.words import UNKNOWN_WORD

Broken = dict[str, frozenset[str]]
"""The fields of each file that could not be read, as dotted keys."""

RESTS_ON: dict[str, tuple[str, ...]] = {
    "A01": ("subject.kind", ".award"),
    "A02": ("published", ".award", ".decision_date"),
    "A03": (".status",),
    "A04": (".status",),
    "A06": (".award",),
    "A07": (".award", "subject.kind"),
    "A08": (".award",),
    "A09": ("published", "updated"),
    "A10": (".ref", ".year"),
    "A12": (".start", ".open_from", "start_date"),
    "A13": ("start_date", "end_date"),
    "A14": ("end_date",),
    "A15": ("decision.recipients",),
    "A16": (".open_from",),
    "A17": ("kind",),
    "A18": ("published", "updated"),
    "E01": ("status",),
    "E02": ("status",),
    "E05": ("published",),
    "E06": ("status",),
    "E07": ("published",),
    "L08": ("number",),
    "L09": ("number",),
    "L10": ("number",),
    "L11": ("number", "number_status"),
    "L12": ("effective_date", "expired_date"),
    "L13": ("effective_date", "expired_date"),
    "L14": ("issued_date", "effective_date"),
    "L15": ("issued_date",),
    "L23": ("issued_date", ".kind"),
    "P01": ("subject.kind", "subject.representative"),
    "P02": ("subject.kind", "subject.representative"),
    "P03": ("consent.basis", "consent.scope", "subject.kind"),
    "P04": ("published",),
    "P05": ("consent.basis", "subject.minor"),
    "P07": ("deed_date", "published"),
    "P08": ("subject.kind",),
    "P09": ("consent.scope", "subject.kind"),
    "R37": ("images",),
    "V12": ("published", "deed_date", "issued_date", "start_date", "end_date", "event", "decision", ".decision_date"),
}
"""The fields that a kind of problem weighs beside the one it is told at; `.name` stands beside that one."""


def without_what_rests_on(broken: Broken, found: Iterable[Problem]) -> list[Problem]:
    """Leave out what is told of a broken field, and what was concluded from one or from a word that does not exist."""
    told = [problem for problem in found if not _touches(problem.field, broken.get(problem.path, frozenset()))]
    doubtful = defaultdict(set, {path: set(fields) for path, fields in broken.items()})
    for problem in told:
        if problem.code == UNKNOWN_WORD.code:
            doubtful[problem.path].add(problem.field)
    return [problem for problem in told if not _rests(problem, frozenset(doubtful.get(problem.path, ())))]


def _rests(problem: Problem, doubtful: frozenset[str]) -> bool:
    beside = problem.field.rpartition(".")[0]
    names = (f"{beside}{name}" if name.startswith(".") else name for name in RESTS_ON.get(problem.code, ()))
    return bool(doubtful) and (
        any(_touches(name, doubtful) for name in names)
        or (problem.code != UNKNOWN_WORD.code and problem.field in doubtful)
    )


def _touches(field: str, broken: frozenset[str]) -> bool:
    """Tell whether a field is, holds or is part of one that could not be read."""
    return any(field == name or field.startswith(f"{name}.") or name.startswith(f"{field}.") for name in broken)
