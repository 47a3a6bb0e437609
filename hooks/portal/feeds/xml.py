"""What the XML formats share: names, times and the document itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from email.utils import format_datetime

from lxml import etree

ATOM = "http://www.w3.org/2005/Atom"
CONTENT = "http://purl.org/rss/1.0/modules/content/"
DC = "http://purl.org/dc/elements/1.1/"
HISTORY = "http://purl.org/syndication/history/1.0"
MEDIA = "http://search.yahoo.com/mrss/"
TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"
XML = "http://www.w3.org/XML/1998/namespace"

RSS_TYPE = "application/rss+xml"
ATOM_TYPE = "application/atom+xml"
JSON_TYPE = "application/feed+json"


def add(parent: etree._Element, name: str, text: str = "", /, **attributes: str) -> etree._Element:
    """Append an element with its text and attributes, and return it."""
    element = etree.SubElement(parent, name, attributes)
    if text:
        element.text = text
    return element


def document(root: etree._Element) -> bytes:
    """Return a document in UTF-8, one element a line."""
    etree.indent(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def assembled(parent: etree._Element, pieces: Sequence[bytes]) -> bytes:
    """Return the document of an element with pieces at its end, one below the other."""
    if not pieces:
        return document(parent.getroottree().getroot())
    before, after = _around(parent)
    start = before.rindex(b"\n")
    return before[start:].join([before[:start], *pieces[:-1], pieces[-1] + after])


def _around(innermost: etree._Element) -> tuple[bytes, bytes]:
    """Return what stands before and after something at the end of an element in its document."""
    innermost.append(etree.Comment())
    before, after = document(innermost.getroottree().getroot()).rsplit(b"<!---->", 1)
    return before, after


def rfc822(moment: datetime) -> str:
    """Return a time as RSS 2.0 asks: RFC 822 with a year of four digits."""
    return format_datetime(moment)


def rfc3339(moment: datetime) -> str:
    """Return a time as Atom and JSON Feed ask (RFC 3339)."""
    return moment.isoformat(timespec="seconds")
