"""What pydantic found in the fields of a file, in the editor's words: a module a subject."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from portal.field_problems import keys, moments, numbers, shapes, words
from portal.field_problems.misread import ambiguous as ambiguous
from portal.field_problems.said import Said, Wrong, written
from portal.problems import Kind, Problem, Span
from portal.source import Origin
from portal.tree import Loc, Mapping, Scalar, find, place
from portal.types_of import label

_SHAPES = {"string_type", "tuple_type", "list_type", "model_type", "dict_type", "model_attributes_type"}
_LENGTHS = {"string_too_short", "string_too_long", "too_short", "too_long"}
_OF_ONE_VALUE: tuple[tuple[Callable[[str], bool], Callable[[Wrong], Said]], ...] = (
    (lambda name: name in {"instant", "timezone_aware"} or name.startswith("datetime_"), moments.instant),
    (lambda name: name in {"day", "partial_date"} or name.startswith("date_"), moments.day),
    (lambda name: name == "literal_error", words.choice),
    (lambda name: name == "string_pattern_mismatch", words.form),
    (lambda name: name.startswith("url_"), words.address),
    (lambda name: name.startswith("bool_"), words.truth),
    (lambda name: name == "quantity" or name.startswith(("int_", "greater_", "less_", "float_")), numbers.number),
)


def translate(model: type[BaseModel], origin: Origin, details: list[ErrorDetails]) -> Iterator[Problem]:
    """Yield each error as a problem at its place."""
    for detail in details:
        said = _said(model, origin, detail)
        loc = detail["loc"][:-1] if is_of_key(detail) else detail["loc"]
        dotted = ".".join(map(str, loc))
        span, edits = _span(origin, loc, said.kind), said.mend(origin, loc)
        yield said.kind.at(origin.path, span, said.message, hint=said.hint, field=dotted, edits=edits)


def is_of_key(detail: ErrorDetails) -> bool:
    """Tell whether it is the key of a group that pydantic refuses, which it says by one step more."""
    return detail["loc"][-1] == "[key]"


def _span(origin: Origin, loc: Loc, made: Kind) -> Span:
    if made is keys.UNKNOWN_KEY:
        holder = find(origin.fields, loc[:-1])
        key = holder.key(str(loc[-1])) if isinstance(holder, Mapping) else None
        if key:
            return key.span
    return place(origin.fields, loc)


def _said(model: type[BaseModel], origin: Origin, detail: ErrorDetails) -> Said:
    loc = detail["loc"]
    if is_of_key(detail):
        return keys.no_year(loc[:-1])
    if detail["type"] == "extra_forbidden":
        return keys.unknown(model, origin, loc)
    name = label(model, loc)
    told = f"“{name}” ({loc[-1]})" if isinstance(loc[-1], str) else f"“{name}”, mục thứ {int(loc[-1]) + 1},"
    if detail["type"] == "missing":
        return keys.missing(model, loc, told)
    node = find(origin.fields, loc)
    if node is None or (isinstance(node, Scalar) and not written(node)):
        return keys.empty(model, loc, told)
    wrong = Wrong(model, origin, loc, told, node, detail)
    if detail["type"] in _SHAPES:
        return shapes.shape(wrong)
    if detail["type"] in _LENGTHS:
        return shapes.length(wrong)
    for test, words_for in _OF_ONE_VALUE:
        if test(detail["type"]):
            return words_for(wrong) if isinstance(node, Scalar) else shapes.shape(wrong)
    return Said(shapes.WRONG_SHAPE, f"{told} có giá trị không hợp lệ.", wrong.description)
