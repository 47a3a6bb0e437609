"""The lists of records, paged: whole collections, years, places, bodies, fields, and what belongs to one record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from portal import listings
from portal.listings import COLLECTIONS, Collection, Listing
from portal.records import Record
from portal.views import parts, record, shell
from portal.views.context import Context
from portal.views.head import About
from portal.views.page import Json, PageView, Task


def pages(context: Context) -> Iterator[Task]:
    """Yield how to make every page of every list."""
    for collection in COLLECTIONS:
        years = listings.years(context.catalogue, collection)
        whole = listings.collection(context.catalogue, collection)
        yield from _collection(context, collection, whole, years)
        for year in years:
            yield from _collection(context, collection, year, years)
    yield from _terms(context)
    for named in context.listed:
        yield from _related(context, named)


def _collection(
    context: Context, of: Collection, listing: Listing, years: tuple[Listing, ...]
) -> Iterator[Task]:
    """Yield the pages of a collection, or of one year of it; each leads to the others."""
    content = {
        "intro": of.intro,
        "filters": [
            parts.link("Tất cả các năm", context.links.to(of.address), current=not listing.key),
            *(parts.link(year.key, context.links.to(year.address), current=year.key == listing.key) for year in years),
        ],
        "facts": [],
        "links": [],
    }
    about = About(
        title=listing.title,
        description=of.intro,
        crumbs=((of.short, of.address),) if listing.key else (),
        feed=of.model.address,
    )
    yield from paged(listing, about, content)


def _terms(context: Context) -> Iterator[Task]:
    """Yield the lists by place, body and field."""
    for listing in listings.communes(context.catalogue):
        yield from _term(context, listing, ("Địa phương", "dia-phuong/"), _place(context, listing.key))
    for listing in listings.units(context.catalogue):
        yield from _term(context, listing, ("Đơn vị", "don-vi/"), _body(context, listing.key))
    for listing in listings.fields(context.catalogue):
        intro = f"Các bài thuộc lĩnh vực {listing.title.lower()} trên địa bàn {context.site.locality}."
        yield from _term(context, listing, ("Lĩnh vực", "linh-vuc/"), {"intro": intro})


def _term(context: Context, listing: Listing, above: tuple[str, str], more: Json) -> Iterator[Task]:
    content = {"filters": [], "facts": [], "links": [], **more}
    title = context.commune_names.get(listing.key, listing.title) if above[1] == "dia-phuong/" else listing.title
    about = About(title=title, description=content["intro"], crumbs=(above,), feed=listing.address.rstrip("/"))
    yield from paged(listing, about, content)


def _place(context: Context, slug: str) -> Json:
    """Return what stands above the list of a commune: what it was made from, what it became, and since when."""
    term = context.words.communes[slug]
    before = context.predecessors.get(slug, [])
    place = parts.commune(context, slug)
    links = []
    if place["now"]:
        after = parts.tags(context, "dia-phuong", "communes", [term.successor or ""])
        links.append({"title": f"Từ {place['now']['since']['text']} thuộc", "links": after})
    if before:
        links.append({"title": "Được thành lập từ", "links": parts.tags(context, "dia-phuong", "communes", before)})
    also = ", kể cả bài về các đơn vị cũ trên địa bàn" if before else ""
    return {
        "intro": f"Phong trào, gương điển hình và tin tức về {parts.within(term.label)}{also}.",
        "facts": [_fact("Mã đơn vị hành chính", term.code), *_fact_if("Thuộc", term.province), *_notes(term.note)],
        "links": links,
    }


def _body(context: Context, slug: str) -> Json:
    """Return what stands above the list of a body: its kind, its duties and where they are laid down."""
    term = context.words.units[slug]
    above = [("Trực thuộc", term.parent), ("Đơn vị kế thừa", term.successor)]
    return {
        "intro": f"Phong trào, gương điển hình, văn bản và tin tức liên quan đến {term.label}.",
        "facts": [
            *_fact_if("Loại đơn vị", context.label("unit_kinds", term.kind)),
            *_fact_if("Địa chỉ", term.address),
            *_notes(term.note),
        ],
        "links": [
            {"title": title, "links": parts.tags(context, "don-vi", "units", [other])}
            for title, other in above
            if other
        ],
        "duties": list(term.duties),
        "duties_source": term.duties_source,
    }


def _fact(label: str, text: str) -> Json:
    return {"label": label, "text": text}


def _fact_if(label: str, text: str) -> list[Json]:
    return [_fact(label, text)] if text else []


def _notes(note: str) -> list[Json]:
    return _fact_if("Ghi chú", note)


def _related(context: Context, named: Record) -> Iterator[Task]:
    """Yield the list of what belongs to a record, where its own page cannot show it all."""
    if not record.may_go_on(context, named):
        return
    groups = record.related_records(context, named)
    if all(len(members) <= record.RELATED for members in groups.values()):
        return
    members = tuple(member for group in groups.values() for member in group)
    listing = Listing(record.more_address(context, named), f"Liên quan: {named.title}", members)
    of = next(collection for collection in COLLECTIONS if isinstance(named, collection.model))
    about = About(
        title=listing.title,
        description=f"Tất cả các bài liên quan đến “{named.title}”.",
        crumbs=((of.short, of.address), (named.title, context.catalogue.address(named))),
    )
    yield from paged(listing, about, {"intro": about.description, "filters": [], "facts": [], "links": []})


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page of a list: its number, 1-based, of `last`; the address of the list; the records it shows, of `count`."""

    address: str
    number: int
    last: int
    count: int
    shown: tuple[Record, ...]

    def other(self, number: int) -> str:
        """Return the address of another page of the same list."""
        return listings.page_address(self.address, number)


def paged(listing: Listing, about: About, content: Json) -> Iterator[Task]:
    """Yield how to make the pages of a list."""
    last, count = listing.page_count, len(listing.records)
    for number in range(1, last + 1):
        leaf = Leaf(listing.address, number, last, count, listing.page(number))
        yield Task(listing.page_address(number), view, (leaf, about, content))


def view(context: Context, leaf: Leaf, about: About, content: Json) -> PageView:
    """Return a page of a list; those after the first say their number and lead back and on."""
    number = leaf.number
    title = about.title if number == 1 else f"{about.title}, trang {number}"
    here = replace(
        about,
        title=title,
        previous=leaf.other(number - 1) if number > 1 else None,
        following=leaf.other(number + 1) if number < leaf.last else None,
        changed=max((item.changed for item in leaf.shown), default=None),
        indexed=bool(leaf.shown),
    )
    data = {
        "duties": [],
        "duties_source": "",
        **content,
        "title": title,
        "count": parts.number(leaf.count),
        "cards": parts.cards(context, leaf.shown),
        "pager": _pager(context, leaf),
    }
    return shell.page(context, leaf.other(number), "pages/list.html", here, data)


def _pager(context: Context, leaf: Leaf) -> list[Json]:
    """Return links to the pages around this one, the first and the last; None stands for a gap."""
    if leaf.last == 1:
        return []
    near = {1, leaf.last, *range(max(1, leaf.number - 2), min(leaf.last, leaf.number + 2) + 1)}
    links: list[Json] = []
    before = 0
    for other in sorted(near):
        if other - before > 1:
            links.append({"label": "…", "url": None, "current": False})
        links.append(parts.link(str(other), context.links.to(leaf.other(other)), current=other == leaf.number))
        before = other
    return links
