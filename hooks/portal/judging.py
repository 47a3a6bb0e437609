"""What is wrong with the content, asked again only of what has changed and of what the answers concern."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from portal import rules
from portal.cache import Cache
from portal.catalogue import Catalogue
from portal.grounds import Grounds
from portal.parallel import share
from portal.problems import Problem
from portal.records import Page, Record
from portal.tracing import Answers, Notes, Question, Watched, held_once

FEW = 30
"""Records that are judged in this process rather than shared among all."""


class Verdict(NamedTuple):
    """What the rules found in one file, and what they asked for that."""

    asked: tuple[Question, ...]
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
    grounds = Grounds("verdicts", cache, answers, base)
    owners: tuple[Record | Page, ...] = (*catalogue.records, *catalogue.pages)
    verdicts: dict[str, Verdict] = {}
    todo = []
    for number, owner in enumerate(owners):
        verdict = kept.get(path := owner.origin.path)
        if verdict and grounds.hold(verdict.asked):
            verdicts[path] = verdict
        else:
            todo.append(number)
    for found in share(Court(catalogue, notes, owners), _judged, todo, few=FEW):
        for number, verdict in found:
            verdicts[owners[number].origin.path] = verdict._replace(asked=held_once(verdict.asked))
    changed = [*(owners[number].origin.path for number in todo), *kept.keys() - verdicts.keys()]
    cache.set_values("verdicts", verdicts, changed)
    grounds.keep(verdict.asked for verdict in verdicts.values())
    together = rules.check(catalogue, rules.rules_of(together=True))
    return [*together, *(problem for verdict in verdicts.values() for problem in verdict.problems)]


def _judged(court: Court, numbers: Sequence[int]) -> list[tuple[int, Verdict]]:
    alone = rules.rules_of(together=False)
    found = []
    for number in numbers:
        owner = court.owners[number]
        court.notes.take()
        _note(owner, court.notes)
        problems = tuple(rules.check(Watched(court.catalogue, court.notes, (owner,)), alone))
        found.append((number, Verdict(court.notes.take(), problems)))
    return found


def _note(owner: Record | Page, notes: Notes) -> None:
    """Note that a file was looked at as a whole: its front matter, its place and its article."""
    notes.note("at" if isinstance(owner, Record) else "page_at", owner.origin.path)
    notes.body(owner.origin.path)
