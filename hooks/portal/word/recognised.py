"""Words of the vocabularies that a text names, by label or alias, valid when it happened."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from portal.text import fold, nfc
from portal.vocabulary import Commune, Term

_SHORT = (("ủy ban nhân dân", "ubnd"), ("uỷ ban nhân dân", "ubnd"), ("hội đồng nhân dân", "hđnd"),
          ("mặt trận tổ quốc", "mttq"))  # fmt: skip
_KINDS = r"(?:các )?(?:xã|thị trấn|phường|đặc khu)"


def slugs(
    text: str, terms: Mapping[str, Term], first: date, last: date, *, most: int = 12, named: bool = True
) -> list[str]:
    """Return the terms that a text names, as often named first; where two share a name, the one valid then.

    Longer names go first and hide what is part of them. `named` takes aliases too.
    """
    lower = nfc(text).lower()
    names = sorted(
        ((name.lower(), slug) for slug, term in terms.items() if _valid(term, first, last)
         for name in ((term.label, *term.aliases) if named else (term.label,))),
        key=lambda pair: (-len(pair[0]), pair[1]),
    )  # fmt: skip
    counts: dict[str, int] = {}
    for name, slug in names:
        found = len(re.findall(_whole(name), lower))
        if found:
            counts[slug] = counts.get(slug, 0) + found
            lower = re.sub(_whole(name), " ¦ ", lower)
    return sorted(counts, key=lambda slug: (-counts[slug], slug))[:most]


def communes(text: str, terms: Mapping[str, Commune], first: date, last: date) -> list[str]:
    """Return the communes that a text names, also in a row: “các xã Bằng Phúc, Xuân Lạc và Đồng Lạc”."""
    bare = {re.sub(rf"^{_KINDS} ", "", term.label.lower()): term.label for term in terms.values()}
    any_name = "|".join(map(re.escape, sorted(bare, key=lambda name: (-len(name), name))))
    if not any_name:
        return []
    row = re.compile(rf"(?<!\w){_KINDS} (?:(?:{any_name})(?:, | và |; ))+(?:{any_name})(?!\w)")
    lower = nfc(text).lower()
    spelt = row.sub(lambda found: " ; ".join(bare[name] for name in re.findall(any_name, found.group())), lower)
    return slugs(spelt, terms, first, last)


def _valid(term: Term, first: date, last: date) -> bool:
    return (term.valid_until or date.max) >= first and (term.valid_from or date.min) <= last


def _whole(name: str) -> str:
    return rf"(?<!\w){re.escape(name)}(?!\w)"


def by_name(printed: Iterable[str], terms: Mapping[str, Term]) -> str:
    """Return the term that one of the names stands for, whatever their capitals and short forms; else nothing."""
    known = {shortened(name): slug for slug, term in terms.items() for name in (*term.aliases, term.label)}
    return next((known[shortened(name)] for name in printed if shortened(name) in known), "")


def shortened(name: str) -> str:
    """Return a name as it is compared: short forms for the usual bodies, folded."""
    lower = " ".join(nfc(name).lower().split())
    for long, short in _SHORT:
        lower = lower.replace(long, short)
    return fold(lower)
