"""Which documents a term stands in, and where in them, as few bytes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import chain, pairwise

PLACE_BITS = 3
_DOCUMENT = -1 << PLACE_BITS


@cache
def varint(number: int) -> bytes:
    """Return a number in base 128, the lowest digit first; the top bit says that another byte follows."""
    out = bytearray()
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    out.append(number)
    return bytes(out)


def encode(entries: Sequence[int], size: int) -> bytes:
    """Return a posting list of `document << 3 | place` in ascending order, among `size` documents in all.

    A term of few documents is a row of steps, a term of many half a byte for every document there is. The first
    number tells how many documents hold the term and, in its lowest bit, which of the two follows.
    """
    dense = (size + 1) // 2
    steps = _steps(entries) if len(entries) <= dense else None
    if steps is not None and len(steps) <= dense:
        return varint(len(entries) << 1) + steps
    return varint(len(entries) << 1 | 1) + _dense(entries, size)


def _steps(entries: Sequence[int]) -> bytes:
    steps = [entry - (last & _DOCUMENT) for last, entry in pairwise(chain((0,), entries))]
    return bytes(steps) if max(steps) < 0x80 else b"".join(map(varint, steps))


def _dense(entries: Sequence[int], size: int) -> bytes:
    places = bytearray(size + size % 2)
    for entry in entries:
        places[entry >> PLACE_BITS] = entry & 7
    low, high = (int.from_bytes(half, "little") for half in (places[::2], places[1::2]))
    return (low | high << 4).to_bytes(len(places) // 2, "little")
