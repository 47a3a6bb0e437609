"""The district's own site, built whole: it says what the plan says."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from lxml import etree, html

from building import files

PLAN = Path("content/van-ban/ke-hoach-tdkt-2024.md")


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, html.HtmlElement]:
    """Every page by its path, as a tree."""
    return {
        path: html.document_fromstring(data.decode()) for path, data in files(site).items() if path.endswith(".html")
    }


def words(page: html.HtmlElement) -> str:
    """Return the text of a page, spaces folded."""
    return re.sub(r"\s+", " ", page.text_content())


@pytest.fixture(scope="session")
def plan() -> str:
    """The plan as the repository carries it, without our notes at its end."""
    text = (Path(__file__).parent.parent / PLAN).read_text("utf-8")
    body = text.split("---", 2)[2]
    return re.sub(r"\[\^\d+\](:.*)?|\*\*|^#+ ", "", body, flags=re.MULTILINE)


@pytest.fixture(scope="session")
def others(pages: dict[str, html.HtmlElement]) -> str:
    """The text of every page but the plan's own."""
    return " ".join(words(page) for path, page in pages.items() if "ke-hoach-tdkt-2024" not in path)


def named_movements(plan: str) -> list[str]:
    start = plan.index("trọng tâm là các phong trào")
    listed = plan[start : plan.index("...", start)]
    return [*re.findall("“([^”]+)”", listed), "Đền ơn đáp nghĩa", "Đoàn kết, sáng tạo, thi đua xây dựng huyện"]


def test_every_movement_the_plan_names_has_a_page_that_says_its_name(
    plan: str, pages: dict[str, html.HtmlElement]
) -> None:
    titles = " ".join(words(page) for path, page in pages.items() if path.startswith("phong-trao/"))
    movements = named_movements(plan)

    assert len(movements) == 10
    assert [name for name in movements if name not in titles] == []


def test_every_drive_the_plan_names_is_told_with_its_years(plan: str, others: str) -> None:
    drives = re.findall(r"\d{1,2}/\d{1,2}/\d{4} - \d{1,2}/\d{1,2}/\d{4}", plan)

    assert len(set(drives)) == 4
    assert [drive for drive in drives if drive not in others] == []


def test_every_text_the_plan_cites_is_found_by_its_number(plan: str, pages: dict[str, html.HtmlElement]) -> None:
    cited = set(re.findall(r"\d+(?:/\d{4})?/[A-ZĐ][A-Za-zĐ]*-[A-Z][A-Za-z]+|\d+-CT/TW", plan))
    shown = " ".join(
        words(page) for path, page in pages.items() if path.startswith("van-ban/") and "tdkt-2024" not in path
    )

    assert len(cited) == 7
    assert [number for number in cited if number not in shown] == []


@pytest.mark.parametrize(
    "body",
    [
        "Hội đồng Thi đua - Khen thưởng huyện",
        "Phòng Nội vụ huyện",
        "Trung tâm Văn hóa, Thể thao và Truyền thông huyện",
        "Ban Chỉ huy quân sự huyện",
        "Hội đồng sáng kiến",
        "Cổng thông tin điện tử huyện",
    ],
)
def test_every_body_the_plan_names_has_its_page(body: str, plan: str, pages: dict[str, html.HtmlElement]) -> None:
    listed = " ".join(words(page) for path, page in pages.items() if path.startswith("don-vi/"))

    assert body.lower() in plan.lower()
    assert body.lower() in listed.lower()


def test_all_communes_of_2024_and_their_successors_have_their_page(pages: dict[str, html.HtmlElement]) -> None:
    places = [path for path in pages if re.fullmatch(r"dia-phuong/[a-z0-9-]+/index\.html", path)]
    bang_lung = words(pages["dia-phuong/bang-lung/index.html"])

    assert len(places) == 28
    assert "Thị trấn Bằng Lũng" in bang_lung
    assert "Xã Chợ Đồn" in bang_lung


