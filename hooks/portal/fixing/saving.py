"""A text as it is saved: UTF-8 without a mark at its start, every line ending as most lines of the file did."""

from __future__ import annotations

from portal.decode import WIDE, line_end


def line_end_of(data: bytes) -> str:
    """Return how most lines of a file end."""
    wide = next((name for mark, name in WIDE if data.startswith(mark)), "utf-8")
    return line_end(data.decode(wide, errors="replace"))


def saved(text: str, end: str) -> bytes:
    """Return the bytes of a text with `\\n` line ends, saved with others."""
    return text.replace("\n", end).encode() if end != "\n" else text.encode()
