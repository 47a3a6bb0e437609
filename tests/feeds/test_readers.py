"""The built site over HTTP, read by eight readers of five languages: they all have the same items of every feed.

What is made alike before comparing stands in readers/README.md. Beside the site's own feeds they read one of nothing
but hostile items (hostile.yml).
"""

import json
import os
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from feeds import hostile, programs
from portal.feeds import CURRENT, FORMS, rss

TYPES = {
    ".atom.xml": "application/atom+xml",
    ".xml": "application/rss+xml",
    ".json": "application/feed+json",
}
UNTOLD = {
    "feedparser": {},
    "reader": {
        ".xml": {"author", "categories", "content"},
        ".atom.xml": {"categories", "content"},
        ".json": {"categories", "content"},
    },
    "rss-parser": {".xml": {"updated"}, ".atom.xml": {"updated", "categories", "enclosures"}},
    "feedsmith": {},
    "simplexml": {},
    "simplepie": {".xml": {"content"}, ".atom.xml": {"content"}},
    "rome": {".xml": {"updated"}},
    "gofeed": {".atom.xml": {"categories"}, ".json": {"author", "enclosures"}},
}
"""What a reader does not hand on, by format."""


class Handler(SimpleHTTPRequestHandler):
    """Serves files under the types that the web server's configuration gives them."""

    def guess_type(self, path):
        return next(
            (f"{kind}; charset=utf-8" for suffix, kind in TYPES.items() if str(path).endswith(suffix)), "text/html"
        )

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def served(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Path]]:
    """Every feed there is to read, by its address on a local server."""
    root = tmp_path_factory.mktemp("served")
    (root / "site").symlink_to(site, target_is_directory=True)
    feed = hostile.whole()
    feed = replace(feed, items=feed.items[::-1])  # the newest first, as in every feed of the site
    for suffix in CURRENT:
        (root / f"hostile{suffix}").write_bytes(FORMS[suffix].write(feed, FORMS[suffix].item))
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=root))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    paths = [*root.glob("hostile.*"), *(root / "site").glob("rss/**/*.xml"), *(root / "site").glob("rss/**/*.json")]
    base = f"http://127.0.0.1:{server.server_port}/"
    feeds = [path for path in sorted(paths) if path.name != "thay-doi.atom.xml" and path.parent.name != "schema"]
    yield {base + path.relative_to(root).as_posix(): path for path in feeds}
    server.shutdown()
    server.server_close()


def form(address: str) -> str:
    return next(suffix for suffix in TYPES if address.endswith(suffix))


def utc(written: str) -> str:
    return f"{datetime.fromisoformat(written).astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


@cache
def told(path: Path):
    """Return what a JSON feed says, as readers are to have it; that takes no reader, since it is plain JSON."""
    return [
        {
            "id": item["id"],
            "link": item["url"],
            "title": item["title"],
            "published": utc(item["date_published"]),
            "updated": utc(item["date_modified"]),
            "author": item["authors"][0]["name"],
            "categories": item["tags"],
            "enclosures": [
                [each["url"], each["mime_type"], each["size_in_bytes"]] for each in item.get("attachments", [])
            ],
            "content": item["content_html"],
        }
        for item in json.loads(path.read_bytes())["items"]
    ]


@pytest.fixture(scope="module")
def expected(served: dict[str, Path]):
    """The items of each address: those of the JSON feed of the same name; of an archive page, what feedparser has."""
    archived = [address for address in served if not stem(served[address]).with_suffix(".json").exists()]
    known = programs.read("Python", archived)["feedparser"]
    return known | {address: wanted(path) for address, path in served.items() if address not in known}


def stem(path: Path) -> Path:
    return path.with_name(path.name.partition(".")[0])


def wanted(path: Path):
    items = told(stem(path).with_suffix(".json"))
    if not path.name.endswith(rss.COMPAT_SUFFIX):
        return items
    nothing = {"updated": None, "author": None, "categories": [], "enclosures": [], "content": None}
    return [item | nothing for item in items[: rss.COMPAT_ITEMS]]


def as_read(item, reader: str, suffix: str):
    """Return an item without what a reader does not hand on."""
    return item | dict.fromkeys(UNTOLD[reader].get(suffix, ()))


@pytest.mark.parametrize("language", programs.COMMANDS)
def test_every_reader_has_the_same_items(language: str, served: dict[str, Path], expected) -> None:
    if lacking := programs.missing(language):
        reason = f"no {', '.join(lacking)}: run `python tests/install_readers.py`"
        demanded = os.environ.get("CI") == "true" and language in programs.DEMANDED
        pytest.fail(reason) if demanded else pytest.skip(reason)

    for reader, found in programs.read(language, served).items():
        knows_json = reader in {"reader", "feedsmith", "gofeed"}
        assert found.keys() == {address for address in served if knows_json or form(address) != ".json"}
        for address, items in found.items():
            assert items == [as_read(item, reader, form(address)) for item in expected[address]], (reader, address)


def test_there_is_enough_to_read(served: dict[str, Path], expected) -> None:
    assert {form(address) for address in served} == set(TYPES)
    assert any(path.name.startswith("tat-ca-") for path in served.values())
    assert sum(map(len, expected.values())) > 1000
