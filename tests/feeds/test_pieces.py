"""Pieces of documents are put together as text: they are to be what lxml would have written, or nothing."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from portal.feeds.pieces import element, from_xml, parent, to_xml
from portal.feeds.xml import document

FORBIDDEN = [*map(chr, {*range(0x20)} - {0x09, 0x0A}), "\ufffe", "\uffff"]
ESCAPED = "\t\n\"'<>&]]>"

fit = st.text(st.one_of(st.sampled_from(ESCAPED), st.characters(codec="utf-8", exclude_characters=FORBIDDEN)))


@given(text=fit, value=fit)
@example(text=ESCAPED, value=ESCAPED)
def test_an_element_is_what_lxml_writes(text, value):
    made = etree.Element("one", at=value, too="1")
    made.text = text or None

    assert element("one", to_xml(text), at=value, too="1") == etree.tostring(made, encoding="UTF-8")


@given(text=fit)
def test_children_stand_where_lxml_puts_them(text):
    root = etree.Element("root")
    outer = etree.SubElement(root, "outer", at=text)
    etree.SubElement(outer, "empty")
    etree.SubElement(outer, "full").text = f"a{text}"
    written = document(root).split(b"\n", 1)[1]

    made = parent(1, "outer", [element("empty"), element("full", to_xml(f"a{text}"))], at=text)
    assert parent(0, "root", [made]) + b"\n" == written


@given(text=fit)
def test_text_comes_back_as_it_was(text):
    assert from_xml(to_xml(text)) == text
    assert etree.fromstring(b"<a>%b</a>" % to_xml(text)).text == (text or None)


@pytest.mark.parametrize("character", [*FORBIDDEN, "\ud800"])
def test_what_no_reader_could_read_is_refused(character):
    with pytest.raises(ValueError, match=r"XML forbids|surrogates"):
        to_xml(f"a{character}b")
    with pytest.raises(ValueError, match=r"XML forbids|surrogates"):
        element("a", at=f"a{character}b")
