"""What was mended, for whoever looks at the terminal: the lines before and after, and what is left to do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import unified_diff

from portal.decode import WIDE
from portal.fixing import File

_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00a0\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3000\ue000-\uf8ff\ufeff]"
)
_CONTEXT = 1


def difference(file: File) -> str:
    """Return the lines of a file that changed, as a unified diff; signs that cannot be seen are named."""
    before, after = _lines(file.before), _lines(file.after)
    lines = [*unified_diff(before, after, f"{file.path} (đang có)", f"{file.path} (đã sửa)", lineterm="", n=_CONTEXT)]
    if not lines:
        return f"{file.path}: chữ giữ nguyên, chỉ đổi cách lưu tệp."
    return "\n".join(lines)


def summary(files: Sequence[File], failed: Iterable[str], left: int) -> str:
    """Say how much was mended, which files could not be written, and how much is left."""
    failures = set(failed)
    done = [file for file in files if file.path not in failures]
    count = sum(len(file.mended) for file in done)
    said = [f"Đã sửa {count} chỗ trong {len(done)} tệp." if count else "Không có chỗ nào sửa tự động được."]
    said += [
        f"Không ghi được {path}: tệp đang mở trong chương trình khác, chỉ cho đọc, hoặc vừa được sửa."
        for path in sorted(failures)
    ]
    said.append(f"Còn {left} chỗ phải tự sửa." if left else "Không còn chỗ nào phải tự sửa.")
    return "\n".join(said)


def _lines(data: bytes) -> list[str]:
    wide = next((name for mark, name in WIDE if data.startswith(mark)), "utf-8")
    lines = re.split(r"\r\n|\r|\n", data.decode(wide, errors="replace"))
    return [_UNSEEN.sub(lambda found: f"[U+{ord(found[0]):04X}]", line) for line in lines]
