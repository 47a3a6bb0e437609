"""What a preview shows that a build does not: drafts, and records whose hour has not come."""

from __future__ import annotations

from dataclasses import replace

from portal.catalogue import Catalogue


def with_drafts(catalogue: Catalogue) -> Catalogue:
    """Return the catalogue with every record in its lists; what is not published yet bears a badge that says so.

    Only for views: the rules judge the catalogue as readers will have it.
    """
    waiting = any(record.waits(catalogue.as_of) for record in catalogue.records)
    if not waiting:
        return catalogue
    records = tuple(
        record.revealed() if record.waits(catalogue.as_of) else record for record in catalogue.records
    )
    return replace(catalogue, records=records)
