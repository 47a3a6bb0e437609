"""What stands around every page: the publisher's names, the menu, the links state portals carry, the foot."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlsplit

from portal.dates import local
from portal.listings import COLLECTIONS
from portal.views import head, parts
from portal.views.context import Context
from portal.views.head import About
from portal.views.page import Json, PageView

MENU = (
    ("Trang chủ", ""),
    *((collection.short, collection.address) for collection in COLLECTIONS),
    ("Lịch", "lich/"),
    ("Thống kê", "thong-ke/"),
    ("Giới thiệu", "gioi-thieu/"),
)
TOP = (("Góp ý", "lien-he/#gop-y"), ("Sơ đồ trang", "so-do-trang/"), ("Liên hệ", "lien-he/"), ("RSS", "rss/"))
UNKNOWN = "đang cập nhật"
SAMPLE = "Bài mẫu: nội dung minh họa, không có thật."


def page(context: Context, path: str, template: str, about: About, content: Json) -> PageView:
    """Return a page within the shell."""
    trail = [("Trang chủ", ""), *about.crumbs, (about.title, path)] if path else []
    data = {
        "lang": about.language,
        "head": head.head(context, path, about, trail),
        "shell": _shell(context, path.split("/", maxsplit=1)[0]),
        "crumbs": [parts.link(label, context.links.to(above)) for label, above in trail[:-1]],
        "changed": parts.day(local(about.changed)) if about.changed else None,
        "page": content,
    }
    return PageView(path, template, data, about.indexed, about.changed)


def _shell(context: Context, section: str) -> Json:
    """Return what is the same on every page of a part of the site, worked out once."""
    key = f"shell {section}"
    if key not in context.memo:
        context.memo[key] = {**shared(context), "menu": _menu(context, section)}
    return context.memo[key]


def _menu(context: Context, section: str) -> list[Json]:
    """Return the menu, its entry for a part of the site marked as current."""
    entries = [(link.label, link.url) for link in context.site.menu] or list(MENU)
    return [
        parts.link(label, _to(context, url), current=bool(section) and url.strip("/") == section)
        for label, url in entries
    ]


def _to(context: Context, url: str) -> str:
    return url if urlsplit(url).scheme else context.links.to(url)


def shared(context: Context) -> Json:
    """Return what is the same on every page of a build, worked out once."""
    if "shell" not in context.memo:
        context.memo["shell"] = _around(context)
    return context.memo["shell"]


def _around(context: Context) -> Json:
    site = context.site
    campaign = context.catalogue.shown("campaign", site.theme.campaign) if site.theme.campaign else None
    return {
        "home": context.links.to(""),
        "title": site.title,
        "short_title": site.short_title,
        "tagline": site.tagline,
        "publisher": context.unit(site.publisher),
        "governing_body": context.unit(site.governing_body),
        "checking_body": context.unit(site.checking_body),
        "locality": site.locality,
        "province": site.province,
        "theme": {
            "year": str(site.theme.year),
            "slogan": site.theme.slogan,
            "url": context.links.record(campaign) if campaign else None,
        },
        "top": [parts.link(label, context.links.to(path)) for label, path in TOP],
        "english": context.links.to("en/") if "en" in context.pages else None,
        "search": context.links.to("tim-kiem/"),
        "base": context.links.to(""),
        "notice": site.notice,
        "samples_notice": site.samples_notice or SAMPLE,
        "responsible_editor": site.responsible_editor or UNKNOWN,
        "contact": contact(context),
        "related": [parts.link(link.label, _to(context, link.url)) for link in site.related_links],
        "sections": [parts.link(label, context.links.to(path)) for label, path in _SECTIONS],
    }


_SECTIONS = (
    ("Địa phương", "dia-phuong/"),
    ("Đơn vị", "don-vi/"),
    ("Lĩnh vực", "linh-vuc/"),
    ("Lịch", "lich/"),
    ("Thống kê", "thong-ke/"),
    ("Tìm kiếm", "tim-kiem/"),
    ("Giới thiệu", "gioi-thieu/"),
    ("Hướng dẫn", "huong-dan/"),
)


ENGLISH = {
    "Địa chỉ": "Address",
    "Điện thoại": "Telephone",
    "Fax": "Fax",
    "Thư điện tử": "E-mail",
    "Họ và tên": "Name",
    "Chức vụ": "Position",
    "Đơn vị": "Unit",
    UNKNOWN: "being completed",
}


def contact(context: Context, language: str = "vi") -> list[Json]:
    """Return how to reach the publisher, a row a line; what is not known yet is said to be on its way."""
    known = context.site.contact
    rows = [
        ("Địa chỉ", known.address, None),
        ("Điện thoại", known.phone, f"tel:{known.phone.replace(' ', '')}"),
        ("Thư điện tử", known.email, f"mailto:{known.email}"),
    ]
    fax = [("Fax", known.fax, None)] if known.fax else []
    return [_row(label, text, url, language) for label, text, url in [*rows, *fax]]


def _row(label: str, text: str, url: str | None, language: str) -> Json:
    said = ENGLISH if language == "en" else {}
    unknown = said.get(UNKNOWN, UNKNOWN)
    return {"label": said.get(label, label), "text": text or unknown, "url": url if text else None, "known": bool(text)}


def officer(context: Context, language: str = "vi") -> list[Json]:
    """Return the contact officer, as state portals must name one (Decree 42/2022/NĐ-CP Art. 4.1.e)."""
    known = context.site.contact
    rows = [
        ("Họ và tên", known.officer_name),
        ("Chức vụ", known.officer_post),
        ("Đơn vị", known.officer_unit),
        ("Điện thoại", known.officer_phone),
        ("Thư điện tử", known.officer_email),
    ]
    return [_row(label, text, None, language) for label, text in rows]


def latest_change(context: Context) -> datetime | None:
    """Return the instant of the newest change of any listed record."""
    return max((record.changed for record in context.listed), default=None)
