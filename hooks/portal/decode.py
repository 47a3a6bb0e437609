"""Bytes of a file → its text, whatever program saved it, with all that is wrong in the characters themselves."""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from collections import Counter
from dataclasses import replace

from portal.characters import F08, cleaned, composed
from portal.legacy_fonts import FONTS, FOREIGN
from portal.problems import START, Problem, Span, kind
from portal.source import Source
from portal.text import is_syllable, nfc

MAX_BYTES = 2 * 1024 * 1024
"""No article is longer; a longer one was saved from Word with its pictures inside."""

F01 = kind(
    "F01",
    "Tệp lưu bằng mã UTF-8, không phải UTF-16 hay UTF-32",
    wrong="tệp lưu từ Notepad với “Encoding: Unicode”",
    right="lưu lại với “Encoding: UTF-8”",
    fixable=True,
)
F02 = kind(
    "F02",
    "Tệp lưu bằng mã UTF-8, không phải ANSI (windows-1258, TCVN3, VNI)",
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
F10 = kind(
    "F10",
    "Tệp bài không quá 2 MB",
    wrong="bài có ảnh nhúng thẳng trong văn bản (data:image/…)",
    right="để ảnh trong thư mục images/ và dẫn tới ảnh",
)

F18 = kind(
    "F18",
    "Các dòng trong một tệp xuống dòng cùng một kiểu",
    wrong="tệp có dòng xuống kiểu Windows, có dòng xuống kiểu khác",
    right="cả tệp một kiểu",
    severity="warning",
    fixable=True,
)

F19 = kind(
    "F19",
    "Tệp bài là tệp chữ, không phải tệp Word, PDF hay ảnh đổi đuôi",
    wrong="bai-viet.docx đổi tên thành bai-viet.md",
    right="portal import bai-viet.docx --as news",
)

_SAVE_AS = "mở tệp bằng Notepad, chọn Tệp › Lưu thành (Save as), ô Mã hóa (Encoding) chọn UTF-8"
_WORD = re.compile(r"[^\W\d_]+")
_FOREIGN_HEADS = (
    (b"PK\x03\x04", "tệp Word (.docx)"),
    (b"\xd0\xcf\x11\xe0", "tệp Word cũ (.doc)"),
    (b"{\\rtf", "tệp Word (.rtf)"),
    (b"%PDF", "tệp PDF"),
    (b"\xff\xd8\xff", "tệp ảnh"),
    (b"\x89PNG", "tệp ảnh"),
)
_LINE_END = re.compile(r"\r\n|\r|\n")
_LINE_ENDS = {"\r\n": "kiểu Windows (CRLF)", "\n": "kiểu Linux (LF)", "\r": "kiểu máy Mac cũ (CR)"}
WIDE = (
    (BOM_UTF32_LE, "utf-32-le"),
    (BOM_UTF32_BE, "utf-32-be"),
    (BOM_UTF16_LE, "utf-16-le"),
    (BOM_UTF16_BE, "utf-16-be"),
)


def decode(data: bytes, path: str) -> tuple[Source, list[Problem]]:
    """Return the text of a file and what is wrong with its characters.

    The text is NFC with `\\n` line ends, without BOM, invisible and control characters. Any encoding is read as well
    as it can be, so that everything else can still be checked; nothing is raised. Where that took a guess, the source
    is not `sure`, and no problem of it is fixable.
    """
    if len(data) > MAX_BYTES:
        size = f"{len(data) / 1024 / 1024:.1f}".replace(".", ",")
        message = f"Tệp nặng {size} MB, quá mức 2 MB, nên chưa được đọc."
        return Source(path, ""), [F10.at(path, START, message, hint=F10.right)]
    if name := next((name for head, name in _FOREIGN_HEADS if data.startswith(head)), ""):
        message = f"Tệp này là {name} đổi đuôi, không phải tệp chữ, nên chưa được đọc."
        hint = "đổi lại đuôi cũ; bài soạn bằng Word thì chuyển bằng lệnh: portal import TỆP.docx --as LOẠI"
        return Source(path, "", sure=False), [F19.at(path, START, message, hint=hint)]
    text, problems, sure = _characters(data, path)
    problems += _line_ends(text, path)
    source, found = composed(Source(path, _unix(text)))
    problems += found
    if not source.text.replace("\n", "").isprintable() or FOREIGN.search(source.text) or "\ufffd" in source.text:
        source, found = cleaned(source)
        # What an 8-bit file holds beyond letters is a matter of its encoding, which is told already.
        problems += [] if any(problem.code == F02.code for problem in problems) else found
    if sure and not any(problem.code == F08.code for problem in problems):
        return source, problems
    return replace(source, sure=False), [unfixable(problem) for problem in problems]


def unfixable(problem: Problem) -> Problem:
    """Return a problem of a file that the program must not write into."""
    return replace(problem, fixable=False, edits=())


def line_end(text: str) -> str:
    """Return how most lines of a text end; as Windows does it where there are as many of two kinds."""
    counts = Counter(_LINE_END.findall(text))
    return max(_LINE_ENDS, key=lambda end: counts[end]) if counts else "\n"


def _line_ends(text: str, path: str) -> list[Problem]:
    """Tell of the first line that ends otherwise than most."""
    if "\r" not in text or len({*_LINE_END.findall(text)}) == 1:
        return []
    usual = line_end(text)
    number, odd = next((number, end) for number, end in enumerate(_LINE_END.findall(text), 1) if end != usual)
    column = len(_LINE_END.split(text)[number - 1]) + 1
    message = f"Dòng này xuống dòng {_LINE_ENDS[odd]}, phần lớn tệp xuống dòng {_LINE_ENDS[usual]}."
    return [F18.at(path, Span(number, column, number, column), message, hint=F18.right, by_saving=True)]


def _unix(text: str) -> str:
    """Return the text with `\\n` line ends, whether they were those of Windows, of old Macs or mixed."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _characters(data: bytes, path: str) -> tuple[str, list[Problem], bool]:
    """Turn bytes into characters, whatever the encoding; tell whether it is sure to be that one."""
    if wide := _wide(data):
        name = "UTF-32" if "32" in wide else "UTF-16"
        message = f"Tệp lưu bằng mã {name}, không phải UTF-8."
        text = data.decode(wide, errors="replace").removeprefix("\ufeff")
        sure = "\ufffd" not in text and any(data.startswith(mark) for mark, _ in WIDE)
        return text, [F01.at(path, START, message, hint=_SAVE_AS, by_saving=True)], sure
    problems = []
    if data.startswith(BOM_UTF8):
        data = data[len(BOM_UTF8) :]
        message = "Đầu tệp có dấu BOM; chương trình bỏ qua dấu này."
        problems.append(F03.at(path, START, message, hint=F03.right, by_saving=True))
    try:
        return data.decode("utf-8"), problems, True
    except UnicodeDecodeError as error:
        text, name = _not_utf8(data)
        before = _unix(data[: error.start].decode("utf-8"))
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        message = f"Tệp không phải UTF-8 đúng, {name}: từ đây có chữ không đọc được."
        place = Span(line, column, line, column + 1)
        return text, [*problems, F02.at(path, place, message, hint=f"{_SAVE_AS}, rồi đọc lại cả bài")], False


def _wide(data: bytes) -> str:
    """Return the name of a two- or four-byte encoding, told by its BOM or its zero bytes; empty when it is none."""
    for mark, name in WIDE:
        if data.startswith(mark):
            return name
    if b"\0" not in data:
        return ""
    zeros = [data[place::4].count(0) / (len(data) / 4) for place in range(4)]
    for places, name in (((0, 1), "utf-32-be"), ((2, 3), "utf-32-le")):
        if all(zeros[place] > 0.9 for place in places):
            return name
    even, odd, half = data[::2].count(0), data[1::2].count(0), len(data) / 2
    # Blanks and ASCII letters, most of any text, have a zero for their high byte; low bytes are hardly ever zero.
    if max(even, odd) > 0.4 * half and min(even, odd) < 0.1 * half:
        return "utf-16-be" if even > odd else "utf-16-le"
    return ""


def _not_utf8(data: bytes) -> tuple[str, str]:
    """Read an 8-bit text and say what it seems to be: whatever gives most Vietnamese words."""
    readings = [
        (nfc(data.decode("cp1258", errors="replace")), "có lẽ lưu bằng mã ANSI (windows-1258)"),
        (data.decode("utf-8", errors="replace"), "có byte hỏng"),
        (FONTS["TCVN3"](data.decode("latin-1")), "có lẽ gõ bằng phông cũ TCVN3"),
        (FONTS["VNI"](data.decode("cp1252", errors="replace")), "có lẽ gõ bằng phông cũ VNI"),
    ]
    return max(readings, key=lambda reading: _vietnamese(reading[0]))


def _vietnamese(text: str) -> int:
    """Count the words with diacritics that are Vietnamese."""
    return sum(not word.isascii() and is_syllable(word) for word in _WORD.findall(text))
