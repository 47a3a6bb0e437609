"""Bytes of a file → its text, whatever program saved it, with all that is wrong in the characters themselves."""

from __future__ import annotations

import re
import unicodedata
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from collections.abc import Callable, Iterable, Iterator

from portal.legacy_fonts import FOREIGN, broken_words, repaired
from portal.problems import START, Kind, Problem, kind
from portal.source import Source
from portal.text import nfc

MAX_BYTES = 2 * 1024 * 1024
"""No article is longer; what is, was saved from Word with its pictures inside."""

_SHOWN = 4
"""So many places of one kind are told apart; the rest is counted."""

F01 = kind(
    "F01",
    "Tệp phải lưu bằng mã UTF-8, không phải UTF-16 hay UTF-32",
    wrong="tệp lưu từ Notepad với “Encoding: Unicode (UTF-16 LE)”",
    right="lưu lại với “Encoding: UTF-8”",
    fixable=True,
)
F02 = kind(
    "F02",
    "Tệp phải lưu bằng mã UTF-8, không phải ANSI hay windows-1258",
    wrong="tệp lưu từ Notepad với “Encoding: ANSI”",
    right="lưu lại với “Encoding: UTF-8”",
)
F03 = kind(
    "F03",
    "Đầu tệp không có dấu BOM",
    wrong="tệp lưu với “Encoding: UTF-8 with BOM”",
    right="lưu lại với “Encoding: UTF-8”",
    severity="warning",
    fixable=True,
)
F04 = kind(
    "F04",
    "Chữ có dấu là Unicode dựng sẵn, không phải tổ hợp",
    wrong="ê + dấu sắc rời (hai ký tự)",
    right="ế (một ký tự)",
    fixable=True,
)
F05 = kind(
    "F05",
    "Không có ký tự vô hình trong văn bản",
    wrong="thi đua + U+200B (khoảng trống độ rộng bằng không)",
    right="thi đua",
    fixable=True,
)
F06 = kind(
    "F06",
    "Không có ký tự điều khiển trong văn bản",
    wrong="xuống dòng mềm U+000B dán từ Word",
    right="xuống dòng bằng phím Enter",
    fixable=True,
)
F07 = kind(
    "F07",
    "Không có ký tự hỏng � trong văn bản",
    wrong="phong tr�o thi đua",
    right="phong trào thi đua",
)
F08 = kind(
    "F08",
    "Chữ là Unicode, không phải phông cũ TCVN3 (.VnTime) hay VNI",
    wrong="Ph¸t triÓn kinh tÕ",
    right="Phát triển kinh tế",
)
F09 = kind(
    "F09",
    "Chữ không bị vỡ vì mở sai bảng mã",
    wrong="Thi Ä‘ua khen thÆ°á»Ÿng",
    right="Thi đua khen thưởng",
)
F10 = kind(
    "F10",
    "Tệp bài không quá 2 MB",
    wrong="bài có ảnh nhúng thẳng trong văn bản (data:image/…)",
    right="để ảnh trong thư mục images/ và dẫn tới ảnh",
)
F11 = kind(
    "F11",
    "Không có ký hiệu riêng của phông Symbol, Wingdings",
    wrong="\uf0b7 Nội dung",
    right="- Nội dung",
)

