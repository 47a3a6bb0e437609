"""How far a build has come, told on a terminal once it takes longer than people wait without wondering."""

from __future__ import annotations

import sys
import time
from typing import TextIO

PATIENCE = 2.0
"""Seconds of silence at the beginning."""

PAUSE = 0.2
"""Seconds between two words of a build."""


class Progress:
    """One line that is written over again and taken away at the end. Nothing where nobody looks: logs, pipes, files."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._began = self._told = time.monotonic()
        self._phase = self._began
        self._shown = False

    def begin(self) -> None:
        """Begin the count of another kind of work."""
        self._phase = time.monotonic()

    def tell(self, what: str, done: int, of: int) -> None:
        """Say that so much of some work is done, and how long the rest will take."""
        now = time.monotonic()
        if not self._stream.isatty() or now - self._began < PATIENCE or now - self._told < PAUSE:
            return
        left = round((now - self._phase) / done * (of - done)) if done else 0
        rest = f", còn khoảng {left} giây" if done and left else ""
        self._stream.write(f"\r\x1b[K{what}: {number(done)}/{number(of)}{rest}")
        self._stream.flush()
        self._told, self._shown = now, True

    def end(self) -> None:
        """Take the line away."""
        if self._shown:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
            self._shown = False


def number(count: int) -> str:
    """Write a whole number the Vietnamese way: 1.591."""
    return f"{count:,}".replace(",", ".")
