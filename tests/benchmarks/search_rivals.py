"""Pagefind and Material's own search over the same documents, asked in a browser through what they ship.

Both are given every word that our index is built from, as pages made for them. Pagefind is installed by npm on demand.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from benchmarks.bench_rivals import MATERIAL
from portal.search.documents import Document

PAGE = '<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{0}</title></head><body><main><h1>{0}</h1>{1}'
FINDER = """<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Tìm kiếm</title>
<meta name="viewport" content="width=device-width"><link href="/pagefind/pagefind-ui.css" rel="stylesheet"></head><body>
<div id="search"></div><script src="/pagefind/pagefind-ui.js"></script><script>
const finder = new PagefindUI({ element: "#search", showImages: false });
finder.triggerSearch(new URLSearchParams(location.search).get("q"));
</script>"""
"""Pagefind's own interface as its guide sets it up, with the query from the address."""

NOTE_ANSWERS = """(() => {
  const Original = Worker;
  window.answers = [];
  window.Worker = class extends Original {
    constructor(...given) {
      super(...given);
      this.addEventListener("message", ({ data }) => {
        if (data.type === 1) window.ready = true;
        if (data.type === 3) window.answers.push(data.data);
      });
    }
  };
})()"""
"""Material searches in a worker: a message of type 1 says that it is ready, one of type 3 is an answer."""

ASK_PAGEFIND = """async (queries) => {
  const pagefind = await import("/pagefind/pagefind.js");
  const found = [];
  for (const query of queries) {
    const { results } = await pagefind.search(query);
    found.push(await Promise.all(results.slice(0, 10).map(async (result) => (await result.data()).url)));
  }
  return found;
}"""


ALONE = ("--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1")
"""How Chromium is started, out of reach of other hosts: what pages would fetch from there costs nothing here."""


def new_page(chrome: Browser) -> Page:
    """Return a page of a phone with an empty cache."""
    return chrome.new_context(viewport={"width": 360, "height": 740}).new_page()


def install(tools: Path, package: str, program: str) -> Path:
    """Return a program of an npm package, installed where nothing of ours is."""
    found = tools / "node_modules" / ".bin" / program
    if not found.exists():
        tools.mkdir(parents=True, exist_ok=True)
        command = ["npm", "install", "--silent", "--no-fund", "--no-audit", package]
        subprocess.run(command, cwd=tools, check=True, env={**os.environ, "CI": "true"})
    return found


def lines(document: Document) -> list[str]:
    """Return all that our index reads of a document below its title, a paragraph each."""
    return [document.summary, *document.numbers, *document.names, *document.body.split("\n"), " · ".join(document.also)]


def pagefind_site(documents: Iterable[Document], folder: Path, tools: Path) -> Path:
    """Write the documents as pages, index them with Pagefind, and add a page to search from."""
    for document in documents:
        file = folder / document.address / "index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        text = "".join(f"<p>{escape(line)}</p>" for line in lines(document) if line)
        file.write_text(PAGE.format(escape(document.title), text), encoding="utf-8")
    program = install(tools, "pagefind@1", "pagefind")
    subprocess.run([program, "--site", folder, "--silent"], check=True)
    (folder / "tim").mkdir()
    (folder / "tim" / "index.html").write_text(FINDER, encoding="utf-8")
    return folder


def material_site(documents: Iterable[Document], folder: Path) -> Path:
    """Write the documents as Markdown and build them with stock Material."""
    docs = folder / "docs"
    docs.mkdir(parents=True)
    (docs / "index.md").write_text("# Stock Material\n", encoding="utf-8")
    for document in documents:
        file = docs / f"{document.address.strip('/') or 'index'}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        head = f"---\ntitle: {json.dumps(document.title, ensure_ascii=False)}\n---\n\n# {document.title}\n\n"
        file.write_text(head + "\n\n".join(line for line in lines(document) if line), encoding="utf-8")
    (folder / "mkdocs.yml").write_text(MATERIAL, encoding="utf-8")
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet"], cwd=folder, check=True, env=environment)
    return folder / "site"


def ask_pagefind(chrome: Browser, address: str, queries: list[str]) -> list[list[str]]:
    """Return the addresses that Pagefind's module finds for each query, at most ten, the best first."""
    page = new_page(chrome)
    page.goto(f"{address}/tim/")
    found: list[list[str]] = page.evaluate(ASK_PAGEFIND, queries)
    page.context.close()
    return [[_bare(url) for url in urls] for urls in found]


def ask_material(chrome: Browser, address: str, queries: list[str]) -> list[list[str]]:
    """Return the addresses that Material's search finds for each query typed into its field, at most ten."""
    page = new_page(chrome)
    page.add_init_script(NOTE_ANSWERS)
    page.goto(f"{address}/")
    page.click("label[for=__search]")
    page.wait_for_function("window.ready")
    found = []
    for query in queries:
        answer = type_into_material(page, query)
        found.append([_bare(pages[0]["location"].partition("#")[0]) for pages in answer["items"][:10]])
    page.context.close()
    return found


def type_into_material(page: Page, query: str) -> Any:
    """Type a query into Material's field and return what its worker answers."""
    before = page.evaluate("answers.length")
    page.fill("[data-md-component=search-query]", query)
    page.press("[data-md-component=search-query]", "End")  # it listens to keys
    page.wait_for_function(f"answers.length > {before}")
    return page.evaluate("answers.at(-1)")


def _bare(url: str) -> str:
    return url.strip("/")


def again_ours(page: Page, query: str) -> None:
    """Ask the search page again and wait for the results."""
    page.fill("main input[name=q]", query)
    page.press("main input[name=q]", "Enter")
    page.wait_for_selector("[data-part=results]:not([aria-busy])")


def again_pagefind(page: Page, query: str) -> None:
    """Ask Pagefind's interface again and wait for the results."""
    page.fill(".pagefind-ui__search-input", query)
    page.locator(".pagefind-ui__message", has_text=query).wait_for()
    page.wait_for_selector(".pagefind-ui__result-title")


def again_material(page: Page, query: str) -> None:
    """Ask Material's field again and wait until what it has found is another."""
    list_of = "document.querySelector('.md-search-result__list').innerText"
    before = page.evaluate(list_of)
    page.fill("[data-md-component=search-query]", query)
    page.press("[data-md-component=search-query]", "End")
    page.wait_for_function(f"(before) => {list_of} !== before", arg=before)
