"""A file of the site before it is made."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from typing import NamedTuple


class Output(NamedTuple):
    """Where a file stands below the site's root, a mark of what it is made from, and how it is made.

    Of the same mark come the same bytes, so that a file which stands need not be made again to know what it holds.
    """

    path: str
    mark: bytes
    make: Callable[[], bytes]


def mark_of(said: str, parts: Iterable[bytes] = ()) -> bytes:
    """Return a mark that tells one text from another, with whatever parts are put together with it."""
    return hashlib.blake2b(b"".join([said.encode(), b"\0", *parts]), digest_size=16).digest()
