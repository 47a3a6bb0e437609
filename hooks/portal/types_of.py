"""The way through models: which field, of which type, a dotted place names."""

from __future__ import annotations

import re
import types
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from portal.tree import Loc

_NAMED = re.compile(r"(\S+): ([^;]+)")
"""A value and what it is called, as descriptions of fields write it."""


def field_at(model: type[BaseModel], loc: Loc) -> FieldInfo | Any:
    """Return the field at a place, or the type of an item of a list. Raises `KeyError` when there is none."""
    return _field_at(model, tuple(0 if isinstance(step, int) else step for step in loc))


@cache
def _field_at(model: type[BaseModel], loc: Loc) -> FieldInfo | Any:
    found: FieldInfo | Any = model
    for step in loc:
        inner = core(found.annotation if isinstance(found, FieldInfo) else found)
        try:
            if get_origin(inner) is dict:
                found = get_args(inner)[1]
            else:
                found = get_args(inner)[0] if isinstance(step, int) else inner.model_fields[step]
        except (AttributeError, IndexError) as error:
            raise KeyError(step) from error
    return found


def model_at(model: type[BaseModel], loc: Loc) -> type[BaseModel] | None:
    """Return the model that holds the keys at a place, or None where no mapping is meant."""
    field = field_at(model, loc)
    found = core(field.annotation if isinstance(field, FieldInfo) else field)
    return found if isinstance(found, type) and issubclass(found, BaseModel) else None


def core(annotation: Any) -> Any:
    """Return a type without `Annotated` and without `None`."""
    if get_origin(annotation) is Annotated:
        return core(get_args(annotation)[0])
    if get_origin(annotation) in (Union, types.UnionType):
        return core(next(item for item in get_args(annotation) if item is not type(None)))
    return annotation


def choices(field: FieldInfo) -> dict[str, str]:
    """Return the values of a `Literal`, each with what the description of its field calls it (`draft: nháp; …`).

    A value that the description does not name stands for itself. Empty where the field is of another type.
    """
    inner, called = core(field.annotation), dict(_NAMED.findall(field.description or ""))
    values = map(str, get_args(inner)) if get_origin(inner) is Literal else ()
    return {value: called.get(value, value) for value in values}


def label(model: type[BaseModel], loc: Loc) -> str:
    """Return the Vietnamese label of the field at a place: of the key itself, or of the list an item stands in."""
    for length in range(len(loc), 0, -1):
        if isinstance(loc[length - 1], int):
            continue
        try:
            found = field_at(model, loc[:length])
        except KeyError:
            continue
        if isinstance(found, FieldInfo) and found.title:
            return found.title
    return str(loc[-1]) if loc else ""