_HIDDEN = "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0"
_INVISIBLE = re.compile(f"[{_HIDDEN}\ufff9-\ufffb\U000e0000-\U000e0fff]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_BREAKS = "\x0b\x0c\x85\u2028\u2029"
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_MARK = re.compile("[\u0300-\u036f]")
_EMOJI_BEFORE = re.compile("[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]$")
_NAMES = {
    0xAD: "dấu gạch nối mềm",
    0x200B: "khoảng trống độ rộng bằng không",
    0x200C: "dấu ngắt ghép chữ",
    0x200D: "dấu ghép chữ",
    0x2060: "dấu cấm ngắt từ",
    0xFEFF: "dấu BOM giữa tệp",
    0x0B: "xuống dòng mềm của Word",
    0x0C: "ngắt trang",
    0x2028: "ngắt dòng",
    0x2029: "ngắt đoạn",
    0x00: "ký tự rỗng",
}


def decode(data: bytes, path: str) -> tuple[Source, list[Problem]]:
    """Return the text of a file and what is wrong with its characters.

    The text is NFC with `\\n` line ends and without BOM, invisible and control characters; any encoding is read as
    well as it can be, so that everything else can still be checked. Nothing is raised.
    """
    if len(data) > MAX_BYTES:
        size = f"{len(data) / 1024 / 1024:.1f}".replace(".", ",")
        return Source(path, ""), [
            F10.at(path, START, f"Tệp nặng {size} MB, quá mức 2 MB, nên chưa được đọc.", hint=F10.right)
        ]
    text, problems = _characters(data, path)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not unicodedata.is_normalized("NFC", text):
        problems += _decomposed(text, path)
        text = nfc(text)
    if not text.replace("\n", "").isprintable() or FOREIGN.search(text):
        text, found = _cleaned(text, path, encoding_known=not problems or problems[0].code != F02.code)
        problems += found
    return Source(path, text), problems


def _characters(data: bytes, path: str) -> tuple[str, list[Problem]]:
    """Turn bytes into characters, whatever the encoding."""
    if data.startswith(BOM_UTF8):
        problem = F03.at(path, START, "Đầu tệp có dấu BOM; chương trình đã bỏ qua.", hint=F03.right)
        text, problems = _characters(data[len(BOM_UTF8) :], path)
        return text, [problem, *problems]
    if wide := _wide(data):
        text = data.decode(wide, errors="replace").removeprefix("\ufeff")
        name = "UTF-32" if "32" in wide else "UTF-16"
        return text, [F01.at(path, START, f"Tệp lưu bằng mã {name}, không phải UTF-8.", hint=_SAVE_AS)]
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError as error:
        return _not_utf8(data, path, error.start)


_SAVE_AS = "Notepad: Tệp › Lưu thành (Save as) › Mã hóa (Encoding): UTF-8"


def _wide(data: bytes) -> str:
    """Return the name of the two- or four-byte encoding, told by its BOM or by its zero bytes; empty when it is none."""
    for mark, name in (
        (BOM_UTF32_LE, "utf-32-le"),
        (BOM_UTF32_BE, "utf-32-be"),
        (BOM_UTF16_LE, "utf-16-le"),
        (BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(mark):
            return name
    if b"\0" not in data:
        return ""
    even, odd = data[::2].count(0), data[1::2].count(0)
    half = len(data) // 2 or 1
    # Vietnamese letters above U+00FF leave some high bytes non-zero; spaces and ASCII letters leave most of them zero.
    if max(even, odd) > 0.4 * half and min(even, odd) < 0.1 * half:
        return "utf-16-be" if even > odd else "utf-16-le"
    return ""


def _not_utf8(data: bytes, path: str, first: int) -> tuple[str, list[Problem]]:
    """Read bytes of an 8-bit encoding: windows-1258, or a font of old when that gives more words."""
    readings = {
        "windows-1258 (ANSI)": nfc(data.decode("cp1258", errors="replace")),
        "TCVN3 (phông .VnTime)": repaired(data.decode("latin-1"), "TCVN3"),
        "VNI": repaired(data.decode("cp1252", errors="replace"), "VNI"),
    }
    name = "windows-1258 (ANSI)"
    for old, font in (("TCVN3 (phông .VnTime)", "TCVN3"), ("VNI", "VNI")):
        if len(broken_words(data.decode("latin-1"), font)) > 2:
            name = old
            break
    text = readings[name]
    before = data[:first].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    line, column = before.count(b"\n"), len(before) - before.rfind(b"\n") - 1
    span = Source(path, " " * column).span(column, column)
    message = f"Tệp không phải UTF-8; có lẽ lưu bằng {name}. Chữ có dấu đầu tiên đọc sai ở đây."
    place = type(span)(line + 1, span.column, line + 1, span.column + 1)
    return text, [F02.at(path, place, message, hint=_SAVE_AS)]
