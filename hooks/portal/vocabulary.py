"""The words editors may use, each valid on dates: content/vocabularies/*.yml and content/site.yml."""

from __future__ import annotations

from calendar import isleap
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, GetJsonSchemaHandler, HttpUrl
from pydantic_core import CoreSchema

from portal.dates import Day, PartialDate
from portal.source import Type

Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
Word = Annotated[str, Field(min_length=1)]
"""A word of a vocabulary or the name of a record. It has no form of its own: a label typed in its place is best told
by what was meant."""
Verified = Annotated[
    Literal["page", "plan", "secondary", "unverified"],
    Field(
        title="Mức độ kiểm chứng",
        description="page: đã đọc tại trang dẫn; plan: theo kế hoạch của huyện; "
        "secondary: theo nguồn thứ cấp; unverified: chưa kiểm chứng",
    ),
]
"""How well a fact is sourced: read on the page named; in the district's plan; second hand; own knowledge only."""


@dataclass(frozen=True, slots=True)
class InVocabulary:
    """Marks a field of a record: its value is a slug of that vocabulary."""

    name: str

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {**handler(schema), "x-vocabulary": self.name}


@dataclass(frozen=True, slots=True)
class Refers:
    """Marks a field of a record: its value names a record of that type by slug, alias or id."""

    type: Type


class Entry(BaseModel):
    """Anything read from the data files: frozen, and refusing keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Term(Entry):
    """A word of a vocabulary. `valid_from` and `valid_until` are inclusive days; open where absent."""

    label: str
    aliases: tuple[str, ...] = ()
    note: str = ""
    source: str
    verified: Verified = "page"
    valid_from: Day | None = None
    valid_until: Day | None = None
    slug: str = ""

    def valid_on(self, day: date) -> bool:
        """Tell whether the word may be used of something that happened on a day."""
        return (self.valid_from or date.min) <= day <= (self.valid_until or date.max)


class Commune(Term):
    """A unit of commune level. `successor` names the unit that its area went to."""

    kind: Literal["xa", "thi-tran", "phuong", "dac-khu"]
    code: str
    province: str = ""
    successor: Annotated[Word | None, InVocabulary("communes")] = None


class Unit(Term):
    """A body: its kind, what it belongs to, and the duties the plan gives it."""

    kind: Annotated[Word, InVocabulary("unit_kinds")]
    parent: Annotated[Word | None, InVocabulary("units")] = None
    successor: Annotated[Word | None, InVocabulary("units")] = None
    address: str = ""
    website: HttpUrl | None = None
    duties: tuple[str, ...] = ()
    duties_source: str = ""


class Grant(Entry):
    """Who may grant an award, on which days (Article 80 of Law 06/2022/QH15 and what followed)."""

    authority: Annotated[Word, InVocabulary("authorities")]
    valid_from: Day | None = None
    valid_until: Day | None = None
    source: str
    verified: Verified = "page"

    def valid_on(self, day: date) -> bool:
        """Tell whether the authority had the power on a day."""
        return (self.valid_from or date.min) <= day <= (self.valid_until or date.max)


class Award(Term):
    """An award. An empty `decided_by` means that the sources do not say who decides, so anyone may."""

    group: Annotated[Word, InVocabulary("award_groups")]
    subject_kinds: tuple[Annotated[Word, InVocabulary("subject_kinds")], ...]
    level: Annotated[Word | None, InVocabulary("levels")] = None
    law: str = ""
    rank: int = 0
    statutory: bool = True
    needs_level: bool = False
    decided_by: tuple[Grant, ...] = ()


class AwardKind(Term):
    """A ground of commendation (Article 8 of Law 06/2022/QH15) and whom it is for."""

    subject_kinds: tuple[Annotated[Word, InVocabulary("subject_kinds")], ...]
    law: str = ""


class AwardStatus(Term):
    """How far an award has come. `decided` asks for a decision; `void` means it no longer counts."""

    decided: bool = False
    void: bool = False


class DocumentType(Term):
    """A type of document: its abbreviation in numbers, and whether it is normative, administrative or the Party's."""

    abbreviation: str | None = None
    family: Literal["normative", "administrative", "party", "consolidated"]


class Issuer(Term):
    """Who issues documents. `code` is what stands in the number; it does not tell the level."""

    code: str
    level: Annotated[Word, InVocabulary("levels")]
    successor: Annotated[Word | None, InVocabulary("issuers")] = None


class LegalStatus(Term):
    """A status of validity. `in_force` is None where it is not known."""

    in_force: bool | None = None
    needs_expiry: bool = False


class Relation(Term):
    """What one text does to another; `inverse_label` is how the other text shows it.

    `target_statuses` are the statuses the other text must then have.
    """

    inverse_label: str
    target_statuses: tuple[Annotated[Word, InVocabulary("legal_statuses")], ...] = ()


_DAY = (
    r"^((0[13578]|1[02])-(0[1-9]|[12]\d|3[01])"
    r"|(0[469]|11)-(0[1-9]|[12]\d|30)"
    r"|02-(0[1-9]|[12]\d))$"
)
"""A day of a year as MM-DD. The 30th of a lunar month is one of all but the second."""


