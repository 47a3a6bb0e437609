"""Blocks → a tree with nothing but the styles of `markup`: headings, bullets, numbered lines, header rows.

Word users make headings of bold lines and lists of typed hyphens; both become what they were meant to be.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import groupby

from portal.word import blocks
from portal.word.blocks import Block, flattened, header_rows, is_layout
from portal.word.noted import Note
from portal.word.numbering import BULLET
from portal.word.ooxml import Element, Styles, W, near, remove, shortened, text

HEADING, BULLETED, NUMBERED = "Heading", "Bulleted", "Numbered"

_LONGEST_HEADING = 160
_ORDER = (
    re.compile(r"(?:Phần|Chương)\s+(?:[IVX]+|\d+|thứ)\b", re.IGNORECASE),
    re.compile(r"[IVX]+[.)/]\s*\S"),
    re.compile(r"(?:Mục|Điều)\s+\d+", re.IGNORECASE),
    re.compile(r"\d+[.)/]\s*\S"),
    re.compile(r"\d+\.\d+[.)]?\s*\S"),
    re.compile(r"[a-zđ][.)]\s*\S"),
)
"""How Vietnamese documents number their parts, the largest first (Decree 30/2020/NĐ-CP, Appendix I)."""

_PLAIN = len(_ORDER)
_HYPHEN = re.compile(r"^\s*([-–—+•*●▪◦])\s*(?=[^\s\-–—_*.])")
_COUNTED = re.compile(r"(\d+)\. ")
_NOT_A_HEADING = re.compile(r"^(?:TM|KT|TL|TUQ|Q)\.|^(?:Nơi nhận|Kính gửi|Căn cứ)\b|^[-–+(“\"]", re.IGNORECASE)


def opened(found: list[Block], styles: Styles, labelled: blocks.Labels) -> list[Block]:
    """Return the blocks with tables that only arrange text and pictures opened into their paragraphs."""
    made: list[Block] = []
    for one in found:
        if one.is_table and is_layout(one.element, styles):
            inner = [part for part in one.element.iter(W + "p", W + "tbl") if _stands_in(part, one.element)]
            flattened(one.element)
            read = [blocks.block(part, styles, labelled.get(part, ("", 0))) for part in inner]
            made += opened(read, styles, labelled)
        else:
            made.append(one)
    return made


def _stands_in(element: Element, table: Element) -> bool:
    return next(element.iterancestors(W + "tbl"), None) is table


def shaped(found: list[Block], styles: Styles, *, quotes: bool) -> Iterator[Note]:
    """Give every block its final style, in place; yield what could not be kept.

    `quotes` says that a lone hyphen opens somebody's words, as in articles, and not a list, as in documents.
    """
    posing = _bold_stands_out(found)
    headings = {id(block): rank for block in found if (rank := _rank(block, posing=posing)) is not None}
    levels = {rank: min(level, 4) for level, rank in enumerate(sorted(set(headings.values())), 2)}
    for block in found:
        if block.is_table:
            yield from _table(block.element, styles)
        elif id(block) in headings:
            _label(block)
            _style(block.element, f"{HEADING}{levels[headings[id(block)]]}")
        else:
            _style(block.element, "")
    texts = [block for block in found if not block.is_table and id(block) not in headings]
    _lists(texts, found, quotes=quotes)
    if not posing and any(block.bold for block in found):
        yield Note("Bài in đậm gần hết: bỏ chữ đậm, đề mục nếu có thì thêm dấu ## ở đầu dòng")
    yield from _plain_runs(found, styles, headings, bold=posing)


def _bold_stands_out(found: list[Block]) -> bool:
    """Tell whether bold lines can be headings: where half of the text is bold, they say nothing."""
    texts = [block for block in found if not block.is_table]
    return 2 * sum(len(block.text) for block in texts if block.bold) < sum(len(block.text) for block in texts)


def _rank(block: Block, *, posing: bool) -> float | None:
    """Return the place of a heading among the kinds of headings, smaller for larger, or None for other text.

    `posing` says that bold lines may be headings.
    """
    if block.is_table or not block.text or block.pictures:
        return None
    if block.level:
        return block.level - 100
    numbered = f"{block.label} {block.text}" if block.label not in {"", BULLET} else block.text
    order = next((place for place, form in enumerate(_ORDER) if form.match(numbered)), _PLAIN)
    wanted = posing and block.bold and len(block.text) <= _LONGEST_HEADING and "\n" not in block.text
    if not wanted or block.align == "right" or block.label == BULLET or _NOT_A_HEADING.match(numbered):
        return None
    ends_openly = block.text[-1] not in ".;,!?" or (order < _PLAIN and not block.text.endswith((";", ",")))
    return order if ends_openly and not _is_signature(block) else None


def _is_signature(block: Block) -> bool:
    """Tell a name or post in bold from a heading: capitals or capitalised words only, in the middle or at the right."""
    words = block.text.split()
    return block.align == "center" and (
        block.capitals or (len(words) <= 5 and all(word[0].isupper() for word in words))
    )


def _lists(texts: list[Block], found: list[Block], *, quotes: bool) -> None:
    """Make lists of bullets and typed hyphens, and mark the lines whose numbers count up."""
    place = {id(block): number for number, block in enumerate(found)}
    for _, group in groupby(enumerate(texts), key=lambda pair: place[id(pair[1])] - pair[0]):
        run = [block for _, block in group]
        for kind, members in groupby(run, key=_kind_of_line):
            lines = list(members)
            if kind == "bullet" and (len(lines) > 1 or not quotes or lines[0].label == BULLET):
                _bulleted(lines)
            elif kind == "number":
                _numbered(lines)
            else:
                for block in lines:
                    _label(block)


def _kind_of_line(block: Block) -> str:
    if block.label == BULLET or (not block.label and _HYPHEN.match(block.text)):
        return "bullet"
    said = f"{block.label} {block.text}" if block.label else block.text
    return "number" if _COUNTED.match(said) else ""


def _bulleted(lines: list[Block]) -> None:
    deepest = 0
    for block in lines:
        mark = _HYPHEN.match(block.text) if not block.label else None
        wanted = block.depth + 1 if mark is None else 2 if mark[1] == "+" else 1
        deepest = min(wanted, deepest + 1, 3)
        if mark:
            _cut(block.element, mark.end())
        _style(block.element, f"{BULLETED}{deepest}")


def _numbered(lines: list[Block]) -> None:
    """Mark lines that count up one by one: Markdown then counts the same; others keep their number as text."""
    for block in lines:
        _label(block)
    counts = [int(found[1]) for block in lines if (found := _COUNTED.match(block.text))]
    if len(lines) > 1 and counts == list(range(counts[0], counts[0] + len(counts))):
        for block in lines:
            _style(block.element, NUMBERED)


def _label(block: Block) -> None:
    """Write the number that Word counted into the text, once."""
    if block.label in {"", BULLET}:
        return
    block.text = f"{block.label} {block.text}"
    first = next(block.element.iter(W + "t"), None)
    if first is not None:
        first.text = f"{block.label} {first.text or ''}"
    block.label = ""


def _cut(paragraph: Element, length: int) -> None:
    """Take the first characters of a paragraph away: a typed hyphen and the blank behind it."""
    for part in paragraph.iter(W + "t", W + "tab"):
        said = "\t" if part.tag == W + "tab" else part.text or ""
        gone = min(length, len(said))
        if part.tag == W + "t":
            part.text = said[gone:]
        elif gone:
            part.tag = W + "t"
        length -= gone
        if not length:
            return


def _style(paragraph: Element, name: str) -> None:
    """Leave a paragraph with one style of ours and nothing else."""
    properties = paragraph.find(W + "pPr")
    if properties is not None:
        remove(properties)
    if name:
        properties = paragraph.makeelement(W + "pPr")
        style = paragraph.makeelement(W + "pStyle", {W + "val": name})
        properties.append(style)
        paragraph.insert(0, properties)


def _table(table: Element, styles: Styles) -> Iterator[Note]:
    wanted = header_rows(table, styles)
    rows = [row for row in table.iter(W + "tr") if _stands_in(row, table)]
    for number, row in enumerate(rows):
        properties = row.find(W + "trPr")
        if properties is not None:
            remove(properties)
        if number < wanted:
            properties = row.makeelement(W + "trPr")
            properties.append(row.makeelement(W + "tblHeader"))
            row.insert(0, properties)
    for inner in [one for one in table.iter(W + "tbl") if one is not table]:
        yield Note(f"Bảng lồng trong bảng đã thành chữ trong ô: “{shortened(text(inner))}”", near(table))
        flattened(inner)
    if next(table.iter(W + "vMerge", W + "gridSpan"), None) is not None:
        yield Note("Bảng có ô gộp: ô gộp đã tách, chữ lặp lại ở từng dòng", near(table))
    for paragraph in table.iter(W + "p"):
        _style(paragraph, "")


def _plain_runs(found: list[Block], styles: Styles, headings: Collection[int], *, bold: bool) -> Iterator[Note]:
    """Leave runs with bold, italic, strike, raised and lowered text only; tell of underlining.

    `bold` says that it stands out; where everything is bold, it goes.
    """
    underlined: list[Element] = []
    for block in found:
        for run in block.element.iter(W + "r"):
            look = styles.look(run)
            bare = id(block) in headings
            if look.underline and text(run).strip() and next(run.iterancestors(W + "hyperlink"), None) is None:
                underlined.append(run)
            _dressed(
                run,
                bold=look.bold and not bare and (bold or not block.bold),
                italic=look.italic and not bare,
                strike=look.strike,
                raised=look.raised,
            )
    if underlined:
        yield Note(f"Chữ gạch dưới ({len(underlined)} chỗ) thành chữ thường", near(underlined[0]))


def _dressed(run: Element, *, bold: bool, italic: bool, strike: bool, raised: str) -> None:
    properties = run.find(W + "rPr")
    if properties is not None:
        remove(properties)
    properties = run.makeelement(W + "rPr")
    for name, wanted in (("b", bold), ("i", italic), ("strike", strike)):
        if wanted:
            properties.append(run.makeelement(W + name))
    if raised in {"superscript", "subscript"}:
        properties.append(run.makeelement(W + "vertAlign", {W + "val": raised}))
    run.insert(0, properties)
