"""A benchmark says what it could not measure, and its tables and drawings show all that it could."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import etree

from benchmarks import bench_edits, bench_report, bench_rivals, generate
from benchmarks.bench_measuring import COLD, OURS, Measured, Row, UnmeasuredError, measure
from benchmarks.bench_rivals import HUGO_NAME, MATERIAL_NAME, set_up
from portal import loading
from portal.records import Exemplar

AS_OF = datetime(2026, 11, 30, tzinfo=UTC)

ROWS = (
    Row(100, OURS, COLD, Measured(2, 3, 50)),
    Row(100, HUGO_NAME, COLD, Measured(1, 1, 60)),
    Row(100, MATERIAL_NAME, COLD, Measured(8, 8, 70)),
    Row(1000, OURS, COLD, Measured(20, 30, 50)),
    Row(1000, HUGO_NAME, COLD, None, "not done in 900 s"),
    Row(1000, MATERIAL_NAME, COLD, Measured(80, 80, 70)),
    Row(1000, OURS, "preview: sentence → page", Measured(0.5, None, 70)),
)


def test_the_processors_of_all_processes_count_together(tmp_path: Path) -> None:
    spin = "sum(range(20_000_000))"
    code = f"import subprocess, sys; subprocess.run([sys.executable, '-c', '{spin}'])"

    assert measure((sys.executable, "-c", code), tmp_path).cpu > measure((sys.executable, "-c", ""), tmp_path).cpu


def test_what_is_measured_finds_what_it_is_given(tmp_path: Path) -> None:
    measure((sys.executable, "-c", "import os; raise SystemExit(os.environ['WANTED'] != 'so')"), tmp_path, WANTED="so")


def test_what_is_measured_may_keep_its_programs_compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")

    measure((sys.executable, "-c", "import sys; raise SystemExit(sys.dont_write_bytecode)"), tmp_path)


def test_a_failure_is_told_with_the_last_words(tmp_path: Path) -> None:
    with pytest.raises(UnmeasuredError, match=r"ended with 3: .*no luck"):
        measure((sys.executable, "-c", "print('no luck'); raise SystemExit(3)"), tmp_path)


def test_what_takes_too_long_is_ended_with_all_it_started(tmp_path: Path) -> None:
    code = "import pathlib, subprocess, sys; subprocess.run([sys.executable, '-c', 'import time; time.sleep(600)'])"
    with pytest.raises(UnmeasuredError, match=r"not done in 0\.5 s"):
        measure((sys.executable, "-c", code), tmp_path, limit=0.5)


def test_who_cannot_be_had_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(*_: Path) -> bench_rivals.Rival:
        raise FileNotFoundError("npm")

    monkeypatch.setitem(bench_rivals.RIVALS, HUGO_NAME, absent)

    with pytest.raises(UnmeasuredError, match=r"cannot be installed: npm"):
        set_up(HUGO_NAME, tmp_path, tmp_path, tmp_path / "hugo")


def test_tables_hold_what_was_measured_and_why_something_was_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bench_report, "RESULTS", tmp_path)
    bench_report.write(ROWS, "thu", 3)
    text = (tmp_path / "thu.md").read_text("utf-8")

    assert "| ours | cold | 100 | 2.00 | 3.00 | 50 | 2.00 | 0.25 |" in text
    assert f"| {HUGO_NAME} | cold | 1,000 | not done in 900 s |  |  |  |  |" in text
    assert "| ours | cold | 2.00 | 20.00 | 1.00 | 2.00 |  | 0.25 | 0.25 |" in text
    assert {len(line.split("|")) for line in text.splitlines() if line.startswith("| ours | cold | 1")} == {10}


def test_nothing_grows_where_one_size_was_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench_report, "RESULTS", tmp_path)

    assert bench_report.write(ROWS[:3], "thu", 3) == ["thu.md", "thu-steps.svg"]
    assert "growth" not in (tmp_path / "thu.md").read_text("utf-8")


def test_drawings_are_whole_and_show_what_was_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench_report, "RESULTS", tmp_path)
    bench_report.write(ROWS, "thu", 3)
    svg = "{http://www.w3.org/2000/svg}"
    bars, lines = (etree.fromstring((tmp_path / f"thu-{name}.svg").read_bytes()) for name in ("steps", "growth"))

    assert len(bars.findall(f"{svg}rect")) == 1 + 3
    assert len(lines.findall(f"{svg}path")) == 4
    assert "prefers-color-scheme: dark" in bars.findtext(f"{svg}style")


def test_edits_leave_content_that_can_be_built_and_put_a_new_record_where_they_say(tmp_path: Path) -> None:
    root = tmp_path / "kho"
    generate.write(60, root)
    made = bench_edits.edits(root, bench_edits.much_referred(root))
    newest = {}
    for what, edit in made.items():
        edit(0)
        catalogue, problems = loading.load(root, AS_OF)
        assert not [problem for problem in problems if problem.severity == "error"], what
        newest[what] = catalogue.listed(Exemplar)[0].id

    assert newest["one new exemplar, the newest"] == "guong-moi-00000"
    assert newest["one new exemplar among older ones"] == "guong-moi-00000"
    assert not (root / "exemplars" / "bai-them-0.md").exists()
