"""Which lists of records there are: the pages nobody wrote, by collection, year, place, unit and field."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from portal.catalogue import Catalogue, listed, newest_first
from portal.dates import local, official
from portal.records import Campaign, Exemplar, LegalText, News, Record
from portal.vocabulary import Commune

K = TypeVar("K")

PAGE_SIZE = 12
"""Cards on one page of a list."""


@dataclass(frozen=True, slots=True)
class Collection:
    """One of the four kinds of record as readers meet it: where its list stands and what it is called."""

    model: type[Record]
    title: str
    short: str
    intro: str

    @property
    def address(self) -> str:
        """The address of its list below the site's root."""
        return f"{self.model.address}/"


COLLECTIONS = (
    Collection(
        Campaign,
        "Phong trào, đợt thi đua",
        "Phong trào",
        "Các phong trào thi đua yêu nước, đợt thi đua cao điểm: mục tiêu, tiêu chí, thời gian và nơi tổ chức.",
    ),
    Collection(
        Exemplar,
        "Gương điển hình tiên tiến",
        "Gương điển hình",
        "Những cá nhân, tập thể, hộ gia đình có việc làm thiết thực, đáng học tập và nhân rộng.",
    ),
    Collection(
        LegalText,
        "Văn bản về thi đua, khen thưởng",
        "Văn bản",
        "Văn bản của Đảng, Nhà nước và địa phương, kèm tình trạng hiệu lực tại ngày kiểm tra và phần tóm tắt dễ hiểu.",
    ),
    Collection(
        News,
        "Tin tức thi đua, khen thưởng",
        "Tin tức",
        "Tin phát động, sơ kết, tổng kết, trao thưởng, quyết định khen thưởng và thông báo lấy ý kiến Nhân dân.",
    ),
)


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of records at an address below the site's root (`linh-vuc/kinh-te/`).

    `key` is what they have in common: a vocabulary's slug, a year, or empty for a whole collection.
    """

    address: str
    title: str
    records: tuple[Record, ...]
    key: str = ""

    @property
    def page_count(self) -> int:
        """How many pages it takes; an empty list takes one."""
        return max(1, -(-len(self.records) // PAGE_SIZE))

    def page_address(self, number: int) -> str:
        """Return the address of a page, 1-based."""
        return page_address(self.address, number)

    def page(self, number: int) -> tuple[Record, ...]:
        """Return the records of a page, 1-based."""
        return self.records[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]


def page_address(address: str, number: int) -> str:
    """Return the address of a page of a list, 1-based."""
    return address if number == 1 else f"{address}trang-{number}/"


def year_of(record: Record) -> int | None:
    """Return the year a record is filed under: a text's year of issue, a campaign's own year, else of publication.

    None for a text or campaign whose own year is unknown: that of its appearance on the site would mislead.
    """
    if isinstance(record, LegalText):
        return record.issued.year if record.issued else None
    if isinstance(record, Campaign):
        known = record.theme_year or (record.starts and record.starts.year) or (record.ends and record.ends.year)
        years = [anniversary.year for anniversary in record.anniversaries if anniversary.year]
        return known or (years[0] if years else None)
    return local(record.published).year


def in_reading_order(records: Iterable[Record]) -> tuple[Record, ...]:
    """Order records for readers: the newest first, texts by their date of issue."""
    return tuple(sorted(records, key=_latest))


def _latest(record: Record) -> tuple[int, float, str]:
    if isinstance(record, LegalText):
        return (-record.issued.last.toordinal() if record.issued else 0, 0, record.slug)
    return (0, *newest_first(record))


def collection(catalogue: Catalogue, of: Collection) -> Listing:
    """Return the list of a whole collection."""
    return catalogue.once(_collections)[of]


def years(catalogue: Catalogue, of: Collection) -> tuple[Listing, ...]:
    """Return a list for each year of a collection, the latest year first."""
    return catalogue.once(_years)[of]


def communes(catalogue: Catalogue) -> tuple[Listing, ...]:
    """Return a list for each commune, empty ones too; a commune of today also carries those it was made from."""
    return catalogue.once(_communes)


def units(catalogue: Catalogue) -> tuple[Listing, ...]:
    """Return a list for each body, empty ones too."""
    return catalogue.once(_units)


def fields(catalogue: Catalogue) -> tuple[Listing, ...]:
    """Return a list for each field, empty ones too."""
    return catalogue.once(_fields)


def _collections(catalogue: Catalogue) -> dict[Collection, Listing]:
    return {of: Listing(of.address, of.title, in_reading_order(catalogue.listed(of.model))) for of in COLLECTIONS}


def _years(catalogue: Catalogue) -> dict[Collection, tuple[Listing, ...]]:
    return {of: tuple(_years_of(of, collection(catalogue, of).records)) for of in COLLECTIONS}


def _years_of(of: Collection, records: Iterable[Record]) -> Iterator[Listing]:
    found = _group(records, lambda record: [year_of(record) or 0])
    for year in sorted(found.keys() - {0}, reverse=True):
        yield Listing(f"{of.address}nam-{year}/", f"{of.short} năm {year}", tuple(found[year]), str(year))


def _communes(catalogue: Catalogue) -> tuple[Listing, ...]:
    found = _group(catalogue.once(listed), communes_of)
    terms = catalogue.vocabularies.communes
    for slug, commune in terms.items():
        if commune.successor:
            found[commune.successor] += found[slug]
    order = catalogue.once(_order)
    return tuple(_of_term("dia-phuong", slug, term.label, found[slug], order) for slug, term in terms.items())


def _units(catalogue: Catalogue) -> tuple[Listing, ...]:
    found = _group(catalogue.once(listed), units_of)
    terms = catalogue.vocabularies.units
    order = catalogue.once(_order)
    return tuple(_of_term("don-vi", slug, term.label, found[slug], order) for slug, term in terms.items())


def _fields(catalogue: Catalogue) -> tuple[Listing, ...]:
    found = _group(catalogue.once(listed), lambda record: record.fields)
    terms = catalogue.vocabularies.fields
    order = catalogue.once(_order)
    return tuple(_of_term("linh-vuc", slug, term.label, found[slug], order) for slug, term in terms.items())


def _order(catalogue: Catalogue) -> dict[str, int]:
    """Return the place of each listed record among all of them, the newest first, by id."""
    return {record.id: number for number, record in enumerate(catalogue.once(listed))}


def communes_of(record: Record) -> tuple[str, ...]:
    """Return the communes a record is about, the subject's own first."""
    own = [record.subject.commune] if isinstance(record, Exemplar) and record.subject.commune else []
    return tuple(dict.fromkeys([*own, *record.communes]))


