"""Whom a record names: on what basis, and within what consent (Law 91/2025/QH15 Art. 16; Decree 356/2025/NĐ-CP)."""

from __future__ import annotations

from collections.abc import Iterator

from portal.catalogue import Catalogue
from portal.problems import Problem, kind
from portal.records import Consent, Exemplar, News, Record, Subject
from portal.rules.clues import prefiltered
from portal.rules.said import day, day_of, problem

NO_CONSENT = kind(
    "P01",
    "Nêu tên một người, một hộ thì phải có căn cứ công khai: người ấy đồng ý, hoặc quyết định khen thưởng đã công bố",
    wrong="subject:\n  kind: ca-nhan   # không có nhóm consent",
    right="consent:\n  basis: dong-y\n  ref: PDY-2024-017\n  date: 2024-08-20\n  scope: [ten, anh]",
)
WRONG_BASIS = kind(
    "P02",
    "Căn cứ công khai phải đúng với bài: bài nêu tên người không dùng căn cứ của tập thể, phiếu đồng ý phải có số lưu",
    wrong="consent:\n  basis: dong-y   # không có ref",
    right="consent:\n  basis: dong-y\n  ref: PDY-2024-017",
)
NOT_COVERED = kind(
    "P03",
    "Chỉ công khai những gì nằm trong phạm vi đồng ý: họ tên, ảnh, nơi ở, năm sinh, dân tộc",
    wrong="subject:\n  ethnicity: Tày\nconsent:\n  scope: [ten, anh]",
    right="subject:\n  ethnicity: Tày\nconsent:\n  scope: [ten, anh, dan-toc]",
)
CONSENT_LATE = kind(
    "P04",
    "Ngày đồng ý không sau ngày đăng bài",
    wrong="published: 2024-08-20T07:30:00+07:00\nconsent:\n  date: 2024-08-24",
    right="published: 2024-08-24T07:30:00+07:00\nconsent:\n  date: 2024-08-20",
)
SUBJECT = kind(
    "P08",
    "Các mục về nhân vật, tập thể đi đúng với đối tượng: nơi ở, nghề nghiệp, năm sinh, loại tập thể",
    wrong="subject:\n  kind: tap-the\n  birth_year: 1980",
    right="subject:\n  kind: tap-the\n  founded: 1980",
)
SENSITIVE = kind(
    "P09",
    "Dân tộc, hoàn cảnh, việc là đảng viên của một người chỉ nêu khi người ấy đồng ý riêng",
    wrong="Anh Minh (dân tộc Tày, thôn Bản Mẫu)   # scope không có dan-toc",
    right="consent:\n  scope: [ten, dan-toc]",
    severity="warning",
)

PERSON = "ca-nhan"
COLLECTIVE = "tap-the"
BY_AGREEMENT = "dong-y"
BY_DECISION = "theo-quyet-dinh-khen-thuong"
NOBODY_NAMED = "tap-the-khong-neu-ca-nhan"
_BY_DECISION_ALONE = frozenset({"ten", "noi-o"})
"""What a decision of commendation itself tells: name, and the unit or place it is addressed to."""

_PEOPLES = "Tày|Nùng|Dao|Mông|H'Mông|H’Mông|Kinh|Hoa|Sán Chay|Sán Chí|Sán Dìu|Cao Lan|Thái|Mường|Lô Lô|Giáy|Ngái"
_WHO = r"\b(?:[Aa]nh|[Cc]hị|[Ôô]ng|[Bb]à|[Ee]m|[Cc]háu)"
_SENSITIVE = (
    (
        "dan-toc",
        prefiltered(
            rf"(?:[(,–-]\s*|là |anh |chị |ông |bà )(?:người )?dân tộc (?:{_PEOPLES})\b(?! thiểu số)"
            rf"|[(,–-]\s*(?:là )?người (?:{_PEOPLES})\b(?! [A-ZĐ])",
            *("dân tộc", *(f"người {people}" for people in _PEOPLES.lower().split("|"))),
        ),
        "dân tộc",
    ),
    (
        "dang-vien",
        prefiltered(
            r"\b(?:[Ll]à|[Đđ]ồng chí là|[Ll]à một) [đĐ]ảng viên\b"
            r"|\b[Đđ]ảng viên (?!trẻ|mới|và|các|trong|tại|của|ở)[A-ZĐ]\w+ [A-ZĐ]\w+",
            "đảng viên",
        ),
        "việc là đảng viên",
    ),
    (
        "hoan-canh",
        prefiltered(
            rf"(?:{_WHO}|\b[Gg]ia đình(?: (?:anh|chị|ông|bà|em))?)(?: \w+){{0,5}} "
            r"(?:là|thuộc)(?: diện)? hộ (?:cận )?nghèo"
            rf"|{_WHO}(?: [A-ZĐ]\w+){{1,4}},? (?:thuộc |diện ){{0,2}}hộ (?:cận )?nghèo"
            rf"|{_WHO}(?: \w+){{0,4}},? (?:là người khuyết tật|bị khuyết tật|nhiễm HIV"
            r"|mắc (?:bệnh|ung thư)|bị (?:bệnh|ung thư|tai biến|tâm thần|liệt))",
            *("hộ nghèo", "hộ cận nghèo", "khuyết tật", "hiv", "mắc bệnh", "mắc ung thư", "bị bệnh", "bị ung thư"),
            *("bị tai biến", "bị tâm thần", "bị liệt"),
        ),
        "hoàn cảnh, sức khỏe",
    ),
)


