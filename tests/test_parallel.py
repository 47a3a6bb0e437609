"""Work shared among processes: in order, and with nothing held that nobody needs any longer."""

from __future__ import annotations

import gc
import multiprocessing
import weakref
from collections.abc import Iterator, Sequence

import pytest

from portal import parallel
from portal.parallel import share

WAYS = [*(way for way in multiprocessing.get_all_start_methods() if way != "forkserver"), "none"]


class Piece(list[int]):
    """What came of a piece, which can be watched."""


class Cycle:
    """Refers to itself, so that it is found by looking for it alone."""

    left: int = 0

    def __init__(self) -> None:
        self.itself = self

    def __del__(self) -> None:
        Cycle.left -= 1


@pytest.fixture(autouse=True, params=WAYS)
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv(parallel.START, request.param)
    yield
    gc.enable()


def add(shared: int, jobs: Sequence[int]) -> Piece:
    return Piece(shared + job for job in jobs)


def leave_cycles(_shared: object, jobs: Sequence[int]) -> list[int]:
    gc.disable()  # as builds do
    found = Cycle.left
    for _ in jobs:
        Cycle.left += 1
        Cycle()
    return [found]


def test_pieces_come_in_the_order_of_the_jobs() -> None:
    assert [found for piece in share(100, add, range(50), few=0) for found in piece] == list(range(100, 150))


def test_what_came_of_a_piece_is_let_go_of_with_the_next_one() -> None:
    watched: list[weakref.ref[Piece]] = []
    alive = []
    for piece in share(100, add, range(50), few=0):
        watched.append(weakref.ref(piece))
        del piece
        alive.append(sum(each() is not None for each in watched[:-1]))

    assert len(watched) > parallel.PIECES
    assert not any(alive)


def test_cycles_that_a_piece_leaves_behind_are_gone_before_the_next_one() -> None:
    left = [found for piece in share(None, leave_cycles, range(50), few=0) for found in piece]

    assert len(left) > parallel.PIECES
    assert not any(left)
