"""Measure builds and the preview beside other generators on the same Markdown: `make bench`, or `bench.py 300 1000`.

Ours makes all that its site has: pages, lists, feeds, the search index, pictures, open data. A cold build begins
without site and cache; the edits follow one another in the same repository, each measured from the edit to the end of
the program. Ours and the others take turns, so that a machine growing slower slows all. What cannot be measured is
written down with the reason. Nothing here passes or fails.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))  # run as a program, it finds its neighbours as the tests do
sys.path.insert(1, str(Path(__file__).parent.parent.parent / "hooks"))

from benchmarks import bench_preview, generate
from benchmarks.bench_edits import NOTHING, ONE, add_sentence, edits, much_referred
from benchmarks.bench_measuring import COLD, OURS, Measured, Row, UnmeasuredError, measure, median
from benchmarks.bench_report import line, write
from benchmarks.bench_rivals import RIVALS, Rival, set_up
from portal.cache import SETTLED

SIZES = (300, 1000)
TOOLS = Path(tempfile.gettempdir()) / "portal-bench-tools"
BUILD = (sys.executable, "-m", "mkdocs", "build", "--quiet")
CHECK = (sys.executable, "-c", "import sys; from portal.cli import main; sys.exit(main(['check']))")


def main(arguments: Sequence[str]) -> int:
    """Measure, print the rows, and write tables and drawings after each size."""
    given = _parser().parse_args(arguments)
    names = [name for name in RIVALS if any(name.lower().startswith(each.lower()) for each in given.rivals.split(","))]
    rows: list[Row] = []
    for records in given.sizes or SIZES:
        with tempfile.TemporaryDirectory(prefix="portal-bench-") as folder:
            slow = {row.who for row in rows if row.why and row.what == COLD}
            run = Run(records, Path(folder), [name for name in names if name not in slow], given.runs, given.limit)
            for row in run.measured(preview=not given.no_preview):
                rows.append(row)
                print(line(row, rows), flush=True)
        print(f"Written: {', '.join(write(rows, given.name, given.runs))}\n", flush=True)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("sizes", type=int, nargs="*", help=f"numbers of records; {SIZES} where none are given")
    parser.add_argument("--rivals", default=",".join(RIVALS), help="how their names begin, with commas: hugo,material")
    parser.add_argument("--runs", type=int, default=int(os.environ.get("PORTAL_BENCH_RUNS", "3")))
    parser.add_argument("--limit", type=float, default=900, help="seconds; who takes longer has no larger sizes")
    parser.add_argument("--no-preview", action="store_true", help="leave out the preview")
    parser.add_argument("--name", default=f"{datetime.now(UTC):%Y-%m-%d}", help="of the files in results/")
    return parser


class Run:
    """Everything that is measured at one size."""

    def __init__(self, records: int, folder: Path, names: Sequence[str], runs: int, limit: float) -> None:
        self.records, self.folder, self.names, self.runs, self.limit = records, folder, names, runs, limit
        self.ours = folder / "ours"

    def measured(self, *, preview: bool) -> Iterator[Row]:
        """Yield what was measured, the cold builds first: what follows is held against them."""
        generate.write(self.records, self.ours)
        campaign = much_referred(self.ours)
        others: dict[str, Rival] = {}
        for number, name in enumerate(self.names):
            try:
                others[name] = set_up(name, self.ours, TOOLS, self.folder / str(number))
            except UnmeasuredError as error:
                yield Row(self.records, name, COLD, None, str(error))
        time.sleep(SETTLED / 1e9 + 1)  # files just written may change unseen, so a build does not trust their times
        yield from self._cold(others)
        for what, edit in edits(self.ours, campaign).items():
            again = {name: partial(self._again, each, what) for name, each in others.items() if what in (NOTHING, ONE)}
            yield from self._turns(what, {OURS: partial(self._ours, edit), **again})
        yield from self._turns("portal check", {OURS: lambda _: measure(CHECK, self.ours, self.limit, **self._path())})
        if preview:
            yield from bench_preview.rows(self.records, self.ours, self.folder / "preview", self.runs, self.limit)

    def _cold(self, others: dict[str, Rival]) -> Iterator[Row]:
        """Measure builds from nothing; who cannot do one is left out of what follows."""
        ours = Rival(BUILD, self.ours, ("site", ".cache"), self.ours)
        builds = {name: partial(self._from_nothing, each) for name, each in {OURS: ours, **others}.items()}
        for row in self._turns(COLD, builds):
            if row.why:
                others.pop(row.who, None)
            yield row

    def _turns(self, what: str, builds: dict[str, Callable[[int], Measured]]) -> Iterator[Row]:
        """Have each take its turn so many times; who fails once is not asked again."""
        found: dict[str, list[Measured]] = {name: [] for name in builds}
        failed: dict[str, str] = {}
        for number in range(self.runs):
            for name in [name for name in builds if name not in failed]:
                try:
                    found[name].append(builds[name](number))
                except UnmeasuredError as error:
                    failed[name] = str(error)
        for name, runs in found.items():
            why = failed.get(name, "")
            yield Row(self.records, name, what, None if why else median(runs), why)

    def _from_nothing(self, each: Rival, _number: int) -> Measured:
        for name in each.leaves:
            shutil.rmtree(each.folder / name, ignore_errors=True)
        return measure(each.command, each.folder, limit=self.limit)

    def _ours(self, edit: Callable[[int], object], number: int) -> Measured:
        edit(number)
        return measure(BUILD, self.ours, limit=self.limit)

    def _again(self, each: Rival, what: str, number: int) -> Measured:
        """Have another build over what it built before, with whatever it remembers."""
        if what == ONE:
            add_sentence(min((each.articles / "exemplars").glob("*.md")), number)
        return measure(each.command, each.folder, limit=self.limit)

    def _path(self) -> dict[str, str]:
        return {"PYTHONPATH": str(self.ours / "hooks")}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
