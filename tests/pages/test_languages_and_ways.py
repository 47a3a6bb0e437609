"""Each page says which language it speaks, and an address with nothing at it, or an old one, still helps."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Page, expect

from building import build
from pages.kinds import KINDS
from repository import Repository, add_program
from serving import serve

pytestmark = pytest.mark.browser


def test_every_page_says_its_language(site: Path) -> None:
    languages = {
        path.relative_to(site).as_posix(): html.document_fromstring(path.read_bytes()).get("lang")
        for path in site.rglob("*.html")
    }

    assert {path for path, language in languages.items() if language != "vi"} == {"en/index.html"}
    assert languages["en/index.html"] == "en"


def test_what_is_vietnamese_around_the_english_page_is_marked_so(site: Path) -> None:
    page = html.document_fromstring((site / "en" / "index.html").read_bytes())
    unmarked = [part for part in page.body if part.get("lang") != "vi"]

    assert [part.get("id") for part in unmarked] == ["noi_dung"]


def test_links_to_the_english_page_say_so(site: Path) -> None:
    page = html.document_fromstring((site / "index.html").read_bytes())
    links = page.xpath("//a[@href='/en/']")

    assert links
    assert all(link.get("lang") == link.get("hreflang") == "en" for link in links)


def test_a_missing_page_helps_on_at_any_depth(address: str, page: Page) -> None:
    asked = {}
    page.on("response", lambda answer: asked.update({answer.url.removeprefix(address): answer.status}))
    # The browser's console complains of every 404, also of one that is meant: the status is looked at apart.
    page.route("**/khong/co/**", lambda route: route.fulfill(response=route.fetch(), status=200))
    page.goto(f"{address}/khong/co/trang-nay/")

    expect(page.get_by_role("heading", level=1)).to_have_text("Không tìm thấy trang")
    assert page.request.get(f"{address}/khong/co/trang-nay/").status == 404
    assert len(asked) > 4
    assert {url: status for url, status in asked.items() if status != 200} == {}
    page.fill("main input[name=q]", "nông thôn mới")
    page.press("main input[name=q]", "Enter")
    page.wait_for_url("**/tim-kiem/?q=*")
    expect(page.locator("[data-search-result]").first).to_be_visible()


def test_an_old_address_leads_on_with_scripts_or_without(repo: Repository, page: Page) -> None:
    repo.replace("exemplars/guong-mau.md", "sample: true\n", "sample: true\naliases:\n  - ten-cu\n")
    add_program(repo.root)
    done = build(repo.root)
    assert done.returncode == 0, done.stderr
    with serve(repo.root / "site") as address:
        page.goto(f"{address}/guong-dien-hinh/ten-cu/")

        page.wait_for_url("**/guong-dien-hinh/guong-mau/", wait_until="networkidle")
    stub = html.document_fromstring((repo.root / "site/guong-dien-hinh/ten-cu/index.html").read_bytes())
    assert stub.xpath("//main//a/@href") == ["/guong-dien-hinh/guong-mau/"]


def test_a_withdrawn_article_says_so_and_nothing_else_of_it(address: str, page: Page) -> None:
    page.goto(f"{address}/{KINDS['withdrawn'][1]}")

    expect(page.get_by_role("heading", level=1)).to_have_text("Bài đã được rút")
    assert page.locator("main img, main .prose").count() == 0
