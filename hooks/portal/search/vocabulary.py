"""The words of the index as people spell them, for slips: which word was meant, and how common it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from portal.search.words import word_term


def vocabulary(counts: Mapping[str, int], said: Iterable[str]) -> bytes:
    """Return the single words of an index, a line a key, in its most common spelling, with a digit.

    The digit is half the binary logarithm of how many documents hold the key. `counts` tells how many hold each term
    of one word; `said` are the words as they were written. Numbers have no part: a slip in a number is another number.
    """
    spellings: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for word in said:
        term = word_term(word)
        if term:
            spellings[term.partition("\t")[0]].append((-counts.get(term, 0), word))
    return "\n".join(_line(spellings[key]) for key in sorted(spellings)).encode()


def _line(found: list[tuple[int, str]]) -> str:
    # Two ways to write one spelling (hoà, hòa) share a count: the list counts once, and either way may be shown.
    total = -sum({(count, word_term(word)): count for count, word in found}.values())
    return f"{min(found)[1]}{min(9, total.bit_length() // 2)}"
