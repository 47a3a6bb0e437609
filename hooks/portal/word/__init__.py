"""A Word document → a draft record: text in Markdown, pictures, proposed facts, and what could not be carried over.

In the order in which they work: `package` (bytes → parts, or a refusal) · `ooxml` (XML read safely, styles) ·
`revisions`, `fonts`, `objects`, `pictures` (the tree is brought to plain paragraphs and tables) · `numbering`,
`blocks` (as an editor sees them) · `letterhead`, `article`, `awards`, `people`, `recognised`, `casing` (what they
say) · `facts`, `keys`, `proposals` (→ the values of a record) · `layout` (what is a heading, a list, a header row) ·
`markup` (→ Markdown) · `scaffold` (→ the draft) · `report`, `importing` (→ the repository, and what the editor reads).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from portal import drafts
from portal.records import Type
from portal.text import nfc, slug
from portal.vocabulary import Vocabularies
from portal.word import (
    article,
    blocks,
    casing,
    fonts,
    layout,
    letterhead,
    markup,
    objects,
    pictures,
    proposals,
    revisions,
)
from portal.word.blocks import Block
from portal.word.facts import Known, Place, Read
from portal.word.noted import Note, Proposal
from portal.word.numbering import Numbering
from portal.word.ooxml import Element, R, Styles, W, parse, relations, text
from portal.word.package import MOST_PARAGRAPHS, UnreadableDocumentError, parts
from portal.word.pictures import Picture
from portal.word.scaffold import filled

__all__ = ["Converted", "Note", "Place", "Proposal", "UnreadableDocumentError", "convert"]

_NOTES = ("footnotes", "endnotes")


@dataclass(frozen=True, slots=True)
class Converted:
    """A draft made from a Word document.

    `slug` names its file; `text` is the whole file; `images` are paths relative to it → bytes; `notes` tell what could
    not be carried over or was changed, `proposals` what was read out of the text and has to be looked at.
    """

    slug: str
    text: str
    images: Mapping[str, bytes]
    proposals: tuple[Proposal, ...]
    notes: tuple[Note, ...]


@dataclass(slots=True)
class _Document:
    """A document on its way: the trees are changed step by step, `told` collects what the editor will read."""

    root: Element
    footnotes: dict[str, Element]
    styles: Styles
    related: Mapping[str, tuple[str, str]]
    found: list[Block]
    labelled: blocks.Labels
    pictures: list[Picture]
    told: list[Note]


def convert(
    data: bytes, name: str, kind: Type, vocabularies: Vocabularies, as_of: datetime, place: Place | None = None
) -> Converted:
    """Return a draft of a type from the bytes of a .docx file. Pure: no disk, no clock.

    `place` tells which records the text may name. Raises `UnreadableDocumentError`, whose text is for the editor, for
    anything that is no readable Word document.
    """
    document = _opened(data, name)
    known = Known(vocabularies, place or Place())
    read = _read(document, name, known)
    facts = proposals.proposed(read, kind, known, as_of)
    # In a title that was all capitals nobody tells names from other words.
    title = facts.title.upper() if read.article.shouted else facts.title
    stem = known.place.slug or (
        drafts.stem(kind, title, vocabularies, as_of) if slug(title) else "bai-nhap-tu-word"
    )
    stored = proposals.images(tuple(document.pictures), stem)
    facts.put("images", [entry for *_, entry in stored])
    body = _body(document, quotes=kind in {"exemplar", "news"})
    scaffold = drafts.draft(kind, facts.title, vocabularies, as_of)
    if not body.strip():
        document.told.append(
            Note("Tệp không có chữ trong thân bài: viết nội dung hoặc xin tệp có chữ, không phải ảnh chụp")
        )
    return Converted(
        stem,
        filled(scaffold, kind, facts.values, body.strip() and body),
        {file: picture.data for file, picture, _ in stored},
        tuple(proposals.told(facts, kind)),
        tuple(
            dict.fromkeys(
                [*document.told, *facts.notes, *_about(document, read), *proposals.lacking(facts, kind, scaffold)]
            )
        ),
    )


def _opened(data: bytes, name: str) -> _Document:
    """Read the parts and bring the text into plain paragraphs and tables."""
    found = parts(data, name)
    root = parse(found["word/document.xml"])
    if sum(1 for _ in root.iter(f"{W}p")) > MOST_PARAGRAPHS:
        raise UnreadableDocumentError(
            f"Tệp “{name}” quá dài (hơn {MOST_PARAGRAPHS} đoạn). Hãy tách thành nhiều tệp Word."
        )
    styles = Styles(found.get("word/styles.xml"))
    related = relations(found.get("word/_rels/document.xml.rels"))
    footnotes = {part: parse(found[f"word/{part}.xml"]) for part in _NOTES if f"word/{part}.xml" in found}
    for part, tree in footnotes.items():
        related |= _links_of(part, tree, relations(found.get(f"word/_rels/{part}.xml.rels")))
    told = []
    for tree in (root, *footnotes.values()):
        told += [*revisions.accepted(tree), *fonts.to_unicode(tree, styles)]
    told += objects.carried(root, found, styles)
    stored: list[Picture] = []
    told += pictures.gathered(root, related, found, stored)
    labelled = blocks.labels(root, Numbering(found.get("word/numbering.xml"), styles))
    return _Document(root, footnotes, styles, related, blocks.read(root, styles, labelled), labelled, stored, told)


def _links_of(part: str, tree: Element, related: Mapping[str, tuple[str, str]]) -> dict[str, tuple[str, str]]:
    """Give the links of a part ids of their own, so that those of all parts may stand in one list."""
    for link in tree.iter(f"{W}hyperlink"):
        if (old := link.get(f"{R}id")) is not None:
            link.set(f"{R}id", f"{part}-{old}")
    return {f"{part}-{old}": target for old, target in related.items()}


def _read(document: _Document, name: str, known: Known) -> Read:
    """Read the facts, and take what said nothing else out of the text."""
    head = letterhead.read(document.found, _type_names(known.vocabularies))
    for block in head.blocks if head else ():
        _take(document, block)
    document.found = layout.opened(document.found, document.styles, document.labelled)
    pictures.captioned(document.found, document.pictures)
    names = casing.names_in("\n".join(block.text for block in document.found)) | _labels(known.vocabularies)
    read = article.read(document.found, names) if head is None or not head.doc_type else _sapo_only(document.found)
    for block in read.blocks:
        _take(document, block)
    for picture in document.pictures:
        picture.credit = picture.credit or read.credit
    prose = _COPIES.sub("", "\n".join(nfc(block.text) for block in document.found))
    tables = tuple(_table(block) for block in document.found if block.is_table)
    return Read(name, prose, read, head, tables, tuple(document.pictures))


_COPIES = re.compile(r"^Nơi nhận:?\n(?:.*[a-z].*\n)*", re.MULTILINE)
"""To whom a paper is sent says nothing of what it is about."""

_GROUNDS = re.compile(r"(?:Căn cứ|Kính gửi|Theo đề nghị|Xét đề nghị|Nơi nhận)\b")


def _sapo_only(found: list[Block]) -> article.Article:
    """Propose the beginning of an administrative paper, behind its legal grounds: it has no byline, no title line."""
    made = article.Article()
    texts = [block.text for block in found if not block.is_table and not block.bold and not block.capitals]
    long = [one for one in texts if len(one) >= article.SHORTEST_SAPO]
    opening = next((one for one in long if not _GROUNDS.match(one)), "")
    made.summary = article.within(" ".join(opening.split()), sentences=2) if opening else ""
    return made


def _type_names(vocabularies: Vocabularies) -> list[str]:
    return [term.label.partition(" (")[0] for term in vocabularies.document_types.values()]


def _labels(vocabularies: Vocabularies) -> set[str]:
    """Return the names of places and bodies, for titles written in capitals."""
    places = {term.label.partition(" ")[2] for term in vocabularies.communes.values()}
    return places | {term.label for term in vocabularies.units.values()}


def _table(block: Block) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(nfc(text(cell)) for cell in row) for row in blocks.cells(block.element))


def _take(document: _Document, block: Block) -> None:
    """Take a block out of the text; a footnote that hung on it is told, since it has nothing to hang on any more."""
    wanted = blocks.notes_in(block)
    for tree in document.footnotes.values():
        for note in [one for one in tree if one.get(f"{W}id") in wanted]:
            document.told.append(Note(f"Chú thích cuối trang của “{block.text[:40]}” bỏ: “{text(note)[:200]}”"))
    blocks.taken(document.found, block)


def _body(document: _Document, *, quotes: bool) -> str:
    document.told += layout.shaped(document.found, document.styles, quotes=quotes)
    made, told = markup.markdown(document.root, document.footnotes, document.related)
    document.told += told
    return made


def _about(document: _Document, read: Read) -> list[Note]:
    """Tell what was moved or is left to the editor."""
    article, pictures = read.article, document.pictures
    undescribed = any(not (one.alt or one.caption) or not one.credit for one in pictures)
    head = " / ".join(line.strip() for line in read.letterhead.printed) if read.letterhead else ""
    told = (
        (head, f"Phần đầu văn bản đã thành các mục, không lặp lại trong bài: “{head}”"),
        (article.lines, f"Các dòng đã thành mục, không lặp lại trong bài: “{'”, “'.join(article.lines)}”"),
        (not read.letterhead and not article.title, "Không thấy tiêu đề trong tệp: sửa lại tiêu đề"),
        (article.shouted, "Tiêu đề viết hoa toàn bộ đã đổi sang chữ thường: xem lại tên riêng"),
        (article.cut, "Đoạn đầu quá dài để làm sa-pô: sa-pô lấy phần đầu, cả đoạn vẫn giữ trong bài"),
        (
            len(pictures) > 1,
            f"{len(pictures)} ảnh đã vào mục Ảnh theo thứ tự: trang hiện ảnh đầu ở trên, còn lại ở cuối",
        ),
        (undescribed, "Ảnh còn thiếu mô tả hoặc nguồn: điền ở mục Ảnh"),
    )
    return [Note(what) for wanted, what in told if wanted]
