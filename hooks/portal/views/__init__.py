"""Every page of the site as plain data: `tasks` tells how each is made, `asset_files` what they link to.

In import order: `page` (what a page is before it is rendered) · `assets` · `context` (what all views draw upon) ·
`badges` (where a record stands today) · `parts` (dates, pictures, places, cards) · `structured`, `head`, `shell` (what
stands around the content) · `campaign`, `exemplar`, `legal`, `news` (what one type shows) · `record` (what all types
show) · `written` (hand-written pages, redirects) · `lists` · `calendar`, `statistics`, `overviews`, `guide`,
`feed_hub`, `contract`, `home`.
"""

from __future__ import annotations

from collections.abc import Iterator

from portal.catalogue import Catalogue, public
from portal.images import Library
from portal.records import Record
from portal.views import calendar, contract, feed_hub, guide, home, lists, overviews, statistics, written
from portal.views.assets import asset_files
from portal.views.context import Context
from portal.views.page import Json, PageView, Task
from portal.views.record import view as of_record
from portal.views.shell import shared

__all__ = ["Context", "Json", "PageView", "Task", "asset_files", "of_record", "pages", "shared", "task_of", "tasks"]

SINGLE = {
    "": home.view,
    "lich": calendar.view,
    "thong-ke": statistics.view,
    "tim-kiem": overviews.search,
    "so-do-trang": overviews.site_map,
    "rss": feed_hub.view,
    "rss/cam-ket": contract.view,
    "dia-phuong": overviews.places,
    "don-vi": overviews.bodies,
    "linh-vuc": overviews.fields,
    "huong-dan/ma-loi": guide.view,
}
"""The pages that stand once, by slug. A hand-written page of the same slug gives the text above their content."""


def pages(catalogue: Catalogue, library: Library) -> Iterator[PageView]:
    """Yield every page of the site, each at an address of its own."""
    context = Context(catalogue, library)
    for task in tasks(context):
        yield task.make(context, *task.arguments)


def task_of(context: Context, record: Record) -> Task:
    """Return how the page of a record is made."""
    return Task(context.catalogue.address(record), of_record, (record,))


def task_at(context: Context, path: str) -> Task | None:
    """Return how the page of one file is made; None where the file has no page of its own."""
    record = context.catalogue.at(path)
    if record:
        return task_of(context, record) if record.is_public(context.catalogue.as_of) else None
    return next((task for task in written.pages(context, set(SINGLE)) if task.arguments[0].origin.path == path), None)


def tasks(context: Context) -> Iterator[Task]:
    """Yield how each page of the site is made, in an order that depends on the content alone."""
    for slug, make in SINGLE.items():
        yield Task(f"{slug}/" if slug else "", make)
    yield from written.pages(context, set(SINGLE))
    for one in context.catalogue.once(public):
        yield task_of(context, one)
    yield from lists.pages(context)
    yield from overviews.letters(context)
    yield from written.redirects(context)
    yield Task("404.html", written.missing)
