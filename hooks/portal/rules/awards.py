"""Awards: to the right kind of subject, by who may grant them on that day, proposed told apart from granted.

The matrix of who decides is Article 80 of Law 06/2022/QH15 and its change on 1 July 2025 (Decree 129/2025/NĐ-CP); it
stands in content/vocabularies/awards.yml with its windows, never here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from portal.catalogue import Catalogue
from portal.problems import Problem, kind
from portal.records import Exemplar, News, Record
from portal.rules import numbers
from portal.rules.legal import slips_of
from portal.rules.said import choice, day, day_of, problem, rewritten
from portal.vocabulary import Award

WRONG_SUBJECT = kind(
    "A01",
    "Mỗi danh hiệu, hình thức khen thưởng chỉ dành cho đúng đối tượng của nó",
    wrong="subject:\n  kind: tap-the\nrecognition:\n  - award: lao-dong-tien-tien",
    right="subject:\n  kind: tap-the\nrecognition:\n  - award: tap-the-lao-dong-tien-tien",
)
NO_POWER = kind(
    "A02",
    "Người quyết định có thẩm quyền tặng hình thức ấy vào ngày quyết định",
    wrong="authority: chu-tich-ubnd-huyen   # sau ngày 30/6/2025",
    right="authority: chu-tich-ubnd-xa",
)
NO_DECISION = kind(
    "A03",
    "Khen thưởng đã quyết định phải có số quyết định, ngày quyết định và cấp quyết định",
    wrong="status: da-trao   # không có decision_no",
    right="status: da-trao\ndecision_no: 163/QĐ-UBND\ndecision_date: 2024-03-08",
)
NOT_GRANTED = kind(
    "A04",
    "Khen thưởng còn đang đề nghị, lấy ý kiến thì chưa có số và ngày quyết định",
    wrong="status: de-nghi\ndecision_no: 163/QĐ-UBND",
    right="status: de-nghi",
)
DECISION_NUMBER = kind(
    "A05",
    "Số quyết định khen thưởng viết đúng dạng số, ký hiệu của quyết định",
    wrong="decision_no: 163/QD-UBND",
    right="decision_no: 163/QĐ-UBND",
    fixable=True,
)
NOT_BY_LAW = kind(
    "A06",
    "Ghi nhận ngoài Luật Thi đua, khen thưởng không có loại hình khen thưởng",
    wrong="award: bieu-duong\nkind: dot-xuat",
    right="award: bieu-duong",
)
WRONG_GROUND = kind(
    "A07",
    "Loại hình khen thưởng dành cho đúng đối tượng của nó",
    wrong="subject:\n  kind: tap-the\nrecognition:\n  - kind: qua-trinh-cong-hien",
    right="subject:\n  kind: tap-the\nrecognition:\n  - kind: cong-trang",
)
NO_LEVEL = kind(
    "A08",
    "Danh hiệu có nhiều cấp thì phải ghi cấp",
    wrong="award: ho-san-xuat-kinh-doanh-gioi",
    right="award: ho-san-xuat-kinh-doanh-gioi\nlevel: tinh",
)
DECIDED_LATER = kind(
    "A09",
    "Ngày quyết định không sau ngày đăng hoặc ngày sửa bài, không ở tương lai",
    wrong="published: 2024-03-01T08:00:00+07:00\ndecision_date: 2024-03-08",
    right="published: 2024-03-09T08:00:00+07:00\ndecision_date: 2024-03-08",
)
TOTALS = kind(
    "A15",
    "Tổng số khen thưởng bằng số tên trong danh sách, và không bằng không",
    wrong="totals: {ca_nhan: 3}   # danh sách có 2 cá nhân",
    right="totals: {ca_nhan: 2}",
)


@dataclass(frozen=True, slots=True)
class Given:
    """An award as an exemplar's recognition or a decision in the news tells of it."""

    record: Record
    prefix: str
    award: str
    subjects: tuple[tuple[str, str], ...]
    """Whom it went to: the field that says so, and the kind of subject."""
    authority: str | None
    decided: bool
    number: str | None
    dated: date | None
    ground: str | None
    level: str | None

    @property
    def on(self) -> date:
        """The day its authority is judged on: that of the decision; of publication while there is none."""
        return self.dated or day_of(self.record.published)


def given(catalogue: Catalogue) -> Iterator[tuple[Given, Award]]:
    """Yield every award that records tell of, where the vocabulary knows it."""
    for record in catalogue.records:
        found = (
            _of_exemplar(catalogue, record)
            if isinstance(record, Exemplar)
            else _of_news(record)
            if isinstance(record, News)
            else ()
        )
        for item in found:
            award = catalogue.vocabularies.awards.get(item.award)
            if award:
                yield item, award


