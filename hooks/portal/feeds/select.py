"""Which feeds there are, and which records each carries: an item, the item again as a notice, never a draft."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from portal import listings
from portal.feeds.context import Context
from portal.records import Campaign, Record
from portal.vocabulary import Commune, Term

Group = Literal["chung", "chuyen-muc", "dia-phuong", "don-vi", "linh-vuc", "phong-trao"]


@dataclass(frozen=True, slots=True)
class Channel:
    """A feed before it is written: its name below rss/, its own words, the page it belongs to and its records.

    `key` is what its id is made of; it outlives a campaign's file name. `page` is below the site's root. `former` are
    the names it had before.
    """

    name: str
    key: str
    group: Group
    title: str
    description: str
    page: str
    records: tuple[Record, ...]
    former: tuple[str, ...] = ()


def channels(context: Context) -> Iterator[Channel]:
    """Yield every feed: the whole site, the collections, then communes, units, fields and campaigns with records."""
    site = context.catalogue.site
    yield Channel("tat-ca", "tat-ca", "chung", "Tất cả tin, bài", site.description, "", context.records)
    for each in listings.COLLECTIONS:
        records = tuple(record for record in context.records if isinstance(record, each.model))
        name = each.model.address
        yield Channel(name, name, "chuyen-muc", each.title, each.intro, each.address, records)
    words = context.catalogue.vocabularies
    communes = listings.commune_names(words.communes)
    yield from _by_term(context, "dia-phuong", communes, lambda record: _places(record, words.communes))
    yield from _by_term(context, "don-vi", _labels(words.units), listings.units_of)
    fields = {slug: f"Lĩnh vực {label}" for slug, label in _labels(words.fields).items()}
    yield from _by_term(context, "linh-vuc", fields, lambda record: record.fields)
    yield from _by_campaign(context)


def _labels(terms: Mapping[str, Term]) -> dict[str, str]:
    return {slug: term.label for slug, term in terms.items()}


def _by_term(
    context: Context,
    group: Literal["dia-phuong", "don-vi", "linh-vuc"],
    titles: Mapping[str, str],
    of: Callable[[Record], Iterable[str]],
) -> Iterator[Channel]:
    found: defaultdict[str, list[Record]] = defaultdict(list)
    for record in context.records:
        for slug in dict.fromkeys(of(record)):
            found[slug].append(record)
    for slug, title in titles.items():
        if slug in found:
            name = f"{group}/{slug}"
            yield Channel(name, name, group, title, f"Tin, bài: {title}.", f"{name}/", tuple(found[slug]))


def _places(record: Record, communes: Mapping[str, Commune]) -> Iterator[str]:
    """Yield the communes of a record, and those that their areas went to, as the pages of places do."""
    for slug in listings.communes_of(record):
        yield slug
        commune = communes.get(slug)
        if commune and commune.successor:
            yield commune.successor


def _by_campaign(context: Context) -> Iterator[Channel]:
    """Yield a feed for each campaign that a record belongs to; the campaign itself is part of it."""
    found: defaultdict[str, list[Record]] = defaultdict(list)
    for record in context.records:
        for member_of in dict.fromkeys([record.id, *(each.id for each in context.campaigns_of(record))]):
            found[member_of].append(record)
    for campaign in context.catalogue.listed(Campaign):
        records = tuple(found[campaign.id])
        if any(record.id != campaign.id for record in records):
            name = f"phong-trao/{campaign.slug}"
            key = f"phong-trao/{campaign.id}"
            former = tuple(f"phong-trao/{alias}" for alias in campaign.aliases)
            yield Channel(name, key, "phong-trao", campaign.name, campaign.summary, f"{name}/", records, former)
