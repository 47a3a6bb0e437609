"""What the XML formats share: names, times and the document itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from email.utils import format_datetime
from xml.sax.saxutils import escape, unescape

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

_IN_ATTRIBUTES = {b'"': b"&quot;", b"\t": b"&#9;", b"\n": b"&#10;"}
_FORBIDDEN = bytes({*range(0x20)} - set(b"\t\n"))


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


def to_xml(text: str) -> bytes:
    """Return text as it stands between the tags of a document: escaped, in UTF-8.

    Raises `ValueError` for characters that XML forbids (XML 1.0 section 2.2), and for carriage returns, which readers
    would take for line ends (section 2.11). None comes past `normalise`; a feed that no reader can read would be worse
    than none.
    """
    data = escape(text).encode()
    if "\ufffe" in text or "\uffff" in text or len(data.translate(None, _FORBIDDEN)) != len(data):
        raise ValueError(f"characters that XML forbids: {text[:100]!r}")
    return data


def from_xml(data: bytes) -> str:
    """Return the text that `to_xml` was given."""
    return unescape(data.decode())


def element(name: str, text: bytes = b"", /, **attributes: str) -> bytes:
    """Return an element without children as `document` writes it, `text` being as `to_xml` gives it.

    Items are many, each of some twenty elements, and stand in some ten documents: their texts are escaped once, and put
    together without a tree in a fraction of the time. The tests hold them to what lxml makes of the same.
    """
    said = b"".join([b' %b="%b"' % (name.encode(), _quoted(value)) for name, value in attributes.items()])
    called = name.encode()
    return b"<%b%b>%b</%b>" % (called, said, text, called) if text else b"<%b%b/>" % (called, said)


def parent(depth: int, name: str, children: Iterable[bytes], /, **attributes: str) -> bytes:
    """Return an element so deep in a document with its children, one a line, as `document` writes it."""
    inner = b"\n" + b"  " * depth
    lines = (inner + b"  ").join([element(name, **attributes).removesuffix(b"/>") + b">", *children])
    return lines + inner + b"</%b>" % name.encode()


def _quoted(value: str) -> bytes:
    data = to_xml(value)
    for character, written in _IN_ATTRIBUTES.items():
        data = data.replace(character, written)
    return data


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
