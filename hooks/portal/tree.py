"""YAML as an editor wrote it: plain text values, each with its place in the file."""

from __future__ import annotations

from dataclasses import dataclass

from portal.problems import START, Span

Loc = tuple[str | int, ...]
"""The way to a value: keys and 0-based positions, as pydantic names them."""

Plain = str | None | list["Plain"] | dict[str, "Plain"]
"""What a tree holds without its places. Every scalar is the text as written; nothing is read as a number or a truth
value, so `02020`, `1.10` and `yes` stay what the editor typed. An empty or `null` scalar is None."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value. `plain` tells that it was written without quotes; `text` is None where nothing was written."""

    text: str | None
    span: Span
    plain: bool = True


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their values, in the order of the file, each key once."""

    entries: tuple[tuple[Scalar, Node], ...]
    span: Span

    def get(self, key: str) -> Node | None:
        """Return the value of a key, or None."""
        return next((value for name, value in self.entries if name.text == key), None)

    def key(self, key: str) -> Scalar | None:
        """Return the key itself, with its place, or None."""
        return next((name for name, _ in self.entries if name.text == key), None)


Node = Scalar | Sequence | Mapping

EMPTY = Mapping((), START)


def plain(node: Node) -> Plain:
    """Return the values alone."""
    if isinstance(node, Mapping):
        return {name.text or "": plain(value) for name, value in node.entries}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return node.text


def find(node: Node, loc: Loc) -> Node | None:
    """Return the value at a place, or None where there is none."""
    found: Node | None = node
    for step in loc:
        if isinstance(found, Mapping) and isinstance(step, str):
            found = found.get(step)
        elif isinstance(found, Sequence) and isinstance(step, int) and step < len(found.items):
            found = found.items[step]
        else:
            return None
    return found


def place(root: Mapping, loc: Loc) -> Span:
    """Return where a value stands; where there is none, where its nearest surrounding key stands."""
    for length in range(len(loc), 0, -1):
        around = find(root, loc[: length - 1])
        step = loc[length - 1]
        found = find(root, loc[:length])
        if isinstance(found, Scalar) and found.text is not None:
            return found.span
        if isinstance(around, Mapping) and isinstance(step, str) and (key := around.key(step)):
            return key.span
        if found is not None:
            return found.span
    return Span(root.span.line, root.span.column, root.span.line, root.span.column)
