"""The head and foot of an administrative document: number, date, issuer, subject, signer (Decree 30/2020/NĐ-CP).

Parts 1 (national name), 2 (issuer), 3 (number), 4 (place and date), 5a (type and subject), 5b (subject of an official
letter) and 7a–7b (post and name of the signer) of the scheme in Appendix I.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from portal.dates import PartialDate
from portal.text import fold, nfc
from portal.word.blocks import Block, cells
from portal.word.letters import NAME_WORD
from portal.word.ooxml import text

_SEARCHED = 14
_NATION = re.compile(r"cong hoa xa hoi chu nghia|doc lap\s*-\s*tu do|dang cong san viet nam")
_NUMBER = re.compile(r"^\s*Số\s*:?\s*(?P<number>.*)$", re.IGNORECASE | re.MULTILINE)
_DATE = re.compile(
    r"^(?P<place>[^,\n]{2,60}),\s*ngày\s*(?P<day>[\d.…_\s]*?)\s*tháng\s*(?P<month>[\d.…_\s]*?)\s*năm\s*(?P<year>\d{4})\s*$",
    re.IGNORECASE | re.MULTILINE,
)
_ABOUT = re.compile(r"^\s*V/v:?\s*(?P<about>.+)", re.IGNORECASE | re.MULTILINE | re.DOTALL)
_RULE = re.compile(r"[\s\-–—_*=.]*")
_AUTHORITY = re.compile(
    r"(?:CHỦ TỊCH|ỦY BAN|UỶ BAN|GIÁM ĐỐC|HIỆU TRƯỞNG|TRƯỞNG PHÒNG|HỘI ĐỒNG|BAN THƯỜNG VỤ|BAN CHẤP HÀNH|THỦ TƯỚNG)\b"
)
_TEXT_BEGINS = re.compile(r"(?:Căn cứ|Thực hiện|Kính gửi|Xét|Theo đề nghị|Nhằm|Điều 1)\b", re.IGNORECASE)
_SIGNS_FOR = re.compile(r"^(?:TM|KT|TL|TUQ|T/M|K/T|T/L|Q)\s*[.:]?\s*", re.IGNORECASE)
_NAME = re.compile(rf"{NAME_WORD}(?: {NAME_WORD}){{1,5}}")


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What the head and foot say. `number` is empty where the place for it was left blank, None where there is none.

    `issuer` is as printed, in capitals, the body's superior first. `blocks` are those that said nothing else.
    """

    issuer: tuple[str, ...] = ()
    number: str | None = None
    place: str = ""
    issued: PartialDate | None = None
    doc_type: str = ""
    subject: str = ""
    authority: str = ""
    signer: str = ""
    signer_title: str = ""
    blocks: tuple[Block, ...] = ()

    @property
    def printed(self) -> list[str]:
        """What it says, line by line, without the national name and ruled lines."""
        lines = [line for block in self.blocks for line in re.split(r"[\n\t]+", block.text)]
        return [line for line in lines if not _RULE.fullmatch(line) and not _NATION.search(fold(line))]


def read(found: list[Block], types: Iterable[str]) -> Letterhead | None:
    """Return the letterhead of a document, or None when it is no administrative paper. `types` are names of types."""
    head = [block for block in found[:_SEARCHED] if block.text]
    left, right, consumed = _columns(head)
    if not (_NATION.search(fold(right)) and (left or _NUMBER.search(right))):
        return None
    made = replace(_left(left), blocks=consumed)
    made = _dated(made, right, [block for block in head if block not in consumed])
    made = _subject(made, [block for block in head if block not in made.blocks], types)
    signer, title = _signer(found)
    return replace(made, signer=signer, signer_title=title)


def _columns(head: list[Block]) -> tuple[str, str, tuple[Block, ...]]:
    """Return the left and right side of the head: a table of two columns, or lines parted by tabs."""
    table = next((block for block in head if block.is_table and _NATION.search(fold(block.text))), None)
    if table is not None:
        rows = list(cells(table.element))
        left = "\n".join(nfc(text(row[0])) for row in rows if len(row) > 1)
        right = "\n".join(nfc(text(row[-1])) for row in rows)
        return left, right, (*head[: head.index(table)], table) if head.index(table) < 2 else (table,)
    tabbed = [block for block in head[:6] if "\t" in block.text or _NATION.search(fold(block.text))]
    halves = [re.split(r"\t+", line, maxsplit=1) for block in tabbed for line in block.text.split("\n")]
    left = "\n".join(half[0].strip() for half in halves if len(half) > 1)
    right = "\n".join(half[-1].strip() for half in halves)
    return left, right, tuple(tabbed)


