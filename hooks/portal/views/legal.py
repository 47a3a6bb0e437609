"""What only the page of a legal text shows: validity at a glance, attributes, relations both ways, its history."""

from __future__ import annotations

from datetime import date

from portal.dates import PartialDate, official
from portal.records import LegalRelation, LegalText
from portal.views import badges, parts
from portal.views.context import Context
from portal.views.page import Json

VERIFIED = {
    "page": ("good", "Đã đối chiếu với trang nguồn được dẫn"),
    "plan": ("good", "Theo nội dung kế hoạch công tác đã ban hành"),
    "secondary": ("warn", "Theo nguồn thứ cấp, chưa đối chiếu bản gốc"),
    "unverified": ("bad", "Chưa kiểm chứng"),
}


def own(context: Context, record: LegalText) -> Json:
    """Return what only legal texts show."""
    tone, text = VERIFIED[record.verified]
    return {
        "citation": parts.citation(context, record),
        "validity": badges.validity(context, record),
        "checked": parts.day(record.status_as_of),
        "status_source": record.status_source,
        "verified": {"tone": tone, "label": text},
        "rows": _attributes(context, record),
        "relations": relations(context, record),
        "timeline": timeline(context, record),
        "official_url": str(record.official_url) if record.official_url else None,
    }


def _attributes(context: Context, record: LegalText) -> list[Json]:
    number = record.number or f"({context.label('number_statuses', record.number_status).lower()})"
    gazette = [record.gazette_no and f"số {record.gazette_no}", record.gazette_date and official(record.gazette_date)]
    rows = [
        ("Số, ký hiệu", number),
        ("Loại văn bản", context.label("document_types", record.doc_type)),
        ("Cơ quan ban hành", context.label("issuers", record.issuer)),
        ("Người ký", record.signer),
        ("Chức vụ người ký", record.signer_title),
        ("Ngày ban hành", official(record.issued) if record.issued else "chưa rõ"),
        ("Ngày có hiệu lực", record.effective_date and official(record.effective_date)),
        ("Ngày hết hiệu lực", record.expired_date and official(record.expired_date)),
        ("Công báo", ", ngày ".join(part for part in gazette if part)),
        ("Tình trạng hiệu lực", context.words.legal_statuses[record.legal_status].label),
    ]
    return [{"label": label, "text": text} for label, text in rows if text]


def relations(context: Context, record: LegalText) -> list[Json]:
    """Return what this text does to others and others to it, each named from this text's side."""
    outgoing = [_relation(context, context.words.relations[item.kind].label, item) for item in record.relations]
    incoming = [
        _row(context, context.words.relations[item.kind].inverse_label, text, item.verified)
        for text, item in context.inverse_relations[record.id]
    ]
    known = {(row["kind"], row["url"]) for row in outgoing if row["url"]}
    return [*outgoing, *(row for row in incoming if (row["kind"], row["url"]) not in known)]


def _relation(context: Context, kind: str, item: LegalRelation) -> Json:
    target = context.catalogue.shown("legal", item.target) if item.target else None
    if isinstance(target, LegalText):
        return _row(context, kind, target, item.verified)
    mark = VERIFIED[item.verified][1]
    return {"kind": kind, "title": item.citation or item.target, "url": None, "badge": None, "verified": mark}


def _row(context: Context, kind: str, text: LegalText, verified: str) -> Json:
    return {
        "kind": kind,
        "title": text.title,
        "url": context.links.record(text),
        "badge": badges.validity(context, text),
        "verified": VERIFIED[verified][1],
    }


def timeline(context: Context, record: LegalText) -> list[Json]:
    """Return the dates of a text's life in order, with the texts that changed it."""
    events: list[tuple[date, PartialDate | date, str, LegalText | None]] = []
    if record.issued:
        events.append((record.issued.first, record.issued, "Ban hành", None))
    if record.effective_date:
        events.append((record.effective_date, record.effective_date, "Có hiệu lực", None))
    for text, item in context.inverse_relations[record.id]:
        when = text.effective_date or text.issued
        # Only what changes a text belongs to its history; that somebody cites or carries it out does not.
        if when and context.words.relations[item.kind].target_statuses:
            first = when.first if isinstance(when, PartialDate) else when
            events.append((first, when, context.words.relations[item.kind].inverse_label, text))
    if record.expired_date:
        events.append((record.expired_date, record.expired_date, "Hết hiệu lực", None))
    events.append((record.status_as_of, record.status_as_of, "Kiểm tra tình trạng hiệu lực", None))
    return [
        {
            "date": parts.day(when),
            "label": label,
            "text": parts.link(text.title, context.links.record(text)) if text else None,
        }
        for _, when, label, text in sorted(events, key=lambda event: (event[0], event[2]))
    ]
