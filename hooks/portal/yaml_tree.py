"""YAML between two places of a file → a tree of text values with their places, and everything wrong with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import yaml

from portal.problems import Kind, Problem, Span, kind
from portal.source import Source
from portal.tree import Mapping, Node, Scalar
from portal.yaml_events import Limits, Oddity, Reading, Where, read
from portal.yaml_repair import Repaired, repair, worth_a_look
from portal.yaml_walk import Y06

RECORD = Limits(size=64 * 1024, depth=8, nodes=2_000)
"""Bounds of a record's front matter; the longest real one has some 150 values, three levels deep."""

DATA_FILE = Limits(size=256 * 1024, depth=8, nodes=20_000)
"""Bounds of a vocabulary or of site.yml."""

Y01 = kind(
    "Y01",
    "Phần dữ liệu có độ dài vừa phải",
    wrong="phần đầu bài dài 200 KB",
    right="phần đầu bài không quá 64 KB; nội dung dài để ở thân bài",
)
Y02 = kind(
    "Y02",
    "Dữ liệu lồng nhau không quá 8 tầng",
    wrong="fields: [[[[[[[[kinh-te]]]]]]]]",
    right="fields: [kinh-te]",
)
Y03 = kind(
    "Y03",
    "Số giá trị trong phần dữ liệu có hạn",
    wrong="danh sách 5.000 người trong phần đầu bài",
    right="danh sách dài để ở thân bài, dưới dạng bảng",
)
Y04 = kind(
    "Y04",
    "Không dùng neo (&) của YAML",
    wrong="author: &nguoi-viet Nguyễn Thị Minh",
    right="author: Nguyễn Thị Minh",
)
Y05 = kind(
    "Y05",
    "Không dùng thẻ kiểu (!) của YAML",
    wrong="title: !!str 2024",
    right="title: 2024",
)
Y07 = kind(
    "Y07",
    "Khóa là một từ, không phải danh sách hay nhóm",
    wrong="? [a, b]",
    right="a: …",
)
Y08 = kind(
    "Y08",
    "Mỗi khóa chỉ ghi một lần",
    wrong="author: A, rồi ở dưới lại author: B",
    right="author: A",
)
Y09 = kind(
    "Y09",
    "Phần dữ liệu gồm các dòng “khóa: giá trị”",
    wrong="- kinh-te",
    right="fields:\n  - kinh-te",
)

Y10 = kind(
    "Y10",
    "Không dùng tham chiếu (*) của YAML",
    wrong="checked_by: *nguoi-viet",
    right="checked_by: Nguyễn Thị Minh",
)

UNREAD = frozenset({"Y02", "Y03", "Y10", "Y36", "Y37", "Y39"})
"""Kinds after which a field is not there, or holds nothing, though its editor wrote something."""

_SHOWN = 50
"""So many problems of one kind are told in full; a file with more was not written by hand."""

_Said = tuple[Kind, str, str]
_ODD: dict[str, Callable[[str], _Said]] = {
    "anchor": lambda text: (Y04, f"Dấu & mở đầu “&{text}” là neo của YAML, không dùng ở đây.", f"bỏ &{text}"),
    "alias": lambda text: (Y10, f"“*{text}” là tham chiếu của YAML, không dùng ở đây.", "ghi lại đầy đủ giá trị"),
    "tag": lambda text: (Y05, f"Thẻ kiểu “{_tag(text)}” không dùng ở đây.", f"bỏ {_tag(text)}, chỉ ghi giá trị"),
    "depth": lambda _: (Y02, "Dữ liệu lồng nhau quá 8 tầng; phần từ đây trở vào không được đọc.", Y02.right),
    "nodes": lambda _: (Y03, "Quá nhiều giá trị; phần từ đây trở đi không được đọc.", Y03.right),
    "documents": lambda _: (Y06, "Dòng --- mở một phần dữ liệu thứ hai; phần ấy không được đọc.", Y06.right),
    "complex-key": lambda _: (Y07, "Ở chỗ của khóa là một danh sách hoặc nhóm.", "viết khóa bằng một từ: title: …"),
    "no-key": lambda _: (Y07, "Thiếu khóa trước dấu hai chấm.", "ghi khóa trước dấu hai chấm: title: …"),
    "duplicate": lambda text: (
        Y08,
        f"Khóa “{text}” đã có ở trên; chỉ giá trị đầu tiên được dùng.",
        f"xóa dòng này, hoặc sửa dòng {text}: ở trên",
    ),
}


