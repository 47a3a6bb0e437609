"""A small publisher and its records, made in memory: what the tests of feeds and exports are about."""

from __future__ import annotations

from dataclasses import fields
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from portal.catalogue import Catalogue, newest_first
from portal.dates import VIETNAM
from portal.images import Rendition
from portal.records import Campaign, Exemplar, LegalText, News, Record
from portal.source import Origin, Source
from portal.vocabulary import Site, Vocabularies

NOW = datetime(2026, 6, 1, 12, 0, tzinfo=VIETNAM)
SUMMARY = "Tóm tắt của bài, đủ dài để đứng một mình trong một bản tin."

WORDS: dict[str, dict[str, dict[str, Any]]] = {
    "communes": {
        "xa-cu": {"label": "Xã Cũ", "kind": "xa", "code": "00001", "successor": "xa-moi"},
        "xa-moi": {"label": "Xã Mới", "kind": "xa", "code": "00002"},
    },
    "units": {"trung-tam": {"label": "Trung tâm Văn hóa Mẫu", "kind": "don-vi-su-nghiep"}},
    "fields": {"kinh-te": {"label": "Kinh tế"}, "giao-duc": {"label": "Giáo dục"}},
    "awards": {"giay-khen": {"label": "Giấy khen", "group": "giay-khen", "subject_kinds": ("ca-nhan",)}},
    "award_statuses": {
        "de-nghi": {"label": "Đang đề nghị"},
        "da-quyet-dinh": {"label": "Đã quyết định", "decided": True},
        "bi-huy-bo": {"label": "Bị hủy bỏ", "decided": True, "void": True},
    },
    "issuers": {"uy-ban": {"label": "Ủy ban nhân dân huyện Mẫu", "code": "UBND", "level": "huyen"}},
    "legal_statuses": {"con-hieu-luc": {"label": "Còn hiệu lực", "in_force": True}},
    "anniversaries": {
        "ngay-thi-dua": {"label": "Ngày truyền thống thi đua", "day": "06-11", "base_year": 1948, "scope": "toan-quoc"},
        "tet": {
            "label": "Tết Nguyên đán",
            "calendar": "lunar",
            "day": "01-01",
            "scope": "toan-quoc",
            "dates": {2026: date(2026, 2, 17), 2027: date(2027, 2, 6)},
        },
    },
}


def site(**changed: Any) -> Site:
    known = {
        "title": "Thi đua huyện Mẫu",
        "short_title": "Thi đua Mẫu",
        "tagline": "Người tốt, việc tốt",
        "description": "Trang tuyên truyền thi đua, khen thưởng của huyện Mẫu.",
        "locality": "huyện Mẫu",
        "locality_short": "Mẫu",
        "province": "tỉnh Mẫu",
        "level": "huyen",
        "publisher": "trung-tam",
        "governing_body": "trung-tam",
        "checking_body": "trung-tam",
        "url": "https://mau.example/",
        "tag_authority": "mau.example",
        "tag_date": "2024-01",
        "theme": {"year": 2026, "slogan": "Đoàn kết", "source": "Kế hoạch"},
        "contact": {},
        "samples_notice": "Bài mẫu: không có thật.",
    }
    return Site.model_validate({**known, **changed})


def vocabularies() -> Vocabularies:
    found = {}
    for each in fields(Vocabularies):
        model = Vocabularies.MODELS.get(each.name, Vocabularies.MODELS["communes"].__mro__[1])
        terms = WORDS.get(each.name, {})
        found[each.name] = {
            slug: model.model_validate({"source": "Mẫu", "slug": slug, **term}) for slug, term in terms.items()
        }
    return Vocabularies(**found)


def catalogue(*records: Record, as_of: datetime = NOW, **changed: Any) -> Catalogue:
    ordered = tuple(sorted(records, key=newest_first))
    return Catalogue(Path("kho"), as_of, site(**changed), vocabularies(), ordered, ())


def _placed(record: Record, slug: str, body: str) -> Any:
    path = f"{record.folder}/{slug}.md"
    record._origin = Origin(Source(path, body), slug, body=body)
    return record


def _common(id: str, known: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": id,
        "title": "Một tiêu đề đủ dài",
        "summary": SUMMARY,
        "published": at(1),
        "status": "published",
        "author": "Nguyễn Thị Mẫu",
        "fields": ("kinh-te",),
        **known,
    }


