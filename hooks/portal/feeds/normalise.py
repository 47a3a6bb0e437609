"""The one place where text is made fit for feeds: what XML 1.0 forbids and what portals show wrongly goes here.

The checker refuses most of this at the editor's desk; a feed must stay readable also when something slips through.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

from lxml.html import defs

# Windows-1252 bytes taken for Latin-1: curly quotes and dashes that arrive as C1 controls. NEL is a line end instead.
_WINDOWS = {
    byte: bytes([byte]).decode("cp1252") for byte in range(0x80, 0xA0) if byte not in {0x81, 0x8D, 0x8F, 0x90, 0x9D}
}
_REPLACED = {**_WINDOWS, **dict.fromkeys((0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029), "\n")}

_PLANE_ENDS = "".join(chr(plane << 16 | end) for plane in range(17) for end in (0xFFFE, 0xFFFF))
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"  # XML 1.0 section 2.2, and what it discourages
    "\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffd\U000e0000-\U000e007f"
    + _PLANE_ENDS
    + "]+"
)
_PLAIN = re.compile(r"[^&<\]\s]+(?: [^&<\]\s]+)*")
_MARKUP = re.compile(r"(<[^<>]*>)")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_TAG = re.compile(rf"</?(?:{'|'.join(sorted(defs.tags))})(?=[\s/>])[^<>]*>", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?-->|<!\[CDATA\[|\]\]>", re.DOTALL)
_SPACE = re.compile(r"\s+")


def characters(text: str) -> str:
    """Return text or HTML without characters that XML 1.0 forbids, that no reader shows, or that reorder a line.

    C1 controls become the Windows-1252 characters they were, line and paragraph separators line ends. Letters and
    their marks are composed (NFC), but never across a tag's end.
    """
    kept = text
    # All that is forbidden is not printable, but for these two; nearly all text has none of it, which is told at once.
    if not text.replace("\n", "").isprintable() or "\ufffc" in text or "\ufffd" in text:
        kept = _FORBIDDEN.sub("", text.replace("\r\n", "\n").translate(_REPLACED))
    if unicodedata.is_normalized("NFC", kept):
        return kept
    return "".join(unicodedata.normalize("NFC", piece) for piece in _MARKUP.split(kept))


@lru_cache(maxsize=4096)
def line(text: str) -> str:
    """Return plain text on one line: no tags of HTML, entities resolved, single spaces, NFC."""
    return _settled(_line_once, text)


def title(text: str) -> str:
    """Return a title: a line that portals which take it for HTML show as it is.

    `<` is written full-width, and so is `&` where browsers read a reference without its semicolon (`?a=1&copy=2`).
    """
    plain = _settled(lambda value: _line_once(value).replace("<", "＜"), text)
    return plain if html.unescape(plain) == plain else plain.replace("&", "＆")


def _line_once(text: str) -> str:
    if _PLAIN.fullmatch(text):
        return unicodedata.normalize("NFC", characters(text))
    resolved = _ENTITY.sub(lambda found: html.unescape(found[0]), characters(text))
    bare = _TAG.sub(" ", _COMMENT.sub(" ", resolved))
    return unicodedata.normalize("NFC", _SPACE.sub(" ", characters(bare)).strip())


def _settled(step: Callable[[str], str], text: str) -> str:
    """Repeat a step until it changes nothing: what it resolves may hold more of the same (`&amp;lt;b&amp;gt;`)."""
    while (done := step(text)) != text:
        text = done
    return text
