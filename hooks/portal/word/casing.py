"""Capitals throughout → as a sentence is written, with the names that the rest of the text capitalises."""

from __future__ import annotations

import re
from collections.abc import Iterable

from portal.word.letters import CAPITAL, SMALL

_NAMES = re.compile(rf"(?:(?<={SMALL} )|(?<=[,;] )){CAPITAL}\w*(?: {CAPITAL}\w*)*")
_ABBREVIATION = re.compile(r"\b(?:UBND|HĐND|MTTQ|TĐKT|HTX|NTM|THCS|THPT|TP|CCB|OCOP|VNeID|CP|TTXVN)\b")


def names_in(text: str) -> set[str]:
    """Return the words that a text capitalises within sentences: names of people, places and bodies."""
    return {found.group() for found in _NAMES.finditer(text)} | set(_ABBREVIATION.findall(text))


def as_sentence(shouted: str, names: Iterable[str]) -> str:
    """Write a text in capitals as a sentence; names are restored where the rest of the text spells them."""
    made = shouted.lower()
    for name in sorted({*names, *_ABBREVIATION.findall(shouted)}, key=lambda name: (-len(name), name)):
        made = re.sub(rf"(?<!\w){re.escape(name.lower())}(?!\w)", lambda _, name=name: name, made)  # type: ignore[misc]
    made = re.sub(r"(?<=thứ )[ivx]+\b", lambda found: found.group().upper(), made)
    return made[:1].upper() + made[1:]


def title_of(text: str, names: Iterable[str]) -> str:
    """Return a text fit for a title: one line, no full stop, not all in capitals."""
    line = " ".join(text.split()).strip(" .:*")
    return as_sentence(line, names) if line.isupper() else line
