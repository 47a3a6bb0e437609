"""Measure builds beside other generators on the same Markdown: `make bench`, or `bench.py 300 1000 3000`.

Ours makes all that its site has: pages, lists, feeds, the search index, pictures, open data. A cold build begins
without site and cache; the edits follow one another in the same repository, each measured from the edit to the end of
the program. Ours and the others take turns, so that a machine growing slower slows all. Nothing here passes or fails.
"""

from __future__ import annotations

import os
import platform
import re
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent.parent))  # run as a program, it finds its neighbours as the tests do
sys.path.insert(1, str(Path(__file__).parent.parent.parent / "hooks"))

from benchmarks import generate
from benchmarks.bench_measuring import Measured, measure
from benchmarks.bench_rivals import rivals
from portal.cache import SETTLED

RUNS = int(os.environ.get("PORTAL_BENCH_RUNS", "3"))
SIZES = (300, 1000)
REFERRING = 200
RESULTS = Path(__file__).parent / "results"
TOOLS = Path(tempfile.gettempdir()) / "portal-bench-tools"
OURS = (sys.executable, "-m", "mkdocs", "build", "--quiet")
CHECK = (sys.executable, "-c", "import sys; from portal.cli import main; sys.exit(main(['check']))")


class Row(NamedTuple):
    """What was measured: of how many records, what was done, the median of its runs."""

    records: int
    what: str
    median: Measured


def main(arguments: list[str]) -> int:
    """Measure, print the table and write it down."""
    sizes = tuple(int(argument) for argument in arguments) or SIZES
    rows: list[Row] = []
    for records in sizes:
        with tempfile.TemporaryDirectory(prefix="portal-bench-") as folder:
            for row in measured(records, Path(folder)):
                rows.append(row)
                print(line(row, rows), flush=True)
    report = written(rows)
    RESULTS.mkdir(exist_ok=True)
    file = RESULTS / f"{datetime.now(UTC):%Y-%m-%d}.md"
    file.write_text(report + "\n", encoding="utf-8")
    print(f"\nWritten to {file.name} in {RESULTS.name}/")
    return 0


def measured(records: int, folder: Path) -> Iterator[Row]:
    """Measure everything at one size."""
    ours = folder / "ours"
    generate.write(records, ours)
    campaign = much_referred(ours)
    others = list(rivals(ours, TOOLS, folder / "others"))
    time.sleep(SETTLED / 1e9 + 1)  # files just written may change unseen, so a build does not trust their times
    runs: dict[str, list[Measured]] = {"cold": [], **{other.name: [] for other in others}}
    for _ in range(RUNS):
        runs["cold"].append(from_nothing(OURS, ours, ("site", ".cache")))
        for other in others:
            runs[other.name].append(from_nothing(other.command, other.folder, other.leaves))
    for what, found in runs.items():
        yield Row(records, what, median(found))
    for what, edit in edits(ours, campaign).items():
        found = []
        for number in range(RUNS):
            edit(number)
            found.append(measure(OURS, ours))
        yield Row(records, what, median(found))
    environment = {"PYTHONPATH": str(ours / "hooks")}
    yield Row(records, "portal check", median([measure(CHECK, ours, environment) for _ in range(RUNS)]))


def from_nothing(command: tuple[str, ...], folder: Path, leaves: tuple[str, ...]) -> Measured:
    """Measure a build without anything of the one before."""
    for name in leaves:
        shutil.rmtree(folder / name, ignore_errors=True)
    return measure(command, folder)


def much_referred(root: Path) -> Path:
    """Have up to 200 exemplars belong to the oldest campaign; return its file."""
    campaigns = {path: published(path) for path in (root / "campaigns").glob("*.md")}
    oldest = min(campaigns, key=campaigns.__getitem__)
    for path in sorted((root / "exemplars").glob("*.md"), key=published, reverse=True)[:REFERRING]:
        text = path.read_text("utf-8")
        text = re.sub(r"^campaigns:\n- .*$", f"campaigns:\n- {oldest.stem}", text, flags=re.MULTILINE)
        path.write_text(text, encoding="utf-8", newline="\n")
    return oldest


