"""A first draft with the facts that were read in place of its placeholders; hints and order stay."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from portal.records import TYPES, Type
from portal.text import nfc
from portal.types_of import core

_PLAIN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*|\d{4}(?:-\d{2}){0,2}")
_SET_BY_DRAFT = ("id", "published", "status", "status_as_of")
_TOP = re.compile(r"(?:# )?([a-z_]+):")

Values = Mapping[str, Any]
"""Keys of a record → text, number, truth, a list of them, a group of keys, or a list of groups."""


def filled(draft: str, kind: Type, values: Values, body: str) -> str:
    """Return a draft with these values, keeping its hints, and with this body unless that is empty."""
    head, _, standing = draft.removeprefix("---\n").partition("\n---\n\n")
    lines: list[str] = []
    for name, block in _blocks(head.split("\n")):
        lines += _filled(block, TYPES[kind], name, values[name]) if name in values else block
    return "\n".join(["---", *lines, "---", "", body or standing])


def examples(draft: str, values: Values) -> Iterator[tuple[str, ...]]:
    """Yield the keys, and the keys of groups, that hold an example in a draft and get no value."""
    head = draft.removeprefix("---\n").partition("\n---\n\n")[0]
    for name, block in _blocks(head.split("\n")):
        if block[0].startswith("#") or name in _SET_BY_DRAFT:
            continue
        if name not in values:
            yield (name,)
        elif isinstance(given := values[name], Mapping):
            keys = [found[1] for line in block[1:] if (found := re.match(r"  ([a-z_]+):", line))]
            yield from ((name, key) for key in keys if key not in given)


def _blocks(lines: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield each key of the first level with its lines."""
    name, block = "", list[str]()
    for line in lines:
        if found := _TOP.match(line):
            if block:
                yield name, block
            name, block = found[1], []
        block.append(line)
    if block:
        yield name, block


def _filled(block: list[str], model: type[BaseModel], name: str, value: Any) -> list[str]:
    said = block[0].partition(":")[2].partition("  #")[2]
    remark = f"  #{said}" if said else ""
    if isinstance(value, Mapping):
        return [f"{name}:{remark}", *_group(block[1:], _inner(model, name), value)]
    if isinstance(value, Sequence) and value and isinstance(value[0], Mapping):
        inner = _inner(model, name)
        return [f"{name}:{remark}", *(line for one in value for line in _item(inner, one, "  "))]
    return [f"{name}: {written(value)}{remark}"]


def _group(standing: list[str], model: type[BaseModel], values: Values) -> list[str]:
    """Fill the lines of a group; where the draft has none yet, write the group with hints for what it needs."""
    if all(line.startswith("#") for line in standing):
        return list(_keys(model, values, "  ", _hints(standing)))
    lines = []
    for line in standing:
        found = re.match(r"  (?:# )?([a-z_]+):", line)
        given = values.get(found[1]) if found else None
        said = line[found.end() :].partition("  #")[2] if found else ""
        remark = f"  #{said}" if said else ""
        lines.append(line if found is None or given is None else f"  {found[1]}: {written(given)}{remark}")
    return lines


def _hints(standing: list[str]) -> dict[str, str]:
    """Return what an example of a group, all of it comments, says of each key."""
    found = [re.match(r"#\s+(?:- )?([a-z_]+):.*?  # (.*)", line) for line in standing]
    return {one[1]: one[2] for one in found if one}


def _keys(model: type[BaseModel], values: Values, indent: str, hints: Mapping[str, str]) -> Iterator[str]:
    for name, info in model.model_fields.items():
        given = values.get(name)
        remark = f"  # {hints.get(name, info.title)}"
        if isinstance(given, Mapping):
            yield f"{indent}{name}:{remark}"
            yield from _keys(_inner(model, name), given, indent + "  ", {})
        elif isinstance(given, Sequence) and given and isinstance(given[0], Mapping):
            yield f"{indent}{name}:{remark}"
            for one in given:
                yield from _item(_inner(model, name), one, indent + "  ")
        elif given is not None:
            yield f"{indent}{name}: {written(given)}{remark}"
        elif info.is_required():
            yield f"{indent}# {name}:{remark} – phải điền rồi bỏ dấu # ở đầu"


def _item(model: type[BaseModel], values: Values, indent: str) -> Iterator[str]:
    lines = [line for line in _keys(model, values, indent + "  ", {}) if not line.lstrip().startswith("#")]
    yield f"{indent}- {lines[0].lstrip().partition('  #')[0]}"
    yield from (line.partition("  #")[0] for line in lines[1:])


def _inner(model: type[BaseModel], name: str) -> type[BaseModel]:
    found = core(model.model_fields[name].annotation)
    made: type[BaseModel] = core(found.__args__[0]) if hasattr(found, "__args__") else found
    return made


def written(value: Any) -> str:
    """Write a value in YAML: slugs and dates bare, all other text in double quotes on one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(written, value))}]"
    said = " ".join(nfc(str(value)).split())
    if _PLAIN.fullmatch(said):
        return said
    escaped = said.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
