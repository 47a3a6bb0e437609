"""Which edits can be made at once."""

from __future__ import annotations

from collections.abc import Iterable

from portal.problems import Edit, Problem


def chosen(problems: Iterable[Problem]) -> tuple[list[Edit], list[Problem]]:
    """Return the edits of all problems but those that overlap an earlier one's, and the problems that they mend.

    Problems with the very same edits are mended together: a number may be wrong in two ways with one right form.
    """
    taken: list[Edit] = []
    done: list[Problem] = []
    known: set[tuple[Edit, ...]] = set()
    for problem in problems:
        if not problem.edits:
            continue
        if problem.edits not in known:
            if any(_overlap(edit, other) for edit in problem.edits for other in taken):
                continue
            known.add(problem.edits)
            taken += problem.edits
        done.append(problem)
    return taken, done


def _overlap(one: Edit, other: Edit) -> bool:
    """Tell whether two edits change the same characters; text put in at the same place is no overlap."""
    return one[0] < other[1] and other[0] < one[1]