class Anniversary(Term):
    """A day of commemoration. `day` is MM-DD of its calendar; `dates` gives lunar days their solar date, by year."""

    calendar: Literal["solar", "lunar"] = "solar"
    day: Annotated[str, Field(pattern=_DAY, description="Ghi tháng-ngày, mỗi phần hai chữ số, ví dụ 08-24.")]
    base_year: int | None = None
    scope: Literal["toan-quoc", "tinh", "huyen", "xa", "don-vi"]
    major: bool = False
    core: bool = False
    dates: dict[int, Day] = Field(default_factory=dict)

    def on(self, year: int) -> date | None:
        """Return the solar day of a year; None where the table of lunar days does not reach, and for 29 February."""
        if self.calendar == "lunar":
            return self.dates.get(year)
        month, day = map(int, self.day.split("-"))
        return None if (month, day) == (2, 29) and not isleap(year) else date(year, month, day)


class CampaignType(Term):
    """A type of campaign; `law_form` is the form of Article 16 of Law 06/2022/QH15 it counts as."""

    law_form: Literal["thuong-xuyen", "theo-chuyen-de"]
    needs_end: bool = False
    needs_anniversary: bool = False


class NewsKind(Term):
    """A kind of news; `block` names the group of fields it must carry."""

    block: Literal["event", "decision", "consultation"] | None = None


class Abbreviation(Term):
    """A short form and what it stands for (`label`); its slug is the short form, folded."""

    short: str


@dataclass(frozen=True, slots=True)
class Vocabularies:
    """Every vocabulary, by the name of its file; each maps a slug to its term, in the order of the file."""

    communes: dict[str, Commune]
    units: dict[str, Unit]
    unit_kinds: dict[str, Term]
    fields: dict[str, Term]
    awards: dict[str, Award]
    award_groups: dict[str, Term]
    award_kinds: dict[str, AwardKind]
    award_statuses: dict[str, AwardStatus]
    authorities: dict[str, Term]
    levels: dict[str, Term]
    document_types: dict[str, DocumentType]
    issuers: dict[str, Issuer]
    number_statuses: dict[str, Term]
    legal_statuses: dict[str, LegalStatus]
    relations: dict[str, Relation]
    anniversaries: dict[str, Anniversary]
    campaign_types: dict[str, CampaignType]
    lifecycles: dict[str, Term]
    subject_kinds: dict[str, Term]
    subject_subkinds: dict[str, Term]
    honorifics: dict[str, Term]
    occupation_groups: dict[str, Term]
    exemplar_classes: dict[str, Term]
    replication_stages: dict[str, Term]
    consent_bases: dict[str, Term]
    consent_scopes: dict[str, Term]
    news_kinds: dict[str, NewsKind]
    abbreviations: dict[str, Abbreviation]

    MODELS: ClassVar[dict[str, type[Term]]] = {
        "communes": Commune,
        "units": Unit,
        "awards": Award,
        "award_kinds": AwardKind,
        "award_statuses": AwardStatus,
        "document_types": DocumentType,
        "issuers": Issuer,
        "legal_statuses": LegalStatus,
        "relations": Relation,
        "anniversaries": Anniversary,
        "campaign_types": CampaignType,
        "news_kinds": NewsKind,
        "abbreviations": Abbreviation,
    }

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """Return the names of all vocabularies."""
        return tuple(item.name for item in fields(cls))

    def of(self, name: str) -> Mapping[str, Term]:
        """Return a vocabulary by name. Raises `AttributeError` when there is none."""
        found: Mapping[str, Term] = getattr(self, name)
        return found


class Contact(Entry):
    """How to reach the publisher. What is not known yet is left empty and shown as such; a release asks for it."""

    address: str = ""
    phone: str = ""
    fax: str = ""
    email: str = ""
    officer_name: str = ""
    officer_post: str = ""
    officer_unit: str = ""
    officer_phone: str = ""
    officer_email: str = ""


class Link(Entry):
    """A link of the menu or the foot of the page."""

    label: str
    url: str


class Theme(Entry):
    """The slogan of a year and where it comes from."""

    year: int
    slogan: str
    source: str
    campaign: Slug | None = None


class Site(Entry):
    """Who publishes: content/site.yml. Nothing about a locality stands anywhere else in the program."""

    title: str
    short_title: str
    tagline: str
    description: str
    locality: str
    locality_short: str
    province: str
    level: Literal["tinh", "huyen", "xa"]
    publisher: Annotated[Word, InVocabulary("units")]
    governing_body: Annotated[Word, InVocabulary("units")]
    checking_body: Annotated[Word, InVocabulary("units")]
    responsible_editor: str = ""
    url: HttpUrl
    url_is_placeholder: bool = False
    tag_authority: str
    tag_date: PartialDate
    language: Literal["vi"] = "vi"
    theme: Theme
    notice: str = ""
    contact: Contact
    menu: tuple[Link, ...] = ()
    related_links: tuple[Link, ...] = ()
    english: dict[str, str] = Field(default_factory=dict)
    samples_notice: str = ""
    websub_hub: HttpUrl | None = None
