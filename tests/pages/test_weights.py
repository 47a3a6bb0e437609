"""How many bytes a reader on a poor line waits for. Bytes are those of gzip at its best; pictures are not counted.

A first view is all that the browser fetches of an empty cache; a later view is what it fetches after another article.
"""

from __future__ import annotations

import gzip
import zlib
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser

from benchmarks import generate
from pages.kinds import KINDS
from portal import loading, views
from portal.dates import as_of_build
from portal.images import Library
from portal.render import Renderer
from portal.views import record
from test_render import TEMPLATES

pytestmark = pytest.mark.browser

FIRST, LATER = 40_000, 8_000
ARTICLES = ("exemplar", "exemplar-with-awards", "legal", "campaign", "news-event", "news-decision", "news-consultation")
COLLECTIONS = {"phong-trao", "guong-dien-hinh", "van-ban", "tin-tuc"}
LISTS = ("home", "list", "list-of-texts", "place", "calendar", "statistics", "missing")


def fetched(chrome: Browser, address: str, path: str) -> set[str]:
    """Return the paths of what a browser with an empty cache fetches for a page, pictures left out."""
    context = chrome.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    asked: set[str] = set()
    page.on("request", lambda it: asked.add(unquote(urlsplit(it.url).path)))
    page.goto(f"{address}/{path}", wait_until="networkidle")
    context.close()
    return {path for path in asked if not path.startswith("/anh/") and not path.endswith(".svg")}


def weight(site: Path, paths: set[str]) -> int:
    """Return the bytes of files, a folder standing for its page."""
    names = (f"{path}index.html" if path.endswith("/") else path for path in paths)
    return sum(len(gzip.compress((site / name.lstrip("/")).read_bytes(), 9)) for name in names)


@pytest.mark.parametrize("kind", ARTICLES + LISTS)
def test_a_page_stays_within_its_budget(kind: str, address: str, site: Path, chrome: Browser) -> None:
    path = KINDS[kind][1]
    asked = fetched(chrome, address, path)
    known = {it for it in asked if it.startswith("/assets/")}
    first, later = weight(site, asked), weight(site, asked - known)
    print(f"{kind}: {first / 1000:.1f} KB at first, {later / 1000:.1f} KB later")

    assert {Path(it).suffix for it in known} == {".css", ".js"}
    assert first <= FIRST
    assert kind not in ARTICLES or later <= LATER


def test_pages_stay_light_among_a_thousand_records(tmp_path: Path) -> None:
    root = tmp_path / "kho"
    generate.write(1000, root)
    catalogue, _ = loading.load(root, as_of_build({}))
    context = views.Context(catalogue, Library(root))
    renderer = Renderer(TEMPLATES)
    loaded = [data for path, data in views.asset_files(TEMPLATES[0] / "assets").items() if on_every_page(path)]
    assets = sum(len(gzip.compress(data, 9)) for data in loaded)
    pages = {
        task.path: renderer.render(task.make(context, *task.arguments))
        for task in views.tasks(context)
        if weighed(task)
    }
    weights = {path: len(gzip.compress(page.encode(), 9)) for path, page in pages.items()}
    records = {path for path in weights if path.split("/")[0] in COLLECTIONS and path.count("/") == 2}

    assert len(loaded) == 5
    assert len(records) > 100
    assert {path: weights[path] for path in records if weights[path] > LATER} == {}
    assert {path: size for path, size in weights.items() if size + assets > FIRST} == {}


def on_every_page(path: str) -> bool:
    return path.endswith((".css", "/box.js")) or path.startswith("assets/portal.")


def weighed(task: views.Task) -> bool:
    """Whether to weigh a page: every overview and list, and each fifth record."""
    return task.make is not record.view or zlib.crc32(task.path.encode()) % 5 == 0