def _of_exemplar(catalogue: Catalogue, record: Exemplar) -> Iterator[Given]:
    for position, item in enumerate(record.recognition):
        status = catalogue.vocabularies.award_statuses.get(item.status)
        yield Given(
            record,
            f"recognition.{position}.",
            item.award,
            ((f"recognition.{position}.award", record.subject.kind),),
            item.authority,
            bool(status and status.decided),
            item.decision_no,
            item.decision_date,
            item.kind,
            item.level,
        )


def _of_news(record: News) -> Iterator[Given]:
    made = record.decision
    if made is None:
        return
    totals = made.totals
    counts = {"ca-nhan": totals.ca_nhan, "tap-the": totals.tap_the, "ho-gia-dinh": totals.ho_gia_dinh}
    subjects = [(f"decision.totals.{slug.replace('-', '_')}", slug) for slug, count in counts.items() if count]
    subjects += [
        (f"decision.recipients.{position}.kind", recipient.kind)
        for position, recipient in enumerate(made.recipients)
        if not counts.get(recipient.kind)
    ]
    yield Given(
        record,
        "decision.",
        made.award,
        tuple(subjects),
        made.authority,
        True,
        made.decision_no,
        made.decision_date,
        made.kind,
        None,
    )


def award_suits_subject(catalogue: Catalogue) -> Iterator[Problem]:
    """Mỗi danh hiệu, hình thức và loại hình khen thưởng chỉ dành cho đúng đối tượng của nó."""
    kinds = catalogue.vocabularies.subject_kinds
    for item, award in given(catalogue):
        ground = catalogue.vocabularies.award_kinds.get(item.ground or "")
        for loc, subject in item.subjects:
            if subject not in kinds:
                continue
            whom = kinds[subject].label.lower()
            if subject not in award.subject_kinds:
                allowed = ", ".join(kinds[slug].label.lower() for slug in award.subject_kinds if slug in kinds)
                message = f"“{award.label}” chỉ tặng cho {allowed}, không tặng cho {whom}."
                yield problem(item.record, WRONG_SUBJECT, loc, message, hint=_suiting(catalogue, award, subject))
            if ground and subject not in ground.subject_kinds:
                allowed = ", ".join(kinds[slug].label.lower() for slug in ground.subject_kinds if slug in kinds)
                message = f"“{ground.label}” chỉ dành cho {allowed}, không dành cho {whom}."
                fitting = [
                    term for term in catalogue.vocabularies.award_kinds.values() if subject in term.subject_kinds
                ]
                yield problem(
                    item.record, WRONG_GROUND, f"{item.prefix}kind", message, hint=f"Chọn: {choice(fitting)}."
                )


def _suiting(catalogue: Catalogue, award: Award, subject: str) -> str:
    """Return the awards of the same group and level that are for this kind of subject."""
    fitting = [
        term
        for term in catalogue.vocabularies.awards.values()
        if (term.group, term.level) == (award.group, award.level) and subject in term.subject_kinds
    ]
    return (
        f"Chọn: {choice(fitting)}; hoặc sửa đối tượng."
        if 0 < len(fitting) < 5
        else "Xem lại quyết định, sửa danh hiệu hoặc đối tượng."
    )


def authority_may_grant(catalogue: Catalogue) -> Iterator[Problem]:
    """Người quyết định có thẩm quyền tặng hình thức ấy vào ngày quyết định."""
    authorities = catalogue.vocabularies.authorities
    for item, award in given(catalogue):
        who = authorities.get(item.authority or "")
        if not who or not award.decided_by or not who.valid_on(item.on):
            continue
        allowed = [grant.authority for grant in award.decided_by if grant.valid_on(item.on)]
        if item.authority not in allowed:
            window = next((grant for grant in award.decided_by if grant.authority == item.authority), None)
            why = f"vào {day(item.on)}"
            if window and window.valid_until and window.valid_until < item.on:
                why = f"từ sau {day(window.valid_until)}"
            elif window and window.valid_from:
                why = f"trước {day(window.valid_from)}"
            message = f"{who.label} không có thẩm quyền tặng “{award.label}” {why}."
            hint = f"Khi ấy do: {choice(authorities[slug] for slug in allowed if slug in authorities)}."
            yield problem(item.record, NO_POWER, f"{item.prefix}authority", message, hint=hint)


