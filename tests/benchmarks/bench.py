"""Measure the program beside stock Material on the same Markdown: `make bench`, or `bench.py 3000` for other sizes.

Every figure is the wall time of a whole process, as an editor waits for it, from an empty output folder and an empty
cache. The two sides take turns, so that a machine growing slower slows both. Nothing here passes or fails.
"""

from __future__ import annotations

import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))  # run as a program, it finds its neighbours as the tests do

from benchmarks import generate
from benchmarks.invented import FOLDERS

RUNS = 3
SIZES = (300, 1000)
CHECKED = 1000
RESULTS = Path(__file__).parent / "results"
OURS = ("portal", "build")
STOCK = (sys.executable, "-m", "mkdocs", "build")

STOCK_CONFIGURATION = """\
site_name: Stock Material
site_url: https://stock.example/
theme:
  name: material
  language: vi
plugins:
  - search
nav:
  - index.md
validation:
  omitted_files: ignore
"""


@dataclass(frozen=True)
class Measured:
    """A command's median wall time in seconds and its largest memory in megabytes (of its largest process)."""

    name: str
    records: int
    seconds: float
    slowest: float
    megabytes: float


def main(arguments: list[str]) -> int:
    """Measure, print the table and write it down."""
    sizes = tuple(int(argument) for argument in arguments) or SIZES
    with tempfile.TemporaryDirectory(prefix="portal-bench-") as folder:
        rows = [row for records in sizes for row in builds(records, Path(folder))]
        rows.append(check(CHECKED, Path(folder)))
    report = written(rows)
    print(report)
    RESULTS.mkdir(exist_ok=True)
    file = RESULTS / f"{datetime.now(UTC):%Y-%m-%d}.md"
    file.write_text(report + "\n", encoding="utf-8")
    print(f"\nWritten to {file.relative_to(Path.cwd()) if file.is_relative_to(Path.cwd()) else file}")
    return 0


def repository(records: int, folder: Path) -> Path:
    """Return a generated repository of so many records, made once."""
    root = folder / f"ours-{records}"
    if not root.exists():
        generate.write(records, root)
    return root


def stock(records: int, folder: Path) -> Path:
    """Return a stock Material site of the same records: the same Markdown and the same pictures."""
    ours, root = repository(records, folder), folder / f"stock-{records}"
    for name in FOLDERS.values():
        shutil.copytree(ours / name, root / "docs" / name, ignore=shutil.ignore_patterns("*.yml"))
    (root / "docs" / "index.md").write_text("# Stock Material\n", encoding="utf-8")
    (root / "mkdocs.yml").write_text(STOCK_CONFIGURATION, encoding="utf-8")
    return root


def builds(records: int, folder: Path) -> Iterable[Measured]:
    """Measure cold builds, ours and the stock one in turns, then ours once more with nothing changed."""
    ours, theirs = repository(records, folder), stock(records, folder)
    runs: dict[str, list[tuple[float, float]]] = {"ours": [], "again": [], "stock": []}
    for _ in range(RUNS):
        runs["ours"].append(timed(OURS, ours, remove=("site", ".cache")))
        runs["stock"].append(timed(STOCK, theirs, remove=("site",)))
        runs["again"].append(timed(OURS, ours))
    yield measured("build", records, runs["ours"])
    yield measured("build again, nothing changed", records, runs["again"])
    yield measured("stock Material, search", records, runs["stock"])


def check(records: int, folder: Path) -> Measured:
    """Measure `portal check` on clean records."""
    root = repository(records, folder)
    return measured("portal check", records, [timed(("portal", "check"), root) for _ in range(RUNS)])


def timed(command: tuple[str, ...], folder: Path, remove: tuple[str, ...] = ()) -> tuple[float, float]:
    """Run a command and return its wall time in seconds and its memory in megabytes. Ends the program if it fails."""
    for name in remove:
        shutil.rmtree(folder / name, ignore_errors=True)
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PATH": path}
    with tempfile.TemporaryFile() as said:
        began = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=said, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            sys.exit(f"{' '.join(command)} failed in {folder}:\n{said.read().decode(errors='replace')[-4000:]}")
    unit = 1024 if sys.platform != "darwin" else 1024 * 1024
    return seconds, usage.ru_maxrss / unit


def measured(name: str, records: int, runs: list[tuple[float, float]]) -> Measured:
    """Return the median of some runs."""
    seconds, megabytes = zip(*runs, strict=True)
    return Measured(name, records, statistics.median(seconds), max(seconds), max(megabytes))


def written(rows: list[Measured]) -> str:
    """Return the measurements as a Markdown table, each beside the stock build of the same size."""
    base = {row.records: row.seconds for row in rows if row.name.startswith("stock")}
    machine = (
        f"Measured on {datetime.now(UTC):%Y-%m-%d}: {os.cpu_count()} cores, {platform.system()} {platform.machine()}, "
        f"Python {platform.python_version()}, MkDocs {version('mkdocs')}, Material {version('mkdocs-material')}; "
        f"median of {RUNS} cold runs of whole processes, taking turns."
    )
    lines = [
        machine,
        "",
        "| what | records | median s | slowest s | of stock | MB |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for row in sorted(rows, key=lambda row: (row.records, row.name)):
        builds = "build" in row.name or row.name.startswith("stock")
        ratio = f"{row.seconds / base[row.records]:.2f}" if builds and row.records in base else ""
        lines.append(
            f"| {row.name} | {row.records:,} | {row.seconds:.2f} | {row.slowest:.2f} | {ratio} | {row.megabytes:.0f} |"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
