"""The mistakes of editors, by the table: caught on the right line, told in Vietnamese, and mended where that is safe.

What is measured here is printed as a table by `python tests/mistakes/table.py`.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from benchmarks import generate
from mistakes import seeding
from mistakes.seeding import Outcome
from mistakes.table import figures
from portal import fixing, loading
from repository import PROJECT, Repository

AT_LEAST = {"line": 0.98, "hint": 0.98, "column": 0.95, "kind": 0.95, "flagged": 0.95}
FIXED = 0.9
FIVES = 40


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """The valid repository that mistakes are put into; its data files, which none of them changes, are read once."""
    made = seeding.base(tmp_path / "kho")
    data = loading.read_data(made.root)
    monkeypatch.setattr(loading, "read_data", lambda *_: data)
    return made


def test_nothing_is_wrong_with_what_the_mistakes_are_put_into(repo: Repository) -> None:
    assert fixing.judged(repo.root, seeding.AS_OF, {})[0] == []
    assert fixing.fixed(repo.root, seeding.AS_OF).files == ()


def test_there_are_enough_kinds_of_mistakes() -> None:
    cases = seeding.cases()

    assert len({case["name"] for case in cases}) == len(cases) >= 80
    assert sum("fixed" in case for case in cases) >= 60


def test_each_mistake_alone(repo: Repository) -> None:
    found = [seeding.outcomes(repo, seeding.seed(repo, [case]))[0] for case in seeding.cases()]

    _hold(found, "Từng lỗi một")
    assert [one.case["name"] for one in found if one.fixed is False and "fixed" not in one.case] == []


def test_five_mistakes_in_one_file_with_broken_yaml(repo: Repository) -> None:
    found = [one for chosen in seeding.fives(FIVES) for one in seeding.outcomes(repo, seeding.seed(repo, chosen))]

    assert len(found) >= FIVES * 4
    _hold(found, "Năm lỗi một tệp")


def _hold(found: list[Outcome], name: str) -> None:
    """Hold what was measured against what is promised; print the figures and what was missed."""
    print(figures(name, found))
    shares = {what: sum(getattr(one, what) for one in found) / len(found) for what in AT_LEAST}
    fixable = [one for one in found if "fixed" in one.case]
    missed = [one.case["name"] for one in found if not all(getattr(one, what) for what in AT_LEAST)]

    assert all(shares[what] >= least for what, least in AT_LEAST.items()), (shares, missed)
    assert sum(one.fixed is True for one in fixable) >= FIXED * len(fixable), [
        one.case["name"] for one in fixable if not one.fixed
    ]


def test_of_two_hundred_clean_records_at_most_one_is_accused(tmp_path: Path) -> None:
    generate.write(200, tmp_path / "kho")

    problems, _ = fixing.judged(tmp_path / "kho", datetime.fromisoformat("2026-11-22T08:00:00+07:00"), {})

    assert len(problems) <= 1, problems


def test_of_the_real_content_at_most_one_place_is_accused() -> None:
    problems, _ = fixing.judged(PROJECT, datetime.now().astimezone(), {})

    assert len(problems) <= 1, problems
    assert fixing.fixed(PROJECT, datetime.now().astimezone()).files == ()
