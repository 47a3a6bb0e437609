"""YAML text → a tree with places, through PyYAML's event stream: nothing is constructed and nothing expands.

A billion laughs, a tag that names a Python object or a thousand brackets cost no more than reading their characters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from portal.problems import Span
from portal.tree import Mapping, Node, Scalar, Sequence

# Without libyaml PyYAML reads the same, ten times slower.
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
_QUOTES = "“”„‟‘’«»"
_BULLETS = "-–—•·▪+*"
BLANKS = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Blanks that look like a space and are none, as the inside of a character class."""
_ODD_START = frozenset(_QUOTES + _BULLETS + "\u00a0\u202f\u3000")
_ODD_END = frozenset("]}\"'\u00a0\u202f\u3000")

Where = Callable[[Any, Any], Span]
"""Turns two marks of PyYAML into a place in the file."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much YAML is read: characters, levels of nesting, values."""

    size: int
    depth: int
    nodes: int


@dataclass(frozen=True, slots=True)
class Oddity:
    """Something that YAML allows and we do not; `field` is the dotted key it belongs to."""

    what: str
    span: Span
    text: str = ""
    field: str = ""


@dataclass(slots=True)
class Reading:
    """The root, what is not allowed, and whether some value is hardly what its writer meant."""

    root: Node | None = None
    oddities: list[Oddity] = field(default_factory=list)
    suspect: bool = False
    full: bool = False


@dataclass(slots=True)
class _Open:
    """A collection that has begun."""

    mapping: bool
    start: Any
    entries: list[tuple[Scalar, Node]]
    items: list[Node]
    names: set[str]
    key: Scalar | None = None
    skipped: bool = False


def _looks_odd(value: str, *, is_key: bool) -> bool:
    """Tell whether an unquoted value of one line is hardly what was meant; cheap, since every value passes here."""
    if value[0] in _ODD_START or value[-1] in _ODD_END:
        return True
    if is_key:
        return not value.isidentifier() and any(sign in value for sign in " :={")
    place = value.find(":")
    return place > 0 and value[:place].replace("_", "").isalpha() and value[place : place + 3] != "://"


def read(text: str, where: Where, limits: Limits) -> Reading:
    """Return the tree of the first YAML document in a text. Raises `yaml.YAMLError` where the text is no YAML."""
    return _Reader(where, limits).read(text)


