"""Numbers of documents: the eight families of forms, and what was meant by one that fits none.

Law 80/2015/QH13 Art. 10 (normative texts), Decree 30/2020/NĐ-CP Appendix III (administrative papers) and the practice
of Party papers; each form was seen in the sources of domain/vocab/document-types.yml.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Literal

from portal.text import DASHES, fold

_NO = r"(?P<no>0[1-9]|[1-9]\d{1,4})"
_YEAR = r"(?P<year>(?:19|20)\d{2})"
_ORG = r"(?P<org>[A-ZĐ][A-Za-zĐ0-9]*(?:-[A-ZĐ][A-Za-zĐ0-9]*)*)"
_NORMATIVE = ("NĐ", "QĐ", "NQ", "TTLT", "TT", "CT")
_ADMINISTRATIVE = (
    *("QyĐ", "CTr", "TTr", "BGN", "BTT", "GUQ", "GGT", "GNP", "NQ", "QĐ", "CT", "QC", "TC", "TB", "HD", "KH", "PA"),
    *("ĐA", "DA", "BC", "BB", "HĐ", "CĐ", "GM", "PG", "PC", "PB"),
)
_PARTY = ("CTr", "CT", "NQ", "QĐ", "KL", "HD", "KH", "TB", "QC", "QyĐ", "BC", "CV", "TTr", "ĐA")
_BODIES = (
    "CP",
    "TTg",
    "UBND",
    "HĐND",
    "CTN",
    "TW",
    "TU",
    "HU",
    "ĐU",
    "BTGTW",
    "BTGTU",
    "VPQH",
    "VPCP",
    "BNV",
    "BTTTT",
    "BVHTTDL",
)

Family = Literal[
    "assembly",
    "standing committee",
    "standing committee, individual",
    "normative",
    "consolidated",
    "administrative",
    "party",
    "letter",
]

_FORMS: tuple[tuple[Family, str], ...] = (
    ("assembly", rf"{_NO}/{_YEAR}/(?P<org>QH)\d{{1,2}}"),
    ("standing committee", rf"{_NO}/{_YEAR}/(?P<org>UBTVQH)\d{{1,2}}"),
    ("standing committee, individual", rf"{_NO}/(?P<type>NQ)-(?P<org>UBTVQH)\d{{1,2}}"),
    ("normative", rf"{_NO}/{_YEAR}/(?P<type>{'|'.join(_NORMATIVE)})-{_ORG}"),
    ("consolidated", rf"{_NO}/(?P<type>VBHN)-{_ORG}"),
    ("administrative", rf"{_NO}/(?P<type>{'|'.join(_ADMINISTRATIVE)})-{_ORG}"),
    ("party", rf"(?P<no>0?[1-9]|[1-9]\d{{1,4}})-(?P<type>{'|'.join(_PARTY)})/{_ORG}"),
    ("letter", rf"{_NO}/(?P<org>[A-ZĐ][A-Za-zĐ0-9]*)(?:-[A-ZĐ][A-Za-zĐ0-9]*)?"),
)
FAMILIES = tuple((family, re.compile(pattern)) for family, pattern in _FORMS)
"""The first that matches is meant: the last, of official letters, would match others too."""

EXAMPLES = "98/2023/NĐ-CP, 117/KH-UBND, 34-CT/TW, 06/2022/QH15"

_LOOKS_LIKE_D = str.maketrans({"Ð": "Đ", "ð": "đ", "Ɖ": "Đ", "ɖ": "đ"})
_DASH = re.compile(f"[{DASHES}]")
_PARTY_BODY = re.compile(r"TW$|^TW|TU$|HU$|ĐU$|ĐUK?$")


@dataclass(frozen=True, slots=True)
class Number:
    """A number that fits a family: its type's abbreviation, its issuer's code and its year, where it has them."""

    text: str
    family: Family
    type: str | None
    org: str
    year: int | None


Slip = Literal["words", "eth", "dash", "space", "letters", "form", "zero"]
"""What can be wrong: words before the number, U+00D0 for Đ, another dash, one for a slash or the wrong slash, a space,
letters without marks or in the wrong case, the Party's form for the State's or the reverse, no leading zero."""


def is_party_body(code: str) -> bool:
    """Tell whether a code is one of the Party's: TW, TU, HU, ĐU or a board of theirs such as BTGTW."""
    return bool(_PARTY_BODY.search(code))


@cache
def parse(text: str) -> Number | None:
    """Return the parts of a number that fits one of the families exactly, or None."""
    for family, pattern in FAMILIES:
        if found := pattern.fullmatch(text):
            parts = found.groupdict()
            year = parts.get("year")
            return Number(text, family, parts.get("type"), parts["org"], int(year) if year else None)
    return None


