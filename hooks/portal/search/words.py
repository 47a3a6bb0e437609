"""A document → the words and adjacent pairs that lead to it, each with the best place it stands in."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import TypeVar

from portal.search.documents import Document, ShortForm
from portal.search.syllables import syllable, tokens

K = TypeVar("K")
V = TypeVar("V")

ONCE, OFTEN, SUMMARY, NAME, TITLE, NUMBER = range(1, 7)
"""The place of a word in a document, from the least telling to the most. Three bits in a posting."""

OFTEN_FROM = 3
"""A word that stands this many times in a body says what the document is about."""

Pair = tuple[str, str]

Places = dict[str, int]
"""Terms and their places. A term is a key and its marks, `dua\\tH`, or a pair of them, `thi dua\\t0H`."""


class _Memo(dict[K, V]):
    """Remembers what was made once: twice as quick as `functools.cache`, and asked millions of times."""

    def __init__(self, make: Callable[[K], V]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: K) -> V:
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


Said = tuple[set[str], set[str]]
"""The terms of a text, and its words as they are written."""


class Reading:
    """The reading of documents, one after another.

    Short forms are read both ways: who writes `TĐKT` is found by `thi đua khen thưởng`, and the reverse. That is done
    here and not to the query, since a query that is made longer downloads more.
    """

    def __init__(self, forms: Iterable[ShortForm]) -> None:
        self._words = _Memo(word_term)
        self._pairs = _Memo(pair_term)
        self._labels = _Memo(self._read)
        self._full = {form.short: tokens(form.full) for form in forms}
        self._by_word: defaultdict[str, list[str]] = defaultdict(list)
        self._by_pair: defaultdict[str, list[tuple[frozenset[str], list[str]]]] = defaultdict(list)
        for short, full in self._full.items():
            self._by_word[tokens(short)[0]].append(short)
            pairs = [pair_term(pair) for pair in pairwise(full)]
            if pairs:
                self._by_pair[pairs[0]].append((frozenset(pairs), tokens(short)))

    def read(self, document: Document) -> tuple[Places, set[str]]:
        """Return every term of a document with its best place, and its words as they are written."""
        found: Places = {}
        said: set[str] = set()

        def note(place: int, terms: set[str], words: set[str]) -> None:
            found.update(dict.fromkeys(terms, place))
            said.update(words)

        # From the least telling place to the most, so that the last one noted is the best.
        for label in document.also:
            note(ONCE, *self._labels[label])
        body = tokens(document.body)
        note(ONCE, *self._terms(document.body, body))
        found.update({self._words[word]: OFTEN for word, count in Counter(body).items() if count >= OFTEN_FROM})
        note(SUMMARY, *self._read(document.summary))
        for name in document.names:
            note(NAME, *self._labels[name])
        note(TITLE, *self._read(document.title))
        for number in document.numbers:
            note(NUMBER, *self._read(number))
        found.pop("", None)
        return found, {word for word in said if word.isalpha()}

    def _read(self, text: str) -> Said:
        return self._terms(text, tokens(text))

    def _terms(self, text: str, said: list[str]) -> Said:
        """Return the terms of a text, with what its short forms stand for and what has a short form; and its words."""
        words, pairs = set(said), set(map(self._pairs.__getitem__, set(pairwise(said))))
        terms = set(map(self._words.__getitem__, words)) | pairs
        for more in self._more(text, words, pairs):
            terms.update(map(word_term, more), map(pair_term, pairwise(more)))
        return terms, words

    def _more(self, text: str, words: set[str], pairs: set[str]) -> Iterator[list[str]]:
        """Yield what else a text says: the full words of its short forms, the short forms of its full words."""
        for word in self._by_word.keys() & words:
            yield from (self._full[short] for short in self._by_word[word] if self._stands(short, text))
        for pair in self._by_pair.keys() & pairs:
            yield from (short for full, short in self._by_pair[pair] if full <= pairs)

    def _stands(self, short: str, text: str) -> bool:
        """Tell whether a text has a short form, as it is written and apart from a number.

        The letters within 98/2023/NĐ-CP are none: they would make a decree of everything that cites one.
        """
        return short in text and re.search(rf"(?<![\w/-]){re.escape(short)}(?![\w/-])", text) is not None
