"""The bytes of a .docx file → its parts, or a refusal that tells the editor what to do."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO
from pathlib import PurePath

LARGEST_FILE = 80 * 2**20
"""Bytes. A Word file with thirty photos straight from a phone stays below it."""

LARGEST_TEXT = 24 * 2**20
LARGEST_WHOLE = 400 * 2**20
MOST_PARTS = 3000
MOST_PARAGRAPHS = 20_000
"""Those of some 600 pages, or of a list of 5,000 names: half a minute's work."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE_AS = (
    "Mở tệp bằng Word (hoặc LibreOffice), bấm Tệp (File) → Lưu thành (Save As), "
    "ở ô “Kiểu tệp” (Save as type) chọn “Tài liệu Word (*.docx)” rồi nhập tệp mới."
)
_FOREIGN = {
    "xl/": "bảng tính Excel",
    "ppt/": "bài trình chiếu PowerPoint",
}


class UnreadableDocumentError(ValueError):
    """A file that cannot be imported. The text is Vietnamese and tells the editor what to do."""


def parts(data: bytes, name: str) -> Mapping[str, bytes]:
    """Return the parts of a Word file by name, unpacked.

    Raises `UnreadableDocumentError` for every other kind of file, for one that is locked or broken, and for one that
    unfolds to more than `LARGEST_WHOLE` bytes: sizes are judged by the archive's own index before anything is
    unpacked, and zipfile never unpacks more than the index says.
    """
    shown = f"“{PurePath(name).name}”"
    if refusal := _refusal(data):
        raise UnreadableDocumentError(f"Tệp {shown} {refusal}")
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
            _within_bounds(entries, shown)
            _is_word({entry.filename for entry in entries}, shown)
            return {entry.filename: archive.read(entry) for entry in entries if not entry.is_dir()}
    # zipfile raises NotImplementedError for a compression it does not know, RuntimeError for a locked entry.
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        raise broken(shown) from error


def broken(shown: str) -> UnreadableDocumentError:
    """Return the complaint about a file that begins like a Word file and cannot be read on."""
    return UnreadableDocumentError(
        f"Tệp {shown} đã hỏng hoặc chưa chép xong nên không đọc được. Hãy chép lại từ máy gốc; nếu Word mở được thì "
        f"lưu thành tệp mới. {_SAVE_AS}"
    )


def _refusal(data: bytes) -> str:
    """Say why the first bytes cannot be those of a Word file of today, or nothing."""
    if not data:
        return "rỗng, không có nội dung. Hãy chép lại từ máy gốc."
    if len(data) > LARGEST_FILE:
        return (
            f"quá lớn (hơn {LARGEST_FILE // 2**20} MB). Hãy thu nhỏ ảnh trong Word (Nén Ảnh) hoặc tách thành hai bài."
        )
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            return "có mật khẩu nên không đọc được. Mở bằng Word, bỏ mật khẩu (Tệp → Thông tin → Bảo vệ) rồi lưu lại."
        return f"là Word đời cũ (.doc). {_SAVE_AS}"
    if data.startswith(b"%PDF"):
        return f"là PDF, không phải Word. Hãy xin tệp Word gốc; hoặc mở PDF bằng Word để chuyển đổi. {_SAVE_AS}"
    if data.lstrip()[:5] == rb"{\rtf":
        return f"là RTF. {_SAVE_AS}"
    if not data.startswith(b"PK"):
        return f"không phải tệp Word .docx. {_SAVE_AS}"
    return ""


def _within_bounds(entries: list[zipfile.ZipInfo], shown: str) -> None:
    text = sum(entry.file_size for entry in entries if entry.filename.endswith((".xml", ".rels")))
    whole = sum(entry.file_size for entry in entries)
    if len(entries) > MOST_PARTS or text > LARGEST_TEXT or whole > LARGEST_WHOLE:
        raise UnreadableDocumentError(
            f"Tệp {shown} bung ra quá lớn ({whole // 2**20} MB, {len(entries)} thành phần), có thể đã hỏng hoặc "
            "không an toàn. Hãy chép nội dung sang một tệp Word mới rồi nhập lại."
        )
    if any(entry.flag_bits & 1 for entry in entries):
        raise UnreadableDocumentError(f"Tệp {shown} có mật khẩu nên không đọc được. Hãy bỏ mật khẩu rồi lưu lại.")


def _is_word(names: set[str], shown: str) -> None:
    if "word/document.xml" in names:
        return
    if "mimetype" in names and "content.xml" in names:
        raise UnreadableDocumentError(f"Tệp {shown} là OpenDocument (.odt). {_SAVE_AS}")
    for folder, what in _FOREIGN.items():
        if any(name.startswith(folder) for name in names):
            raise UnreadableDocumentError(f"Tệp {shown} là {what}, không phải Word. Hãy chép nội dung sang Word.")
    if "[Content_Types].xml" in names:
        raise broken(shown)
    raise UnreadableDocumentError(
        f"Tệp {shown} là tệp nén, không phải Word. Hãy giải nén rồi chọn tệp .docx bên trong."
    )
