"""What waits for whom: drafts, records whose hour is to come, records due for review, and how soon deeds are told.

The plan has two bodies sign an article off (III.2 the standing office checks, III.4 the centre publishes) and asks that
commendation be told in time (II.2, "kịp thời").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from statistics import median

from portal.catalogue import Catalogue
from portal.dates import local, official
from portal.records import Campaign, Exemplar, LegalText, Record
from portal.statistics import days_to_publication

REVIEW_MONTHS = 6
"""After how many months the validity of a legal text is to be looked up again."""
IN_TIME = 30
"""Days from a deed to its publication beyond which it is named: a month, ours to choose, for the plan gives none."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A record that waits, why and for how many days (None where that cannot be told)."""

    record: Record
    reason: str
    days: int | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that waits as of an instant; each list the longest wait first."""

    drafts: tuple[Waiting, ...]
    scheduled: tuple[Waiting, ...]
    reviews: tuple[Waiting, ...]
    late: tuple[Waiting, ...]
    typical_days: float | None
    """The median of days from deed to publication, over the exemplars whose deed is dated to the day."""


def report(catalogue: Catalogue) -> Report:
    """Return what waits in a repository."""
    told = {one: days for one in catalogue.exemplars if (days := days_to_publication(one)) is not None}
    late = [
        Waiting(one, f"đăng sau việc làm {days} ngày", days) for one, days in told.items() if days > IN_TIME
    ]
    return Report(
        drafts=_longest_first(_drafts(catalogue)),
        scheduled=_longest_first(_scheduled(catalogue)),
        reviews=_longest_first([*_legal_texts(catalogue), *_campaigns(catalogue)]),
        late=_longest_first(late),
        typical_days=median(told.values()) if told else None,
    )


def _longest_first(found: Iterator[Waiting] | list[Waiting]) -> tuple[Waiting, ...]:
    return tuple(sorted(found, key=lambda entry: (-(entry.days or 0), entry.record.id)))


def _drafts(catalogue: Catalogue) -> Iterator[Waiting]:
    checking = catalogue.vocabularies.units.get(catalogue.site.checking_body)
    checker = checking.label if checking else "cơ quan kiểm tra"
    for record in catalogue.records:
        if record.status != "draft":
            continue
        since = local(record.published).date()
        days = (_today(catalogue) - since).days
        whom = _whom(record, checker)
        if days < 0:
            yield Waiting(record, f"chờ {whom}; dự kiến đăng {official(since)}")
        else:
            yield Waiting(record, f"chờ {whom}, {days} ngày (từ {official(since)}){_deed(catalogue, record)}", days)


def _whom(record: Record, checker: str) -> str:
    """Say whose turn it is: who writes, who checks, who publishes."""
    if not record.author:
        return "người viết ký tên (author)"
    if not record.checked_by:
        return f"người kiểm tra của {checker} (checked_by)"
    return "duyệt đăng (status: published)"


def _deed(catalogue: Catalogue, record: Record) -> str:
    """Say how long ago the deed was, which is what being in time is measured from."""
    if not isinstance(record, Exemplar) or record.deed_date is None:
        return ""
    days = (_today(catalogue) - record.deed_date.last).days
    return f"; việc làm cách đây {days} ngày" if days > 0 else ""


def _scheduled(catalogue: Catalogue) -> Iterator[Waiting]:
    for record in catalogue.records:
        if record.status == "published" and record.published > catalogue.as_of:
            moment = local(record.published)
            yield Waiting(record, f"tự đăng lúc {moment:%H:%M} ngày {official(moment.date())}")


def _legal_texts(catalogue: Catalogue) -> Iterator[Waiting]:
    limit = _months_before(_today(catalogue), REVIEW_MONTHS)
    for text in catalogue.of(LegalText):
        if text.status != "withdrawn" and text.status_as_of < limit:
            days = (_today(catalogue) - text.status_as_of).days
            yield Waiting(text, f"tra lại hiệu lực: lần kiểm tra gần nhất {official(text.status_as_of)}", days)


def _campaigns(catalogue: Catalogue) -> Iterator[Waiting]:
    """Yield the campaigns that are over and of which neither results nor a summary report are told."""
    for campaign in catalogue.of(Campaign):
        over = campaign.ends is not None and campaign.ends.last < _today(catalogue)
        if campaign.status == "withdrawn" or not over or campaign.ends is None:
            continue
        if not campaign.summary_doc and not campaign.results:
            days = (_today(catalogue) - campaign.ends.last).days
            yield Waiting(campaign, f"đã kết thúc {official(campaign.ends)}, chưa có kết quả, tổng kết", days)


def _today(catalogue: Catalogue) -> date:
    return local(catalogue.as_of).date()


def _months_before(day: date, months: int) -> date:
    """Return the same day so many months before; the last of its month where that month is shorter."""
    total = day.year * 12 + day.month - 1 - months
    year, month = divmod(total, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(day.day, last))
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")


def text(catalogue: Catalogue) -> str:
    """Say in Vietnamese what waits for whom and how long."""
    return "\n".join(_lines(report(catalogue)))


def _lines(waiting: Report) -> Iterator[str]:
    for title, entries in (
        ("Bản nháp", waiting.drafts),
        ("Hẹn giờ đăng", waiting.scheduled),
        ("Đến hạn rà soát", waiting.reviews),
        (f"Gương đăng chậm hơn {IN_TIME} ngày sau việc làm", waiting.late),
    ):
        yield f"{title} ({len(entries)}):{'' if entries else ' không có'}"
        for entry in entries:
            yield f"  {entry.record.origin.path}: {entry.reason}"
    if waiting.typical_days is not None:
        yield f"Từ việc làm đến ngày đăng, trung vị: {waiting.typical_days:g} ngày".replace(".", ",")
