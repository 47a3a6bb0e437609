"""Broken YAML → YAML that can be read, with every reason told; the last resort is to leave a line out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

import yaml

from portal.problems import Edit, Problem, kind
from portal.source import Source
from portal.tree import Scalar
from portal.yaml_events import BLANKS, LOADER
from portal.yaml_lines import Line, pair
from portal.yaml_mending import REWRITE, Repair
from portal.yaml_values import quoting
from portal.yaml_walk import Walk

Y37 = kind(
    "Y37",
    "Giá trị mà YAML hiểu nhầm thì đặt trong ngoặc kép",
    wrong="title: Gương sáng {mới}: [1]",
    right='title: "Gương sáng {mới}: [1]"',
)
Y39 = kind(
    "Y39",
    "Mỗi dòng của phần dữ liệu đọc được",
    wrong="author: ]]",
    right="author: Nguyễn Thị Minh",
)

_WORK = 2_000_000
"""So many characters are read again, at most, to find the lines that the parser cannot do without mending."""

_ROUNDS = 60
_LINES = 10_000
"""More lines than this are not mended: no editor writes them."""

_LOOK = re.compile(
    f"^ *[\t{BLANKS}]|^ *-[\t{BLANKS}]|[:：][{BLANKS}]|[ \t]#[^\\s#]|：|[{BLANKS}]$", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Repaired:
    """The mended text; where in the file each of its characters, and its end, came from; and what was mended."""

    text: str
    origin: list[int]
    repairs: tuple[Repair, ...]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was wrong."""
        return tuple(one.problem for one in self.repairs)


def worth_a_look(text: str) -> bool:
    """Tell whether YAML that can be read holds something that it reads otherwise than it looks."""
    # Tabs and sticky blanks are what `isprintable` calls unprintable; it is ten times as fast as the expression.
    plain = "#" not in text and "：" not in text and text.replace("\n", "").isprintable()
    return not plain and _LOOK.search(text) is not None


