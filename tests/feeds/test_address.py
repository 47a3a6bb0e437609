"""Addresses in feeds: those that need nothing done to them are told at once, and come out as they would anyway."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from portal.feeds import address

PAGES = ("https://mau.example/tin-tuc/mot/", "https://mau.example:8080/duong/dan/", "https://Mau.example/")
PARTS = ("/", "//", "a", "B", "9", ".", "..", "-", "_", "~", "?a=1", "#b", ":", ":443", "%20", "ữ", " ", "mau.example")


@given(
    page=st.sampled_from(PAGES),
    start=st.sampled_from(["", "/", "//", "http://", "https://", "HTTPS://"]),
    rest=st.lists(st.sampled_from(PARTS), max_size=8).map("".join),
)
@example(page=PAGES[0], start="/", rest="")
@example(page=PAGES[0], start="/", rest="a/../b/")
@example(page=PAGES[0], start="https://", rest="mau..example/")
def test_a_plain_address_is_what_taking_it_apart_would_give(page, start, rest):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(address, "_PLAIN", re.compile(r"(?!)"))
        taken_apart = address.absolute(page, start + rest)

    assert address.absolute(page, start + rest) == taken_apart


@pytest.mark.parametrize("href", ["/", "/lien-he/", "https://bao.example", "https://bao.example/tin/2024.html"])
def test_most_addresses_are_plain(href, monkeypatch):
    monkeypatch.delattr(address, "urlsplit")

    assert address.absolute(PAGES[0], href).endswith(href)
