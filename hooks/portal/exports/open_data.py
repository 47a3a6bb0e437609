"""The collections as open data: du-lieu/<collection>.json for programs, .csv for Excel."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any, NamedTuple

from portal.catalogue import Catalogue
from portal.exports.columns import COLUMNS, COMMON, Column
from portal.feeds import normalise
from portal.listings import COLLECTIONS, Collection
from portal.output import Output, mark_of
from portal.records import Record

FOLDER = "du-lieu/"

# A cell that begins so is run as a formula by Excel; an apostrophe makes it text, as Excel itself writes it.
_FORMULA = ("=", "+", "-", "@")

_OBJECT = json.JSONEncoder(ensure_ascii=False)


class Row(NamedTuple):
    """A record in both forms: an object of JSON on a line, and a line of a table with its end."""

    json: str
    csv: str

    @property
    def mark(self) -> bytes:
        """A mark that changes with anything it says."""
        return mark_of(f"{self.json}\0{self.csv}")


def row(record: Record, catalogue: Catalogue) -> Row:
    """Return what is told of a record."""
    columns = _columns(type(record))
    told = {column.key: column.value(record, catalogue) for column in columns}
    return Row(_OBJECT.encode(told), _line(_cell(told[column.key]) for column in columns))


def outputs(catalogue: Catalogue, marks: Mapping[str, bytes], load: Callable[[bytes], Row]) -> Iterator[Output]:
    """Yield the data of each collection in both forms.

    `marks` are those of the rows of all listed records, by the records' ids; `load` gives a row by its mark.
    """
    for each in COLLECTIONS:
        parts = [marks[record.id] for record in catalogue.listed(each.model)]
        head = _head(each, catalogue, len(parts))
        stem = f"{FOLDER}{each.model.address}"
        yield Output(f"{stem}.json", mark_of(repr(head), parts), partial(_json, head, parts, load))
        labels = [column.label for column in _columns(each.model)]
        yield Output(f"{stem}.csv", mark_of(repr(labels), parts), partial(_csv, labels, parts, load))


def _columns(model: type[Record]) -> tuple[Column, ...]:
    return (*COMMON, *COLUMNS[model])


def _head(of: Collection, catalogue: Catalogue, count: int) -> dict[str, Any]:
    units = catalogue.vocabularies.units
    publisher = catalogue.site.publisher
    return {
        "title": of.title,
        "description": of.intro,
        "publisher": normalise.line(units[publisher].label if publisher in units else catalogue.site.title),
        "count": count,
    }


def _json(head: dict[str, Any], parts: list[bytes], load: Callable[[bytes], Row]) -> bytes:
    before, after = json.dumps(head | {"items": []}, ensure_ascii=False, indent=1).rsplit("[]", 1)
    rows = ",\n".join(load(part).json for part in parts)
    return f"{before}[\n{rows}\n ]{after}\n".encode() if parts else f"{before}[]{after}\n".encode()


def _csv(labels: list[str], parts: list[bytes], load: Callable[[bytes], Row]) -> bytes:
    """Return a table as RFC 4180 asks, in UTF-8 with the mark by which Excel knows it."""
    return "".join([_line(labels), *(load(part).csv for part in parts)]).encode("utf-8-sig")


def _line(cells: Iterable[str]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerow(cells)
    return text.getvalue()


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(map(_cell, value))
    if isinstance(value, dict):
        status = f" ({value['status']['label']})" if "status" in value else ""
        return _cell(f"{value['label']}{status}")
    if isinstance(value, bool):
        return "có" if value else "không"
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