def _left(left: str) -> Letterhead:
    number = _NUMBER.search(left)
    about = _ABOUT.search(left)
    above = left[: number.start()] if number else left[: about.start()] if about else left
    lines = [line.strip() for line in above.split("\n") if not _RULE.fullmatch(line)]
    written = re.sub(r"[.…_\s]+", "", number["number"]) if number else ""
    return Letterhead(
        issuer=tuple(lines),
        # Between “Số:” and “/KH-UBND” nothing may stand yet: the number is given when the paper is issued.
        number=None if number is None else written if re.match(r"\d", written) else "",
        subject=" ".join(about["about"].split()) if about else "",
        doc_type="Công văn" if about else "",
    )


def _dated(made: Letterhead, right: str, others: list[Block]) -> Letterhead:
    if found := _DATE.search(right):
        return replace(made, place=found["place"].strip(), issued=_partial(found))
    for block in others[:4]:
        if found := _DATE.fullmatch(block.text):
            return replace(made, place=found["place"].strip(), issued=_partial(found), blocks=(*made.blocks, block))
    return made


def _partial(found: re.Match[str]) -> PartialDate | None:
    """Return the date as precise as it is filled in; None when it is no real day."""
    year, month, day = (int(re.sub(r"\D", "", found[part]) or 0) for part in ("year", "month", "day"))
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return None
    return PartialDate(year, month or None, (day or None) if month else None)


def _subject(made: Letterhead, others: list[Block], types: Iterable[str]) -> Letterhead:
    """Read the type and subject: lines in the middle of the page, until the text begins."""
    wanted: dict[str, str] = {fold(name): name for name in types}
    doc_type, subject, authority, consumed = made.doc_type, made.subject, "", list[Block]()
    for block in others:
        lines = [line.strip() for line in block.text.split("\n")]
        if block.is_table or _TEXT_BEGINS.match(block.text):
            break
        if _RULE.fullmatch(block.text):
            consumed.append(block)
        elif not doc_type and fold(lines[0]) in wanted:
            doc_type, subject = wanted[fold(lines[0])], " ".join([subject, *lines[1:]]).strip()
            consumed.append(block)
        elif block.capitals and _AUTHORITY.match(block.text):
            authority = " ".join(block.text.split())
        elif doc_type and block.align == "center" and (block.bold or block.italic or not subject):
            if block.italic and block.text.startswith("("):
                break
            subject = f"{subject} {' '.join(lines)}".strip()
            consumed.append(block)
        elif doc_type:
            break
    return replace(made, doc_type=doc_type, subject=subject, authority=authority, blocks=(*made.blocks, *consumed))


def _signer(found: list[Block]) -> tuple[str, str]:
    """Return the name and post at the foot: in the right column beside “Nơi nhận”, or in the last lines."""
    tables = [block for block in found if block.is_table and "noi nhan" in fold(block.text)]
    if tables:
        said = "\n".join(nfc(text(row[-1])) for row in cells(tables[-1].element) if len(row) > 1)
    else:
        said = "\n".join(
            re.split(r"\t+", line)[-1] for block in found[-14:] if not block.is_table for line in block.text.split("\n")
        )
    lines = [line.strip() for line in said.split("\n") if line.strip()]
    posts = [place for place, line in enumerate(lines) if line.isupper() and len(line) > 4 and not line.startswith("(")]
    after = lines[posts[-1] + 1 :] if posts else []
    name = next((line for line in reversed(after) if _NAME.fullmatch(line)), "")
    return (name, _post(lines[posts[-1]])) if name else ("", "")


def _post(line: str) -> str:
    said = _SIGNS_FOR.sub("", line).lower()
    said = re.sub(r"(?<=^phó )\w", lambda found: found.group().upper(), said)
    return said[:1].upper() + said[1:]


def issuer_names(lines: tuple[str, ...], expand: Callable[[str], str]) -> list[str]:
    """Return the names an issuer may be known by, the likeliest first: the last body, with or without its superior."""
    whole = expand(" ".join(lines))
    return [whole, *(expand(" ".join(lines[place:])) for place in range(1, len(lines)))]
