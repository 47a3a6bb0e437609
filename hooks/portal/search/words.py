"""A document → the words and adjacent pairs that lead to it, each with the best place it stands in."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import Any

from portal.search.documents import Document, ShortForm
from portal.search.syllables import syllable, tokens

ONCE, OFTEN, SUMMARY, NAME, TITLE, NUMBER = range(1, 7)
"""The place of a word in a document, from the least telling to the most. Three bits in a posting."""

OFTEN_FROM = 3
"""A word that stands this many times in a body says what the document is about."""

Pair = tuple[str, str]

Places = dict[str, int]
"""Terms and their places. A term is a key and its marks, `dua\\tH`, or a pair of them, `thi dua\\t0H`."""


class _Terms(dict[Any, str]):
    """Remembers what was made once: twice as quick as `functools.cache`, millions of times."""

    def __init__(self, make: Callable[[Any], str]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: Any) -> str:
        made = self[key] = self._make(key)
        return made


def word_term(token: str) -> str:
    """Return the term of a single word; empty for the end of a sentence."""
    found = syllable(token)
    return f"{found.key}\t{found.marks}" if found else ""


def pair_term(pair: Pair) -> str:
    """Return the term of two adjacent words; empty across the end of a sentence."""
    first, second = syllable(pair[0]), syllable(pair[1])
    return f"{first.key} {second.key}\t{first.marks}{second.marks}" if first and second else ""


class Reading:
    """The reading of documents, one after another. `said` gathers the words as they are written.

    Short forms are read both ways: who writes `TĐKT` is found by `thi đua khen thưởng`, and the reverse. That is done
    here and not to the query, since a query that is made longer downloads more.
    """

    def __init__(self, forms: Iterable[ShortForm]) -> None:
        self.said: set[str] = set()
        self._words = _Terms(word_term)
        self._pairs = _Terms(pair_term)
        self._full = {form.short: tokens(form.full) for form in forms}
        self._starts = {short: tokens(short)[0] for short in self._full}
        self._by_start: defaultdict[str, list[tuple[frozenset[str], list[str]]]] = defaultdict(list)
        for short, full in self._full.items():
            terms = [pair_term(pair) for pair in pairwise(full)]
            if terms:
                self._by_start[terms[0]].append((frozenset(terms), tokens(short)))

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
        words = Counter(said)
        pairs = set(map(self._pairs.__getitem__, set(pairwise(said))))
        self.said.update(words)
        for word, count in words.items():
            found[self._words[word]] = level or (OFTEN if count >= OFTEN_FROM else ONCE)
        pairs.discard("")
        found.update(dict.fromkeys(pairs, level or ONCE))
        for more in self._more(text, words, pairs):
            for term in [*map(word_term, more), *map(pair_term, pairwise(more))]:
                found[term] = max(level or ONCE, found.get(term, 0))

    def _more(self, text: str, words: Mapping[str, int], pairs: AbstractSet[str]) -> Iterator[list[str]]:
        """Yield what else a text says: the full words of its short forms, the short forms of its full words."""
        for short, start in self._starts.items():
            if start in words and self._stands(short, text):
                yield self._full[short]
        for start in self._by_start.keys() & pairs:
            yield from (short for full, short in self._by_start[start] if full <= pairs)

    def _stands(self, short: str, text: str) -> bool:
        """Tell whether a text has a short form, as it is written and apart from a number.

        The letters within 98/2023/NĐ-CP are none: they would make a decree of everything that cites one.
        """
        return short in text and re.search(rf"(?<![\w/-]){re.escape(short)}(?![\w/-])", text) is not None
