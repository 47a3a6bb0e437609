"""One command, measured as whoever waits for it feels it: wall time, processor time, memory of all its processes."""

from __future__ import annotations

import os
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

OURS, COLD = "ours", "cold"

PAUSE = 0.05
"""Seconds between two looks at the memory."""


class UnmeasuredError(Exception):
    """A command that has no figures: it failed, or took longer than it was given. The text says which."""


@dataclass(frozen=True)
class Measured:
    """Wall seconds, and of a command with all the processes it starts processor seconds and the most megabytes held.

    Where only the waiting was measured, the processor's seconds are None.
    """

    wall: float
    cpu: float | None
    megabytes: float


class Row(NamedTuple):
    """What was measured: of how many records, who did what, the median of its runs; or why there is none."""

    records: int
    who: str
    what: str
    median: Measured | None
    why: str = ""


def measure(command: Sequence[str], folder: Path, limit: float | None = None, **more: str) -> Measured:
    """Run a command to its end, with `more` in its environment.

    Raises `UnmeasuredError` where it fails or is not done within `limit` seconds.
    """
    with tempfile.TemporaryFile() as said:
        began = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=environment(**more),
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        memory = Memory(process.pid)
        memory.start()
        end = threading.Timer(limit or threading.TIMEOUT_MAX, os.killpg, (process.pid, signal.SIGKILL))
        end.start()
        _, status, usage = os.wait4(process.pid, 0)  # the usage is that of the process and of all it waited for
        wall = time.perf_counter() - began
        end.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        memory.stop()
        if limit and wall >= limit:
            raise UnmeasuredError(f"not done in {limit:g} s")
        if process.returncode:
            said.seek(0)
            last = said.read().decode(errors="replace").strip()[-400:]
            raise UnmeasuredError(f"ended with {process.returncode}: {' '.join(last.split())}")
    unit = 1024 if sys.platform != "darwin" else 1024 * 1024
    return Measured(wall, usage.ru_utime + usage.ru_stime, max(memory.most, usage.ru_maxrss / unit))


def environment(**more: str) -> dict[str, str]:
    """Return the environment of what is measured: that of whoever measures with `more`, and as an editor would have it.

    The programs that lie beside this Python are found first. Ours lies in every measured repository; where Python may
    not keep it compiled, each build compiles it anew.
    """
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    own = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**own, "NO_MKDOCS_2_WARNING": "1", "PATH": path, **more}


def median(runs: Sequence[Measured]) -> Measured:
    """Return the median of the times, and the largest memory."""
    spent = [run.cpu for run in runs if run.cpu is not None]
    return Measured(
        statistics.median(run.wall for run in runs),
        statistics.median(spent) if spent else None,
        max(run.megabytes for run in runs),
    )


class Memory(threading.Thread):
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
