"""How soon the preview answers a save, beside `mkdocs serve` of stock Material on the same records.

Each figure is what an editor waits: from the moment a file is saved to the page over HTTP that shows what came of it.
Ours has its feeds, search and desk made as well. `mkdocs serve` finds no mistakes, so it is measured by an edit alone.
"""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.error import URLError
from urllib.request import urlopen

from benchmarks.bench_measuring import OURS, Measured, Memory, Row, UnmeasuredError, environment, median
from benchmarks.bench_rivals import MATERIAL_NAME, set_up

PAUSE = 0.02
"""Seconds between two looks at a page."""

SERVE = "import sys; from portal.cli import main; sys.exit(main(['serve', '--port', sys.argv[1]]))"
STOCK = (sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr")
MISTAKE = (re.compile("^status: published$", re.MULTILINE), "status: publishd")
START, ADDED = "preview: start → page", "preview: sentence → page"


class Server(NamedTuple):
    """A preview that runs: an article, the page that shows it, what is held by its processes, seconds of patience."""

    article: Path
    page: str
    memory: Memory
    limit: float

    def saved(self, text: str, expected: str) -> Measured:
        """Save the article and wait until its page shows what is expected."""
        time.sleep(1)  # an editor reads before going on; what the last build left to do is then done
        began = time.perf_counter()
        self.article.write_text(text, encoding="utf-8", newline="\n")
        self.shown(expected)
        return Measured(time.perf_counter() - began, None, self.memory.most)

    def shown(self, expected: str) -> Measured:
        """Wait until the page holds a text. Raises `UnmeasuredError` where it never does."""
        began = time.perf_counter()
        while time.perf_counter() - began < self.limit:
            try:
                with urlopen(self.page, timeout=self.limit) as answer:  # noqa: S310 – our own server on this machine
                    if expected in answer.read().decode():
                        return Measured(time.perf_counter() - began, None, self.memory.most)
            except (URLError, OSError):
                pass  # it has not begun to serve, or the page is not made yet
            time.sleep(PAUSE)
        raise UnmeasuredError(f"{expected!r} not shown in {self.limit:g} s")

    def added(self, number: int) -> Measured:
        """Add a sentence to the article."""
        text = self.article.read_text("utf-8")
        sentence = f"Câu thêm lần {number} vào bài dài {len(text)} ký tự."  # which no copy of the article has yet
        return self.saved(f"{text}\n\n{sentence}\n", sentence)


def rows(records: int, ours: Path, folder: Path, runs: int, limit: float) -> Iterator[Row]:
    """Measure ours, then the stock preview of the same records."""
    name = min((ours / "exemplars").glob("*.md")).name
    yield from _rows(records, OURS, lambda: _ours(ours, name, runs, limit))
    yield from _rows(records, MATERIAL_NAME, lambda: _stock(ours, folder, name, runs, limit))


def _rows(records: int, who: str, measured: Callable[[], Iterator[tuple[str, Sequence[Measured]]]]) -> Iterator[Row]:
    try:
        for what, found in measured():
            yield Row(records, who, what, median(found))
    except UnmeasuredError as error:
        yield Row(records, who, "preview", None, str(error))


def _ours(root: Path, name: str, runs: int, limit: float) -> Iterator[tuple[str, Sequence[Measured]]]:
    command = (sys.executable, "-c", SERVE)
    with _running(command, "", root, root / "exemplars" / name, f"guong-dien-hinh/{name[:-3]}/", limit) as server:
        yield START, [server.shown("<h1")]
        error, mended = [], []
        for number in range(runs):
            right, sentence = server.article.read_text("utf-8"), f"Câu sửa thứ {number}."
            error.append(server.saved(MISTAKE[0].sub(MISTAKE[1], right), "Cần sửa trước khi xem trang"))
            mended.append(server.saved(f"{right}\n\n{sentence}\n", sentence))
        yield "preview: mistake → told", error
        yield "preview: mistake mended → page", mended
        yield ADDED, [server.added(number) for number in range(runs)]


def _stock(ours: Path, folder: Path, name: str, runs: int, limit: float) -> Iterator[tuple[str, Sequence[Measured]]]:
    stock = set_up(MATERIAL_NAME, ours, folder, folder)
    article = stock.articles / "exemplars" / name
    with _running(STOCK, "127.0.0.1:", stock.folder, article, f"exemplars/{name[:-3]}/", limit) as server:
        yield START, [server.shown("<h1")]
        yield ADDED, [server.added(number) for number in range(runs)]


@contextmanager
def _running(
    command: tuple[str, ...], host: str, folder: Path, article: Path, page: str, limit: float
) -> Iterator[Server]:
    """Run a server in a session of its own, so that all its processes can be ended."""
    port = _free_port()
    process = subprocess.Popen(
        (*command, f"{host}{port}"),
        cwd=folder,
        env=environment(PYTHONUTF8="1", PYTHONPATH=str(folder / "hooks")),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    memory = Memory(process.pid)
    memory.start()
    try:
        yield Server(article, f"http://127.0.0.1:{port}/{page}", memory, limit)
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=30)
        memory.stop()


def _free_port() -> int:
    """Return a port on which nothing answers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
