"""What a record is filed under, each vocabulary a scheme of its own."""

from __future__ import annotations

from collections.abc import Iterable

from portal.feeds import normalise
from portal.feeds.context import Context
from portal.feeds.model import Category
from portal.listings import communes_of, units_of
from portal.records import Exemplar, News, Record


def categories(record: Record, context: Context) -> tuple[Category, ...]:
    """Return the collection, fields, communes, units, awards granted and campaigns of a record."""
    words = context.catalogue.vocabularies
    found: list[tuple[str, str, str]] = [("chuyen-muc", record.address, record.label)]
    for scheme, vocabulary, slugs in (
        ("linh-vuc", "fields", record.fields),
        ("dia-phuong", "communes", communes_of(record)),
        ("don-vi", "units", units_of(record)),
        ("khen-thuong", "awards", awards(record, context)),
    ):
        terms = words.of(vocabulary)
        found += [(scheme, slug, terms[slug].label) for slug in slugs if slug in terms]
    found += [("phong-trao", campaign.slug, campaign.name) for campaign in context.campaigns_of(record)]
    return tuple(category(context, *each) for each in dict.fromkeys(found))


def category(context: Context, scheme: str, term: str, label: str) -> Category:
    """Return a word of a vocabulary as feeds name it."""
    return context.tag(f"tu-vung/{scheme}"), term, normalise.line(label)


def awards(record: Record, context: Context) -> Iterable[str]:
    """Return the awards that were granted: what is only proposed, or was taken back, is none."""
    if isinstance(record, News) and record.decision:
        return [record.decision.award]
    if not isinstance(record, Exemplar):
        return []
    statuses = context.catalogue.vocabularies.award_statuses
    found = ((each.award, statuses.get(each.status)) for each in record.recognition)
    return [award for award, status in found if status and status.decided and not status.void]
