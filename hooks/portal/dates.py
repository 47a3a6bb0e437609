"""Dates as documents write them: to the day, the month or the year, or openly unknown."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, BeforeValidator, PlainValidator, WithJsonSchema
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from portal.clock import VIETNAM as VIETNAM
from portal.clock import as_of_build as as_of_build
from portal.clock import from_epoch as from_epoch
from portal.clock import local as local

Precision = Literal["day", "month", "year"]

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})")
_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of day, month or year precision, written `2024-01-15`, `2024-01` or `2024`.

    Compare with `first` and `last`, never by guessing the missing part.
    """

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read an ISO 8601 date of reduced precision. Raises `ValueError` when it is none, or no real day."""
        found = _PARTIAL.fullmatch(text.strip())
        if not found:
            raise ValueError(f"not a date: {text!r}")
        year, month, day = (int(part) if part else None for part in found.groups())
        date(year or 0, month or 1, day or 1)
        return cls(year or 0, month, day)

    @property
    def precision(self) -> Precision:
        """How much of the date the source gives."""
        return "day" if self.day else "month" if self.month else "year"

    @property
    def first(self) -> date:
        """The earliest day it can be."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The latest day it can be."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def __str__(self) -> str:
        parts = [f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part)]
        return "-".join(parts)

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: Any) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls._validate, serialization=core_schema.plain_serializer_function_ser_schema(str)
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, _schema: Any, _handler: Any) -> dict[str, Any]:
        return {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}

    @classmethod
    def _validate(cls, value: object) -> PartialDate:
        if isinstance(value, cls):
            return value
        try:
            return cls.parse(str(value))
        except ValueError as error:
            raise PydanticCustomError("partial_date", "{reason}", {"reason": str(error)}) from error


def _iso_day(value: object) -> object:
    """Keep pydantic from taking `2024` for a number of seconds."""
    if isinstance(value, str):
        if not _DAY.fullmatch(value.strip()):
            raise PydanticCustomError("day", "not a day")
        return value.strip()
    return value


def _iso_instant(value: object) -> object:
    if isinstance(value, str):
        if not _INSTANT.fullmatch(value.strip()):
            raise PydanticCustomError("instant", "not an instant with offset")
        return value.strip()
    return value


Day = Annotated[date, BeforeValidator(_iso_day)]
"""A day, written `2024-08-24`."""

Instant = Annotated[AwareDatetime, BeforeValidator(_iso_instant)]
"""A date and time with its offset from UTC, written `2024-08-24T07:30:00+07:00`."""

UNKNOWN: Literal["chua-ro"] = "chua-ro"
"""What an editor writes where the source gives no date: said openly, never guessed."""


def _open_date(value: object) -> PartialDate | Literal["chua-ro"]:
    if value == UNKNOWN:
        return UNKNOWN
    return PartialDate._validate(value)  # noqa: SLF001


OpenDate = Annotated[
    PartialDate | Literal["chua-ro"],
    PlainValidator(_open_date),
    WithJsonSchema({"type": "string", "pattern": r"^(chua-ro|\d{4}(-\d{2}(-\d{2})?)?)$"}),
]
"""A date of any precision, or openly unknown."""


def official(value: date | PartialDate) -> str:
    """Write a date as official documents do: a zero before days under 10 and months 1 and 2 (Decree 30/2020/NĐ-CP)."""
    partial = value if isinstance(value, PartialDate) else PartialDate(value.year, value.month, value.day)
    if partial.month is None:
        return str(partial.year)
    month = f"{partial.month:02}" if partial.month < 3 else str(partial.month)
    if partial.day is None:
        return f"tháng {month}/{partial.year}"
    return f"{partial.day:02}/{month}/{partial.year}"
