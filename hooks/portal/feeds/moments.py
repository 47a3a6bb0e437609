"""When each record was published and last changed, no two at the same second.

Portals drop what is not later than what they have, and validators complain of two entries that changed at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, time, timedelta
from typing import NamedTuple
from zlib import crc32

from portal.catalogue import newest_first
from portal.dates import VIETNAM, local
from portal.records import Record

SECOND = timedelta(seconds=1)

_EARLY = 600
"""Seconds at the beginning of a day that its withdrawals are told to have happened in."""


class Moments(NamedTuple):
    """When a record was published and when it last changed, on Vietnam's clock, unique to the second."""

    published: datetime
    updated: datetime


def published(records: Iterable[Record]) -> dict[str, datetime]:
    """Return the time of publication for each id, unique to the second, on Vietnam's clock.

    Of records of the same second, the first id keeps it and the others step back a second each: nothing comes to lie
    in the future, and what is published later moves nothing that is older.
    """
    moments: dict[str, datetime] = {}
    earliest: datetime | None = None
    for record in sorted(records, key=newest_first):
        moment = local(record.published).replace(microsecond=0)
        if earliest is not None and moment >= earliest:
            moment = earliest - SECOND
        moments[record.id] = earliest = moment
    return moments


def updated(records: Iterable[Record], published: Mapping[str, datetime], as_of: datetime) -> dict[str, datetime]:
    """Return when each record was last corrected or withdrawn, or else published, unique to the second.

    Those that would fall on one second follow each other in the order in which they were published.
    """
    changes = {record.id: _changed(record, published[record.id], as_of) for record in records}
    taken = {moment for id, moment in changes.items() if moment == published[id]}
    for id, moment in sorted(changes.items(), key=lambda change: (change[1], published[change[0]])):
        if moment != published[id]:
            while moment in taken:
                moment += SECOND  # noqa: PLW2901
            taken.add(moment)
            changes[id] = moment
    return changes


def _changed(record: Record, published: datetime, as_of: datetime) -> datetime:
    """Return when a record was last corrected or withdrawn, never before it was published.

    What lies after `as_of` has not happened yet. A withdrawal is a change of its own: it comes after publication and
    corrections, be it for a second. Of it the day is known; the record's id gives a second of the first minutes, so
    that another withdrawal of that day hardly ever moves it.
    """
    changed = published
    if record.updated and record.updated <= as_of:
        changed = max(published, local(record.updated).replace(microsecond=0))
    if record.status != "withdrawn" or not record.withdrawn:
        return changed
    second = timedelta(seconds=crc32(record.id.encode()) % _EARLY)
    withdrawn = datetime.combine(record.withdrawn.on, time(), VIETNAM) + second
    return max(changed + SECOND, withdrawn if withdrawn <= as_of else changed)
