"""Picture files themselves: they open, are no heavier than need be, and the site can show them as they were meant."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote

from portal.body import Target
from portal.catalogue import Catalogue
from portal.image_files import LARGEST_PIXELS, Look, TooManyPixelsError, UnusableImageError
from portal.links import beside
from portal.problems import Kind, Problem, kind
from portal.records import Page, Record
from portal.rules.nearby import FORMATS
from portal.rules.pictures import NOT_A_PICTURE, Report, declared, in_field
from portal.rules.prose import at_target, linking, owners
from portal.rules.shelf import Shelf

HEAVY = kind(
    "R38",
    "Tệp ảnh không nặng quá 2 MB",
    wrong="file: images/le-phat-dong.jpg   # 8,3 MB, chép thẳng từ máy ảnh",
    right="(thu ảnh còn bề ngang chừng 2000 điểm ảnh rồi lưu lại)",
    severity="warning",
)
ENORMOUS = kind(
    "R39",
    f"Ảnh không quá {LARGEST_PIXELS // 1_000_000} triệu điểm ảnh: mở ảnh lớn hơn có thể làm treo máy",
    wrong="file: images/ban-do.png   # 20000 × 20000 điểm ảnh",
    right="(thu nhỏ ảnh rồi lưu lại)",
)
LOCATED = kind(
    "R40",
    "Tệp ảnh không ghi nơi chụp (GPS): nơi chụp thường là nhà của nhân vật",
    wrong="file: images/nha-ba-mau.jpg   # điện thoại đã ghi tọa độ vào tệp",
    right="(xóa vị trí trong thuộc tính của ảnh rồi lưu lại; tắt ghi vị trí khi chụp)",
    severity="warning",
)
SHOWN_OTHERWISE = kind(
    "R41",
    "Ảnh hiện trên trang đúng như trong tệp: không phải ảnh động, không theo hệ màu in (CMYK)",
    wrong="file: images/ap-phich.jpg   # tệp của nhà in",
    right="(lưu lại theo hệ màu RGB rồi xem ở bản xem trước)",
    severity="warning",
)

HEAVIEST = 2 * 2**20
"""Bytes beyond which a picture weighs on whoever copies the repository; the site shows none wider than 1,200 pixels."""
_NAMES = {"JPEG": ".jpg", "MPO": ".jpg", "PNG": ".png", "WEBP": ".webp", "HEIF": ".heic"}
"""How a picture of a format should be named. MPO is what some telephones write under the name of .jpg."""


def picture_can_be_shown(catalogue: Catalogue) -> Iterator[Problem]:
    """Tệp ảnh mở được, đúng loại, vừa cỡ, không ghi nơi chụp, và hiện trên trang đúng như trong tệp."""
    shelf = Shelf(catalogue)
    for owner in owners(catalogue):
        for file, report in _shown(owner):
            path = beside(owner.origin.folder, file)
            if path and PurePosixPath(path).suffix.lower() in FORMATS and shelf.holds(path):
                yield from _judged(shelf, path, file, report)


def _shown(owner: Record | Page) -> Iterator[tuple[str, Report]]:
    """Yield the pictures of an article, each once: those of the field, then those that only the body names."""
    if isinstance(owner, Record):
        for position, image in enumerate(owner.images):
            yield image.file, in_field(owner, f"images.{position}.file")
    told = declared(owner)
    for target in linking(owner).pictures:
        file = unquote(target.address)
        if beside(owner.origin.folder, file) not in told:
            yield file, _in_body(owner, target)


def _in_body(owner: Record | Page, target: Target) -> Report:
    def report(what: Kind, message: str, hint: str) -> Problem:
        return at_target(owner.origin, what, target, message[:1].upper() + message[1:], hint=hint)

    return report


def _judged(shelf: Shelf, path: str, file: str, report: Report) -> Iterator[Problem]:
    try:
        found = shelf.look(path)
    except TooManyPixelsError:
        most = LARGEST_PIXELS // 1_000_000
        yield report(ENORMOUS, f"ảnh “{file}” có hơn {most} triệu điểm ảnh.", "Thu nhỏ ảnh rồi lưu lại.")
    except UnusableImageError:
        yield report(
            NOT_A_PICTURE,
            f"tệp “{file}” hỏng, chép dở, hoặc không phải ảnh.",
            "Chép lại từ máy ảnh, hoặc mở bằng phần mềm xem ảnh rồi lưu lại thành .jpg.",
        )
    else:
        yield from _named_rightly(found, file, report)
        yield from _advice(found, file, report)


def _named_rightly(found: Look, file: str, report: Report) -> Iterator[Problem]:
    """Tell the picture whose name says another format: other programs will not open it."""
    path = PurePosixPath(file)
    name = _NAMES.get(found.format)
    if name and FORMATS[path.suffix.lower()] != FORMATS[name]:
        yield report(
            NOT_A_PICTURE,
            f"tệp “{file}” là ảnh {name[1:].upper()} mang đuôi {path.suffix}.",
            f"Đổi tên tệp thành {path.stem}{name}, trong bài ghi {path.with_suffix(name)}.",
        )
    elif not name:
        yield report(
            NOT_A_PICTURE,
            f"tệp “{file}” là ảnh {found.format}, trang không hiện được.",
            "Mở bằng phần mềm xem ảnh rồi lưu lại thành .jpg.",
        )


def _advice(found: Look, file: str, report: Report) -> Iterator[Problem]:
    if found.weight > HEAVIEST:
        weight = f"{found.weight / 2**20:.1f}".replace(".", ",")
        yield report(
            HEAVY,
            f"ảnh “{file}” nặng {weight} MB ({found.width} × {found.height} điểm ảnh).",
            "Thu ảnh còn bề ngang chừng 2000 điểm ảnh rồi lưu lại: trên trang trông vẫn như vậy.",
        )
    if found.located:
        yield report(
            LOCATED,
            f"ảnh “{file}” có ghi nơi chụp.",
            "Trang không đăng nơi chụp, nhưng tệp gốc vẫn còn: bấm chuột phải vào ảnh, chọn Thuộc tính, Chi tiết, "
            "“Loại bỏ thuộc tính và thông tin cá nhân”.",
        )
    if found.frames > 1 and found.format != "MPO":
        yield report(
            SHOWN_OTHERWISE,
            f"“{file}” là ảnh động; trang chỉ hiện hình đầu tiên.",
            "Chọn một hình rồi lưu lại thành .png, hoặc dẫn tới video bằng liên kết.",
        )
    if found.print_colours:
        yield report(
            SHOWN_OTHERWISE,
            f"ảnh “{file}” theo hệ màu in (CMYK); màu trên trang có thể khác.",
            "Lưu lại theo hệ màu RGB, hoặc xem màu ở bản xem trước.",
        )


RULES = (picture_can_be_shown,)
