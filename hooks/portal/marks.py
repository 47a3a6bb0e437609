"""Which fields of a record hold words of a vocabulary or names of other records, as its model says."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from portal.vocabulary import InVocabulary, Refers

Mark = InVocabulary | Refers


def marked(part: BaseModel, prefix: str = "") -> Iterator[tuple[str, Mark, str]]:
    """Yield each marked value of a record that is set, as (dotted field, mark, value)."""
    for name, mark, nested in _marks_of(type(part)):
        value = getattr(part, name)
        values = value if isinstance(value, tuple) else (value,)
        for position, item in enumerate(values):
            loc = f"{prefix}{name}.{position}" if isinstance(value, tuple) else f"{prefix}{name}"
            if mark is not None and item is not None:
                yield loc, mark, item
            elif nested and isinstance(item, BaseModel):
                yield from marked(item, f"{loc}.")


@cache
def _marks_of(model: type[BaseModel]) -> tuple[tuple[str, Mark | None, bool], ...]:
    """Return the fields of a model that are marked or may hold parts, as (name, mark, holds parts)."""
    found = []
    for name, info in model.model_fields.items():
        mark = mark_of(info)
        nested = any(
            isinstance(inner, type) and issubclass(inner, BaseModel) for inner in _types_within(info.annotation)
        )
        if mark is not None or nested:
            found.append((name, mark, nested))
    return tuple(found)


def mark_of(info: FieldInfo) -> Mark | None:
    """Return the mark of a field, be it on the field or on the items of its list."""
    metadata = [*info.metadata, *_metadata_within(info.annotation)]
    return next((item for item in metadata if isinstance(item, InVocabulary | Refers)), None)


def _types_within(annotation: Any) -> Iterator[Any]:
    """Yield the types that an annotation is made of."""
    if (get_args(annotation) and not isinstance(annotation, type)) or get_origin(annotation) is not None:
        for inner in get_args(annotation):
            yield from _types_within(inner)
    else:
        yield annotation


def _metadata_within(annotation: Any) -> Iterator[Any]:
    """Yield what the `Annotated` parts of an annotation carry."""
    if get_origin(annotation) is Annotated:
        yield from get_args(annotation)[1:]
    for inner in get_args(annotation):
        yield from _metadata_within(inner)
