"""What a record refers to exists, and readers can open it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from posixpath import relpath
from urllib.parse import SplitResult, unquote, urlsplit

from portal.body import Target
from portal.catalogue import Catalogue, references
from portal.links import beside
from portal.meant import probably, surely
from portal.problems import Kind, Problem, kind
from portal.records import TYPES, Campaign, LegalText, Page, Record, Type
from portal.rewriting import mended, without_item
from portal.rules.prose import at_target, linking, outline_of, owners, without_code
from portal.rules.said import day, label_of, problem, rewritten
from portal.rules.shelf import Shelf
from portal.text import fold

MISSING = kind(
    "R01",
    "Phong trào, văn bản và bài được nhắc đến phải có tệp trong kho",
    wrong="campaigns: [chung-suc-nong-thon]",
    right="campaigns: [chung-suc-xay-dung-nong-thon-moi]",
    fixable=True,
)
DRAFT = kind(
    "R02",
    "Bài đã đăng không dẫn tới bài còn là bản nháp",
    wrong="legal: [ke-hoach-thang-8]   # tệp ấy còn ghi status: draft",
    right="(duyệt đăng văn bản ấy trước, hoặc bỏ dòng dẫn)",
)
NOT_SHOWN = kind(
    "R03",
    "Bài đã đăng không dẫn tới bài đã rút hoặc chưa tới ngày đăng",
    wrong="campaigns: [dot-thi-dua-da-rut]",
    right="(bỏ dòng dẫn tới bài đã rút)",
    severity="warning",
)
TWICE = kind(
    "R04",
    "Mỗi mục chỉ nêu một lần trong một danh sách",
    wrong="communes: [bang-phuc, bang-phuc]",
    right="communes: [bang-phuc]",
    severity="warning",
    fixable=True,
)
ITSELF = kind(
    "R05",
    "Bài không dẫn tới chính mình; phong trào không thuộc chính mình hay thuộc phong trào con của mình",
    wrong="parent: dot-thi-dua-nay",
    right="parent: phong-trao-lon-hon",
)
NO_PAGE = kind(
    "R11",
    "Liên kết trong bài phải dẫn tới tệp hoặc trang có thật",
    wrong="[phong trào](../campaigns/khong-co.md)",
    right="[phong trào](../campaigns/xay-dung-nong-thon-moi.md)",
)
NO_ANCHOR = kind(
    "R12",
    "Phần sau dấu # của liên kết phải là một đề mục của trang ấy",
    wrong="[mục đích](#muc-dich-yeu-cau)",
    right="[mục đích](#i-muc-dich-yeu-cau)",
)
OUTSIDE = kind(
    "R13",
    "Liên kết, ảnh và tệp đính kèm không dẫn ra ngoài kho bài",
    wrong="[biểu mẫu](../../../may-toi/bieu-mau.pdf)",
    right="[biểu mẫu](tep/bieu-mau.pdf)",
)
ON_THIS_PC = kind(
    "R14",
    "Liên kết và ảnh không dùng đường dẫn trên máy tính riêng, không dùng dấu gạch ngược",
    wrong="[biểu mẫu](C:\\Users\\Lan\\bieu-mau.pdf)",
    right="[biểu mẫu](tep/bieu-mau.pdf)",
    fixable=True,
)
UNSAFE = kind(
    "R15",
    "Liên kết chỉ dùng https, http, mailto, tel hoặc đường dẫn tới tệp trong kho",
    wrong="[xem](javascript:mo())",
    right="[xem](https://www.chinhphu.vn/)",
)
OWN_HOST = kind(
    "R16",
    "Liên kết tới bài của chính trang này ghi đường dẫn tới tệp, không ghi địa chỉ đầy đủ",
    wrong="[gương](https://dia-chi-trang-nay/guong-dien-hinh/trong-rung/)",
    right="[gương](../exemplars/trong-rung.md)",
    severity="warning",
)
UNREAD_LINK = kind(
    "R17",
    "Địa chỉ liên kết không chứa dấu cách và không để trống",
    wrong="[biểu mẫu](tep/bieu mau.pdf)",
    right="[biểu mẫu](tep/bieu-mau.pdf)",
)

PREVIEW = kind(
    "R18",
    "Liên kết không dẫn tới trang xem trước trên máy mình: người đọc không mở được",
    wrong="[gương](http://127.0.0.1:8000/guong-dien-hinh/trong-rung/)",
    right="[gương](../exemplars/trong-rung.md)",
)

_THIS_PC = frozenset({"localhost", "127.0.0.1", "0.0.0.0", "::1"})  # noqa: S104 – what editors copy, not an address to bind
_DRIVE = re.compile(r"^(?:[A-Za-z]:(?:[\\/]|%5C)|\\\\|%5C%5C|file:)", re.IGNORECASE)
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_UNPARSED = re.compile(
    r"\]\((?P<address>\s*|(?:javascript|vbscript|file|data):[^)\n]*"
    r"|[^)(<>\"'\n]*[^\s)(<>\"'][ \t]+[^\s\"')(][^)\n\"']*)\)",
    re.IGNORECASE,
)
_BUILT = re.compile(
    r"|phong-trao/|guong-dien-hinh/|van-ban/|tin-tuc/|lich/|thong-ke/|tim-kiem/|rss/|so-do-trang/|huong-dan/|huong-dan/ma-loi/"
    r"|(?:phong-trao|guong-dien-hinh|van-ban|tin-tuc)/(?:nam-\d{4}|trang-\d+)/"
    r"|rss/[a-z0-9./-]+|du-lieu/[a-z-]+\.(?:json|csv)|lich/su-kien\.ics|sitemap\.xml"
)
"""Pages that no file holds (design: Addresses), below the site's root."""