def parse(source: Source, start: int, end: int, limits: Limits = RECORD) -> tuple[Mapping, list[Problem]]:
    """Return the YAML between two offsets of a text as a tree, and what is wrong with it.

    `start` is the start of a line. Broken lines are repaired or left out, so that the tree holds everything else.
    Each key stands once in the tree, with its first value. Nothing is raised.
    """
    if end - start > limits.size:
        span = source.span(start, start)
        message = f"Phần dữ liệu dài hơn {limits.size // 1024} KB nên không được đọc."
        return _empty(span), [Y01.at(source.path, span, message, hint=Y01.right)]
    text = source.text[start:end]
    first_line = source.span(start, start).line
    reading: Reading | None
    try:
        reading = read(text, _by_lines(first_line), limits)
    except yaml.YAMLError:
        reading = None
    if reading is not None and (reading.full or not (reading.suspect or worth_a_look(text))):
        return _told(source, start, reading, [])
    repaired = repair(source, start, end)
    again = _again(source, repaired, limits) if repaired.repairs else reading
    if again is None:
        return _told(source, start, reading or Reading(), [] if reading else list(repaired.problems))
    return _told(source, start, again, list(repaired.problems))


def _again(source: Source, repaired: Repaired, limits: Limits) -> Reading | None:
    """Read the repaired text, with the places of the text as it was."""
    try:
        return read(repaired.text, _by_origin(source, repaired.origin), limits)
    except yaml.YAMLError:
        return None


def _told(source: Source, start: int, reading: Reading, problems: list[Problem]) -> tuple[Mapping, list[Problem]]:
    """Return the root as a mapping, and the problems in order."""
    problems += _oddities(source.path, reading.oddities)
    root = reading.root
    if not isinstance(root, Mapping):
        problems += _no_mapping(source.path, root)
        root = _empty(root.span if root else source.span(start, start))
    return root, _bounded(sorted(problems, key=lambda problem: problem.place))


def _bounded(problems: list[Problem]) -> list[Problem]:
    """Return the first problems of each kind; the last one tells how many more there are."""
    counts = Counter(problem.code for problem in problems)
    if max(counts.values(), default=0) <= _SHOWN:
        return problems
    shown: list[Problem] = []
    seen: Counter[str] = Counter()
    for problem in problems:
        seen[problem.code] += 1
        if seen[problem.code] < _SHOWN:
            shown.append(problem)
        elif seen[problem.code] == _SHOWN:
            rest = counts[problem.code] - _SHOWN
            more = f"{problem.message} (Còn {rest} lỗi cùng loại ở dưới.)" if rest else problem.message
            shown.append(replace(problem, message=more))
    return shown


def _oddities(path: str, oddities: list[Oddity]) -> Iterator[Problem]:
    for odd in oddities:
        about, message, hint = _ODD[odd.what](odd.text)
        yield about.at(path, odd.span, message, hint=hint, field=odd.field)


def _no_mapping(path: str, root: Node | None) -> Iterator[Problem]:
    if root is not None and not (isinstance(root, Scalar) and root.text is None):
        yield Y09.at(path, root.span, "Phần dữ liệu không có dòng “khóa: giá trị” nào.", hint="title: Tiêu đề của bài")


def _empty(span: Span) -> Mapping:
    return Mapping((), Span(span.line, span.column, span.line, span.column))


def _tag(text: str) -> str:
    """Return a tag as it was typed."""
    return text.replace("tag:yaml.org,2002:", "!!") if text.startswith("tag:") else text


def _by_lines(first_line: int) -> Where:
    """Places straight from the marks, for text as it stands in the file."""

    def where(start: Any, end: Any) -> Span:
        return Span(start.line + first_line, start.column + 1, end.line + first_line, end.column + 1)

    return where


def _by_origin(source: Source, origin: list[int]) -> Where:
    """Places through the table of where each character of the repaired text came from."""

    def where(start: Any, end: Any) -> Span:
        return source.span(origin[start.index], origin[end.index])

    return where
