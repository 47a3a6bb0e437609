"""A search stays light: at 1,000 records here, at 10,000 in `make bench` (tests/benchmarks/bench_search.py)."""

from __future__ import annotations

from search import weighing


def test_a_search_over_a_thousand_records_stays_within_its_budget(tmp_path) -> None:
    _, folder, _ = weighing.generated(1000, tmp_path)
    rows = weighing.weigh(folder)

    assert not [row for row in rows if row["first"] > 80_000]
    assert not [row for row in rows if row["next"] > 55_000]
    assert sum(row["count"] > 0 for row in rows) > len(rows) // 2
