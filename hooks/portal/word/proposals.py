"""Facts read out of a document → the keys of a record. What the text does not say is left to the editor."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import PurePath
from typing import Any

from portal.dates import PartialDate, local
from portal.records import TYPES, Type
from portal.rules import numbers
from portal.text import fold
from portal.types_of import label, model_at
from portal.vocabulary import DocumentType, Vocabularies
from portal.word import awards, people, recognised
from portal.word.article import LONGEST_TITLE, SHORTEST_SAPO, SHORTEST_TITLE, Article, dates_in
from portal.word.awards import Table
from portal.word.casing import as_sentence
from portal.word.letterhead import Letterhead, issuer_names
from portal.word.letters import CAPITAL, NAME_WORD
from portal.word.noted import Note, Proposal
from portal.word.pictures import Picture

_SET_BY_DRAFT = ("id", "published", "status", "status_as_of")
_DESCRIBE = "Tả ảnh ở đây: ai, đang làm gì, ở đâu"
_TAKEN_BY = "Ghi người chụp ở đây"
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


@dataclass(frozen=True, slots=True)
class Place:
    """Where the draft will stand: the names of campaigns and numbers of legal texts that it may name, by slug.

    `slug` is the name of its file, where it is not to be taken from the title.
    """

    campaigns: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    slug: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What the site holds already: its words and its records."""

    vocabularies: Vocabularies
    place: Place


@dataclass(frozen=True, slots=True)
class Read:
    """Everything that was read out of a file. `text` is its prose, `name` the file's."""

    name: str
    text: str
    article: Article
    letterhead: Letterhead | None
    tables: tuple[Table, ...]
    pictures: tuple[Picture, ...]


@dataclass(slots=True)
class Facts:
    """The values of a draft, with what is to be told about them."""

    title: str
    values: dict[str, Any] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)

    def put(self, key: str, value: Any) -> None:
        """Set a value unless there is nothing to set."""
        if value not in (None, "", [], {}, ()):
            self.values[key] = value


def proposed(read: Read, kind: Type, known: Known, as_of: datetime) -> Facts:
    """Return the facts of a draft of a type, as far as the document tells them."""
    made = Facts(_title(read))
    made.put("title", made.title)
    made.put("author", read.article.author)
    made.put("source_name", read.article.source)
    if len(read.article.summary) >= SHORTEST_SAPO:
        made.put("summary", read.article.summary)
    first, last = _days(read, kind, as_of)
    _WRITERS[kind](made, read, known, as_of)
    _words(made, read, known, first, last)
    return made


def _title(read: Read) -> str:
    head = read.letterhead
    if head and head.doc_type:
        about = head.subject[:1].lower() + head.subject[1:] if re.match(NAME_WORD, head.subject) else head.subject
        joined = f"{head.doc_type} {about}".strip()
    else:
        joined = read.article.title
    if len(joined) > LONGEST_TITLE:
        joined = joined[: LONGEST_TITLE - 1].rpartition(" ")[0] + "…"
    stem = PurePath(read.name).stem.replace("_", " ").strip()
    return joined if len(joined) >= SHORTEST_TITLE else f"{joined or 'Bài nhập từ tệp'} {stem}"[:LONGEST_TITLE]


def _days(read: Read, kind: Type, as_of: datetime) -> tuple[date, date]:
    """Return the days that what is told may have happened on: words valid then are meant."""
    today = local(as_of).date()
    told = _dated(read, as_of)
    if kind == "campaign" and read.letterhead and read.letterhead.issued:
        return read.letterhead.issued.first, today
    return (told.first, told.last) if told else (today, today)


def _dated(read: Read, as_of: datetime) -> PartialDate | None:
    """Return when it happened: the date of a paper, the line of place and date, else the latest date told."""
    if read.letterhead and read.letterhead.issued:
        return read.letterhead.issued
    if read.article.dated:
        return read.article.dated
    today = local(as_of).date()
    return max((one for one in dates_in(read.text) if one.first <= today), key=lambda one: one.last, default=None)


def _words(made: Facts, read: Read, known: Known, first: date, last: date) -> None:
    """Recognise places, bodies, fields and records that the text names."""
    whole = f"{made.title}\n{read.article.summary}\n{read.text}"
    vocabularies = known.vocabularies
    made.put("communes", recognised.communes(whole, vocabularies.communes, first, last))
    made.put("units", recognised.slugs(whole, vocabularies.units, first, last, most=5))
    made.put("fields", recognised.slugs(whole, vocabularies.fields, first, last, most=3))
    lower = whole.lower()
    made.put("campaigns", sorted(slug for slug, name in known.place.campaigns.items() if name.lower() in lower))
    made.put("legal", sorted(slug for slug, number in known.place.texts.items() if _names(number, whole)))


def _names(number: str, whole: str) -> bool:
    return re.search(rf"(?<![\w/-]){re.escape(number)}(?![\w/-])", whole) is not None


def images(pictures: tuple[Picture, ...], slug: str) -> list[tuple[str, Picture, dict[str, str]]]:
    """Return each picture's file name, the picture, and the entry of the draft."""
    made = []
    for number, picture in enumerate(pictures, 1):
        file = f"images/{slug}{f'-{number}' if len(pictures) > 1 else ''}.{picture.suffix}"
        entry = {"file": file, "alt": picture.alt or picture.caption or _DESCRIBE}
        if picture.caption:
            entry["caption"] = picture.caption
        made.append((file, picture, {**entry, "credit": picture.credit or _TAKEN_BY}))
    return made


def _exemplar(made: Facts, read: Read, known: Known, as_of: datetime) -> None:
    told = _dated(read, as_of)
    made.put("deed_date", str(told) if told else "")
    first, last = _days(read, "exemplar", as_of)
    whole = f"{made.title}\n{read.article.summary}\n{read.text}"
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
    if not read.article.cut and len(made.values.get("summary", "")) < SHORTEST_SAPO:
        made.notes.append(Note("Chưa có tóm tắt: viết sa-pô"))


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
    start = read.article.dated or next(iter(dates_in(opening)), None) or _dated(read, as_of)
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


_WRITERS = {"exemplar": _exemplar, "legal": _legal, "news": _news, "campaign": _campaign}


def told(made: Facts, kind: Type) -> list[Proposal]:
    """Say what was proposed, under the labels that editors know."""
    return [
        Proposal(label(TYPES[kind], (key,)), _shown(value)) for key, value in made.values.items() if key != "images"
    ]


def lacking(made: Facts, kind: Type) -> Iterator[Note]:
    """Say which required keys the text did not tell: the draft shows examples there, which are no facts."""
    model = TYPES[kind]
    given = {*made.values, *_SET_BY_DRAFT}
    missing = [info.title for name, info in model.model_fields.items() if info.is_required() and name not in given]
    for name in ("event", "decision"):
        group = model_at(model, (name,)) if name in made.values else None
        open_keys = [
            info.title
            for key, info in (group.model_fields.items() if group else ())
            if info.is_required() and key not in made.values[name]
        ]
        if open_keys:
            yield Note(f"Nhóm “{label(model, (name,))}” còn thiếu: {', '.join(filter(None, open_keys))}")
    if missing:
        yield Note(f"Còn để chữ mẫu, phải tự điền hoặc chọn lại: {', '.join(filter(None, missing))}")


def _shown(value: Any) -> str:
    if isinstance(value, Mapping):
        return "; ".join(said for one in value.values() if not (said := _shown(one)).startswith("Ghi "))
    if isinstance(value, list):
        if value and isinstance(value[0], Mapping):
            return f"{len(value)} mục"
        return ", ".join(map(_shown, value))
    return str(value)
