"""What machines other than feed readers take from the site: the site map, rules for robots, open data, a calendar."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from functools import partial

from lxml import etree

from portal.catalogue import Catalogue
from portal.dates import local
from portal.exports import calendar, open_data
from portal.exports.open_data import Row
from portal.feeds import schemas
from portal.links import Links
from portal.output import Output, mark_of
from portal.records import TYPES

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


def outputs(catalogue: Catalogue, addresses: Iterable[tuple[str, datetime | None]]) -> dict[str, bytes]:
    """Return every export: path below the site's root → bytes. `addresses` are those of the pages to be indexed."""
    rows = {record.id: open_data.row(record, catalogue) for each in TYPES.values() for record in catalogue.listed(each)}
    marks = {name: row.mark for name, row in rows.items()}
    by_mark = {row.mark: row for row in rows.values()}
    return {made.path: made.make() for made in documents(catalogue, addresses, marks, by_mark.__getitem__)}


def documents(
    catalogue: Catalogue,
    addresses: Iterable[tuple[str, datetime | None]],
    marks: Mapping[str, bytes],
    load: Callable[[bytes], Row],
) -> Iterator[Output]:
    """Yield every export before it is made. `marks` and `load` are of the rows of open data (`open_data.outputs`)."""
    base = Links(catalogue, absolute=True).base
    indexed = sorted(addresses, key=lambda each: each[0])
    yield Output("sitemap.xml", mark_of(f"{base}{indexed}"), lambda: sitemap(indexed, base))
    yield Output("robots.txt", mark_of(base), lambda: robots(base))
    yield from open_data.outputs(catalogue, marks, load)
    yield Output("lich/su-kien.ics", calendar.mark(catalogue), lambda: calendar.write(catalogue))
    for path, data in schemas.outputs().items():
        yield Output(path, mark_of("", [data]), partial(_itself, data))


def _itself(data: bytes) -> bytes:
    return data


def sitemap(addresses: Iterable[tuple[str, datetime | None]], base: str) -> bytes:
    """Return the site map (sitemaps.org protocol 0.9): each address below `base`, with the time it last changed."""
    # The stubs know no default namespace.
    root = etree.Element(f"{{{SITEMAP}}}urlset", nsmap={None: SITEMAP})  # type: ignore[dict-item]
    for path, changed in addresses:
        url = etree.SubElement(root, f"{{{SITEMAP}}}url")
        etree.SubElement(url, f"{{{SITEMAP}}}loc").text = base + path
        if changed:
            etree.SubElement(url, f"{{{SITEMAP}}}lastmod").text = local(changed).isoformat(timespec="seconds")
    etree.indent(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def robots(base: str) -> bytes:
    """Return the rules for robots (RFC 9309): all is public; pages that are not say so themselves."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {base}sitemap.xml\n".encode()
