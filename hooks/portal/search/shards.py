"""Sorted terms packed into files of a few kilobytes, found by the first key of each."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple
from zlib import crc32

from portal.search.postings import number_at, varint


class Shard(NamedTuple):
    """A file of the index: the first key it holds, a mark of its contents, and its bytes.

    The bytes are None where the file that stands has them.
    """

    first: str
    mark: str
    data: bytes | None


Spelling = tuple[str, bytes]
"""The marks of one way to spell a key, and its postings."""

_PLAIN = re.compile(r"[^a-z0-9_]")


def digest(data: bytes) -> str:
    """Return four characters that change with the contents of a file.

    They only have to tell a file from its earlier self, which a browser may still hold; the rest of its name does
    what else a name must do.
    """
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()[:3]).decode()


def file_name(kind: str, first: str, mark: str) -> str:
    """Return the name of a shard's file, which no other shard of its kind has: `c-thi_dua.x1Y2.bin`."""
    plain = _PLAIN.sub(lambda found: f"~{ord(found[0]):x}", first.replace(" ", "_"))
    return f"{kind}-{plain}.{mark}.bin"


def pack(terms: Iterable[tuple[str, bytes]], target: int) -> Iterator[Shard]:
    """Yield shards of about `target` bytes from terms (`key\\tmarks`) in ascending order, with their postings."""
    packer = Packer(target)
    for key, group in groupby(terms, key=lambda item: item[0].partition("\t")[0]):
        yield from packer.add(key, block([(term.partition("\t")[2], posting) for term, posting in group]))
    yield from packer.end()


class Packer:
    """Packs keys, in ascending order, into one shard after another.

    A shard of nearly the target's size ends before the next milestone, which is a matter of the key alone; so when one
    shard changes, those after it soon begin again where they began.
    """

    def __init__(self, target: int) -> None:
        self._least, self._most = target * 4 // 5, target * 13 // 10
        self._first = self._last = ""
        self._out = bytearray()

    def is_full_for(self, key: str, block: bytes) -> bool:
        """Tell whether a key with its spellings would begin another shard."""
        size = len(self._out)
        return bool(size) and (size + len(block) > self._most or (size >= self._least and _is_milestone(key)))

    def add(self, key: str, block: bytes) -> Iterator[Shard]:
        """Take a key with its spellings; yield the shard that is full before it, if there is one."""
        if self.is_full_for(key, block):
            yield from self.end()
        if not self._out:
            self._first = key
        self._out += _key(self._last, key) + block
        self._last = key

    def end(self) -> Iterator[Shard]:
        """Yield the last shard, if there is one; the next key begins another."""
        if self._out:
            data = bytes(self._out)
            yield Shard(self._first, digest(data), data)
        self._out.clear()
        self._last = ""


def _is_milestone(key: str) -> bool:
    return crc32(key.encode()) % 16 == 0


def block(spellings: list[Spelling]) -> bytes:
    """Return the spellings of a key: how many, then the marks, the length of the postings and the postings of each."""
    parts = [varint(len(spellings))]
    for marks, posting in spellings:
        parts += (marks.encode(), varint(len(posting)), posting)
    return b"".join(parts)


def unpack(data: bytes) -> Iterator[tuple[str, list[Spelling]]]:
    """Yield each key of a shard with its spellings."""
    key, position = "", 0
    while position < len(data):
        shared, position = number_at(data, position)
        length, position = number_at(data, position)
        key = key[:shared] + data[position : position + length].decode()
        position += length
        count, position = number_at(data, position)
        spellings = []
        for _ in range(count):
            width = 1 + key.count(" ")  # one character of marks a syllable
            marks = data[position : position + width].decode()
            length, position = number_at(data, position + width)
            spellings.append((marks, data[position : position + length]))
            position += length
        yield key, spellings


def _key(last: str, key: str) -> bytes:
    """Return a key after another: how many characters they share, how many bytes follow, the bytes."""
    limit = min(len(last), len(key))
    shared = next((i for i in range(limit) if last[i] != key[i]), limit)
    rest = key[shared:].encode()
    return varint(shared) + varint(len(rest)) + rest
