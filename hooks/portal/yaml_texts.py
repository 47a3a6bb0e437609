"""Values that go over several lines: folded texts, quotes, brackets, and plain text that runs on."""

from __future__ import annotations

import re

from portal.problems import Kind, kind
from portal.source import Source
from portal.yaml_lines import Line, dash, pair, starts_entry
from portal.yaml_mending import NEAR, Mending
from portal.yaml_values import (
    Y21,
    Y23,
    Y24,
    Y28,
    Y29,
    Y35,
    closing_bracket,
    closing_quote,
    fault,
    is_block_header,
    is_words,
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
Y33 = kind(
    "Y33",
    "Dòng viết tiếp của một giá trị thụt vào so với khóa",
    wrong="summary: Từ 5 đàn ong ban đầu, bà Mẫu\nđã gây được 60 đàn.",
    right="summary: Từ 5 đàn ong ban đầu, bà Mẫu\n  đã gây được 60 đàn.",
    fixable=True,
)
_ANCHOR = re.compile(r"(?<=[\s\[,])&(\w[\w-]*)")
_ALIAS = re.compile(r"(?<=[\s\[,])\*(\w[\w-]*)")
_HASH = re.compile(r"[ \t]#[^\s#]")
_COLON = re.compile(r":(?:[ \t]|$)")


class Texts(Mending):
    """What the walk knows of the value it is in.

    `parent` is the column of the key or dash that the value belongs to; `awaits` tells that the value has yet to come;
    `value_at` is where the last unquoted value began; `prose` tells that it may run on; `inner` is the indentation of
    the last folded text.
    """

    def __init__(self, source: Source, lines: list[Line]) -> None:
        super().__init__(source, lines)
        self.parent = min((line.width for line in lines if not line.empty and starts_entry(line.text)), default=0)
        self.awaits = False
        self.value_at: tuple[int, int] | None = None
        self.prose = False
        self.inner = 0
        text = "\n".join(line.text for line in lines)
        self.anchors = {*_ANCHOR.findall(text)} & {*_ALIAS.findall(text)}

    def value(self, number: int, start: int) -> int:
        """Mend the value at an offset, with the lines that belong to it."""
        line = self.lines[number]
        self.trim(number, start)
        value = line.text[start:].rstrip(" \t")
        self.awaits, self.value_at, self.prose, self.inner = False, None, False, 0
        if not without_comment(value) or (value.startswith("#") and self.holds(number)):
            self.awaits = True
            return number + 1
        if value[0] == "&" and value[1:] in self.anchors:
            self.awaits = True  # what is named by an anchor alone is the group below it
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
            place = (start + found.start, start + found.end)
            self.report(found.kind, number, place, found.message, edits).sure = found.sure
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
        below = next((line for line in self.lines[number + 1 : number + NEAR] if not line.empty), None)
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
            entry = line.empty or starts_entry(line.text) or pair(line.text, len(line.indent))
            if width <= self.parent and entry:
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
            self.report(Y33, number, (len(ours), len(line.text)), message, edits)

    def below(self, number: int) -> list[int]:
        """Return the lines below that may still belong to the value of a line."""
        numbers: list[int] = []
        for other in range(number + 1, min(number + NEAR, len(self.lines))):
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
        first = self.lines[number].text[start + 1 :].strip()
        if last == number and " " in first and "," not in first and ":" not in first:
            message = f"Giá trị bắt đầu bằng {sign}, là ký hiệu riêng của YAML."
            edits = quoting(self.lines[number].text[start:].rstrip(), start)
            self.report(Y28, number, (start, start + 1), message, edits)
            return number + 1
        self.close(Y35, number, start, last, closing, f"Dấu {sign} mở mà không có dấu {closing} đóng.")
        return last + 1

    def close(self, about: Kind, number: int, start: int, last: int, sign: str, message: str) -> None:
        """Put the closing sign at the end of a value; the problem stands at its opening sign."""
        end = len(self.lines[last].text.rstrip())
        found = self.report(about, number, (start, start + 1), message)
        found.edits += self.lines[last].apply(((end, end, sign),))
        found.hint = "" if last == number else self.lines[last].text.rstrip()
        found.sure = last == number and (about is Y24 or is_words(self.lines[number].text[start + 1 : end]))

    def continuation(self, number: int) -> int:
        """Mend a line that goes on with the unquoted value above: a colon or `#` in it asks for quotes around all.

        Return the number of the next line to look at.
        """
        line = self.lines[number]
        found = _COLON.search(line.text) or _HASH.search(line.text)
        if self.value_at is None or not found:
            return number + 1
        last = next((other - 1 for other in self.below(number) if not self.continues(other)), number)
        last = max(number, last)
        first, start = self.value_at
        about = Y23 if line.text[found.start()] == ":" else Y29
        place = found.start() if about is Y23 else found.start() + 1
        message = "Giá trị nhiều dòng có dấu hai chấm hoặc dấu # ở trong nên phải đặt cả trong ngoặc kép."
        whole = "\n".join(one.text for one in self.lines[first : last + 1])[start:]
        opening = quoting(whole)[0][2]
        # A line that is left out between would be read again once it stood within quotes.
        left_out = any(first <= one.line <= last and not one.kind.fixable for one in self.found)
        self.report(about, number, (place, place + 1), message).sure = not left_out
        for other in range(first, last + 1):
            text = self.lines[other].text
            begin, end = (start if other == first else 0), len(text.rstrip())
            edits = [(at, at, "'") for at in range(begin, end) if opening == "'" and text[at] == "'"]
            edits = [(begin, begin, opening)] * (other == first) + edits + [(end, end, opening)] * (other == last)
            self.found[-1].edits += self.lines[other].apply(tuple(edits))
        self.value_at, self.prose = None, False
        return last + 1