def repaired(text: str, codes: Iterable[str] = (), wanted: str | None = None) -> tuple[str, tuple[Slip, ...]]:
    """Return what was probably meant by a number, and every slip on the way to it, in the order they were mended.

    `codes` are the issuers' codes known besides the common ones; `wanted` is the abbreviation of the document's type,
    which decides where letters without marks could be two (HD and HĐ). Whether the result fits a family is for the
    caller to ask.
    """
    steps: list[tuple[Slip, str]] = [("words", re.sub(r"^[^\W\d_]\D*(?=\d)", "", text.strip()))]
    steps.append(("eth", steps[-1][1].translate(_LOOKS_LIKE_D)))
    steps.append(("dash", _DASH.sub("-", steps[-1][1]).replace("\\", "/")))
    steps.append(("space", re.sub(r"\s+", "-", re.sub(r"\s*([/-])\s*", r"\1", steps[-1][1]))))
    known = _known(frozenset(codes), wanted)
    steps.append(("letters", re.sub(r"[^\W\d_]+", lambda word: _letters(word[0], known), steps[-1][1])))
    steps.append(("zero", _leading_zero(steps[-1][1])))
    before = steps[-1][1]
    after = _rebuilt(before) or before
    slips = [slip for (_, old), (slip, new) in pairwise([("words", text.strip()), *steps]) if old != new]
    if after != before:
        slips.append(_of_separators(before, after))
    if "form" in slips and (number := parse(after)) and number.family == "party":
        slips = [slip for slip in slips if slip != "zero"]  # Party papers count without a leading zero
    return after, tuple(dict.fromkeys(slips))


_CALLED = re.compile(r"^(?:[^\d]*\s)?số\s*[:.]?\s*", re.IGNORECASE)
_DATED = re.compile(r"\s*[,(]?\s*ngày\s.*$", re.IGNORECASE)


def without_words(text: str) -> str:
    """Return a number without what it is called before it and the day behind it: “Quyết định số 163/QĐ-UBND ngày …”."""
    return _DATED.sub("", _CALLED.sub("", text.strip()))


def only_called_number(text: str) -> bool:
    """Tell whether nothing but the word “số” stands beside a number."""
    return re.sub(r"^số\s*[:.]?\s*", "", text.strip(), flags=re.IGNORECASE) == without_words(text)


def _of_separators(before: str, after: str) -> Slip:
    number = parse(after)
    was = parse(before)
    crossed = re.fullmatch(r"\d+[/-][^/-]+[/-][^/-]+(?:-[^/-]+)*", before)
    if number and crossed and (number.family == "party" or (was and was.family == "party")):
        return "form"
    return "dash"


@cache
def _known(codes: frozenset[str], wanted: str | None) -> dict[str, str]:
    """Return the abbreviations and codes by their folded form; the type that is wanted goes first."""
    words = [*([wanted] if wanted else []), *_NORMATIVE, *_ADMINISTRATIVE, *_PARTY, "VBHN", *_BODIES]
    for code in sorted(codes):
        words += code.split("-")
    known: dict[str, str] = {}
    for word in (*words, "QH", "UBTVQH"):
        known.setdefault(fold(word), word)
    return known | {f"={word}": word for word in words}


def _letters(word: str, known: dict[str, str]) -> str:
    """Return a word as abbreviations write it; one that is right already stays."""
    return word if f"={word}" in known else known.get(fold(word), word)


def _leading_zero(text: str) -> str:
    return f"0{text}" if re.match(r"[1-9]/", text) else text


def _rebuilt(text: str) -> str | None:
    """Put the parts of a number together again in the form of its family, or return None where that fails."""
    parts = [part for part in re.split(r"[/-]", text) if part]
    if len(parts) < 3:
        return None
    if parts[2].startswith(("QH", "UBTVQH")):
        made = "/".join(parts)
    elif re.fullmatch(r"(?:19|20)\d\d", parts[1]):
        made = f"{parts[0]}/{parts[1]}/{'-'.join(parts[2:])}"
    elif parts[1] in _PARTY and is_party_body(parts[-1]):
        made = f"{parts[0].lstrip('0')}-{parts[1]}/{'-'.join(parts[2:])}"
    elif parts[1] in (*_ADMINISTRATIVE, "VBHN"):
        made = f"{parts[0]}/{parts[1]}-{'-'.join(parts[2:])}"
    else:
        return None
    number = parse(_leading_zero(made))
    return number.text if number else None
