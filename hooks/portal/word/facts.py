"""What was read out of a document, what the site holds already, and the values that come of both."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from portal.dates import PartialDate, local
from portal.records import Type
from portal.vocabulary import Vocabularies
from portal.word.article import Article, dates_in
from portal.word.awards import Table
from portal.word.letterhead import Letterhead
from portal.word.noted import Note
from portal.word.pictures import Picture

_YEAR = re.compile(r"(?<!sinh )năm ((?:19|20)\d{2})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Place:
    """Where the draft will stand: the names of campaigns and numbers of legal texts that it may name, by slug.

    `slug` is the name of its file, where it is not to be taken from the title.
    """

    campaigns: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    slug: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What the site holds already: its words and its records."""

    vocabularies: Vocabularies
    place: Place


@dataclass(frozen=True, slots=True)
class Read:
    """Everything that was read out of a file. `text` is its prose without the sapo, `name` the file's."""

    name: str
    text: str
    article: Article
    letterhead: Letterhead | None
    tables: tuple[Table, ...]
    pictures: tuple[Picture, ...]

    @property
    def prose(self) -> str:
        """All that the text says: title, sapo and body."""
        return f"{self.article.title}\n{self.article.summary}\n{self.text}"


@dataclass(slots=True)
class Facts:
    """The values of a draft, with what is to be told about them."""

    title: str
    values: dict[str, Any] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)

    def put(self, key: str, value: Any) -> None:
        """Set a value unless there is nothing to set."""
        if value not in (None, "", [], {}, ()):
            self.values[key] = value


def days(read: Read, kind: Type, as_of: datetime) -> tuple[date, date]:
    """Return the days that what is told may have happened on: words valid then are meant."""
    today = local(as_of).date()
    told = dated(read, as_of)
    if kind == "campaign" and read.letterhead and read.letterhead.issued:
        return read.letterhead.issued.first, today
    return (told.first, told.last) if told else (today, today)


def dated(read: Read, as_of: datetime) -> PartialDate | None:
    """Return when it happened: the date of a paper, the line of place and date, else the latest date told."""
    if read.letterhead and read.letterhead.issued:
        return read.letterhead.issued
    if read.article.dated:
        return read.article.dated
    today = local(as_of).date()
    years = (PartialDate(int(year)) for year in _YEAR.findall(read.prose))
    for found in (dates_in(read.prose), years):
        if latest := max((one for one in found if one.first <= today), key=lambda one: one.last, default=None):
            return latest
    return None
