"""The whole way of an article, as an editor goes it: Word, draft, mistakes explained, mended, preview, published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

import repository
from preview.first_article import PAGE, PATH, TITLE, FirstArticle
from preview.running import PATIENCE, Preview, running
from repository import Repository
from serving import serve

pytestmark = pytest.mark.browser

MISTAKES = ("sample:true", "Nông dân", "Mở đường mới: làm xong", "“m”", "đồng ý", "20/8/2024", "0912 345 678")
"""What must be marked on the page of mistakes, wholly or by the character at fault."""


@pytest.fixture
def repo(tmp_path: Path) -> Repository:
    made = repository.base(tmp_path / "Cổng thi đua (bản mới)")
    repository.add_program(made.root)
    return made


@pytest.fixture
def preview(repo: Repository, tmp_path: Path) -> Iterator[Preview]:
    with running(repo, tmp_path) as made:
        made.wait_for("Chuyển đến nội dung chính")
        yield made


@pytest.fixture
def browser_tab(chrome: Browser) -> Iterator[Page]:
    context = chrome.new_context(viewport={"width": 1280, "height": 900}, locale="vi-VN")
    context.set_default_timeout(PATIENCE * 1000)
    tab = context.new_page()
    expect.set_options(timeout=PATIENCE * 1000)
    yield tab
    expect.set_options(timeout=5_000)
    context.close()


def test_an_article_from_word_to_the_published_site(preview: Preview, browser_tab: Page, tmp_path: Path) -> None:
    tab, article = browser_tab, FirstArticle(preview.repo, tmp_path)
    tab.goto(f"{preview.address}xem-truoc/")
    expect(tab.locator("h1")).to_have_text("Bàn biên tập")

    # From Word: a telephone number in the text already stands in the way, which the open desk tells by itself.
    taken = article.take_from_word()
    assert taken.returncode == 0, taken.stderr
    assert PATH in taken.stdout
    expect(tab.locator("h1")).to_have_text("Cần sửa trước khi xem trang")

    # Filled in: every mistake is told at once, at its place, with what to write instead.
    article.fill_in()
    expect(tab.locator(".problem")).to_have_count(len(MISTAKES))
    told = [excerpt.inner_text() for excerpt in tab.locator(".problem > pre").all()]
    assert all(any(words in excerpt for excerpt in told) for words in MISTAKES), told
    assert all(hint.inner_text().strip() for hint in tab.locator(".hint").all())
    assert tab.locator(".hint").count() == len(MISTAKES)
    assert not re.search(r"Traceback|Error|YAML error", tab.locator("main").inner_text())

    # What the program can mend it mends; one thing only the editor can.
    assert "Đã sửa 6 chỗ" in article.have_mended().stdout
    expect(tab.locator(".problem")).to_have_count(1)
    expect(tab.locator("mark")).to_have_text("0912 345 678")

    # Mended: the desk comes back by itself, and from there the draft.
    article.mend()
    expect(tab.locator("h1")).to_have_text("Bàn biên tập")
    tab.get_by_role("link", name=TITLE).click()
    expect(tab.locator("h1")).to_have_text(TITLE)
    expect(tab.locator("main")).to_contain_text("Bản nháp: chỉ hiện khi xem trước")
    expect(tab.locator("main img").first).to_have_js_property("complete", value=True)
    assert tab.locator("main img").first.evaluate("picture => picture.naturalWidth") > 0

    # Signed off: the mark of a draft goes from the page that is open.
    article.approve()
    expect(tab.locator("main")).not_to_contain_text("Bản nháp: chỉ hiện khi xem trước")

    # Published: readers' site has the page and the feed has the item; nothing of the desk is in it. A reader has a tab
    # apart: the editor's loads itself again whenever the preview has news, and would break off what is opened in it.
    published = article.publish()
    assert published.returncode == 0, published.stderr
    site = preview.repo.root / "site"
    with serve(site) as address:
        reader = tab.context.new_page()
        reader.goto(f"{address}/{PAGE}")
        expect(reader.locator("h1")).to_have_text(TITLE)
    assert TITLE in (site / "rss" / "guong-dien-hinh.xml").read_text("utf-8")
    assert not (site / "xem-truoc").exists()
    assert not (site / "bien-tap").exists()


def test_a_build_speaks_vietnamese(repo: Repository, tmp_path: Path) -> None:
    done = FirstArticle(repo, tmp_path).publish()

    assert "Đã dựng xong trang vào thư mục site" in done.stderr
    assert "Cleaning" not in done.stderr
