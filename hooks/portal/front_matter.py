"""Bytes of a record or data file → its fields with their places, and its body."""

from __future__ import annotations

import re
from dataclasses import dataclass

from portal.decode import decode, unfixable
from portal.problems import START, Edit, Problem, kind
from portal.source import Origin, Source
from portal.tree import EMPTY, Mapping
from portal.yaml_tree import DATA_FILE, UNREAD, parse

EVERYTHING = "*"
"""Stands in `Origin.broken` when no field at all could be read: nothing is said about missing ones then."""

F12 = kind(
    "F12",
    "Tệp bài có nội dung",
    wrong="tệp trống",
    right="---\ntitle: …\n---\nThân bài",
)
F13 = kind(
    "F13",
    "Bài bắt đầu bằng phần đầu bài nằm giữa hai dòng ---",
    wrong="# Gương người tốt\n\nBà Mẫu nuôi ong …",
    right="---\ntitle: Gương người tốt …\n---\nBà Mẫu nuôi ong …",
)
F14 = kind(
    "F14",
    "Có dòng --- mở phần đầu bài",
    wrong="title: …\n---\nThân bài",
    right="---\ntitle: …\n---\nThân bài",
    fixable=True,
)
F15 = kind(
    "F15",
    "Có dòng --- đóng phần đầu bài",
    wrong="---\ntitle: …\n\nThân bài",
    right="---\ntitle: …\n---\nThân bài",
    fixable=True,
)
F16 = kind(
    "F16",
    "Dòng mở và đóng phần đầu bài là đúng ba dấu gạch nối, sát lề trái",
    wrong="–––",
    right="---",
    fixable=True,
)
F17 = kind(
    "F17",
    "Bài có thân bài",
    wrong="---\ntitle: …\n---",
    right="---\ntitle: …\n---\nThân bài",
)

_FENCE = "---"
# Word turns `---` into a dash or a rule; a single hyphen is a list, so one dash counts only when it is a long one.
_DASHES = r"[-‐‑‒–—―−_][ \t\u00a0]*"
_FENCE_LIKE = re.compile(rf"^[ \t\u00a0]*(?:(?:{_DASHES}){{2,}}|[—―][ \t\u00a0]*|\.\.\.|\+\+\+)$", re.MULTILINE)
_WRAPPED = re.compile(r"(?P<opening>(?:```|~~~)\w*)[ \t]*\n---[ \t]*\n")
_KEY_LINE = re.compile(r"[^\W\d][\w -]{0,30}(?<! )[ \t]*[:：=](?:\s|$)|[a-z_]+[:=]\S")
_OUR_KEY = re.compile(r"[a-z][a-z_]+[ \t]*:(?:\s|$)")
_KEYS = re.compile(rf"^{_OUR_KEY.pattern}", re.MULTILINE)
_FENCE_OVER_KEYS = re.compile(rf"^---\n(?={_OUR_KEY.pattern})", re.MULTILINE)
_YAML_LINE = re.compile(r"[ \t\u00a0]*(?:#|$|[-–•*+]\s)|[ \t\u00a0]+\S")


@dataclass(frozen=True, slots=True)
class _Parts:
    """Offsets of the front matter (from `start` to `end`) and of the body."""

    start: int
    end: int
    body: int


def read(data: bytes, path: str, slug: str) -> tuple[Origin, list[Problem]]:
    """Return the fields and the body of a record, and everything wrong with the file and its YAML.

    A missing or odd fence is put where it was meant to be. `Origin.broken` names the fields that could not be read.
    Nothing is raised.
    """
    source, problems = decode(data, path)
    if not source.text.strip():
        if data.strip() and problems:
            return Origin(source, slug, broken=frozenset({EVERYTHING})), problems
        problems.append(F12.at(path, START, "Tệp trống.", hint="tạo bài mới bằng lệnh: portal new"))
        return Origin(source, slug, broken=frozenset({EVERYTHING})), problems
    parts, fields, found = _front(source)
    problems += found
    if parts is None:
        return Origin(source, slug, EMPTY, source.text, 0, frozenset({EVERYTHING})), problems
    if not fields.entries and all(problem.code == F16.code for problem in found):
        problems.append(_nothing(source, parts.start))
        found = problems
    body = source.text[parts.body : _end_of_body(source.text)]
    if not body.strip() and not _withdrawn(fields):
        place = source.span(len(source.text.rstrip()), len(source.text.rstrip()))
        problems.append(F17.at(path, place, "Bài không có thân bài.", hint="viết nội dung bài dưới dòng --- thứ hai"))
    problems = _allowed(source, sorted(problems, key=lambda problem: problem.place))
    return Origin(source, slug, fields, body, parts.body, _broken(fields, found)), problems


