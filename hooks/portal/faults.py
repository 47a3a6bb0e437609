"""What the program does when it fails itself: the details for whoever mends it, calm words for whoever meets it."""

from __future__ import annotations

import traceback
from pathlib import Path

LOG = ".cache/loi-chuong-trinh.txt"
"""Where the details are kept, relative to the repository."""

CALM = "Chương trình gặp sự cố ngoài dự kiến; nội dung và trang đang có không bị thay đổi."
WHAT_TO_DO = f"Xin gửi tệp {LOG} cho người phụ trách kỹ thuật, kèm việc vừa làm."


def keep(root: Path, error: BaseException) -> str:
    """Write the details of a fault below a repository and return what to tell the editor.

    A disk that takes no more files is itself a reason to be here: then the words say to pass on what is on the screen.
    """
    told = "".join(traceback.format_exception(error))
    try:
        (root / LOG).parent.mkdir(exist_ok=True)
        (root / LOG).write_text(told, encoding="utf-8", errors="replace")
    except OSError as also:
        reason = also.strerror or type(also).__name__
        return f"Không ghi được tệp báo lỗi ({reason}): hãy xem ổ đĩa còn chỗ không, rồi báo người phụ trách kỹ thuật."
    return WHAT_TO_DO
