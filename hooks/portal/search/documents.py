"""What the index is built from: documents that know nothing of records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A page that search can lead to.

    Words rank by where they stand: numbers, title, names, summary, body. `also` holds words that lead to the page
    although it does not say them itself, such as the name its commune bears now. `date` orders results and gives the
    year, None counts as the oldest, and `published` orders those of one day; `day` is what readers are shown,
    `2024-01-15` or as much of it as is known. `current` is False for what no longer holds, which ranks after what does.
    """

    address: str
    title: str
    summary: str = ""
    numbers: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    body: str = ""
    also: tuple[str, ...] = ()
    date: date | None = None
    published: datetime | None = None
    day: str = ""
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    label: str = ""
    badge: str = ""
    sample: bool = False
    current: bool = True
    language: Literal["vi", "en"] = "vi"


@dataclass(frozen=True, slots=True)
class Facet:
    """A way to narrow results: `key` stands in addresses (`?xa=…`), `labels` gives the word for each value."""

    key: str
    label: str
    labels: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ShortForm:
    """A short form as it is written and what it stands for: `TĐKT`, `Thi đua - Khen thưởng`."""

    short: str
    full: str


Order = tuple[int, int, str]
"""The day of a document, the second it was published, its address, which no other has (the rules see to it)."""


def order(document: Document) -> Order:
    """Order documents from the oldest to the newest, so that a new one moves no other; the address breaks ties."""
    day = document.date.toordinal() if document.date else 0
    return day, int(document.published.timestamp()) if document.published else 0, document.address
