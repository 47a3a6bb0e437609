"""Which documents a term stands in, and where in them, as few bytes."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import accumulate, chain
from operator import or_, sub
from typing import NamedTuple

PLACE_BITS = 3
_DOCUMENT = -1 << PLACE_BITS
_PLACE = ~_DOCUMENT
_VARINTS = re.compile(rb"[\x80-\xff]*[\x00-\x7f]")
_LOW, _HIGH = bytes(byte & 0xF for byte in range(256)), bytes(byte >> 4 for byte in range(256))

_FEW = 8
"""Documents gone and shifts, up to which a posting list is better searched for each than written anew."""

Changes = list[tuple[int, int]]
"""Documents by number with the place that a term now has in each, 0 for none."""


@cache
def varint(number: int) -> bytes:
    """Return a number in base 128, the lowest digit first; the top bit says that another byte follows."""
    out = bytearray()
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    out.append(number)
    return bytes(out)


class _Numbers(dict[bytes, int]):
    """The numbers that bytes in base 128 stand for; the same few thousand come again and again."""

    def __missing__(self, written: bytes) -> int:
        number = self[written] = number_at(written, 0)[0]
        return number


_NUMBERS = _Numbers()


def encode(entries: Sequence[int], size: int) -> bytes:
    """Return a posting list of `document << 3 | place` in ascending order, among `size` documents in all.

    A term of few documents is a row of steps, a term of many half a byte for every document there is. The first
    number tells how many documents hold the term and, in its lowest bit, which of the two follows.
    """
    if len(entries) <= (size + 1) // 2 and (steps := _steps(entries, size)):
        return varint(len(entries) << 1) + steps
    places = bytearray(size)
    for entry in entries:
        places[entry >> PLACE_BITS] = entry & _PLACE
    return _dense(places)


def decode(data: bytes) -> list[int]:
    """Return the entries of a posting list as they were given to `encode`."""
    if is_dense(data):
        return _entries(_places(data))
    steps = list(map(_NUMBERS.__getitem__, _VARINTS.findall(data)))[1:]
    return list(map(or_, accumulate(map(_DOCUMENT.__and__, steps)), map(_PLACE.__and__, steps)))


class Moves(NamedTuple):
    """What became of the numbers of documents, whose order is as it was.

    `numbers` gives each document of before the number it has now, -1 where it is gone; `gone` are those, and `shifts`
    the documents from which on numbers are higher by so many than those before them are, all by their entries in a
    posting list of place 0.
    """

    numbers: Sequence[int]
    gone: Sequence[int]
    shifts: Sequence[tuple[int, int]]

    @classmethod
    def of(cls, numbers: Sequence[int]) -> Moves | None:
        """Return the moves to the numbers of now, -1 for none; None where every document has kept its own."""
        gone, shifts, by = [], [], 0
        for before, now in enumerate(numbers):
            if now < 0:
                gone.append(before << PLACE_BITS)
            elif now - before != by:
                shifts.append((before << PLACE_BITS, now - before - by << PLACE_BITS))
                by = now - before
        return cls(numbers, gone, shifts) if gone or shifts else None


def amended_posting(data: bytes | None, moves: Moves | None, changes: Changes, size: int) -> bytes | None:
    """Return a posting list after an edit, as `encode` would give it; None when no document holds the term any longer.

    `data` is the list before, if there was one; `changes` are of the documents as they are numbered after the moves,
    among `size` documents in all.
    """
    if data and is_dense(data):
        places = _moved(_places(data), moves, size)
        for number, place in changes:
            places[number] = place
        if size - places.count(0) > (size + 1) // 2:
            return _dense(places)
        entries = _entries(places)
    else:
        if data and moves and not changes and (shifted := _shifted(data, moves, size)):
            return shifted
        entries = decode(data) if data else []
        if moves:
            renumbered = ((moves.numbers[entry >> PLACE_BITS], entry & _PLACE) for entry in entries)
            entries = [number << PLACE_BITS | place for number, place in renumbered if number >= 0]
        if changes:
            held = {entry >> PLACE_BITS: entry & _PLACE for entry in entries} | dict(changes)
            entries = [number << PLACE_BITS | place for number, place in sorted(held.items()) if place]
    return encode(entries, size) if entries else None


def _shifted(data: bytes, moves: Moves, size: int) -> bytes | None:
    """Return a sparse posting list by the numbers of now, where that takes but a few other steps; else None."""
    if len(moves.gone) + len(moves.shifts) > _FEW:
        return None
    written = _VARINTS.findall(data)
    documents = list(accumulate(map(_DOCUMENT.__and__, map(_NUMBERS.__getitem__, written[1:]))))
    if any(_is_in(documents, gone) for gone in moves.gone):
        return None
    for first, by in moves.shifts:
        position = bisect_left(documents, first)
        if position < len(documents):
            written[position + 1] = varint(_NUMBERS[written[position + 1]] + by)
    found = b"".join(written)
    return found if len(found) - len(written[0]) <= (size + 1) // 2 else None


def _is_in(ascending: Sequence[int], number: int) -> bool:
    position = bisect_left(ascending, number)
    return position < len(ascending) and ascending[position] == number


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


def _steps(entries: Sequence[int], size: int) -> bytes | None:
    """Return the sparse form without its first number; None where the dense form of as many documents is shorter."""
    steps = list(map(sub, entries, chain((0,), map(_DOCUMENT.__and__, entries))))
    found = bytes(steps) if max(steps) < 0x80 else b"".join(map(varint, steps))
    return found if len(found) <= (size + 1) // 2 else None


def _places(data: bytes) -> bytearray:
    """Return the place in each document, 0 where there is none, of a dense posting list."""
    pairs = data[number_at(data, 0)[1] :]
    places = bytearray(2 * len(pairs))
    places[::2], places[1::2] = pairs.translate(_LOW), pairs.translate(_HIGH)
    return places


def _moved(places: bytearray, moves: Moves | None, size: int) -> bytearray:
    """Return the same places among so many documents as there are now, by their numbers of now."""
    if moves is None:
        return places[:size].ljust(size, b"\0")
    moved = bytearray(size)
    for number, place in zip(moves.numbers, places, strict=False):
        if number >= 0:
            moved[number] = place
    return moved


def _entries(places: Iterable[int]) -> list[int]:
    return [number << PLACE_BITS | place for number, place in enumerate(places) if place]


def _dense(places: bytearray) -> bytes:
    documents = len(places) - places.count(0)
    even = places + b"\0" if len(places) % 2 else places
    low, high = (int.from_bytes(half, "little") for half in (even[::2], even[1::2]))
    return varint(documents << 1 | 1) + (low | high << 4).to_bytes(len(even) // 2, "little")
