"""Which pages the site has: each with what it is made from, told without making it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from portal import views
from portal.cache import Cache
from portal.feeds.context import Context as FeedContext
from portal.feeds.moments import Moments
from portal.tracing import Answers
from portal.views import Context, Task


class Planned(NamedTuple):
    """A page of the site: its path, its file, the mark of its arguments, and of a record's page the record's file."""

    path: str
    file: str
    arguments: bytes
    record: str


class Plan:
    """The pages of one site. `as_before` tells that nothing has changed but articles and files beside them.

    Then there are the same pages, of the same arguments, as the last time, and nobody need list all records for that.
    """

    def __init__(self, context: Context, answers: Answers, cache: Cache, *, as_before: bool) -> None:
        self._context, self._answers = context, answers
        kept: list[Planned] | None = cache.value("plan") if as_before else None
        self.pages: Sequence[Planned] = kept or [self._planned(task) for task in self._tasks.values()]
        if not kept:
            cache.set_value("plan", self.pages)

    def tasks(self, pages: Iterable[Planned]) -> list[Task]:
        """Return how some of the pages are made."""
        return [self._of_record(page.record) if page.record else self._tasks[page.path] for page in pages]

    @cached_property
    def moments(self) -> Mapping[str, Moments]:
        """The times of publication and change that no other record has, by the records' ids."""
        return FeedContext(self._context.catalogue, self._context.library).moments

    @cached_property
    def _tasks(self) -> Mapping[str, Task]:
        return {task.path: task for task in views.tasks(self._context)}

    def _of_record(self, path: str) -> Task:
        record = self._context.catalogue.at(path)
        if record is None:
            raise KeyError(path)
        return views.task_of(self._context, record)

    def _planned(self, task: Task) -> Planned:
        told = [task.make.__module__, task.make.__qualname__, *task.arguments]
        record = task.arguments[0] if is_record(task) else None
        if record:
            told.append(self.moments[record.id])
        return Planned(task.path, task.file, self._answers.of(told), record.origin.path if record else "")


def is_record(task: Task) -> bool:
    """Tell whether a page is that of a record."""
    return task.make is views.of_record
