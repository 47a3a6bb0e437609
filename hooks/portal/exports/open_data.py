"""The collections as open data: du-lieu/<collection>.json for programs, .csv for Excel."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from portal.catalogue import Catalogue
from portal.exports.columns import COLUMNS, COMMON, Column
from portal.feeds import normalise
from portal.listings import COLLECTIONS, Collection

FOLDER = "du-lieu/"

# A cell that begins so is run as a formula by Excel; an apostrophe makes it text, as Excel itself writes it.
_FORMULA = ("=", "+", "-", "@")


def outputs(catalogue: Catalogue) -> dict[str, bytes]:
    """Return the data of each collection in both forms: path below the site's root → bytes."""
    made = {}
    for each in COLLECTIONS:
        columns = (*COMMON, *COLUMNS[each.model])
        rows = [
            {column.key: column.value(record, catalogue) for column in columns}
            for record in catalogue.listed(each.model)
        ]
        made[f"{FOLDER}{each.model.address}.json"] = _json(each, catalogue, rows)
        made[f"{FOLDER}{each.model.address}.csv"] = _csv(columns, rows)
    return made


def _json(of: Collection, catalogue: Catalogue, rows: list[dict[str, Any]]) -> bytes:
    units = catalogue.vocabularies.units
    publisher = catalogue.site.publisher
    value = {
        "title": of.title,
        "description": of.intro,
        "publisher": normalise.line(units[publisher].label if publisher in units else catalogue.site.title),
        "count": len(rows),
        "items": rows,
    }
    return json.dumps(value, ensure_ascii=False, indent=1).encode() + b"\n"


def _csv(columns: tuple[Column, ...], rows: list[dict[str, Any]]) -> bytes:
    """Return a table as RFC 4180 asks, in UTF-8 with the mark by which Excel knows it."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(column.label for column in columns)
    writer.writerows([_cell(row[column.key]) for column in columns] for row in rows)
    return text.getvalue().encode("utf-8-sig")


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