def test_every_page_is_whole(pages: dict[str, html.HtmlElement]) -> None:
    for path, page in pages.items():
        assert page.get("lang") in {"vi", "en"}, path
        assert len(page.xpath("//h1")) == 1, path
        assert page.xpath("//title")[0].text_content().strip(), path
        assert page.xpath("//meta[@name='viewport']"), path


def test_no_page_reaches_for_another_host_or_carries_inline_code(pages: dict[str, html.HtmlElement]) -> None:
    for path, page in pages.items():
        fetched = page.xpath(
            "//script/@src | //img/@src | //link[@rel='stylesheet' or @rel='icon' or @rel='modulepreload']/@href"
        )
        assert [address for address in fetched if not address.startswith("/")] == [], path
        assert page.xpath("//style | //@style") == [], path
        assert page.xpath("//script[not(@src) and not(@type='application/ld+json')]") == [], path
        assert page.xpath("//@*[starts-with(name(), 'on')]") == [], path


def test_every_internal_link_leads_to_a_page_and_an_anchor_that_exist(
    site: Path, pages: dict[str, html.HtmlElement]
) -> None:
    anchors = {path: set(page.xpath("//@id")) for path, page in pages.items()}
    broken = []
    for path, page in pages.items():
        for href in page.xpath("//a/@href | //link[not(@rel='canonical')]/@href | //img/@src | //form/@action"):
            if re.match(r"[a-z]+:", href) or href.startswith("?"):
                continue
            address, _, anchor = href.partition("#")
            target = path if not address else address.partition("?")[0].lstrip("/")
            target = f"{target}index.html" if not target or target.endswith("/") else target
            if not (site / target).is_file() or (anchor and anchor not in anchors.get(target, set())):
                broken.append((path, href))

    assert broken == []


def test_nothing_of_the_theme_speaks_english(pages: dict[str, html.HtmlElement]) -> None:
    for path, page in pages.items():
        if page.get("lang") == "vi":
            said = words(page.find("body")).lower()
            for english in (
                "search",
                "skip to",
                "made with",
                "next page",
                "previous",
                "table of contents",
                "last update",
            ):
                assert english not in said, (path, english)


def test_the_site_map_for_machines_lists_every_page_that_may_be_indexed(
    site: Path, pages: dict[str, html.HtmlElement]
) -> None:
    tree = etree.parse(site / "sitemap.xml")
    listed = {element.text for element in tree.iterfind(".//{*}loc")}
    indexed = {
        page.xpath("//link[@rel='canonical']/@href")[0]
        for page in pages.values()
        if page.xpath("//link[@rel='canonical']")
        and "noindex" not in "".join(page.xpath("//meta[@name='robots']/@content"))
    }

    assert listed == indexed


def test_samples_say_so_and_are_kept_out_of_search_engines(pages: dict[str, html.HtmlElement]) -> None:
    samples = {
        path: page
        for path, page in pages.items()
        if re.fullmatch(r"guong-dien-hinh/guong-[a-z0-9-]+/index\.html", path)
    }

    for path, page in samples.items():
        assert "noindex" in "".join(page.xpath("//meta[@name='robots']/@content")), path


def test_a_withdrawn_record_is_only_a_notice(pages: dict[str, html.HtmlElement], site: Path) -> None:
    root = Path(__file__).parent.parent
    withdrawn = [path for path in (root / "exemplars").glob("*.md") if "\nstatus: withdrawn" in path.read_text("utf-8")]

    assert withdrawn
    for path in withdrawn:
        text = path.read_text("utf-8")
        name = re.search(r"\n  name: (.+)", text)
        page = words(pages[f"guong-dien-hinh/{path.stem}/index.html"])
        assert "rút" in page
        assert name is not None
        assert name[1].strip('"') not in page


class _Ids(HTMLParser):
    """Collects ids as a browser meets them, which lxml would fold."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if name == "id" and value]


def test_no_id_stands_twice_on_a_page(site: Path) -> None:
    for path, data in files(site).items():
        if path.endswith(".html"):
            parser = _Ids()
            parser.feed(data.decode())
            assert len(parser.found) == len(set(parser.found)), path