class _Reader:
    """Builds the tree from events; a table of functions by the type of event."""

    def __init__(self, where: Where, limits: Limits) -> None:
        self.where = where
        self.limits = limits
        self.reading = Reading()
        self.stack: list[_Open] = []
        self.most = limits.nodes
        self.nodes = 0
        self.too_deep = 0

    def read(self, text: str) -> Reading:
        """Read events until the document, or what is allowed of it, ends."""
        loader = LOADER(text)
        documents = 0
        try:
            while not self.reading.full and (event := loader.get_event()) is not None:
                kind = type(event)
                if kind is yaml.ScalarEvent:
                    self.scalar(event)
                elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                    self.begin(event, mapping=kind is yaml.MappingStartEvent)
                elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                    self.end(event.end_mark)
                elif kind is yaml.AliasEvent:
                    self.alias(event)
                elif kind is yaml.DocumentStartEvent and (documents := documents + 1) > 1:
                    self.odd("documents", event)
                    self.reading.suspect = True
                    break
        finally:
            loader.dispose()
        while self.stack:
            self.end(self.stack[-1].start)
        return self.reading

    def odd(self, what: str, event: Any, text: str = "") -> None:
        """Note something that is not allowed."""
        span = self.where(event.start_mark, event.end_mark)
        self.reading.oddities.append(Oddity(what, span, text, ".".join(self.loc())))

    def loc(self) -> Iterator[str]:
        """Yield the keys and positions that lead to the value being read."""
        for part in self.stack:
            if not part.mapping:
                yield str(len(part.items))
            elif part.key is not None and part.key.text:
                yield part.key.text

    def scalar(self, event: Any) -> None:
        """Take a single value or a key."""
        self.nodes += 1
        if (self.nodes > self.most or self.too_deep) and self.past(event):
            return
        value: str | None = event.value
        plain = event.implicit[0]
        if event.anchor is not None or event.tag is not None:
            self.marked(event)
            plain = event.style is None
        start, end = event.start_mark, event.end_mark
        into = self.stack[-1] if self.stack else None
        is_key = into is not None and into.key is None and into.mapping
        if plain:
            if value in _NOTHING:
                value = value if is_key and value else None
            elif value and _looks_odd(value, is_key=is_key):
                self.reading.suspect = True
        if start.line != end.line and event.style not in ("|", ">"):
            self.reading.suspect = True
        node = Scalar(value, self.where(start, end), plain)
        if into is None or into.skipped:
            self.add(node)
        elif is_key:
            self.key(into, node)
        elif into.key is None:
            into.items.append(node)
        else:
            into.entries.append((into.key, node))
            into.key = None

    def marked(self, event: Any) -> None:
        """Note an anchor or a tag."""
        if event.anchor is not None:
            self.odd("anchor", event, event.anchor)
        if event.tag is not None:
            self.odd("tag", event, event.tag)
        self.reading.suspect = True

    def alias(self, event: Any) -> None:
        """Note an alias, and take nothing in its place."""
        if self.counted(event):
            return
        self.odd("alias", event, event.anchor)
        self.reading.suspect = True
        self.add(Scalar(None, self.where(event.start_mark, event.end_mark)))

    def counted(self, event: Any) -> bool:
        """Count a value; tell whether it lies too deep, or is one too many."""
        self.nodes += 1
        return (self.nodes > self.most or self.too_deep > 0) and self.past(event)

    def past(self, event: Any) -> bool:
        """Tell that a value lies too deep, or is one too many; note the first that is."""
        if self.nodes > self.most:
            self.odd("nodes", event)
            self.reading.full = True
        return True

    def begin(self, event: Any, *, mapping: bool) -> None:
        """Take the start of a list or mapping."""
        if self.counted(event):
            self.too_deep += 1
            return
        if event.anchor is not None or event.tag is not None:
            self.marked(event)
        if len(self.stack) == self.limits.depth:
            self.odd("depth", event)
            self.add(Scalar(None, self.where(event.start_mark, event.end_mark)))
            self.too_deep = 1
            return
        self.stack.append(_Open(mapping, event.start_mark, [], [], set()))

    def end(self, mark: Any) -> None:
        """Take the end of a list or mapping, and put it where it belongs."""
        if self.too_deep:
            self.too_deep -= 1
            return
        done = self.stack.pop()
        span = self.where(done.start, mark)
        node = Mapping(tuple(done.entries), span) if done.mapping else Sequence(tuple(done.items), span)
        self.add(node)

    def add(self, node: Node) -> None:
        """Put a value where it belongs: the root, a list, or a mapping, there by turns as key and as value."""
        if not self.stack:
            self.reading.root = node
            return
        into = self.stack[-1]
        if not into.mapping:
            into.items.append(node)
        elif into.key is None:
            self.key(into, node)
        else:
            if not into.skipped:
                into.entries.append((into.key, node))
            into.key, into.skipped = None, False

    def key(self, into: _Open, node: Node) -> None:
        """Take a key. One that is no text, or stands there already, is noted and left out with its value."""
        if isinstance(node, Scalar) and node.text is not None:
            into.key = node
            if node.text in into.names:
                into.skipped = True
                self.reading.oddities.append(Oddity("duplicate", node.span, node.text, ".".join(self.loc())))
            into.names.add(node.text)
        else:
            into.key, into.skipped = Scalar(None, node.span), True
            what = "no-key" if isinstance(node, Scalar) else "complex-key"
            self.reading.oddities.append(Oddity(what, node.span, "", ".".join(self.loc())))
