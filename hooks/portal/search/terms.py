"""Entries → the shards that their terms lie in, made anew or from those of the index before.

Documents are numbered from the oldest to the newest, so most edits renumber none: then only the postings of terms that
a changed document gained or lost are others, and those whose dense form has a digit for every document there is. The
shards around them are packed again until one begins where one began before. Where a document is gone, or has come
before others, all postings are written with the new numbers, which still takes a fraction of reading every document.
Either way gives the same bytes.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import takewhile
from typing import NamedTuple

from portal.search.documents import Order
from portal.search.entry import Entry, Head
from portal.search.postings import PLACE_BITS, Changes, Moves, amended_posting, count, encode, is_dense
from portal.search.shards import Packer, Shard, Spelling, block, pack, unpack
from portal.search.words import Reading

KINDS = {"t": 4_000, "c": 5_000}
"""Words and pairs of adjacent words, with the bytes of a shard. Smaller shards cost less to fetch and more to list;
these are about where the two meet at 10,000 records."""

FEW = 600
"""Documents gone and come, up to which the shards of before are of use; one that changed is both."""

Load = Callable[[bytes], Entry]
"""Gives an entry by its mark. Raises `ForgottenError` where nobody remembers it."""

Held = Callable[[str, Shard], bytes]
"""Gives the bytes of a shard of the index before, by its kind."""


class Terms(NamedTuple):
    """The terms of an index: the shards of each kind, and what the next index is made from besides these.

    `documents` are those that were read, by order and mark, in the order of their numbers; `dense` the terms whose
    postings have a digit for every document; `counts` how many documents hold each single word, and `said` how many
    say it as it is written.
    """

    documents: tuple[tuple[Order, bytes], ...]
    shards: Mapping[str, Sequence[Shard]]
    dense: frozenset[str]
    counts: Mapping[str, int]
    said: Mapping[str, int]

    def at_rest(self) -> Terms:
        """Return the same without the bytes of shards, which stand in the site."""
        resting = {kind: [shard._replace(data=None) for shard in shards] for kind, shards in self.shards.items()}
        return self._replace(shards=resting)


class ForgottenError(LookupError):
    """An entry that nobody remembers: the terms must be made of all documents."""


def kind_of(term: str) -> str:
    """Return the kind of shards that a term lies in."""
    return "c" if " " in term else "t"


class Stretch(NamedTuple):
    """What documents of adjacent numbers say: the entries of each term's posting list, and how many say each word.

    The entries are those of an array, four bytes each: as numbers in lists they would take nine times as much.
    """

    entries: Mapping[str, bytes]
    said: Mapping[str, int]


def stretch(entries: Iterable[tuple[int, Entry]], reading: Reading) -> Stretch:
    """Return what entries say, by the numbers of their documents."""
    lists = _lists()
    said: Counter[str] = Counter()
    for number, entry in entries:
        places, words = reading.read(entry)
        # A loop does the same at three times the cost, and there are hundreds of terms a document.
        found = map((number << PLACE_BITS).__or__, places.values())
        deque(map(array.append, map(lists.__getitem__, places), found), maxlen=0)
        said.update(words)
    return Stretch({term: listed.tobytes() for term, listed in lists.items()}, said)


def _lists() -> defaultdict[str, array[int]]:
    return defaultdict(lambda: array("I"))


def anew(documents: Sequence[Head], stretches: Iterable[Stretch]) -> Terms:
    """Return the terms of documents from what was read of all of them, stretch by stretch."""
    lists = _lists()
    said: Counter[str] = Counter()
    for each in stretches:
        for term, entries in each.entries.items():
            lists[term].frombytes(entries)
        said.update(each.said)
    dense: set[str] = set()

    def encoded(kind: str) -> Iterator[tuple[str, bytes]]:
        for term in sorted(term for term in lists if kind_of(term) == kind):
            posting = encode(lists[term], len(documents))
            if is_dense(posting):
                dense.add(term)
            yield term, posting

    shards = {kind: list(pack(encoded(kind), target)) for kind, target in KINDS.items()}
    counts = {term: len(found) for term, found in lists.items() if kind_of(term) == "t"}
    return Terms(_marked(documents), shards, frozenset(dense), counts, _letters(said))


def is_amended(before: Terms, documents: Sequence[Head]) -> bool:
    """Tell whether documents are few enough edits away from those of before to be made from the terms of then."""
    known, now = set(before.documents), set(_marked(documents))
    return len(known ^ now) <= FEW


def amended(before: Terms, documents: Sequence[Head], load: Load, reading: Reading, held: Held) -> Terms:
    """Return what `anew` does, made from the terms of before. Raises `ForgottenError`."""
    known = dict(before.documents)
    numbers = {head.order: number for number, head in enumerate(documents)}
    gone = [order for order in known if order not in numbers]
    changed = [
        (mark, number) for number, head in enumerate(documents) if (mark := known.get(head.order)) != head.mark
    ]
    edits: defaultdict[str, Changes] = defaultdict(list)
    said = Counter(before.said)
    for mark, number in changed:
        was, left = reading.read(load(mark)) if mark else ({}, set())
        now, come = reading.read(load(documents[number].mark))
        for term, place in _difference(was, now):
            edits[term].append((number, place))
        said.subtract(left)
        said.update(come)
    for order in gone:
        said.subtract(reading.read(load(known[order]))[1])
    if len(documents) != len(known):
        for term in before.dense:
            edits.setdefault(term, [])
    moves = Moves.of([numbers.get(order, -1) for order in known])
    made = _Amending(edits, moves, len(documents), dict(before.counts), set(before.dense), held)
    shards = {kind: list(made.shards(kind, before.shards[kind])) for kind in KINDS}
    return Terms(_marked(documents), shards, frozenset(made.dense), made.counts, _letters(said))


def _marked(documents: Iterable[Head]) -> tuple[tuple[Order, bytes], ...]:
    return tuple((head.order, head.mark) for head in documents)


def _letters(said: Mapping[str, int]) -> dict[str, int]:
    return {word: count for word, count in said.items() if count and word.isalpha()}


def _difference(was: Mapping[str, int], now: Mapping[str, int]) -> Iterator[tuple[str, int]]:
    for term in was.keys() | now.keys():
        place = now.get(term, 0)
        if was.get(term, 0) != place:
            yield term, place


class _Amending:
    """The shards of before with some postings changed. `counts` and `dense` follow what was changed so far."""

    def __init__(
        self,
        edits: Mapping[str, Changes],
        moves: Moves | None,
        size: int,
        counts: dict[str, int],
        dense: set[str],
        held: Held,
    ) -> None:
        self._edits: defaultdict[str, dict[str, dict[str, Changes]]] = defaultdict(lambda: defaultdict(dict))
        for term, changes in edits.items():
            key, _, marks = term.partition("\t")
            self._edits[kind_of(term)][key][marks] = changes
        self._moves, self._size = moves, size
        self._held = held
        self.counts = counts
        self.dense = dense

    def shards(self, kind: str, before: Sequence[Shard]) -> Iterator[Shard]:
        """Yield the shards of a kind. Those that are as they were come without their bytes."""
        edits = self._edits[kind]
        if not before:
            yield from pack(self._new(edits), KINDS[kind])
            return
        touched = _touched(before, edits)
        if self._moves:
            touched = {position: touched.get(position, []) for position in range(len(before))}
        position = 0
        while position < len(before):
            if position not in touched:
                yield before[position]
                position += 1
                continue
            packer = Packer(KINDS[kind])
            while position < len(before) and not self._in_step(packer, kind, before, position, touched):
                for key, spellings in self._amended(kind, before, position, touched.get(position, ())):
                    yield from packer.add(key, block(spellings))
                position += 1
            yield from packer.end()

    def _new(self, edits: Mapping[str, Mapping[str, Changes]]) -> Iterator[tuple[str, bytes]]:
        for key in sorted(edits):
            for marks, posting in self._spellings(key, []):
                yield f"{key}\t{marks}", posting

    def _in_step(
        self, packer: Packer, kind: str, before: Sequence[Shard], position: int, touched: Mapping[int, list[str]]
    ) -> bool:
        """Tell whether a shard that needs no change would begin where it began before."""
        if position in touched:
            return False
        key, spellings = next(unpack(self._held(kind, before[position])))
        return packer.is_full_for(key, block(spellings))

    def _amended(
        self, kind: str, before: Sequence[Shard], position: int, keys: Sequence[str]
    ) -> Iterator[tuple[str, list[Spelling]]]:
        """Yield the keys of a shard with their spellings as they now are, those that it gained among them."""
        waiting = list(keys)
        for key, spellings in unpack(self._held(kind, before[position])):
            for gained in list(takewhile(lambda each, key=key: each < key, waiting)):  # type: ignore[misc]
                waiting.remove(gained)
                yield gained, self._spellings(gained, [])
            wanted = bool(waiting) and waiting[0] == key
            if wanted:
                waiting.pop(0)
            if wanted or self._moves:
                if left := self._spellings(key, spellings):
                    yield key, left
            else:
                yield key, spellings
        for gained in waiting:
            yield gained, self._spellings(gained, [])

    def _spellings(self, key: str, before: list[Spelling]) -> list[Spelling]:
        """Return the spellings of a key after its edits; none where no document has it any longer."""
        found = dict(before)
        edits = self._edits[kind_of(key)].get(key, {})
        for marks in (found.keys() | edits) if self._moves else edits:
            posting = amended_posting(found.get(marks), self._moves, edits.get(marks, []), self._size)
            self._note(f"{key}\t{marks}", found, marks, posting)
        return sorted(found.items())

    def _note(self, term: str, found: dict[str, bytes], marks: str, posting: bytes | None) -> None:
        self.dense.discard(term)
        if posting is None:
            found.pop(marks, None)
        else:
            found[marks] = posting
            if is_dense(posting):
                self.dense.add(term)
        if kind_of(term) == "t":
            self.counts[term] = count(posting) if posting else 0
            if not posting:
                del self.counts[term]


def _touched(before: Sequence[Shard], keys: Iterable[str]) -> dict[int, list[str]]:
    """Return the shards to pack again, by position, with the keys to change in each.

    The first key of a shard also decides where the shard before it ends.
    """
    firsts = [shard.first for shard in before]
    found: defaultdict[int, list[str]] = defaultdict(list)
    for key in sorted(keys):
        position = max(0, bisect_right(firsts, key) - 1)
        if key == firsts[position] and position:
            found.setdefault(position - 1, [])
        found[position].append(key)
    return dict(found)
