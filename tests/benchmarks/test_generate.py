"""The records that benchmarks run on are the same for the same number, valid, and of the mixture that is promised."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from benchmarks.generate import main, write
from benchmarks.invented import Writer
from portal import build

COUNT = 120
AS_OF = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> build.Checked:
    root = tmp_path_factory.mktemp("generated") / "kho"
    write(COUNT, root)
    return build.check(root, AS_OF)


def test_nothing_is_wrong_with_generated_records(generated: build.Checked) -> None:
    assert generated.problems == ()
    assert len(generated.catalogue.records) == COUNT


def test_they_are_mixed_as_promised(generated: build.Checked) -> None:
    kinds = Counter(record.type for record in generated.catalogue.records)

    assert kinds == {"exemplar": 72, "news": 30, "legal": 12, "campaign": 6}


def test_about_a_third_has_a_picture(generated: build.Checked) -> None:
    with_picture = sum(bool(record.images) for record in generated.catalogue.records)

    assert 0.2 < with_picture / COUNT < 0.45


def test_they_refer_to_one_another(generated: build.Checked) -> None:
    referred = [record for record in generated.catalogue.records if generated.catalogue.referrers(record)]

    assert len(referred) > 5


def test_they_are_as_long_as_articles(generated: build.Checked) -> None:
    words = [len(exemplar.body.split()) for exemplar in generated.catalogue.exemplars]

    assert 400 < sum(words) / len(words) < 650


def test_the_same_number_gives_the_same_records() -> None:
    assert list(Writer(40).files()) == list(Writer(40).files())


def test_a_wrong_call_is_answered_with_the_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["nhiều", str(tmp_path)]) == 2
    assert "generate.py N OUT" in capsys.readouterr().err
