"""Numbers that Word counts itself, as the reader saw them: “I.”, “2.1.”, “b)”; and which paragraphs are bullets."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from portal.word.ooxml import Element, Styles, W, parse, value, whole

_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_LARGEST_IN_LETTERS = 260
BULLET = "•"


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    pattern: str
    start: int


class Numbering:
    """Counts the numbered paragraphs of a document, which must be asked for in order."""

    def __init__(self, data: bytes | None, styles: Styles) -> None:
        self._styles = styles
        self._levels: dict[tuple[str, int], _Level] = {}
        self._list_of: dict[str, str] = {}
        self._counts: defaultdict[str, dict[int, int]] = defaultdict(dict)
        if data:
            self._read(parse(data))

    def _read(self, root: Element) -> None:
        for abstract in root.iter(W + "abstractNum"):
            for level in abstract.iter(W + "lvl"):
                start = value(level.find(W + "start"))
                self._levels[value(abstract, "abstractNumId"), whole(value(level, "ilvl"))] = _Level(
                    value(level.find(W + "numFmt")),
                    value(level.find(W + "lvlText")),
                    whole(start, 1),
                )
        for number in root.iter(W + "num"):
            self._list_of[value(number, "numId")] = value(number.find(W + "abstractNumId"))

    def label(self, paragraph: Element) -> tuple[str, int]:
        """Return the number a paragraph bears, `BULLET`, or nothing; and the depth of its list, from 0."""
        found = self._styles.of_paragraph(paragraph, "numPr")
        if found is None:
            return "", 0
        number = value(found.find(W + "numId"))
        depth = max(0, min(whole(value(found.find(W + "ilvl"))), 8))
        kind = self._list_of.get(number, "")
        level = self._levels.get((kind, depth))
        if level is None:
            return (BULLET, depth) if number not in {"", "0"} else ("", 0)
        if level.form in {"bullet", "none"}:
            return (BULLET if level.form == "bullet" else ""), depth
        return self._counted(kind, depth, level), depth

    def _counted(self, kind: str, depth: int, level: _Level) -> str:
        counts = self._counts[kind]
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [one for one in counts if one > depth]:
            del counts[deeper]

        def shown(found: re.Match[str]) -> str:
            wanted = int(found[1]) - 1
            other = self._levels.get((kind, wanted), level)
            return written(counts.get(wanted, other.start), other.form)

        return re.sub(r"%(\d)", shown, level.pattern).strip()


def written(count: int, form: str) -> str:
    """Write a count in one of Word's forms of number; an unknown form counts in digits."""
    if not 0 < count <= _LARGEST_IN_LETTERS:
        return str(count)
    if form in {"lowerRoman", "upperRoman"}:
        made = ""
        for size, letters in _ROMAN:
            made, count = made + letters * (count // size), count % size
        return made.upper() if form == "upperRoman" else made
    if form in {"lowerLetter", "upperLetter"}:
        made = _ALPHABET[(count - 1) % 26] * ((count - 1) // 26 + 1)
        return made.upper() if form == "upperLetter" else made
    return f"{count:02}" if form == "decimalZero" else str(count)
