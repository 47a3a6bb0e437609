"""What in a text leads to a private person: numbers of papers, phones, accounts, plates, mail boxes, birthdays, houses.

Every pattern is held against what articles are full of: numbers of documents, money (20.400.000 đồng), areas, dates,
years and addresses of web pages. Patterns are tried only where a clue stands in the text, or begin with a digit: a
thousand articles are read at every check.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Literal, NamedTuple

from portal.rules.clues import lowered

What = Literal[
    "identity", "identity?", "phone", "land line", "spelt phone", "account", "mail", "plate", "birth", "house"
]


class Trace(NamedTuple):
    """What was found, and where: offsets in the text. `identity?` is a number that only looks like one."""

    what: What
    start: int
    end: int


Search = Callable[[str, date], Iterator[Trace]]
"""Looks through a text for one kind of trace, as of a day."""

LONGEST_LIFE = 110
"""Leaders of the past are commemorated by their birthdays: after so many years they are no living person's datum."""

_ADDRESSES = (
    ("](", re.compile(r"\]\([^)\s]+\)")),
    ("://", re.compile(r"https?://[^\s)>\]]+")),
    ("www.", re.compile(r"www\.[^\s)>\]]+")),
)
_UNIT = re.compile(
    r"\s*(?:đồng|đ\b|vnđ|vnd|usd|tỷ|tỉ|triệu|nghìn|ngàn|m2|m²|m3|ha\b|kg|tấn|lượt|cây|người|hộ)", re.IGNORECASE
)
_TWO_DIGITS = re.compile(r"[0-9][0-9\s.-]*[0-9]")
_LONG = re.compile(r"\d(?:[\d\s.()/\-–A-ZĐ]{5,}\d|\s+(?i:tháng) \d{1,2},? (?i:năm) \d)")
"""What every number of a paper, phone, account or plate holds, and every full date: most articles have none."""
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
_BOXES = "gmail|yahoo|hotmail|outlook|icloud|live|msn|ymail|proton(?:mail)?|zoho|mail|aol|gmx|yandex"
_MAIL = re.compile(
    rf"[\w.+-]+\s*(?:@|\(at\)|\[at\]|\(a\)|\[a\]|\(a còng\)|\s+a còng\s+)\s*(?P<box>{_BOXES})"
    r"\s*(?:\.|\(dot\)|\s+chấm\s+)\s*(?:com|vn|net|org|me|ru)(?:\.vn)?\b",
    re.IGNORECASE,
)
_NAMED_PLATE = re.compile(
    r"(?:biển (?:số|kiểm soát|đăng ký)|BKS|BSX)(?:\s*(?:xe|số|là|:))*\s*"
    r"(?P<no>\d{2}\s?-?\s?[A-Z]{1,2}\d?\s?[-–. ]?\s?(?:\d{3}\.\d{2}|\d{4,5}))(?!\d)",
    re.IGNORECASE,
)
_PLATE = re.compile(
    r"[1-9][0-9]\s?-?\s?(?:[A-HK-NPSTUVXYZ]\d|[A-HK-NPSTUVXYZ]{1,2}|MĐ\d?)\s?[-–. ]?\s?(?:\d{3}\.\d{2}|\d{5})"
    r"(?![\w/.,]\d|\w)"
)
_DATE = re.compile(
    r"[0-9]{1,2}(?:\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*|\s+tháng \d{1,2},? năm )(?P<year>\d{4})(?!\d)", re.IGNORECASE
)
_BORN = re.compile(r"\b(?:sinh(?: vào)?(?: ngày)?|ngày sinh|SN|năm sinh)\s*(?:là|:|\()?\s*$", re.IGNORECASE)
_HOUSE = re.compile(r"\b(?:số nhà|nhà số)\s*:?\s*\d+\w*", re.IGNORECASE)
_SPOKEN = "không|một|mốt|hai|ba|bốn|tư|năm|lăm|sáu|bảy|bẩy|tám|chín"
_SPELT = re.compile(rf"\bkhông[\s,.-]+(?:ba|năm|bảy|bẩy|tám|chín)(?:[\s,.-]+(?:{_SPOKEN})){{8}}\b", re.IGNORECASE)
_RUN = re.compile(r"[0-9](?:[\s.()\-]{0,2}[0-9]){8,14}(?![\w/])")
_MOBILE_WITHIN = re.compile(r"(?<![0-9.])0[35789][0-9]{2}([ .\-]?)[0-9]{3}\1[0-9]{3}(?![0-9])")


def traces(text: str, today: date) -> list[Trace]:
    """Return what leads to a private person, in the order of the text, none over another."""
    shown = _without_addresses(text)
    found = [trace for search in _searches(text, shown) for trace in search(shown, today)]
    return sorted(_apart(found), key=lambda trace: trace.start)


def may_hold_traces(text: str) -> bool:
    """Tell whether a closer look is worth while, at a text or at any of the texts that it is joined of."""
    return bool(_searches(text, _without_addresses(text)))


def _searches(text: str, shown: str) -> list[Search]:
    """Return what may find something in a text, given also without the addresses of pages."""
    digits, words = _TWO_DIGITS.search(text), any(clue in text for clue in _WORD_CLUES)
    if not digits and not words:
        return []
    low, long = lowered(shown), _LONG.search(shown)
    tried = (_IN_DIGITS if digits else ()) + (_IN_WORDS if words else ())
    return [one.search for one in tried if (long or not one.long) and any(clue in low for clue in one.clues)]


