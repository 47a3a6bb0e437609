"""The search page and the field in the head of every page, in a real browser under the strict policy."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from portal.search import FOLDER, files
from portal.search.documents import Document, Facet
from search import running
from search.test_quality import OWN, SHARED
from serving import serve

pytestmark = pytest.mark.browser

RESULTS = "[data-search-result]"
FIELD = "main input[name=q]"


def with_index(site: Path, folder: Path, documents: list[Document], facets: tuple[Facet, ...]) -> Path:
    """Copy the search page and put another index beside it."""
    shutil.copytree(site / "assets", folder / "assets")
    shutil.copytree(site / "tim-kiem", folder / "tim-kiem", ignore=shutil.ignore_patterns("chi-muc"))
    return running.write(files(documents, facets, ()), folder)


def search(page: Page, query: str) -> list[str]:
    """Type a query, press Enter, and return the paths of the results shown."""
    page.fill(FIELD, query)
    page.press(FIELD, "Enter")
    page.wait_for_selector("[data-part=results]:not([aria-busy])")
    links = page.locator(f"{RESULTS} a").all()
    return [(link.get_attribute("href") or "").removeprefix("/") for link in links]


def missed(page: Page, cases: list[dict], worst: int) -> list[str]:
    return [case["q"] for case in cases if not set(search(page, running.query_of(case))[:worst]) & set(case["rel"])]


def test_the_page_answers_the_shared_queries_as_the_engine_does(site: Path, tmp_path: Path, page: Page) -> None:
    with serve(with_index(site, tmp_path, *running.corpus())) as found:
        page.goto(f"{found}/tim-kiem/")

        assert not missed(page, SHARED, 1)


def test_the_page_answers_our_own_queries_as_the_engine_does(address: str, page: Page) -> None:
    page.goto(f"{address}/tim-kiem/")

    assert not missed(page, OWN, 3)


def test_results_come_as_one_types_and_are_counted_and_told(address: str, page: Page) -> None:
    page.goto(f"{address}/tim-kiem/")
    page.locator(FIELD).press_sequentially("tiem chung")

    expect(page.locator(RESULTS).first.locator("a")).to_contain_text("tiêm chủng")
    count = page.locator("[data-search-count]").inner_text()
    assert int(count) == page.locator(RESULTS).count()
    assert page.locator(RESULTS).first.locator("mark").first.inner_text() == "tiêm chủng"
    expect(page.locator("[data-part=status]")).to_have_text(f"Tìm thấy {count} kết quả cho “tiem chung”.")
    assert page.url.endswith("/tim-kiem/?q=tiem+chung")


@pytest.mark.parametrize("where", ["x/", "Thư mục #1/100%25 a?b/x/", f"{'a' * 130}/{'b' * 130}/"])
def test_an_excerpt_shows_a_match_that_the_summary_lacks(site: Path, tmp_path: Path, page: Page, where: str) -> None:
    body = "Đoạn mở đầu.\nNăm ấy bà con đắp đập giữ nước cho cả cánh đồng."
    documents = [Document(address=where, title="Một việc làm hay", summary="Tóm tắt.", body=body)]
    with serve(with_index(site, tmp_path, documents, ())) as found:
        page.goto(f"{found}/tim-kiem/?q=dap+giu+nuoc")

        expect(page.locator(".sapo mark")).to_have_text("đắp đập giữ nước")


def test_facets_narrow_and_the_address_can_be_shared_and_gone_back_to(address: str, page: Page) -> None:
    page.goto(f"{address}/tim-kiem/?q=khen+th%C6%B0%E1%BB%9Fng")
    expect(page.locator(RESULTS).first).to_be_visible()
    whole = int(page.locator("[data-search-count]").inner_text())
    box = page.locator('input[name=loai][value="van-ban"]')
    told = int(page.locator("label", has=box).locator("small").inner_text().strip("()"))
    box.check()

    expect(page.locator("[data-search-count]")).to_have_text(str(told))
    assert page.url.endswith("&loai=van-ban")
    again = page.context.new_page()
    again.goto(page.url)
    expect(again.locator("[data-search-count]")).to_have_text(str(told))
    page.go_back()
    expect(page.locator("[data-search-count]")).to_have_text(str(whole))
    expect(box).not_to_be_checked()


def test_results_can_be_sorted_by_date(address: str, page: Page) -> None:
    page.goto(f"{address}/tim-kiem/?q=nghi+dinh&loai=van-ban&sap=moi-nhat")
    expect(page.locator(RESULTS).first).to_be_visible()
    years = [(time.get_attribute("datetime") or "")[:4] for time in page.locator(f"{RESULTS} time").all()]

    assert years == sorted(years, reverse=True)
    assert len(set(years)) > 2
    expect(page.locator("[data-part=sort]")).to_have_value("moi-nhat")


def test_more_results_come_on_demand_and_take_the_focus(address: str, page: Page) -> None:
    page.goto(f"{address}/tim-kiem/?q=thi+%C4%91ua")
    expect(page.locator(RESULTS)).to_have_count(10)
    page.click("[data-part=more]")

    expect(page.locator(RESULTS)).to_have_count(20)
    expect(page.locator(f"{RESULTS} a").nth(10)).to_be_focused()


def test_a_slip_is_pointed_out_and_can_be_followed(address: str, page: Page) -> None:
    page.goto(f"{address}/tim-kiem/?q=bang+lungg")
    link = page.locator("[data-part=suggestion] a")
    expect(link).to_have_text("Bang Lung")
    link.click()

    expect(page.locator("[data-part=suggestion]")).to_be_hidden()
    assert page.url.endswith("?q=Bang+Lung")
    expect(page.locator(FIELD)).to_have_value("Bang Lung")


def test_a_word_that_no_page_has_is_named_and_the_others_are_searched_for(address: str, page: Page) -> None:
    page.goto(f"{address}/tim-kiem/?q=HCTQ+khen+thuong")
    notice = page.locator("[data-part=missing]")
    expect(notice).to_have_text("Không bài nào có “HCTQ”; đây là kết quả cho những từ còn lại.")
    expect(page.locator(RESULTS).first).to_be_visible()
    expect(page.locator("[data-part=status]")).to_contain_text("Không bài nào có “HCTQ”")
    search(page, "khen thuong")

    expect(notice).to_be_hidden()


def test_where_nothing_is_found_nothing_is_there_to_sort_or_narrow(address: str, page: Page) -> None:
    page.goto(f"{address}/tim-kiem/?q=xyzabc")
    expect(page.locator("[data-part=none]")).to_be_visible()
    for part in ("sort", "narrow"):
        expect(page.locator(f"[data-part={part}]")).to_be_hidden()
    search(page, "khen thưởng")

    for part in ("sort", "narrow"):
        expect(page.locator(f"[data-part={part}]")).to_be_visible()


def test_the_title_tells_what_was_asked_for(address: str, page: Page) -> None:
    page.goto(f"{address}/tim-kiem/")
    plain = page.title()
    search(page, "nông thôn mới")
    assert page.title() == f"nông thôn mới – {plain}"
    page.go_back()

    expect(page).to_have_title(plain)


def test_text_of_the_index_is_never_markup(site: Path, tmp_path: Path, page: Page) -> None:
    hostile = "<img src=x onerror=alert(1)> thi đua"
    document = Document(address="x/", title=hostile, summary=hostile, body=hostile, label=hostile)
    with serve(with_index(site, tmp_path, [document], ())) as found:
        page.goto(f"{found}/tim-kiem/?q=thi+dua")

        expect(page.locator(f"{RESULTS} a")).to_have_text(hostile)
        assert page.locator(f"{RESULTS} img").count() == 0


def test_without_a_network_the_page_says_so_and_goes_on_later(address: str, chrome: Browser) -> None:
    context = chrome.new_context()
    page = context.new_page()
    page.goto(f"{address}/tim-kiem/")
    context.set_offline(offline=True)
    page.fill(FIELD, "thi đua")
    expect(page.locator("[data-part=reason]")).to_contain_text("Không có kết nối mạng")
    context.set_offline(offline=False)

    expect(page.locator(RESULTS).first).to_be_visible()
    expect(page.locator("[data-part=failure]")).to_be_hidden()
    context.close()


def test_without_scripts_the_page_lists_every_way_in(address: str, chrome: Browser) -> None:
    context = chrome.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/tim-kiem/?q=thi+%C4%91ua")
    linked = {link.get_attribute("href") for link in page.locator("main a").all()}

    assert {"/phong-trao/", "/van-ban/", "/guong-dien-hinh/nam-2024/"} <= linked
    assert {"/dia-phuong/bang-phuc/", "/tim-kiem/van-c/"} <= linked
    assert not page.locator("[data-search-count]").is_visible()
    context.close()


def test_a_narrow_phone_shows_results_before_facets_and_never_scrolls_sideways(address: str, chrome: Browser) -> None:
    context = chrome.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(f"{address}/tim-kiem/?q=khen+th%C6%B0%E1%BB%9Fng&nam=2024")
    expect(page.locator(RESULTS).first).to_be_visible()

    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.locator("input[name=loai]").count() == 0
    expect(page.locator("[data-part=chosen]")).to_have_text("(đã chọn 1)")
    page.click(".facets > summary")
    expect(page.locator("input[name=nam][value='2024']")).to_be_checked()
    context.close()


def test_the_field_in_the_head_offers_pages_to_the_keyboard(address: str, page: Page) -> None:
    page.goto(f"{address}/lien-he/")
    field = page.get_by_role("combobox", name="Từ cần tìm")
    field.press_sequentially("tiem chung")
    options = page.get_by_role("option")
    expect(options.first).to_contain_text("tiêm chủng")
    expect(field).to_have_attribute("aria-expanded", "true")
    field.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    assert field.get_attribute("aria-activedescendant") == options.first.get_attribute("id")
    field.press("Escape")
    expect(options).to_have_count(0)
    expect(field).to_have_attribute("aria-expanded", "false")
    field.press("ArrowDown")
    expect(options.first).to_be_visible()
    field.press("ArrowDown")
    field.press("Enter")

    page.wait_for_url("**/guong-dien-hinh/y-si-*/")


@pytest.mark.parametrize("width", [320, 360])
def test_the_offered_pages_use_the_width_of_a_phone(width: int, address: str, page: Page) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(f"{address}/lien-he/")
    page.locator("header input[name=q]").press_sequentially("tiem chung")
    expect(page.get_by_role("option").first).to_be_visible()
    box = page.get_by_role("listbox").bounding_box()

    assert box
    assert 0.85 * width < box["width"] <= width - 2 * box["x"] + 1
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_enter_in_the_head_leads_to_the_search_page(address: str, page: Page) -> None:
    page.goto(f"{address}/")
    page.fill("header input[name=q]", "nông thôn mới")
    page.press("header input[name=q]", "Enter")
    page.wait_for_url("**/tim-kiem/?q=*")

    expect(page.locator(RESULTS).first).to_be_visible()
    expect(page.locator(FIELD)).to_have_value("nông thôn mới")


def test_a_page_that_nobody_searches_on_fetches_nothing_of_the_search(address: str, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}/lien-he/", wait_until="networkidle")
    searching = [url for url in asked if FOLDER in url or ("/assets/search." in url and not url.endswith("/box.js"))]

    assert not searching
