"""A decision of commendation: the award, how many were commended, and the list in its table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from portal.text import fold
from portal.vocabulary import Vocabularies
from portal.word import recognised
from portal.word.letterhead import Letterhead

Table = tuple[tuple[str, ...], ...]
"""The text of a table's cells, row by row."""

_GRANTS = re.compile(r"\b(?:tặng|công nhận|khen thưởng)\b", re.IGNORECASE)
_KINDS = (("ca_nhan", "ca-nhan", r"cá nhân|đồng chí|ông, bà"), ("tap_the", "tap-the", r"tập thể"),
          ("ho_gia_dinh", "ho-gia-dinh", r"hộ gia đình|gia đình|hộ"))  # fmt: skip
_NAME_COLUMN = re.compile(
    r"ho va ten|ho, ten|ho ten|ten tap the|ten ca nhan|ten don vi|danh sach|tap the, ca nhan|^ten\b"
)
_UNIT_COLUMN = re.compile(r"don vi|dia chi|chuc vu|noi cong tac|noi o")
_NUMBER = re.compile(r"\d{1,4}\.?")


def decision(head: Letterhead, tables: Sequence[Table], text: str, vocabularies: Vocabularies) -> dict[str, Any]:
    """Return the keys of `decision`, or nothing when the paper is no decision that grants awards."""
    if fold(head.doc_type) != "quyet dinh" or not _GRANTS.search(f"{head.subject} {text}"):
        return {}
    listed = [one for table in tables for one in recipients(table)]
    day = head.issued.first if head.issued and head.issued.day else None
    told = f"{head.subject}\n{text}"
    authority = _authority(head, vocabularies)
    made = {
        "decision_no": head.number,
        "decision_date": day.isoformat() if day else None,
        "authority": authority,
        "award": _award(told, authority, day, vocabularies),
        "kind": next(
            (slug for slug, term in vocabularies.award_kinds.items() if _ground(term.label) in told.lower()), ""
        ),
        "totals": _totals(text, listed),
        "recipients": listed,
    }
    return {key: value for key, value in made.items() if value}


def _award(told: str, authority: str, day: date | None, vocabularies: Vocabularies) -> str:
    """Return the award that is granted: named in full, or in short when only one such is this authority's to grant."""
    first, last = day or date.min, day or date.max
    named = recognised.slugs(told, vocabularies.awards, first, last, most=1)
    mine = [
        slug
        for slug, term in vocabularies.awards.items()
        if term.label.partition(" của ")[0].lower() in told.lower()
        and any(grant.authority == authority and grant.valid_on(day or last) for grant in term.decided_by)
    ]
    return named[0] if named else mine[0] if len(mine) == 1 else ""


def _ground(label: str) -> str:
    return label.lower().removeprefix("khen thưởng ")


def _authority(head: Letterhead, vocabularies: Vocabularies) -> str:
    """Return the authority whose name begins the line of who decides: “CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN …”."""
    printed = recognised.shortened(head.authority or f"{head.signer_title} {' '.join(head.issuer)}")
    fitting = {slug: len(term.label) for slug, term in vocabularies.authorities.items()
               if printed.startswith(recognised.shortened(term.label))}  # fmt: skip
    return max(fitting, key=lambda slug: fitting[slug], default="")


def _totals(text: str, listed: list[dict[str, str]]) -> dict[str, int]:
    made: dict[str, int] = {}
    for key, slug, words in _KINDS:
        told = re.search(rf"\b0*(\d{{1,5}})\s+(?:{words})\b", text, re.IGNORECASE)
        count = sum(one["kind"] == slug for one in listed) or (int(told[1]) if told else 0)
        if count:
            made[key] = count
    return made


def recipients(table: Table) -> list[dict[str, str]]:
    """Return the recipients that a table lists; a row such as “I. Tập thể” tells the kind of those below it."""
    if len(table) < 2:
        return []
    names = [place for place, cell in enumerate(table[0]) if _NAME_COLUMN.search(fold(cell))]
    if not names:
        return []
    units = [place for place, cell in enumerate(table[0]) if place not in names[:1] and _UNIT_COLUMN.search(fold(cell))]
    kind = _kind(table[0][names[0]]) or "ca-nhan"
    made = []
    for row in table[1:]:
        filled = [
            cell for cell in dict.fromkeys(row) if cell.strip() and not re.fullmatch(r"[IVX]+\.?|\d+\.?", cell.strip())
        ]
        if len(filled) == 1 and _kind(filled[0]) and len(filled[0]) < 60:
            kind = _kind(filled[0])
        elif names[0] < len(row) and len(name := " ".join(row[names[0]].split())) > 1 and not _NUMBER.fullmatch(name):
            unit = ", ".join(row[place].strip() for place in units if place < len(row) and row[place].strip())
            made.append({"kind": kind, "name": name, **({"unit": " ".join(unit.split())} if unit else {})})
    return made


def _kind(said: str) -> str:
    found = [slug for _, slug, words in _KINDS if re.search(words, said, re.IGNORECASE)]
    return found[0] if len(found) == 1 else ""
