"""Work shared among all cores; a little work is done here and now, since a process costs more than it saves.

Where the system can fork, a worker begins with everything its parent has; elsewhere (Windows, macOS, or when other
threads run, as in a preview) it is sent the one object that it needs. Both take the same way through this module.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

S = TypeVar("S")
J = TypeVar("J")
R = TypeVar("R")

PIECES = 6
"""Pieces of work for each core, at the least: enough that none waits long for the last."""

MOST = 200
"""Jobs in a piece: what comes of them is held in memory until it is taken."""

START = "PORTAL_START"
"""The environment variable that says how to start workers (`fork`, `spawn`, `none`), for tests and for trouble."""

_here: dict[str, Any] = {}


def share(
    shared: S, work: Callable[[S, Sequence[J]], R], jobs: Sequence[J], *, few: int, heavy: Sequence[J] = ()
) -> Iterator[R]:
    """Yield what `work` makes of `shared` and some of the jobs, piece by piece, until all are done.

    No more than `few` jobs are done in this process. `heavy` jobs are begun first, each a piece of its own.
    """
    cores = os.cpu_count() or 1
    size = min(MOST, max(1, -(-len(jobs) // (cores * PIECES))))
    pieces = [[job] for job in heavy] + [jobs[start : start + size] for start in range(0, len(jobs), size)]
    if len(jobs) <= few and not heavy:
        yield from (work(shared, piece) for piece in pieces)
        return
    if cores == 1 or os.environ.get(START) == "none":
        yield from _alone(shared, work, pieces)
        return
    context = multiprocessing.get_context(_way())
    _find_ourselves()
    with ProcessPoolExecutor(min(cores, len(pieces)), context, _begin, (shared,)) as pool:
        waited_for = deque(pool.submit(_do, work, piece) for piece in pieces)
        while waited_for:  # one after another let go of: each holds what came of its piece
            yield waited_for.popleft().result()


def _alone(shared: S, work: Callable[[S, Sequence[J]], R], pieces: Sequence[Sequence[J]]) -> Iterator[R]:
    """Do in this process what workers would do."""
    gc.freeze()
    try:
        for piece in pieces:
            yield work(shared, piece)
            gc.collect()
    finally:
        gc.unfreeze()


def _way() -> str:
    given = os.environ.get(START)
    if given:
        return given
    can_fork = sys.platform == "linux"
    # A lock that another thread holds while we fork would never be let go of in the child.
    return "fork" if can_fork and threading.active_count() == 1 else "spawn"


def _find_ourselves() -> None:
    """Let a worker that starts from nothing import us: MkDocs has the folder of its hooks on the path only at first."""
    home = str(Path(__file__).parent.parent)
    if home not in sys.path:
        sys.path.append(home)


def _begin(shared: object) -> None:
    _here["shared"] = shared
    gc.freeze()  # what the parent has is no garbage; looking through it would also copy it


def _do(work: Callable[[Any, Any], R], piece: Any) -> R:
    done = work(_here["shared"], piece)
    gc.collect()  # a rendered page leaves its whole view behind in a cycle, and builds have Python look for none
    return done
