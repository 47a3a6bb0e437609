"""What holds of earlier results is told from the questions they asked, each looked at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from portal.cache import Cache
from portal.grounds import Grounds
from portal.tracing import BETWEEN, EVERYTHING, Question

ARTICLE = BETWEEN.join(("body", "exemplars/a.md"))
RECORD = BETWEEN.join(("find", "exemplar", "a"))
RESULTS = [(ARTICLE, RECORD), (RECORD,), ()]


class Told:
    """Answers as the test gives them; `asked` are the questions that somebody wanted to have answered."""

    def __init__(self, **answers: str) -> None:
        self.answers = {EVERYTHING: "e", ARTICLE: "a", RECORD: "r"} | answers
        self.asked: list[Question] = []

    def mark(self, question: Question) -> bytes:
        """Return the answer."""
        self.asked.append(question)
        return self.answers[question].encode()


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[Cache]:
    """A cache in which three results are kept with what they asked."""
    cache = Cache(tmp_path)
    Grounds("pages", cache, Told(), b"base").keep(RESULTS)
    yield cache
    cache.close()


def held(cache: Cache, answers: Told, base: bytes = b"base") -> list[bool]:
    grounds = Grounds("pages", cache, answers, base)
    return [grounds.hold(asked) for asked in RESULTS]


def test_results_hold_while_every_answer_is_the_same(cache: Cache) -> None:
    assert held(cache, Told()) == [True, True, True]


def test_a_result_falls_with_one_of_its_answers(cache: Cache) -> None:
    assert held(cache, Told(**{ARTICLE: "b"})) == [False, True, True]
    assert held(cache, Told(**{EVERYTHING: "f", RECORD: "s"})) == [False, False, True]


def test_all_results_fall_with_what_they_all_depend_upon(cache: Cache) -> None:
    assert held(cache, Told(), b"other") == [False, False, False]


def test_only_articles_and_files_are_asked_of_where_everything_else_is_the_same(cache: Cache) -> None:
    answers = Told(**{ARTICLE: "b"})

    assert held(cache, answers) == [False, True, True]
    assert sorted(answers.asked) == sorted([EVERYTHING, ARTICLE])


def test_a_question_of_which_the_cache_lost_the_answer_holds_nothing(cache: Cache) -> None:
    cache.set_values("pages asked", {}, [RECORD])  # of all in the same part of the file

    assert held(cache, Told())[:2] == [False, False]

