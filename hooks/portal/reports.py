"""Problems as text for people, and as JSON, SARIF or annotations for programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from itertools import groupby

from portal.problems import KINDS, Problem
from portal.source import Source

Sources = Mapping[str, Source]
Writer = Callable[[Sequence[Problem], Sources], str]

_NAMES = {"error": "lỗi", "warning": "cảnh báo"}
_LONGEST_EXCERPT = 110


def text(problems: Sequence[Problem], sources: Sources) -> str:
    """Write problems for people: file by file, each with the line, the place marked, and what to write instead."""
    blocks = []
    for path, found in groupby(problems, key=lambda problem: problem.path):
        blocks.append("\n".join([path, *(_paragraph(problem, sources.get(path)) for problem in found)]))
    fixable = sum(problem.fixable for problem in problems)
    offer = f"\nTrong đó {fixable} chỗ máy sửa được: chạy lệnh portal check --fix" if fixable else ""
    return "\n\n".join([*blocks, summary(problems) + offer])


def summary(problems: Sequence[Problem]) -> str:
    """Say in one sentence how much is wrong."""
    if not problems:
        return "Không có lỗi."
    counts = [(name, sum(problem.severity == severity for problem in problems)) for severity, name in _NAMES.items()]
    said = ", ".join(f"{count} {name}" for name, count in counts if count)
    return f"Tìm thấy {said} trong {len({problem.path for problem in problems})} tệp."


def _paragraph(problem: Problem, source: Source | None) -> str:
    span = problem.span
    lines = [f"  dòng {span.line}, cột {span.column} · {_NAMES[problem.severity]} {problem.code}: {problem.message}"]
    written = source.line(span.line) if source else ""
    if written.strip():
        lines += _excerpt(
            written, span.column, span.end_column if span.end_line == span.line else len(written) + 1, span.line
        )
    if problem.hint:
        lines.append(f"      → {problem.hint}")
    return "\n".join(lines)


def _excerpt(written: str, start: int, end: int, number: int) -> list[str]:
    """Return the line and, below it, the marks under the place; a long line is cut around the place."""
    cut = max(0, start - 1 - _LONGEST_EXCERPT // 2) if len(written) > _LONGEST_EXCERPT else 0
    shown = written[cut : cut + _LONGEST_EXCERPT].replace("\t", " ")
    margin = f"{number:>5} │ "
    width = max(1, min(end, cut + _LONGEST_EXCERPT + 1) - start)
    return [f"{margin}{shown}", f"{'':>5} │ {' ' * (start - 1 - cut)}{'^' * width}"]


def as_dict(problem: Problem) -> dict[str, object]:
    """Return a problem as design.md fixes it for `--format json`."""
    span = problem.span
    return {
        "code": problem.code,
        "severity": problem.severity,
        "path": problem.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "field": problem.field,
        "message": problem.message,
        "hint": problem.hint,
        "fixable": problem.fixable,
    }


def as_json(problems: Sequence[Problem], _sources: Sources) -> str:
    """Write problems as a JSON list."""
    return json.dumps([as_dict(problem) for problem in problems], ensure_ascii=False, indent=2)


def github(problems: Sequence[Problem], _sources: Sources) -> str:
    """Write problems as workflow commands, which code hosts show beside the line."""
    return "\n".join(_command(problem) for problem in problems)


def _command(problem: Problem) -> str:
    span = problem.span
    place = {
        "file": problem.path,
        "line": span.line,
        "col": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
        "title": problem.code,
    }
    said = ",".join(f"{name}={_escape(str(value), ':,')}" for name, value in place.items())
    return f"::{problem.severity} {said}::{_escape(f'{problem.message} {problem.hint}'.strip())}"


def _escape(value: str, also: str = "") -> str:
    for character in f"%\r\n{also}":
        value = value.replace(character, f"%{ord(character):02X}")
    return value


def sarif(problems: Sequence[Problem], _sources: Sources) -> str:
    """Write problems as SARIF 2.1.0 (OASIS), columns in characters."""
    used = sorted({problem.code for problem in problems})
    rules = [{"id": code, "shortDescription": {"text": KINDS[code].title}} for code in used]
    run = {
        "tool": {"driver": {"name": "portal", "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem) for problem in problems],
    }
    document = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(document, ensure_ascii=False, indent=2)


def _result(problem: Problem) -> dict[str, object]:
    span = problem.span
    region = {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
    place = {"artifactLocation": {"uri": problem.path}, "region": region}
    return {
        "ruleId": problem.code,
        "level": problem.severity,
        "message": {"text": f"{problem.message} {problem.hint}".strip()},
        "locations": [{"physicalLocation": place}],
    }


WRITERS: dict[str, Writer] = {"text": text, "json": as_json, "sarif": sarif, "github": github}
