"""Reads YAML line by line as an editor wrote it, and mends each line that YAML would not understand, or misunderstand.

It knows only the YAML that records use: keys, lists, values of one line or of several. What it does not recognise it
leaves alone; `yaml_repair` then asks the real parser.
"""

from __future__ import annotations

import re
from collections import Counter

from portal.problems import kind
from portal.source import Source
from portal.text import is_syllable
from portal.yaml_lines import Line, Pair, bullet, dash, dressed, equation, is_name, pair, starts_entry, tight
from portal.yaml_mending import NEAR
from portal.yaml_texts import Y20, Texts
from portal.yaml_values import Y21, Y22, closing_bracket

Y06 = kind(
    "Y06",
    "Một tệp chỉ có một phần dữ liệu",
    wrong="dòng --- ở giữa tệp .yml",
    right="bỏ dòng --- ở giữa tệp",
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
    fixable=True,
)

_BEFORE = 4
"""So many things are wrong with one line at most."""

_ITEM = re.compile(r"-[ \t]+[a-z0-9]+(?:-[a-z0-9]+)*[ \t]*")
"""An item that is a word of a vocabulary: of a text, the dash might be a part."""

_DOCUMENT = re.compile(r"(?:---|\.\.\.)(?:\s|$)")


class Walk(Texts):
    """One pass over the lines. `stack` holds the open groups: their column, and whether they are lists."""

    def __init__(self, source: Source, lines: list[Line]) -> None:
        super().__init__(source, lines)
        self.stack: list[tuple[int, bool]] = [(self.parent, False)]

    def run(self) -> None:
        """Mend every line; YAML that is one pair of braces is no editor's, and left to the parser."""
        number = next((number for number, line in enumerate(self.lines) if not line.empty), 0)
        first = self.lines[number].text
        if first.startswith("{") and closing_bracket("\n".join(line.text for line in self.lines[number:])) >= 0:
            return
        number += first.startswith("---")
        while number < len(self.lines):
            number = number + 1 if self.lines[number].empty else self.entry(number)

    def entry(self, number: int) -> int:
        """Mend a line that says something; return the number of the next line to look at."""
        line = self.lines[number]
        if _DOCUMENT.match(line.text):
            message = f"Dòng {line.text[:3]} tách phần dữ liệu làm hai; dòng này bị bỏ qua."
            self.leave_out(Y06, number, message, f"bỏ dòng {line.text[:3]} này")
            return number + 1
        start = len(line.indent)
        if plain := dressed(line.text, start):
            end, key = plain
            message = f"Khóa “{key[:-2]}” kèm dấu định dạng của Markdown."
            self.report(Y36, number, (start, end), message, ((start, end, key),))
        if dash(line.text, start) < 0 and self.list_may_stand(line.width):
            self.mend_bullet(number, start)
        if dash(line.text, start) >= 0:
            return self.item(number) if self.settle(number, is_list=True) else self.dashed(number)
        if self.pair_at(line, start) is None:
            return self.words(number)
        self.settle(number, is_list=False)
        return self.pair(number, len(line.indent))

    def dashed(self, number: int) -> int:
        """Mend an item without a list: before a key of the record, the dash is one too many."""
        line = self.lines[number]
        start = len(line.indent)
        end = dash(line.text, start)
        found = pair(line.text, end)
        if not found or not is_name(found.key) or not found.key.islower() or line.width > self.base:
            return self.stray(number)
        message = f"Trước khóa “{found.key}” thừa dấu gạch đầu dòng."
        self.report(Y36, number, (start, found.end), message, ((start, end, ""),))
        return self.entry(number)

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
        if column == width > self.parent and self.awaits:
            column = self.usual(number, width)
        if column < 0:
            return False
        if indent != " " * column:
            self.move(number, column, sure=not self.is_between(width, column, is_list=is_list))
        while self.stack[-1][0] > column or (self.stack[-1] == (column, True) and not is_list):
            self.stack.pop()
        if self.stack[-1] != (column, is_list):
            self.stack.append((column, is_list))
        return True

    def move(self, number: int, column: int, *, sure: bool) -> None:
        """Indent a line to a column, and say what was wrong with its indentation."""
        line = self.lines[number]
        indent = line.indent
        about, message = Y32, f"Dòng này thụt vào {line.width} dấu cách; các dòng cùng nhóm thụt vào {column}."
        if "\t" in indent:
            about, message = Y20, "Dòng này thụt lề bằng phím Tab."
        elif indent.strip(" "):
            about, message = Y21, "Dòng này thụt lề bằng dấu cách dính của Word."
        edits = ((0, len(indent), " " * column),)
        self.report(about, number, (0, len(indent)), message, edits).sure = sure and not self.is_astray(number)

    def is_astray(self, number: int) -> bool:
        """Tell whether the line above could not be read for sure: then it is not told what this one belongs to."""
        before = [one for one in self.found[-_BEFORE:] if one.line == number - 1]
        return any(not (one.sure and one.kind.fixable) for one in before)

    def is_between(self, width: int, column: int, *, is_list: bool) -> bool:
        """Tell whether a line could as well belong to another group than to the one at a column."""
        others = [other for other, kind_of in self.stack if kind_of == is_list and other != column]
        return any(abs(other - width) <= abs(column - width) for other in others)

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

    def usual(self, number: int, width: int) -> int:
        """Return the column of a group that begins at a line: that of most of its lines, should the first be askew."""
        widths: Counter[int] = Counter()
        for line in self.lines[number : number + NEAR]:
            if not line.empty and line.width <= self.parent:
                break
            widths[line.width] += not line.empty and starts_entry(line.text)
        near = [near for near in (width - 1, width, width + 1) if near > self.parent and widths[near]]
        return max(near, key=lambda column: (widths[column], column == width), default=width)

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
        gap = text[found.sign[1] : found.value]
        if is_name(found.key) and found.key.islower():
            return True
        if text[found.value :] and not gap.startswith((" ", "\t")):
            return False
        if " " not in found.key:
            return True
        below = next((line for line in self.lines[number + 1 : number + NEAR] if not line.empty), None)
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
            self.report(Y34, number, found.sign, message, (whole,))
        elif rest and not gap:
            message = f"Thiếu dấu cách sau “{found.key}:”."
            self.report(Y22, number, found.sign, message, (whole,))
        elif gap.strip(" \t"):
            message = f"Sau “{found.key}:” là dấu cách dính của Word, không phải dấu cách thường."
            self.report(Y21, number, (found.sign[1], found.value), message, (whole,))
        elif _ITEM.fullmatch(line.text, found.value):
            return self.item_beside_key(number, found)
        else:
            return self.value(number, found.value)
        return self.value(number, found.end + len(whole[2]))

    def item_beside_key(self, number: int, found: Pair) -> int:
        """Put the first item of a list, written behind the colon of its key, on a line of its own."""
        line = self.lines[number]
        below = next((one for one in self.lines[number + 1 : number + NEAR] if not one.empty), None)
        listed = below is not None and dash(below.text, len(below.indent)) >= 0 and below.width >= self.parent
        column = below.width if below is not None and listed else self.parent + 2
        message = f"Mục đầu của danh sách “{found.key}” phải xuống dòng."
        place = found.value, len(line.text.rstrip())
        edits = ((found.sign[1], found.value, "\n" + " " * column),)
        self.report(Y30, number, place, message, edits)
        self.awaits, self.value_at, self.prose, self.inner = True, None, False, 0
        return number + 1

    def words(self, number: int) -> int:
        """Mend a line that is neither a key nor an item: the rest of a value, or a slip."""
        line = self.lines[number]
        start = len(line.indent)
        if line.width > self.parent and self.awaits:
            self.indent_text(number, self.parent + 1, line.width)
            return self.value(number, len(line.indent))
        if line.width > self.parent and self.value_at:
            self.indent_text(number, self.parent + 1, line.width)
            return self.continuation(number)
        if self.prose and " " in line.text.strip() and not self.looks_like_a_key(line.text[start:]):
            indent = self.inner or self.parent + 2
            self.indent_text(number, indent, indent)
            return self.continuation(number)
        return self.stray(number)

    def looks_like_a_key(self, text: str) -> bool:
        """Tell whether a line begins with a word that only a key can be: ASCII, and no Vietnamese syllable."""
        word = text.split(maxsplit=1)[0]
        return len(word) > 1 and word.isascii() and word.islower() and is_name(word) and not is_syllable(word)

    def stray(self, number: int) -> int:
        """Leave out a line that belongs to nothing."""
        text = self.lines[number].text.strip()
        word, _, rest = text.partition(" ")
        hint = f"xóa dòng này, hoặc ghi thành “khóa: {text.lstrip(': ')[:60]}”"
        if is_name(word):
            hint = f"{word}: {rest.strip() or '…'}"
        message = f"Dòng “{text[:60]}” không có khóa và dấu hai chấm."
        if dash(text, 0) >= 0:
            hint = "ghi khóa của danh sách ở dòng trên, sau dấu hai chấm không có giá trị: fields:"
            message = f"Mục “{text[:60]}” không thuộc danh sách nào."
        self.leave_out(Y36, number, message, hint)
        return number + 1