def _without_addresses(text: str) -> str:
    """Blank out the addresses of pages, leaving places as they are: their numbers are nobody's."""
    for clue, pattern in _ADDRESSES:
        if clue in text:
            text = pattern.sub(_blank, text)
    return text


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _apart(found: list[Trace]) -> list[Trace]:
    """Keep the first of those that lie over each other: what is named by its context is no mere number."""
    kept: list[Trace] = []
    for trace in found:
        if all(trace.end <= other.start or trace.start >= other.end for other in kept):
            kept.append(trace)
    return kept


def _identities(text: str, _today: date) -> Iterator[Trace]:
    for found in _IDENTITY.finditer(text):
        if len(_NOT_DIGIT.sub("", found["no"])) in {7, 8, 9, 12}:
            yield Trace("identity", *found.span("no"))


def _accounts(text: str, _today: date) -> Iterator[Trace]:
    for found in _ACCOUNT.finditer(text):
        money = _THOUSANDS.fullmatch(found["no"]) and _UNIT.match(found["after"])
        if not money and 8 <= len(_NOT_DIGIT.sub("", found["no"])) <= 19:
            yield Trace("account", *found.span("no"))


def _births(text: str, today: date) -> Iterator[Trace]:
    for found in _DATE.finditer(text):
        before = text[max(0, found.start() - 24) : found.start()]
        if today.year - int(found["year"]) <= LONGEST_LIFE and _BORN.search(before):
            yield Trace("birth", *found.span())


def _named_plates(text: str, _today: date) -> Iterator[Trace]:
    for found in _NAMED_PLATE.finditer(text):
        yield Trace("plate", *found.span("no"))


def _plates(text: str, _today: date) -> Iterator[Trace]:
    for found in _PLATE.finditer(text):
        if found[0][:2] > "10" and not _continues(text, found.start(), "/-"):
            yield Trace("plate", *found.span())


def _mails(text: str, _today: date) -> Iterator[Trace]:
    for found in _MAIL.finditer(text):
        yield Trace("mail", *found.span())


def _houses(text: str, _today: date) -> Iterator[Trace]:
    for found in _HOUSE.finditer(text):
        yield Trace("house", *found.span())


def _spelt(text: str, _today: date) -> Iterator[Trace]:
    for found in _SPELT.finditer(text):
        yield Trace("spelt phone", *found.span())


def _numbers(text: str, _today: date) -> Iterator[Trace]:
    """Tell phone and identity numbers among all that is written in digits."""
    for found in _RUN.finditer(text):
        written = found[0]
        digits = _NOT_DIGIT.sub("", written)
        abroad = text[: found.start()].endswith(("+", "(+"))
        money = not abroad and (_THOUSANDS.fullmatch(written) or _UNIT.match(text, found.end()))
        if money or _continues(text, found.start(), "./,-"):
            continue
        if what := _phone(digits, abroad=abroad) or _identity(written, digits):
            yield Trace(what, *found.span())
        elif within := _MOBILE_WITHIN.search(written):
            yield Trace("phone", found.start() + within.start(), found.start() + within.end())


def _continues(text: str, start: int, joints: str) -> bool:
    """Tell whether something stands before a place that makes it the rest of a longer number or word."""
    before = text[start - 1 : start]
    return bool(before) and (before.isalnum() or before == "_" or before in joints)


def _phone(digits: str, *, abroad: bool) -> What | None:
    """Tell a number of a mobile phone (10 digits, from 03, 05, 07, 08, 09) or a land line (from 02)."""
    digits = digits.removeprefix("00") if digits.startswith("0084") else digits
    if digits.startswith("84") and (abroad or len(digits) == 11):
        digits = f"0{digits[2:].removeprefix('0')}"
    if re.fullmatch(r"0[35789]\d{8}", digits):
        return "phone"
    return "land line" if re.fullmatch(r"02\d{8,9}", digits) else None


def _identity(written: str, digits: str) -> What | None:
    """Tell a citizen's number (12 digits) or an old card's (9), written in a piece, or in threes from 0."""
    whole = written == digits
    in_threes = digits.startswith("0") and re.fullmatch(r"\d{3}([ .]\d{3}){2,3}", written)
    return "identity?" if len(digits) in {9, 12} and (whole or in_threes) else None


class Detector(NamedTuple):
    """What looks for a trace, the clues without one of which it finds none, and whether it needs a long number."""

    search: Search
    clues: tuple[str, ...]
    long: bool = False


_IN_DIGITS = (
    Detector(_identities, ("cmnd", "cmt", "cccd", "căn cước", "chứng minh", "hộ chiếu", "định danh"), long=True),
    Detector(_accounts, ("tk", "tài khoản"), long=True),
    Detector(_births, ("sinh", "sn"), long=True),
    Detector(_named_plates, ("biển", "bks", "bsx")),
    Detector(_plates, ("",), long=True),
    Detector(_houses, ("số nhà", "nhà số")),
    Detector(_numbers, ("",), long=True),
)
"""What is named by its context goes first."""

_IN_WORDS = (
    Detector(_mails, ("@", "(at)", "[at]", "(a)", "[a]", "a còng")),
    Detector(
        _spelt, ("không ba", "không năm", "không bảy", "không bẩy", "không tám", "không chín", "không,", "không-")
    ),
)
_WORD_CLUES = ("@", "(a", "[a", "òng", "ông")
"""What any of the clues in words holds, in either case: most values of the front matter have none."""
