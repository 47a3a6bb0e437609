"""What an editor worded in the front matter: its values that are prose, and where each stands."""

from __future__ import annotations

from portal.problems import Span
from portal.tree import Mapping, Node, Scalar

TECHNICAL = frozenset(
    {"id", "published", "updated", "status", "aliases", "source_url", "official_url", "file", "fields", "communes"}
    | {"units", "campaigns", "legal", "plan", "start_date", "end_date", "deed_date", "issued_date", "effective_date"}
    | {"expired_date", "status_as_of", "gazette_date", "decision_date", "open_from", "open_to", "start", "end", "date"}
    | {"number", "decision_no", "sample", "value", "year", "count", "theme_year", "birth_year", "founded", "members"}
)
"""Keys whose values are no prose: addresses, dates, numbers and words of vocabularies have rules of their own."""


Text = tuple[str, str]
"""A text value of the front matter: its dotted key (`images.0.alt`) and the text. Plain pairs are kept at the least
cost, and thousands of records have twenty each."""


def texts(fields: Mapping) -> list[tuple[Text, Span]]:
    """Return every value that is prose with its place, in the order of the file."""
    found: list[tuple[Text, Span]] = []
    _collect(fields, "", found)
    return found


def _collect(node: Node, loc: str, found: list[tuple[Text, Span]]) -> None:
    if isinstance(node, Scalar):
        if node.text:
            found.append(((loc, node.text), node.span))
    elif isinstance(node, Mapping):
        for key, value in node.entries:
            if key.text not in TECHNICAL:
                _collect(value, f"{loc}.{key.text}" if loc else key.text or "", found)
    else:
        for position, item in enumerate(node.items):
            _collect(item, f"{loc}.{position}", found)
