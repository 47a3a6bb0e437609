"""Tracked changes as if all had been accepted: insertions stay, deletions go; both are told."""

from __future__ import annotations

from collections.abc import Iterator

from portal.word.noted import Note
from portal.word.ooxml import Element, W, near, remove, shortened, text, unwrap

_GONE = (W + "del", W + "moveFrom")
_KEPT = (W + "ins", W + "moveTo")
_MANY = 8
"""So many deletions are quoted; of more, only the number is told."""


def accepted(root: Element) -> Iterator[Note]:
    """Accept every change in place and yield what went and what stayed."""
    rows = [row for row in root.iter(W + "tr") if row.find(f"{W}trPr/{W}del") is not None]
    yield from _removed([*rows, *root.iter(*_GONE)])
    # The mark of a deleted paragraph end stands among run properties: the next paragraph joins on.
    for paragraph in [one for one in root.iter(W + "p") if one.find(f"{W}pPr/{W}rPr/{W}del") is not None]:
        _join(paragraph)
    inserted = [near(one) for one in root.iter(*_KEPT) if text(one)]
    for one in list(root.iter(*_KEPT)):
        if _is_mark(one):
            remove(one)
        else:
            unwrap(one)
    if inserted:
        yield Note(f"Đã nhận {len(inserted)} chỗ chèn thêm còn theo dõi (Track Changes)", inserted[0])


def _removed(elements: list[Element]) -> Iterator[Note]:
    told = []
    for one in elements:
        said = text(one) or "".join(part.text or "" for part in one.iter(W + "delText"))
        if one.tag == W + "moveFrom":
            said = ""
        parent = one.getparent()
        where = near(parent) if said and parent is not None else ""
        if not _is_mark(one):
            remove(one)
        if said.strip():
            told.append(Note(f"Bỏ chữ đã đánh dấu xóa (Track Changes): “{shortened(said.strip())}”", where))
    yield from told[:_MANY]
    if len(told) > _MANY:
        yield Note(f"Bỏ thêm {len(told) - _MANY} chỗ đã đánh dấu xóa (Track Changes)")


def _is_mark(element: Element) -> bool:
    """Tell a mark on a paragraph's end or a row from a change that holds text."""
    parent = element.getparent()
    return parent is not None and parent.tag in {W + "rPr", W + "trPr"}


def _join(paragraph: Element) -> None:
    following = paragraph.getnext()
    content = [one for one in paragraph if one.tag != W + "pPr"]
    if following is not None and following.tag == W + "p":
        start = 1 if following.find(W + "pPr") is not None else 0
        following[start:start] = content
        remove(paragraph)
    elif not content:
        remove(paragraph)
