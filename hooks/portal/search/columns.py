"""What results can be narrowed by: for each facet one file with a character for every document."""

from __future__ import annotations

from collections.abc import Sequence

from portal.search.documents import Facet
from portal.search.entry import Head, to_json

_FIRST = 0x30


def column(facet: Facet, documents: Sequence[Head]) -> bytes:
    """Return a facet as JSON: its label, the values that occur, the sets of values that occur, a character a document.

    The character's code, less 48, is the number of the document's set. One set a document rather than a list a value:
    several values cost no more than one, and counting is one pass.
    """
    sets: dict[tuple[str, ...], int] = {}
    codes = [sets.setdefault(document.facets.get(facet.key, ()), len(sets)) for document in documents]
    used = {value for values in sets for value in values}
    values = [value for value in facet.labels if value in used]
    numbers = {value: number for number, value in enumerate(values)}
    return to_json(
        {
            "key": facet.key,
            "label": facet.label,
            "values": [[value, facet.labels[value]] for value in values],
            "sets": [[numbers[value] for value in found if value in numbers] for found in sets],
            "codes": "".join(chr(_character(code)) for code in codes),
        }
    )


def _character(code: int) -> int:
    """Return the character of a set's number, past the surrogates, which no UTF-8 can hold."""
    character = _FIRST + code
    return character if character < 0xD800 else character + 0x800


def years(documents: Sequence[Head]) -> list[list[int]]:
    """Return [year, number of its first document] for each year of documents in order of date; year 0: no date."""
    found: list[list[int]] = []
    for number, document in enumerate(documents):
        if not found or found[-1][0] != document.year:
            found.append([document.year, number])
    return found
