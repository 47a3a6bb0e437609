"""Numbers and addresses that lead to a private person: none may stand in a record (Decree 356/2025/NĐ-CP Art. 3, 4).

Every pattern is held against what articles are full of: document numbers, money (20.400.000 đồng), areas, dates,
years and addresses of web pages.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from portal.catalogue import Catalogue
from portal.problems import Kind, Problem, Span, kind
from portal.rules.prose import texts

IDENTITY = kind(
    "P20",
    "Không đăng số căn cước, chứng minh nhân dân, hộ chiếu",
    wrong="Anh Minh (CCCD 006085001234)",
    right="Anh Minh",
)
PHONE = kind(
    "P21",
    "Không đăng số điện thoại; số của cơ quan chỉ ghi ở mục nơi liên hệ",
    wrong="Liên hệ anh Minh, ĐT 0912 345 678",
    right="Liên hệ Ủy ban nhân dân xã",
)
ACCOUNT = kind(
    "P22",
    "Không đăng số tài khoản ngân hàng",
    wrong="Ủng hộ qua số tài khoản 8600205123456",
    right="Ủng hộ tại trụ sở Ủy ban Mặt trận Tổ quốc",
)
EMAIL = kind(
    "P23",
    "Không đăng hộp thư cá nhân; chỉ dùng thư công vụ",
    wrong="minhnv@gmail.com",
    right="vanthu@donvi.gov.vn",
)
PLATE = kind(
    "P24",
    "Không đăng biển số xe",
    wrong="xe máy biển số 97B1-123.45",
    right="một chiếc xe máy",
)
BIRTH_DATE = kind(
    "P25",
    "Chỉ nêu năm sinh, không nêu ngày, tháng sinh",
    wrong="Chị Lan sinh ngày 12/3/1985",
    right="Chị Lan sinh năm 1985",
)
HOUSE = kind(
    "P26",
    "Không nêu số nhà; chỉ nêu thôn, xã",
    wrong="số nhà 12, tổ 3",
    right="tổ 3",
    severity="warning",
)

CONTACT_FIELDS = frozenset({"replication.contact", "consultation.contact"})
"""Where an office may tell its land line."""

_LONGEST_LIFE = 110

_URL = re.compile(r"(?:https?://|www\.)[^\s)>\]]+|\]\([^)\s]+\)")
_UNIT = re.compile(
    r"\s*(?:đồng|đ\b|vnđ|vnd|usd|tỷ|tỉ|triệu|nghìn|ngàn|m2|m²|m3|ha\b|kg|tấn|lượt|cây|người|hộ)", re.IGNORECASE
)
_DIGITS = re.compile(r"(?<![\w./,-])\+?\(?\d(?:[\s.()\-]{0,2}\d){8,14}(?![\w/])")
_NOT_DIGIT = re.compile(r"\D")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d{0,2}(?: \d{3})+")
_IDENTITY = re.compile(
    r"(?:CMND|CMTND|CMT|CCCD|căn cước(?: công dân)?|chứng minh (?:nhân dân|thư)|hộ chiếu|số định danh(?: cá nhân)?)"
    r"(?:\s*(?:số|là|:|-|\())*\s*(?P<no>[A-Z]?\d[\d. ]{5,16}\d)",
    re.IGNORECASE,
)
_ACCOUNT = re.compile(
    r"(?:\bSTK\b|\bTK\b|tài khoản)(?:\s+(?:số|ngân hàng|của|là|cá nhân|tại|\w+bank))*"
    r"\s*[:\-(]*\s*(?P<no>\d[\d. -]{6,24}\d)(?P<after>\s*\w*)",
    re.IGNORECASE,
)
_PRIVATE_MAIL = "gmail|yahoo|hotmail|outlook|icloud|live|msn|ymail|proton(?:mail)?|zoho|mail|aol|gmx|yandex"
_EMAIL = re.compile(
    rf"[\w.+-]+\s*(?:@|\(at\)|\[at\]|\(a\)|\[a\]|\(a còng\)|\s+a còng\s+)\s*"
    rf"(?:{_PRIVATE_MAIL})\s*(?:\.|\(dot\)|\s+chấm\s+)\s*(?:com|vn|net|org|me|ru)(?:\.vn)?\b",
    re.IGNORECASE,
)
_PLATE = re.compile(
    r"(?<![\w/-])(?:1[1-9]|[2-9]\d)\s?-?\s?(?:[A-HK-NPSTUVXYZ]\d|[A-HK-NPSTUVXYZ]{1,2}|MĐ\d?)"
    r"\s?[-–. ]?\s?(?:\d{3}\.\d{2}|\d{5})(?![\w/.,]\d|\w)"
)
_OLD_PLATE = re.compile(
    r"(?:biển (?:số|kiểm soát|đăng ký)|BKS|BSX|BS)(?:\s*(?:xe|số|là|:))*\s*"
    r"(?P<no>\d{2}\s?-?\s?[A-Z]{1,2}\d?\s?[-–. ]?\s?\d{4,5})(?!\d)",
    re.IGNORECASE,
)
_BIRTH = re.compile(
    r"\b(?:sinh(?: vào)?(?: ngày)?|ngày sinh|SN|ngày, tháng, năm sinh)\s*(?:là|:|\()?\s*"
    r"(?P<date>\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*(?P<year>\d{4})|\d{1,2} tháng \d{1,2}(?:,)? năm (?P<year2>\d{4}))",
    re.IGNORECASE,
)
_HOUSE = re.compile(r"\b(?:số nhà|nhà số)\s*:?\s*\d+\w*", re.IGNORECASE)
_SPOKEN = "không|một|mốt|hai|ba|bốn|tư|năm|lăm|sáu|bảy|bẩy|tám|chín"
_SPELT_OUT = re.compile(rf"\bkhông[\s,.-]+(?:ba|năm|bảy|bẩy|tám|chín)(?:[\s,.-]+(?:{_SPOKEN})){{8}}\b", re.IGNORECASE)


class Found(NamedTuple):
    """Something private in a text: what it is, where (offsets), and what to do."""

    kind: Kind
    start: int
    end: int
    what: str
    hint: str


def no_private_data(catalogue: Catalogue) -> Iterator[Problem]:
    """Không đăng số giấy tờ tùy thân, điện thoại, tài khoản, hộp thư riêng, biển số xe, ngày sinh, số nhà của ai."""
    today = catalogue.as_of.date()
    for record in catalogue.records:
        for text in texts(record):
            contact = text.loc in CONTACT_FIELDS
            for found in private(text.text, today, office_lines=contact):
                yield found.kind.at(
                    record.origin.path,
                    _within(text.text, text.span, found),
                    _message(text.text, found),
                    hint=found.hint,
                    field=text.loc,
                )
        for found in private(record.body, today):
            yield record.origin.in_body(
                found.kind, found.start, found.end, _message(record.body, found), hint=found.hint
            )


def _message(text: str, found: Found) -> str:
    return f"“{' '.join(text[found.start : found.end].split())}” {found.what}."


def _within(text: str, span: Span, found: Found) -> Span:
    """Return the place of what was found in a value, where the value stands on one line as it is; else the value's."""
    width = span.end_column - span.column
    if span.line != span.end_line or width - len(text) not in {0, 2}:
        return span
    column = span.column + (width - len(text)) // 2
    return Span(span.line, column + found.start, span.line, column + found.end)


