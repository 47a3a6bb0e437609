"""Pieces of documents are put together as text: they are to be what lxml would have written, or nothing."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from feeds import hostile
from portal.feeds import FORMS, json_feed
from portal.feeds.xml import document, element, from_xml, parent, to_xml

FORBIDDEN = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

texts = st.text(st.one_of(st.sampled_from("<>&\"'\t\n]; é"), st.characters(codec=None)))
fit = texts.filter(lambda text: not FORBIDDEN.search(text))


@given(text=fit, value=fit)
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


@pytest.mark.parametrize("character", ["\0", "\x1f", "\r", "\ud800", "\ufffe", "\uffff"])
def test_what_no_reader_could_read_is_refused(character):
    with pytest.raises(ValueError, match=r"forbids|encode"):
        to_xml(f"a{character}b")
    with pytest.raises(ValueError, match=r"forbids|encode"):
        element("a", at=f"a{character}b")


@pytest.mark.parametrize("form", [form for name, form in FORMS.items() if name != json_feed.SUFFIX])
def test_every_document_of_hostile_items_is_written_as_lxml_writes_it(form):
    made = form.write(hostile.whole(), form.item)
    again = etree.fromstring(made, etree.XMLParser(remove_blank_text=True))

    assert document(again) == made
