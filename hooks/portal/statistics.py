"""How much has been told of whom; the plan (III.1) asks that every unit and locality have an exemplar."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from portal.catalogue import Catalogue
from portal.dates import local
from portal.records import TYPES, Exemplar
from portal.vocabulary import Term


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many exemplars a commune or unit has."""

    term: Term
    exemplars: int


def communes(catalogue: Catalogue) -> tuple[Coverage, ...]:
    """Return every commune that is or was valid, with its exemplars: those who live there and those told of it."""
    counts: Counter[str] = Counter()
    for exemplar in catalogue.exemplars:
        counts.update({*exemplar.communes, *([exemplar.subject.commune] if exemplar.subject.commune else [])})
    return tuple(Coverage(term, counts[slug]) for slug, term in catalogue.vocabularies.communes.items())


def units(catalogue: Catalogue) -> tuple[Coverage, ...]:
    """Return every unit with its exemplars."""
    counts = Counter(unit for exemplar in catalogue.exemplars for unit in set(exemplar.units))
    return tuple(Coverage(term, counts[slug]) for slug, term in catalogue.vocabularies.units.items())


def days_to_publication(exemplar: Exemplar) -> int | None:
    """Return the days from the deed to its publication, where the deed is dated to the day (plan, II.2: kịp thời)."""
    deed = exemplar.deed_date
    if deed is None or deed.precision != "day":
        return None
    return (local(exemplar.published).date() - deed.first).days


def text(catalogue: Catalogue) -> str:
    """Say in Vietnamese how many records there are and who has no exemplar yet."""
    return "\n".join(_lines(catalogue))


def _lines(catalogue: Catalogue) -> Iterator[str]:
    for model in TYPES.values():
        listed = catalogue.listed(model)
        drafts = sum(record.status == "draft" for record in catalogue.of(model))
        yield f"{model.label}: {len(listed)} bài đã đăng, {drafts} bản nháp"
    today = local(catalogue.as_of).date()
    for name, covered in (("Xã, thị trấn", communes(catalogue)), ("Đơn vị", units(catalogue))):
        bare = [entry.term.label for entry in covered if not entry.exemplars and entry.term.valid_on(today)]
        yield f"{name} hiện hành chưa có gương điển hình ({len(bare)}): {', '.join(bare) or 'không có'}"
    days = sorted(found for exemplar in catalogue.exemplars if (found := days_to_publication(exemplar)) is not None)
    if days:
        yield f"Từ việc làm đến ngày đăng: trung vị {days[len(days) // 2]} ngày ({len(days)} bài có ngày cụ thể)"
