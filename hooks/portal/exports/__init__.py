"""What machines other than feed readers take from the site: the site map, rules for robots, open data, a calendar."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from lxml import etree

from portal.catalogue import Catalogue
from portal.dates import local
from portal.exports import calendar, open_data
from portal.feeds import schemas
from portal.links import Links

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


def outputs(catalogue: Catalogue, addresses: Iterable[tuple[str, datetime | None]]) -> dict[str, bytes]:
    """Return every export: path below the site's root → bytes. `addresses` are those of the pages to be indexed."""
    base = Links(catalogue, absolute=True).base
    return {
        "sitemap.xml": sitemap(addresses, base),
        "robots.txt": robots(base),
        **open_data.outputs(catalogue),
        "lich/su-kien.ics": calendar.write(catalogue),
        **schemas.outputs(),
    }


def sitemap(addresses: Iterable[tuple[str, datetime | None]], base: str) -> bytes:
    """Return the site map (sitemaps.org protocol 0.9): each address below `base`, with the time it last changed."""
    # The stubs know no default namespace.
    root = etree.Element(f"{{{SITEMAP}}}urlset", nsmap={None: SITEMAP})  # type: ignore[dict-item]
    for path, changed in sorted(addresses, key=lambda each: each[0]):
        url = etree.SubElement(root, f"{{{SITEMAP}}}url")
        etree.SubElement(url, f"{{{SITEMAP}}}loc").text = base + path
        if changed:
            etree.SubElement(url, f"{{{SITEMAP}}}lastmod").text = local(changed).isoformat(timespec="seconds")
    etree.indent(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def robots(base: str) -> bytes:
    """Return the rules for robots (RFC 9309): all is public; pages that are not say so themselves."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {base}sitemap.xml\n".encode()
