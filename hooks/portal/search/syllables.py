"""Syllables as search sees them: a bare key, and one character for the diacritics.

site_overrides/assets/search/text.js does the same to what people type; a test holds the two together.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache
from itertools import chain
from typing import NamedTuple, TypeVar

K = TypeVar("K")
V = TypeVar("V")

LONGEST = 24
"""Longer words are addresses and slips; their first letters are enough."""

_TOKEN = re.compile(r"[^\W\d_]+|\d{1,3}(?:\.\d{3})+(?![\d.,]*\d)|\d+|[.!?;:…](?=\s|$)|[\n|]")
_NUMBER_WORD = re.compile(r"số(?<!\wsố) (?=\d)")  # starts with letters, for which the search is quick
_LONE_Y = re.compile(r"([bcdghklmnpqrstvx]*|qu)y")
_TONES = {"\u0301": 1, "\u0300": 2, "\u0309": 3, "\u0303": 4, "\u0323": 5}
_VOWELS = {"\u0302": 1, "\u031b": 2, "\u0306": 3}
_FIRST_CODE = 48


class Memo(dict[K, V]):
    """Remembers what was made once: twice as quick as `functools.cache`, and asked millions of times."""

    def __init__(self, make: Callable[[K], V]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: K) -> V:
        made = self[key] = self._make(key)
        return made


class Syllable(NamedTuple):
    """A syllable or number: `key` without diacritics, `marks` a character that stands for them (`0`: none).

    The place of the tone is not kept, so that `hoà` and `hòa` are the same; nor is the choice between `sĩ` and `sỹ`.
    """

    key: str
    marks: str


def tokens(text: str) -> list[str]:
    """Return the words and numbers of a text in lower case; what ends a sentence or a line stays in as itself.

    Letters and digits part company (`QH15` → `qh`, `15`); `1.200` is one number; `số` before a number goes, since
    people leave it out.
    """
    lower = unicodedata.normalize("NFKC", text).lower()
    # No token holds a blank or looks beyond one, and what stands between two is mostly a word that came before.
    return list(chain.from_iterable(map(_BETWEEN_BLANKS.__getitem__, _NUMBER_WORD.sub("", lower).split(" "))))


_BETWEEN_BLANKS: Memo[str, list[str]] = Memo(_TOKEN.findall)


@cache
def syllable(token: str) -> Syllable | None:
    """Return a token as search sees it, or None for what ends a sentence or a line."""
    if token[0].isdecimal():
        return Syllable(token.replace(".", "").lstrip("0")[:LONGEST] or "0", "0")
    if not token[0].isalpha():
        return None
    tone = vowel = stroke = 0
    letters = []
    for character in unicodedata.normalize("NFD", token):
        if character in "đð":
            stroke = 1
            letters.append("d")
        elif character in _TONES:
            tone = _TONES[character]
        elif character in _VOWELS:
            vowel = _VOWELS[character]
        elif not unicodedata.combining(character):
            letters.append(character)
    key = "".join(letters)[:LONGEST]
    if _LONE_Y.fullmatch(key):
        key = key[:-1] + "i"
    return Syllable(key, chr(_FIRST_CODE + tone + 6 * vowel + 24 * stroke))