def names_somebody(subject: Subject) -> bool:
    """Tell whether an exemplar names a living person: itself, the head of a household, a representative."""
    return subject.kind != COLLECTIVE or bool(subject.representative)


def consent_is_given(catalogue: Catalogue) -> Iterator[Problem]:
    """Nêu tên một người, một hộ thì phải có căn cứ công khai."""
    hint = "Thêm nhóm consent: basis, ref, date, scope; phiếu giấy giữ ở hồ sơ, trong bài chỉ ghi số lưu."
    for record in catalogue.records:
        if record.status != "published":
            continue
        if isinstance(record, Exemplar) and record.consent is None and names_somebody(record.subject):
            who = record.subject.representative or record.subject.name
            yield problem(
                record, NO_CONSENT, "consent", f"Bài nêu tên {who} mà chưa có “Sự đồng ý công khai”.", hint=hint
            )
        if isinstance(record, News) and record.consent is None and (named := _named(record)):
            message = f"“Danh sách” nêu tên {named} cá nhân, hộ gia đình mà chưa có “Sự đồng ý công khai”."
            told = f"Thêm nhóm consent; tên trong quyết định đã công bố thì ghi basis: {BY_DECISION}, scope: [ten]."
            yield problem(record, NO_CONSENT, "consent", message, hint=told)


def _named(record: News) -> int:
    recipients = record.decision.recipients if record.decision else ()
    return sum(recipient.kind != COLLECTIVE for recipient in recipients)


def consent_has_its_basis(catalogue: Catalogue) -> Iterator[Problem]:
    """Căn cứ công khai phải đúng với bài, và có trước khi đăng."""
    for record, consent in _consents(catalogue):
        if consent.basis == NOBODY_NAMED and (
            _named(record)
            if isinstance(record, News)
            else isinstance(record, Exemplar) and names_somebody(record.subject)
        ):
            message = f"“Căn cứ công khai” ghi {NOBODY_NAMED} nhưng bài nêu tên người."
            yield problem(
                record, WRONG_BASIS, "consent.basis", message, hint=f"Viết: basis: {BY_AGREEMENT} hoặc {BY_DECISION}."
            )
        if (
            consent.basis == BY_AGREEMENT
            and not consent.ref
            and not (isinstance(record, Exemplar) and record.subject.minor)
        ):
            message = "“Căn cứ công khai” là phiếu đồng ý mà chưa có “Số lưu phiếu đồng ý”."
            yield problem(
                record,
                WRONG_BASIS,
                "consent.basis",
                message,
                hint="Thêm dòng ref: số lưu của phiếu, ví dụ PDY-2024-017.",
            )
        if consent.basis == BY_DECISION and not _decided(catalogue, record):
            message = "“Căn cứ công khai” là quyết định khen thưởng mà bài chưa có quyết định nào."
            yield problem(
                record,
                WRONG_BASIS,
                "consent.basis",
                message,
                hint=f"Ghi số, ngày quyết định ở mục khen thưởng, hoặc basis: {BY_AGREEMENT}.",
            )
        if consent.date > day_of(record.published):
            message = f"“Ngày đồng ý” {day(consent.date)} sau ngày đăng bài {day(record.published)}."
            yield problem(
                record, CONSENT_LATE, "consent.date", message, hint="Chỉ đăng sau khi đã có đồng ý; xem lại hai ngày."
            )


def _consents(catalogue: Catalogue) -> Iterator[tuple[Record, Consent]]:
    for record in catalogue.records:
        if isinstance(record, Exemplar | News) and record.consent and record.status != "withdrawn":
            yield record, record.consent


def _decided(catalogue: Catalogue, record: Record) -> bool:
    if isinstance(record, News):
        return record.decision is not None
    statuses = catalogue.vocabularies.award_statuses
    items = record.recognition if isinstance(record, Exemplar) else ()
    return any(statuses[item.status].decided and item.decision_no for item in items if item.status in statuses)


def consent_covers_what_is_told(catalogue: Catalogue) -> Iterator[Problem]:
    """Chỉ công khai những gì nằm trong phạm vi đồng ý."""
    scopes = catalogue.vocabularies.consent_scopes
    for record, consent in _consents(catalogue):
        for loc, scope, what in _told(record):
            label = scopes[scope].label if scope in scopes else scope
            if scope not in consent.scope:
                message = f"Bài có {what} nhưng “Phạm vi đồng ý” không gồm {label.lower()} ({scope})."
                hint = f"Xin đồng ý rồi thêm {scope} vào scope, hoặc bỏ {what}."
                yield problem(record, NOT_COVERED, loc, message, hint=hint)
            elif consent.basis == BY_DECISION and scope not in _BY_DECISION_ALONE:
                message = f"Quyết định khen thưởng không phải là sự đồng ý công khai {label.lower()}."
                hint = f"Xin phiếu đồng ý và ghi basis: {BY_AGREEMENT}, ref:, hoặc bỏ {what}."
                yield problem(record, NOT_COVERED, loc, message, hint=hint)