def _front(source: Source) -> tuple[_Parts | None, Mapping, list[Problem]]:
    """Read the front matter: as it stands where all is well, else with a careful look for its fences."""
    text = source.text
    if text.startswith("---\n") and (end := text.find("\n---\n", 3)) >= 0:
        fields, problems = parse(source, 4, end + 1)
        if not problems:
            return _Parts(4, end + 1, end + 5), fields, problems
    parts, found = _parts(source)
    if parts is None:
        return None, EMPTY, found
    fields, problems = parse(source, parts.start, parts.end)
    return parts, fields, found + problems


def read_data(data: bytes, path: str) -> tuple[Mapping, Source, list[Problem]]:
    """Return the tree of a data file (a vocabulary, site.yml), its text, and everything wrong with it."""
    source, problems = decode(data, path)
    fields, found = parse(source, 0, len(source.text), DATA_FILE)
    return fields, source, _allowed(source, problems + found)


def _allowed(source: Source, problems: list[Problem]) -> list[Problem]:
    """Return the problems, fixable only where the program may write into the file."""
    return problems if source.sure else [unfixable(problem) for problem in problems]


def _withdrawn(fields: Mapping) -> bool:
    """Tell whether the record was taken back: its page is a notice, and its text may go."""
    return fields.get("withdrawn") is not None


def _broken(fields: Mapping, problems: list[Problem]) -> frozenset[str]:
    """Return the fields that could not be read; all of them when there is no tree."""
    if not fields.entries and problems:
        return frozenset({EVERYTHING})
    return frozenset(one.field.partition(".")[0] for one in problems if one.code in UNREAD and one.field)


def _parts(source: Source) -> tuple[_Parts | None, list[Problem]]:
    """Find the fences, or where they were meant to be."""
    text = source.text
    first = len(text) - len(text.lstrip())
    first = text.rfind("\n", 0, first) + 1
    opening = _line(text, first)
    problems: list[Problem] = []
    if opening == _FENCE and first == 0:
        start = 4
    elif wrapped := _WRAPPED.match(text, first):
        start = wrapped.end()
        problems.append(_wrapped(source, wrapped))
    elif _FENCE_LIKE.match(opening) or opening == _FENCE:
        start = first + len(opening) + 1
        problems.append(_odd_fence(source, first, opening, "mở"))
    elif (fence := _FENCE_OVER_KEYS.search(text, first)) and not _KEYS.search(text, first, fence.start()):
        start = fence.end()
        problems.append(_words_above(source, first, fence.start()))
    elif _KEY_LINE.match(_below_remarks(text, first).strip()):
        start = first
        problems.append(_no_opening(source, first))
    else:
        return None, [_no_front_matter(source, first)]
    parts, found = _closed(source, min(start, len(text)))
    return parts, problems + found


def _below_remarks(text: str, first: int) -> str:
    """Return the first line that is no remark; a remark above anything but a key of ours is a heading."""
    if not text.startswith("#", first):
        return _line(text, first)
    lines = (line for line in text[first:].split("\n") if line.strip() and not re.match(r"#(?:[^#]|$)", line))
    below = next(lines, "")
    return below if _OUR_KEY.match(below) else ""


def _closed(source: Source, start: int) -> tuple[_Parts, list[Problem]]:
    """Find the closing fence after the start of the front matter, or guess where it was meant to be."""
    text = source.text
    fence = next((found for found in _FENCE_LIKE.finditer(text, start) if not _goes_on(text, found)), None)
    guess = _guessed_end(text, start, fence.start() if fence else len(text))
    if fence and guess is None:
        line = fence.group()
        problems = [] if line.rstrip() == _FENCE else [_odd_fence(source, fence.start(), line, "đóng")]
        return _Parts(start, fence.start(), min(fence.end() + 1, len(text))), problems
    end = len(text) if guess is None else guess
    place = source.span(end, end)
    last = source.span(max(start, end - 1), max(start, end - 1)).line if end > start else place.line
    message = f"Thiếu dòng --- đóng phần đầu bài; chương trình coi phần đầu bài hết ở dòng {last}."
    missing = f"{_FENCE}\n" if text[:end].endswith("\n") or not end else f"\n{_FENCE}\n"
    hint = "thêm một dòng --- trước thân bài"
    return _Parts(start, end, end), [F15.at(source.path, place, message, hint=hint, edits=((end, end, missing),))]


