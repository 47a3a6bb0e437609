"""A field of a model → a field of the form: its control, its Vietnamese label and hint, its words, its bounds.

Names of controls and options are those of Sveltia CMS 0.221 (its documentation, "Fields").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import date
from typing import Any, get_args, get_origin

from annotated_types import Ge, Le, MaxLen, MinLen
from pydantic import AwareDatetime, BaseModel, HttpUrl
from pydantic.fields import FieldInfo

from portal.dates import UNKNOWN, PartialDate, official
from portal.marks import mark_of
from portal.quantity import Quantity
from portal.types_of import choices, core
from portal.vocabulary import InVocabulary, Refers, Term, Vocabularies

Control = dict[str, Any]
"""A field of the form, as plain data."""

_LONG = 150
"""A text that may be longer than so many characters gets an area of several lines."""
_PARTIAL = [r"^\d{4}(-\d{2}(-\d{2})?)?$", "Viết 2024, 2024-08 hoặc 2024-08-24"]
_OPEN = [r"^(chua-ro|\d{4}(-\d{2}(-\d{2})?)?)$", "Viết 2024, 2024-08, 2024-08-24 hoặc chua-ro"]
_QUANTITY = [r"^\d[\d.]*(,\d+)?$", "Chỉ ghi chữ số, ví dụ 1200; số lẻ dùng dấu phẩy: 4,8"]


def fields(model: type[BaseModel], vocabularies: Vocabularies) -> list[Control]:
    """Return the controls of every field of a model, in its order."""
    return [field(name, info, vocabularies) for name, info in model.model_fields.items()]


def field(name: str, info: FieldInfo, vocabularies: Vocabularies) -> Control:
    """Return the control of one field."""
    made: Control = {"name": name, "label": info.title or name, "required": info.is_required()}
    control = _kind(info, vocabularies)
    # What a description says of values to type in is of no use beside a calendar or a list to choose from.
    if info.description and control["widget"] not in {"datetime", "select", "boolean"}:
        made["hint"] = info.description
    return {**made, **control}


def _kind(info: FieldInfo, vocabularies: Vocabularies) -> Control:
    mark, inner = mark_of(info), core(info.annotation)
    many = get_origin(inner) is tuple
    if isinstance(mark, InVocabulary):
        return {"widget": "select", "options": _words(vocabularies.of(mark.name).values()), **_several(info, many=many)}
    if isinstance(mark, Refers):
        return {**_reference(mark), **_several(info, many=many)}
    if named := choices(info):
        options = [{"label": name[:1].upper() + name[1:], "value": value} for value, name in named.items()]
        return {"widget": "select", "options": options}
    if many:
        return _list(core(get_args(inner)[0]), vocabularies, info)
    if isinstance(inner, type) and issubclass(inner, BaseModel):
        # A group that must be filled in stands open: its truth values alone would make it look filled, and closed.
        closed = False if info.is_required() else "auto"
        return {"widget": "object", "fields": fields(inner, vocabularies), "collapsed": closed}
    return _single(inner, info)


def _words(terms: Iterable[Term]) -> list[Control]:
    """Return the words of a vocabulary, those no longer in use last and with the day they ended."""
    ordered = sorted(terms, key=lambda term: term.valid_until is not None)
    return [
        {
            "label": f"{term.label} (đến {official(term.valid_until)})" if term.valid_until else term.label,
            "value": term.slug,
        }
        for term in ordered
    ]


def _several(info: FieldInfo, *, many: bool) -> Control:
    return {"multiple": True, **_bounds(info, {MinLen: "min"})} if many else {}


def _reference(mark: Refers) -> Control:
    """Return the control that chooses another record by the name of its file."""
    return {
        "widget": "relation",
        "collection": mark.type,
        "value_field": "{{slug}}",
        "display_fields": ["title"],
        "search_fields": ["title"],
    }


def _list(item: Any, vocabularies: Vocabularies, info: FieldInfo) -> Control:
    if isinstance(item, type) and issubclass(item, BaseModel):
        inner = fields(item, vocabularies)
        told = {"summary": "{{fields." + inner[0]["name"] + "}}", "collapsed": "auto"}
        return {"widget": "list", "fields": inner, **told, **_bounds(info, {MinLen: "min"})}
    return {"widget": "list", "field": {"name": "muc", "label": info.title, "widget": "string"}}


_CONTROLS: dict[Any, Control] = {
    bool: {"widget": "boolean", "default": False},
    date: {"widget": "datetime", "type": "date", "format": "YYYY-MM-DD"},
    # Without a `format`: with one and a time zone the form never comes to an end of setting the present hour.
    AwareDatetime: {"widget": "datetime", "input_timezone": "Asia/Ho_Chi_Minh"},
    HttpUrl: {"widget": "string", "type": "url"},
    Quantity: {"widget": "string", "pattern": _QUANTITY},
}
"""The control of a type that needs no more to be known."""


def _single(inner: Any, info: FieldInfo) -> Control:
    if inner in _CONTROLS:
        return _CONTROLS[inner]
    if inner is int:
        return {"widget": "number", "value_type": "int", **_bounds(info, {Ge: "min", Le: "max"})}
    if inner is PartialDate:
        return {"widget": "string", "pattern": _OPEN if UNKNOWN in str(info.annotation) else _PARTIAL}
    bounds = _bounds(info, {MinLen: "minlength", MaxLen: "maxlength"})
    return {"widget": "text" if bounds.get("maxlength", 0) > _LONG else "string", **bounds}


def _bounds(info: FieldInfo, names: dict[type, str]) -> Control:
    """Return the bounds of a field under the names that its control knows them by."""
    kept = [part for part in _constraints(info) if type(part) in names]
    found = {names[type(part)]: asdict(part) for part in kept}
    # A text of at least one letter is asked for by being required; an optional one may be left empty.
    return {name: value for name, bound in found.items() if (value := next(iter(bound.values()))) > 1 or name == "min"}


def _constraints(info: FieldInfo) -> Iterator[Any]:
    """Yield what bounds a field, be it itself or its type within `… | None`; not what bounds the items of a list."""
    yield from info.metadata
    if get_origin(core(info.annotation)) is tuple:
        return
    for choice in get_args(info.annotation):
        for part in getattr(choice, "__metadata__", ()):
            yield from part.metadata if isinstance(part, FieldInfo) else (part,)
