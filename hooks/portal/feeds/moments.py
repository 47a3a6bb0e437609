"""When each record was published, no two at the same second: portals drop what is not later than what they have."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time, timedelta

from portal.catalogue import newest_first
from portal.dates import VIETNAM, local
from portal.records import Record

SECOND = timedelta(seconds=1)


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


def changed(record: Record, published: datetime, as_of: datetime) -> datetime:
    """Return when a record was last corrected or withdrawn, never before it was published nor after `as_of`."""
    times = [record.updated] if record.updated else []
    if record.status == "withdrawn" and record.withdrawn:
        times.append(datetime.combine(record.withdrawn.on, time(), VIETNAM))
    past = [local(each).replace(microsecond=0) for each in times if each <= as_of]
    return max([published, *past])
