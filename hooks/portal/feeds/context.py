"""What a feed is made from: the catalogue, its addresses and its pictures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Protocol

from portal.catalogue import Catalogue, public, references
from portal.feeds import moments
from portal.feeds.identity import tag
from portal.feeds.moments import Moments
from portal.images import Rendition
from portal.links import Links
from portal.records import Campaign, Page, Record


class Pictures(Protocol):
    """Whoever knows the sized pictures of the site."""

    def rendition(self, owner: Record | Page, file: str, /) -> Rendition | None:
        """Return a picture that a record names, or None when there is none."""


@dataclass(frozen=True)
class Context:
    """A catalogue with what feeds need to know of it; made once a build."""

    catalogue: Catalogue
    pictures: Pictures

    @cached_property
    def links(self) -> Links:
        """Absolute addresses."""
        return Links(self.catalogue, absolute=True)

    @property
    def records(self) -> tuple[Record, ...]:
        """Every record that readers may see, withdrawn ones too, newest first."""
        return self.catalogue.once(_records)

    @property
    def moments(self) -> dict[str, Moments]:
        """When each public record was published and last changed, no two at the same second."""
        return self.catalogue.once(_moments)

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

    def campaigns_of(self, record: Record) -> Iterator[Campaign]:
        """Yield the campaigns that a record belongs to and that readers may see."""
        for _, kind, name in references(record):
            if kind == "campaign":
                campaign = self.catalogue.shown(kind, name)
                if isinstance(campaign, Campaign):
                    yield campaign


def _published(catalogue: Catalogue) -> dict[str, datetime]:
    return moments.published(catalogue.once(public))


def _records(catalogue: Catalogue) -> tuple[Record, ...]:
    published = catalogue.once(_published)
    return tuple(sorted(catalogue.once(public), key=lambda record: published[record.id], reverse=True))


def _moments(catalogue: Catalogue) -> dict[str, Moments]:
    published = catalogue.once(_published)
    updated = moments.updated(catalogue.once(_records), published, catalogue.as_of)
    return {id: Moments(moment, updated[id]) for id, moment in published.items()}
