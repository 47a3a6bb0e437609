"""Every page of the site as plain data: `pages` yields them, `asset_files` what they link to.

In import order: `page` (what a page is before it is rendered) · `assets` · `context` (what all views draw upon) ·
`badges` (where a record stands today) · `parts` (dates, pictures, places, cards) · `structured`, `head`, `shell` (what
stands around the content) · `campaign`, `exemplar`, `legal`, `news` (what one type shows) · `record` (what all types
show) · `written` (hand-written pages, redirects) · `lists` · `calendar`, `statistics`, `overviews`, `guide`, `home`.
"""

from __future__ import annotations

from collections.abc import Iterator

from portal.catalogue import Catalogue
from portal.images import Library
from portal.views import calendar, guide, home, lists, overviews, record, statistics, written
from portal.views.assets import asset_files
from portal.views.context import Context
from portal.views.page import Json, PageView

__all__ = ["Json", "PageView", "asset_files", "pages"]

SINGLE = {
    "": home.view,
    "lich": calendar.view,
    "thong-ke": statistics.view,
    "tim-kiem": overviews.search,
    "so-do-trang": overviews.site_map,
    "rss": overviews.feeds,
    "dia-phuong": overviews.places,
    "don-vi": overviews.bodies,
    "linh-vuc": overviews.fields,
    "huong-dan/ma-loi": guide.view,
}
"""The pages that stand once, by slug. A hand-written page of the same slug gives the text above their content."""


def pages(catalogue: Catalogue, library: Library) -> Iterator[PageView]:
    """Yield every page of the site, each at an address of its own."""
    context = Context(catalogue, library)
    for view in SINGLE.values():
        yield view(context)
    yield from written.pages(context, set(SINGLE))
    for one in catalogue.records:
        if one.is_public(catalogue.as_of):
            yield record.view(context, one)
    yield from lists.pages(context)
    yield from overviews.letters(context)
    yield from written.redirects(context)
    yield written.missing(context)