def private(text: str, today: date, *, office_lines: bool = False) -> list[Found]:
    """Return what leads to a private person in a text; an office's land line only where none is meant to stand."""
    if not _MAY_HOLD(text):
        return []
    shown = (
        _URL.sub(lambda found: " " * len(found[0]), text) if "http" in text or "www" in text or "](" in text else text
    )
    found = [item for search in _SEARCHES for item in search(shown, today)]
    found = [
        item
        for item in found
        if not (office_lines and item.kind is PHONE and _is_land_line(shown[item.start : item.end]))
    ]
    return sorted(_apart(found), key=lambda item: item.start)


_MAY_HOLD: Callable[[str], object] = re.compile(
    r"\d{2}|@|\(at\)|a còng|\[at\]|không[\s,.-]+(?:ba|năm|bảy|bẩy|tám|chín)[\s,.-]"
).search


def _apart(found: list[Found]) -> list[Found]:
    """Keep the first of those that lie over each other: what is named by its context is no mere number."""
    kept: list[Found] = []
    for item in found:
        if all(item.end <= other.start or item.start >= other.end for other in kept):
            kept.append(item)
    return kept


def _identities(text: str, _today: date) -> Iterator[Found]:
    for found in _IDENTITY.finditer(text):
        if len(_NOT_DIGIT.sub("", found["no"])) in {7, 8, 9, 12}:
            yield Found(IDENTITY, *found.span("no"), "là số giấy tờ tùy thân", "Bỏ số này.")


