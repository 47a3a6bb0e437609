"""Fields → a record, with everything that is wrong in them; what is broken gets a stand-in and the rest is read on."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from portal import field_problems, misnamed, stand_ins
from portal.front_matter import EVERYTHING
from portal.problems import Problem
from portal.source import Origin
from portal.tree import plain
from portal.types_of import field_at

M = TypeVar("M", bound=BaseModel)

_ROUNDS = 6


def read(model: type[M], origin: Origin) -> tuple[M | None, list[Problem]]:
    """Return the model that a file holds and every problem of its fields.

    A key that is none but was surely meant for one is read as that one, so that its value is judged, too.
    The model is None when the file has no readable fields at all, or when not even stand-ins make it whole. A model
    with a private `_origin` is given the origin, which then names the broken fields.
    """
    if EVERYTHING in origin.broken:
        return None, []
    values: Any = plain(origin.fields)
    problems = [*field_problems.ambiguous(model, origin)]
    broken = set(origin.broken)
    for _ in range(_ROUNDS):
        try:
            found = model.model_validate(values)
        except ValidationError as error:
            details = _innermost(error.errors(include_url=False))
            renamed, unknown = misnamed.as_meant(model, origin, details)
            if unknown:
                problems += field_problems.translate(model, origin, unknown)
                origin, values = renamed, plain(renamed.fields)
                continue
            problems += field_problems.translate(model, origin, _unseen(details, broken))
            broken |= {_dotted(detail["loc"]) for detail in details}
            for detail in details:
                _mend(model, values, detail)
        else:
            return _with_origin(found, origin, broken), problems
    return None, problems


def _with_origin(found: M, origin: Origin, broken: set[str]) -> M:
    if "_origin" in found.__private_attributes__:
        found._origin = replace(origin, broken=frozenset(broken))  # type: ignore[attr-defined]  # noqa: SLF001
    return found


def _innermost(details: list[ErrorDetails]) -> list[ErrorDetails]:
    """Leave out a list that pydantic finds too short only because its items are wrong."""
    around = {detail["loc"][:length] for detail in details for length in range(len(detail["loc"]))}
    return [detail for detail in details if detail["loc"] not in around]


def _unseen(details: list[ErrorDetails], broken: set[str]) -> list[ErrorDetails]:
    """Return the errors that are the editor's, not those of our own stand-ins."""
    return [
        detail
        for detail in details
        if not any(_dotted(detail["loc"]) == name or _dotted(detail["loc"]).startswith(f"{name}.") for name in broken)
    ]


def _dotted(loc: tuple[int | str, ...]) -> str:
    return ".".join(str(step) for step in loc)


def _mend(model: type[BaseModel], values: dict[str, Any], detail: ErrorDetails) -> None:
    """Take out what is not known and put a stand-in for what is wrong or missing."""
    wrong_key = field_problems.is_of_key(detail)
    *way, last = detail["loc"][:-1] if wrong_key else detail["loc"]
    holder: Any = values
    for step in way:
        holder = holder[step]
    if wrong_key or detail["type"] == "extra_forbidden":
        del holder[last]
        return
    found = field_at(model, detail["loc"])
    holder[last] = stand_ins.for_field(found) if isinstance(found, FieldInfo) else stand_ins.for_type(found)
