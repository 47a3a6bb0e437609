"""What the page for portals' administrators promises is what the feeds are."""

import json
import re
from datetime import datetime

import pytest
from lxml import etree

from feeds import world
from portal import body, exports, feeds, loading, views
from portal.dates import VIETNAM
from portal.feeds import archive, changes, items, model, rss, schemas
from portal.images import Library
from portal.render import Renderer
from portal.views import contract
from repository import PROJECT, Repository
from test_render import TEMPLATES

MADE = feeds.outputs(world.catalogue(*world.mixed()), world.Pictures())
AS_OF = datetime(2026, 11, 23, tzinfo=VIETNAM)


def page(repo: Repository, path: str):
    catalogue, _ = loading.load(repo.root, AS_OF)
    return next(page for page in views.pages(catalogue, Library(repo.root)) if page.path == path)


def named(column: str) -> set[str]:
    return {dict(zip(("label", "rss", "atom", "json"), field[:4], strict=True))[column] for field in contract.FIELDS}


def test_every_element_of_an_rss_item_is_told_of(repo):
    root = etree.fromstring(MADE["rss/tat-ca.xml"])
    prefixes = {uri: f"{prefix}:" for prefix, uri in root.nsmap.items() if prefix}
    used = {
        prefixes.get(etree.QName(element).namespace, "") + etree.QName(element).localname
        for item in root.iter("item")
        for element in item
    }
    told = " ".join(" ".join(field) for field in contract.FIELDS)

    assert [name for name in sorted(used) if name not in told] == []
    assert named("rss") <= used


def test_every_key_of_a_json_item_is_told_of():
    used = {key for item in json.loads(MADE["rss/tat-ca.json"])["items"] for key in item}

    assert used - {"image"} == named("json") - {""}
    assert any("image" in field[4] for field in contract.FIELDS)


def test_every_element_of_an_atom_entry_is_told_of():
    root = etree.fromstring(MADE["rss/tat-ca.atom.xml"])
    used = {etree.QName(element).localname for entry in root.iter("{*}entry") for element in entry}

    assert used == named("atom") - {""}


def test_the_numbers_are_those_the_feeds_keep_to(repo):
    told = page(repo, "rss/cam-ket/")

    assert told.data["page"]["numbers"] == {
        "ttl": str(model.TTL_MINUTES),
        "current": str(archive.CURRENT_ITEMS),
        "kilobytes": "1.000",
        "compat": str(rss.COMPAT_ITEMS),
        "page": str(archive.PAGE_ITEMS),
        "content": str(items.LONGEST_CONTENT // 1000),
        "gone": str(changes.MOST_TOMBSTONES),
    }
    assert told.data["page"]["tags"] == sorted(body.TAGS)
    assert told.data["page"]["id"].startswith(f"tag:{loading.load(repo.root, AS_OF)[0].site.tag_authority},")


def test_every_number_is_shown():
    text = (PROJECT / "site_overrides" / "pages" / "contract.html").read_text("utf-8")

    assert set(re.findall(r"page\.numbers\.(\w+)", text)) == contract._numbers().keys()


@pytest.mark.parametrize("hub", ["", "https://hub.example/"])
def test_a_hub_is_told_of_where_there_is_one(hub):
    changed = {"websub_hub": hub} if hub else {}
    pages = views.pages(world.catalogue(*world.mixed(), **changed), world.Pictures())
    found = next(page for page in pages if page.path == "rss/cam-ket/")

    assert found.data["page"]["websub"] == hub
    assert (f"<code>{hub}</code>" in Renderer(TEMPLATES).render(found)) is bool(hub)


@pytest.mark.parametrize("name", schemas.NAMES)
def test_the_grammars_of_the_tests_are_published(name, repo):
    made = exports.outputs(world.catalogue(), [])
    links = {link["url"] for link in page(repo, "rss/cam-ket/").data["page"]["schemas"]}

    assert made[f"rss/schema/{name}"] == (schemas.FOLDER / name).read_bytes()
    assert f"/rss/schema/{name}" in links


def test_the_hub_and_the_heads_of_pages_name_exactly_the_feeds_there_are(repo):
    catalogue, _ = loading.load(repo.root, AS_OF)
    library = Library(repo.root)
    made = feeds.outputs(catalogue, library).keys()
    told = {page.path: page.data for page in views.pages(catalogue, library)}
    hub = told["rss/"]["page"]
    whole = str(catalogue.site.url)
    in_hub = {
        url.removeprefix(whole)
        for group in hub["groups"]
        for feed in group["feeds"]
        for url in (form["url"] for form in feed["forms"])
    }
    in_heads = {feed["url"].lstrip("/") for data in told.values() for feed in data["head"]["feeds"]}
    current = {path for path in made if not re.search(r"-\d{6}\.xml$", path)}

    assert in_hub | {"rss/feeds.opml", "rss/thay-doi.atom.xml"} == current
    assert in_heads <= current
    assert {path.removesuffix(".xml") for path in in_heads if ".atom" not in path} == {
        path.removesuffix(".json") for path in current if path.endswith(".json")
    }
