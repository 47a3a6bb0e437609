"""The feeds for people: what each holds, its addresses, what is new, and how portals take it."""

from __future__ import annotations

from portal.feeds import GROUPS, atom, changes
from portal.feeds.model import FOLDER, TTL_MINUTES
from portal.records import Record
from portal.views import parts, shell, written
from portal.views.context import Context
from portal.views.head import About
from portal.views.page import Json, PageView

NEWEST = 5
"""Items of the whole site's feed that are shown."""

_HOLDS = {
    GROUPS["dia-phuong"]: "Bài về từng địa bàn. Nguồn tin của xã mới có cả bài về các xã đã nhập vào xã ấy.",
    GROUPS["don-vi"]: "Bài có đơn vị ấy tham gia, phong trào do đơn vị ấy tổ chức.",
    GROUPS["linh-vuc"]: "Phong trào, gương điển hình, văn bản và tin tức của từng lĩnh vực.",
    GROUPS["phong-trao"]: "Phong trào, đợt thi đua và mọi bài thuộc phong trào ấy.",
}
"""What the feeds of a group hold, by its title; those of the other groups say it one by one."""


def view(context: Context) -> PageView:
    """Return the hub of the feeds."""
    about = About(
        title="Nguồn tin RSS",
        description="Địa chỉ nguồn tin để cổng thông tin, trang của xã, đơn vị và người đọc tự động nhận bài mới.",
        changed=shell.latest_change(context),
    )
    absolute = context.absolute
    whole = context.feeds["tat-ca"]
    content = {
        "title": about.title,
        "summary": about.description,
        "intro": written.intro(context, "rss"),
        "more": [
            parts.link("Danh sách các nguồn tin RSS (OPML)", absolute.to(f"{FOLDER}feeds.opml")),
            parts.link("Bài đã sửa, đã rút (Atom)", absolute.to(f"{FOLDER}{changes.NAME}{atom.SUFFIX}")),
            parts.link("Lịch sự kiện (iCalendar)", absolute.to("lich/su-kien.ics")),
        ],
        "contract": context.links.to("rss/cam-ket/"),
        "newest": [_newest(context, record) for record in context.listed[:NEWEST]],
        "groups": _groups(context),
        "whole": absolute.to(whole["formats"][0]["path"]),
        "compat": absolute.to(whole["compat"]),
        "minutes": parts.number(TTL_MINUTES),
        "seconds": str(TTL_MINUTES * 60),
    }
    return shell.page(context, "rss/", "pages/feeds.html", about, content)


def _newest(context: Context, record: Record) -> Json:
    """Return an item of the whole site's feed as people read it."""
    return {
        "title": record.title,
        "url": context.links.record(record),
        "kicker": record.label,
        "badge": None,
        "date": {**parts.moment(record.published), "label": "Đăng lúc"},
        "sample": record.sample,
    }


def _groups(context: Context) -> list[Json]:
    groups: dict[str, list[Json]] = {}
    for feed in context.feeds.values():
        groups.setdefault(feed["group"], []).append(_feed(context, feed))
    return [{"title": title, "holds": _HOLDS.get(title, ""), "feeds": found} for title, found in groups.items()]


def _feed(context: Context, feed: Json) -> Json:
    """Return a feed with whole addresses, for these are copied into other programs."""
    forms = [*((form["label"], form["path"]) for form in feed["formats"]), ("RSS rút gọn", feed["compat"])]
    return {
        "title": feed["title"],
        "holds": "" if feed["group"] in _HOLDS else feed["description"],
        "page": context.links.to(feed["page"]),
        "count": parts.number(feed["count"]),
        "forms": [parts.link(label, context.absolute.to(path)) for label, path in forms],
    }
