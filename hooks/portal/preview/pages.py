"""What stands in place of the site while it cannot be built, and the desk: what is left to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from jinja2 import TemplateError

from portal import faults, pending, reports
from portal.build import Checked
from portal.image_files import UnusableImageError, look
from portal.links import beside
from portal.problems import KINDS, Problem
from portal.records import Record
from portal.render import Bytecode, Renderer
from portal.source import Source
from portal.views import PageView
from portal.views.page import Json

MOST = 100
"""How many problems a page shows: who has more begins with these."""
WIDTH = 140
"""How many characters of a line an excerpt shows."""
KINDS_OF_FILE = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8"}

_LAST_RESORT = """<!doctype html><html lang="vi"><meta charset="utf-8"><meta http-equiv="refresh" content="3">
<title>Sự cố chương trình</title><h1>Chương trình gặp sự cố</h1><p>{calm}</p><p>{advice}</p></html>"""


class Pages:
    """Renders the pages that stand in place of the site. They need nothing of the site, which may never have stood."""

    def __init__(self, templates: Path, base: str) -> None:
        self._folder = templates
        self._base = base

    def problems(self, checked: Checked, number: int) -> bytes:
        """Return the page of everything that is wrong; `number` is that of the state it shows."""
        shown = sorted(checked.problems, key=lambda problem: problem.severity != "error")[:MOST]
        data = {
            **self._around(number),
            "summary": reports.summary(checked.problems),
            "left_out": len(checked.problems) - len(shown),
            "groups": [
                {"title": title, "severity": severity, "files": _files(found, checked.catalogue.sources)}
                for severity, title in (("error", "Phải sửa"), ("warning", "Nên xem lại"))
                if (found := [problem for problem in shown if problem.severity == severity])
            ],
        }
        return self._render("problems.html", data)

    def fault(self, advice: str, number: int) -> bytes:
        """Return the calm page about a fault of the program itself, whatever else has failed."""
        data = {**self._around(number), "calm": faults.CALM, "advice": advice}
        try:
            return self._render("fault.html", data)
        except (OSError, TemplateError):
            return _LAST_RESORT.format(calm=faults.CALM, advice=advice).encode()

    def file(self, name: str) -> tuple[str, bytes]:
        """Return the type and contents of the pages' stylesheet or script; an empty type when there is none such."""
        path = self._folder / name
        kind = KINDS_OF_FILE.get(path.suffix, "")
        if kind and path.parent == self._folder and path.is_file():
            return kind, path.read_bytes()
        return "", b""

    def _around(self, number: int) -> Json:
        return {"base": self._base, "number": str(number)}

    def _render(self, template: str, data: Json) -> bytes:
        return Renderer([self._folder]).render(PageView("", template, data)).encode()


def _files(problems: Iterable[Problem], sources: Mapping[str, Source]) -> list[Json]:
    """Return problems file by file."""
    ordered = sorted(problems, key=lambda problem: problem.place)
    return [
        {"path": path, "problems": [_problem(problem, sources.get(path)) for problem in found]}
        for path, found in groupby(ordered, key=lambda problem: problem.path)
    ]


def _problem(problem: Problem, source: Source | None) -> Json:
    rule = KINDS.get(problem.code)
    return {
        "code": problem.code,
        "line": str(problem.span.line),
        "column": str(problem.span.column),
        "message": problem.message,
        "hint": problem.hint,
        "fixable": problem.fixable,
        "excerpt": _excerpt(problem, source) if source else None,
        "rule": {"title": rule.title, "wrong": rule.wrong, "right": rule.right} if rule else None,
    }


def _excerpt(problem: Problem, source: Source) -> Json | None:
    """Return the line of a problem in three parts, the middle one being what is wrong; None for an empty line."""
    span = problem.span
    line = source.line(span.line).replace("\t", " ")
    if not line.strip():
        return None
    start = span.column - 1
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    end = min(max(end, start + 1), len(line)) if start < len(line) else len(line)
    first = max(0, start - WIDTH // 2) if len(line) > WIDTH else 0
    last = max(end, first + WIDTH)
    return {
        "before": ("…" if first else "") + line[first:start],
        "marked": line[start:end] or " ",
        "after": line[end:last] + ("…" if last < len(line) else ""),
    }


def desk_page(
    checked: Checked, templates: Sequence[Path], base: str, bytecode: Bytecode | None = None
) -> dict[str, bytes]:
    """Return the page of the preview that tells what is left to do: warnings, drafts, records due for review.

    `bytecode` has templates that were compiled before.
    """
    waiting = pending.report(checked.catalogue)
    data = {
        "base": base,
        "summary": reports.summary(checked.problems),
        "files": _files(checked.problems, checked.catalogue.sources),
        "drafts": [_waiting(checked, entry, base) for entry in waiting.drafts],
        "scheduled": [_waiting(checked, entry, base) for entry in waiting.scheduled],
        "reviews": [_waiting(checked, entry, base) for entry in waiting.reviews],
    }
    folders = [folder / "preview" for folder in templates if (folder / "preview").is_dir()]
    page = PageView("xem-truoc/", "desk.html", data)
    return {page.file: Renderer(folders, bytecode).render(page).encode()}


def _waiting(checked: Checked, entry: pending.Waiting, base: str) -> Json:
    return {
        "title": entry.record.title,
        "url": base + checked.catalogue.address(entry.record),
        "path": entry.record.origin.path,
        "type": entry.record.label,
        "reason": entry.reason,
        "pictures": list(_pictures(checked, entry.record)) if entry.record.waits(checked.catalogue.as_of) else [],
    }


def _pictures(checked: Checked, record: Record) -> Iterator[str]:
    """Yield what the site does with the pictures of a record that is being worked on."""
    for image in record.images:
        path = beside(record.origin.folder, image.file)
        try:
            yield f"{image.file}: {look(checked.catalogue.root / (path or '')).handling}."
        except (OSError, UnusableImageError):
            continue  # the check tells of it
