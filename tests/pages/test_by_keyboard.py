"""Whoever cannot use a mouse reaches everything, and sees where they are; scripts of ours answer keys as clicks."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from pages.kinds import KINDS

pytestmark = pytest.mark.browser

ARTICLE = KINDS["exemplar"][1]

_SEEN = """
(element) => {
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 && box.width > 0 && box.height > 0;
}
"""


def focused(page: Page) -> Locator:
    return page.locator("*:focus")


def reach(page: Page, wanted: Locator, most: int = 80) -> Locator:
    """Press Tab until an element has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if wanted.evaluate("(element) => element === document.activeElement"):
            return wanted
    pytest.fail(f"no Tab leads to {wanted}")


def test_the_first_tab_offers_to_skip_to_the_content(address: str, page: Page) -> None:
    page.goto(f"{address}/{ARTICLE}")
    page.keyboard.press("Tab")
    expect(focused(page)).to_have_text("Chuyển đến nội dung chính")
    expect(focused(page)).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert focused(page).evaluate("(element) => element.closest('main') !== null")


@pytest.mark.parametrize("width", [1280, 360])
def test_every_stop_of_the_keyboard_shows_where_it_is(width: int, address: str, page: Page) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{address}/{ARTICLE}")
    stops = page.locator("a:visible, button:visible, input:visible, summary:visible").count()
    unseen = []
    for _ in range(stops):
        page.keyboard.press("Tab")
        if not focused(page).evaluate(_SEEN):
            unseen.append(focused(page).evaluate("(element) => element.outerHTML"))

    assert stops > 30
    assert unseen == []
    assert focused(page).evaluate("(element) => element.closest('footer.site') !== null")


def test_the_menu_of_a_phone_opens_and_leads_on_by_keys(address: str, page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{address}/{ARTICLE}")
    reach(page, page.locator("header.site summary")).press("Enter")
    link = page.locator("header.site details").get_by_role("link", name="Văn bản")
    reach(page, link, 8).press("Enter")

    page.wait_for_url("**/van-ban/")


def test_what_state_portals_link_to_is_in_the_menu_of_a_phone(address: str, page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{address}/{ARTICLE}")
    page.locator("header.site summary").click()
    menu = page.locator("header.site details nav")

    for name in ("Góp ý", "Sơ đồ trang", "Liên hệ", "RSS", "English"):
        expect(menu.get_by_role("link", name=name)).to_be_visible()


def test_light_and_dark_are_switched_by_a_key_and_remembered(address: str, page: Page) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(f"{address}/{ARTICLE}")
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    reach(page, page.get_by_role("button", name="Đổi nền sáng, nền tối")).press("Enter")
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.reload()

    assert light != dark
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == dark


def test_text_grows_and_shrinks_by_keys_within_bounds(address: str, page: Page) -> None:
    def size() -> float:
        return float(page.locator(".prose p").first.evaluate("(it) => parseFloat(getComputedStyle(it).fontSize)"))

    page.goto(f"{address}/{ARTICLE}")
    usual = size()
    larger = reach(page, page.get_by_role("button", name="Phóng to chữ"))
    for _ in range(12):
        larger.press("Space")
    page.reload()

    assert size() == pytest.approx(usual * 1.6)
    page.get_by_role("button", name="Thu nhỏ chữ").press("Enter")
    assert size() == pytest.approx(usual * 1.5)


def test_an_article_is_shared_by_plain_links_and_its_address_copied_by_a_key(address: str, chrome: Browser) -> None:
    context = chrome.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{address}/{ARTICLE}")
    canonical = page.locator("link[rel=canonical]").get_attribute("href")
    copy = reach(page, page.locator("[data-copy]"))
    copy.press("Enter")
    expect(copy).to_have_text("Đã chép địa chỉ")

    assert page.evaluate("navigator.clipboard.readText()") == canonical
    assert page.locator(".share a[href^='https://www.facebook.com/sharer']").count() == 1
    assert page.locator(".share a", has_text="Zalo").count() == 1
    context.close()


def test_nothing_moves_for_those_who_ask_for_stillness(address: str, page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{address}/")
    moving = page.evaluate("""() => [...document.querySelectorAll("*")].filter((element) => {
      const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
      return parseFloat(transitionDuration) > 0 || animationName !== "none" || scrollBehavior === "smooth";
    }).length""")

    assert moving == 0
