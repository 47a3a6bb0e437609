"""Reads YAML line by line as an editor wrote it, and mends each line that YAML would not understand, or misunderstand.

It knows only the YAML that records use: keys, lists, values of one line or of several. What it does not recognise it
leaves alone; `yaml_repair` then asks the real parser.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from portal.problems import Kind, Problem, kind
from portal.source import Source
from portal.yaml_lines import Line, Pair, bullet, dash, equation, is_name, pair, starts_entry, tight
from portal.yaml_values import (
    Y21,
    Y22,
    Y23,
    Y24,
    Y29,
    Y35,
    Edit,
    closing_bracket,
    closing_quote,
    fault,
    is_block_header,
    quoting,
    without_comment,
)

Y20 = kind(
    "Y20",
    "Thụt lề bằng dấu cách, không bằng phím Tab",
    wrong="subject:\n[Tab]name: Lý Thị Mẫu",
    right="subject:\n  name: Lý Thị Mẫu",
    fixable=True,
)
Y30 = kind(
    "Y30",
    "Mỗi mục của danh sách bắt đầu bằng dấu gạch nối và một dấu cách",
    wrong="fields:\n  -kinh-te",
    right="fields:\n  - kinh-te",
    fixable=True,
)
Y32 = kind(
    "Y32",
    "Các dòng cùng nhóm thụt lề bằng nhau",
    wrong="subject:\n  kind: ca-nhan\n   name: Lý Thị Mẫu",
    right="subject:\n  kind: ca-nhan\n  name: Lý Thị Mẫu",
)
Y33 = kind(
    "Y33",
    "Dòng viết tiếp của một giá trị thụt vào so với khóa",
    wrong="summary: Từ 5 đàn ong ban đầu, bà Mẫu\nđã gây được 60 đàn.",
    right="summary: Từ 5 đàn ong ban đầu, bà Mẫu\n  đã gây được 60 đàn.",
    fixable=True,
)
Y34 = kind(
    "Y34",
    "Giữa khóa và giá trị là dấu hai chấm và một dấu cách",
    wrong="status = published",
    right="status: published",
    fixable=True,
)
Y36 = kind(
    "Y36",
    "Mỗi dòng có khóa, dấu hai chấm, giá trị",
    wrong="author Nguyễn Thị Minh",
    right="author: Nguyễn Thị Minh",
)

_ANCHOR = re.compile(r"(?<=[\s\[,])&(\w[\w-]*)")
_ALIAS = re.compile(r"(?<=[\s\[,])\*(\w[\w-]*)")
_HASH = re.compile(r"[ \t]#[^\s#]")
_COLON = re.compile(r":(?:\s|$)")
_AHEAD = 200
"""A quote or bracket is looked for on so many lines below; no real value is longer."""


@dataclass(frozen=True, slots=True)
class Repair:
    """A problem and the edits that mend it, in offsets of the file's text (`Source.text`), in order."""

    problem: Problem
    edits: tuple[Edit, ...]


@dataclass(slots=True)
class _Found:
    """A repair being made: the hint is taken from the line as it reads in the end."""

    kind: Kind
    start: int
    end: int
    message: str
    edits: list[Edit]
    line: int
    hint: str
    field: str


