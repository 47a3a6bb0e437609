"""The keys of each type of record, as far as a document tells them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from portal.dates import local
from portal.records import Type
from portal.rules import numbers
from portal.text import fold
from portal.vocabulary import DocumentType
from portal.word import awards, people, recognised
from portal.word.article import dates_in
from portal.word.casing import as_sentence
from portal.word.facts import Facts, Known, Read, dated, days
from portal.word.letterhead import Letterhead, issuer_names
from portal.word.letters import CAPITAL
from portal.word.noted import Note

_EVENTS = (
    ("tong-ket", r"tổng kết"),
    ("so-ket", r"sơ kết"),
    ("phat-dong", r"phát động"),
    ("ky-giao-uoc", r"giao ước|ký kết"),
    ("trao-thuong", r"trao tặng|trao thưởng|đón nhận|vinh danh"),
    ("giao-luu-toa-dam", r"tọa đàm|toạ đàm|giao lưu|tôn vinh|biểu dương"),
    ("hoi-thi-cuoc-thi-viet", r"hội thi|cuộc thi"),
    ("gan-bien-cong-trinh", r"gắn biển"),
    ("tham-quan-hoc-tap", r"tham quan|học tập kinh nghiệm"),
    ("lay-y-kien", r"lấy ý kiến"),
)
_PLACE = re.compile(
    r"\btại\s+((?:Hội trường|Nhà văn hóa|Trung tâm|Trường|Sân|UBND|xã|thị trấn|thôn|Trụ sở)[^,.;\n]{2,80})",
    re.IGNORECASE,
)
_ORGANISER = re.compile(rf"({CAPITAL}[^,.;\n]{{4,90}}?)\s+(?:đã\s+)?(?:long trọng\s+)?(?:tổ chức|phối hợp)\b")
_CHAIRED = re.compile(r"\bdo\s+([^,.;\n]{4,90}?)\s+(?:chủ trì|tổ chức|phối hợp)\b")
_PERIOD = re.compile(
    r"từ\s+(?:ngày\s+)?(?P<a>[\d/]{6,10})\s*(?:đến|[-–])\s*(?:hết\s+)?(?:ngày\s+)?(?P<b>[\d/]{6,10})", re.IGNORECASE
)


def _exemplar(made: Facts, read: Read, known: Known, as_of: datetime) -> None:
    told = dated(read, as_of)
    made.put("deed_date", str(told) if told else "")
    first, last = days(read, "exemplar", as_of)
    whole = f"{made.title}\n{read.prose}"
    subject = people.subject(whole, made.title, known.vocabularies)
    if communes := recognised.communes(whole, known.vocabularies.communes, first, last):
        subject["commune"] = communes[0]
    made.put("subject", subject)
    if "nguoi tot" in fold(read.article.kicker) and "nguoi-tot-viec-tot" in known.vocabularies.exemplar_classes:
        made.put("exemplar_class", "nguoi-tot-viec-tot")
    made.notes += people.warnings(whole)


def _legal(made: Facts, read: Read, known: Known, _as_of: datetime) -> None:
    head = read.letterhead
    if head is None:
        made.notes.append(Note("Không thấy phần đầu văn bản (quốc hiệu, số, ngày): điền số, ngày, cơ quan ban hành"))
        return
    made.put("number_status", "day-du" if head.number else "chua-ro" if head.number is None else "de-trong")
    if head.number:
        made.put("number", number := numbers.repaired(head.number)[0])
        if number != head.number:
            made.notes.append(Note(f"Số “{head.number}” đã viết lại thành “{number}”"))
    made.put("doc_type", _doc_type(head, known.vocabularies.document_types))
    if issuer := recognised.by_name(issuer_names(head.issuer, str), known.vocabularies.issuers):
        made.put("issuer", issuer)
    else:
        printed = " ".join(head.issuer)
        made.put("issuer", as_sentence(printed, ["Chủ tịch"]))
        made.notes.append(Note(f"Cơ quan ban hành “{printed}” chưa có trong issuers.yml: chọn hoặc thêm cơ quan"))
    made.put("issued_date", str(head.issued) if head.issued else "")
    made.put("signer", head.signer)
    made.put("signer_title", head.signer_title)


def _doc_type(head: Letterhead, types: Mapping[str, DocumentType]) -> str:
    """Return the type whose name the paper bears and whose family its number fits."""
    number = numbers.parse(numbers.repaired(head.number)[0]) if head.number else None
    party = bool(number and number.family == "party")
    normative = bool(number and number.year)
    named = [slug for slug, term in types.items() if fold(term.label.partition(" (")[0]) == fold(head.doc_type)]
    for slug in named:
        family = types[slug].family
        if (family == "party") == party and (party or (family == "normative") == normative or len(named) == 1):
            return slug
    return named[0] if named else ""


def _news(made: Facts, read: Read, known: Known, as_of: datetime) -> None:
    decision = awards.decision(read.letterhead, read.tables, read.text, known.vocabularies) if read.letterhead else {}
    if decision:
        made.put("kind", "quyet-dinh-khen-thuong")
        made.put("decision", decision)
        return
    kinds = known.vocabularies.news_kinds
    kind = next((slug for slug, words in _EVENTS if re.search(words, made.title.lower()) and slug in kinds), "tin")
    made.put("kind", kind)
    if kind in kinds and kinds[kind].block == "event":
        made.put("event", _event(read, as_of))


def _event(read: Read, as_of: datetime) -> dict[str, Any]:
    opening = f"{read.article.summary}\n{read.text}"
    start = read.article.dated or next(iter(dates_in(opening)), None) or dated(read, as_of)
    place, organiser = _PLACE.search(opening), _CHAIRED.search(opening) or _ORGANISER.search(opening)
    where = place[1].strip() if place else read.article.place
    made = {
        "start": str(start) if start else None,
        "place": where or "Ghi địa điểm ở đây",
        "organiser": organiser[1].strip() if organiser else "Ghi đơn vị tổ chức ở đây",
    }
    return {key: value for key, value in made.items() if value}


def _campaign(made: Facts, read: Read, known: Known, as_of: datetime) -> None:
    quoted = re.search(r"[“\"]([^”\"]{10,140})[”\"]", made.title)
    made.put("name", quoted[1] if quoted else made.title)
    today = local(as_of).date()
    made.put(
        "campaign_type", next(iter(recognised.slugs(made.title, known.vocabularies.campaign_types, today, today)), "")
    )
    if read.letterhead and read.letterhead.issuer:
        issuer = recognised.by_name(issuer_names(read.letterhead.issuer, str), known.vocabularies.issuers)
        made.put(
            "launched_by", known.vocabularies.issuers[issuer].label if issuer else " ".join(read.letterhead.issuer)
        )
        made.put("launch_level", known.vocabularies.issuers[issuer].level if issuer else "")
    if period := _PERIOD.search(read.text):
        for key, part in (("start_date", "a"), ("end_date", "b")):
            made.put(key, next((str(one) for one in dates_in(period[part])), ""))


WRITERS: dict[Type, Callable[[Facts, Read, Known, datetime], None]] = {
    "exemplar": _exemplar,
    "legal": _legal,
    "news": _news,
    "campaign": _campaign,
}
"""What puts the keys of each type."""