def repair(source: Source, start: int, end: int) -> Repaired:
    """Mend the YAML between two offsets of a file's text, line by line; always ends, and quickly."""
    lines = _lines(source.text, start, end)
    walk = Walk(source, lines)
    if len(lines) <= _LINES:
        walk.run()
    _force(walk, rounds=_WORK // (end - start + 1) if len(lines) <= _LINES else 0)
    origin: list[int] = []
    for line in lines:
        origin += line.origin
    return Repaired("\n".join(line.text for line in lines), origin, tuple(walk.repairs()))


def apply(text: str, edits: list[Edit]) -> str:
    """Return the text with the edits made that do not overlap an earlier one; offsets are those of the text."""
    done, place = [], 0
    for start, end, new in sorted(edits, key=lambda edit: (edit[0], edit[1])):
        if start >= place:
            done += [text[place:start], new]
            place = end
    return "".join([*done, text[place:]])


def ambiguous(scalar: Scalar) -> str | None:
    """Return, in Vietnamese, how other programs misread an unquoted value (YAML 1.1 types); None if they do not.

    Our own reading keeps what was typed; whether it matters depends on the field, so the caller decides.
    """
    if not scalar.plain or scalar.text is None or not _MAY_BE_MISREAD.match(scalar.text):
        return None
    for pattern, reason in _MISREAD:
        if pattern.fullmatch(scalar.text):
            return reason.format(text=scalar.text)
    return None


_MAY_BE_MISREAD = re.compile(r"[-+.\d]|[a-zA-Z]{1,5}\Z")
_MISREAD = tuple(
    (re.compile(pattern), f'{reason}; đặt trong ngoặc kép: "{{text}}"')
    for pattern, reason in (
        (r"[-+]?0[0-7_]+", "{text} không có nháy bị chương trình khác đọc là số hệ 8, mất số 0 ở đầu"),
        (r"[-+]?0\d+", "{text} không có nháy có thể bị đọc là số, mất số 0 ở đầu"),
        (r"[-+]?0[xb][0-9a-fA-F_]+", "{text} không có nháy bị đọc là số hệ 16 hoặc hệ 2"),
        (r"(?i:yes|no|on|off|y|n|true|false)", "{text} không có nháy bị đọc là đúng hoặc sai, không phải chữ"),
        (r"[-+]?\d[\d_]*(?::[0-5]?\d)+", "{text} không có nháy bị đọc là số đếm theo cơ số 60"),
        (r"[-+]?\d+\.\d*0", "{text} không có nháy bị đọc là số và mất số 0 ở cuối"),
        (r"[-+]?\d{1,3}(?:\.\d{3})", "{text} không có nháy bị đọc là số lẻ thập phân, không phải hàng nghìn"),
        (r"[-+]?\d[\d.]*[eE][-+]?\d+", "{text} không có nháy bị đọc là số lũy thừa"),
        (r"[-+]?\d+(?:_\d*)+", "{text} không có nháy bị đọc là một số liền, mất dấu gạch dưới"),
        (r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)", "{text} không có nháy bị đọc là số vô cùng"),
    )
)


def _lines(text: str, start: int, end: int) -> list[Line]:
    """Cut the text into lines that remember where they came from."""
    lines, place = [], start
    for line in text[start:end].split("\n"):
        lines.append(Line(line, [*range(place, place + len(line) + 1)]))
        place += len(line) + 1
    return lines


def _fault_lines(texts: list[str]) -> list[int] | None:
    """Return the lines the parser complains of, the likeliest first; None when it does not complain."""
    try:
        for _ in yaml.parse("\n".join(texts), LOADER):
            pass
    except yaml.MarkedYAMLError as error:
        # A quote that never ends is found at the end of the file; where it began is the context, and the reason.
        marks = (error.context_mark, error.problem_mark)
        if not isinstance(error, yaml.scanner.ScannerError):
            marks = (error.problem_mark, error.context_mark)
        return [min(mark.line, len(texts) - 1) for mark in marks if mark is not None]
    except yaml.YAMLError:
        return []
    return None


def _force(walk: Walk, *, rounds: int) -> None:
    """Put values into quotes, or leave lines out, until the parser is content: each time what gets it furthest."""
    texts = [line.text for line in walk.lines]
    for _ in range(min(rounds, _ROUNDS)):
        accused = _fault_lines(texts)
        if accused is None:
            return
        attempts = [
            (_progress(texts, number, changed), keeps, -order, number, edits)
            for order, number in enumerate(_candidates(texts, accused))
            for keeps, edits, changed in _attempts(texts[number])
        ]
        if not attempts:
            break
        _, keeps, _, number, edits = max(attempts)
        _tell(walk, number, edits, keeps=keeps)
        texts[number] = walk.lines[number].text
    if (accused := _fault_lines(texts)) is not None:
        _cut(walk, texts, min(accused, default=0))


def _candidates(texts: list[str], accused: list[int]) -> list[int]:
    """Return the lines to try: those accused, and the nearest ones above that say something."""
    tried: list[int] = []
    for number in accused:
        speaking = (one for one in range(number, -1, -1) if texts[one].strip())
        tried += [one for one in islice(speaking, 2) if one not in tried]
    return tried


def _attempts(text: str) -> list[tuple[bool, tuple[Edit, ...], str]]:
    """Return the ways to mend a line: its value in quotes (which keeps it), or nothing of it."""
    ways: list[tuple[bool, tuple[Edit, ...], str]] = [(False, ((0, len(text), ""),), "")]
    found = pair(text, len(text) - len(text.lstrip(" -")))
    value = text[found.value :].rstrip() if found else ""
    if found and value and value[0] not in "\"'":
        edits = quoting(value, found.value)
        changed = Line(text, [*range(len(text) + 1)])
        changed.apply(edits)
        ways.append((True, edits, changed.text))
    return ways


def _progress(texts: list[str], number: int, changed: str) -> int:
    """Return how far the parser gets with one line changed."""
    accused = _fault_lines([*texts[:number], changed, *texts[number + 1 :]])
    return len(texts) + 1 if accused is None else next(iter(accused), 0)


def _tell(walk: Walk, number: int, edits: tuple[Edit, ...], *, keeps: bool) -> None:
    """Make the edits of a line and say why."""
    text = walk.lines[number].text
    found = pair(text, len(text) - len(text.lstrip(" -")))
    if keeps and found:
        message = f"Giá trị của “{found.key}” có ký hiệu làm YAML đọc nhầm."
        told = walk.report(Y37, number, (found.value, len(text.rstrip())), message, edits)
        told.field = walk.owner(number)
        return
    message = f"Không đọc được dòng “{text.strip()[:60]}”; dòng này bị bỏ qua."
    hint = f'{found.key}: "…"' if found else REWRITE
    walk.leave_out(Y39, number, message, hint)


def _cut(walk: Walk, texts: list[str], number: int) -> None:
    """Leave out everything from a line on; everything at all, when even the lines above cannot be read."""
    if _fault_lines(texts[:number]) is not None:
        number = 0
    message = "Từ dòng này trở đi không đọc được phần dữ liệu."
    walk.report(Y39, number, (0, len(texts[number])), message, hint="so lại với một bài đúng, sửa từ dòng này")
    for line in walk.lines[number:]:
        line.apply(((0, len(line.text), ""),))
