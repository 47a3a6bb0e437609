"""The shaped tree → Markdown, by way of mammoth's HTML and markdownify."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO

import mammoth  # type: ignore[import-untyped]
from bs4 import BeautifulSoup, Tag
from lxml import etree
from markdownify import MarkdownConverter

from portal.text import nfc
from portal.word.noted import Note
from portal.word.ooxml import PACKAGE, Element, R, W, remove, unwrap
from portal.word.package import UnreadableDocumentError

_STYLES = "\n".join(
    [
        *(f"p.Heading{level} => h{level}:fresh" for level in (2, 3, 4)),
        "p.Bulleted1 => ul > li:fresh",
        "p.Bulleted2 => ul > li > ul > li:fresh",
        "p.Bulleted3 => ul > li > ul > li > ul > li:fresh",
        "p.Numbered => p.numbered:fresh",
    ]
)
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/></Types>'
)
_WIDEST = 60
"""Columns. No table that people read has more; a damaged file may claim millions."""

_SAFE_LINK = re.compile(r"https?://|mailto:", re.IGNORECASE)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ue000-\uf8ff\x00-\x08\x0b-\x1f\x7f-\x9f]")
_SPECIAL = re.compile(r"([\\`*])|(?<!\w)(_)|(_)(?!\w)|(<)(?=[A-Za-z/!?])|(&)(?=#?\w+;)|(\[)|(\])(?=[(\[:])|(~)(?=~)")
_AT_START = re.compile(r"^(\s*)(#{1,6}(?=\s)|>|[-+](?=\s)|\d{1,9}(?=[.)]\s)|[-=]+\s*$)", re.MULTILINE)


def markdown(
    root: Element, notes: Mapping[str, Element], related: Mapping[str, tuple[str, str]]
) -> tuple[str, list[Note]]:
    """Return the Markdown of a shaped document, and what mammoth could not read.

    `notes` are the parts of footnotes and endnotes by name. Raises `UnreadableDocumentError` when mammoth fails on a
    damaged structure.
    """
    _resolved(root, notes, related)
    try:
        made = mammoth.convert_to_html(
            _packed(root, notes, related),
            style_map=_STYLES,
            include_default_style_map=False,
            include_embedded_style_map=False,
        )
    except (KeyError, ValueError, IndexError, OSError, RecursionError) as error:
        raise UnreadableDocumentError(
            "Cấu trúc tệp Word bị hỏng nên không chuyển được. Chép toàn bộ nội dung sang tệp Word mới rồi nhập lại."
        ) from error
    told = [message.message for message in made.messages if "w:sym" in message.message]
    signs = [Note(f"Ký hiệu của phông riêng không chuyển được ({len(told)} chỗ): {told[0][-40:]}")] if told else []
    return _written(made.value, signs), signs


def _resolved(root: Element, notes: Mapping[str, Element], related: Mapping[str, tuple[str, str]]) -> None:
    """Take out references that lead nowhere, on which mammoth would fail."""
    for name, kind in (("footnotes", "footnote"), ("endnotes", "endnote")):
        known = {one.get(W + "id") for one in notes[name].iter(W + kind)} if name in notes else set()
        for mark in [one for one in root.iter(f"{W}{kind}Reference") if one.get(W + "id") not in known]:
            remove(mark)
    for link in [link for tree in (root, *notes.values()) for link in tree.iter(W + "hyperlink")]:
        if (target := link.get(R + "id")) is not None and target not in related:
            unwrap(link)


def _packed(root: Element, notes: Mapping[str, Element], related: Mapping[str, tuple[str, str]]) -> BytesIO:
    """Return a small Word file of the shaped tree and its footnotes: all that mammoth needs, and nothing else."""
    office = R[1:-1]
    holder = etree.Element(f"{PACKAGE}Relationships")
    for name, (kind, target) in related.items():
        if kind == "hyperlink":
            etree.SubElement(holder, f"{PACKAGE}Relationship", Id=name, Type=f"{office}/{kind}", Target=target)
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("word/document.xml", etree.tostring(root, encoding="UTF-8"))
        archive.writestr("word/_rels/document.xml.rels", etree.tostring(holder, encoding="UTF-8"))
        for part, tree in notes.items():
            archive.writestr(f"word/{part}.xml", etree.tostring(tree, encoding="UTF-8"))
            archive.writestr(f"word/_rels/{part}.xml.rels", etree.tostring(holder, encoding="UTF-8"))
    made.seek(0)
    return made


def _written(html: str, told: list[Note]) -> str:
    soup = BeautifulSoup(html, "html.parser")
    footnotes = list(_footnotes(soup))
    told += list(_links(soup))
    for table in soup.find_all("table"):
        _spread(soup, table)
    made = _Markdown(heading_style="ATX", bullets="-", newline_style="BACKSLASH", autolinks=False).convert_soup(soup)
    text = "\n\n".join([str(made).strip(), *footnotes]).strip()
    return _tidy(text)


def _tidy(text: str) -> str:
    """Return the text in NFC, without invisible characters, stray blanks and empty lines in a row."""
    text = _INVISIBLE.sub("", nfc(text).replace("\u00a0", " ").replace("\u2011", "-"))
    text = re.sub(r"(?<=\S) {2,}(?=\S)", " ", text.replace("\t", " "))
    text = re.sub(r"[ \t]+$", "", text, flags=re.MULTILINE)
    return re.sub(r"\n{3,}", "\n\n", text) + "\n"


def _footnotes(soup: BeautifulSoup) -> Iterator[str]:
    """Turn references into Markdown's, drop mammoth's list of notes and yield each note as Markdown."""
    numbers: dict[str, int] = {}
    for link in soup.select("sup > a[id*='note-ref-']"):
        numbers[str(link.get("href", ""))[1:]] = number = len(numbers) + 1
        mark = soup.new_tag("fnref")
        mark["n"] = str(number)
        (link.parent or link).replace_with(mark)
        for raised in mark.find_parents("sup"):
            if not raised.get_text(strip=True):
                raised.unwrap()
    for name, number in numbers.items():
        item = soup.find("li", id=name)
        if not isinstance(item, Tag):
            continue
        for back in item.select("a[href*='note-ref-']"):
            back.decompose()
        holder = item.parent
        said = _tidy(str(_Markdown(autolinks=False).convert_soup(BeautifulSoup(item.decode_contents(), "html.parser"))))
        item.decompose()
        if isinstance(holder, Tag) and holder.find("li") is None:
            holder.decompose()
        yield f"[^{number}]: " + said.strip().replace("\n", "\n    ").replace("\n    \n", "\n\n")


def _links(soup: BeautifulSoup) -> Iterator[Note]:
    """Keep links to web pages and mailboxes; those into this file or onto somebody's disk stay as plain words."""
    for link in soup.find_all("a"):
        address = str(link.get("href", ""))
        if address and not _SAFE_LINK.match(address):
            where = "trong tệp Word" if address.startswith("#") else f"tới “{address[:80]}”"
            yield Note(f"Liên kết {where} bỏ, giữ chữ “{link.get_text().strip()[:60]}”")
        if not _SAFE_LINK.match(address):
            link.unwrap()