def decision_is_told(catalogue: Catalogue) -> Iterator[Problem]:
    """Khen thưởng đã quyết định phải có số, ngày, cấp quyết định; đang đề nghị thì chưa có."""
    for item, award in given(catalogue):
        labels = {"decision_no": "Số quyết định", "decision_date": "Ngày quyết định", "authority": "Cấp quyết định"}
        values = {"decision_no": item.number, "decision_date": item.dated, "authority": item.authority}
        if item.decided and award.statutory:
            missing = [key for key, value in values.items() if not value]
            if missing:
                told = ", ".join(f"“{labels[key]}”" for key in missing)
                message = f"“{award.label}” đã quyết định mà chưa có {told}."
                hint = f"Thêm {', '.join(f'{key}:' for key in missing)}; nếu mới đề nghị thì ghi status: de-nghi."
                yield problem(item.record, NO_DECISION, f"{item.prefix}status", message, hint=hint)
        elif not item.decided:
            for key in ("decision_no", "decision_date"):
                if values[key]:
                    message = f"“{award.label}” chưa quyết định mà đã có “{labels[key]}”."
                    hint = "Nếu đã có quyết định thì ghi status: da-quyet-dinh; nếu chưa thì bỏ dòng này."
                    yield problem(item.record, NOT_GRANTED, f"{item.prefix}{key}", message, hint=hint)


def decision_number_has_a_form(catalogue: Catalogue) -> Iterator[Problem]:
    """Số quyết định khen thưởng viết đúng dạng số, ký hiệu của quyết định."""
    codes = tuple(issuer.code for issuer in catalogue.vocabularies.issuers.values())
    for item, _ in given(catalogue):
        if not item.number:
            continue
        loc = f"{item.prefix}decision_no"
        slips = list(slips_of(item.number, codes, "QĐ"))
        for _, message, hint, right in slips:
            told, edits = f"“Số quyết định” ghi “{item.number}”, {message}.", rewritten(item.record, loc, right)
            yield problem(item.record, DECISION_NUMBER, loc, told, hint=hint, edits=edits)
        number = numbers.parse(item.number)
        if number and not slips and number.type not in {"QĐ", "NQ"}:
            message = f"“Số quyết định” ghi “{item.number}”, không phải số của quyết định."
            yield problem(item.record, DECISION_NUMBER, loc, message, hint="Viết như 163/QĐ-UBND.")


def recognition_outside_the_law(catalogue: Catalogue) -> Iterator[Problem]:
    """Ghi nhận ngoài Luật không có loại hình khen thưởng; danh hiệu có nhiều cấp thì phải ghi cấp."""
    for item, award in given(catalogue):
        if not award.statutory and item.ground:
            message = (
                f"“{award.label}” là ghi nhận ngoài Luật Thi đua, khen thưởng nên không có “Loại hình khen thưởng”."
            )
            yield problem(item.record, NOT_BY_LAW, f"{item.prefix}kind", message, hint="Bỏ dòng kind:.")
        if award.needs_level and not item.level and isinstance(item.record, Exemplar):
            message = f"“{award.label}” có nhiều cấp, chưa ghi “Cấp”."
            yield problem(
                item.record,
                NO_LEVEL,
                f"{item.prefix}award",
                message,
                hint="Thêm dòng level: xa, huyen, tinh hoặc trung-uong.",
            )


def decided_before_told(catalogue: Catalogue) -> Iterator[Problem]:
    """Ngày quyết định không sau ngày đăng hoặc ngày sửa bài, không ở tương lai."""
    for item, _ in given(catalogue):
        told = day_of(item.record.changed)
        if item.dated and item.dated > told:
            message = f"“Ngày quyết định” {day(item.dated)} sau ngày đăng bài ({day(told)})."
            hint = "Xem lại quyết định; nếu mới đề nghị thì ghi status: de-nghi và bỏ ngày."
            yield problem(item.record, DECIDED_LATER, f"{item.prefix}decision_date", message, hint=hint)


def totals_add_up(catalogue: Catalogue) -> Iterator[Problem]:
    """Tổng số khen thưởng bằng số tên trong danh sách, và không bằng không."""
    for record in catalogue.of(News):
        made = record.decision
        if made is None:
            continue
        counts = made.totals.model_dump()
        if not any(counts.values()):
            yield problem(
                record,
                TOTALS,
                "decision.totals",
                "“Tổng số” chưa có ai được khen thưởng.",
                hint="Ghi ca_nhan:, tap_the: hoặc ho_gia_dinh: theo quyết định.",
            )
        for key, count in counts.items() if made.recipients else ():
            listed = sum(recipient.kind == key.replace("_", "-") for recipient in made.recipients)
            if listed != count:
                label = type(made.totals).model_fields[key].title
                message = f"“Tổng số” ghi {count} {str(label).lower()}, “Danh sách” có {listed}."
                yield problem(
                    record,
                    TOTALS,
                    f"decision.totals.{key}",
                    message,
                    hint=f"Đếm lại theo quyết định: {key}: {listed}, hoặc bổ sung danh sách.",
                )


RULES = (
    award_suits_subject,
    authority_may_grant,
    decision_is_told,
    decision_number_has_a_form,
    recognition_outside_the_law,
    decided_before_told,
    totals_add_up,
)
