"""When each record was published and last changed, no two at the same second.

Portals drop what is not later than what they have, and validators complain of two entries that changed at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, time, timedelta
from typing import NamedTuple

from portal.catalogue import newest_first
from portal.dates import VIETNAM, local
from portal.records import Record

SECOND = timedelta(seconds=1)


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

    Withdrawals know no time but their day, so that several of a day are common. Those that would fall on one second
    follow each other in the order in which they were published.
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
    """Return when a record was last corrected or withdrawn, never before it was published nor after `as_of`."""
    times = [record.updated] if record.updated else []
    if record.status == "withdrawn" and record.withdrawn:
        times.append(datetime.combine(record.withdrawn.on, time(), VIETNAM))
    past = [local(each).replace(microsecond=0) for each in times if each <= as_of]
    return max([published, *past])
