"""The few facts of a record that somebody must know who sees nothing but its description in a portal."""

from __future__ import annotations

from collections.abc import Iterator

from portal.catalogue import Catalogue
from portal.dates import PartialDate, official
from portal.records import Campaign, Event, Exemplar, LegalText, News, Record

Fact = tuple[str, str]
"""A Vietnamese label and its value."""

_VERIFIED = {"secondary": "theo nguồn thứ cấp", "unverified": "chưa kiểm chứng"}


def facts(record: Record, catalogue: Catalogue) -> Iterator[Fact]:
    """Yield the facts of a record, in the order people ask for them."""
    if isinstance(record, LegalText):
        yield from _legal(record, catalogue)
    elif isinstance(record, Campaign):
        yield from _campaign(record)
    elif isinstance(record, Exemplar):
        yield from _exemplar(record, catalogue)
    elif isinstance(record, News):
        yield from _news(record)


def _legal(text: LegalText, catalogue: Catalogue) -> Iterator[Fact]:
    words = catalogue.vocabularies
    if text.number:
        yield "Số, ký hiệu", text.number
    if issuer := words.issuers.get(text.issuer):
        yield "Cơ quan ban hành", issuer.label
    if text.issued:
        yield "Ngày ban hành", official(text.issued)
    if status := words.legal_statuses.get(text.legal_status):
        yield "Tình trạng", f"{status.label} (kiểm tra ngày {official(text.status_as_of)})"
    if text.verified in _VERIFIED:
        yield "Mức độ kiểm chứng", _VERIFIED[text.verified]


def _campaign(campaign: Campaign) -> Iterator[Fact]:
    if campaign.launched_by:
        yield "Cơ quan phát động", campaign.launched_by
    if campaign.starts:
        yield "Bắt đầu", official(campaign.starts)
    if campaign.ends:
        yield "Kết thúc", official(campaign.ends)


def _exemplar(exemplar: Exemplar, catalogue: Catalogue) -> Iterator[Fact]:
    commune = catalogue.vocabularies.communes.get(exemplar.subject.commune or "")
    if commune:
        yield "Địa phương", commune.label
    elif exemplar.subject.external_place:
        yield "Địa phương", exemplar.subject.external_place


def _news(news: News) -> Iterator[Fact]:
    if news.event:
        yield "Thời gian", _period(news.event)
        yield "Địa điểm", news.event.place
    if news.decision:
        yield "Quyết định", f"số {news.decision.decision_no}, ngày {official(news.decision.decision_date)}"
    if news.consultation:
        yield "Lấy ý kiến đến hết ngày", official(news.consultation.open_to)
        yield "Nơi nhận ý kiến", news.consultation.contact


def _period(event: Event) -> str:
    end: PartialDate | None = event.end
    return f"{official(event.start)} – {official(end)}" if end else official(event.start)
