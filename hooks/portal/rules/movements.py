"""Movements, events, consultations and anniversaries: what each must tell, and dates and counts that agree."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from portal.catalogue import Catalogue
from portal.dates import UNKNOWN, PartialDate
from portal.problems import Problem, kind
from portal.records import Campaign, Exemplar, News, Record
from portal.rules.said import choice, day, day_of, label_of, problem

MISCOUNTED = kind(
    "A10",
    "Số năm kỷ niệm bằng năm kỷ niệm trừ năm diễn ra sự kiện",
    wrong="anniversaries:\n  - {ref: chien-thang-dien-bien-phu, year: 2024, count: 75}",
    right="anniversaries:\n  - {ref: chien-thang-dien-bien-phu, year: 2024, count: 70}",
)
TYPE_NEEDS = kind(
    "A11",
    "Phong trào theo chuyên đề, theo đợt phải ghi ngày kết thúc; đợt cao điểm phải ghi ngày kỷ niệm",
    wrong="campaign_type: dot-cao-diem   # không có end_date, anniversaries",
    right="campaign_type: dot-cao-diem\nend_date: 2024-08-24\nanniversaries: [giai-phong-bac-kan]",
)
ENDS_FIRST = kind(
    "A12",
    "Ngày kết thúc không trước ngày bắt đầu",
    wrong="start_date: 2024-08-24\nend_date: 2024-05-01",
    right="start_date: 2024-05-01\nend_date: 2024-08-24",
)
LIFECYCLE = kind(
    "A13",
    "Giai đoạn của phong trào khớp với ngày bắt đầu và ngày kết thúc",
    wrong="start_date: 2099-01-01\nlifecycle: tong-ket",
    right="start_date: 2099-01-01\nlifecycle: phat-dong",
)
OVER = kind(
    "A14",
    "Phong trào đã qua ngày kết thúc thì ghi đã sơ kết, tổng kết hoặc kết thúc",
    wrong="end_date: 2024-08-24\nlifecycle: dang-trien-khai",
    right="end_date: 2024-08-24\nlifecycle: tong-ket",
    severity="warning",
)
TOO_SHORT = kind(
    "A16",
    "Lấy ý kiến nhân dân ít nhất 10 ngày làm việc (khoản 2 Điều 46 Nghị định 98/2023/NĐ-CP)",
    wrong="open_from: 2024-04-01\nopen_to: 2024-04-05",
    right="open_from: 2024-04-01\nopen_to: 2024-04-12",
)
BLOCK = kind(
    "A17",
    "Tin sự kiện, tin quyết định khen thưởng, thông báo lấy ý kiến có đúng nhóm mục của loại tin ấy",
    wrong="kind: quyet-dinh-khen-thuong   # không có nhóm decision",
    right="kind: quyet-dinh-khen-thuong\ndecision:\n  decision_no: 163/QĐ-UBND\n  …",
)
ACHIEVED = kind(
    "A18",
    "Thành tích có số thì có đơn vị tính, và không đạt được sau ngày đăng",
    wrong="achievements:\n  - what: Hiến đất làm đường\n    value: 200",
    right="achievements:\n  - what: Hiến đất làm đường\n    value: 200\n    unit: m²",
)

WORKING_DAYS = 10
FIXED_HOLIDAYS = frozenset({(1, 1), (4, 30), (5, 1), (9, 2)})
"""Public holidays on the same solar day each year (Labour Code 45/2019/QH14 Art. 112). The lunar ones, the second day
at 2 September and days moved by yearly decision are not counted: a period that only they shorten is let pass."""

_BEFORE = {"phat-dong", UNKNOWN}
_RUNNING = {"phat-dong", "dang-trien-khai"}
_ENDED = "ket-thuc"


def anniversary_adds_up(catalogue: Catalogue) -> Iterator[Problem]:
    """Số năm kỷ niệm bằng năm kỷ niệm trừ năm diễn ra sự kiện."""
    for record in catalogue.records:
        for position, item in enumerate(record.anniversaries):
            term = catalogue.vocabularies.anniversaries.get(item.ref)
            if not term or term.base_year is None or item.count is None:
                continue
            loc = f"anniversaries.{position}.count"
            if item.year is None:
                message = f"“Số năm kỷ niệm” ghi {item.count} mà chưa có “Năm kỷ niệm”."
                yield problem(record, MISCOUNTED, loc, message, hint=f"Thêm: year: {term.base_year + item.count}")
            elif item.year - term.base_year != item.count:
                right = item.year - term.base_year
                message = f"{term.label}: từ {term.base_year} đến {item.year} là {right} năm, không phải {item.count}."
                yield problem(record, MISCOUNTED, loc, message, hint=f"Viết: count: {right}")


def campaign_tells_what_its_type_needs(catalogue: Catalogue) -> Iterator[Problem]:
    """Phong trào theo chuyên đề, theo đợt phải ghi ngày kết thúc; đợt cao điểm phải ghi ngày kỷ niệm."""
    for record in catalogue.of(Campaign):
        term = catalogue.vocabularies.campaign_types.get(record.campaign_type)
        if term and term.needs_end and record.end_date is None:
            message = f"“{term.label}” phải có “Ngày kết thúc”."
            yield problem(
                record,
                TYPE_NEEDS,
                "end_date",
                message,
                hint=f"Thêm end_date:; nếu nguồn không nói thì ghi end_date: {UNKNOWN}",
            )
        if term and term.needs_anniversary and not record.anniversaries:
            message = f"“{term.label}” phải có “Ngày kỷ niệm”."
            yield problem(
                record,
                TYPE_NEEDS,
                "anniversaries",
                message,
                hint="Thêm anniversaries: [tên ngày trong content/vocabularies/anniversaries.yml].",
            )


def ends_after_it_starts(catalogue: Catalogue) -> Iterator[Problem]:
    """Ngày kết thúc không trước ngày bắt đầu."""
    for record in catalogue.records:
        for start_loc, end_loc, start, end in _periods(record):
            if end.last < start.first:
                message = (
                    f"“{label_of(record, end_loc)}” {day(end)} trước “{label_of(record, start_loc)}” {day(start)}."
                )
                yield problem(record, ENDS_FIRST, end_loc, message, hint="Sửa một trong hai ngày.")


def _periods(record: Record) -> Iterator[tuple[str, str, PartialDate, PartialDate]]:
    if isinstance(record, Campaign) and record.starts and record.ends:
        yield "start_date", "end_date", record.starts, record.ends
    if isinstance(record, News) and record.event and record.event.end:
        yield "event.start", "event.end", record.event.start, record.event.end
    if isinstance(record, News) and record.consultation:
        opened, closed = record.consultation.open_from, record.consultation.open_to
        yield "consultation.open_from", "consultation.open_to", _partial(opened), _partial(closed)


def _partial(value: date) -> PartialDate:
    return PartialDate(value.year, value.month, value.day)


def lifecycle_agrees_with_dates(catalogue: Catalogue) -> Iterator[Problem]:
    """Giai đoạn của phong trào khớp với ngày bắt đầu và ngày kết thúc."""
    today = day_of(catalogue.as_of)
    for record in catalogue.of(Campaign):
        term = catalogue.vocabularies.lifecycles.get(record.lifecycle)
        if not term:
            continue
        told = f"“Giai đoạn” ghi {term.label}"
        if record.starts and record.starts.first > today and record.lifecycle not in _BEFORE:
            message = f"{told} nhưng phong trào bắt đầu {day(record.starts)}, chưa tới."
            yield problem(record, LIFECYCLE, "lifecycle", message, hint="Viết: lifecycle: phat-dong")
        elif record.ends and record.ends.first > today and record.lifecycle == _ENDED:
            message = f"{told} nhưng “Ngày kết thúc” {day(record.ends)} chưa tới."
            yield problem(
                record,
                LIFECYCLE,
                "lifecycle",
                message,
                hint="Viết: lifecycle: dang-trien-khai, hoặc sửa ngày kết thúc.",
            )
        elif record.ends and record.ends.last < today and record.lifecycle in _RUNNING:
            message = f"{told} nhưng “Ngày kết thúc” {day(record.ends)} đã qua."
            yield problem(record, OVER, "lifecycle", message, hint="Viết: lifecycle: so-ket, tong-ket hoặc ket-thuc.")


def consultation_is_long_enough(catalogue: Catalogue) -> Iterator[Problem]:
    """Lấy ý kiến nhân dân ít nhất 10 ngày làm việc."""
    for record in catalogue.of(News):
        notice = record.consultation
        if notice and notice.open_from <= notice.open_to:
            days = working_days(notice.open_from, notice.open_to)
            if days < WORKING_DAYS:
                end = notice.open_to
                while working_days(notice.open_from, end) < WORKING_DAYS:
                    end += timedelta(1)
                period = f"từ {day(notice.open_from)} đến {day(notice.open_to)}"
                message = f"Lấy ý kiến {period} chỉ có {days} ngày làm việc, cần ít nhất {WORKING_DAYS}."
                yield problem(
                    record,
                    TOO_SHORT,
                    "consultation.open_to",
                    message,
                    hint=f"Sớm nhất là open_to: {end.isoformat()}; cộng thêm nếu có ngày nghỉ bù, Tết, Giỗ Tổ.",
                )


def working_days(first: date, last: date) -> int:
    """Count the working days from one day to another, both included: no Saturdays, Sundays, fixed public holidays."""
    days = (first + timedelta(offset) for offset in range((last - first).days + 1))
    return sum(day.weekday() < 5 and (day.month, day.day) not in FIXED_HOLIDAYS for day in days)


def news_has_its_block(catalogue: Catalogue) -> Iterator[Problem]:
    """Tin sự kiện, tin quyết định khen thưởng, thông báo lấy ý kiến có đúng nhóm mục của loại tin ấy."""
    for record in catalogue.of(News):
        term = catalogue.vocabularies.news_kinds.get(record.kind)
        if not term:
            continue
        for block in ("event", "decision", "consultation"):
            present = getattr(record, block) is not None
            label = label_of(record, block)
            if block == term.block and not present:
                message = f"“Loại tin” là {term.label} nhưng thiếu nhóm “{label}”."
                yield problem(record, BLOCK, "kind", message, hint=f"Thêm nhóm {block}:, hoặc chọn loại tin khác.")
            elif block != term.block and present:
                fitting = [other for other in catalogue.vocabularies.news_kinds.values() if other.block == block]
                message = f"“Loại tin” là {term.label} nên không có nhóm “{label}”."
                yield problem(
                    record, BLOCK, block, message, hint=f"Bỏ nhóm này, hoặc chọn loại tin: {choice(fitting[:3])}."
                )


def achievement_is_measured(catalogue: Catalogue) -> Iterator[Problem]:
    """Thành tích có số thì có đơn vị tính, và không đạt được sau ngày đăng."""
    for record in catalogue.of(Exemplar):
        for position, item in enumerate(record.achievements):
            if item.value is not None and not item.unit:
                yield problem(
                    record,
                    ACHIEVED,
                    f"achievements.{position}.value",
                    "“Số lượng” chưa có “Đơn vị tính”.",
                    hint="Thêm unit:, ví dụ m², triệu đồng, hộ.",
                )
            if item.year and item.year > day_of(record.changed).year:
                message = f"“Năm” của thành tích ghi {item.year}, sau năm đăng bài."
                yield problem(
                    record, ACHIEVED, f"achievements.{position}.year", message, hint="Sửa năm đạt thành tích."
                )
        deed = record.deed_date
        if deed and deed.first > day_of(record.changed):
            yield problem(
                record,
                ACHIEVED,
                "deed_date",
                f"“Thời điểm việc làm” {day(deed)} sau ngày đăng bài.",
                hint="Sửa thời điểm hoặc ngày đăng.",
            )


RULES = (
    anniversary_adds_up,
    campaign_tells_what_its_type_needs,
    ends_after_it_starts,
    lifecycle_agrees_with_dates,
    consultation_is_long_enough,
    news_has_its_block,
    achievement_is_measured,
)
