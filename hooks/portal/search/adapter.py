"""The catalogue → the neutral documents, facets and short forms that an index is built from.

A page is found by what it shows readers and by nothing else: what the view keeps back for want of consent
(ethnicity, a child's village and year of birth) is not in the index either.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from portal.catalogue import Catalogue
from portal.dates import local, official
from portal.listings import COLLECTIONS, communes_of, units_of, year_of
from portal.records import Campaign, Exemplar, LegalText, News, Page, Record, Type
from portal.search.documents import Document, Facet, ShortForm
from portal.search.prose import prose
from portal.vocabulary import Term, Vocabularies

PAGES = "trang"
"""Stands for the hand-written pages where records have the address of their collection."""

_SERIAL = re.compile(r"\d+")
_INITIALS = re.compile(r"(?:[^\W\d_]\.){2,}")


def documents(catalogue: Catalogue) -> Iterator[Document]:
    """Yield a document for every listed record and every hand-written page."""
    reader = Reader(catalogue)
    for record in catalogue.records:
        if record.is_listed(catalogue.as_of):
            yield reader.record(record)
    for one in catalogue.pages:
        yield page(one)


def facets(catalogue: Catalogue) -> tuple[Facet, ...]:
    """Return what results can be narrowed by, besides the year, in the order readers meet it."""
    words = catalogue.vocabularies
    collections = {of.model.address: of.short for of in COLLECTIONS} | {PAGES: "Trang giới thiệu"}
    movements = {record.slug: record.name for record in catalogue.campaigns}
    return (
        Facet("loai", "Chuyên mục", collections),
        Facet("xa", "Xã, thị trấn", {slug: _dated(term) for slug, term in words.communes.items()}),
        Facet("linh-vuc", "Lĩnh vực", _labels(words.fields)),
        Facet("phong-trao", "Phong trào", movements),
        Facet("don-vi", "Đơn vị", _labels(words.units)),
        Facet("khen-thuong", "Khen thưởng", _labels(words.awards)),
        Facet("hieu-luc", "Hiệu lực văn bản", _labels(words.legal_statuses)),
    )


def short_forms(words: Vocabularies) -> tuple[ShortForm, ...]:
    """Return the short forms that editors listed."""
    return tuple(ShortForm(term.short, term.label) for term in words.abbreviations.values())


def _labels(terms: Mapping[str, Term]) -> dict[str, str]:
    return {slug: term.label for slug, term in terms.items()}


def _dated(term: Term) -> str:
    """Return a place's name with the days it bore it, since a name may have gone on to a larger place."""
    if term.valid_until:
        return f"{term.label} (đến {official(term.valid_until)})"
    return f"{term.label} (từ {official(term.valid_from)})" if term.valid_from else term.label


def page(one: Page) -> Document:
    """Return a hand-written page as a document."""
    return Document(
        address=f"{one.slug}/" if one.slug else "",
        title=one.title,
        summary=one.summary,
        body=prose(one.body),
        day=one.updated.isoformat() if one.updated else "",
        facets={"loai": (PAGES,)},
        label="Trang giới thiệu",
        language=one.language,
    )


