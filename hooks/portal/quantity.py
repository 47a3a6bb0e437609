"""Numbers as Vietnamese articles write them: 1.123,5."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from pydantic_core import CoreSchema, PydanticCustomError, core_schema

_VIETNAMESE = re.compile(r"\d{1,3}(\.\d{3})+,\d+|\d{1,3}(\.\d{3}){2,}|\d+(,\d+)?")
_TWO_WAYS = re.compile(r"[1-9]\d{0,2},\d\d0")
"""Nobody writes a last zero behind a comma, but who sets thousands apart as in English does."""
_POINT = re.compile(r"\d+\.(\d{1,2}|\d{4,})")


class Quantity(Decimal):
    """A number in Vietnamese style, or with a decimal point that cannot be taken for a thousands mark."""

    @classmethod
    def parse(cls, text: str) -> Quantity:
        """Read `1200`, `4,8`, `1.123,5` or `4.8`. Raises `ValueError` for what may be read in two ways.

        These are `4.800`, which may mean 4.8 or 4,800, and `4,800`, which likewise may.
        """
        text = text.strip()
        if _VIETNAMESE.fullmatch(text) and not _TWO_WAYS.fullmatch(text):
            return cls(text.replace(".", "").replace(",", "."))
        if _POINT.fullmatch(text):
            return cls(text)
        raise ValueError(f"not a number: {text!r}")

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: Any) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls._validate, serialization=core_schema.plain_serializer_function_ser_schema(str)
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, _schema: Any, _handler: Any) -> dict[str, Any]:
        return {"type": ["number", "string"]}

    @classmethod
    def _validate(cls, value: object) -> Quantity:
        try:
            return cls.parse(str(value))
        except ValueError as error:
            raise PydanticCustomError("quantity", "{reason}", {"reason": str(error)}) from error
