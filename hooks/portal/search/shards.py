"""Sorted terms packed into files of a few kilobytes, found by the first key of each."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from portal.search.postings import varint


@dataclass(frozen=True, slots=True)
class Shard:
    """A file of the index: the first key it holds, and its bytes."""

    first: str
    data: bytes


def digest(data: bytes) -> str:
    """Return four characters that change with the contents of a file.

    They only have to tell a file from its earlier self, which a browser may still hold; its number does the rest.
    """
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()[:3]).decode()


def pack(terms: Iterable[tuple[str, bytes]], target: int) -> Iterator[Shard]:
    """Yield shards of about `target` bytes from terms (`key\\tmarks`) in ascending order, with their postings."""
    first, last, out = "", "", bytearray()
    for key, group in groupby(terms, key=lambda item: item[0].partition("\t")[0]):
        variants = _variants([(term.partition("\t")[2].encode(), posting) for term, posting in group])
        if out and len(out) + len(variants) > target:
            yield Shard(first, bytes(out))
            out.clear()
        if not out:
            first, last = key, ""
        out += _key(last, key) + variants
        last = key
    if out:
        yield Shard(first, bytes(out))


def _key(last: str, key: str) -> bytes:
    """Return a key after another: how many characters they share, how many bytes follow, the bytes."""
    limit = min(len(last), len(key))
    shared = next((i for i in range(limit) if last[i] != key[i]), limit)
    rest = key[shared:].encode()
    return varint(shared) + varint(len(rest)) + rest


def _variants(variants: list[tuple[bytes, bytes]]) -> bytes:
    """Return the spellings of a key: how many, then the marks, the length of the postings and the postings of each."""
    parts = [varint(len(variants))]
    for marks, posting in variants:
        parts += (marks, varint(len(posting)), posting)
    return b"".join(parts)
