"""One command, measured as whoever waits for it feels it: wall time, processor time, memory of all its processes."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

PAUSE = 0.05
"""Seconds between two looks at the memory."""


@dataclass(frozen=True)
class Measured:
    """Wall seconds, processor seconds of all processes together, and the most megabytes they held at a time."""

    wall: float
    cpu: float
    megabytes: float


def measure(command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None) -> Measured:
    """Run a command to its end. Ends the program where it fails: a figure of a failure means nothing."""
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    settings = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PATH": path, **(environment or {})}
    with tempfile.TemporaryFile() as said:
        began = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, env=settings, stdout=said, stderr=subprocess.STDOUT)
        memory = _Memory(process.pid)
        memory.start()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        memory.stop()
        if process.returncode:
            said.seek(0)
            sys.exit(f"{' '.join(command)} failed in {folder}:\n{said.read().decode(errors='replace')[-4000:]}")
    unit = 1024 if sys.platform != "darwin" else 1024 * 1024
    return Measured(wall, usage.ru_utime + usage.ru_stime, max(memory.most, usage.ru_maxrss / unit))


class _Memory(threading.Thread):
    """Looks now and then at what a process and all below it hold; what they share is counted once (Linux only)."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self._pid, self._over, self.most = pid, threading.Event(), 0.0

    def run(self) -> None:
        while not self._over.wait(PAUSE):
            self.most = max(self.most, sum(map(_megabytes, _family(self._pid))))

    def stop(self) -> None:
        self._over.set()
        self.join()


def _family(pid: int) -> list[int]:
    try:
        tasks = Path(f"/proc/{pid}/task").iterdir()
        below = [int(child) for task in tasks for child in (task / "children").read_text().split()]
    except OSError:
        return []
    return [pid, *(each for child in below for each in _family(child))]


def _megabytes(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)
