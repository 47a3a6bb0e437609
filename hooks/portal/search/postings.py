"""Which documents a term stands in, and where in them, as few bytes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import chain
from operator import sub

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


def decode(data: bytes) -> list[int]:
    """Return the entries of a posting list as they were given to `encode`."""
    head, position = number_at(data, 0)
    if head & 1:
        places = chain.from_iterable((byte & 0xF, byte >> 4) for byte in data[position:])
        return [number << PLACE_BITS | place for number, place in enumerate(places) if place]
    entries: list[int] = []
    last = 0
    while position < len(data):
        step, position = number_at(data, position)
        last = (last & _DOCUMENT) + step
        entries.append(last)
    return entries


def count(data: bytes) -> int:
    """Return how many documents a posting list holds."""
    return number_at(data, 0)[0] >> 1


def is_dense(data: bytes) -> bool:
    """Tell whether a posting list says something of every document there is."""
    return bool(data[0] & 1)


def number_at(data: bytes, position: int) -> tuple[int, int]:
    """Return the number in base 128 at a position, and the position after it."""
    number = shift = 0
    while True:
        byte = data[position]
        position += 1
        number |= (byte & 0x7F) << shift
        if byte < 0x80:
            return number, position
        shift += 7


def _steps(entries: Sequence[int]) -> bytes:
    steps = list(map(sub, entries, chain((0,), map(_DOCUMENT.__and__, entries))))
    return bytes(steps) if max(steps) < 0x80 else b"".join(map(varint, steps))


def _dense(entries: Sequence[int], size: int) -> bytes:
    places = bytearray(size + size % 2)
    for entry in entries:
        places[entry >> PLACE_BITS] = entry & 7
    low, high = (int.from_bytes(half, "little") for half in (places[::2], places[1::2]))
    return (low | high << 4).to_bytes(len(places) // 2, "little")
