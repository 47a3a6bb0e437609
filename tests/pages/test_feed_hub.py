"""The addresses of feeds are copied with a button where a script may run, and are plain links everywhere."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from pages import axe
from pages.kinds import KINDS

pytestmark = pytest.mark.browser

HUB = KINDS["feeds"][1]


@pytest.fixture
def hub(address: str, chrome: Browser) -> Iterator[Page]:
    """The hub, in a browser that lets pages reach the clipboard."""
    context = chrome.new_context(permissions=["clipboard-read", "clipboard-write"], locale="vi-VN")
    page = context.new_page()
    page.goto(f"{address}/{HUB}")
    yield page
    context.close()


def test_every_address_has_a_button_of_its_own_name(hub: Page) -> None:
    names = hub.locator(".address button").evaluate_all("(found) => found.map((it) => it.getAttribute('aria-label'))")
    links = hub.locator(".address a").count()

    assert len(names) == links > 100
    assert len(set(names)) == links


def test_an_address_is_copied_by_a_key_and_told_to_eyes_and_ears(hub: Page) -> None:
    expect(hub.get_by_role("status")).to_have_text("")
    button = hub.get_by_role("button", name="Chép địa chỉ “Tất cả tin, bài, Atom 1.0”")
    button.focus()
    button.press("Enter")

    expect(hub.get_by_role("status")).to_have_text("Đã chép địa chỉ “Tất cả tin, bài, Atom 1.0”")
    expect(hub.get_by_role("status")).to_be_in_viewport()
    expect(button).to_be_focused()
    copied = hub.evaluate("navigator.clipboard.readText()")
    assert copied == hub.locator("link[rel=canonical]").get_attribute("href").replace(HUB, "rss/tat-ca.atom.xml")


def test_only_what_is_on_the_clipboard_is_marked(hub: Page) -> None:
    first, second = hub.locator(".address button").nth(0), hub.locator(".address button").nth(1)
    first.click()
    expect(first).to_have_class("good")
    second.click()

    expect(second).to_have_class("good")
    expect(first).not_to_have_class("good")


def test_a_clipboard_that_refuses_is_told_with_another_way(hub: Page) -> None:
    hub.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('refused')); }")
    button = hub.locator(".address button").first
    button.click()

    expect(hub.get_by_role("status")).to_contain_text("Chưa chép được")
    expect(button).not_to_have_class("good")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_while_something_is_told(scheme: str, address: str, hub: Page) -> None:
    axe.require()
    hub.emulate_media(color_scheme=scheme)
    hub.set_viewport_size({"width": 360, "height": 740})
    hub.locator(".address button").first.click()
    expect(hub.get_by_role("status")).not_to_have_text("")

    assert axe.findings(hub) == []


def test_without_scripts_the_addresses_are_plain_links(address: str, chrome: Browser) -> None:
    context = chrome.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/{HUB}")

    assert page.locator(".address a[href]").count() > 100
    assert page.locator("main button").count() == 0
    context.close()


def test_where_there_is_no_clipboard_no_button_is_offered(address: str, page: Page) -> None:
    page.add_init_script("Object.defineProperty(Navigator.prototype, 'clipboard', { value: undefined })")
    page.goto(f"{address}/{HUB}")

    expect(page.locator(".address a").first).to_be_visible()
    assert page.locator(".address button").count() == 0


def test_paper_shows_no_buttons(hub: Page) -> None:
    hub.emulate_media(media="print")

    expect(hub.locator(".address a").first).to_be_visible()
    expect(hub.locator(".address button").first).to_be_hidden()