def at(day: int, hour: int = 7) -> datetime:
    """Return an instant of the year 2026: the first day is 1 January."""
    return datetime(2025, 12, 31, tzinfo=UTC) + timedelta(days=day, hours=hour - 7)


def news(id: str, *, slug: str = "", body: str = "Nội dung bài.\n", **known: Any) -> News:
    return _placed(News.model_validate({**_common(id, known), "kind": known.get("kind", "tin")}), slug or id, body)


def campaign(id: str, *, slug: str = "", body: str = "Nội dung phong trào.\n", **known: Any) -> Campaign:
    own = {
        "name": "Phong trào mẫu",
        "campaign_type": "thuong-xuyen",
        "launch_level": "huyen",
        "start_date": "2026-01",
        "lifecycle": "dang-dien-ra",
    }
    return _placed(Campaign.model_validate({**_common(id, {**own, **known})}), slug or id, body)


def legal(id: str, *, slug: str = "", body: str = "Tóm tắt văn bản.\n", **known: Any) -> LegalText:
    own = {
        "doc_type": "ke-hoach",
        "number": "18/KH-UBND",
        "number_status": "day-du",
        "issuer": "uy-ban",
        "issued_date": "2026-01-15",
        "legal_status": "con-hieu-luc",
        "status_as_of": "2026-05-01",
        "status_source": "Trang của huyện",
        "verified": "page",
    }
    return _placed(LegalText.model_validate({**_common(id, {**own, **known})}), slug or id, body)


def exemplar(id: str, *, slug: str = "", body: str = "Chuyện người tốt.\n", **known: Any) -> Exemplar:
    own = {
        "subject": {"kind": "ca-nhan", "name": "Trần Văn Mẫu", "commune": "xa-cu"},
        "exemplar_class": "guong-dien-hinh",
        "achievements": ({"what": "Trồng rừng", "value": "4,8", "unit": "ha"},),
    }
    return _placed(Exemplar.model_validate({**_common(id, {**own, **known})}), slug or id, body)


class Pictures:
    """Every file below images/ is a picture of one size, without a disk."""

    def rendition(self, _owner: object, file: str, /) -> Rendition | None:
        if not file.startswith("images/") or ".." in file:
            return None
        stem = f"anh/{Path(file).stem}-0123abcd"
        sizes = ((f"{stem}-480.webp", 480), (f"{stem}-960.webp", 960))
        return Rendition(f"{stem}-960.webp", sizes, 960, 600, f"{stem}.jpg", "image/jpeg", 54_321, 1200, 750)


IMAGE = {"file": "images/doi-che.jpg", "alt": "Đồi chè lúc sáng sớm", "caption": "Đồi chè", "credit": "Trung tâm"}


def mixed() -> tuple[Record, ...]:
    """One record of each kind and state that feeds treat differently."""
    return (
        campaign("phong-trao-mau", slug="phong-trao-mau", published=at(1)),
        exemplar(
            "guong-mau",
            published=at(2),
            images=(IMAGE,),
            campaigns=("phong-trao-mau",),
            sample=True,
            units=("trung-tam",),
            recognition=({"award": "giay-khen", "status": "da-quyet-dinh"},),
            body="Mở đầu với [phong trào](../campaigns/phong-trao-mau.md) và [trang ngoài](https://vd.example/ý?a=1&b=2)."
            "\n\n## Việc làm\n\n![Rừng](images/rung.jpg)\n\n| Năm | Ha |\n|---|--:|\n| 2025 | 4,8 |\n\n"
            "Chú thích[^1].\n\n[^1]: Nguồn của số liệu.\n",
        ),
        legal("van-ban-mau", published=at(3), updated=at(9), change_note="Sửa ngày có hiệu lực", verified="secondary"),
        news(
            "tin-le-phat-dong",
            published=at(4),
            kind="phat-dong",
            event={"start": "2026-03-20", "place": "Nhà văn hóa huyện", "organiser": "Trung tâm"},
            source_name="Báo Mẫu",
            source_url="https://bao.example/tin",
            communes=("xa-moi",),
        ),
        news(
            "tin-da-rut",
            title="Tin về ông Lê Văn Kín",
            published=at(5),
            status="withdrawn",
            withdrawn={"on": "2026-02-01", "reason": "Theo yêu cầu của người được nêu tên"},
            author="Lê Văn Kín",
        ),
        news("tin-nhap", status="draft", published=at(6)),
        news("tin-tuong-lai", published=at(365)),
    )
