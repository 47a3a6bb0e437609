"""What every view draws upon: the catalogue, its pictures, its addresses and what was worked out once for all."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import cached_property

from portal import feeds, listings
from portal.catalogue import Catalogue, listed
from portal.dates import local
from portal.images import Library
from portal.links import Links
from portal.records import LegalRelation, LegalText, Page, Record
from portal.views.page import Json
from portal.vocabulary import Commune


class Context:
    """The catalogue as views read it. Holds no clock and no state beyond what the catalogue implies."""

    def __init__(self, catalogue: Catalogue, library: Library) -> None:
        self.catalogue = catalogue
        self.library = library
        self.links = Links(catalogue)
        self.absolute = Links(catalogue, absolute=True)
        self.site = catalogue.site
        self.words = catalogue.vocabularies
        self.today: date = local(catalogue.as_of).date()
        self.memo: dict[str, Json] = {}

    def label(self, vocabulary: str, slug: str | None) -> str:
        """Return the word for a slug; the slug itself where the vocabulary lacks it; empty for None."""
        if slug is None:
            return ""
        term = getattr(self.words, vocabulary).get(slug)
        return term.label if term else slug

    def unit(self, slug: str) -> str:
        """Return the name of a body."""
        return self.label("units", slug)

    @cached_property
    def pages(self) -> dict[str, Page]:
        """The hand-written pages by slug."""
        return {page.slug: page for page in self.catalogue.pages}

    @cached_property
    def feeds(self) -> dict[str, Json]:
        """Every feed by its name below rss/, as `feeds.listing` tells of it; a list without records has none."""
        return {feed["name"]: feed for feed in feeds.listing(self.catalogue)}

    @cached_property
    def listed(self) -> tuple[Record, ...]:
        """Every record that lists carry, newest first."""
        return self.catalogue.once(listed)

    @cached_property
    def inverse_relations(self) -> dict[str, list[tuple[LegalText, LegalRelation]]]:
        """What other texts do to each text, by its id: derived, so that nobody writes a relation twice."""
        found: dict[str, list[tuple[LegalText, LegalRelation]]] = defaultdict(list)
        for text in self.catalogue.legal_texts:
            for relation in text.relations:
                target = self.catalogue.find("legal", relation.target) if relation.target else None
                if target:
                    found[target.id].append((text, relation))
        return found

    @cached_property
    def neighbours(self) -> dict[str, tuple[Record | None, Record | None]]:
        """The next newer and the next older record of the same type, by id."""
        found: dict[str, tuple[Record | None, Record | None]] = {}
        last: dict[str, Record] = {}
        for record in self.listed:
            newer = last.get(record.type)
            found[record.id] = (newer, None)
            if newer:
                found[newer.id] = (found[newer.id][0], record)
            last[record.type] = record
        return found

    @cached_property
    def commune_names(self) -> dict[str, str]:
        """The name of each commune, told apart by its dates where two of them bear the same one."""
        return listings.commune_names(self.words.communes)

    @cached_property
    def predecessors(self) -> dict[str, list[str]]:
        """The communes that each commune was made from."""
        found: dict[str, list[str]] = defaultdict(list)
        for slug, commune in self.words.communes.items():
            if commune.successor:
                found[commune.successor].append(slug)
        return found

    def of_today(self, commune: Commune) -> bool:
        """Tell whether a commune exists on the day of the build."""
        return commune.valid_on(self.today)