class Walk:
    """One pass over the lines. `stack` holds the open groups: their column, and whether they are lists."""

    def __init__(self, source: Source, lines: list[Line]) -> None:
        self.source = source
        self.lines = lines
        self.found: list[_Found] = []
        widths = [line.width for line in lines if not line.empty and starts_entry(line.text)]
        self.stack: list[tuple[int, bool]] = [(min(widths, default=0), False)]
        self.parent = self.stack[0][0]
        self.awaits = False
        self.value_at: tuple[int, int] | None = None
        self.prose = False
        self.inner = 0
        text = "\n".join(line.text for line in lines)
        self.anchors = {*_ANCHOR.findall(text)} & {*_ALIAS.findall(text)}

    def run(self) -> None:
        """Mend every line."""
        number = 0
        while number < len(self.lines):
            number = number + 1 if self.lines[number].empty else self.entry(number)

    def repairs(self) -> list[Repair]:
        """Return what was mended, each with the line as it should read."""
        return [
            Repair(
                one.kind.at(
                    self.source.path,
                    self.source.span(one.start, one.end),
                    one.message,
                    hint=one.hint or self.lines[one.line].text.strip(),
                    field=one.field,
                ),
                tuple(one.edits),
            )
            for one in self.found
        ]

    def report(
        self,
        about: Kind,
        number: int,
        place: tuple[int, int],
        message: str,
        edits: tuple[Edit, ...] = (),
        *,
        hint: str = "",
        field: str = "",
    ) -> None:
        """Note a problem of a line, its place and edits in offsets of that line as it stands, and make the edits."""
        line = self.lines[number]
        start, end = (line.origin[min(offset, len(line.text))] for offset in place)
        self.found.append(_Found(about, start, end, message, line.apply(edits), number, hint, field))

    # Lines

    def entry(self, number: int) -> int:
        """Mend a line that says something; return the number of the next line to look at."""
        line = self.lines[number]
        start = len(line.indent)
        if dash(line.text, start) < 0 and self.list_may_stand(line.width):
            self.mend_bullet(number, start)
        if dash(line.text, start) >= 0:
            return self.item(number) if self.settle(number, is_list=True) else self.stray(number)
        if self.pair_at(line, start) is None:
            return self.words(number)
        self.settle(number, is_list=False)
        return self.pair(number, len(line.indent))

    def list_may_stand(self, width: int) -> bool:
        """Tell whether an item of a list would make sense at that width."""
        return (self.awaits and width >= self.parent) or any(
            is_list and abs(column - width) < 2 for column, is_list in self.stack
        )

    def mend_bullet(self, number: int, start: int) -> None:
        """Turn whatever was meant as the dash of a list into one."""
        text = self.lines[number].text
        end = bullet(text, start)
        if end < 0 or (text[start] == "*" and text[start + 1 :].strip() in self.anchors):
            return
        sign = text[start]
        message = "Thiếu dấu cách sau dấu gạch đầu dòng."
        if sign != "-":
            message = f"Mục của danh sách bắt đầu bằng “{sign}”, không phải dấu gạch nối."
        self.report(Y30, number, (start, start + 1), message, ((start, end, "- "),))

    def pair_at(self, line: Line, start: int) -> Pair | None:
        """Return the key and value of a line; None where its place or its look make it text instead."""
        width = line.width
        expected = any(column == width and not is_list for column, is_list in self.stack)
        expected = expected or (self.awaits and width > self.parent)
        found = pair(line.text, start) or tight(line.text, start, any_word=expected)
        if found is None and expected:
            found = equation(line.text, start)
        if found is None or expected:
            return found
        return found if is_name(found.key) and found.key.islower() else None

    def settle(self, number: int, *, is_list: bool) -> bool:
        """Give a line the indentation of its group. False when there is no list that an item could belong to."""
        line = self.lines[number]
        indent, width = line.indent, line.width
        column = self.column(width, is_list=is_list)
        if column < 0:
            return False
        if indent != " " * column:
            edits = ((0, len(indent), " " * column),)
            if "\t" in indent:
                self.report(Y20, number, (0, len(indent)), "Dòng này thụt lề bằng phím Tab.", edits)
            elif indent.strip(" "):
                self.report(Y21, number, (0, len(indent)), "Dòng này thụt lề bằng dấu cách dính của Word.", edits)
            else:
                message = f"Dòng này thụt vào {width} dấu cách; các dòng cùng nhóm thụt vào {column}."
                self.report(Y32, number, (0, len(indent)), message, edits)
        while self.stack[-1][0] > column or (self.stack[-1] == (column, True) and not is_list):
            self.stack.pop()
        if self.stack[-1] != (column, is_list):
            self.stack.append((column, is_list))
        return True

    def column(self, width: int, *, is_list: bool) -> int:
        """Return the column where a line of that width belongs; -1 for an item without a list."""
        columns = [column for column, kind_of in self.stack if kind_of == is_list]
        if width in columns:
            return width
        if self.awaits and (width > self.parent or (is_list and width == self.parent)):
            return width
        if not columns:
            return self.parent if self.awaits else -1
        return min(columns, key=lambda column: (abs(column - width), -column))

    def item(self, number: int) -> int:
        """Mend an item of a list; its line is indented as it should be."""
        line = self.lines[number]
        start = len(line.indent)
        while (end := dash(line.text, start)) >= 0:
            gap = line.text[start + 1 : end]
            self.parent = start
            if gap.strip(" ") and end < len(line.text):
                message = "Sau dấu gạch đầu dòng là phím Tab hoặc dấu cách dính, không phải dấu cách thường."
                self.report(Y21, number, (start + 1, end), message, ((start + 1, end, " "),))
                end = start + 2
            if end >= len(line.text):
                self.awaits, self.value_at = True, None
                return number + 1
            start = end
            if dash(line.text, start) >= 0:
                self.stack.append((start, True))
        found = pair(line.text, start) or tight(line.text, start, any_word=False)
        if found and self.is_pair(number, found):
            self.stack.append((start, False))
            return self.pair(number, start)
        return self.value(number, start)

    def is_pair(self, number: int, found: Pair) -> bool:
        """Tell whether an item is a group of keys rather than a text with a colon in it."""
        text = self.lines[number].text
        if found.sign[1] == found.value and text[found.sign[0]] == ":" and not text[found.value :]:
            return True
        if found.sign[1] - found.sign[0] == 1 and found.value == found.sign[1] and text[found.value :]:
            return is_name(found.key) and found.key.islower()
        if is_name(found.key) or " " not in found.key:
            return True
        below = next((line for line in self.lines[number + 1 :] if not line.empty), None)
        return below is not None and below.width == found.start and pair(below.text, found.start) is not None

    def pair(self, number: int, start: int) -> int:
        """Mend a line of key and value, the key at an offset."""
        line = self.lines[number]
        found = pair(line.text, start) or tight(line.text, start, any_word=True) or equation(line.text, start)
        if found is None:
            return number + 1
        self.parent = start
        sign = line.text[found.sign[0] : found.sign[1]].strip()
        gap = line.text[found.sign[1] : found.value]
        rest = line.text[found.value :].strip()
        whole = (found.end, found.value, ": " if rest else ":")
        if sign != ":":
            message = f"Sau khóa “{found.key}” là dấu “{sign}”, không phải dấu hai chấm."
            self.report(Y34, number, found.sign, message, (whole,), field="")
        elif rest and not gap:
            message = f"Thiếu dấu cách sau “{found.key}:”."
            self.report(Y22, number, found.sign, message, (whole,))
        elif gap.strip(" \t"):
            message = f"Sau “{found.key}:” là dấu cách dính của Word, không phải dấu cách thường."
            self.report(Y21, number, (found.sign[1], found.value), message, (whole,))
        else:
            return self.value(number, found.value)
        return self.value(number, found.end + len(whole[2]))

    # Values

    def value(self, number: int, start: int) -> int:
        """Mend the value at an offset, with the lines that belong to it."""
        line = self.lines[number]
        self.trim(number, start)
        value = line.text[start:].rstrip(" \t")
        self.awaits, self.value_at, self.prose, self.inner = False, None, False, 0
        if not without_comment(value) or (value.startswith("#") and self.holds(number)):
            self.awaits = True
            return number + 1
        if is_block_header(value):
            return self.block(number)
        if value[0] in "\"'" and closing_quote(value) < 0 and fault(value) is None:
            return self.unclosed_quote(number, start)
        if value[0] in "[{" and closing_bracket(value) < 0:
            return self.unclosed_bracket(number, start)
        found = None if self.is_reference(value) else fault(value)
        if found:
            edits = tuple((start + left, start + right, new) for left, right, new in found.edits)
            self.report(found.kind, number, (start + found.start, start + found.end), found.message, edits)
        elif value[0] not in "\"'[{":
            self.value_at = (number, start)
        self.prose = " " in value and len(value) > 15
        return number + 1

    def trim(self, number: int, start: int) -> None:
        """Take sticky blanks off the end of a value."""
        line = self.lines[number]
        end = len(line.text.rstrip())
        if start < end < len(line.text) and line.text[end:].strip(" \t"):
            message = "Cuối giá trị có dấu cách dính của Word."
            self.report(Y21, number, (end, len(line.text)), message, ((end, len(line.text), ""),))

    def holds(self, number: int) -> bool:
        """Tell whether the next line belongs to this one's key, which then has no value of its own."""
        below = next((line for line in self.lines[number + 1 : number + _AHEAD] if not line.empty), None)
        if below is None:
            return False
        return below.width > self.parent or dash(below.text, len(below.indent)) >= 0

    def is_reference(self, value: str) -> bool:
        """Tell whether `*x` or `&x` is meant as YAML means it: the other one stands somewhere, too."""
        return value[0] in "*&" and (value[1:].split() or [""])[0] in self.anchors

    def block(self, number: int) -> int:
        """Mend the lines below `|` or `>`; their text itself needs nothing."""
        indent = 0
        fixed = re.search(r"\d", self.lines[number].text.rstrip()[-3:]) is not None
        for below in range(number + 1, len(self.lines)):
            line = self.lines[below]
            if not line.text.strip():
                continue
            width = line.width
            if width <= self.parent and (line.empty or starts_entry(line.text) or self.pair_at(line, len(line.indent))):
                return self.after_block(below, indent)
            indent = indent or max(width, self.parent + 1 if width > self.parent else self.parent + 2)
            self.indent_text(below, indent, max(width, indent) if fixed or width >= indent else indent)
        return self.after_block(len(self.lines), indent)

    def after_block(self, number: int, indent: int) -> int:
        self.awaits, self.value_at, self.prose, self.inner = False, None, True, indent
        return number

    def indent_text(self, number: int, indent: int, width: int) -> None:
        """Indent a line of text, if it is not, by plain blanks."""
        line = self.lines[number]
        ours = line.indent
        if line.width >= indent and not ours[:indent].strip(" "):
            return
        edits = ((0, len(ours), " " * width),)
        if "\t" in ours:
            self.report(Y20, number, (0, len(ours)), "Dòng này thụt lề bằng phím Tab.", edits)
        elif ours.strip(" "):
            self.report(Y21, number, (0, len(ours)), "Dòng này thụt lề bằng dấu cách dính của Word.", edits)
        else:
            message = "Dòng này viết tiếp giá trị ở trên nên phải thụt vào."
            self.report(Y33, number, (len(ours), len(line.text)), message, edits, hint=" " * width + line.text.strip())

    def below(self, number: int) -> list[int]:
        """Return the lines below that may still belong to the value of a line."""
        numbers: list[int] = []
        for other in range(number + 1, min(number + _AHEAD, len(self.lines))):
            line = self.lines[other]
            if line.text.strip() and line.width <= self.parent and starts_entry(line.text):
                break
            numbers.append(other)
        return numbers

    def unclosed_quote(self, number: int, start: int) -> int:
        """Find the end of a quoted value of several lines, or close it where it was meant to end."""
        quote = self.lines[number].text[start]
        last, going = number, True
        for other in self.below(number):
            text = self.lines[other].text
            if closing_quote(quote + text) >= 0:
                return other + 1
            going = going and self.continues(other)
            last = other if going else last
        self.close(Y24, number, start, last, quote, f"Dấu nháy {quote} mở mà không đóng.")
        return last + 1

    def continues(self, number: int) -> bool:
        """Tell whether a line reads like the continuation of the one above."""
        line = self.lines[number]
        return bool(line.text.strip()) and line.width > self.parent and not starts_entry(line.text)

    def unclosed_bracket(self, number: int, start: int) -> int:
        """Find the end of a bracket over several lines, or close it where it was meant to end."""
        whole = self.lines[number].text[start:]
        last, going = number, True
        for other in self.below(number):
            text = self.lines[other].text
            whole += "\n" + text
            if closing_bracket(whole) >= 0:
                return other + 1
            going = going and self.continues(other) and self.lines[last].text.rstrip().endswith((",", "[", "{"))
            last = other if going else last
        sign = self.lines[number].text[start]
        closing = {"[": "]", "{": "}"}[sign]
        self.close(Y35, number, start, last, closing, f"Dấu {sign} mở mà không có dấu {closing} đóng.")
        return last + 1

    def close(self, about: Kind, number: int, start: int, last: int, sign: str, message: str) -> None:
        """Put the closing sign at the end of a value; the problem stands at its opening sign."""
        end = len(self.lines[last].text.rstrip())
        self.report(about, number, (start, start + 1), message)
        self.found[-1].edits += self.lines[last].apply(((end, end, sign),))
        self.found[-1].hint = "" if last == number else self.lines[last].text.strip()

    # Lines without a key

    def words(self, number: int) -> int:
        """Mend a line that is neither a key nor an item: the rest of a value, or a slip."""
        line = self.lines[number]
        start = len(line.indent)
        if line.width > self.parent and self.awaits:
            self.indent_text(number, self.parent + 1, line.width)
            return self.value(number, len(line.indent))
        if line.width > self.parent and self.value_at:
            self.indent_text(number, self.parent + 1, line.width)
            self.continuation(number)
            return number + 1
        if self.prose and " " in line.text.strip() and not self.looks_like_a_key(line.text[start:]):
            indent = self.inner or self.parent + 2
            self.indent_text(number, indent, indent)
            self.continuation(number)
            return number + 1
        return self.stray(number)

    def looks_like_a_key(self, text: str) -> bool:
        """Tell whether a line begins with a word that only a key can be."""
        return "_" in text.split(maxsplit=1)[0]

    def continuation(self, number: int) -> None:
        """Mend a line that goes on with the unquoted value above: a colon or `#` in it asks for quotes around all."""
        line = self.lines[number]
        if self.value_at is None:
            return
        found = _COLON.search(line.text) or _HASH.search(line.text)
        if not found:
            return
        first, start = self.value_at
        about = Y23 if line.text[found.start()] == ":" else Y29
        place = found.start() if about is Y23 else found.start() + 1
        message = "Giá trị nhiều dòng có dấu hai chấm hoặc dấu # ở trong nên phải đặt cả trong ngoặc kép."
        whole = "\n".join(one.text for one in self.lines[first : number + 1])[start:]
        opening = quoting(whole)[0][2]
        self.report(about, number, (place, place + 1), message)
        for other in range(first, number + 1):
            text = self.lines[other].text
            begin, end = (start if other == first else 0), len(text.rstrip())
            edits = [(at, at, "'") for at in range(begin, end) if opening == "'" and text[at] == "'"]
            edits = [(begin, begin, opening)] * (other == first) + edits + [(end, end, opening)] * (other == number)
            self.found[-1].edits += self.lines[other].apply(tuple(edits))
        self.value_at = None

    def stray(self, number: int) -> int:
        """Leave out a line that belongs to nothing."""
        line = self.lines[number]
        start, text = len(line.indent), line.text.strip()
        word, _, rest = text.partition(" ")
        hint = f"{word}: {rest.strip() or '…'}" if is_name(word) else f"xóa dòng này, hoặc ghi thành “khóa: {text[:60]}”"
        message = f"Dòng “{text[:60]}” không có khóa và dấu hai chấm."
        if dash(text, 0) >= 0:
            hint = "ghi khóa của danh sách ở dòng trên, sau dấu hai chấm không có giá trị: fields:"
            message = f"Mục “{text[:60]}” không thuộc danh sách nào."
        field = word if is_name(word) and word.islower() else ""
        edits = ((0, len(line.text), ""),)
        self.report(Y36, number, (start, start + len(text)), message, edits, hint=hint, field=field)
        return number + 1
