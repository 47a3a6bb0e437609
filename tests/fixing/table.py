"""Print what `--fix` makes of the rules' own seeded mistakes, by code: `python tests/fixing/table.py`."""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent.parent / "hooks"))  # run as a program, as the tests find them
sys.path.insert(0, str(Path(__file__).parent.parent))

from fixing.seeds import Seeded, seeded


def main() -> int:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        found = [*seeded(Path(folder) / "kho")]
    print("\n".join(rows(found)))
    print()
    print(figures(found))
    for one in due(found):
        print(f"còn nợ: {one.code} {one.case}: {one.problem.message}")
    return 0


def rows(found: Iterable[Seeded]) -> list[str]:
    """Return the table: of each code how many were seeded, how many have one right answer, how many were mended."""
    every, one_answer, mended = Counter[str](), Counter[str](), Counter[str]()
    for one in found:
        every[one.code] += 1
        one_answer[one.code] += not one.is_open
        mended[one.code] += one.mended
    head = ["| Mã | Gieo | Có một lời giải | Đã sửa |", "|---|---:|---:|---:|"]
    return head + [f"| {code} | {every[code]} | {one_answer[code]} | {mended[code]} |" for code in sorted(every)]


def figures(found: Sequence[Seeded]) -> str:
    """Say in one line what was measured."""
    mended, answered = sum(one.mended for one in found), sum(not one.is_open for one in found)
    return (
        f"Gieo {len(found)} lỗi, {answered} lỗi có một lời giải; tự sửa {mended}: "
        f"{mended / answered:.0%} của lỗi có một lời giải, {mended / len(found):.0%} của mọi lỗi"
    )


def due(found: Iterable[Seeded]) -> list[Seeded]:
    """Return what has one right answer and was not mended."""
    return [one for one in found if not one.mended and not one.is_open]


if __name__ == "__main__":
    sys.exit(main())
