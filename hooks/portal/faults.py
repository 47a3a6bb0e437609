"""What the program does when it fails itself: the details for whoever mends it, calm words for whoever meets it."""

from __future__ import annotations

import errno
import traceback
from pathlib import Path

LOG = ".cache/loi-chuong-trinh.txt"
"""Where the details are kept, relative to the repository."""

CALM = "Chương trình gặp sự cố ngoài dự kiến; nội dung và trang đang có không bị thay đổi."
UNTOUCHED = "Trang đang có được giữ nguyên; sửa tệp ấy rồi chạy lại lệnh."
WHAT_TO_DO = f"Xin gửi tệp {LOG} cho người phụ trách kỹ thuật, kèm việc vừa làm."

_REFUSED = "không đọc hoặc ghi được; có thể thiếu quyền, hoặc tệp đang mở ở chương trình khác"
_DISK = {
    errno.EACCES: _REFUSED,
    errno.EPERM: _REFUSED,
    errno.ENOENT: "không thấy; có thể vừa bị xóa, đổi tên, hoặc là lối tắt đã hỏng",
    errno.ENOSPC: "không ghi được vì ổ đĩa đã đầy",
    errno.EROFS: "không ghi được vì ổ đĩa chỉ cho đọc",
}
"""Why the disk refuses a file: what an editor can put right without anybody's help."""


class ExplainedError(Exception):
    """A failure whose text is for editors already: in Vietnamese, it names the file and says what to do with it."""


def told(root: Path, error: BaseException) -> str:
    """Keep the details of a fault and return what to tell the editor: which file the disk refused, or whom to ask."""
    kept = keep(root, error)
    if isinstance(error, ExplainedError):
        return f"{error}\n{UNTOUCHED}"
    if not isinstance(error, OSError) or error.errno not in _DISK or not error.filename:
        return f"{CALM}\n{kept}"
    file = Path(str(error.filename))
    name = file.relative_to(root) if file.is_relative_to(root) else file
    return f"“{name.as_posix()}”: {_DISK[error.errno]}.\nHãy xem lại tệp ấy rồi chạy lại lệnh."


def reason(error: OSError) -> str:
    """Return, in Vietnamese, why the disk refuses a file."""
    return _DISK.get(error.errno or 0, "không đọc được: ổ đĩa báo lỗi")


def keep(root: Path, error: BaseException) -> str:
    """Write the details of a fault below a repository and return what to tell the editor: its own words, if it has any.

    A disk that takes no more files is itself a reason to be here: then the words say to pass on what is on the screen.
    """
    told = "".join(traceback.format_exception(error))
    try:
        (root / LOG).parent.mkdir(exist_ok=True)
        (root / LOG).write_text(told, encoding="utf-8", errors="replace")
    except OSError as also:
        reason = also.strerror or type(also).__name__
        return f"Không ghi được tệp báo lỗi ({reason}): hãy xem ổ đĩa còn chỗ không, rồi báo người phụ trách kỹ thuật."
    return str(error) if isinstance(error, ExplainedError) else WHAT_TO_DO
