"""What is wrong with the content, asked again only of what has changed and of what the answers concern."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from portal import rules
from portal.cache import Cache
from portal.catalogue import Catalogue
from portal.parallel import share
from portal.problems import Problem
from portal.records import Page, Record
from portal.tracing import Answers, Notes, Question, Watched

FEW = 30
"""Records that are judged in this process rather than shared among all."""


class Verdict(NamedTuple):
    """What the rules found in one file, from what it held and what they asked besides, with the mark of the answers."""

    own: bytes
    asked: tuple[Question, ...]
    answered: bytes
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Court:
    """What a process needs to judge: the catalogue, what was asked, and whoever is to be judged."""

    catalogue: Catalogue
    notes: Notes
    owners: Sequence[Record | Page]


def judge(catalogue: Catalogue, answers: Answers, base: bytes, notes: Notes, cache: Cache) -> list[Problem]:
    """Return what all rules find, as `rules.check` does, taking from the cache what still holds."""
    kept: dict[str, Verdict] = cache.values("verdicts")
    owners: tuple[Record | Page, ...] = (*catalogue.records, *catalogue.pages)
    verdicts: dict[str, Verdict] = {}
    todo = []
    for number, owner in enumerate(owners):
        verdict = kept.get(owner.origin.path)
        if verdict and verdict.own == _own(owner, answers) and verdict.answered == base + answers.mark(verdict.asked):
            verdicts[owner.origin.path] = verdict
        else:
            todo.append(number)
    for found in share(Court(catalogue, notes, owners), _judged, todo, few=FEW):
        for number, asked, problems in found:
            owner = owners[number]
            verdicts[owner.origin.path] = Verdict(_own(owner, answers), asked, base + answers.mark(asked), problems)
    changed = [*(owners[number].origin.path for number in todo), *kept.keys() - verdicts.keys()]
    cache.set_values("verdicts", verdicts, changed)
    together = rules.check(catalogue, rules.rules_of(together=True))
    return [*together, *(problem for verdict in verdicts.values() for problem in verdict.problems)]


def _own(owner: Record | Page, answers: Answers) -> bytes:
    return answers.mark((("body", owner.origin.path),)) + answers.of(owner)


Judged = list[tuple[int, tuple[Question, ...], tuple[Problem, ...]]]


def _judged(court: Court, numbers: Sequence[int]) -> Judged:
    alone = rules.rules_of(together=False)
    found = []
    for number in numbers:
        owner = court.owners[number]
        court.notes.take()
        problems = tuple(rules.check(Watched(court.catalogue, court.notes, (owner,)), alone))
        found.append((number, court.notes.take(), problems))
    return found