def _told(record: Record) -> Iterator[tuple[str, str, str]]:
    """Yield what a record tells of persons: the field, the scope of consent that covers it, and its name."""
    if isinstance(record, News):
        if _named(record):
            yield "consent.scope", "ten", "họ tên trong danh sách"
        return
    if not isinstance(record, Exemplar) or not names_somebody(record.subject):
        return
    subject = record.subject
    yield "consent.scope", "ten", "họ tên"
    if subject.kind != COLLECTIVE and record.images:
        yield "images", "anh", "ảnh"
    if subject.minor:
        return  # what else is told of a child is refused, whatever was agreed to
    if subject.kind != COLLECTIVE and subject.village:
        yield "subject.village", "noi-o", "thôn, tổ dân phố"
    if subject.birth_year:
        yield "subject.birth_year", "nam-sinh", "năm sinh"
    if subject.ethnicity:
        yield "subject.ethnicity", "dan-toc", "dân tộc"


def sensitive_words_are_covered(catalogue: Catalogue) -> Iterator[Problem]:
    """Dân tộc, hoàn cảnh, việc là đảng viên của một người chỉ nêu khi người ấy đồng ý riêng."""
    for record in catalogue.of(Exemplar):
        if record.status == "withdrawn" or not names_somebody(record.subject):
            continue
        scope, body = record.consent.scope if record.consent else (), record.body
        for name, pattern, what in _SENSITIVE:
            if name not in scope and (found := pattern.search(body)):
                message = f"“{found[0].strip(' (,–-')}” nêu {what}, là thông tin nhạy cảm chưa được đồng ý công khai."
                hint = f"Bỏ chi tiết này, hoặc xin đồng ý rồi thêm {name} vào scope."
                yield record.origin.in_body(SENSITIVE, found.start(), found.end(), message, hint=hint)


def subject_is_whole(catalogue: Catalogue) -> Iterator[Problem]:
    """Các mục về nhân vật, tập thể đi đúng với đối tượng của bài."""
    for record in catalogue.of(Exemplar):
        subject = record.subject
        if subject.kind not in catalogue.vocabularies.subject_kinds:
            continue
        for loc, message, hint in (*_place(subject), *_of_persons(record), *_of_collectives(subject)):
            yield problem(record, SUBJECT, loc, message, hint=hint)


def _place(subject: Subject) -> Iterator[tuple[str, str, str]]:
    if not subject.commune and not subject.external_place:
        yield (
            "subject",
            "Nhân vật, tập thể chưa có “Xã, thị trấn”.",
            "Thêm commune:; gương ngoài địa phương thì ghi external_place:.",
        )
    if subject.commune and subject.external_place:
        yield (
            "subject.external_place",
            "Đã có “Xã, thị trấn” thì không ghi “Nơi ở ngoài địa phương”.",
            "Bỏ một trong hai dòng.",
        )


def _of_persons(record: Exemplar) -> Iterator[tuple[str, str, str]]:
    subject = record.subject
    if subject.kind == PERSON:
        if not record.occupation_group:
            yield (
                "occupation_group",
                "Gương cá nhân phải có “Nhóm nghề nghiệp”.",
                "Thêm dòng occupation_group:, ví dụ nong-dan.",
            )
        age = day_of(record.published).year - subject.birth_year if subject.birth_year else 0
        if not 0 <= age <= 110:
            yield "subject.birth_year", f"“Năm sinh” {subject.birth_year} cho tuổi không có thật.", "Sửa năm sinh."
        return
    for key, label in (
        ("honorific", "Danh xưng"),
        ("birth_year", "Năm sinh"),
        ("ethnicity", "Dân tộc"),
        ("minor", "Người dưới 16 tuổi"),
    ):
        if getattr(subject, key):
            yield f"subject.{key}", f"“{label}” chỉ dùng cho cá nhân.", "Bỏ dòng này, hoặc sửa đối tượng thành ca-nhan."


def _of_collectives(subject: Subject) -> Iterator[tuple[str, str, str]]:
    if subject.kind != COLLECTIVE and subject.subkind:
        yield (
            "subject.subkind",
            "“Loại tập thể” chỉ dùng cho tập thể.",
            "Bỏ dòng này, hoặc sửa đối tượng thành tap-the.",
        )
    if subject.kind == PERSON:
        for key, label in (
            ("founded", "Năm thành lập"),
            ("members", "Số thành viên"),
            ("representative", "Người đại diện, chủ hộ"),
        ):
            if getattr(subject, key):
                yield f"subject.{key}", f"“{label}” không dùng cho cá nhân.", "Bỏ dòng này, hoặc sửa đối tượng."


RULES = (
    consent_is_given,
    consent_has_its_basis,
    consent_covers_what_is_told,
    sensitive_words_are_covered,
    subject_is_whole,
)
