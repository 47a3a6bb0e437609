"""What results of earlier builds rest upon: the questions they asked, and whether the answers are what they were.

Thousands of results ask some of the same questions. Each question is kept once with the mark of its answer, so that a
build looks at every question once, and at a result only to see whether all of its questions are among the unchanged.
"""

from __future__ import annotations

from collections.abc import Iterable

from portal.cache import Cache
from portal.tracing import BETWEEN, EVERYTHING, Answers, Question

_BASE: Question = "base"
"""Stands for what every result depends upon; no catalogue is asked about it."""

_BESIDE = tuple(f"{kind}{BETWEEN}" for kind in ("body", "file", "folder", "holds"))
"""How questions begin whose answers the mark of everything does not tell: about articles, and about files anywhere."""


class Grounds:
    """What the results of one kind rest upon. `base` is the mark of what all of them depend upon."""

    def __init__(self, kind: str, cache: Cache, answers: Answers, base: bytes) -> None:
        self._kind = f"{kind} asked"
        self._cache, self._answers, self._base = cache, answers, base
        self._before: dict[Question, bytes] = cache.values(self._kind)
        based = self._before.get(_BASE) == base
        self.settled = based and self._before.get(EVERYTHING) == answers.mark(EVERYTHING)
        """Whether nothing has changed but articles and files beside them."""
        self._same = {question for question in self._before if self._is_same(question)} if based else set()

    def _is_same(self, question: Question) -> bool:
        if question == _BASE or (self.settled and not question.startswith(_BESIDE)):
            return True
        return self._answers.mark(question) == self._before[question]

    def hold(self, asked: Iterable[Question]) -> bool:
        """Tell whether a result that asked these questions would be the same today.

        A question that nothing is known of, since the cache was damaged, counts as one with another answer.
        """
        return bool(self._same) and self._same.issuperset(asked)

    def keep(self, results: Iterable[Iterable[Question]]) -> set[Question]:
        """Note what all results of the kind rest upon now; return every question of theirs."""
        questions = set[Question]().union(*results)
        before, same, mark = self._before, self._same, self._answers.mark
        now = {each: before[each] if each in same else mark(each) for each in (*questions, EVERYTHING)}
        now[_BASE] = self._base
        changed = [name for name in now.keys() | before.keys() if now.get(name) != before.get(name)]
        self._cache.set_values(self._kind, now, changed)
        return questions
