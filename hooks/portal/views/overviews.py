"""The pages that lead to others: places, bodies, fields, the site map, the ways to search."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from portal import listings
from portal.catalogue import Catalogue, folded_titles, listed
from portal.listings import COLLECTIONS, Listing
from portal.records import Record
from portal.text import fold
from portal.views import parts, shell, written
from portal.views.context import Context
from portal.views.head import About
from portal.views.page import Json, PageView, Task

DIGITS = "0–9"


def places(context: Context) -> PageView:
    """Return the overview of the communes: those of today first, then those of before."""
    found = listings.communes(context.catalogue)
    terms = context.words.communes
    today = [item for item in found if context.of_today(terms[item.key])]
    before = [item for item in found if item not in today]
    groups = [("Đơn vị hành chính hiện nay", today), ("Đơn vị hành chính trước đây", before)]
    content = [_group(title, [_counted(context, item) for item in members]) for title, members in groups if members]
    return _overview(
        context, "dia-phuong/", "Địa phương", "Phong trào, gương điển hình và tin tức của từng xã, thị trấn.", content
    )


def bodies(context: Context) -> PageView:
    """Return the overview of the bodies, by kind."""
    found = listings.units(context.catalogue)
    content = []
    for slug, kind in context.words.unit_kinds.items():
        members = [item for item in found if context.words.units[item.key].kind == slug]
        if members:
            content.append(_group(kind.label, [_counted(context, item) for item in members]))
    description = "Các cơ quan, đơn vị và nhiệm vụ của từng nơi trong công tác thi đua, khen thưởng."
    return _overview(context, "don-vi/", "Đơn vị", description, content)


def fields(context: Context) -> PageView:
    """Return the overview of the fields."""
    content = [_group("", [_counted(context, item) for item in listings.fields(context.catalogue)])]
    description = "Phong trào, gương điển hình, văn bản và tin tức theo từng lĩnh vực."
    return _overview(context, "linh-vuc/", "Lĩnh vực", description, content)


def _overview(context: Context, path: str, title: str, description: str, groups: list[Json]) -> PageView:
    slug = path.rstrip("/")
    content = {"title": title, "summary": description, "intro": written.intro(context, slug), "groups": groups}
    about = About(title=title, description=description, changed=shell.latest_change(context))
    return shell.page(context, path, "pages/overview.html", about, content)


def _group(title: str, links: list[Json]) -> Json:
    return {"title": title, "links": links}


def _counted(context: Context, listing: Listing) -> Json:
    label = listing.title
    if listing.address.startswith("dia-phuong/"):
        label = context.commune_names[listing.key]
    return parts.link(label, context.links.to(listing.address), count=parts.number(len(listing.records)))


def _plain(label: str, url: str) -> Json:
    return parts.link(label, url, count=None)


def _ways(context: Context) -> list[Json]:
    """Return every way into the records: collections and their years, places, bodies, fields."""
    groups = []
    for of in COLLECTIONS:
        whole = _counted(context, listings.collection(context.catalogue, of))
        years = [_counted(context, year) for year in listings.years(context.catalogue, of)]
        groups.append(_group(of.short, [whole, *years]))
    for title, found in (
        ("Địa phương", listings.communes(context.catalogue)),
        ("Đơn vị", listings.units(context.catalogue)),
        ("Lĩnh vực", listings.fields(context.catalogue)),
    ):
        groups.append(_group(title, [_counted(context, item) for item in found if item.records]))
    return groups


def search(context: Context) -> PageView:
    """Return the search page, which without its script still lists every way in."""
    about = About(
        title="Tìm kiếm",
        description="Tìm phong trào, gương điển hình, văn bản, tin tức theo năm, địa phương, lĩnh vực, tên bài.",
        changed=shell.latest_change(context),
    )
    content = {
        "title": about.title,
        "summary": about.description,
        "intro": written.intro(context, "tim-kiem"),
        "action": context.links.to("tim-kiem/"),
        "groups": _ways(context),
        "letters": _letters(context),
    }
    return shell.page(context, "tim-kiem/", "pages/search.html", about, content)


def letters(context: Context) -> Iterator[Task]:
    """Yield a page for each first letter with every title that starts so: thousands of them are too many for one."""
    for letter, records in context.catalogue.once(_by_letter).items():
        yield Task(_letter_address(letter), titles, (letter, records))


def titles(context: Context, letter: str, records: tuple[Record, ...]) -> PageView:
    """Return the page of the titles that start with a letter."""
    links = [_plain(record.title, context.links.record(record)) for record in records]
    title = "Tên bài bắt đầu bằng chữ số" if letter == DIGITS else f"Tên bài bắt đầu bằng chữ {letter}"
    about = About(
        title=title,
        description=f"{title}: {parts.number(len(links))} bài, xếp theo vần.",
        crumbs=(("Tìm kiếm", "tim-kiem/"),),
        indexed=False,
    )
    content = {"title": title, "summary": about.description, "intro": "", "groups": [_group("", links)]}
    return shell.page(context, _letter_address(letter), "pages/overview.html", about, content)


def _letters(context: Context) -> list[Json]:
    """Return links to the pages of titles by their first letter."""
    return [
        parts.link(letter, context.links.to(_letter_address(letter)), count=parts.number(len(records)))
        for letter, records in context.catalogue.once(_by_letter).items()
    ]


def _letter_address(letter: str) -> str:
    name = {DIGITS: "so", "Đ": "dd"}.get(letter, fold(letter))
    return f"tim-kiem/van-{name if name.isalnum() else 'khac'}/"


def _by_letter(catalogue: Catalogue) -> dict[str, tuple[Record, ...]]:
    """Return the listed records by the first letter of their titles, as Vietnamese dictionaries do: đ after d."""
    found: defaultdict[str, list[Record]] = defaultdict(list)
    titles = catalogue.once(folded_titles)
    for record in sorted(catalogue.once(listed), key=lambda record: (titles[record.origin.path], record.id)):
        first = next((letter for letter in record.title if letter.isalnum()), "#").upper()
        folded = "Đ" if first == "Đ" else fold(first).upper()
        found[DIGITS if folded.isdigit() else folded].append(record)
    order = DIGITS, *"ABCDĐEGHIKLMNOPQRSTUVXYFJWZ"
    letters = sorted(found, key=lambda letter: order.index(letter) if letter in order else len(order))
    return {letter: tuple(found[letter]) for letter in letters}


def site_map(context: Context) -> PageView:
    """Return the site map."""
    main = [("Trang chủ", ""), *((of.title, of.address) for of in COLLECTIONS)]
    more = [
        ("Lịch thi đua và ngày kỷ niệm", "lich/"),
        ("Thống kê", "thong-ke/"),
        ("Tìm kiếm", "tim-kiem/"),
        ("Nguồn tin RSS", "rss/"),
        ("Địa phương", "dia-phuong/"),
        ("Đơn vị", "don-vi/"),
        ("Lĩnh vực", "linh-vuc/"),
    ]
    written_pages = [
        _plain(page.title, context.links.page(page)) for slug, page in sorted(context.pages.items()) if slug
    ]
    sections = [_plain(label, context.links.to(path)) for label, path in [*main, *more]]
    codes = _plain("Danh mục lỗi và cách sửa", context.links.to("huong-dan/ma-loi/"))
    about = _group("Giới thiệu, hướng dẫn", [*written_pages, codes])
    groups = [_group("Các mục chính", sections), about, *_ways(context)]
    return _overview(context, "so-do-trang/", "Sơ đồ trang", "Tất cả các mục và danh sách của trang.", groups)