def published(path: Path) -> str:
    """Return the instant of publication, as written."""
    found = re.search(r"^published: (.+)$", path.read_text("utf-8"), flags=re.MULTILINE)
    return found[1] if found else ""


def edits(root: Path, campaign: Path) -> dict[str, Callable[[int], object]]:
    """Return what is done before each measured build; each takes the number of the run."""
    exemplar = min((root / "exemplars").glob("*.md"))
    template = root / "site_overrides" / "pages" / "exemplar.html"

    def more(path: Path, text: str) -> object:
        return path.write_text(path.read_text("utf-8") + text, encoding="utf-8", newline="\n")

    def retitle(number: int) -> object:
        text = campaign.read_text("utf-8")
        text = re.sub(r"^summary: .*$", f"summary: {SUMMARY} {number}.", text, flags=re.MULTILINE)
        return campaign.write_text(text, encoding="utf-8", newline="\n")

    def add(number: int) -> object:
        text = exemplar.read_text("utf-8")
        head = re.sub(r"^id: .*$", f"id: guong-them-{number:05}", text, flags=re.MULTILINE)
        head = re.sub(r"^(title: '?)", rf"\g<1>Bài thêm {number}. ", head, flags=re.MULTILINE)
        body = f"{head}\n\nBài thêm thứ {number}, khác mọi bài đã có.\n"
        return (root / "exemplars" / f"bai-them-{number}.md").write_text(body, encoding="utf-8", newline="\n")

    return {
        "nothing changed": lambda _: None,
        "one exemplar edited": lambda number: more(exemplar, f"\n\nCâu thêm thứ {number}.\n"),
        f"summary of a campaign with {REFERRING} exemplars": retitle,
        "one new exemplar": add,
        "one exemplar deleted": lambda number: (root / "exemplars" / f"bai-them-{number}.md").unlink(),
        "a template changed": lambda number: more(template, f"{{# {number} #}}\n"),
    }


SUMMARY = "Phong trào được sửa phần tóm tắt để đo thời gian dựng lại các trang liên quan, lần"


def median(runs: list[Measured]) -> Measured:
    """Return the median of each figure, and the largest memory."""
    return Measured(
        statistics.median(run.wall for run in runs),
        statistics.median(run.cpu for run in runs),
        max(run.megabytes for run in runs),
    )


def line(row: Row, rows: list[Row]) -> str:
    """Return a measurement as a line of the table, its wall time beside Hugo's and Material's of the same size."""
    cells = [row.what, f"{row.records:,}", f"{row.median.wall:.2f}", f"{row.median.cpu:.2f}"]
    for name in ("Hugo", "Material"):
        base = next((each for each in rows if each.records == row.records and each.what.startswith(name)), None)
        cells.append(f"{row.median.wall / base.median.wall:.2f}" if base else "")
    return f"| {' | '.join(cells)} | {row.median.megabytes:.0f} |"


def written(rows: list[Row]) -> str:
    """Return the measurements as Markdown."""
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    said = (
        f"Measured on {datetime.now(UTC):%Y-%m-%d}: {os.cpu_count()} cores, {platform.system()} {platform.machine()}, "
        f"Python {platform.python_version()}, MkDocs {version('mkdocs')}, Material {version('mkdocs-material')}; "
        f"median of {RUNS} runs of whole processes, taking turns. Load averages of the machine at the end: {load}; "
        f"more than the number of cores means that others were at work on it."
    )
    head = (
        "| what | records | wall s | processor s | of Hugo's wall | of Material's wall | MB |",
        "|---|---:|---:|---:|---:|---:|---:|",
    )
    return "\n".join([said, "", *head, *(line(row, rows) for row in rows)])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
