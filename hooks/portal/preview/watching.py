"""Files watched by the operating system, which tells of a save at once; MkDocs looks at all of them twice a second."""

from __future__ import annotations

import os
from functools import partial

from watchdog.events import FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

CHANGES = [FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent]
"""What to build anew for. The system also tells who reads a file, as every build does."""

POLL = "PORTAL_POLL"
"""The environment variable that has MkDocs look for itself."""


def observer() -> BaseObserver | None:
    """Return who hears of changes from the system; None where MkDocs is to look for itself."""
    if os.environ.get(POLL):
        return None
    made = Observer()
    made.schedule = partial(made.schedule, event_filter=CHANGES)  # type: ignore[method-assign]
    return made
