"""Measure how soon the preview answers a save, beside `mkdocs serve`: `make bench`, or `bench_preview.py 300 3000`.

Each figure is what an editor waits: from the moment a file is saved to the page over HTTP that shows what came of it.
Ours has its feeds, search and desk made as well. `mkdocs serve` (stock Material with search) serves the same Markdown;
it finds no mistakes, so it is measured by an edit alone. Nothing here passes or fails.
"""

from __future__ import annotations

import os
import re
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.error import URLError
from urllib.request import urlopen

sys.path.insert(0, str(Path(__file__).parent.parent))  # run as a program, it finds its neighbours as the tests do
sys.path.insert(1, str(Path(__file__).parent.parent.parent / "hooks"))

from benchmarks import generate
from benchmarks.bench_rivals import rivals

RUNS = int(os.environ.get("PORTAL_BENCH_RUNS", "5"))
SIZES = (300, 1000, 3000)
PATIENCE, PAUSE = 900, 0.02
"""Seconds before giving up, and between two looks at a page."""
SERVE = "import sys; from portal.cli import main; sys.exit(main(['serve', '--port', sys.argv[1]]))"
OURS = (sys.executable, "-c", SERVE)
STOCK = (sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr")
MISTAKE = (re.compile("^status: published$", re.MULTILINE), "status: publishd")


class Waited(NamedTuple):
    """Of how many records, for what, and the seconds of each run."""

    records: int
    what: str
    seconds: list[float]


def main(arguments: list[str]) -> int:
    """Measure at each size and print the table."""
    print("| what | records | median s | least s | most s |\n|---|---:|---:|---:|---:|")
    for records in map(int, arguments or SIZES):
        with tempfile.TemporaryDirectory(prefix="portal-bench-") as folder:
            for what in measured(records, Path(folder)):
                figures = (statistics.median(what.seconds), min(what.seconds), max(what.seconds))
                print(f"| {what.what} | {records:,} | {' | '.join(f'{each:.2f}' for each in figures)} |", flush=True)
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    print(f"\n{os.cpu_count()} cores, {RUNS} runs each; load averages at the end {load}.")
    return 0


def measured(records: int, folder: Path) -> Iterator[Waited]:
    """Measure ours, then the stock preview of the same records."""
    ours = folder / "ours"
    generate.write(records, ours)
    stock = next(iter(rivals(ours, folder / "tools", folder / "others"))).folder
    exemplar = min((ours / "exemplars").glob("*.md"))
    port = free_port()
    with running((*OURS, str(port)), ours):
        page = f"http://127.0.0.1:{port}/guong-dien-hinh/{exemplar.stem}/"
        yield Waited(records, "ours: start → first page", [shown(page, "<h1")])
        error, fixed = [], []
        for number in range(RUNS):
            right, sentence = exemplar.read_text("utf-8"), f"Câu sửa thứ {number}."
            error.append(saved(exemplar, MISTAKE[0].sub(MISTAKE[1], right), page, "Cần sửa trước khi xem trang"))
            fixed.append(saved(exemplar, f"{right}\n\n{sentence}\n", page, sentence))
        yield Waited(records, "ours: save → mistake on the page", error)
        yield Waited(records, "ours: mended, with a sentence more → on the page", fixed)
        yield Waited(records, "ours: sentence added → on the page", added(exemplar, page))
    port = free_port()
    with running((*STOCK, f"127.0.0.1:{port}"), stock):
        page = f"http://127.0.0.1:{port}/exemplars/{exemplar.stem}/"
        yield Waited(records, "mkdocs serve: start → first page", [shown(page, "<h1")])
        article = stock / "docs" / "exemplars" / exemplar.name
        yield Waited(records, "mkdocs serve: sentence added → on the page", added(article, page))


def added(file: Path, page: str) -> list[float]:
    """Add sentences to an article, one at a time."""
    return [
        saved(file, f"{file.read_text('utf-8')}\n\nCâu thêm thứ {number}.\n", page, f"Câu thêm thứ {number}.")
        for number in range(RUNS)
    ]


def saved(file: Path, text: str, page: str, expected: str) -> float:
    """Save a file and return the seconds until a page shows what is expected."""
    time.sleep(1)  # an editor reads before going on; what the last build left to do is then done
    began = time.perf_counter()
    file.write_text(text, encoding="utf-8", newline="\n")
    shown(page, expected)
    return time.perf_counter() - began


def shown(page: str, expected: str) -> float:
    """Wait until a page holds a text; return the seconds. Ends the program where it never does."""
    began = time.perf_counter()
    while time.perf_counter() - began < PATIENCE:
        try:
            with urlopen(page, timeout=PATIENCE) as answer:  # noqa: S310 – our own server on this machine
                if expected in answer.read().decode():
                    return time.perf_counter() - began
        except (URLError, ConnectionError):
            pass  # it has not begun to serve, or the page is not made yet
        time.sleep(PAUSE)
    sys.exit(f"{expected!r} did not appear on {page} in {PATIENCE} s")


@contextmanager
def running(command: tuple[str, ...], folder: Path) -> Iterator[None]:
    """Run a server in a session of its own, so that all its processes can be ended."""
    settings = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", "PYTHONPATH": str(folder / "hooks")}
    process = subprocess.Popen(
        command, cwd=folder, env=settings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        yield
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=30)


def free_port() -> int:
    """Return a port on which nothing answers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
