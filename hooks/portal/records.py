"""The four types of record and the hand-written page: frozen values that refuse unknown keys.

Field titles are the Vietnamese labels that messages, forms and the schema show; descriptions are the hints.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, HttpUrl, PrivateAttr

from portal.dates import UNKNOWN, Day, Instant, OpenDate, PartialDate
from portal.quantity import Quantity
from portal.source import TYPE_LABELS, Origin
from portal.source import Type as Type
from portal.vocabulary import InVocabulary, Refers, Slug, Verified, Word

Identifier = Annotated[str, Field(pattern=r"^[a-z0-9-]{6,80}$")]
PlainText = Annotated[str, Field(min_length=1, pattern=r"\S")]
"""A text with at least one character that shows."""
Year = Annotated[int, Field(ge=1800, le=2100)]


class Part(BaseModel):
    """A group of fields within a record."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Withdrawn(Part):
    """When and why a record was taken back (Law 91/2025/QH15 Art. 24.3: withdrawal of consent stops processing)."""

    on: Annotated[Day, Field(title="Ngày rút", description="Ngày rút bài, năm-tháng-ngày: 2024-08-24")]
    reason: Annotated[
        PlainText, Field(title="Lý do rút", description="Một câu, hiện trên trang thay cho bài", max_length=300)
    ]


class Image(Part):
    """A picture: `file` is relative to the record's own file."""

    file: Annotated[PlainText, Field(title="Tệp ảnh", description="Đường dẫn từ tệp bài: images/ten-anh.jpg")]
    alt: Annotated[PlainText, Field(title="Mô tả ảnh", description="Tả ảnh cho người không nhìn thấy ảnh")]
    caption: Annotated[str, Field(title="Chú thích ảnh")] = ""
    credit: Annotated[PlainText, Field(title="Nguồn ảnh", description="Người chụp hoặc người vẽ")]


def _anniversary(value: Any) -> Any:
    """Let a bare slug stand for an anniversary whose year is not told."""
    return {"ref": value} if isinstance(value, str) else value


class Commemoration(Part):
    """An anniversary, and which one: `count` years in `year` (7/5/1954 in 2024: 70)."""

    ref: Annotated[Word, InVocabulary("anniversaries"), Field(title="Ngày kỷ niệm")]
    year: Annotated[Year | None, Field(title="Năm kỷ niệm")] = None
    count: Annotated[int | None, Field(title="Số năm kỷ niệm", ge=1)] = None


def _origin(record: BaseModel) -> Origin:
    """Return a record's origin, past pydantic's slow way to private attributes: rules ask for it at every turn."""
    private: dict[str, Origin] = record.__pydantic_private__ or {}
    return private["_origin"]


