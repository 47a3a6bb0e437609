"""Other values in the place of those of a file: the edits that write them, and nothing else.

Every function returns no edits where the value does not stand on one line as it is read (folded texts, escapes), or
where the program must not write into the file: then its problem is left to the editor.
"""

from __future__ import annotations

import re
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
    return ((*place, _written(text, _BRACKETS if _within_brackets(origin, loc) else _LINE)),)


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


def as_line(origin: Origin, loc: Loc) -> Edits:
    """Write the items of a list, with commas between them, in the place of the list, be it in brackets or in lines."""
    node, name, source = find(origin.fields, loc), _name(origin, loc), origin.source
    places = [_place(source, item) for item in node.items] if isinstance(node, Sequence) else []
    if not isinstance(node, Sequence) or not name or not places or None in places:
        return ()
    shown = [source.text[place[0] : place[1]] for place in places if place]
    items = [re.escape(one) for one in shown]
    brackets = r":[ ]*\[[ ]*" + r"[ ]*,[ ]*".join(items) + r"[ ]*,?[ ]*\]"
    lines = ":" + "".join(rf"[ ]*\n[ ]*-[ ]+{one}" for one in items)
    start, end = _offsets(source, name)[1], _offsets(source, node)[1]
    found = re.compile(f"{brackets}|{lines}").match(source.text, start)
    if not found or source.text[found.end() : end].strip():
        return ()
    text = ", ".join(item.text or "" for item in node.items if isinstance(item, Scalar))
    return ((start, found.end(), f": {shown[0] if len(shown) == 1 else _written(text, _LINE)}"),)


def as_items(origin: Origin, loc: Loc) -> Edits:
    """Put a hyphen before each line of a value that stands below its key, so that it becomes a list."""
    node, name, source = find(origin.fields, loc), _name(origin, loc), origin.source
    if not isinstance(node, Scalar) or not node.plain or not name or not source.sure:
        return ()
    start, end = _offsets(source, node)
    if name.span.line == node.span.line:
        return ()
    lines = [start, *(start + found.end() for found in re.finditer(r"\n[ ]*", source.text[start:end]))]
    return tuple((place, place, "- ") for place in lines)


def as_item(origin: Origin, loc: Loc) -> Edits:
    """Put a hyphen before the first line of a group that stands below its key, and the others in line with it."""
    node, name, source = find(origin.fields, loc), _name(origin, loc), origin.source
    if not isinstance(node, Mapping) or not name or not source.sure or name.span.line == node.span.line:
        return ()
    start, end = _offsets(source, node)
    lines = [start + found.end() for found in re.finditer(r"\n[ ]*(?=[^ \n])", source.text[start:end].rstrip())]
    return ((start, start, "- "), *((place, place, "  ") for place in lines))


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


def _within_brackets(origin: Origin, loc: Loc) -> bool:
    """Tell whether a value stands between brackets, where a comma would end it."""
    around = [find(origin.fields, loc[:depth]) for depth in range(1, len(loc))]
    return any(node and origin.source.text.startswith(("[", "{"), _offsets(origin.source, node)[0]) for node in around)


def _name(origin: Origin, loc: Loc) -> Scalar | None:
    """Return the key that stands before a value."""
    group = find(origin.fields, loc[:-1])
    return group.key(str(loc[-1])) if isinstance(group, Mapping) else None


_BRACKETS, _LINE = "[{}]", "key: {}"
"""Where a text is to stand; what YAML takes as it is on a line of its own may be two items between brackets."""


def _written(text: str, around: str = _BRACKETS) -> str:
    """Return a text as YAML takes it, also between brackets unless told otherwise: as it is, or in quotes."""
    if _reads(text, around):
        return text
    quote = quoting(text)[0][2]
    inner = text.replace("'", "''") if quote == "'" else text
    return f"{quote}{inner}{quote}"


def _reads(text: str, around: str) -> bool:
    """Tell whether a text without quotes is read as itself."""
    if text != text.strip() or fault(text) is not None:
        return False
    try:
        events, wanted = ([*yaml.parse(around.format(one), LOADER)] for one in (text, "x"))
    except yaml.YAMLError:
        return False
    last = [event for event in events if isinstance(event, yaml.ScalarEvent)][-1:]
    return len(events) == len(wanted) and bool(last) and last[0].value == text and bool(last[0].implicit[0])
