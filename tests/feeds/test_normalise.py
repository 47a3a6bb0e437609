"""The one normaliser: whatever comes in, what goes out is fit for XML 1.0, and stays as it is the second time."""

import html
import re
import sys
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from portal.feeds import normalise

ILLEGAL = re.compile("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffc\U00010000-\U0010ffff]|[\u2028\u2029]")

pieces = st.sampled_from(
    [
        *(
            "<b>",
            "</b>",
            "<",
            ">",
            "&",
            "&amp;",
            "&lt;",
            "&#60;",
            "&#x3c;",
            ";",
            "b",
            "]]>",
            "<![CDATA[",
            "<!--",
            "-->",
        ),
        *("\u0338", "\u0301", "\x85", "\x93", "\u2028", "\ufffd", "\ufffe", "\ud800", "\x00", "\u200b", "e", " ", "\n"),
    ]
)
texts = st.one_of(st.text(st.characters(codec=None)), st.lists(pieces, max_size=30).map("".join))


@pytest.mark.parametrize("fit", [normalise.characters, normalise.line, normalise.title])
@given(text=texts)
def test_what_is_fit_is_legal_and_stays(fit, text):
    once = fit(text)

    assert not ILLEGAL.search(once)
    assert fit(once) == once


def test_the_quick_look_misses_no_character():
    forbidden = {code for code in range(sys.maxunicode + 1) if normalise._FORBIDDEN.match(chr(code))}
    unfit = [f"a{chr(code)}b" for code in {*forbidden, *normalise._REPLACED}]

    assert forbidden
    assert not [text for text in unfit if normalise.characters(text) == text]


@given(text=texts)
def test_plain_text_is_one_composed_line_that_xml_carries_unchanged(text):
    line = normalise.line(text)
    element = etree.Element("title")
    element.text = line

    assert unicodedata.is_normalized("NFC", line)
    assert line == " ".join(line.split())
    assert (etree.fromstring(etree.tostring(element)).text or "") == line


@given(text=texts)
@example("<<b>script>")
@example("&amp;lt;b&amp;gt;")
@example("&ltb&gt")
def test_a_title_holds_no_tag_and_no_reference_however_they_were_hidden(text):
    title = normalise.title(text)

    assert "<" not in title
    assert html.unescape(title) == title


@given(words=st.lists(st.text("aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạếớữ0123456789,.:–“”!?", min_size=1), min_size=1))
def test_ordinary_vietnamese_is_left_alone(words):
    text = " ".join(words)

    assert normalise.title(text) == text


@given(before=st.text("ab "), after=st.text("ab "))
def test_composing_never_reaches_across_a_tag(before, after):
    html = f"<p>{before}</p>\u0338{after}<b>\u0338x</b>"

    assert normalise.characters(html) == html
