"""Harmless values for fields that could not be read, so that the rest of a record is still judged."""

from __future__ import annotations

import re
import types
from datetime import date
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import AwareDatetime, BaseModel, HttpUrl
from pydantic.fields import FieldInfo

from portal.dates import PartialDate
from portal.quantity import Quantity

_LONG_ENOUGH = 6
"""No identifier is shorter."""

Raw = str | None | list["Raw"] | dict[str, "Raw"]

_BY_TYPE: dict[Any, str] = {
    str: "x",
    bool: "false",
    int: "1900",
    float: "1",
    date: "2024-06-01",
    AwareDatetime: "2024-06-01T00:00:00+07:00",
    PartialDate: "2024-06",
    Quantity: "1",
    HttpUrl: "https://www.example.invalid/",
}


def for_field(info: FieldInfo) -> Raw:
    """Return a value that the field accepts, as text, list or mapping."""
    least = max((item.min_length for item in info.metadata if hasattr(item, "min_length")), default=0)
    patterns = [item.pattern for item in info.metadata if getattr(item, "pattern", None)]
    value = for_type(info.annotation)
    if not isinstance(value, str):
        return value
    value = value if len(value) >= least else "x" * least
    return value if all(re.search(pattern, value) for pattern in patterns) else "x" * _LONG_ENOUGH


def for_type(annotation: Any) -> Raw:
    """Return a value of a type, as text, list or mapping."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return for_type(arguments[0])
    if origin is Literal:
        return str(arguments[0])
    if origin in (Union, types.UnionType):
        return for_type(next(item for item in arguments if item is not type(None)))
    if origin is tuple:
        return [for_type(arguments[0])]
    if origin is dict:
        return {}
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        required = {name: info for name, info in annotation.model_fields.items() if info.is_required()}
        return {name: for_field(info) for name, info in required.items()}
    return _BY_TYPE[annotation]