def _spread(soup: BeautifulSoup, table: Tag) -> None:
    """Give every row all its cells: what was merged is repeated, and several header rows become one."""
    rows = table.find_all("tr")
    grid: dict[tuple[int, int], Tag] = {}
    for down, row in enumerate(rows):
        across = 0
        for cell in row.find_all(["td", "th"]):
            while (down, across) in grid:
                across += 1
            tall, wide = (int(str(cell.get(name, "1"))) for name in ("rowspan", "colspan"))
            for y in range(down, min(down + tall, len(rows))):
                grid.update({(y, x): cell for x in range(across, across + min(wide, _WIDEST))})
            across += min(wide, _WIDEST)
    heads = [number for number, row in enumerate(rows) if row.find("th") is not None]
    width = max((x for _, x in grid), default=-1) + 1
    for down, row in enumerate(rows):
        row.clear()
        for x in range(width if down not in heads[1:] else 0):
            over = [grid.get((y, x)) for y in (heads if heads and down == heads[0] else [down])]
            if down not in heads and x and grid.get((down, x - 1)) is over[0]:
                over = []
            row.append(_cell(soup, [one for one in over if one is not None], "th" if down in heads else "td"))
    for number in heads[1:]:
        rows[number].decompose()


def _cell(soup: BeautifulSoup, sources: list[Tag], name: str) -> Tag:
    """Return a cell that says what the cells above one another in a header say, or the one of a row."""
    made = soup.new_tag(name)
    distinct = [one for place, one in enumerate(sources) if one not in sources[:place]]
    for number, source in enumerate(distinct):
        if number:
            made.append(" – ")
        for inner in _on_one_line(source.decode_contents()).contents[:]:
            made.append(inner)
    if name == "th":
        for strong in made.find_all("strong"):
            strong.unwrap()
    return made


def _on_one_line(html: str) -> BeautifulSoup:
    """Return the content of a cell without paragraphs: Markdown's tables know only line breaks."""
    soup = BeautifulSoup(html, "html.parser")
    for empty in [one for one in soup.find_all("p") if not one.get_text(strip=True) and one.find(True) is None]:
        empty.decompose()
    for line in soup.find_all(["p", "li"])[:-1]:
        line.append(soup.new_tag("br"))
    for block in soup.find_all(["p", "li", "ul"]):
        block.unwrap()
    return soup


class _Markdown(MarkdownConverter):
    """markdownify, escaping only what Markdown would misread: editors have to read the text."""

    def escape(self, text: str, parent_tags: set[str]) -> str:
        escaped = _SPECIAL.sub(lambda found: "\\" + found.group(), text)
        return escaped.replace("|", "\\|") if {"td", "th"} & parent_tags else escaped

    def convert_p(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        said: str = super().convert_p(el, text, parent_tags)  # type: ignore[misc]
        if "_inline" in parent_tags:
            return said
        if _is_numbered(el):
            before, behind = ("\n" if _is_numbered(one) else "\n\n" for one in (el.previous_sibling, el.next_sibling))
            return f"{before}{said.strip()}{behind}"
        return _AT_START.sub(_escaped_start, said)

    def convert_fnref(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002 – markdownify names them
        return f"[^{el['n']}]"

    def convert_br(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        made: str = super().convert_br(el, text, parent_tags)  # type: ignore[misc]
        return "<br>" if {"td", "th"} & parent_tags else made

    def convert_sup(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002
        return f"<sup>{text}</sup>" if text.strip() else text

    def convert_sub(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002
        return f"<sub>{text}</sub>" if text.strip() else text


def _is_numbered(element: object) -> bool:
    return isinstance(element, Tag) and "numbered" in (element.get("class") or [])


def _escaped_start(found: re.Match[str]) -> str:
    number = found[2].isdigit()
    return f"{found[1]}{found[2]}\\" if number else f"{found[1]}\\{found[2]}"