def _accounts(text: str, _today: date) -> Iterator[Found]:
    for found in _ACCOUNT.finditer(text):
        money = _THOUSANDS.fullmatch(found["no"]) and _UNIT.match(found["after"])
        if not money and 8 <= len(_NOT_DIGIT.sub("", found["no"])) <= 19:
            yield Found(
                ACCOUNT,
                *found.span("no"),
                "là số tài khoản ngân hàng",
                "Bỏ số này; ghi nơi nhận ủng hộ của cơ quan, đoàn thể.",
            )


def _plates(text: str, _today: date) -> Iterator[Found]:
    for found in (*_OLD_PLATE.finditer(text),):
        yield Found(PLATE, *found.span("no"), "là biển số xe", "Bỏ biển số; viết “một chiếc xe”.")
    for found in _PLATE.finditer(text):
        yield Found(PLATE, *found.span(), "là biển số xe", "Bỏ biển số; viết “một chiếc xe”.")


def _births(text: str, today: date) -> Iterator[Found]:
    for found in _BIRTH.finditer(text):
        year = int(found["year"] or found["year2"])
        # Leaders of the past are commemorated by their birthdays: no living person's datum.
        if today.year - year <= _LONGEST_LIFE:
            yield Found(BIRTH_DATE, *found.span("date"), "là ngày sinh đầy đủ", f"Chỉ ghi năm: sinh năm {year}.")


def _numbers(text: str, _today: date) -> Iterator[Found]:
    """Tell phone and identity numbers among all that is written in digits."""
    for found in _DIGITS.finditer(text):
        written = found[0]
        digits = _NOT_DIGIT.sub("", written)
        if len(digits) < 9 or _THOUSANDS.fullmatch(written) or _UNIT.match(text, found.start() + len(written)):
            continue
        place = (found.start(), found.start() + len(written))
        if _is_phone(written, digits):
            hint = "Bỏ số này; ghi nơi liên hệ là cơ quan, hoặc ghi số máy bàn của cơ quan ở mục nơi liên hệ."
            yield Found(PHONE, *place, "là số điện thoại", hint)
        elif _is_identity(written, digits):
            yield Found(
                IDENTITY,
                *place,
                "giống số giấy tờ tùy thân",
                "Bỏ số này; nếu là số tiền thì viết có dấu chấm và đơn vị.",
            )


def _is_phone(written: str, digits: str) -> bool:
    digits = digits.removeprefix("00") if digits.startswith("0084") else digits
    abroad = digits.startswith("84") and (written.startswith(("+", "(+")) or len(digits) == 11)
    local = f"0{digits[2:].removeprefix('0')}" if abroad else digits
    return bool(re.fullmatch(r"0[35789]\d{8}|02\d{8,9}", local))


def _is_land_line(written: str) -> bool:
    digits = _NOT_DIGIT.sub("", written)
    return digits.startswith(("02", "842"))


def _is_identity(written: str, digits: str) -> bool:
    """Tell whether digits are a citizen's number (12, from 0) or an old card's (9), in a piece or in threes."""
    whole = written == digits
    in_threes = bool(re.fullmatch(r"\d{3}([ .]\d{3}){2,3}", written))
    if len(digits) == 12:
        return (whole or in_threes) and (digits.startswith("0") or whole)
    return len(digits) == 9 and (whole or (in_threes and digits.startswith("0")))


def _spelt_out(text: str, _today: date) -> Iterator[Found]:
    for found in _SPELT_OUT.finditer(text):
        yield Found(PHONE, *found.span(), "là số điện thoại viết bằng chữ", "Bỏ số này; ghi nơi liên hệ là cơ quan.")


def _mails(text: str, _today: date) -> Iterator[Found]:
    for found in _EMAIL.finditer(text):
        yield Found(
            EMAIL, *found.span(), "là hộp thư cá nhân", "Bỏ địa chỉ này, hoặc thay bằng thư công vụ (@….gov.vn)."
        )


def _houses(text: str, _today: date) -> Iterator[Found]:
    for found in _HOUSE.finditer(text):
        yield Found(HOUSE, *found.span(), "là số nhà", "Bỏ số nhà; chỉ nêu thôn, tổ dân phố, xã.")


_SEARCHES: tuple[Callable[[str, date], Iterator[Found]], ...] = (
    _identities,
    _accounts,
    _births,
    _plates,
    _mails,
    _spelt_out,
    _houses,
    _numbers,
)
RULES = (no_private_data,)
