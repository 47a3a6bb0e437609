"""What a feed is made from: the catalogue, its addresses and its pictures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Protocol

from portal.catalogue import Catalogue, references
from portal.feeds import moments
from portal.feeds.identity import tag
from portal.images import Rendition
from portal.links import Links
from portal.records import TYPES, Campaign, Page, Record


class Pictures(Protocol):
    """Whoever knows the sized pictures of the site."""

    def rendition(self, owner: Record | Page, file: str, /) -> Rendition | None:
        """Return a picture that a record names, or None when there is none."""


@dataclass(frozen=True)
class Context:
    """A catalogue with what feeds need to know of it; made once a build.

    `articles` are those whose Markdown was already made HTML for their pages, by the page's address below the root.
    """

    catalogue: Catalogue
    pictures: Pictures
    articles: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def links(self) -> Links:
        """Absolute addresses."""
        return Links(self.catalogue, absolute=True)

    @cached_property
    def records(self) -> tuple[Record, ...]:
        """Every record that readers may see, withdrawn ones too, newest first."""
        public = [record for model in TYPES.values() for record in self.catalogue.public(model)]
        return tuple(sorted(public, key=lambda record: self.published[record.id], reverse=True))

    @cached_property
    def published(self) -> dict[str, datetime]:
        """When each public record was published, no two at the same second."""
        return moments.published(record for model in TYPES.values() for record in self.catalogue.public(model))

    @cached_property
    def publisher(self) -> str:
        """The name of the body that publishes."""
        unit = self.catalogue.vocabularies.units.get(self.catalogue.site.publisher)
        return unit.label if unit else self.catalogue.site.title

    @cached_property
    def authority(self) -> str:
        """What every `tag:` URI of the site begins with."""
        return tag(self.catalogue.site, "")

    def tag(self, specific: str) -> str:
        """Return a `tag:` URI of the site."""
        return f"{self.authority}{specific}"

    @cached_property
    def campaigns(self) -> dict[str, tuple[Campaign, ...]]:
        """The campaigns that each public record belongs to and that readers may see, by the record's id."""
        return {record.id: tuple(self._campaigns_of(record)) for record in self.records}

    def _campaigns_of(self, record: Record) -> Iterator[Campaign]:
        for _, kind, name in references(record):
            if kind == "campaign":
                campaign = self.catalogue.shown(kind, name)
                if isinstance(campaign, Campaign):
                    yield campaign