class Record(BaseModel):
    """What every record carries (domain/README.md section 4.2; the plan's two-body sign-off, section III)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    type: ClassVar[Type]
    folder: ClassVar[str]
    address: ClassVar[str]
    label: ClassVar[str]

    id: Annotated[
        Identifier,
        Field(title="Mã bài", description="Chữ thường không dấu, số, gạch nối; đặt một lần, không đổi"),
    ]
    title: Annotated[PlainText, Field(title="Tiêu đề", min_length=10, max_length=150)]
    summary: Annotated[PlainText, Field(title="Sa-pô", description="Tóm tắt 1–3 câu", min_length=40, max_length=400)]
    published: Annotated[Instant, Field(title="Ngày giờ đăng", description="Ví dụ 2024-08-24T07:30:00+07:00")]
    updated: Annotated[Instant | None, Field(title="Ngày giờ sửa")] = None
    change_note: Annotated[PlainText | None, Field(title="Nội dung sửa")] = None
    status: Annotated[
        Literal["draft", "published", "withdrawn"],
        Field(title="Tình trạng bài", description="draft: nháp; published: đã duyệt đăng; withdrawn: đã rút"),
    ]
    withdrawn: Annotated[Withdrawn | None, Field(title="Rút bài")] = None
    author: Annotated[PlainText | None, Field(title="Người viết")] = None
    checked_by: Annotated[PlainText | None, Field(title="Người kiểm tra", description="Người kiểm tra sự việc")] = None
    sample: Annotated[bool, Field(title="Bài mẫu", description="true: nội dung minh họa, không có thật")] = False
    aliases: Annotated[tuple[Slug, ...], Field(title="Địa chỉ cũ")] = ()
    source_name: Annotated[PlainText | None, Field(title="Nguồn")] = None
    source_url: Annotated[HttpUrl | None, Field(title="Địa chỉ nguồn")] = None
    editor_note: Annotated[PlainText | None, Field(title="Ghi chú của biên tập")] = None
    fields: Annotated[tuple[Annotated[Word, InVocabulary("fields")], ...], Field(title="Lĩnh vực", min_length=1)]
    communes: Annotated[tuple[Annotated[Word, InVocabulary("communes")], ...], Field(title="Xã, thị trấn")] = ()
    units: Annotated[tuple[Annotated[Word, InVocabulary("units")], ...], Field(title="Đơn vị")] = ()
    campaigns: Annotated[tuple[Annotated[Word, Refers("campaign")], ...], Field(title="Phong trào")] = ()
    anniversaries: Annotated[
        tuple[Annotated[Commemoration, BeforeValidator(_anniversary)], ...], Field(title="Ngày kỷ niệm")
    ] = ()
    legal: Annotated[tuple[Annotated[Word, Refers("legal")], ...], Field(title="Văn bản liên quan")] = ()
    images: Annotated[tuple[Image, ...], Field(title="Ảnh")] = ()

    _origin: Origin = PrivateAttr()

    @property
    def origin(self) -> Origin:
        """Where the record was read; no field, so that no editor can write one."""
        return _origin(self)

    @property
    def slug(self) -> str:
        """The last part of its address: the name of its file."""
        return _origin(self).slug

    @property
    def body(self) -> str:
        """The article, in Markdown."""
        return _origin(self).body

    @property
    def changed(self) -> datetime:
        """When readers last saw it change."""
        return self.updated or self.published

    def waits(self, as_of: datetime) -> Literal["draft", "scheduled"] | None:
        """Tell why readers may not see it yet; None when they may."""
        if self.status == "draft":
            return "draft"
        return "scheduled" if self.published > as_of else None

    def is_public(self, as_of: datetime) -> bool:
        """Tell whether readers may see it, be it only as a notice of withdrawal."""
        return _origin(self).revealed or self.waits(as_of) is None

    def is_listed(self, as_of: datetime) -> bool:
        """Tell whether lists, search and statistics carry it."""
        return self.status != "withdrawn" and self.is_public(as_of)

    def revealed(self) -> Self:
        """Return the same record as a preview shows it, though readers may not see it yet."""
        shown = self.model_copy()
        shown._origin = self.origin.early()  # noqa: SLF001 – a copy of our own
        return shown


class Campaign(Record):
    """A movement or drive (Articles 16–18 of Law 06/2022/QH15; Article 17.1 gives its contents)."""

    type = "campaign"
    folder = "campaigns"
    address = "phong-trao"
    label = TYPE_LABELS["campaign"]

    name: Annotated[PlainText, Field(title="Tên phong trào")]
    campaign_type: Annotated[Word, InVocabulary("campaign_types"), Field(title="Loại phong trào")]
    launch_level: Annotated[Word, InVocabulary("levels"), Field(title="Cấp phát động")]
    launched_by: Annotated[PlainText | None, Field(title="Cơ quan phát động", description="Ghi như văn bản")] = None
    organisers: Annotated[
        tuple[Annotated[Word, InVocabulary("units")], ...], Field(title="Đơn vị tổ chức, tham mưu")
    ] = ()
    objective: Annotated[PlainText | None, Field(title="Mục tiêu")] = None
    scope: Annotated[PlainText | None, Field(title="Phạm vi")] = None
    participants: Annotated[PlainText | None, Field(title="Đối tượng")] = None
    criteria: Annotated[tuple[PlainText, ...], Field(title="Nội dung và tiêu chí")] = ()
    measures: Annotated[tuple[PlainText, ...], Field(title="Kế hoạch, biện pháp")] = ()
    start_date: Annotated[OpenDate, Field(title="Ngày bắt đầu", description="2024, 2024-08, 2024-08-24 hoặc chua-ro")]
    end_date: Annotated[OpenDate | None, Field(title="Ngày kết thúc")] = None
    slogan: Annotated[PlainText | None, Field(title="Khẩu hiệu")] = None
    theme_year: Annotated[Year | None, Field(title="Năm của chủ đề")] = None
    plan: Annotated[Word | None, Refers("legal"), Field(title="Kế hoạch")] = None
    plan_section: Annotated[PlainText | None, Field(title="Mục trong kế hoạch")] = None
    results: Annotated[tuple[PlainText, ...], Field(title="Kết quả")] = ()
    summary_doc: Annotated[Word | None, Refers("legal"), Field(title="Báo cáo sơ kết, tổng kết")] = None
    lifecycle: Annotated[Word, InVocabulary("lifecycles"), Field(title="Giai đoạn")]
    parent: Annotated[Word | None, Refers("campaign"), Field(title="Thuộc phong trào")] = None

    @property
    def starts(self) -> PartialDate | None:
        """The start, where it is known."""
        return None if self.start_date == UNKNOWN else self.start_date

    @property
    def ends(self) -> PartialDate | None:
        """The end, where there is one and it is known."""
        return None if self.end_date in (None, UNKNOWN) else self.end_date


class Subject(Part):
    """Whom an exemplar is about."""

    kind: Annotated[Word, InVocabulary("subject_kinds"), Field(title="Đối tượng")]
    subkind: Annotated[Word | None, InVocabulary("subject_subkinds"), Field(title="Loại tập thể")] = None
    name: Annotated[PlainText, Field(title="Tên")]
    honorific: Annotated[Word | None, InVocabulary("honorifics"), Field(title="Danh xưng")] = None
    commune: Annotated[Word | None, InVocabulary("communes"), Field(title="Xã, thị trấn")] = None
    external_place: Annotated[
        PlainText | None, Field(title="Nơi ở ngoài địa phương", description="Chỉ dùng cho gương ngoài địa phương")
    ] = None
    village: Annotated[PlainText | None, Field(title="Thôn, tổ dân phố")] = None
    unit: Annotated[PlainText | None, Field(title="Đơn vị công tác")] = None
    position: Annotated[PlainText | None, Field(title="Chức vụ, nghề nghiệp")] = None
    birth_year: Annotated[Year | None, Field(title="Năm sinh")] = None
    ethnicity: Annotated[PlainText | None, Field(title="Dân tộc")] = None
    representative: Annotated[PlainText | None, Field(title="Người đại diện, chủ hộ")] = None
    founded: Annotated[Year | None, Field(title="Năm thành lập")] = None
    members: Annotated[int | None, Field(title="Số thành viên", ge=1)] = None
    minor: Annotated[bool, Field(title="Người dưới 16 tuổi")] = False
    under_seven: Annotated[bool, Field(title="Dưới 7 tuổi")] = False


class Achievement(Part):
    """One thing done, with its figure: 1123,5 m2 of land in 2018."""

    what: Annotated[PlainText, Field(title="Việc đã làm")]
    value: Annotated[Quantity | None, Field(title="Số lượng", description="1200 hoặc 4,8")] = None
    unit: Annotated[PlainText | None, Field(title="Đơn vị tính")] = None
    year: Annotated[Year | None, Field(title="Năm")] = None


class Recognition(Part):
    """An award proposed or granted, or a recognition outside the law."""

    award: Annotated[Word, InVocabulary("awards"), Field(title="Danh hiệu, hình thức khen thưởng")]
    title: Annotated[PlainText | None, Field(title="Tên đầy đủ")] = None
    level: Annotated[Word | None, InVocabulary("levels"), Field(title="Cấp")] = None
    authority: Annotated[Word | None, InVocabulary("authorities"), Field(title="Cấp quyết định")] = None
    status: Annotated[Word, InVocabulary("award_statuses"), Field(title="Tình trạng khen thưởng")]
    decision_no: Annotated[PlainText | None, Field(title="Số quyết định")] = None
    decision_date: Annotated[Day | None, Field(title="Ngày quyết định")] = None
    kind: Annotated[Word | None, InVocabulary("award_kinds"), Field(title="Loại hình khen thưởng")] = None


class Replication(Part):
    """How far a model has been spread (the plan, II.2: phát hiện, bồi dưỡng, tổng kết, nhân rộng)."""

    stage: Annotated[Word, InVocabulary("replication_stages"), Field(title="Bước nhân rộng")]
    contact: Annotated[PlainText | None, Field(title="Nơi liên hệ tham quan")] = None


class Consent(Part):
    """On what basis personal data are published (Law 91/2025/QH15 Art. 16, 24; Decree 356/2025/NĐ-CP).

    `ref` is an opaque reference to the paper kept outside the repository; `guardian_ref` that of the representative.
    """

    basis: Annotated[Word, InVocabulary("consent_bases"), Field(title="Căn cứ công khai")]
    ref: Annotated[PlainText | None, Field(title="Số lưu phiếu đồng ý")] = None
    guardian_ref: Annotated[PlainText | None, Field(title="Số lưu phiếu của người đại diện")] = None
    date: Annotated[Day, Field(title="Ngày đồng ý")]
    scope: Annotated[
        tuple[Annotated[Word, InVocabulary("consent_scopes")], ...], Field(title="Phạm vi đồng ý", min_length=1)
    ]


class Exemplar(Record):
    """A person, collective or household worth following."""

    type = "exemplar"
    folder = "exemplars"
    address = "guong-dien-hinh"
    label = TYPE_LABELS["exemplar"]

    subject: Annotated[Subject, Field(title="Nhân vật, tập thể")]
    occupation_group: Annotated[Word | None, InVocabulary("occupation_groups"), Field(title="Nhóm nghề nghiệp")] = None
    exemplar_class: Annotated[Word, InVocabulary("exemplar_classes"), Field(title="Loại gương")]
    direct_worker: Annotated[bool, Field(title="Người lao động trực tiếp")] = False
    deed_date: Annotated[PartialDate | None, Field(title="Thời điểm việc làm")] = None
    achievements: Annotated[tuple[Achievement, ...], Field(title="Thành tích", min_length=1)]
    recognition: Annotated[tuple[Recognition, ...], Field(title="Khen thưởng, ghi nhận")] = ()
    replication: Annotated[Replication | None, Field(title="Nhân rộng")] = None
    consent: Annotated[Consent | None, Field(title="Sự đồng ý công khai")] = None


class LegalRelation(Part):
    """What this text does to another: a record (`target`) or one that has none here (`citation`)."""

    kind: Annotated[Word, InVocabulary("relations"), Field(title="Quan hệ")]
    target: Annotated[Word | None, Refers("legal"), Field(title="Văn bản")] = None
    citation: Annotated[PlainText | None, Field(title="Văn bản không có trên trang này")] = None
    verified: Verified = "page"


class LegalText(Record):
    """A law, decree, directive, plan or Party document, with its validity as of a date."""

    type = "legal"
    folder = "content/van-ban"
    address = "van-ban"
    label = TYPE_LABELS["legal"]

    doc_type: Annotated[Word, InVocabulary("document_types"), Field(title="Loại văn bản")]
    number: Annotated[PlainText | None, Field(title="Số, ký hiệu")] = None
    number_status: Annotated[Word, InVocabulary("number_statuses"), Field(title="Tình trạng số")]
    issuer: Annotated[Word, InVocabulary("issuers"), Field(title="Cơ quan ban hành")]
    issued_date: Annotated[OpenDate, Field(title="Ngày ban hành", description="2024, 2024-01, 2024-01-15 hoặc chua-ro")]
    signer: Annotated[PlainText | None, Field(title="Người ký")] = None
    signer_title: Annotated[PlainText | None, Field(title="Chức vụ người ký")] = None
    effective_date: Annotated[Day | None, Field(title="Ngày có hiệu lực")] = None
    expired_date: Annotated[Day | None, Field(title="Ngày hết hiệu lực")] = None
    legal_status: Annotated[Word, InVocabulary("legal_statuses"), Field(title="Tình trạng hiệu lực")]
    status_as_of: Annotated[Day, Field(title="Ngày kiểm tra hiệu lực")]
    status_source: Annotated[PlainText, Field(title="Nguồn tình trạng hiệu lực")]
    verified: Verified
    relations: Annotated[tuple[LegalRelation, ...], Field(title="Quan hệ văn bản")] = ()
    gazette_no: Annotated[PlainText | None, Field(title="Số Công báo")] = None
    gazette_date: Annotated[Day | None, Field(title="Ngày Công báo")] = None
    official_url: Annotated[HttpUrl | None, Field(title="Địa chỉ bản chính thức")] = None
    file: Annotated[PlainText | None, Field(title="Tệp đính kèm")] = None

    @property
    def issued(self) -> PartialDate | None:
        """The date of issue, where it is known."""
        return None if self.issued_date == UNKNOWN else self.issued_date


class Event(Part):
    """A launch, review, ceremony or other gathering."""

    start: Annotated[PartialDate, Field(title="Ngày diễn ra")]
    end: Annotated[PartialDate | None, Field(title="Ngày kết thúc")] = None
    place: Annotated[PlainText, Field(title="Địa điểm")]
    organiser: Annotated[PlainText, Field(title="Đơn vị tổ chức")]


class Totals(Part):
    """How many were commended, by kind of subject."""

    ca_nhan: Annotated[int, Field(title="Cá nhân", ge=0)] = 0
    tap_the: Annotated[int, Field(title="Tập thể", ge=0)] = 0
    ho_gia_dinh: Annotated[int, Field(title="Hộ gia đình", ge=0)] = 0


class Recipient(Part):
    """One who was commended."""

    kind: Annotated[Word, InVocabulary("subject_kinds"), Field(title="Đối tượng")]
    name: Annotated[PlainText, Field(title="Tên")]
    unit: Annotated[PlainText | None, Field(title="Đơn vị, địa chỉ")] = None


class Decision(Part):
    """A decision of commendation."""

    decision_no: Annotated[PlainText, Field(title="Số quyết định")]
    decision_date: Annotated[Day, Field(title="Ngày quyết định")]
    authority: Annotated[Word, InVocabulary("authorities"), Field(title="Cấp quyết định")]
    award: Annotated[Word, InVocabulary("awards"), Field(title="Danh hiệu, hình thức khen thưởng")]
    kind: Annotated[Word, InVocabulary("award_kinds"), Field(title="Loại hình khen thưởng")]
    period: Annotated[PlainText | None, Field(title="Thời gian lập thành tích")] = None
    totals: Annotated[Totals, Field(title="Tổng số")]
    recipients: Annotated[tuple[Recipient, ...], Field(title="Danh sách")] = ()
    file: Annotated[PlainText | None, Field(title="Tệp đính kèm")] = None


class Consultation(Part):
    """A proposal laid open to the people (Decree 98/2023/NĐ-CP Art. 46.2: at least ten working days)."""

    legal_basis: Annotated[PlainText, Field(title="Căn cứ")]
    open_from: Annotated[Day, Field(title="Lấy ý kiến từ ngày")]
    open_to: Annotated[Day, Field(title="Lấy ý kiến đến hết ngày")]
    contact: Annotated[PlainText, Field(title="Nơi nhận ý kiến")]


class News(Record):
    """An item of news; events, award decisions and consultation notices are kinds of it."""

    type = "news"
    folder = "content/tin-tuc"
    address = "tin-tuc"
    label = TYPE_LABELS["news"]

    kind: Annotated[Word, InVocabulary("news_kinds"), Field(title="Loại tin")]
    event: Annotated[Event | None, Field(title="Sự kiện")] = None
    decision: Annotated[Decision | None, Field(title="Quyết định khen thưởng")] = None
    consultation: Annotated[Consultation | None, Field(title="Lấy ý kiến nhân dân")] = None
    consent: Annotated[Consent | None, Field(title="Sự đồng ý công khai")] = None


class Page(BaseModel):
    """A hand-written page of the site: home, about, contact, guide, English. Its address is its file's name."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: Annotated[str, Field(title="Tiêu đề", min_length=3, max_length=150)]
    summary: Annotated[str, Field(title="Tóm tắt", min_length=20, max_length=400)]
    language: Annotated[
        Literal["vi", "en"], Field(title="Ngôn ngữ", description="vi: tiếng Việt; en: tiếng Anh")
    ] = "vi"
    updated: Annotated[Day | None, Field(title="Ngày sửa")] = None

    _origin: Origin = PrivateAttr()

    @property
    def origin(self) -> Origin:
        """Where the page was read."""
        return _origin(self)

    @property
    def slug(self) -> str:
        """Its address: the path of its file below content/, without `.md`; empty for the home page."""
        return _origin(self).slug

    @property
    def body(self) -> str:
        """The page, in Markdown."""
        return _origin(self).body


TYPES: dict[Type, type[Record]] = {kind.type: kind for kind in (Campaign, Exemplar, LegalText, News)}
