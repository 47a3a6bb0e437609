"""Whatever stands in a record, what comes out is well-formed, valid, safe, and the same in every format."""

import json
import re

import jsonschema
import pytest
from lxml import etree
from lxml import html as lxml_html

from feeds import reading
from feeds.hostile import CASES, whole
from portal import body
from portal.feeds import CURRENT, FORMS, changes, json_feed, schemas, xml
from portal.feeds.pieces import from_xml

FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u200b\u202a-\u202e\ufdd0-\ufdef\ufeff\ufffd-\uffff]")


@pytest.fixture(scope="module")
def feed():
    return whole()


@pytest.fixture(scope="module")
def written(feed):
    return {form: FORMS[form].write(feed, FORMS[form].item) for form in (*CURRENT, changes.NAME)}


def test_there_are_enough_cases():
    assert len({case["name"] for case in CASES}) == len(CASES) >= 200


@pytest.mark.parametrize("suffix", [*CURRENT, changes.NAME])
def test_no_character_is_left_that_readers_stumble_over(written, suffix):
    assert not FORBIDDEN.search(written[suffix].decode())


@pytest.mark.parametrize("suffix", [".xml", ".portal.xml", ".atom.xml", changes.NAME])
def test_pieces_are_put_together_as_the_library_would_write_the_whole(written, suffix):
    assert xml.document(etree.fromstring(written[suffix], etree.XMLParser(remove_blank_text=True))) == written[suffix]


@pytest.mark.parametrize(
    ("suffix", "schema"), [(".xml", "rss.rng"), (".portal.xml", "rss.rng"), (".atom.xml", "atom.rng")]
)
def test_xml_keeps_to_its_grammar(written, suffix, schema):
    grammar = reading.grammar(schema)

    assert grammar.validate(etree.fromstring(written[suffix])), grammar.error_log


def test_json_keeps_to_its_schema(written):
    schema = json.loads((schemas.FOLDER / "json-feed.json").read_text("utf-8"))
    schema["properties"]["items"].pop("maxItems")  # all cases stand in one document here

    jsonschema.validate(json.loads(written[json_feed.SUFFIX]), schema)


def test_every_format_tells_the_same(written):
    from_rss, from_atom = (reading.by_feedparser(written[suffix]) for suffix in (".xml", ".atom.xml"))
    from_json = reading.by_json(written[".json"])

    assert len(from_json) == len(CASES)
    assert from_rss == from_json
    assert from_atom == from_json
    assert (
        reading.contents(written[".xml"])
        == reading.contents(written[".json"])
        == reading.contents(written[".atom.xml"])
    )


@pytest.mark.parametrize("number", range(len(CASES)), ids=[case["name"] for case in CASES])
def test_what_readers_show(feed, number):
    case, found = CASES[number], feed.items[number]
    shown = {"title": from_xml(found.title), "summary": from_xml(found.summary), "author": from_xml(found.creator)}
    content = from_xml(found.content)

    for name in shown.keys() & case.keys():
        assert shown[name] == case.get("shown", shown[name])
    for piece in case.get("present", ()):
        assert piece in content
    for piece in case.get("absent", ()):
        assert piece not in content


@pytest.mark.parametrize("number", range(len(CASES)), ids=[case["name"] for case in CASES])
def test_articles_are_safe_on_any_site(feed, number):
    for text in (feed.items[number].content, feed.items[number].description):
        for element in lxml_html.fragment_fromstring(from_xml(text), create_parent="main").iterdescendants():
            assert element.tag in body.TAGS
            assert set(element.keys()) <= {"href", "src", "alt", "title", "width", "height", "start", "scope", "lang"}
            for address in (element.get("href"), element.get("src")):
                assert address is None or re.fullmatch(r"(https?://[\w.-]+(:\d+)?/|mailto:|tel:)[!-~]*", address)


def test_titles_carry_no_markup(feed):
    for each in feed.items:
        title = from_xml(each.title)
        assert "<" not in title
        assert "\n" not in title
