"""What a document says → the words and adjacent pairs that lead to it, each with the best place it stands in."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, KeysView, Sequence
from functools import partial
from itertools import chain, pairwise
from operator import getitem

from portal.search.documents import ShortForm
from portal.search.entry import Entry
from portal.search.syllables import Memo, syllable, tokens

ONCE, OFTEN, SUMMARY, NAME, TITLE, NUMBER = range(1, 7)
"""The place of a word in a document, from the least telling to the most. Three bits in a posting."""

OFTEN_FROM = 3
"""A word that stands this many times in a body says what the document is about."""

Places = dict[str, int]
"""Terms and their places. A term is a key and its marks, `dua\\tH`, or a pair of them, `thi dua\\t0H`."""


def word_term(token: str) -> str:
    """Return the term of a single word; empty for the end of a sentence."""
    found = syllable(token)
    return f"{found.key}\t{found.marks}" if found else ""


def pair_term(first: str, second: str) -> str:
    """Return the term of two adjacent words; empty across the end of a sentence."""
    one, other = syllable(first), syllable(second)
    return f"{one.key} {other.key}\t{one.marks}{other.marks}" if one and other else ""


class Reading:
    """The reading of documents, one after another.

    Short forms are read both ways: who writes `TĐKT` is found by `thi đua khen thưởng`, and the reverse. That is done
    here and not to the query, since a query that is made longer downloads more.
    """

    def __init__(self, forms: Iterable[ShortForm]) -> None:
        self._words = Memo(word_term)
        self._pairs: Memo[str, Memo[str, str]] = Memo(lambda first: Memo(partial(pair_term, first)))
        self._labels = Memo[tuple[str, int], tuple[Places, frozenset[str]]](lambda label: self._read(*label))
        self._full = {form.short: tokens(form.full) for form in forms}
        self._by_word: defaultdict[str, list[str]] = defaultdict(list)
        self._by_pair: defaultdict[str, list[tuple[frozenset[str], list[str]]]] = defaultdict(list)
        for short, full in self._full.items():
            self._by_word[word_term(tokens(short)[0])].append(short)
            pairs = [pair_term(*pair) for pair in pairwise(full)]
            if pairs:
                self._by_pair[pairs[0]].append((frozenset(pairs), tokens(short)))

    def read(self, entry: Entry) -> tuple[Places, set[str]]:
        """Return every term of a document with its best place, and its words as they are written."""
        body = tokens(entry.body)
        times = Counter(body)
        found = self._terms(entry.body, body, times, ONCE)
        said = set(times)

        def note(terms: Places, words: Iterable[str]) -> None:
            found.update(terms)
            said.update(words)

        # From the least telling place to the most, so that the last one noted is the best.
        for label in entry.also:
            note(*self._labels[label, ONCE])
        often = [word for word, count in times.items() if count >= OFTEN_FROM]
        found.update(dict.fromkeys(map(self._words.__getitem__, often), OFTEN))
        note(*self._read(entry.summary, SUMMARY))
        for name in entry.names:
            note(*self._labels[name, NAME])
        note(*self._read(entry.title, TITLE))
        for number in entry.numbers:
            note(*self._read(number, NUMBER))
        found.pop("", None)
        return found, said

    def _read(self, text: str, place: int) -> tuple[Places, frozenset[str]]:
        """Return the terms of a text, all at one place, and its words as they are written."""
        said = tokens(text)
        return self._terms(text, said, said, place), frozenset(said)

    def _terms(self, text: str, said: Sequence[str], words: Iterable[str], place: int) -> Places:
        """Return the terms of a text at one place, with what its short forms stand for and what has a short form.

        `said` are its words in order, `words` each at least once.
        """
        terms = dict.fromkeys(self._of(said, words), place)
        for more in list(self._more(text, terms.keys())):
            terms |= dict.fromkeys(self._of(more, more), place)
        return terms

    def _of(self, said: Sequence[str], words: Iterable[str]) -> Iterator[str]:
        # A loop takes twice as long as these maps, and an index is made of millions of pairs.
        pairs = map(getitem, map(self._pairs.__getitem__, said), said[1:])
        return chain(map(self._words.__getitem__, words), pairs)

    def _more(self, text: str, terms: KeysView[str]) -> Iterator[list[str]]:
        """Yield what else a text says: the full words of its short forms, the short forms of its full words."""
        for word in self._by_word.keys() & terms:
            yield from (self._full[short] for short in self._by_word[word] if self._stands(short, text))
        for pair in self._by_pair.keys() & terms:
            yield from (short for full, short in self._by_pair[pair] if full <= terms)

    def _stands(self, short: str, text: str) -> bool:
        """Tell whether a text has a short form, as it is written and apart from a number.

        The letters within 98/2023/NĐ-CP are none: they would make a decree of everything that cites one.
        """
        return short in text and re.search(rf"(?<![\w/-]){re.escape(short)}(?![\w/-])", text) is not None
