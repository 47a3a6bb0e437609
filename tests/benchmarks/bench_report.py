"""What was measured, as tables in Markdown with drawings beside them."""

from __future__ import annotations

import math
import os
import platform
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from benchmarks import bench_charts
from benchmarks.bench_measuring import COLD, OURS, Row
from benchmarks.bench_rivals import HUGO_NAME, MATERIAL_NAME

RESULTS = Path(__file__).parent / "results"
BESIDE = {"Hugo's": HUGO_NAME, "Material's": MATERIAL_NAME}
"""Whose cold builds ours is held against."""

NOT_DRAWN = ("preview: start", "preview: mistake")
"""What more lines than can be told apart would be."""

COLUMNS = ("who", "what", "records", "wall s", "processor s", "MB", *(f"of {whose} cold wall" for whose in BESIDE))


def write(rows: Sequence[Row], name: str, runs: int) -> list[str]:
    """Write the tables and the drawings below results/; return the names of the files."""
    RESULTS.mkdir(exist_ok=True)
    drawings = {f"{name}-steps.svg": bench_charts.bars(*_steps(rows))}
    if len(_sizes(rows)) > 1:
        said = "Wall seconds as records grow, both axes logarithmic"
        drawings[f"{name}-growth.svg"] = bench_charts.lines(said, _growing(rows))
    for file, drawing in drawings.items():
        (RESULTS / file).write_bytes(drawing)
    text = "\n".join(_tables(rows, runs, list(drawings)))
    (RESULTS / f"{name}.md").write_text(f"{text}\n", encoding="utf-8")
    return [f"{name}.md", *drawings]


def line(row: Row, rows: Sequence[Row]) -> str:
    """Return a measurement as a line of the table, its wall time beside cold builds of the same size and run."""
    cells = [row.who, row.what, f"{row.records:,}"]
    if row.median is None:
        return _cells([*cells, row.why.replace("|", "/"), *[""] * (len(COLUMNS) - len(cells) - 1)])
    spent = row.median.cpu
    cells += [f"{row.median.wall:.2f}", "" if spent is None else f"{spent:.2f}", f"{row.median.megabytes:.0f}"]
    for name in BESIDE.values():
        base = _wall(rows, row.records, name, COLD)
        cells.append(f"{row.median.wall / base:.2f}" if base else "")
    return _cells(cells)


def _tables(rows: Sequence[Row], runs: int, drawings: Sequence[str]) -> Iterator[str]:
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    yield (
        f"Measured on {datetime.now(UTC):%Y-%m-%d}: {os.cpu_count()} cores, {platform.system()} {platform.machine()}, "
        f"Python {platform.python_version()}, MkDocs {version('mkdocs')}, Material {version('mkdocs-material')}; "
        f"median of {runs} runs of whole processes, taking turns; processor time and memory are those of a process and "
        f"all it starts. Load averages of the machine at the end: {load}; more than the number of cores means that "
        f"others were at work on it."
    )
    yield ""
    yield from _table(COLUMNS, 2, (line(row, rows) for row in rows))
    yield ""
    yield f"![Wall seconds of each step at the most records]({drawings[0]})"
    if len(sizes := _sizes(rows)) > 1:
        yield ""
        yield from _growth(rows, sizes)
        yield ""
        yield f"![Wall seconds as records grow]({drawings[1]})"


def _sizes(rows: Sequence[Row]) -> list[int]:
    return sorted({row.records for row in rows})


def _growth(rows: Sequence[Row], sizes: Sequence[int]) -> Iterator[str]:
    """Yield how wall time grows: as N to the power of the exponent, so 1 is in step with N and 0 does not depend on it.

    The ratios say whether ours gains on the others' cold builds as records grow.
    """
    yield "Wall seconds as records grow; from the smallest to the largest size as N to the power of *exponent*:"
    yield ""
    ratios = [f"of {whose}, {size:,}" for whose in BESIDE for size in sizes]
    yield from _table(("who", "what", *(f"{size:,}" for size in sizes), "exponent", *ratios), 2, _grown(rows, sizes))


def _grown(rows: Sequence[Row], sizes: Sequence[int]) -> Iterator[str]:
    for who, what in dict.fromkeys((row.who, row.what) for row in rows):
        walls = [_wall(rows, size, who, what) for size in sizes]
        bases = [_wall(rows, size, name, COLD) for name in BESIDE.values() for size in sizes]
        ratios = [f"{wall / base:.2f}" if wall and base else "" for wall, base in zip(walls * 2, bases, strict=True)]
        yield _cells([who, what, *(f"{wall:.2f}" if wall else "" for wall in walls), _exponent(walls, sizes), *ratios])


def _exponent(walls: Sequence[float | None], sizes: Sequence[int]) -> str:
    known = [(size, wall) for size, wall in zip(sizes, walls, strict=True) if wall]
    if len(known) < 2:
        return ""
    (small, before), (large, after) = known[0], known[-1]
    return f"{math.log(after / before) / math.log(large / small):.2f}"


def _steps(rows: Sequence[Row]) -> tuple[str, list[bench_charts.Bar]]:
    """Return the steps of the largest size, those of ours together."""
    largest = max(row.records for row in rows)
    found = [row for row in rows if row.records == largest and row.median]
    found.sort(key=lambda row: (row.what == COLD, row.who == OURS), reverse=True)
    bars = [bench_charts.Bar(f"{row.who}: {row.what}", row.median.wall, ours=row.who == OURS) for row in found]
    return f"Wall seconds at {largest:,} records", bars


def _growing(rows: Sequence[Row]) -> list[bench_charts.Line]:
    """Return cold builds of all, the edits of ours and its preview as lines."""
    found = []
    for who, what in dict.fromkeys((row.who, row.what) for row in rows if row.who == OURS or row.what == COLD):
        if what.startswith(NOT_DRAWN):
            continue
        points = [(row.records, row.median.wall) for row in rows if row[1:3] == (who, what) and row.median]
        if points:
            found.append(bench_charts.Line(f"{who}: {what}", points, ours=who == OURS))
    return found


def _wall(rows: Sequence[Row], records: int, who: str, what: str) -> float | None:
    wanted = (records, who, what)
    return next((row.median.wall for row in rows if row[:3] == wanted and row.median), None)


def _table(columns: Sequence[str], texts: int, lines: Iterator[str]) -> Iterator[str]:
    yield _cells(columns)
    yield f"|{'---|' * texts}{'---:|' * (len(columns) - texts)}"
    yield from lines


def _cells(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
