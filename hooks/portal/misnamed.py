"""Keys that are none but were surely meant for one: read as that one, so that their values are judged, too."""

from __future__ import annotations

from dataclasses import replace

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from portal import meant
from portal.source import Origin
from portal.tree import Loc, Mapping, Node, Sequence, find
from portal.types_of import model_at


def meant_key(model: type[BaseModel], origin: Origin, loc: Loc) -> str | None:
    """Return the key that was surely meant, unless another key of the group was or may be meant for it as well."""
    holder = model_at(model, loc[:-1]) if len(loc) > 1 else model
    group = find(origin.fields, loc[:-1])
    name = meant.key_surely(holder, str(loc[-1])) if holder else None
    if not holder or not name or not isinstance(group, Mapping) or group.key(name):
        return None
    rivals = [key.text for key, _ in group.entries if key.text and meant.key_probably(holder, key.text) == name]
    return name if rivals == [loc[-1]] else None


def as_meant(model: type[BaseModel], origin: Origin, details: list[ErrorDetails]) -> tuple[Origin, list[ErrorDetails]]:
    """Return the fields with the keys that were surely meant in the place of unknown ones, and the errors of these."""
    meant_keys = {
        detail["loc"]: name
        for detail in details
        if detail["type"] == "extra_forbidden" and (name := meant_key(model, origin, detail["loc"]))
    }
    if not meant_keys:
        return origin, []
    fields = _with_keys(origin.fields, (), meant_keys)
    return replace(origin, fields=fields), [detail for detail in details if detail["loc"] in meant_keys]


def _with_keys(group: Mapping, loc: Loc, names: dict[Loc, str]) -> Mapping:
    """Return a group with other keys at some places of it."""
    entries = tuple(
        (replace(key, text=names.get((*loc, key.text or ""), key.text)), _within(value, (*loc, key.text or ""), names))
        for key, value in group.entries
    )
    return Mapping(entries, group.span)


def _within(node: Node, loc: Loc, names: dict[Loc, str]) -> Node:
    if isinstance(node, Mapping):
        return _with_keys(node, loc, names)
    if isinstance(node, Sequence):
        items = tuple(_within(item, (*loc, position), names) for position, item in enumerate(node.items))
        return Sequence(items, node.span)
    return node