def _goes_on(text: str, fence: re.Match[str]) -> bool:
    """Tell whether the front matter goes on below three dots, which end it for YAML: with keys, down to a fence."""
    end = text.find(f"\n{_FENCE}\n", fence.end())
    lines = text[fence.end() : max(end, fence.end())].split("\n")[1:]
    return fence.group().strip() == "..." and any(map(_OUR_KEY.match, lines)) and all(map(_looks_like_yaml, lines))


def _guessed_end(text: str, start: int, end: int) -> int | None:
    """Return where the body begins within what seems to be front matter; None when it does not.

    It begins after the last line of YAML above a heading or an empty line with prose below it. A list or a sentence
    with a colon may stand in prose, too; a key of ours does not.
    """
    last, place, blank, outside = start, start, False, False
    for line in text[start:end].splitlines(keepends=True):
        bare = line.rstrip("\n")
        heading = bare.startswith("##")
        if not bare.strip():
            blank = True
        elif _OUR_KEY.match(bare) or (not outside and not heading and _looks_like_yaml(bare)):
            last, blank, outside = place + len(line), False, False
        else:
            outside = outside or blank or heading
        place += len(line)
    return last if outside or end == len(text) else None


def _looks_like_yaml(line: str) -> bool:
    return _KEY_LINE.match(line) is not None or _YAML_LINE.match(line) is not None


def _line(text: str, start: int) -> str:
    return text[start:].partition("\n")[0].rstrip()


def _odd_fence(source: Source, start: int, line: str, does: str) -> Problem:
    span = source.span(start, start + len(line.rstrip()))
    message = f"Dòng {does} phần đầu bài phải là đúng ba dấu gạch nối ở đầu dòng; ở đây là “{line.strip()}”."
    if line.rstrip() == _FENCE:
        message = f"Dòng --- {does} phần đầu bài phải là dòng đầu tiên của tệp, không có dòng trống ở trên."
    elif line.strip() == _FENCE:
        message = f"Dòng --- {does} phần đầu bài phải nằm sát lề trái."
    before = start if does == "đóng" else 0
    return F16.at(source.path, span, message, hint=_FENCE, edits=((before, start + len(line), _FENCE),))


def _words_above(source: Source, first: int, fence: int) -> Problem:
    """Return the problem of text above the opening fence: whether it belongs to the article, only its editor knows."""
    span = source.span(first, first + len(_line(source.text, first)))
    message = f"Có chữ ở trước dòng --- mở phần đầu bài; chương trình đọc từ dòng {source.span(fence, fence).line}."
    return F16.at(source.path, span, message, hint="chuyển phần chữ này xuống thân bài, hoặc xóa đi")


def _end_of_body(text: str) -> int:
    """Return where the body ends: at the end of the file, or before the line that closes what was copied too much."""
    wrapped = _WRAPPED.match(text.lstrip())
    closing = re.search(rf"\n{wrapped['opening'][:3]}\s*\Z", text) if wrapped else None
    return closing.start() + 1 if closing else len(text)


def _wrapped(source: Source, found: re.Match[str]) -> Problem:
    """Take off the lines between which a chat program shows a file to be copied."""
    opening, text = found["opening"], source.text
    edits: list[Edit] = [(0, found.end("opening") + 1, "")]
    if (end := _end_of_body(text)) < len(text):
        edits.append((end - 1, len(text.rstrip()), ""))
    message = f"Dòng “{opening}” không thuộc bài: chép thừa từ nơi soạn."
    span = source.span(found.start("opening"), found.end("opening"))
    return F16.at(source.path, span, message, hint=f"xóa dòng này; dòng đầu tiên là {_FENCE}", edits=tuple(edits))


def _nothing(source: Source, start: int) -> Problem:
    span = source.span(start, start)
    return F13.at(source.path, span, "Phần đầu bài trống: giữa hai dòng --- chưa có gì.", hint=F13.right)


def _no_opening(source: Source, first: int) -> Problem:
    message = "Thiếu dòng --- ở đầu tệp, trước phần đầu bài."
    hint, edits = "thêm dòng --- làm dòng đầu tiên", ((0, first, f"{_FENCE}\n"),)
    return F14.at(source.path, source.span(first, first), message, hint=hint, edits=edits)


def _no_front_matter(source: Source, first: int) -> Problem:
    message = "Tệp không có phần đầu bài (các dòng “khóa: giá trị” giữa hai dòng ---)."
    return F13.at(source.path, source.span(first, first), message, hint=F13.right)
