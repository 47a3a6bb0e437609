"""The page /rss/ tells people of the feeds, and what it shows is what the feeds carry."""

import json
import os
import subprocess
from datetime import datetime
from pathlib import Path

import pytest
from lxml import html as lxml_html

from feeds import programs, world
from portal import feeds, views
from portal.views import feed_hub


def hub(*records, **changed):
    catalogue = world.catalogue(*records, **changed)
    found = next(page for page in views.pages(catalogue, world.Pictures()) if page.path == "rss/")
    return found.data["page"], feeds.outputs(catalogue, world.Pictures())


def test_the_newest_are_those_of_the_whole_sites_feed_without_notices_of_withdrawal():
    more = [world.news(f"tin-so-{number}", published=world.at(20 + number)) for number in range(3)]
    page, made = hub(*world.mixed(), *more)
    items = [item for item in json.loads(made["rss/tat-ca.json"])["items"] if "tin-da-rut" not in item["id"]]

    assert len(page["newest"]) == feed_hub.NEWEST < len(items)
    assert [
        (f"https://mau.example{new['url']}", new["title"], datetime.fromisoformat(new["date"]["iso"]))
        for new in page["newest"]
    ] == [
        (item["url"], item["title"], datetime.fromisoformat(item["date_published"]))
        for item in items[: feed_hub.NEWEST]
    ]


def test_a_time_is_told_to_the_minute_and_a_sample_is_named_one():
    page, _ = hub(world.news("tin-mot", sample=True))

    assert page["newest"][0]["date"]["text"] == "07:00, 01/01/2026"
    assert page["newest"][0]["sample"]


def test_nothing_is_new_where_nothing_was_published():
    page, _ = hub()

    assert page["newest"] == []
    assert [group["title"] for group in page["groups"]] == ["Toàn trang", "Theo chuyên mục"]


def test_every_feed_says_what_it_holds_by_itself_or_by_its_group():
    page, _ = hub(*world.mixed())

    assert len(page["groups"]) == 6
    assert all(bool(group["holds"]) != bool(feed["holds"]) for group in page["groups"] for feed in group["feeds"])


@pytest.fixture(scope="module")
def example(site: Path) -> str:
    """The program that the page gives to those who write portals in PHP."""
    page = lxml_html.document_fromstring((site / "rss" / "index.html").read_bytes())
    return page.xpath("//h3[contains(., 'PHP')]/following-sibling::pre/code")[0].text_content()


def test_the_example_for_php_shows_every_item_and_lives_through_a_failure(example, site: Path, tmp_path: Path):
    if lacking := programs.missing("PHP"):
        reason = f"no {', '.join(lacking)}: run `python tests/install_readers.py`"
        pytest.fail(reason) if os.environ.get("CI") == "true" else pytest.skip(reason)
    whole = json.loads((site / "rss" / "tat-ca.json").read_text("utf-8"))
    address = whole["feed_url"].removesuffix(".json") + ".xml"
    assert example.count(address) == 1

    def run(source: str) -> str:
        script = tmp_path / "vi-du.php"
        script.write_text(example.replace(address, source), "utf-8")
        command = ["php", "-d", "display_errors=stderr", "-d", "error_reporting=-1", str(script)]
        done = subprocess.run(command, env=os.environ | {"TMPDIR": str(tmp_path)}, capture_output=True, check=True)
        assert done.stderr == b""
        return done.stdout.decode()

    nothing = run(str(tmp_path / "khong-co.xml"))
    shown = run(str(site / "rss" / "tat-ca.xml"))
    os.utime(tmp_path / "nguon-tin.xml", (0, 0))
    kept = run(str(tmp_path / "khong-co.xml"))

    assert nothing == ""
    assert kept == shown
    links = [(link.get("href"), link.text) for link in lxml_html.fromstring(f"<main>{shown}</main>").iterfind("*/h3/a")]
    assert links == [(item["url"], item["title"]) for item in whole["items"]]
