"""Every record of the repository, ordered and linked: what rules judge and views show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from portal.marks import marked
from portal.records import TYPES, Campaign, Exemplar, LegalText, News, Page, Record, Type
from portal.source import Reference, Source
from portal.text import fold
from portal.vocabulary import Refers, Site, Vocabularies

R = TypeVar("R", bound=Record)
T = TypeVar("T")


def newest_first(record: Record) -> tuple[float, str]:
    """Order records: the last published first, then by id, so that no two builds differ."""
    return (-record.published.timestamp(), record.id)


@dataclass(frozen=True)
class Catalogue:
    """The whole content as of an instant.

    `records` holds drafts, future and withdrawn records too, newest first; readers are shown what `listed` and
    `public` return. `unread` names the files that exist but could not be read, as (type, slug), so that nobody
    is told that a record is missing when only its file is broken. `unsound` names the vocabularies with errors in their
    files, so that nobody is told that a word is missing when only its entry is broken.
    """

    root: Path
    as_of: datetime
    site: Site
    vocabularies: Vocabularies
    records: tuple[Record, ...]
    pages: tuple[Page, ...]
    sources: Mapping[str, Source] = field(default_factory=dict)
    unread: frozenset[tuple[Type, str]] = frozenset()
    unsound: frozenset[str] = frozenset()

    def once(self, make: Callable[[Catalogue], T]) -> T:
        """Return what a function makes of the whole content; it is called once, however many ask."""
        if make not in self._once:
            self._once[make] = make(self)
        made: T = self._once[make]
        return made

    def of(self, kind: type[R]) -> tuple[R, ...]:
        """Return every record of a type, newest first."""
        return tuple(record for record in self.records if isinstance(record, kind))

    def listed(self, kind: type[R]) -> tuple[R, ...]:
        """Return the records of a type that lists, search and statistics carry."""
        found: tuple[R, ...] = self.once(_listed_by_type)[kind]
        return found

    @property
    def campaigns(self) -> tuple[Campaign, ...]:
        """The listed campaigns."""
        return self.listed(Campaign)

    @property
    def exemplars(self) -> tuple[Exemplar, ...]:
        """The listed exemplars."""
        return self.listed(Exemplar)

    @property
    def legal_texts(self) -> tuple[LegalText, ...]:
        """The listed legal texts."""
        return self.listed(LegalText)

    @property
    def news(self) -> tuple[News, ...]:
        """The listed news."""
        return self.listed(News)

    def find(self, kind: Type, name: str) -> Record | None:
        """Return the record of a type that has this slug, alias or id, be it draft, future or withdrawn."""
        return self._names.get((kind, name))

    def shown(self, kind: Type, name: str) -> Record | None:
        """Return the record only when lists may carry it."""
        record = self.find(kind, name)
        return record if record and record.is_listed(self.as_of) else None

    def at(self, path: str) -> Record | None:
        """Return the record read from a file, given relative to the repository."""
        return self._paths.get(path)

    def page_at(self, path: str) -> Page | None:
        """Return the hand-written page read from a file, given relative to the repository."""
        return self._pages.get(path)

    def page(self, slug: str) -> Page | None:
        """Return the hand-written page of a slug; that of the home page is empty."""
        return self._slugs.get(slug)

    def file(self, path: str) -> Path:
        """Return a file that stands beside the records, given relative to the repository."""
        return self.root / path

    def names(self, folder: str) -> frozenset[str]:
        """Return the names in a folder, exactly as they are written; none where there is no such folder."""
        if folder not in self._folders:
            path = self.root / folder
            self._folders[folder] = frozenset(entry.name for entry in path.iterdir()) if path.is_dir() else frozenset()
        return self._folders[folder]

    def holds(self, folder: str, name: str) -> bool:
        """Tell whether a folder has a name, exactly as it is written."""
        return name in self.names(folder)

    @property
    def whole(self) -> Catalogue:
        """The catalogue with every record, also where rules are shown only a few."""
        return self

    def address(self, record: Record) -> str:
        """Return the path of a record's page below the site's root: `guong-dien-hinh/<slug>/`."""
        return f"{record.address}/{record.slug}/"

    def referrers(self, record: Record) -> tuple[Record, ...]:
        """Return the listed records that refer to this one, newest first."""
        return tuple(self._referrers.get(record.id, ()))

    @cached_property
    def _names(self) -> dict[tuple[Type, str], Record]:
        names: dict[tuple[Type, str], Record] = {}
        for record in self.records:
            for name in (*record.aliases, record.id):
                names.setdefault((record.type, name), record)
        for record in reversed(self.records):
            names[record.type, record.slug] = record
        return names

    @cached_property
    def _once(self) -> dict[Callable[[Catalogue], Any], Any]:
        return {}

    @cached_property
    def _slugs(self) -> dict[str, Page]:
        return {page.slug: page for page in self.pages}

    @cached_property
    def _folders(self) -> dict[str, frozenset[str]]:
        return {}

    @cached_property
    def _pages(self) -> dict[str, Page]:
        return {page.origin.path: page for page in self.pages}

    @cached_property
    def _paths(self) -> dict[str, Record]:
        return {record.origin.path: record for record in self.records}

    @cached_property
    def _referrers(self) -> dict[str, list[Record]]:
        found: dict[str, list[Record]] = defaultdict(list)
        for record in self.once(listed):
            targets = [target for _, kind, name in references(record) if (target := self.find(kind, name))]
            for name in sorted({target.id for target in targets} - {record.id}):
                found[name].append(record)
        return found


def public(catalogue: Catalogue) -> tuple[Record, ...]:
    """Return the records that have a page: published, or withdrawn and shown as a notice; newest first."""
    return tuple(record for record in catalogue.records if record.is_public(catalogue.as_of))


def listed(catalogue: Catalogue) -> tuple[Record, ...]:
    """Return the records that lists, search and statistics carry, newest first."""
    return tuple(record for record in catalogue.once(public) if record.is_listed(catalogue.as_of))


def folded_titles(catalogue: Catalogue) -> dict[str, str]:
    """Return the title of each record without diacritics and in lower case, by the record's file."""
    return {record.origin.path: fold(record.title) for record in catalogue.records}


def _listed_by_type(catalogue: Catalogue) -> dict[type[Any], tuple[Any, ...]]:
    return {kind: tuple(each for each in catalogue.once(listed) if isinstance(each, kind)) for kind in TYPES.values()}


def references(record: Record) -> tuple[Reference, ...]:
    """Return each reference of a record to another, as its dotted field, the type and the name referred to."""
    known = record.origin.references
    return known if known is not None else references_within(record)


def references_within(record: Record) -> tuple[Reference, ...]:
    """Return what `references` does, from the fields themselves."""
    return tuple((loc, mark.type, value) for loc, mark, value in marked(record) if isinstance(mark, Refers))
