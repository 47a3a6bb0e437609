"""What is wrong with single characters of a text: invisible, broken, or of a font of old."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from portal.legacy_fonts import FONTS, FOREIGN, broken_words, misread, repaired, unmisread
from portal.problems import Kind, Problem, kind
from portal.source import Source
from portal.text import nfc

_SHOWN = 4
"""So many places of one kind are told apart in a file; the rest is counted."""

F04 = kind(
    "F04",
    "Chữ có dấu là Unicode dựng sẵn, không phải Unicode tổ hợp",
    wrong="ê và dấu sắc rời nhau (hai ký tự)",
    right="ế (một ký tự)",
    fixable=True,
)
F05 = kind(
    "F05",
    "Không có ký tự vô hình trong văn bản",
    wrong="thi[U+200B] đua",
    right="thi đua",
    fixable=True,
)
F06 = kind(
    "F06",
    "Không có ký tự điều khiển trong văn bản",
    wrong="xuống dòng mềm (Shift+Enter) dán từ Word",
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
    "Chữ không bị vỡ vì mở tệp sai bảng mã",
    wrong="Thi Ä‘ua khen thÆ°á»Ÿng",
    right="Thi đua khen thưởng",
    fixable=True,
)
F11 = kind(
    "F11",
    "Không dùng ký hiệu riêng của phông Symbol, Wingdings",
    wrong="\uf0b7 Nội dung",
    right="- Nội dung",
    fixable=True,
)

# Joiners within an emoji and its variation selector are how emoji are written.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff"
    "\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]|(?<![\u2190-\u2bff\ufe0f\U0001f000-\U0001faff])\u200d"
)
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufffe\uffff]")
_BROKEN = re.compile("\ufffd+")
_PRIVATE = re.compile("[\ue000-\uf8ff]+")
_BULLET = re.compile(
    "^(?P<before>[ \t]*)[\uf02d\uf076\uf0a7\uf0a8\uf0ad\uf0b7\uf0d8\uf0e8\uf0f0\uf0fc][ \t\u00a0]*(?=\\S)", re.MULTILINE
)
"""What Word begins the items of its lists with, in the fonts Symbol and Wingdings."""
_CLUSTER = re.compile("[^\u0300-\u036f][\u0300-\u036f]+|[\u212a\u212b\u2126\u0340\u0341]")
_BREAK_SIGNS = "\x0b\x0c\x85\u2028\u2029"
_BREAKS = dict.fromkeys(map(ord, _BREAK_SIGNS), " ")
_NAMES = {
    "\x00": "ký tự rỗng",
    "\x07": "dấu hết ô bảng của Word",
    "\x0b": "xuống dòng mềm của Word",
    "\x0c": "ngắt trang",
    "\x85": "xuống dòng NEL",
    "\xad": "dấu gạch nối mềm",
    "\u200b": "khoảng trống độ rộng bằng không",
    "\u200c": "dấu ngắt nối chữ",
    "\u200d": "dấu nối chữ",
    "\u200e": "dấu hướng chữ trái sang phải",
    "\u200f": "dấu hướng chữ phải sang trái",
    "\u2028": "ngắt dòng",
    "\u2029": "ngắt đoạn",
    "\u2060": "dấu cấm ngắt từ",
    "\ufeff": "dấu BOM nằm giữa tệp",
}

Found = tuple[Kind, int, int, str, str]
"""A kind, the stretch it is about, the message and the hint."""


def composed(source: Source) -> tuple[Source, list[Problem]]:
    """Return the text in NFC, and one problem that tells where it was not and how often."""
    if unicodedata.is_normalized("NFC", source.text):
        return source, []
    clean = Source(source.path, nfc(source.text))
    apart = [found for found in _CLUSTER.finditer(source.text) if nfc(found.group()) != found.group()]
    place = len(nfc(source.text[: apart[0].start()])) if apart else 0
    word = _word_at(clean.text, place)
    message = f"Chữ “{word}” gõ bằng Unicode tổ hợp (chữ và dấu là hai ký tự rời); cả tệp có {len(apart)} chỗ như vậy."
    hint = f"{word} – trong UniKey chọn bảng mã “Unicode”, không chọn “Unicode tổ hợp”"
    return clean, [F04.at(source.path, clean.span(place, place + 1), message, hint=hint, by_saving=True)]


def cleaned(source: Source) -> tuple[Source, list[Problem]]:
    """Return the text without invisible and control characters, and what is wrong with its characters.

    A line that was opened in the wrong encoding is read as it was meant, where nothing of it was lost. Places are
    those of the text before anything is taken out.
    """
    text = source.text
    legacy = [*_legacy(text)]
    singles = [*_matches(F06, _CONTROL, text), *_matches(F07, _BROKEN, text), *_matches(F11, _PRIVATE, text)]
    # In TCVN3 the soft hyphen is the letter ư, and a misread letter may end in a control character.
    lines = {text.count("\n", 0, start) for _, start, *_ in legacy}
    hidden = [*_matches(F05, _INVISIBLE, text)]
    found = legacy + [one for one in [*hidden, *singles] if not lines or text.count("\n", 0, one[1]) not in lines]
    shown = [problem for group in _by_kind(found) for problem in _shown(source, group)]
    if any(one[0] is F09 for one in legacy):
        text = "\n".join(_meant(line) or line for line in text.split("\n"))
    elif not hidden and not any(one[0] is F06 or _is_bullet(text, one[1]) for one in singles):
        return source, shown
    kept = _CONTROL.sub("", _INVISIBLE.sub("", _BULLET.sub(r"\g<before>- ", text).translate(_BREAKS)))
    return Source(source.path, nfc(kept)), shown


def _is_bullet(text: str, start: int) -> bool:
    """Tell whether a sign of an odd font begins an item of a list, so that a hyphen is what it stands for."""
    bullet = _BULLET.match(text, text.rfind("\n", 0, start) + 1)
    return bullet is not None and start < bullet.end()


def _meant(line: str) -> str:
    """Return a line of misread UTF-8 as it was meant; empty when it is none, or when some of it was lost."""
    made = unmisread(line)
    return made if made != line and not FOREIGN.search(made) else ""


def _matches(about: Kind, pattern: re.Pattern[str], text: str) -> Iterator[Found]:
    """Find each odd character and say what it is."""
    for found in pattern.finditer(text):
        around = _around(text, found.start(), found.end())
        message = _MESSAGES[about.code].format(name=_name(found.group()[0]), around=around)
        hint = _BREAK_HINT if found.group() in _BREAK_SIGNS else _HINTS[about.code]
        yield about, found.start(), found.end(), message, hint.format(right=_right(text, found))


_MESSAGES = {
    "F05": "Có ký tự vô hình {name} ở chỗ “{around}”.",
    "F06": "Có ký tự điều khiển {name} ở chỗ “{around}”.",
    "F07": "Chữ ở chỗ “{around}” đã hỏng khi chuyển mã, không đọc lại được.",
    "F11": "Ký hiệu {name} ở chỗ “{around}” là của phông Symbol hoặc Wingdings; máy khác chỉ thấy ô vuông.",
}
_HINTS = {
    "F05": "xóa ký tự ấy: {right}",
    "F06": "xóa ký tự ấy: {right}",
    "F07": "gõ lại cả chữ",
    "F11": "dùng dấu “-” cho gạch đầu dòng, hoặc gõ lại ký hiệu bằng Unicode",
}


_GONE = (F05, F06)
"""What is left out of a text as it is read."""

_BREAK_HINT = "thay bằng dấu cách hoặc xuống dòng bằng phím Enter: {right}"


def _name(letter: str) -> str:
    code = f"U+{ord(letter):04X}"
    return f"{code} ({_NAMES[letter]})" if letter in _NAMES else code


def _around(text: str, start: int, end: int) -> str:
    """Return the words around a place, with what cannot be seen left out."""
    before, after = _beside(text, start, end)
    middle = "�" if text[start] == "\ufffd" else "▯" if _PRIVATE.match(text, start) else "·"
    return _CONTROL.sub("", _INVISIBLE.sub("", before + middle + after)).strip()


def _beside(text: str, start: int, end: int) -> tuple[str, str]:
    """Return a few whole words before and after a stretch, on its line."""
    before = text[max(0, start - 60) : start].rpartition("\n")[2]
    after = text[end : end + 60].partition("\n")[0]
    if len(before) > 16:
        before = before[-16:].partition(" ")[2]
    if len(after) > 16:
        after = after[:16].rpartition(" ")[0]
    return before, after


def _right(text: str, found: re.Match[str]) -> str:
    """Return the words around a place as they should be."""
    instead = found.group().translate(_BREAKS) if found.group() in _BREAK_SIGNS else ""
    before, after = _beside(text, found.start(), found.end())
    return _CONTROL.sub("", _INVISIBLE.sub("", before + instead + after)).strip()


def _legacy(text: str) -> Iterator[Found]:
    """Find the lines in a font of old, or read in a wrong encoding: one problem a line."""
    done: set[int] = set()
    for start, was, meant in misread(text):
        if (line := text.count("\n", 0, start)) not in done:
            done.add(line)
            message = f"Chữ “{meant}” bị vỡ thành “{was}” vì tệp UTF-8 bị mở bằng bảng mã khác rồi lưu lại."
            yield F09, start, start + len(was), message, unmisread(_line_at(text, start))
    for font in FONTS:
        for start, word in broken_words(text, font):
            if (line := text.count("\n", 0, start)) not in done:
                done.add(line)
                message = f"Chữ “{word}” là phông cũ {font}, không phải Unicode."
                yield F08, start, start + len(word), message, repaired(_line_at(text, start), font)


def _by_kind(found: list[Found]) -> Iterator[list[Found]]:
    """Group what was found by kind, each in the order of the text."""
    for code in sorted({one[0].code for one in found}):
        yield sorted((one for one in found if one[0].code == code), key=lambda one: one[1])


def _shown(source: Source, group: list[Found]) -> Iterator[Problem]:
    """Tell the first places apart and count the rest."""
    for number, (about, start, end, message, hint) in enumerate(group[:_SHOWN], 1):
        rest = len(group) - _SHOWN
        more = f" Trong tệp còn {rest} chỗ nữa như vậy." if number == _SHOWN and rest else ""
        span = source.span(start, end)
        gone = about in _GONE or (about is F11 and _is_bullet(source.text, start))
        gone = gone or (about is F09 and bool(_meant(_whole_line(source.text, start))))
        yield about.at(source.path, span, message + more, hint=hint, by_saving=gone)


def _line_at(text: str, place: int) -> str:
    return _whole_line(text, place).strip()[:200]


def _whole_line(text: str, place: int) -> str:
    return text[text.rfind("\n", 0, place) + 1 :].partition("\n")[0]


def _word_at(text: str, place: int) -> str:
    start = max(text.rfind(" ", 0, place), text.rfind("\n", 0, place)) + 1
    return (text[start : start + 40].split(maxsplit=1) or [""])[0]