def record_exists(catalogue: Catalogue) -> Iterator[Problem]:
    """Phong trào, văn bản và bài được nhắc đến phải có tệp trong kho."""
    for record in catalogue.records:
        for loc, type_, name in references(record):
            if not catalogue.find(type_, name) and (type_, name) not in catalogue.unread:
                told = f"“{label_of(record, loc)}” ghi “{name}”, không có tệp {TYPES[type_].folder}/{name}.md."
                stem = name.rpartition("/")[2].removesuffix(".md") if name.endswith(".md") else name
                edits = rewritten(record, loc, surely(stem, _names(catalogue, type_)))
                yield problem(record, MISSING, loc, told, hint=_instead(catalogue, type_, name), edits=edits)


def _instead(catalogue: Catalogue, type_: Type, name: str) -> str:
    for other in TYPES.values():
        if found := catalogue.find(other.type, name):
            return f"“{name}” thuộc {other.label} ({found.origin.path}), không phải {TYPES[type_].label}."
    meant = probably(name, _names(catalogue, type_))
    if not meant:
        return "Ghi tên tệp có thật (không kèm .md), hoặc bỏ mục này."
    found = catalogue.find(type_, meant)
    return f"Có phải {meant} ({found.title if found else meant})?"


def _names(catalogue: Catalogue, type_: Type) -> dict[str, tuple[str, ...]]:
    """Return every name that an editor may remember of the records of a type, by slug."""
    return {
        record.slug: tuple(name for name in (record.slug, record.id, record.title, _short(record)) if name)
        for record in catalogue.whole.of(TYPES[type_])
    }


def _short(record: Record) -> str:
    if isinstance(record, LegalText):
        return record.number or ""
    return record.name if isinstance(record, Campaign) else ""


def record_is_shown(catalogue: Catalogue) -> Iterator[Problem]:
    """Bài đã đăng không dẫn tới bài còn là bản nháp, đã rút hoặc chưa tới ngày đăng."""
    for record in catalogue.records:
        for loc, type_, name in references(record):
            target = catalogue.find(type_, name)
            if target and (found := _hidden(catalogue, record, target)):
                what, message, hint = found
                yield problem(record, what, loc, f"“{label_of(record, loc)}” {message}", hint=hint)


def _hidden(catalogue: Catalogue, record: Record, target: Record) -> tuple[Kind, str, str] | None:
    """Tell why readers of a record would not be shown what it refers to."""
    if record.status == "withdrawn" or target is record or not target.origin.broken.isdisjoint(("status", "published")):
        return None
    if target.status == "withdrawn":
        return (
            NOT_SHOWN,
            f"dẫn tới bài đã rút: {target.origin.path}.",
            "Bỏ mục này; bài đã rút không hiện trong danh sách.",
        )
    if record.status == "draft":
        return None
    if target.status == "draft":
        return DRAFT, f"dẫn tới bản nháp: {target.origin.path}.", "Duyệt đăng bài ấy trước, hoặc bỏ mục này."
    if target.published > max(catalogue.as_of, record.published):
        return (
            NOT_SHOWN,
            f"dẫn tới bài chưa đăng: {target.origin.path}, đặt đăng ngày {day(target.published)}.",
            "Chờ bài ấy đăng rồi mới dẫn.",
        )
    return None


