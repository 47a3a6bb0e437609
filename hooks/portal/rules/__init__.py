"""What the content must keep to, a module a concern; each rule is a generator whose docstring is the rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from portal.catalogue import Catalogue
from portal.problems import Problem
from portal.rules import (
    awards,
    editing,
    identity,
    legal,
    minors,
    movements,
    pasted,
    people,
    photographs,
    pictures,
    private_data,
    recounted,
    references,
    relations,
    strays,
    style,
    unread,
    words,
)

Rule = Callable[[Catalogue], Iterator[Problem]]

MODULES = (
    words,
    strays,
    identity,
    references,
    pictures,
    photographs,
    legal,
    relations,
    awards,
    movements,
    people,
    minors,
    private_data,
    recounted,
    editing,
    style,
    pasted,
)
"""The modules of rules; what each declares and finds, in this order, is what `portal rules` and the guide list."""

TOGETHER = (strays, identity, relations)
"""The modules whose rules hold records against one another, or look for files beside them. Those of all others look at
one record or page at a time: shown a catalogue that goes through a few only (`Catalogue.whole` has all), they find what
they would find among all."""

RULES: tuple[Rule, ...] = tuple(rule for module in MODULES for rule in module.RULES)


def check(catalogue: Catalogue, rules: Iterable[Rule] = RULES) -> list[Problem]:
    """Return what the rules find, in the order of files and lines; nothing is concluded from a field that is broken."""
    broken = {record.origin.path: record.origin.broken for record in catalogue.records if record.origin.broken}
    found = unread.without_what_rests_on(broken, (problem for rule in rules for problem in rule(catalogue)))
    return sorted(found, key=lambda problem: problem.place)


def rules_of(*, together: bool) -> tuple[Rule, ...]:
    """Return the rules that hold records against one another, or those that look at one at a time."""
    return tuple(rule for module in MODULES if (module in TOGETHER) is together for rule in module.RULES)
