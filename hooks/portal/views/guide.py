"""The list of everything the checks can find wrong, each with an example and its remedy: the editors' reference."""

from __future__ import annotations

import portal.loading  # declares the kinds of problem that reading finds
import portal.rules  # noqa: F401 - declares the kinds of problem that it finds
from portal.problems import KINDS, Kind
from portal.views import shell
from portal.views.context import Context
from portal.views.head import About
from portal.views.page import Json, PageView

CONCERNS = {
    "F": "Tệp",
    "Y": "Phần đầu bài (YAML)",
    "T": "Các mục của phần đầu bài",
    "V": "Từ vựng và thông tin đơn vị",
    "I": "Mã và địa chỉ bài",
    "R": "Dẫn chiếu, đường dẫn, ảnh",
    "L": "Văn bản",
    "A": "Khen thưởng",
    "P": "Thông tin cá nhân",
    "E": "Biên tập",
}
"""What the first letter of a code stands for."""

SEVERITIES = {"error": "Lỗi, chặn đăng", "warning": "Cảnh báo"}


def view(context: Context) -> PageView:
    """Return the page of problem codes."""
    about = About(
        title="Danh mục lỗi và cách sửa",
        description="Mỗi mã lỗi mà lệnh kiểm tra báo, với ví dụ viết sai và cách viết đúng.",
        crumbs=(("Hướng dẫn", "huong-dan/"),),
    )
    groups = []
    for letter, title in CONCERNS.items():
        members = [KINDS[code] for code in sorted(KINDS) if code.startswith(letter)]
        if members:
            kinds = [_kind(one) for one in members]
            groups.append({"title": title, "anchor": f"nhom-{letter.lower()}", "kinds": kinds})
    content = {"title": about.title, "summary": about.description, "groups": groups}
    return shell.page(context, "huong-dan/ma-loi/", "pages/codes.html", about, content)


def _kind(one: Kind) -> Json:
    return {
        "code": one.code,
        "title": one.title,
        "wrong": one.wrong,
        "right": one.right,
        "severity": SEVERITIES[one.severity],
        "warning": one.severity == "warning",
        "fixable": one.fixable,
    }
