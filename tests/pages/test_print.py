"""On paper a page is the article alone, on few sheets, with its address in words."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from pages.kinds import KINDS

pytestmark = pytest.mark.browser

SHEETS = {"exemplar": 3, "legal": 3, "campaign": 3}
"""Sheets of A4 an article may take."""


def sheets(pdf: bytes) -> int:
    """Count the pages of a PDF of Chromium, which leaves page objects uncompressed."""
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


@pytest.mark.parametrize(("kind", "most"), SHEETS.items())
def test_an_article_prints_on_few_sheets_and_names_its_address(kind: str, most: int, address: str, page: Page) -> None:
    page.goto(f"{address}/{KINDS[kind][1]}")
    page.emulate_media(media="print", color_scheme="dark")
    canonical = page.locator("link[rel=canonical]").get_attribute("href")

    assert 1 <= sheets(page.pdf(prefer_css_page_size=True)) <= most
    expect(page.get_by_text(f"Địa chỉ trang: {canonical}")).to_be_visible()
    for left_out in ("header form", "header nav", ".share", ".related", "footer nav", ".tools"):
        assert not page.locator(left_out).first.is_visible(), left_out
    assert page.evaluate("getComputedStyle(document.querySelector('.prose p')).color") == "rgb(0, 0, 0)"


def test_a_page_printed_from_the_dark_theme_is_black_on_white(address: str, page: Page) -> None:
    page.goto(f"{address}/{KINDS['legal'][1]}")
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    page.emulate_media(media="print")

    assert page.evaluate("getComputedStyle(document.querySelector('.prose p')).color") == "rgb(0, 0, 0)"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
