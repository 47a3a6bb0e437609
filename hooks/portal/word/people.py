"""Whom an article is about, as its first words name them; and what may not be printed of them without consent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from portal.vocabulary import Vocabularies
from portal.word.letters import CAPITAL, NAME_WORD
from portal.word.noted import Note

_NAME = rf"(?P<name>{NAME_WORD}(?: {NAME_WORD}){{1,4}})"
_COLLECTIVE = re.compile(
    r"(?P<name>(?:Hợp tác xã|HTX|Trường (?:Tiểu học|THCS|THPT|Mầm non|PTDTBT|PTDTNT)|Công ty|Tổ hợp tác|Chi hội|Hội|"
    rf"Câu lạc bộ|Tổ [Cc]ông nghệ số|Đội|Trạm Y tế)(?: (?:(?:{CAPITAL}|\d)\w*|và|-))+)"
)
_SUBKINDS = (("hop-tac-xa", r"Hợp tác xã|HTX|Tổ hợp tác"), ("truong-hoc", r"Trường"), ("doanh-nghiep", r"Công ty"),
             ("co-quan", r"Trạm"))  # fmt: skip
_BORN = re.compile(r"(?:sinh năm|SN|s\.n\.)\s*:?\s*(?P<year>(?:19|20)\d{2})", re.IGNORECASE)
_VILLAGE = re.compile(
    rf"\b(?P<village>(?:thôn|bản|tổ dân phố|tổ)\s+(?:{CAPITAL}|\d)\w*(?:\s+(?:{CAPITAL}|\d)\w*){{0,2}})"
)
_SENSITIVE = (
    ("dân tộc", re.compile(r"dân tộc (?:Tày|Nùng|Dao|Mông|Hmông|Kinh|Sán Chay|Hoa|Thái|Mường)\b")),
    ("đảng viên", re.compile(r"\bđảng viên\b", re.IGNORECASE)),
    ("hoàn cảnh nghèo, bệnh tật", re.compile(r"\bhộ nghèo\b|\bcận nghèo\b|\bkhuyết tật\b|\bmồ côi\b", re.IGNORECASE)),
)
_CHILD = re.compile(rf"\bem {NAME_WORD}.{{0,80}}(?:học sinh|lớp \d)|học sinh lớp \d", re.DOTALL)


def subject(text: str, title: str, vocabularies: Vocabularies) -> dict[str, Any]:
    """Return the keys of `subject` that the text gives: the person named most often, or the collective of the title."""
    collective = _COLLECTIVE.search(title)
    if collective:
        return _collective(collective["name"].strip(), vocabularies)
    honorifics = {term.label.lower(): slug for slug, term in vocabularies.honorifics.items()}
    titles = "|".join(sorted(honorifics, key=lambda word: (-len(word), word)))
    counts: dict[tuple[str, str], int] = {}
    for found in re.finditer(rf"(?i:(?<!\w)(?P<title>{titles}))\s+{_NAME}", text):
        key = (honorifics[found["title"].lower()], found["name"])
        counts[key] = counts.get(key, 0) + 1
    if not counts:
        return {}
    honorific, name = max(counts, key=lambda key: counts[key])
    made: dict[str, Any] = {"kind": "ca-nhan", "name": name, "honorific": honorific}
    about = text[text.find(name) : text.find(name) + 400]
    if village := _VILLAGE.search(about):
        spelt = village["village"]
        made["village"] = spelt[:1].upper() + spelt[1:]
    if (born := _BORN.search(about)) and honorific != "em":
        made["birth_year"] = int(born["year"])
    return made


def _collective(name: str, vocabularies: Vocabularies) -> dict[str, Any]:
    subkind = next((slug for slug, words in _SUBKINDS if re.match(words, name)), "")
    known = subkind in vocabularies.subject_subkinds
    return {"kind": "tap-the", **({"subkind": subkind} if known else {}), "name": name}


def warnings(text: str) -> Iterator[Note]:
    """Yield what needs consent of its own (Decree 356/2025/NĐ-CP Art. 4; Law 91/2025/QH15 Art. 24)."""
    for what, pattern in _SENSITIVE:
        if found := pattern.search(text):
            yield Note(f"Bài nêu {what} (“{found.group()}”): chỉ để khi có phiếu đồng ý, không tự điền vào mục")
    if _CHILD.search(text):
        yield Note(
            "Bài có vẻ nêu tên trẻ em: ghi minor: true, cần phiếu đồng ý của em và của người đại diện, bỏ lớp, bỏ nơi ở"
        )
