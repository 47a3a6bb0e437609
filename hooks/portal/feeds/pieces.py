"""Items as they stand in XML documents, put together from texts that are escaped once for all of them.

Items are many, each of some twenty elements in three forms of XML: trees of them take twice the time. What stands here
writes as lxml does, byte for byte, which the tests hold it to.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NewType
from xml.sax.saxutils import escape, unescape

Escaped = NewType("Escaped", bytes)
"""Text as it stands between the tags of a document: escaped, in UTF-8."""

KEPT = 4_096
"""Elements that a form of documents keeps because items have them in common: categories, of some 150 bytes."""

_NOTHING = Escaped(b"")
_IN_ATTRIBUTES = {b'"': b"&quot;", b"\t": b"&#9;", b"\n": b"&#10;"}
_CONTROLS = bytes({*range(0x20)} - set(b"\t\n"))


def to_xml(text: str) -> Escaped:
    """Return text as XML carries it.

    Raises `ValueError` for characters that XML forbids (XML 1.0 section 2.2), and for carriage returns, which readers
    would take for line ends (section 2.11). None comes past `normalise`; a feed that no reader can read would be worse
    than none.
    """
    data = escape(text).encode()
    if len(data.translate(None, _CONTROLS)) != len(data) or "\ufffe" in text or "\uffff" in text:
        forbidden = _CONTROLS.decode() + "\ufffe\uffff"
        place = next(place for place, each in enumerate(text) if each in forbidden)
        raise ValueError(f"XML forbids {text[place]!r} after {text[:place][-40:]!r}")
    return Escaped(data)


def from_xml(data: Escaped) -> str:
    """Return the text that `to_xml` was given."""
    return unescape(data.decode())


def element(name: str, text: Escaped = _NOTHING, /, **attributes: str) -> bytes:
    """Return an element without children."""
    start = _start(name, attributes)
    return b"%b>%b</%b>" % (start, text, name.encode()) if text else start + b"/>"


def parent(depth: int, name: str, children: Iterable[bytes], /, **attributes: str) -> bytes:
    """Return an element with its children, at least one, a line each; `depth` is how many elements stand around it."""
    line = b"\n" + b"  " * depth
    written = (line + b"  ").join([_start(name, attributes) + b">", *children])
    return b"%b%b</%b>" % (written, line, name.encode())


def _start(name: str, attributes: Mapping[str, str]) -> bytes:
    said = [b' %b="%b"' % (key.encode(), _quoted(value)) for key, value in attributes.items()]
    return b"<" + b"".join([name.encode(), *said])


def _quoted(value: str) -> bytes:
    data: bytes = to_xml(value)
    for character, written in _IN_ATTRIBUTES.items():
        data = data.replace(character, written)
    return data
