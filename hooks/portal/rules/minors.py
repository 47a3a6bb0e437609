"""Children: under 16, consent of the representative and, from 7, of the child; no class, school, birth year or home.

Law 91/2025/QH15 Art. 24 (both must agree to disclosure from the age of 7); that a child is under 16: Law on Children.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal.catalogue import Catalogue
from portal.problems import Problem, kind
from portal.records import Exemplar
from portal.rules.clues import prefiltered
from portal.rules.people import BY_AGREEMENT, PERSON
from portal.rules.prose import without_code
from portal.rules.said import day_of, problem
from portal.wording import Text

MINOR_CONSENT = kind(
    "P05",
    "Người dưới 16 tuổi: người đại diện phải đồng ý; từ 7 tuổi thì chính em ấy cũng phải đồng ý",
    wrong="subject:\n  minor: true\nconsent:\n  ref: PDY-2024-017",
    right="subject:\n  minor: true\nconsent:\n  ref: PDY-2024-017\n  guardian_ref: PDY-2024-018",
)
MINOR_DETAILS = kind(
    "P06",
    "Bài về người dưới 16 tuổi không nêu năm sinh, lớp, trường, thôn, nhà của em",
    wrong="Em là học sinh lớp 5A, Trường Tiểu học Hoa Ban.",
    right="Em là học sinh tiểu học trên địa bàn xã.",
)
MINOR_UNMARKED = kind(
    "P07",
    "Người dưới 16 tuổi phải ghi minor: true",
    wrong="position: Học sinh lớp 5",
    right="minor: true",
)
CHILD_NAMED = kind(
    "P10",
    "Bài không nêu tên một em dưới 16 tuổi kèm lớp, trường hoặc tuổi của em",
    wrong="Cháu Nông Văn Mẫu, học sinh lớp 4A, cùng mẹ quét đường.",
    right="Một học sinh tiểu học trong thôn cùng mẹ quét đường.",
)
ADULT = 16
"""Under this age a person is a child (Law on Children 102/2016/QH13, Art. 1)."""

_CHILD_DETAILS = (
    (re.compile(r"\b[Ll]ớp \d{1,2}(?:\s?[A-ZĐ]\d{0,2})?\b|\b[Ll]ớp (?:mẫu giáo|lá|chồi|mầm)\b"), "lớp"),
    (
        re.compile(
            r"\b[Tt]rường (?:Tiểu học|THCS|THPT|Trung học|Mầm non|Mẫu giáo|Phổ thông|PTDT|TH\b)"
            r"(?: (?:và |cơ sở |bán trú |nội trú )*[A-ZĐ]\w*)*"
        ),
        "trường",
    ),
    (
        re.compile(
            r"\b(?:[Tt]hôn|[Bb]ản|[Xx]óm|[Kk]hu phố|[Tt]ổ dân phố|[Tt]ổ) (?:số \d+|\d+|[A-ZĐ]\w*(?: [A-ZĐ]\w*)*)"
        ),
        "nơi ở",
    ),
    (re.compile(r"\b(?:số nhà|nhà số|trú tại|nhà ở)\b(?: \w+){0,3}", re.IGNORECASE), "nơi ở"),
)
_SCHOOL_CLASS = re.compile(
    r"\b(?:[Hh]ọc sinh|[Ee]m|[Cc]háu)\b[^.;\n]{0,30}\b[Ll]ớp (?:[1-9](?!\d)|mẫu giáo)"
    r"|\b[Hh]ọc sinh (?:tiểu học|mầm non)\b"
)


_NAMED_CHILD = prefiltered(
    r"\b(?:[Ee]m|[Cc]háu|[Hh]ọc sinh)(?: [A-ZĐ]\w+){2,5}\b[^.;:!?\n]{0,40}?"
    r"(?:\b[Ll]ớp (?:[1-9](?!\d)|mẫu giáo|lá|chồi|mầm)|\b(?P<age>\d{1,2}) tuổi"
    r"|\b[Tt]rường (?:Tiểu học|THCS|Mầm non|Mẫu giáo|PTDTBT))",
    *("lớp ", " tuổi", "trường tiểu học", "trường thcs", "trường mầm non", "trường mẫu giáo", "trường ptdtbt"),
)


def minor_is_protected(catalogue: Catalogue) -> Iterator[Problem]:
    """Người dưới 16 tuổi: người đại diện và chính em (từ 7 tuổi) đồng ý; không nêu năm sinh, lớp, trường, nơi ở."""
    for record in catalogue.of(Exemplar):
        if record.subject.minor and record.status != "withdrawn":
            yield from _minor_consent(record)
            yield from _minor_fields(record)
            yield from _minor_prose(record)


def _minor_consent(record: Exemplar) -> Iterator[Problem]:
    consent = record.consent
    if consent is None:
        return
    if consent.basis != BY_AGREEMENT:
        message = "Bài về người dưới 16 tuổi phải dựa trên phiếu đồng ý, không chỉ dựa trên quyết định khen thưởng."
        yield problem(
            record, MINOR_CONSENT, "consent.basis", message, hint=f"Viết: basis: {BY_AGREEMENT}, kèm guardian_ref:"
        )
    if not consent.guardian_ref:
        message = "Chưa có “Số lưu phiếu của người đại diện” cho người dưới 16 tuổi."
        yield problem(
            record,
            MINOR_CONSENT,
            "consent.guardian_ref",
            message,
            hint="Thêm dòng guardian_ref: số lưu phiếu của cha, mẹ hoặc người giám hộ.",
        )
    if not consent.ref and not record.subject.under_seven:
        message = "Từ 7 tuổi, chính em ấy cũng phải đồng ý: chưa có “Số lưu phiếu đồng ý”."
        yield problem(
            record,
            MINOR_CONSENT,
            "consent.ref",
            message,
            hint="Thêm dòng ref:; nếu em dưới 7 tuổi thì ghi under_seven: true.",
        )


def _minor_fields(record: Exemplar) -> Iterator[Problem]:
    for key, label in (("birth_year", "Năm sinh"), ("village", "Thôn, tổ dân phố"), ("unit", "Đơn vị công tác")):
        if getattr(record.subject, key):
            message = f"Bài về người dưới 16 tuổi không ghi “{label}”."
            yield problem(record, MINOR_DETAILS, f"subject.{key}", message, hint="Bỏ dòng này.")


def _minor_prose(record: Exemplar) -> Iterator[Problem]:
    hint = "Bỏ chi tiết này; chỉ nói chung, ví dụ “học sinh tiểu học trên địa bàn xã”."
    for loc, text in record.origin.texts:
        if loc not in {"subject.village", "subject.unit"}:
            for found, what in _details(text):
                message = f"“{found[0]}” cho biết {what} của người dưới 16 tuổi."
                yield record.origin.problem(MINOR_DETAILS, loc, message, hint=hint)
    for found, what in _details(without_code(record.body)):
        message = f"“{found[0]}” cho biết {what} của người dưới 16 tuổi."
        yield record.origin.in_body(MINOR_DETAILS, found.start(), found.end(), message, hint=hint)


def _details(text: str) -> Iterator[tuple[re.Match[str], str]]:
    seen: list[re.Match[str]] = []
    for pattern, what in _CHILD_DETAILS:
        for found in pattern.finditer(text):
            if all(found.end() <= other.start() or found.start() >= other.end() for other in seen):
                seen.append(found)
                yield found, what


def minor_is_marked(catalogue: Catalogue) -> Iterator[Problem]:
    """Người dưới 16 tuổi phải ghi minor: true; dưới 7 tuổi thì ghi cả under_seven: true."""
    for record in catalogue.of(Exemplar):
        subject = record.subject
        if subject.under_seven and not subject.minor:
            yield problem(
                record,
                MINOR_UNMARKED,
                "subject.under_seven",
                "“Dưới 7 tuổi” thì cũng là “Người dưới 16 tuổi”.",
                hint="Thêm: minor: true",
            )
        if subject.minor or subject.kind != PERSON or record.status == "withdrawn":
            continue
        year = record.deed_date.year if record.deed_date else day_of(record.published).year
        if subject.birth_year and 0 <= year - subject.birth_year < ADULT:
            message = f"Theo “Năm sinh” {subject.birth_year}, người này dưới 16 tuổi khi làm việc ấy."
            yield problem(
                record, MINOR_UNMARKED, "subject.birth_year", message, hint="Thêm minor: true và bỏ năm sinh."
            )
        elif found := _pupil(record):
            loc, text = found
            message = f"“{text}” cho thấy người này dưới 16 tuổi."
            yield problem(
                record,
                MINOR_UNMARKED,
                loc,
                message,
                hint="Thêm minor: true ở nhóm subject và bỏ tên lớp, trường.",
            )


def no_child_is_named_in_passing(catalogue: Catalogue) -> Iterator[Problem]:
    """Bài về người khác cũng không nêu tên một em dưới 16 tuổi kèm lớp, trường hoặc tuổi của em."""
    hint = "Bỏ tên, lớp, trường của em; viết chung, ví dụ “một học sinh tiểu học trong xã”."
    for record in catalogue.records:
        if record.status == "withdrawn" or (isinstance(record, Exemplar) and record.subject.minor):
            continue
        for found in _NAMED_CHILD.finditer(without_code(record.body)):
            if not found["age"] or int(found["age"]) < ADULT:
                message = f"“{found[0]}” nêu tên một em dưới 16 tuổi kèm lớp, trường hoặc tuổi."
                yield record.origin.in_body(CHILD_NAMED, found.start(), found.end(), message, hint=hint)


def _pupil(record: Exemplar) -> Text | None:
    """Return the words that tell that an exemplar is a pupil of the first nine classes."""
    if record.subject.position and _SCHOOL_CLASS.search(record.subject.position):
        return "subject.position", record.subject.position
    found = _SCHOOL_CLASS.search(record.title) if record.subject.honorific == "em" else None
    return ("title", found[0]) if found else None


RULES = (minor_is_protected, minor_is_marked, no_child_is_named_in_passing)
