"""Every feed of a small site: as it was agreed (golden files), valid, and read alike by somebody else's reader."""

import json
import os
from pathlib import Path

import jsonschema
import pytest
from lxml import etree

from feeds import reading, world
from portal import feeds
from portal.feeds import schemas, xml

GOLDEN = Path(__file__).parent / "golden"
MADE = feeds.outputs(world.catalogue(*world.mixed()), world.Pictures())
KEPT = ("tat-ca.xml", "tat-ca.atom.xml", "tat-ca.json", "tat-ca.portal.xml", "thay-doi.atom.xml", "feeds.opml")


@pytest.mark.parametrize("name", KEPT)
def test_feeds_are_as_agreed(name):
    """`UPDATE_GOLDEN=1 pytest tests/feeds` rewrites the files; read the difference before you commit it."""
    kept, made = GOLDEN / name, MADE[f"rss/{name}"]
    if os.environ.get("UPDATE_GOLDEN"):
        kept.parent.mkdir(exist_ok=True)
        kept.write_bytes(made)

    assert made == kept.read_bytes(), f"rss/{name} changed; if it is meant: UPDATE_GOLDEN=1 pytest tests/feeds"


def test_the_same_content_gives_the_same_bytes_in_whatever_order_it_was_read():
    again = feeds.outputs(world.catalogue(*reversed(world.mixed())), world.Pictures())

    assert again == MADE


@pytest.mark.parametrize("path", sorted(path for path in MADE if not path.endswith(".json")))
def test_a_document_put_together_from_pieces_is_the_one_its_library_would_write(path):
    assert xml.document(etree.fromstring(MADE[path], etree.XMLParser(remove_blank_text=True))) == MADE[path]


@pytest.mark.parametrize("path", sorted(path for path in MADE if path.endswith(".json")))
def test_a_json_feed_has_an_item_a_line(path):
    lines = MADE[path].splitlines()
    items = json.loads(MADE[path])["items"]

    assert [json.loads(line.removesuffix(b",")) for line in lines if line.startswith(b'{"id"')] == items


@pytest.mark.parametrize("path", sorted(path for path in MADE if path.endswith(".xml")))
def test_every_document_keeps_to_its_grammar(path):
    grammar = reading.grammar("atom.rng" if path.endswith(".atom.xml") else "rss.rng")

    assert grammar.validate(etree.fromstring(MADE[path])), grammar.error_log


@pytest.mark.parametrize("path", sorted(path for path in MADE if path.endswith(".json")))
def test_every_json_feed_keeps_to_its_schema(path):
    jsonschema.validate(json.loads(MADE[path]), json.loads((schemas.FOLDER / "json-feed.json").read_text("utf-8")))


@pytest.mark.parametrize("path", sorted(path for path in MADE if path.endswith(".json")))
def test_every_format_tells_the_same(path):
    stem = path.removesuffix(".json")
    expected = reading.by_json(MADE[path])

    assert expected
    assert reading.by_feedparser(MADE[f"{stem}.xml"]) == expected
    assert reading.by_feedparser(MADE[f"{stem}.atom.xml"]) == expected


def test_every_address_in_a_feed_is_its_own():
    for path, data in MADE.items():
        if path.endswith((".atom.xml", ".json", ".opml")):
            continue
        assert reading.link(data, "self") == f"https://mau.example/{path}"


def test_a_compat_feed_shows_the_picture_first_and_nothing_foreign():
    root = etree.fromstring(MADE["rss/guong-dien-hinh.portal.xml"])
    item = root.find("channel/item")

    assert [element.tag for element in item] == ["title", "link", "description", "guid", "pubDate"]
    assert item.findtext("description").startswith('<p><img src="https://mau.example/anh/')


def test_the_list_names_every_feed_and_no_other():
    outlines = etree.fromstring(MADE["rss/feeds.opml"]).findall("body/outline/outline")
    listed = {outline.get("xmlUrl").removeprefix("https://mau.example/") for outline in outlines}
    published = {path for path in MADE if path.endswith(".json")}

    assert {path.removesuffix(".xml") for path in listed} == {path.removesuffix(".json") for path in published}


def test_people_are_told_of_exactly_the_feeds_there_are():
    told = feeds.listing(world.catalogue(*world.mixed()))
    paths = {form["path"] for feed in told for form in feed["formats"]} | {feed["compat"] for feed in told}

    assert json.loads(json.dumps(told)) == told
    assert paths == MADE.keys() - {"rss/thay-doi.atom.xml", "rss/feeds.opml"}
    assert next(feed for feed in told if feed["name"] == "tat-ca")["count"] == 4


def closed():
    """The archive pages of a site that has a hub: they do not change when it gets one."""
    many = [world.news(f"tin-so-{n}", published=world.at(n)) for n in range(1, 90)]
    made = feeds.outputs(world.catalogue(*many, websub_hub="https://hub.example/"), world.Pictures())
    return {path: made[path] for path in made if path.endswith("01.xml")}


def test_a_hub_is_named_when_the_site_has_one():
    made = feeds.outputs(world.catalogue(*world.mixed(), websub_hub="https://hub.example/"), world.Pictures())

    assert reading.link(made["rss/tat-ca.xml"], "hub") == "https://hub.example/"
    assert json.loads(made["rss/tat-ca.json"])["hubs"] == [{"type": "WebSub", "url": "https://hub.example/"}]
    assert b'rel="hub" href="https://hub.example/"' in made["rss/tat-ca.atom.xml"]
    assert closed()
    assert not [path for path, data in closed().items() if b'rel="hub"' in data]
    for path, schema in (("rss/tat-ca.xml", "rss.rng"), ("rss/tat-ca.atom.xml", "atom.rng")):
        assert reading.grammar(schema).validate(etree.fromstring(made[path]))


def test_a_site_without_records_has_its_five_feeds_and_they_are_valid():
    made = feeds.outputs(world.catalogue(), world.Pictures())
    names = {path.removesuffix(".json") for path in made if path.endswith(".json")}

    assert names == {f"rss/{name}" for name in ("tat-ca", "phong-trao", "guong-dien-hinh", "van-ban", "tin-tuc")}
    assert reading.grammar("rss.rng").validate(etree.fromstring(made["rss/tat-ca.xml"]))
    assert reading.grammar("atom.rng").validate(etree.fromstring(made["rss/tat-ca.atom.xml"]))
