"""Legal texts: their numbers, dates, status and relations agree with each other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from portal.catalogue import Catalogue
from portal.problems import Kind, Problem, kind
from portal.records import LegalText
from portal.rules import numbers
from portal.rules.numbers import Number, Slip
from portal.rules.said import day, day_of, problem, rewritten
from portal.vocabulary import DocumentType, LegalStatus

NO_FAMILY = kind(
    "L01",
    "Số, ký hiệu văn bản theo một trong tám dạng đã biết",
    wrong="number: Nghị định số 98/2023/NĐ-CP",
    right="number: 98/2023/NĐ-CP",
    fixable=True,
)
ETH = kind(
    "L02",
    "Chữ Đ trong số, ký hiệu là chữ Đ tiếng Việt, không phải chữ Ð (eth) trông giống hệt",
    wrong="number: 98/2023/NÐ-CP",
    right="number: 98/2023/NĐ-CP",
    fixable=True,
)
DASH = kind(
    "L03",
    "Số, ký hiệu dùng gạch nối ngắn và gạch chéo đúng chỗ",
    wrong="number: 117/KH–UBND",
    right="number: 117/KH-UBND",
    fixable=True,
)
NO_ZERO = kind(
    "L04",
    "Số nhỏ hơn 10 có số 0 đứng trước",
    wrong="number: 6/2022/QH15",
    right="number: 06/2022/QH15",
    fixable=True,
)
LETTERS = kind(
    "L05",
    "Chữ viết tắt trong số, ký hiệu đúng dấu, đúng chữ hoa chữ thường",
    wrong="number: 98/2023/ND-CP",
    right="number: 98/2023/NĐ-CP",
    fixable=True,
)
SPACE = kind(
    "L06",
    "Số, ký hiệu không có dấu cách",
    wrong="number: 98/2023/NĐ - CP",
    right="number: 98/2023/NĐ-CP",
    fixable=True,
)
PARTY_FORM = kind(
    "L07",
    "Văn bản của Đảng ghi 34-CT/TW, văn bản của Nhà nước ghi 19/CT-TTg",
    wrong="number: 34/CT-TW",
    right="number: 34-CT/TW",
    fixable=True,
)
OTHER_TYPE = kind(
    "L08",
    "Loại văn bản khớp với chữ viết tắt và dạng của số, ký hiệu",
    wrong="doc_type: nghi-dinh\nnumber: 39/2023/QĐ-UBND",
    right="doc_type: quyet-dinh-qppl\nnumber: 39/2023/QĐ-UBND",
)
OTHER_ISSUER = kind(
    "L09",
    "Cơ quan ban hành khớp với chữ chỉ cơ quan trong số, ký hiệu",
    wrong="issuer: chinh-phu\nnumber: 19/CT-TTg",
    right="issuer: thu-tuong\nnumber: 19/CT-TTg",
)
OTHER_YEAR = kind(
    "L10",
    "Năm trong số, ký hiệu là năm ban hành",
    wrong="number: 98/2023/NĐ-CP\nissued_date: 2024-12-31",
    right="number: 98/2023/NĐ-CP\nissued_date: 2023-12-31",
)
NUMBER_STATUS = kind(
    "L11",
    "Tình trạng số nói đúng việc có số hay không",
    wrong="number_status: day-du   # không có dòng number",
    right="number_status: de-trong",
)
STATUS_AND_DATES = kind(
    "L12",
    "Tình trạng hiệu lực khớp với ngày có hiệu lực và ngày hết hiệu lực",
    wrong="legal_status: con-hieu-luc\nexpired_date: 2025-07-01",
    right="legal_status: het-hieu-luc-toan-bo\nexpired_date: 2025-07-01",
)
NO_EXPIRY = kind(
    "L13",
    "Văn bản hết hiệu lực phải ghi ngày hết hiệu lực, văn bản chưa có hiệu lực phải ghi ngày có hiệu lực",
    wrong="legal_status: het-hieu-luc-toan-bo",
    right="legal_status: het-hieu-luc-toan-bo\nexpired_date: 2025-07-01",
)
DATE_ORDER = kind(
    "L14",
    "Ngày ban hành, ngày có hiệu lực, ngày hết hiệu lực theo đúng thứ tự",
    wrong="issued_date: 2024-01-15\neffective_date: 2024-01-01",
    right="issued_date: 2024-01-15\neffective_date: 2024-03-01",
)
CHECKED_WHEN = kind(
    "L15",
    "Ngày kiểm tra hiệu lực không ở tương lai, không trước ngày ban hành",
    wrong="status_as_of: 2099-01-01",
    right="status_as_of: 2026-11-22",
)
UNOFFICIAL = kind(
    "L16",
    "Địa chỉ bản chính thức thuộc cơ quan nhà nước hoặc cơ quan của Đảng",
    wrong="official_url: https://thuvienphapluat.vn/…",
    right="official_url: https://vanban.chinhphu.vn/…",
)

OFFICIAL_HOSTS = ("gov.vn", "chinhphu.vn", "quochoi.vn", "vbpl.vn", "dangcongsan.vn")
"""Whoever publishes law by office: state bodies (gov.vn, the Government, the National Assembly, the Ministry of
Justice's national database of law) and the Party. Commercial libraries are no official source."""

COMPLETE = "day-du"
NOT_YET = "chua-co-hieu-luc"

_SLIPS: dict[Slip, tuple[Kind, str]] = {
    "words": (NO_FAMILY, "có chữ ở trước số"),
    "eth": (ETH, "có chữ Ð (eth, U+00D0) trông giống chữ Đ nhưng máy không nhận ra"),
    "dash": (DASH, "dùng sai dấu gạch"),
    "space": (SPACE, "có dấu cách"),
    "letters": (LETTERS, "viết tắt sai dấu hoặc sai chữ hoa, chữ thường"),
    "form": (PARTY_FORM, "lẫn dạng của Đảng với dạng của Nhà nước"),
    "zero": (NO_ZERO, "thiếu số 0 đứng trước số nhỏ hơn 10"),
}


def number_has_a_form(catalogue: Catalogue) -> Iterator[Problem]:
    """Số, ký hiệu văn bản theo một trong tám dạng đã biết, viết đúng dấu, đúng gạch, đủ số 0."""
    codes = tuple(issuer.code for issuer in catalogue.vocabularies.issuers.values())
    for text in catalogue.of(LegalText):
        if text.number:
            doc_type = catalogue.vocabularies.document_types.get(text.doc_type)
            wanted = doc_type.abbreviation if doc_type else None
            for what, message, hint, right in slips_of(text.number, codes, wanted):
                told = f"“Số, ký hiệu” ghi “{text.number}”, {message}."
                yield problem(text, what, "number", told, hint=hint, edits=rewritten(text, "number", right))


def slips_of(written: str, codes: tuple[str, ...], wanted: str | None) -> Iterator[tuple[Kind, str, str, str | None]]:
    """Yield what is wrong with a number: kind, message, hint, and the number as it should be where that is known."""
    meant, slips = numbers.repaired(written, codes, wanted)
    if numbers.parse(meant):
        for slip in slips:
            what, message = _SLIPS[slip]
            yield what, message, f"Viết: {meant}", meant
    elif numbers.parse(inner := numbers.repaired(numbers.without_words(written), codes, wanted)[0]):
        # What else is told, such as the day, must not be lost: then the editor is to move it.
        right = inner if numbers.only_called_number(written) else None
        yield NO_FAMILY, "kèm cả chữ ngoài số, ký hiệu", f"Viết: {inner}", right
    else:
        yield NO_FAMILY, "không theo dạng số, ký hiệu nào đã biết", f"Viết như {numbers.EXAMPLES}.", None


def _read(text: LegalText) -> Number | None:
    """Return the parts of a text's number once it is written right; what is wrong with it is said elsewhere."""
    return numbers.parse(numbers.repaired(text.number)[0]) if text.number else None


def number_agrees_with_type(catalogue: Catalogue) -> Iterator[Problem]:
    """Loại văn bản khớp với chữ viết tắt và dạng của số, ký hiệu."""
    for text in catalogue.of(LegalText):
        doc_type = catalogue.vocabularies.document_types.get(text.doc_type)
        number = _read(text)
        if doc_type and number and (why := _against_type(number, doc_type)):
            fitting = _types_for(catalogue, number)
            hint = f"Chọn loại văn bản: {fitting}; hoặc sửa số." if fitting else "Sửa loại văn bản hoặc sửa số."
            message = f"“Loại văn bản” là {doc_type.label} nhưng số {number.text} {why}."
            yield problem(text, OTHER_TYPE, "doc_type", message, hint=hint)


def _against_type(number: Number, doc_type: DocumentType) -> str | None:
    """Tell what in a number cannot be of a type of document, or None."""
    if doc_type.family == "consolidated" or number.family == "consolidated":
        same = doc_type.family == "consolidated" and number.family == "consolidated"
        return None if same else "không cùng dạng văn bản hợp nhất"
    if (doc_type.family == "party") != (number.family == "party"):
        return "là dạng của văn bản Đảng" if number.family == "party" else "không phải dạng của văn bản Đảng"
    if doc_type.abbreviation is None:
        wanted = (
            {"letter"}
            if doc_type.family == "administrative"
            else {"assembly", "standing committee", "standing committee, individual"}
        )
        return (
            None
            if number.family in wanted
            else f"mang chữ viết tắt {number.type} của loại khác"
            if number.type
            else "thuộc dạng khác"
        )
    if number.type != doc_type.abbreviation:
        return f"mang chữ viết tắt {number.type} của loại khác" if number.type else "không có chữ viết tắt của loại ấy"
    if doc_type.family == "normative" and number.year is None and number.type != "NQ":
        return "không có năm, là dạng của văn bản cá biệt"
    # Directives and resolutions bear a year in older normative texts and none in papers: either may be right.
    if doc_type.family == "administrative" and number.year is not None and number.type not in {"CT", "NQ"}:
        return "có năm, là dạng của văn bản quy phạm pháp luật"
    return None


def _types_for(catalogue: Catalogue, number: Number) -> str:
    types = catalogue.vocabularies.document_types.values()
    return ", ".join(f"{term.slug} ({term.label})" for term in types if _against_type(number, term) is None)


def number_agrees_with_issuer(catalogue: Catalogue) -> Iterator[Problem]:
    """Cơ quan ban hành khớp với chữ chỉ cơ quan trong số, ký hiệu."""
    issuers = catalogue.vocabularies.issuers
    for text in catalogue.of(LegalText):
        issuer = issuers.get(text.issuer)
        number = _read(text)
        if issuer and number and not _same_body(issuer.code, number.org):
            fitting = [term for term in issuers.values() if _same_body(term.code, number.org)]
            message = (
                f"“Cơ quan ban hành” là {issuer.label} ({issuer.code}) nhưng số {number.text} là của {number.org}."
            )
            told = ", ".join(f"{term.slug} ({term.label})" for term in fitting)
            hint = (
                f"Chọn cơ quan: {told}; hoặc sửa số."
                if told
                else "Sửa cơ quan, hoặc thêm cơ quan ấy vào content/vocabularies/issuers.yml."
            )
            yield problem(text, OTHER_ISSUER, "issuer", message, hint=hint)


def _same_body(code: str, org: str) -> bool:
    """Tell whether a number's code is of a body: UBND-TH is UBND's, BNV-BTC is both ministries'."""
    return org == code or org.startswith(f"{code}-") or code in org.split("-")


def year_is_that_of_signing(catalogue: Catalogue) -> Iterator[Problem]:
    """Năm trong số, ký hiệu là năm ban hành."""
    for text in catalogue.of(LegalText):
        number = _read(text)
        if number and number.year and text.issued and number.year != text.issued.year:
            message = f"Số {number.text} là của năm {number.year} nhưng “Ngày ban hành” ghi {day(text.issued)}."
            yield problem(text, OTHER_YEAR, "issued_date", message, hint="Xem lại bản gốc rồi sửa ngày hoặc sửa số.")


def number_status_is_true(catalogue: Catalogue) -> Iterator[Problem]:
    """Tình trạng số nói đúng việc có số hay không."""
    for text in catalogue.of(LegalText):
        if text.number_status == COMPLETE and not text.number:
            message = f"“Tình trạng số” ghi {COMPLETE} nhưng chưa có “Số, ký hiệu”."
            hint = "Thêm dòng number:, hoặc ghi khong-ghi, de-trong hay chua-ro."
            yield problem(text, NUMBER_STATUS, "number_status", message, hint=hint)
        elif text.number_status != COMPLETE and text.number:
            message = f"“Tình trạng số” ghi {text.number_status} nhưng đã có số {text.number}."
            yield problem(text, NUMBER_STATUS, "number_status", message, hint=f"Viết: number_status: {COMPLETE}")


def status_agrees_with_dates(catalogue: Catalogue) -> Iterator[Problem]:
    """Tình trạng hiệu lực khớp với ngày có hiệu lực và ngày hết hiệu lực, tính đến hôm nay."""
    today = day_of(catalogue.as_of)
    for text in catalogue.of(LegalText):
        status = catalogue.vocabularies.legal_statuses.get(text.legal_status)
        if status is None:
            continue
        told = f"“Tình trạng hiệu lực” ghi {status.label}"
        starts, ends = text.effective_date, text.expired_date
        if status.needs_expiry and not ends:
            yield problem(
                text,
                NO_EXPIRY,
                "legal_status",
                f"{told} nhưng chưa có “Ngày hết hiệu lực”.",
                hint="Thêm dòng expired_date: năm-tháng-ngày.",
            )
        if status.slug == NOT_YET and not starts:
            yield problem(
                text,
                NO_EXPIRY,
                "legal_status",
                f"{told} nhưng chưa có “Ngày có hiệu lực”.",
                hint="Thêm dòng effective_date: năm-tháng-ngày.",
            )
        if why := _against_dates(status, starts, ends, today):
            message = f"{told} nhưng {why} ({_told(starts, ends)})."
            hint = f"Viết: legal_status: {_right(catalogue, starts, ends, today)}, hoặc sửa ngày."
            yield problem(text, STATUS_AND_DATES, "legal_status", message, hint=hint)


def _against_dates(status: LegalStatus, starts: date | None, ends: date | None, today: date) -> str:
    if status.in_force and ends and ends <= today:
        return "đã qua ngày hết hiệu lực"
    if status.in_force and starts and starts > today:
        return "chưa tới ngày có hiệu lực"
    if status.slug == NOT_YET and starts and starts <= today:
        return "đã tới ngày có hiệu lực"
    return "ngày hết hiệu lực chưa tới" if status.needs_expiry and ends and ends > today else ""


def _told(starts: date | None, ends: date | None) -> str:
    parts = [f"có hiệu lực {day(starts)}"] if starts else []
    return ", ".join(parts + ([f"hết hiệu lực {day(ends)}"] if ends else []))


def _right(catalogue: Catalogue, starts: date | None, ends: date | None, today: date) -> str:
    statuses = catalogue.vocabularies.legal_statuses.values()
    if ends and ends <= today:
        return next((status.slug for status in statuses if status.needs_expiry), "")
    if starts and starts > today:
        return NOT_YET
    return next((status.slug for status in statuses if status.in_force), "")


def dates_are_in_order(catalogue: Catalogue) -> Iterator[Problem]:
    """Ngày ban hành, ngày có hiệu lực, ngày hết hiệu lực theo đúng thứ tự; ngày kiểm tra không ở tương lai."""
    today = day_of(catalogue.as_of)
    for text in catalogue.of(LegalText):
        issued, starts, ends = text.issued, text.effective_date, text.expired_date
        doc_type = catalogue.vocabularies.document_types.get(text.doc_type)
        if issued and issued.first > today:
            message = f"“Ngày ban hành” ghi {day(issued)}, là ngày chưa tới."
            yield problem(text, DATE_ORDER, "issued_date", message, hint="Xem lại bản gốc rồi sửa ngày.")
        if issued and starts and doc_type and doc_type.family == "normative" and starts < issued.first:
            message = f"“Ngày có hiệu lực” {day(starts)} trước “Ngày ban hành” {day(issued)}."
            yield problem(text, DATE_ORDER, "effective_date", message, hint="Xem lại điều khoản thi hành rồi sửa ngày.")
        before = starts or (issued.first if issued else None)
        if ends and before and ends < before:
            message = f"“Ngày hết hiệu lực” {day(ends)} trước ngày có hiệu lực hoặc ngày ban hành ({day(before)})."
            yield problem(text, DATE_ORDER, "expired_date", message, hint="Xem lại rồi sửa ngày.")
        if text.status_as_of > today or (issued and text.status_as_of < issued.first):
            why = "là ngày chưa tới" if text.status_as_of > today else "trước ngày ban hành"
            message = f"“Ngày kiểm tra hiệu lực” ghi {day(text.status_as_of)}, {why}."
            yield problem(
                text, CHECKED_WHEN, "status_as_of", message, hint="Ghi ngày đã thật sự xem tình trạng hiệu lực."
            )


def official_text_is_official(catalogue: Catalogue) -> Iterator[Problem]:
    """Địa chỉ bản chính thức thuộc cơ quan nhà nước hoặc cơ quan của Đảng."""
    for text in catalogue.of(LegalText):
        host = (text.official_url.host or "").lower() if text.official_url else ""
        if host and not any(host == known or host.endswith(f".{known}") for known in OFFICIAL_HOSTS):
            message = f"“Địa chỉ bản chính thức” dẫn tới {host}, không phải trang của cơ quan nhà nước."
            hint = "Dẫn bản trên vanban.chinhphu.vn, vbpl.vn hoặc trang .gov.vn; nguồn khác ghi ở status_source."
            yield problem(text, UNOFFICIAL, "official_url", message, hint=hint)


RULES = (
    number_has_a_form,
    number_agrees_with_type,
    number_agrees_with_issuer,
    year_is_that_of_signing,
    number_status_is_true,
    status_agrees_with_dates,
    dates_are_in_order,
    official_text_is_official,
)
