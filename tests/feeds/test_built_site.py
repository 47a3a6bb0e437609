"""The promises hold of every feed of the project's own site as it is built, with its pages and pictures beside it."""

import json
import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from io import BytesIO
from pathlib import Path

import jsonschema
import pytest
from lxml import etree
from lxml import html as lxml_html
from PIL import Image

from building import AS_OF
from feeds import reading
from portal.feeds import archive, schemas

ARCHIVE = re.compile(r"-\d{6,}\.xml$")


@pytest.fixture(scope="module")
def made(site: Path) -> dict[str, bytes]:
    """Every feed document of the site by its path."""
    found = [
        path for path in site.glob("rss/**/*") if path.suffix in {".xml", ".json"} and path.parent.name != "schema"
    ]
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in found}


@pytest.fixture(scope="module")
def roots(made: dict[str, bytes]) -> dict[str, etree._Element]:
    """The RSS documents, parsed: full, short and archived."""
    return {
        path: etree.fromstring(data)
        for path, data in made.items()
        if path.endswith(".xml") and not path.endswith(".atom.xml")
    }


@pytest.fixture(scope="module")
def base(roots: dict[str, etree._Element]) -> str:
    """The address of the site, with a slash at its end."""
    return roots["rss/tat-ca.xml"].findtext("channel/link")


@pytest.fixture(scope="module")
def items(made: dict[str, bytes]):
    """The items of every JSON feed, each once by its id: all three formats carry the same."""
    feeds = [json.loads(data) for path, data in made.items() if path.endswith(".json")]
    return {item["id"]: item for feed in feeds for item in feed["items"]}


def file(site: Path, base: str, address: str) -> Path:
    path = site / address.removeprefix(base)
    return path / "index.html" if address.endswith("/") else path


def test_every_document_keeps_to_its_published_grammar(made: dict[str, bytes]) -> None:
    grammars = {kind: reading.grammar(f"{kind}.rng") for kind in ("rss", "atom")}
    schema = jsonschema.Draft202012Validator(json.loads((schemas.FOLDER / "json-feed.json").read_text("utf-8")))
    wrong = []
    for path, data in made.items():
        if path.endswith(".json"):
            wrong += [(path, error.message) for error in schema.iter_errors(json.loads(data))]
        elif not (grammar := grammars["atom" if path.endswith(".atom.xml") else "rss"]).validate(
            etree.fromstring(data)
        ):
            wrong.append((path, str(grammar.error_log)))

    assert len(made) > 300
    assert wrong == []


def test_no_document_is_long_and_no_moment_stands_twice_or_lies_ahead(made, roots) -> None:
    built = datetime.fromtimestamp(int(AS_OF), UTC)
    for path, root in roots.items():
        moments = [parsedate_to_datetime(each.text) for each in root.iterfind("channel/item/pubDate")]
        ids = [each.text for each in root.iterfind("channel/item/guid")]

        assert moments == sorted(set(moments), reverse=True), path
        assert all(moment <= built for moment in moments), path
        assert len(set(ids)) == len(ids) <= archive.CURRENT_ITEMS, path
    assert {path: len(data) for path, data in made.items() if len(data) > archive.LARGEST} == {}


def test_walking_from_the_current_document_through_the_archive_meets_every_item_once(roots, base) -> None:
    met, pages = [], ["rss/tat-ca.xml"]
    while pages[-1]:
        root = roots[pages[-1]]
        met += [each.text for each in root.iterfind("channel/item/guid")]
        pages.append((reading.link(etree.tostring(root), "prev-archive") or "").removeprefix(base))
    everywhere = {each.text for root in roots.values() for each in root.iterfind("channel/item/guid")}

    assert len(pages) > 2
    assert sorted(met) == sorted(everywhere)
    assert {path for path in roots if ARCHIVE.search(path) and path.startswith("rss/tat-ca-")} == {*pages[1:-1]}


def test_every_item_leads_to_its_page(items, site: Path, base: str) -> None:
    assert len(items) > 60
    assert [item["url"] for item in items.values() if not file(site, base, item["url"]).is_file()] == []


def test_every_enclosure_is_a_picture_of_the_length_type_and_size_it_is_said_to_have(roots, site: Path, base) -> None:
    seen = 0
    for root in roots.values():
        for each in root.iterfind("channel/item/enclosure"):
            data = file(site, base, each.get("url")).read_bytes()
            media = each.getparent().find("{http://search.yahoo.com/mrss/}content")
            with Image.open(BytesIO(data)) as picture:
                shape = (f"image/{picture.format.lower()}", str(len(data)), str(picture.width), str(picture.height))
            seen += 1

            assert (each.get("type"), each.get("length"), media.get("width"), media.get("height")) == shape
            assert (media.get("url"), media.get("fileSize")) == (each.get("url"), each.get("length"))
    assert seen > 20


def test_articles_have_whole_addresses_and_their_pictures_size_and_words(roots, site: Path, base: str) -> None:
    encoded = "{http://purl.org/rss/1.0/modules/content/}encoded"
    pictures = 0
    for path, root in roots.items():
        for item in root.iterfind("channel/item"):
            for text in (item.findtext("description"), item.findtext(encoded)):
                for element in lxml_html.fragment_fromstring(text or "", create_parent="main").iter("a", "img"):
                    address = element.get("href") or element.get("src") or ""
                    assert re.match(r"(https?://|mailto:|tel:)", address), (path, address)
                    if element.tag == "img":
                        pictures += 1
                        assert file(site, base, address).is_file(), (path, address)
                        assert element.get("alt")
                        assert int(element.get("width")) * int(element.get("height")) > 0
    assert pictures > 20


def test_the_list_for_readers_names_every_feed_once_by_a_title_of_its_own(made, site: Path, base: str) -> None:
    outlines = etree.fromstring((site / "rss" / "feeds.opml").read_bytes()).findall("body/outline/outline")
    listed = [outline.get("xmlUrl").removeprefix(base) for outline in outlines]
    current = {path for path in made if path.endswith(".xml") and not re.search(r"\.\w+\.xml$", path)}

    assert sorted(listed) == sorted(path for path in current if not ARCHIVE.search(path))
    assert len({outline.get("title") for outline in outlines}) == len(outlines)


def test_every_page_names_its_own_feed_before_that_of_the_whole_site(made, site: Path, base: str) -> None:
    own = {}
    for root in made:
        if root.endswith(".json"):
            page = json.loads(made[root])["home_page_url"].removeprefix(base)
            own[f"{page}index.html"] = root.removesuffix(".json")
    for path in site.rglob("*.html"):
        name = path.relative_to(site).as_posix()
        page = lxml_html.document_fromstring(path.read_bytes())
        named = [link.get("href").lstrip("/") for link in page.xpath("/html/head/link[@rel='alternate']")]
        # Pages that only lead elsewhere have a head of their own.
        if page.xpath("/html/head/meta[@http-equiv='refresh']"):
            continue
        assert set(named) <= made.keys(), name
        assert named[-2:] == ["rss/tat-ca.xml", "rss/tat-ca.atom.xml"], name
        if name in own:
            assert named[:2] == [f"{own[name]}.xml", f"{own[name]}.atom.xml"], name
    assert len(own) > 80
