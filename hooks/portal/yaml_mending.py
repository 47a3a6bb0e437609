"""Lines being mended, and the record of what was wrong with them and how it was mended."""

from __future__ import annotations

from dataclasses import dataclass

from portal.problems import Edit, Kind, Problem
from portal.source import Source
from portal.yaml_lines import Line, is_name, pair

NEAR = 200
"""So many lines up or down belong together at most; no real value is longer, and looking stays cheap."""

REWRITE = "xóa dòng này, hoặc viết lại thành “khóa: giá trị”"


@dataclass(frozen=True, slots=True)
class Repair:
    """A problem and the edits that mend it, in offsets of the file's text (`Source.text`), in order."""

    problem: Problem
    edits: tuple[Edit, ...]


@dataclass(slots=True)
class Found:
    """A repair being made: the hint is taken from the line as it reads in the end.

    `sure` tells that the edits are the one right answer, and not only a way to read on.
    """

    kind: Kind
    start: int
    end: int
    message: str
    edits: list[Edit]
    line: int
    hint: str
    field: str = ""
    sure: bool = True


class Mending:
    """The lines of one stretch of YAML, from which every change is made and told."""

    def __init__(self, source: Source, lines: list[Line]) -> None:
        self.source = source
        self.lines = lines
        self.found: list[Found] = []
        self.base = min((line.width for line in lines if not line.empty), default=0)

    def report(
        self,
        about: Kind,
        number: int,
        place: tuple[int, int],
        message: str,
        edits: tuple[Edit, ...] = (),
        *,
        hint: str = "",
    ) -> Found:
        """Note a problem of a line, its place and edits in offsets of that line as it stands, and make the edits.

        Whoever knows more of it adds that to what is returned.
        """
        line = self.lines[number]
        start, end = (line.origin[min(offset, len(line.text))] for offset in place)
        self.found.append(Found(about, start, end, message, line.apply(edits), number, hint))
        return self.found[-1]

    def leave_out(self, about: Kind, number: int, message: str, hint: str) -> None:
        """Note that a line cannot be read, and empty it; the field it belongs to is named."""
        line = self.lines[number]
        field = self.owner(number)
        place = (len(line.indent), len(line.text.rstrip()))
        found = self.report(about, number, place, message, ((0, len(line.text), ""),), hint=hint)
        # What somebody wrote is never taken away for good: it may be the rest of something.
        found.field, found.sure = field, False

    def owner(self, number: int) -> str:
        """Return the field of the record that a line belongs to; empty when it is not to be told."""
        for line in reversed(self.lines[max(0, number - NEAR) : number + 1]):
            if not line.empty and line.width == self.base:
                found = pair(line.text, len(line.indent))
                word = found.key if found else line.text.split(maxsplit=1)[0]
                return word if is_name(word) and word.islower() else ""
        return ""

    def repairs(self) -> list[Repair]:
        """Return what was mended, each with the line as it should read."""
        return [
            Repair(
                one.kind.at(
                    self.source.path,
                    self.source.span(one.start, one.end),
                    one.message,
                    hint=one.hint or self.lines[one.line].text.rstrip() or REWRITE,
                    field=one.field,
                    edits=tuple(one.edits) if one.sure and one.kind.fixable else (),
                ),
                tuple(one.edits),
            )
            for one in self.found
        ]
