"""Vietnamese text: normal form, folding for look-ups, slugs, syllables."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from itertools import groupby

DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00ad\ufe58\ufe63\uff0d"
"""Whatever stands where a hyphen was meant: Word turns `-` into them, and legal numbers are copied with them."""

_LIKE_ASCII = str.maketrans({"đ": "d", "ð": "d", **dict.fromkeys(DASHES, "-")})
_MARKS = re.compile("[\u0300-\u036f]+")
_WORD = re.compile(r"[^\W_]+")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_TONES = dict.fromkeys((0x300, 0x301, 0x303, 0x309, 0x323))
_SYLLABLE = re.compile(
    r"(?:ngh?|gh|gi|kh|nh|ph|th|tr|ch|qu|[bcdđghklmnprstvx])?"
    r"(?:(?:uyê|uâ|uê|uô|ươ|iê|yê|oă|oa|oe|oo|uy|[aăâeêioôơuưy])(?:ng|nh|ch|[cmnpt])"
    r"|uya|uyu|iêu|yêu|ươu|ươi|uôi|oai|oay|oeo|oao|uây|uyê|uâu"
    r"|ia|ưa|ua|uê|uơ|uy|oa|oe|ai|ao|au|ay|âu|ây|eo|êu|iu|oi|ôi|ơi|ui|ưi|ưu|[aeêioôơuưy])"
)

# The last letter of these bears no tone: cái, not caí; after q and g it is the only vowel: quá, giá.
_GLIDE = re.compile(r"(?:ai|ao|au|ay|âu|ây|eo|êu|iu|oi|ôi|ơi|ui|ưi|ưu|(?<!q)ua|ưa|(?<!g)ia)$")


def nfc(text: str) -> str:
    """Return the text with every letter and its marks as one character, as Vietnamese keyboards type it."""
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """Return the text as somebody in a hurry types it: lower case, no diacritics, đ and eth as d, every dash a hyphen.

    The same for NFC and NFD. For look-ups, suggestions and search; never shown.
    """
    if text.isascii():
        return text.lower()
    found = text.translate(_FOLDED)
    return _folded(text) if _UNSURE in found else found


def _folded(text: str) -> str:
    bare = _MARKS.sub("", unicodedata.normalize("NFKD", text).lower())
    return bare.translate(_LIKE_ASCII)


class _Folds(dict[int, str]):
    """Letter by letter what `fold` gives, worked out once for each; twice as fast as to fold whole texts."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        # Marks are put in order among their neighbours, and a sigma at the end of a word is another letter.
        sigma = "Σ" in unicodedata.normalize("NFKD", letter)
        mark = unicodedata.combining(letter) and not _MARKS.match(letter)
        self[code] = found = _UNSURE if sigma or mark else _folded(letter)
        return found


_UNSURE = "\udfff"
_FOLDED = _Folds()


def slug(text: str, *, limit: int = 80) -> str:
    """Return the text as part of an address: folded words joined by hyphens, whole words up to `limit` characters."""
    found = _NOT_SLUG.sub("-", fold(text)).strip("-")
    if len(found) <= limit:
        return found
    return found[: limit + 1].rpartition("-")[0] or found[:limit]


def unnamed(title: str, places: Container[str]) -> str:
    """Return the words of a title without names, as far as its capitals tell, but for those of places.

    Places are those given, and villages: two words behind the word for one, unless it belongs to an office (`trưởng
    thôn`). A capital that only begins the title is none of a name. Names in small letters are not recognised.
    """
    kept: list[str] = []
    for capital, run in groupby(_WORD.findall(nfc(title)), key=lambda word: word[0].isupper()):
        words = [*run]
        village = len(words) == 2 and kept[-1:] in (["thôn"], ["bản"]) and kept[-2:-1] not in (["trưởng"], ["Trưởng"])
        if not capital or " ".join(words) in places or village or (not kept and len(words) == 1):
            kept += words
    return " ".join(kept)


def syllables(text: str) -> list[str]:
    """Return the syllables and numbers of a text in order: NFC, lower case, with diacritics, without punctuation."""
    return _WORD.findall(nfc(text).lower())


def untoned(word: str) -> str:
    """Return the word in lower case with vowel marks but without tone: `thưởng` → `thương`."""
    return nfc(unicodedata.normalize("NFD", word.lower()).translate(_TONES))


def is_syllable(word: str) -> bool:
    """Tell whether a word is spelt as a Vietnamese syllable can be, in one case and with no more than one tone."""
    if not (word.islower() or word.isupper() or word.istitle()):
        return False
    bare = untoned(word)
    if _SYLLABLE.fullmatch(bare) is None or sum(ord(mark) in _TONES for mark in _apart(word)) > 1:
        return False
    return not (_GLIDE.search(bare) and any(ord(mark) in _TONES for mark in _apart(word[-1])))


def _apart(word: str) -> str:
    return unicodedata.normalize("NFD", word)
