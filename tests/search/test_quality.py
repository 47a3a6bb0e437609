"""What people type leads them where they want to go."""

from __future__ import annotations

import json
from pathlib import Path

import yaml

from search import running

SHARED = json.loads((running.DATA / "queries.json").read_text("utf-8"))
OWN = yaml.safe_load((running.DATA / "own.yml").read_text("utf-8"))
SECOND = yaml.safe_load((running.DATA / "second.yml").read_text("utf-8"))


def ranks(folder: Path, cases: list[dict]) -> dict[str, int | None]:
    answers = running.ask(folder, [{"query": running.query_of(case)} for case in cases])
    found = zip(cases, answers, strict=True)
    return {running.query_of(case): running.rank(answer, case["rel"]) for case, answer in found}


def missed(found: dict[str, int | None], worst: int) -> dict[str, int | None]:
    return {query: rank for query, rank in found.items() if rank is None or rank > worst}


def test_each_shared_query_finds_a_right_page_first(shared) -> None:
    assert len(SHARED) == 30
    assert not missed(ranks(shared, SHARED), 1)


def test_our_own_queries_find_a_right_page_among_the_first_three(own) -> None:
    assert len(OWN) >= 60
    assert not missed(ranks(own, OWN), 3)


def test_nearly_all_of_our_own_queries_find_a_right_page_first(own) -> None:
    # Before anything was tuned on them it was 100 of 104 first, 103 in the first three.
    assert len(missed(ranks(own, OWN), 1)) <= len(OWN) * 2 // 100


def test_a_second_set_of_queries_is_answered_too(own) -> None:
    # By an engine that had never met them: 98 of 108 first, 99 in the first three.
    found = ranks(own, SECOND)

    assert len(missed(found, 1)) <= 3
    assert len(missed(found, 3)) <= 1
