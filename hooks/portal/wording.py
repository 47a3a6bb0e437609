"""What an editor worded in the front matter: its values that are prose, and where each stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from portal.problems import Span
from portal.tree import Mapping, Node, Sequence

TECHNICAL = frozenset(
    {"id", "published", "updated", "status", "aliases", "source_url", "official_url", "file", "fields", "communes"}
    | {"units", "campaigns", "legal", "plan", "start_date", "end_date", "deed_date", "issued_date", "effective_date"}
    | {"expired_date", "status_as_of", "gazette_date", "decision_date", "open_from", "open_to", "start", "end", "date"}
    | {"number", "decision_no", "sample", "value", "year", "count", "theme_year", "birth_year", "founded", "members"}
)
"""Keys whose values are no prose: addresses, dates, numbers and words of vocabularies have rules of their own."""


class Text(NamedTuple):
    """A text value of the front matter: its dotted key (`images.0.alt`) and the text."""

    loc: str
    text: str


def texts(fields: Mapping) -> Iterator[tuple[Text, Span]]:
    """Yield every value that is prose with its place, in the order of the file."""
    return _within(fields, "")


def _within(node: Node, loc: str) -> Iterator[tuple[Text, Span]]:
    if isinstance(node, Mapping):
        for key, value in node.entries:
            if key.text not in TECHNICAL:
                yield from _within(value, f"{loc}.{key.text}" if loc else key.text or "")
    elif isinstance(node, Sequence):
        for position, item in enumerate(node.items):
            yield from _within(item, f"{loc}.{position}")
    elif node.text:
        yield Text(loc, node.text), node.span
