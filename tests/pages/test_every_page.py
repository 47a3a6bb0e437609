"""What holds for every kind of page: anyone can read it, on any screen, and nothing of it comes from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from pages import axe
from pages.kinds import KINDS

pytestmark = pytest.mark.browser

PROJECT = Path(__file__).parent.parent.parent
WIDTHS = (1280, 360)

kinds = pytest.mark.parametrize("path", [path for _, path in KINDS.values()], ids=KINDS.keys())


def open_page(page: Page, address: str, path: str, width: int = 1280) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    answer = page.goto(f"{address}/{path}")
    assert answer
    assert answer.ok
    if "?q=" in path:
        page.locator("[data-search-result]").first.wait_for()


def too_wide(page: Page) -> list[str]:
    """Return what reaches beyond the right edge of the screen, unless it stands in a box that scrolls by itself."""
    found: list[str] = page.evaluate("""() => {
      const page = document.scrollingElement;
      const edge = page.clientWidth;
      const clips = (element) => ["auto", "scroll", "hidden"].includes(getComputedStyle(element).overflowX);
      const held = (element) => element && (clips(element) || held(element.parentElement));
      const beyond = [...document.body.querySelectorAll("*")].filter((element) =>
        element.getBoundingClientRect().right > edge + 1 && !held(element.parentElement));
      const whole = page.scrollWidth > edge ? [`the page: ${page.scrollWidth} of ${edge} px`] : [];
      return [...whole, ...beyond.map((element) => element.outerHTML.slice(0, 120))];
    }""")
    return found


def test_every_template_is_looked_at() -> None:
    templates = {path.stem for path in (PROJECT / "site_overrides" / "pages").glob("*.html")}

    assert templates - {template for template, _ in KINDS.values()} == {"redirect"}


@kinds
def test_axe_finds_nothing_on_wide_and_narrow_screens_light_or_dark(path: str, address: str, page: Page) -> None:
    axe.require()
    page.emulate_media(reduced_motion="reduce")
    found = {}
    for width in WIDTHS:
        page.emulate_media(color_scheme="light")
        open_page(page, address, path, width)
        found[width, "light"] = axe.findings(page)
        page.emulate_media(color_scheme="dark")
        found[width, "dark"] = axe.findings(page, "color-contrast", "link-in-text-block")

    assert {where: what for where, what in found.items() if what} == {}


@kinds
def test_nothing_is_lost_at_320_pixels_or_with_text_twice_as_large(path: str, address: str, page: Page) -> None:
    open_page(page, address, path, 320)
    found = {"320 px": too_wide(page)}
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        found[f"200 % at {width} px"] = too_wide(page)

    assert {where: what for where, what in found.items() if what} == {}


@pytest.fixture(scope="module")
def without_scripts(chrome: Browser) -> Iterator[Page]:
    context = chrome.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    yield context.new_page()
    context.close()


@kinds
def test_a_page_says_the_same_without_scripts(path: str, address: str, page: Page, without_scripts: Page) -> None:
    if "?q=" in path:
        pytest.skip("results are what scripts are for; the ways in without them are tested with the search")
    open_page(page, address, path, 360)
    without_scripts.goto(f"{address}/{path}")
    bare = without_scripts.locator("main").inner_text()

    assert bare in page.locator("main").inner_text().replace("\nChép địa chỉ", "").replace("\nIn bài", "")
    assert without_scripts.locator("header form[role=search]").get_attribute("action") == "/tim-kiem/"
    without_scripts.locator("header.site summary").click()
    assert without_scripts.locator("header.site summary + nav a").first.is_visible()
