"""Runs in the fonts of before Unicode (.VnTime and its kin for TCVN3, VNI-Times and its kin for VNI) → Unicode.

The font tells. Where it does not, because somebody changed the font without converting the text, the words themselves
are judged paragraph by paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal.legacy_fonts import FONTS, FOREIGN, broken_words, repaired
from portal.text import nfc
from portal.word.noted import Note
from portal.word.ooxml import Element, Styles, W, near, text

_BY_FONT = (("TCVN3", re.compile(r"^\.?Vn[A-Z3]", re.ASCII)), ("VNI", re.compile(r"^VNI[- ]", re.IGNORECASE)))
_CAPITALS = re.compile(r"^\.?Vn\w+H$")
"""TCVN3 has no capitals with tones; fonts such as .VnTimeH draw the small letters as capitals instead."""

_UNICODE = re.compile("[\u1ea0-\u1ef9\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0-\u01b0]")
_SYMBOL = {code: code - 0xF000 for code in range(0xF020, 0xF100)}
"""Word moves the letters of what it takes for a symbol font to the private use area."""


def encoding_of(font: str) -> str:
    """Return the encoding that a font of old asks for, or an empty string."""
    return next((name for name, pattern in _BY_FONT if pattern.search(font)), "")


def to_unicode(root: Element, styles: Styles) -> Iterator[Note]:
    """Convert every text of old in place, and yield what was converted."""
    done: dict[str, Element] = {}
    for paragraph in root.iter(W + "p"):
        for encoding in (*_by_font(paragraph, styles), *_by_words(paragraph)):
            done.setdefault(encoding, paragraph)
    for encoding, first in sorted(done.items()):
        yield Note(f"Chữ phông cũ {encoding} đã chuyển sang Unicode, cần đọc soát lại", near(first))


def _by_font(paragraph: Element, styles: Styles) -> Iterator[str]:
    for encoding, font, group in _stretches(paragraph, styles):
        whole = "".join(one.text or "" for one in group).translate(_SYMBOL)
        if _UNICODE.search(whole) or not whole.strip():
            continue
        made = nfc(FONTS[encoding](whole))
        _put(group, made.upper() if encoding == "TCVN3" and _CAPITALS.search(font) else made)
        yield encoding


def _stretches(paragraph: Element, styles: Styles) -> Iterator[tuple[str, str, list[Element]]]:
    """Yield the neighbouring texts of one font of old together: a letter and its mark may stand in two runs."""
    font, group = "", list[Element]()
    for one in paragraph.iter(W + "t"):
        run = one.getparent()
        here = styles.look(run).font if run is not None and run.tag == W + "r" else ""
        if here != font:
            if encoding_of(font):
                yield encoding_of(font), font, group
            font, group = here, []
        group.append(one)
    if encoding_of(font):
        yield encoding_of(font), font, group


def _put(group: list[Element], made: str) -> None:
    """Give the first text everything, unless lengths agree and each can keep its own part and formatting."""
    if sum(len(one.text or "") for one in group) == len(made):
        for one in group:
            length = len(one.text or "")
            one.text, made = made[:length], made[length:]
        return
    for one in group:
        one.text = ""
    group[0].text = made


def _by_words(paragraph: Element) -> Iterator[str]:
    said = text(paragraph)
    for encoding in FONTS if FOREIGN.search(said) else ():
        if broken_words(said, encoding):
            for one in paragraph.iter(W + "t"):
                one.text = repaired(one.text or "", encoding)
            yield encoding
