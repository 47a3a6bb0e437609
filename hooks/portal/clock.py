"""The instant of the build, on Vietnam's clock."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone

VIETNAM = timezone(timedelta(hours=7))
"""Vietnam keeps UTC+07:00 all year; a fixed offset needs no time-zone database, which Windows lacks."""


def local(instant: datetime) -> datetime:
    """Return the instant on Vietnam's clock."""
    return instant.astimezone(VIETNAM)


def from_epoch(seconds: int) -> datetime:
    """Return the instant so many seconds after 1970-01-01T00:00:00Z, on Vietnam's clock."""
    return local(datetime.fromtimestamp(seconds, UTC))


def as_of_build(environment: Mapping[str, str]) -> datetime:
    """Return the instant that decides what is public: SOURCE_DATE_EPOCH where it is set, else now.

    Raises `ValueError` when SOURCE_DATE_EPOCH is not a whole number of seconds.
    """
    given = environment.get("SOURCE_DATE_EPOCH")
    return from_epoch(int(given)) if given else datetime.now(VIETNAM)
