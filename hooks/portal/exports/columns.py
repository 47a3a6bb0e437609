"""What open data tell of a record: what its page shows too, less what is sensitive in bulk.

Ethnicity, year of birth, village and the basis of consent stay on the page of the one article they were agreed for
(Law 91/2025/QH15: data serve the purpose they were given for).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from portal.catalogue import Catalogue
from portal.dates import local
from portal.feeds import normalise
from portal.feeds.xml import rfc3339
from portal.links import Links
from portal.listings import communes_of, units_of
from portal.records import Campaign, Exemplar, LegalText, News, Record

Value = Callable[[Record, Catalogue], Any]


@dataclass(frozen=True, slots=True)
class Column:
    """One thing told of each record: its key in JSON, its Vietnamese heading in CSV, and how it is found."""

    key: str
    label: str
    value: Value


def plain(key: str, label: str, path: str = "") -> Column:
    """Return a column of a field as it was written; `path` is dotted where it lies within a group."""
    return Column(key, label, lambda record, _: _text(_at(record, path or key)))


def word(key: str, label: str, vocabulary: str, path: str = "") -> Column:
    """Return a column of one word of a vocabulary, as slug and label."""

    def value(record: Record, catalogue: Catalogue) -> Any:
        slug = _at(record, path or key)
        return _term(catalogue, vocabulary, slug) if slug else None

    return Column(key, label, value)


def words(key: str, label: str, vocabulary: str, of: Callable[[Record], Iterable[str]]) -> Column:
    """Return a column of several words of a vocabulary."""
    return Column(key, label, lambda record, catalogue: [_term(catalogue, vocabulary, slug) for slug in of(record)])


def _recognition(record: Record, catalogue: Catalogue) -> Any:
    found = record.recognition if isinstance(record, Exemplar) else ()
    return [
        {
            **_term(catalogue, "awards", each.award),
            "status": _term(catalogue, "award_statuses", each.status),
            "decision_no": _text(each.decision_no),
            "decision_date": _text(each.decision_date),
        }
        for each in found
    ]


def _at(record: Record, path: str) -> Any:
    value: Any = record
    for name in path.split("."):
        value = getattr(value, name, None)
    return value


def _text(value: Any) -> Any:
    if value is None or isinstance(value, bool | int):
        return value
    return normalise.line(rfc3339(local(value)) if isinstance(value, datetime) else str(value))


def _term(catalogue: Catalogue, vocabulary: str, slug: str) -> dict[str, Any]:
    term = catalogue.vocabularies.of(vocabulary).get(slug)
    return {"slug": slug, "label": normalise.line(term.label) if term else slug}


COMMON = (
    plain("id", "Mã bài"),
    Column("url", "Địa chỉ", lambda record, catalogue: Links(catalogue, absolute=True).record(record)),
    plain("title", "Tiêu đề"),
    plain("summary", "Tóm tắt"),
    plain("published", "Ngày giờ đăng"),
    plain("updated", "Ngày giờ sửa"),
    plain("sample", "Bài mẫu (không có thật)"),
    plain("author", "Người viết"),
    plain("source_name", "Nguồn"),
    words("fields", "Lĩnh vực", "fields", lambda record: record.fields),
    words("communes", "Xã, thị trấn", "communes", communes_of),
    words("units", "Đơn vị", "units", units_of),
)

COLUMNS: dict[type[Record], tuple[Column, ...]] = {
    Campaign: (
        plain("name", "Tên phong trào"),
        word("campaign_type", "Loại phong trào", "campaign_types"),
        word("launch_level", "Cấp phát động", "levels"),
        plain("launched_by", "Cơ quan phát động"),
        plain("start_date", "Ngày bắt đầu"),
        plain("end_date", "Ngày kết thúc"),
        plain("slogan", "Khẩu hiệu"),
        word("lifecycle", "Giai đoạn", "lifecycles"),
    ),
    Exemplar: (
        plain("subject_name", "Nhân vật, tập thể", "subject.name"),
        word("subject_kind", "Đối tượng", "subject_kinds", "subject.kind"),
        word("exemplar_class", "Loại gương", "exemplar_classes"),
        Column("recognition", "Khen thưởng, ghi nhận", _recognition),
    ),
    LegalText: (
        word("doc_type", "Loại văn bản", "document_types"),
        plain("number", "Số, ký hiệu"),
        word("issuer", "Cơ quan ban hành", "issuers"),
        plain("issued_date", "Ngày ban hành"),
        plain("effective_date", "Ngày có hiệu lực"),
        plain("expired_date", "Ngày hết hiệu lực"),
        word("legal_status", "Tình trạng hiệu lực", "legal_statuses"),
        plain("status_as_of", "Ngày kiểm tra hiệu lực"),
        plain("verified", "Mức độ kiểm chứng"),
        plain("official_url", "Địa chỉ bản chính thức"),
    ),
    News: (
        word("kind", "Loại tin", "news_kinds"),
        plain("event_start", "Sự kiện bắt đầu", "event.start"),
        plain("event_end", "Sự kiện kết thúc", "event.end"),
        plain("event_place", "Địa điểm", "event.place"),
        plain("decision_no", "Số quyết định", "decision.decision_no"),
        plain("decision_date", "Ngày quyết định", "decision.decision_date"),
        word("decision_award", "Hình thức khen thưởng", "awards", "decision.award"),
    ),
}