class Reader:
    """Records as documents. Keeps what was looked up for one record and serves for all."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._words = catalogue.vocabularies
        self._today = local(catalogue.as_of).date()
        self._sections = {of.model: of for of in COLLECTIONS}
        self._places = {slug: self._place(slug) for slug in self._words.communes}

    def record(self, record: Record) -> Document:
        """Return a record as a document."""
        communes = communes_of(record)
        own = _OWN[record.type](self, record)
        place = f" · {self._words.communes[communes[0]].label}" if communes else ""
        return Document(
            address=self._catalogue.address(record),
            title=record.title,
            summary=record.summary,
            numbers=own.numbers,
            names=(*own.names, *(self._words.communes[slug].label for slug in communes)),
            body="\n".join([prose(record.body), *own.said]),
            also=tuple(self._also(record, communes)),
            date=_date(record),
            published=record.published,
            day=_day(record),
            facets=self._facets(record, communes),
            label=f"{own.label or self._sections[type(record)].short}{place}",
            badge=own.badge,
            sample=record.sample,
            current=own.current,
        )

    def campaign(self, record: Campaign) -> _Own:
        lists = (*record.criteria, *record.measures, *record.results)
        texts = (record.objective, record.scope, record.participants, record.launched_by)
        return _Own(names=_some(record.name, record.slogan), said=_some(*texts, *lists))

    def exemplar(self, record: Exemplar) -> _Own:
        subject = record.subject
        village = None if subject.minor else subject.village
        awards = [item.title or self._label("awards", item.award) for item in record.recognition]
        deeds = [deed.what for deed in record.achievements]
        about = (subject.position, subject.unit, village, subject.external_place, subject.representative)
        return _Own(names=_some(subject.name, _initials(subject.name)), said=_some(*about, *deeds, *awards))

    def legal(self, record: LegalText) -> _Own:
        kind = self._words.document_types[record.doc_type]
        status = self._words.legal_statuses[record.legal_status]
        to_come = bool(record.effective_date and record.effective_date > self._today)
        cited = [item.citation for item in record.relations]
        issuer = self._label("issuers", record.issuer)
        return _Own(
            numbers=_spellings(record.number, kind.label, kind.abbreviation),
            names=_some(record.signer, issuer),
            said=_some(*cited, record.signer_title),
            label=f"{kind.label} số {record.number}" if record.number else kind.label,
            badge=status.label,
            current=status.in_force is not False or to_come,
        )

    def news(self, record: News) -> _Own:
        said: list[str | None] = [self._label("news_kinds", record.kind)]
        numbers: tuple[str, ...] = ()
        if record.event:
            said += [record.event.place, record.event.organiser]
        if record.decision:
            numbers = (record.decision.decision_no,)
            said.append(self._label("awards", record.decision.award))
            said += [text for one in record.decision.recipients for text in (one.name, one.unit)]
        return _Own(numbers=numbers, said=_some(*said))

    def _also(self, record: Record, communes: tuple[str, ...]) -> Iterator[str]:
        """Yield the words for what the record is filed under: they stand on its page as links and labels."""
        yield record.label
        for slug in communes:
            yield from self._places[slug]
        for vocabulary, slugs in (("units", units_of(record)), ("fields", record.fields)):
            for slug in slugs:
                term = self._words.of(vocabulary)[slug]
                yield from (term.label, *term.aliases)
        for name in record.campaigns:
            movement = self._catalogue.shown("campaign", name)
            if isinstance(movement, Campaign):
                yield movement.name
        for day in record.anniversaries:
            yield self._label("anniversaries", day.ref)

    def _place(self, slug: str) -> tuple[str, ...]:
        """Return the other names of a commune: those it had, and those of what its area came from and went to."""
        communes = self._words.communes
        own = communes[slug]
        after = (communes[own.successor].label,) if own.successor in communes else ()
        before = (term.label for term in communes.values() if term.successor == slug)
        return (*own.aliases, *after, *before)

    def _facets(self, record: Record, communes: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
        """Return what a record can be narrowed down by. The commune of today also has those it was made from."""
        now = [self._words.communes[slug].successor for slug in communes]
        found = {
            "loai": (record.address,),
            "xa": tuple(dict.fromkeys([*communes, *_some(*now)])),
            "don-vi": units_of(record),
            "linh-vuc": record.fields,
            "phong-trao": self._movements(record),
        }
        if isinstance(record, Exemplar):
            void = {slug for slug, status in self._words.award_statuses.items() if status.void}
            given = [item.award for item in record.recognition if item.status not in void]
            found["khen-thuong"] = tuple(dict.fromkeys(given))
        if isinstance(record, News) and record.decision:
            found["khen-thuong"] = (record.decision.award,)
        if isinstance(record, LegalText):
            found["hieu-luc"] = (record.legal_status,)
        return found

    def _movements(self, record: Record) -> tuple[str, ...]:
        """Return the campaigns a record belongs to, by the slug of each; a campaign belongs to itself."""
        own = [record.slug] if isinstance(record, Campaign) else []
        found = [self._catalogue.shown("campaign", name) for name in record.campaigns]
        return tuple(dict.fromkeys([*own, *(movement.slug for movement in found if movement)]))

    def _label(self, vocabulary: str, slug: str) -> str:
        term = self._words.of(vocabulary).get(slug)
        return term.label if term else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Own:
    """What only records of one type bring to their document."""

    numbers: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    label: str = ""
    badge: str = ""
    current: bool = True


_OWN: Mapping[Type, Callable[[Reader, Any], _Own]] = {
    "campaign": Reader.campaign,
    "exemplar": Reader.exemplar,
    "legal": Reader.legal,
    "news": Reader.news,
}


def _some(*texts: str | None) -> tuple[str, ...]:
    return tuple(text for text in texts if text)


def _initials(name: str) -> str:
    """Return initials without their dots, as people type them: N.T.M. → ntm; empty for a name written out.

    In lower case they are no short form of other words: a child whose name is kept back is no new countryside.
    """
    return name.replace(".", "").lower() if _INITIALS.fullmatch(name) else ""


def _spellings(number: str | None, kind: str, abbreviation: str | None) -> tuple[str, ...]:
    """Return the ways a document is asked for: 98/2023/NĐ-CP, Nghị định 98/2023/NĐ-CP, NĐ 98."""
    serial = _SERIAL.match(number or "")
    if not number or not serial:
        return _some(number)
    return _some(f"{kind} {number}", abbreviation and f"{abbreviation} {serial[0]}")


def _date(record: Record) -> date | None:
    """Return the day that orders a record, in the year it is filed under (`listings.year_of`)."""
    if isinstance(record, LegalText):
        return record.issued.last if record.issued else None
    day = local(record.published).date()
    year = year_of(record)
    if isinstance(record, Campaign) and year is not None and year != day.year:
        return record.starts.first if record.starts and record.starts.year == year else date(year, 1, 1)
    return day


def _day(record: Record) -> str:
    """Return the date that readers are shown, as far as it is known."""
    if isinstance(record, LegalText):
        return str(record.issued) if record.issued else ""
    return local(record.published).date().isoformat()
