"""Texts without quotes that other programs would read as something else, and numbers whose zeros leave a doubt."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from portal import rewriting
from portal.field_problems.numbers import NOT_A_NUMBER
from portal.problems import Problem, kind
from portal.quantity import Quantity
from portal.source import Origin
from portal.tree import Loc, Mapping, Node, Scalar, Sequence
from portal.types_of import core, field_at, label
from portal.yaml_repair import ambiguous as misread
from portal.zeros import as_fraction, odd, without_leading

MISREAD = kind(
    "T12",
    "Giá trị dễ bị chương trình khác hiểu thành số, ngày giờ hoặc đúng/sai thì đặt trong ngoặc kép",
    wrong="decision_no: 010",
    right='decision_no: "010"',
    severity="warning",
    fixable=True,
)


def ambiguous(model: type[BaseModel], origin: Origin) -> Iterator[Problem]:
    """Yield the unquoted texts that other programs would misread, and the numbers whose zeros leave a doubt."""
    for loc, scalar in _scalars(origin.fields, ()):
        if scalar.plain and (why := misread(scalar)) and _is_text(model, loc):
            dotted = ".".join(map(str, loc))
            message, hint = f"“{label(model, loc)}”: {why}.", f'Viết: "{scalar.text}"'
            edits = rewriting.quoted(origin, loc)
            yield MISREAD.at(origin.path, scalar.span, message, hint=hint, field=dotted, edits=edits)
        elif scalar.text and odd(scalar.text) and (said := _doubtful(scalar.text, _type_at(model, loc))):
            told, hint, number = said
            message = f"“{label(model, loc)}” ghi “{scalar.text}”, {told}."
            edits = rewriting.value(origin, loc, number) if number else ()
            dotted = ".".join(map(str, loc))
            yield NOT_A_NUMBER.at(origin.path, scalar.span, message, hint=hint, field=dotted, edits=edits)


def _doubtful(written: str, wanted: Any) -> tuple[str, str, str] | None:
    """Return what is in doubt about a number, what to write, and the one right answer if there is one."""
    if wanted not in (int, Quantity):
        return None
    if number := without_leading(written):
        return "thừa số 0 ở đầu", f"Viết: {number}", number
    if (fraction := as_fraction(written)) and (wanted is Quantity or "," not in fraction):
        whole = written.replace(".", "")
        return "có thể hiểu hai cách", f"Viết {fraction} nếu là số lẻ; nếu không, ghi đủ các chữ số, ví dụ {whole}.", ""
    return None


def _scalars(node: Node, loc: Loc) -> Iterator[tuple[Loc, Scalar]]:
    """Yield each single value below a node, with its place."""
    if isinstance(node, Mapping):
        for key, value in node.entries:
            yield from _scalars(value, (*loc, key.text or ""))
    elif isinstance(node, Sequence):
        for position, item in enumerate(node.items):
            yield from _scalars(item, (*loc, position))
    else:
        yield loc, node


def _is_text(model: type[BaseModel], loc: Loc) -> bool:
    """Tell whether the place wants text, for which `010` and `yes` are not the same as 10 and true."""
    return _type_at(model, loc) is str


def _type_at(model: type[BaseModel], loc: Loc) -> Any:
    """Return the type of what a place wants; None where there is no such place."""
    try:
        found = field_at(model, loc)
    except KeyError:
        return None
    return core(found.annotation if isinstance(found, FieldInfo) else found)