def named_once(catalogue: Catalogue) -> Iterator[Problem]:
    """Mỗi mục chỉ nêu một lần trong một danh sách."""
    for record in catalogue.records:
        for name in ("fields", "communes", "units", "campaigns", "legal", "organisers"):
            values: tuple[str, ...] = getattr(record, name, ())
            if len(set(values)) == len(values):
                continue
            for position, value in enumerate(values):
                if value in values[:position]:
                    message = f"“{label_of(record, name)}” nêu “{value}” hai lần."
                    edits = without_item(record.origin, (name, position))
                    yield problem(record, TWICE, f"{name}.{position}", message, hint="Bỏ một lần.", edits=edits)


def nothing_refers_to_itself(catalogue: Catalogue) -> Iterator[Problem]:
    """Bài không dẫn tới chính mình; phong trào không thuộc chính mình hay thuộc phong trào con của mình."""
    for record in catalogue.records:
        for loc, type_, name in references(record):
            if loc.startswith("relations."):
                continue
            if catalogue.find(type_, name) is record:
                message = f"“{label_of(record, loc)}” dẫn tới chính bài này."
                yield problem(record, ITSELF, loc, message, hint="Bỏ mục này.")
            elif loc == "parent" and record in _parents(catalogue, record):
                message = f"“{label_of(record, loc)}”: hai phong trào thuộc lẫn nhau, không rõ phong trào nào lớn hơn."
                yield problem(record, ITSELF, loc, message, hint="Bỏ mục này ở phong trào lớn hơn.")


def _parents(catalogue: Catalogue, record: Record) -> list[Record]:
    """Return a campaign's parent, that one's parent and so on, each once."""
    found: list[Record] = []
    here: Record | None = record
    while isinstance(here, Campaign) and here.parent:
        here = catalogue.find("campaign", here.parent)
        if here is None or here in found:
            break
        found.append(here)
    return found


def link_leads_somewhere(catalogue: Catalogue) -> Iterator[Problem]:
    """Liên kết trong bài phải dẫn tới tệp hoặc trang có thật, trong kho, mở được từ máy của người đọc."""
    shelf = Shelf(catalogue)
    for owner in owners(catalogue):
        for target in linking(owner).links:
            if not target.address.startswith("#fn"):
                yield from _link(catalogue, shelf, owner, target)
        yield from _unparsed(owner)


def _unparsed(owner: Record | Page) -> Iterator[Problem]:
    """Yield the links that Markdown itself does not take for links and would show as they are written."""
    if "](" not in owner.body:
        return
    for found in _UNPARSED.finditer(without_code(owner.body)):
        if owner.body[found.start() - 1 : found.start()] == "\\":
            continue
        address = found["address"].strip()
        if _DRIVE.match(address):
            what, message, hint = ON_THIS_PC, f"“{address}” là đường dẫn trên máy tính riêng.", _COPY_HINT
        elif ":" in address.split(" ")[0]:
            what, message, hint = UNSAFE, f"“{address}” không phải địa chỉ dùng được trong bài.", _SCHEME_HINT
        elif address:
            what, message = UNREAD_LINK, f"Địa chỉ “{address}” có dấu cách nên không thành liên kết."
            hint = "Đổi tên tệp cho không có dấu cách rồi sửa địa chỉ."
        else:
            what, message, hint = (
                UNREAD_LINK,
                "Liên kết chưa có địa chỉ.",
                "Ghi địa chỉ giữa hai dấu ngoặc, hoặc bỏ liên kết.",
            )
        yield owner.origin.in_body(what, found.start("address"), found.end("address"), message, hint=hint)


_COPY_HINT = "Chép tệp vào kho, cạnh bài này, rồi ghi đường dẫn ngắn như tep/bieu-mau.pdf."
_SCHEME_HINT = "Dùng địa chỉ https://… hoặc đường dẫn tới tệp trong kho."


def _link(catalogue: Catalogue, shelf: Shelf, owner: Record | Page, target: Target) -> Iterator[Problem]:
    address = unquote(target.address)
    parts = urlsplit(target.address)
    found: tuple[Kind, str, str] | None = None
    if _DRIVE.match(address) or "\\" in address:
        found = ON_THIS_PC, f"“{address}” là đường dẫn kiểu máy tính riêng.", _COPY_HINT
    elif parts.scheme or parts.netloc:
        found = _foreign(catalogue, owner, address, parts)
    elif parts.path.startswith("/"):
        found = (
            None
            if is_page(catalogue, unquote(parts.path))
            else (NO_PAGE, f"Trang này không có địa chỉ “{address}”.", _meant_file(catalogue, owner, parts.path))
        )
    elif parts.path:
        found = _file(catalogue, shelf, owner, unquote(parts.path), unquote(parts.fragment))
    elif parts.fragment and unquote(parts.fragment) not in outline_of(owner).anchors:
        found = _no_anchor(owner, unquote(parts.fragment))
    if found:
        what, message, hint = found
        told = at_target(owner.origin, what, target, message, hint=hint)
        slashed = address.replace("\\", "/")
        if what is ON_THIS_PC and not _DRIVE.match(address) and _file(catalogue, shelf, owner, slashed, "") is None:
            told = mended(told, owner.origin.source, address, slashed)
        yield told


