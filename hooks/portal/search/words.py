"""A document → the words and adjacent pairs that lead to it, each with the best place it stands in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import pairwise

from portal.search.documents import Document, ShortForm
from portal.search.syllables import syllable, tokens

ONCE, OFTEN, SUMMARY, NAME, TITLE, NUMBER = range(1, 7)
"""The place of a word in a document, from the least telling to the most. Three bits in a posting."""

OFTEN_FROM = 3
"""A word that stands this many times in a body says what the document is about."""

Places = dict[str, int]
"""Terms and their places. A term is a key and its marks, `dua\\tH`, or a pair of them, `thi dua\\t0H`."""


@cache
def word_term(token: str) -> str | None:
    """Return the term of a single word."""
    found = syllable(token)
    return f"{found.key}\t{found.marks}" if found else None


@cache
def pair_term(pair: tuple[str, str]) -> str | None:
    """Return the term of two adjacent words; None across the end of a sentence."""
    first, second = syllable(pair[0]), syllable(pair[1])
    return f"{first.key} {second.key}\t{first.marks}{second.marks}" if first and second else None


class Reading:
    """The reading of documents, one after another. `said` gathers the words as they are written.

    Short forms are read both ways: who writes `TĐKT` is found by `thi đua khen thưởng`, and the reverse. That is done
    here and not to the query, since a query that is made longer downloads more.
    """

    def __init__(self, forms: Iterable[ShortForm]) -> None:
        self.said: set[str] = set()
        self._full = {form.short: tokens(form.full) for form in forms}
        longer = {short: full for short, full in self._full.items() if len(full) > 1}
        self._short = [(frozenset(pairwise(full)), tokens(short)) for short, full in longer.items()]
        shorts = "|".join(re.escape(short) for short in sorted(self._full, key=lambda short: (-len(short), short)))
        # The letters within a number (98/2023/NĐ-CP) are no short forms: they would make every citation a decree.
        self._written = re.compile(rf"(?<![\w/-])(?:{shorts or '(?!)'})(?![\w/-])")

    def places(self, document: Document) -> Places:
        """Return every term of a document with its best place."""
        found: Places = {}
        for level, texts in (
            (ONCE, document.also),
            (None, (document.body,)),
            (SUMMARY, (document.summary,)),
            (NAME, document.names),
            (TITLE, (document.title,)),
            (NUMBER, document.numbers),
        ):
            for text in texts:
                self._read(found, text, level)
        found.pop("", None)
        return found

    def _read(self, found: Places, text: str, level: int | None) -> None:
        """Note the words of a text at a place, or by how often they stand where none is given.

        Texts are read from the least telling place to the most, so that the last place noted is the best.
        """
        said = tokens(text)
        words, pairs = Counter(said), Counter(pairwise(said))
        self.said.update(words)
        for word, count in words.items():
            found[word_term(word) or ""] = level or (OFTEN if count >= OFTEN_FROM else ONCE)
        for pair, count in pairs.items():
            found[pair_term(pair) or ""] = level or (OFTEN if count >= OFTEN_FROM else ONCE)
        for more in self._more(text, pairs.keys()):
            for term in [*map(word_term, more), *map(pair_term, pairwise(more))]:
                found[term or ""] = max(level or ONCE, found.get(term or "", 0))

    def _more(self, text: str, pairs: AbstractSet[tuple[str, str]]) -> list[list[str]]:
        """Return what else a text says: the full words of its short forms, the short forms of its full words."""
        written = dict.fromkeys(self._written.findall(text))
        return [self._full[short] for short in written] + [short for full, short in self._short if full <= pairs]
