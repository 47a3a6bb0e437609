"""What a portal that takes our feeds may rely upon; every number is the one that the feeds keep to."""

from __future__ import annotations

from portal import body
from portal.feeds import FORMATS, archive, changes, items, model, rss, schemas
from portal.views import parts, shell
from portal.views.context import Context
from portal.views.head import About
from portal.views.page import Json, PageView

FIELDS = (
    ("Tiêu đề", "title", "title", "title", "Chữ thuần, một dòng. Dấu < và & dễ bị hiểu là HTML thì viết dạng rộng."),
    ("Địa chỉ bài", "link", "link", "url", "Đầy đủ, mở được ngay. Đổi khi bài đổi tên tệp; địa chỉ cũ tự chuyển sang."),
    ("Mã tin", "guid", "id", "id", "Không bao giờ đổi. Dùng mã này, đừng dùng địa chỉ, để biết tin đã có hay chưa."),
    ("Ngày giờ đăng", "pubDate", "published", "date_published", "Không đổi, không trùng nhau, không ở tương lai."),
    ("Lần sửa cuối", "atom:updated", "updated", "date_modified", "Bằng giờ đăng nếu chưa sửa lần nào."),
    ("Tóm tắt", "description", "summary", "summary", "RSS: HTML ngắn, có ảnh, tự nó đủ nghĩa. Atom, JSON: chữ thuần."),
    ("Toàn văn", "content:encoded", "content", "content_html", "HTML đã làm sạch; đường dẫn và ảnh ghi đủ địa chỉ."),
    ("Người viết", "dc:creator", "author", "authors", "Tên người hoặc đơn vị."),
    ("Phân loại", "category", "category", "tags", "Chuyên mục, lĩnh vực, địa phương, đơn vị, danh hiệu, phong trào."),
    ("Ảnh", "enclosure", "link", "attachments", "Một ảnh JPEG, kèm đúng số byte. JSON còn ghi địa chỉ ảnh ở image."),
    ("Ảnh, kích thước", "media:content", "", "", "Kèm media:thumbnail; có lời mô tả và tác giả ảnh."),
)
"""What a field is called, its element in RSS and Atom, its key in JSON Feed, and what is promised of it."""

SCHEMA_TITLES = {
    "rss.rng": "RSS 2.0 (RELAX NG)",
    "atom.rng": "Atom 1.0 (RELAX NG)",
    "json-feed.json": "JSON Feed 1.1 (JSON Schema)",
}


def view(context: Context) -> PageView:
    """Return the page of promises to portals."""
    about = About(
        title="Cam kết với cổng lấy tin",
        description="Những điều người quản trị cổng thông tin được tin cậy khi lấy tin của trang này tự động.",
        crumbs=(("Nguồn tin RSS", "rss/"),),
    )
    absolute = context.absolute
    content = {
        "title": about.title,
        "summary": about.description,
        "hub": context.links.to("rss/"),
        "compat": absolute.to(f"{model.FOLDER}tat-ca{rss.COMPAT_SUFFIX}"),
        "changes": absolute.to(f"{model.FOLDER}{changes.NAME}.atom.xml"),
        "opml": absolute.to(f"{model.FOLDER}feeds.opml"),
        "websub": str(context.site.websub_hub or ""),
        "id": f"tag:{context.site.tag_authority},{context.site.tag_date}:…",
        "formats": [{"label": label, "suffix": suffix, "type": type} for suffix, (label, type) in FORMATS.items()],
        "fields": [dict(zip(("label", "rss", "atom", "json", "promise"), field, strict=True)) for field in FIELDS],
        "numbers": _numbers(),
        "tags": sorted(body.TAGS),
        "schemas": [
            parts.link(SCHEMA_TITLES[name], context.links.to(f"{schemas.ADDRESS}{name}")) for name in schemas.NAMES
        ],
        "contact": shell.contact(context),
    }
    return shell.page(context, "rss/cam-ket/", "pages/contract.html", about, content)


def _numbers() -> Json:
    known = {
        "ttl": model.TTL_MINUTES,
        "current": archive.CURRENT_ITEMS,
        "kilobytes": archive.LARGEST // 1_000,
        "compat": rss.COMPAT_ITEMS,
        "page": archive.PAGE_ITEMS,
        "content": items.LONGEST_CONTENT // 1_000,
        "gone": changes.MOST_TOMBSTONES,
    }
    return {name: parts.number(value) for name, value in known.items()}