def _foreign(
    catalogue: Catalogue, owner: Record | Page, address: str, parts: SplitResult
) -> tuple[Kind, str, str] | None:
    if parts.scheme and parts.scheme.lower() not in _SCHEMES:
        return UNSAFE, f"“{address}” không phải địa chỉ dùng được trong bài.", _SCHEME_HINT
    if parts.hostname in _THIS_PC:
        hint = _meant_file(catalogue, owner, unquote(parts.path))
        return PREVIEW, f"“{address}” chỉ mở được trên máy của bạn.", hint
    own = urlsplit(str(catalogue.site.url))
    if parts.hostname and parts.hostname == own.hostname:
        return (
            OWN_HOST,
            f"“{address}” là địa chỉ của chính trang này.",
            "Ghi đường dẫn tới tệp của bài, ví dụ ../exemplars/ten-bai.md.",
        )
    return None


def is_page(catalogue: Catalogue, path: str) -> bool:
    """Tell whether the site has a page or file at a path from its root (`/phong-trao/x/`)."""
    wanted = path.strip("/")
    if _BUILT.fullmatch(f"{wanted}/" if wanted and "." not in wanted.rpartition("/")[2] else wanted):
        return True
    if catalogue.page(wanted):
        return True
    first, _, rest = wanted.partition("/")
    of_lists = {"dia-phuong": "communes", "don-vi": "units", "linh-vuc": "fields"}
    if first in of_lists:
        return rest in getattr(catalogue.vocabularies, of_lists[first])
    model = next((model for model in TYPES.values() if model.address == first), None)
    record = catalogue.find(model.type, rest) if model and rest else None
    return bool(record and (record.slug == rest or rest in record.aliases))


def _file(
    catalogue: Catalogue, shelf: Shelf, owner: Record | Page, path: str, anchor: str
) -> tuple[Kind, str, str] | None:
    name = beside(owner.origin.folder, path)
    if name is None:
        return OUTSIDE, f"“{path}” dẫn ra ngoài kho bài.", "Chép tệp vào kho, cạnh bài này, rồi sửa đường dẫn."
    record = catalogue.at(name)
    page = catalogue.page_at(name)
    target = record or page
    if target is None:
        if name in catalogue.sources or (not name.endswith(".md") and shelf.holds(name)):
            return None
        return NO_PAGE, f"Không có tệp “{name}”.", _meant_file(catalogue, owner, path)
    if record and isinstance(owner, Record) and (hidden := _hidden(catalogue, owner, record)):
        return hidden[0], f"Liên kết {hidden[1]}", hidden[2]
    if anchor and anchor not in outline_of(target).anchors:
        return _no_anchor(target, anchor)
    return None


def _no_anchor(target: Record | Page, anchor: str) -> tuple[Kind, str, str]:
    headings = {heading.anchor: (heading.anchor, heading.text) for heading in outline_of(target).headings}
    meant = probably(anchor, headings)
    hint = (
        f"Có phải #{meant}?" if meant else "Bỏ phần sau dấu #, hoặc ghi đúng tên đề mục không dấu, nối bằng gạch ngang."
    )
    return NO_ANCHOR, f"Trang {target.origin.path} không có đề mục “#{anchor}”.", hint


def _meant_file(catalogue: Catalogue, owner: Record | Page, written: str) -> str:
    """Return the link that was probably meant, as a path from the owner's own file."""
    last = written.rstrip("/").rpartition("/")[2]
    stem = fold(last.removesuffix(".md").removesuffix(".html"))
    names = {record.origin.path: (record.slug, *record.aliases) for record in catalogue.whole.records}
    names |= {page.origin.path: (page.slug,) for page in catalogue.whole.pages if page.slug}
    meant = probably(stem, names)
    return f"Có phải {relpath(meant, owner.origin.folder.as_posix())}?" if meant else "Sửa đường dẫn, hoặc bỏ liên kết."


RULES = (record_exists, record_is_shown, named_once, nothing_refers_to_itself, link_leads_somewhere)
