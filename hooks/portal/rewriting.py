"""Other values in the place of those of a file: the edits that write them, and nothing else.

Every function returns no edits where the value does not stand on one line as it is read (folded texts, escapes), or
where the program must not write into the file: then its problem is left to the editor.
"""

from __future__ import annotations

from collections.abc import Sequence as Many
from dataclasses import replace

import yaml

from portal.problems import Edit, Problem
from portal.source import Origin, Source
from portal.tree import Loc, Mapping, Node, Scalar, Sequence, find
from portal.yaml_events import LOADER
from portal.yaml_values import fault, quoting

Edits = tuple[Edit, ...]


def nothing(_origin: Origin, _loc: Loc) -> Edits:
    """Return no edits: there is no one right answer."""
    return ()


def value(origin: Origin, loc: Loc, text: str) -> Edits:
    """Write another text in the place of a value, in the same quotes if it has any."""
    place = _place(origin.source, find(origin.fields, loc))
    if not place:
        return ()
    old = origin.source.text[place[0] : place[1]]
    quote = old[0] if old[0] in "\"'" else ""
    if quote and quote not in text and "\\" not in text:
        return ((*place, f"{quote}{text}{quote}"),)
    return ((*place, _written(text)),)


def quoted(origin: Origin, loc: Loc) -> Edits:
    """Put a value into quotes."""
    node = find(origin.fields, loc)
    place = _place(origin.source, node)
    if not place or not isinstance(node, Scalar) or not node.plain:
        return ()
    return quoting(origin.source.text[place[0] : place[1]], place[0])


def as_list(origin: Origin, loc: Loc, items: Many[str]) -> Edits:
    """Write a list in brackets in the place of a single value."""
    place = _place(origin.source, find(origin.fields, loc))
    return ((*place, f"[{', '.join(map(_written, items))}]"),) if place else ()


def as_single(origin: Origin, loc: Loc) -> Edits:
    """Write the only item of a list in brackets in the place of the list."""
    node = find(origin.fields, loc)
    if not isinstance(node, Sequence) or len(node.items) != 1 or node.span.line != node.span.end_line:
        return ()
    item = _place(origin.source, node.items[0])
    start, end = _offsets(origin.source, node)
    if not item or not origin.source.sure or origin.source.text[start] != "[":
        return ()
    return ((start, item[0], ""), (item[1], end, ""))


def key(origin: Origin, loc: Loc, name: str) -> Edits:
    """Write another key in the place of one, unless its group has that key already."""
    group = find(origin.fields, loc[:-1])
    if not isinstance(group, Mapping) or group.key(name):
        return ()
    place = _place(origin.source, group.key(str(loc[-1])))
    return ((*place, name),) if place else ()


def without_item(origin: Origin, loc: Loc) -> Edits:
    """Leave an item out of a list: between brackets, or on a line of its own."""
    items, position = find(origin.fields, loc[:-1]), loc[-1]
    if not isinstance(items, Sequence) or not isinstance(position, int) or not 0 < position < len(items.items):
        return ()
    source = origin.source
    before, item = _place(source, items.items[position - 1]), _place(source, items.items[position])
    if not before or not item:
        return ()
    if not source.text[before[1] : item[0]].replace(",", "", 1).strip(" "):
        return ((before[1], item[1], ""),)
    start, end = source.offset(items.items[position].span.line, 1), source.text.find("\n", item[1]) + 1
    alone = source.text[start : item[0]].strip() == "-" and not source.text[item[1] : end].strip()
    return ((start, end, ""),) if alone and end else ()


def mended(problem: Problem, source: Source, old: str, new: str) -> Problem:
    """Return a problem whose mend is to write another text in its place, if that is where the old one stands."""
    span = problem.span
    start, end = source.offset(span.line, span.column), source.offset(span.end_line, span.end_column)
    if source.text[start:end][1:-1] == old:
        start, end = start + 1, end - 1
    if source.text[start:end] != old or not source.sure:
        return problem
    return replace(problem, edits=((start, end, new),), fixable=True)


def _place(source: Source, node: Node | None) -> tuple[int, int] | None:
    """Return the offsets of a value that stands in the file just as it is read, quotes aside."""
    if not isinstance(node, Scalar) or not node.text or not source.sure or node.span.line != node.span.end_line:
        return None
    start, end = _offsets(source, node)
    shown = source.text[start:end]
    if not node.plain and shown[:1] in ("'", '"') and shown[-1:] == shown[:1]:
        shown = shown[1:-1]
    return (start, end) if shown == node.text else None


def _offsets(source: Source, node: Node) -> tuple[int, int]:
    span = node.span
    return source.offset(span.line, span.column), source.offset(span.end_line, span.end_column)


def _written(text: str) -> str:
    """Return a text as YAML takes it, also between brackets: as it is, or in quotes."""
    if _reads(text):
        return text
    quote = quoting(text)[0][2]
    inner = text.replace("'", "''") if quote == "'" else text
    return f"{quote}{inner}{quote}"


def _reads(text: str) -> bool:
    """Tell whether a text without quotes is read as itself."""
    if text != text.strip() or fault(text) is not None:
        return False
    try:
        events = [*yaml.parse(f"[{text}]", LOADER)]
    except yaml.YAMLError:
        return False
    found = [event for event in events if isinstance(event, yaml.ScalarEvent)]
    return len(events) == 7 and len(found) == 1 and found[0].value == text and bool(found[0].implicit[0])