def commune_names(communes: Mapping[str, Commune]) -> dict[str, str]:
    """Return the name of each commune, told apart by its dates where two of them bear the same one."""
    counts = Counter(commune.label for commune in communes.values())
    return {
        slug: f"{commune.label} {_period(commune)}" if counts[commune.label] > 1 else commune.label
        for slug, commune in communes.items()
    }


def _period(commune: Commune) -> str:
    """Say in brackets when a name was valid."""
    if commune.valid_until:
        return f"(đến {official(commune.valid_until)})"
    return f"(từ {official(commune.valid_from)})" if commune.valid_from else ""


def units_of(record: Record) -> tuple[str, ...]:
    """Return the bodies a record concerns, a campaign's organisers first."""
    own = record.organisers if isinstance(record, Campaign) else ()
    return tuple(dict.fromkeys([*own, *record.units]))


def _group(records: Iterable[Record], keys: Callable[[Record], Iterable[K]]) -> defaultdict[K, list[Record]]:
    found: defaultdict[K, list[Record]] = defaultdict(list)
    for record in records:
        for key in keys(record):
            found[key].append(record)
    return found


def _of_term(folder: str, slug: str, label: str, records: list[Record], order: Mapping[str, int]) -> Listing:
    unique = {record.id: record for record in records}
    newest_first = tuple(unique[id] for id in sorted(unique, key=order.__getitem__))
    return Listing(f"{folder}/{slug}/", label, newest_first, slug)
