"""What the editor reads after an import: what was made, what was proposed, what could not be carried over."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from portal.word.noted import Note, Proposal

_WIDTH = 110


def text(path: str, images: Sequence[str], proposals: Sequence[Proposal], notes: Sequence[Note]) -> str:
    """Return the report on an import. `path` and `images` are the files made, relative to the repository."""
    lines = [f"Đã tạo bài nháp {path}" + (f" và {len(images)} ảnh:" if images else "."), *_listed(images)]
    lines += ["", "Đã đề xuất từ tệp Word, cần xem lại:", *_listed(map(str, proposals))]
    if notes:
        lines += ["", "Không chuyển được hoặc cần biết:", *_listed(map(str, notes))]
    return "\n".join([*lines, "", f"Việc tiếp theo: mở {path}, xem các mục trên, rồi chạy: portal check"])


def _listed(items: Iterable[str]) -> list[str]:
    return [f"  - {_short(item)}" for item in items]


def _short(line: str) -> str:
    return line if len(line) <= 4 * _WIDTH else f"{line[: 4 * _WIDTH]}…"
