"""YAML text → a tree with offsets, through the event stream of PyYAML: nothing is constructed, nothing expands.

A billion laughs, a tag that builds Python objects or a thousand brackets cost what reading their characters costs
(YAML 1.1; PyYAML is libyaml where it is compiled in).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import yaml

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # PyYAML without libyaml is ten times slower and reads the same
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

from portal.problems import Span
from portal.tree import Mapping, Node, Scalar, Sequence

EMPTY_WORDS = frozenset({"", "~", "null", "Null", "NULL"})
"""Plain scalars that mean that nothing is written (YAML 1.1, type null)."""

Where = Callable[[int, int], Span]
"""Turns two offsets of the YAML text into a place in the file."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much YAML is read: characters, levels of nesting, values and keys."""

    size: int
    depth: int
    nodes: int


RECORD = Limits(64 * 1024, 8, 2_000)
DATA_FILE = Limits(256 * 1024, 8, 20_000)


@dataclass(frozen=True, slots=True)
class Oddity:
    """Something YAML allows and we do not, at offsets: `what` is one of the names in `yaml_tree`."""

    what: str
    start: int
    end: int
    text: str = ""
    loc: tuple[str, ...] = ()


@dataclass(slots=True)
class Reading:
    """What came of reading: the root, the oddities on the way, and the scalars that were written without quotes."""

    root: Node | None = None
    oddities: list[Oddity] = field(default_factory=list)
    plain: list[tuple[int, int, str]] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
