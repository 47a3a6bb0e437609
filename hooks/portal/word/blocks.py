"""The paragraphs and tables of a document in order, as an editor sees them: what is bold, centred, large, numbered."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from portal.text import nfc
from portal.word.numbering import Numbering
from portal.word.ooxml import Element, Styles, W, has_lines, is_on, remove, text, value, whole

PICTURES = "pictures"
"""The attribute of a paragraph that tells which pictures stood in it."""


_DEEPER = re.compile(r"list (?:bullet|number) ([2-5])")


@dataclass(eq=False, slots=True)
class Block:
    """A paragraph or table of the text. `label` is the number Word gave it, `level` that of its heading style or 0."""

    element: Element
    text: str
    bold: bool
    italic: bool
    align: str
    size: int
    level: int
    styles: list[str]
    label: str
    depth: int

    @property
    def is_table(self) -> bool:
        """Tell a table from a paragraph."""
        return self.element.tag == W + "tbl"

    @property
    def pictures(self) -> list[int]:
        """The numbers of the pictures that stood in it."""
        return [] if self.is_table else [int(one) for one in self.element.get(PICTURES, "").split()]

    @property
    def capitals(self) -> bool:
        """Tell whether it is written in capitals throughout."""
        return self.text.isupper()


Labels = Mapping[Element, tuple[str, int]]
"""The number, or bullet, that Word gives each paragraph, and its depth."""


def labels(root: Element, numbering: Numbering) -> Labels:
    """Return the numbers of all paragraphs, counted over the whole text, tables included."""
    return {paragraph: numbering.label(paragraph) for paragraph in root.iter(W + "p")}


def read(root: Element, styles: Styles, labelled: Labels) -> list[Block]:
    """Return the blocks of a body in order."""
    body = root.find(W + "body")
    found = [] if body is None else [one for one in body if one.tag in {W + "p", W + "tbl"}]
    return [block(one, styles, labelled.get(one, ("", 0))) for one in found]


def block(element: Element, styles: Styles, label: tuple[str, int] = ("", 0)) -> Block:
    """Describe a paragraph or table."""
    if element.tag == W + "tbl":
        return Block(element, nfc(text(element)), False, False, "left", 0, 0, [], "", 0)
    looks = [styles.look(run) for run in element.iter(W + "r") if text(run).strip()]
    names = styles.names(element)
    return Block(
        element,
        nfc(text(element)).strip(),
        bold=bool(looks) and all(look.bold for look in looks),
        italic=bool(looks) and all(look.italic for look in looks),
        align=value(styles.of_paragraph(element, "jc")) or "left",
        size=max((look.size for look in looks), default=0),
        level=_level(element, styles, names),
        styles=names,
        label=label[0],
        depth=max([label[1], *(int(found[1]) - 1 for name in names if (found := _DEEPER.fullmatch(name)))]),
    )


def _level(paragraph: Element, styles: Styles, names: list[str]) -> int:
    """Return the level of a paragraph styled as a heading, from 1; 0 for all else, `Title` too."""
    for name in names:
        if found := re.fullmatch(r"(?:heading|đầu đề|tiêu đề) (\d)", name):
            return int(found[1])
    outline = whole(value(styles.of_paragraph(paragraph, "outlineLvl")), -1)
    return outline + 1 if 0 <= outline < 6 else 0


def taken(blocks: list[Block], gone: Block) -> None:
    """Take a block out of the text. Pictures in it are stored apart and stay."""
    blocks.remove(gone)
    if gone.pictures and not gone.is_table:
        for run in list(gone.element.iter(W + "r")):
            remove(run)
    else:
        remove(gone.element)


def notes_in(gone: Block) -> list[str]:
    """Return the ids of the footnotes that hang on a block."""
    return [one.get(W + "id", "") for one in gone.element.iter(W + "footnoteReference", W + "endnoteReference")]


def cells(table: Element) -> Iterator[list[Element]]:
    """Yield the cells of each row."""
    for row in table.iter(W + "tr"):
        if next(row.iterancestors(W + "tbl"), None) is table:
            yield [cell for cell in row if cell.tag == W + "tc"]


def is_layout(table: Element, styles: Styles) -> bool:
    """Tell a table that only arranges text and pictures from one that holds data.

    A letterhead, a signature block, pictures side by side: no lines, two columns or few rows. A single cell is a frame.
    """
    rows = list(cells(table))
    widest = max((len(row) for row in rows), default=0)
    if widest == 1 and len(rows) == 1:
        return True
    own = table.find(f"{W}tblPr/{W}tblBorders")
    style = value(table.find(f"{W}tblPr/{W}tblStyle"))
    ruled = has_lines(own) if own is not None else style in styles.bordered
    ruled = ruled or any(has_lines(borders) for borders in table.iter(W + "tcBorders"))
    pictured = any(one.get(PICTURES) for one in table.iter(W + "p"))
    return not ruled and (pictured or widest <= 2 or len(rows) <= 2)


def flattened(table: Element) -> None:
    """Put the paragraphs of a table in its place, row by row."""
    parent = table.getparent()
    if parent is None:
        return
    content = [one for row in cells(table) for cell in row for one in cell if one.tag in {W + "p", W + "tbl"}]
    place = parent.index(table)
    parent[place : place + 1] = content


def header_rows(table: Element, styles: Styles) -> int:
    """Return how many rows at the top name the columns: those marked in Word, else a bold one or one with “STT”."""
    rows = list(table.iter(W + "tr"))
    marked = 0
    for row in rows:
        if not is_on(row.find(f"{W}trPr/{W}tblHeader")):
            break
        marked += 1
    if marked or len(rows) < 2:
        return marked
    first = [text(cell) for cell in rows[0].iter(W + "tc")]
    looks = [styles.look(run) for run in rows[0].iter(W + "r") if text(run).strip()]
    if (looks and all(look.bold for look in looks)) or (
        first[:1] and first[0].lower().strip(". ") in {"stt", "tt", "số tt"}
    ):
        return 2 if any(value(one) == "restart" for one in rows[0].iter(W + "vMerge")) else 1
    return 0
