"""Print the table of mistakes as Markdown: `python tests/mistakes/table.py`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent.parent / "hooks"))  # run as a program, as the tests find them
sys.path.insert(0, str(Path(__file__).parent.parent))

from mistakes import seeding
from mistakes.seeding import Outcome


def main() -> int:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        repo = seeding.base(Path(folder) / "kho")
        single = [seeding.outcomes(repo, seeding.seed(repo, [case]))[0] for case in seeding.cases()]
        five = [one for chosen in seeding.fives(40) for one in seeding.outcomes(repo, seeding.seed(repo, chosen))]
    print("| Nhóm | Lỗi | Mã | Đúng dòng | Đúng cột | Chỉ cách viết | Tự sửa |")
    print("|---|---|---|---|---|---|---|")
    for one in single:
        case = one.case
        cells = (case["group"], case["name"], case["code"], *map(_sign, (one.line, one.column, one.hint)), _fix(one))
        print("|", " | ".join(cells), "|")
    print()
    print(figures("Từng lỗi một", single))
    print(figures("Năm lỗi một tệp, có YAML hỏng", five))
    return 0


def figures(name: str, found: list[Outcome]) -> str:
    """Say in one line what was measured."""
    fixable = [one for one in found if "fixed" in one.case]
    counts = {
        "bắt được": sum(one.caught for one in found),
        "đúng dòng": sum(one.line for one in found),
        "đúng cột": sum(one.column for one in found),
        "chỉ cách viết": sum(one.hint for one in found),
        "đúng mã": sum(one.kind for one in found),
        "báo thêm dòng khác": sum(one.elsewhere > 0 for one in found),
    }
    said = ", ".join(f"{what} {count}/{len(found)}" for what, count in counts.items())
    return f"{name}: {said}, tự sửa đúng {sum(one.fixed is True for one in fixable)}/{len(fixable)}"


def _sign(yes: bool) -> str:  # noqa: FBT001
    return "✓" if yes else "✗"


def _fix(one: Outcome) -> str:
    return _sign(bool(one.fixed)) if "fixed" in one.case else "–" if one.fixed is None else "✗ đã đổi"


if __name__ == "__main__":
    sys.exit(main())
