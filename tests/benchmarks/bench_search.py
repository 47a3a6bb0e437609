"""Measure search and pages beside Pagefind and stock Material: `make bench`, or `bench_search.py 1000 10000`.

Which page comes first for what people type; what a search costs on a poor line and a slow phone; how long the index
takes; how heavy pages are; what Lighthouse says of them. Nothing here passes or fails.
"""

from __future__ import annotations

import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parent.parent))  # run as a program, it finds its neighbours as the tests do
sys.path.insert(1, str(Path(__file__).parent.parent.parent / "hooks"))

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks import bench_pages, slow_line
from benchmarks import search_rivals as rivals
from browser import chromium
from portal import loading, views
from portal.images import Library
from portal.render import Renderer
from portal.search import files
from portal.search.adapter import documents, facets, short_forms
from search import running, weighing
from search.conftest import AS_OF, PROJECT
from search.test_quality import OWN, SECOND, SHARED
from test_render import TEMPLATES

SIZES = (1000, 10_000)
RESULTS = Path(__file__).parent / "results"
TOOLS = Path(tempfile.gettempdir()) / "portal-bench-tools"
LONGEST = 600_000
"""Milliseconds to wait for a result: Material's index of 10,000 records is minutes on its way."""

UNPREPARED = "98 / 99"
"""What the engine found before anything was mended on the second set (tests/search/data/second.yml)."""

QUERIES = (("thi dua khen thuong", "bằng lũng"), ("hien dat lam duong", "nghị định 98"), ("nong thon moi", "nuôi ong"))
"""What is asked first, and what next."""


class Reader(NamedTuple):
    """A search page as a reader meets it: what leads to results, what shows that they are there, how to ask again."""

    name: str
    site: Path
    path: str
    result: str
    again: Callable[[Page, str], object]
    queries: tuple[tuple[str, str], ...]


class Cost(NamedTuple):
    """Seconds until results stand, and bytes as sent until then: of the first search and of the next."""

    first: float
    first_bytes: int
    following: float
    following_bytes: int


def main(arguments: list[str]) -> int:
    """Measure, print the tables as they come, and write them down."""
    sizes = tuple(int(argument) for argument in arguments) or SIZES
    report: list[str] = []
    with sync_playwright() as playwright, tempfile.TemporaryDirectory(prefix="portal-bench-search-") as folder:
        chrome = playwright.chromium.launch(executable_path=chromium(), args=list(rivals.ALONE))
        for table in tables(chrome, sizes, Path(folder)):
            report += ["", *table]
            print("\n".join(["", *table]), flush=True)
        chrome.close()
    RESULTS.mkdir(exist_ok=True)
    file = RESULTS / f"{datetime.now(UTC):%Y-%m-%d}-search.md"
    file.write_text("\n".join([said(), *report]) + "\n", encoding="utf-8")
    print(f"\nWritten to {file.name} in {RESULTS.name}/")
    return 0


def tables(chrome: Browser, sizes: tuple[int, ...], folder: Path) -> Iterator[list[str]]:
    """Yield each table as lines of Markdown."""
    yield quality(chrome, folder / "quality")
    for size in sizes:
        yield costs(chrome, size, folder / str(size))
    yield bench_pages.scores(folder / "scores", rivals.install(TOOLS, "lighthouse", "lighthouse"))


# Which page comes first


def quality(chrome: Browser, folder: Path) -> list[str]:
    """Return the table of ranks over the shared pages and over the project's own content."""
    catalogue, _ = loading.load(PROJECT, AS_OF)
    shared, kinds = running.corpus()
    forms = short_forms(catalogue.vocabularies)
    own = list(documents(catalogue))
    table = [
        f"A right page first / among the first three. Ours met the last {len(SECOND)} unprepared with {UNPREPARED}:",
        "",
        "| queries | Material's lunr | Pagefind | ours |",
        "|---|---:|---:|---:|",
    ]
    for name, pages, index, sets in (
        ("shared", shared, files(shared, kinds, forms), {"30 shared": SHARED}),
        ("own", own, files(own, facets(catalogue), forms), {f"{len(OWN)} of ours": OWN, f"{len(SECOND)} more": SECOND}),
    ):
        ours = running.write(index, folder / name / "ours")
        stock = rivals.material_site(pages, folder / name / "material")
        pagefind = rivals.pagefind_site(pages, folder / name / "pagefind", TOOLS)
        for said_of, cases in sets.items():
            queries = [running.query_of(case) for case in cases]
            found = (
                on(stock, lambda address, asked=queries: rivals.ask_material(chrome, address, asked)),
                on(pagefind, lambda address, asked=queries: rivals.ask_pagefind(chrome, address, asked)),
                [answer["addresses"] for answer in running.ask(ours, [{"query": query} for query in queries])],
            )
            table.append(f"| {said_of} | {' | '.join(placed(cases, each) for each in found)} |")
    return table


def on(site: Path, ask: Callable[[str], list[list[str]]]) -> list[list[str]]:
    """Serve a site on a line that costs nothing and ask there."""
    with slow_line.serve(site, rate=1e9, latency=0) as (address, _):
        return ask(address)


def placed(cases: list[dict[str, Any]], found: list[list[str]]) -> str:
    """Return how many cases have a right page first, and among the first three."""
    ranks = [
        running.rank({"addresses": [url.strip("/") for url in urls]}, [url.strip("/") for url in case["rel"]])
        for case, urls in zip(cases, found, strict=True)
    ]
    return f"{sum(rank == 1 for rank in ranks)} / {sum(rank is not None and rank <= 3 for rank in ranks)}"


# What a search costs


def costs(chrome: Browser, size: int, folder: Path) -> list[str]:
    """Return the table of time and bytes over so many records, with what the index took and pages weigh."""
    found, index, seconds = weighing.generated(size, folder / "ours")
    ours = our_site(folder / "ours" / "kho", index)
    began = usage()
    pagefind = rivals.pagefind_site(found, folder / "pagefind", TOOLS)
    pagefind_seconds = usage() - began
    stock = rivals.material_site(found, folder / "material")
    readers = (
        Reader("ours", ours, "/tim-kiem/?q=", "[data-search-result]", rivals.again_ours, QUERIES),
        Reader("Pagefind", pagefind, "/tim/?q=", ".pagefind-ui__result-title", rivals.again_pagefind, QUERIES),
        Reader("Material", stock, "/?q=", ".md-search-result__item", rivals.again_material, QUERIES[:1]),
    )
    table = [
        f"{size:,} records, the line and the phone slow, an empty cache; median (most) of the queries:",
        "",
        "| search | first result s | KB | next s | KB |",
        "|---|---:|---:|---:|---:|",
    ]
    for reader in readers:
        measured = [cost(chrome, reader, *queries) for queries in reader.queries]
        table.append(f"| {reader.name} | {' | '.join(cells(measured))} |")
        print(table[-1], flush=True)
    weights = weighing.weigh(index)
    first, following = (max(row[which] for row in weights) / 1000 for which in ("first", "next"))
    rest = (
        f"Without the page itself, ours needs at most {first:.0f} KB for the first of {len(weights)} searches and "
        f"{following:.0f} KB for the next. Index of {size:,} records, processor seconds: ours {seconds:.1f} on one "
        f"core from records to bytes, Pagefind {pagefind_seconds:.1f} on all cores from pages to files."
    )
    table += [
        "",
        rest,
        "",
        *bench_pages.weights(chrome, ours, stock, found),
    ]
    shutil.rmtree(folder)
    return table


def usage() -> float:
    """Return the seconds of the processor that programs started from here have taken."""
    times = os.times()
    return times.children_user + times.children_system


def our_site(root: Path, site: Path) -> Path:
    """Add to an index the home page, the search page, what all pages link to, and two exemplars."""
    catalogue, _ = loading.load(root, AS_OF)
    context, renderer = views.Context(catalogue, Library(root)), Renderer(TEMPLATES)
    exemplars = {catalogue.address(record) for record in catalogue.exemplars[:2]}
    tasks = [task for task in views.tasks(context) if task.path in {"", "tim-kiem/", *exemplars}]
    pages = {task.path: renderer.render(task.make(context, *task.arguments)).encode() for task in tasks}
    made = {f"{path}index.html": page for path, page in pages.items()}
    return running.write({**views.asset_files(TEMPLATES[0] / "assets"), **made}, site)


def cost(chrome: Browser, reader: Reader, first: str, following: str) -> Cost:
    """Measure a first search and the next in a browser that has seen nothing of the site."""
    with slow_line.serve(reader.site) as (address, line):
        page = rivals.new_page(chrome)
        page.set_default_timeout(LONGEST)
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
        began = time.monotonic()
        page.goto(f"{address}{reader.path}{first}", wait_until="commit")
        page.wait_for_selector(reader.result)
        seconds, sent = time.monotonic() - began, line.sent
        page.wait_for_load_state("networkidle")
        before, began = line.sent, time.monotonic()
        reader.again(page, following)
        again = time.monotonic() - began
        found = Cost(seconds, sent, again, line.sent - before)
        page.context.close()
    return found


def cells(measured: list[Cost]) -> Iterator[str]:
    """Yield each figure: its median, and the most where there are several."""
    for i, unit in enumerate((1, 1000, 1, 1000)):
        values = [each[i] / unit for each in measured]
        form = "{:.0f}" if unit == 1000 else "{:.1f}"
        most = f" ({form.format(max(values))})" if len(values) > 1 else ""
        yield form.format(statistics.median(values)) + most


def said() -> str:
    """Return what was measured on what."""
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    pagefind = subprocess.run(
        [rivals.install(TOOLS, "pagefind@1", "pagefind"), "--version"], capture_output=True, text=True, check=True
    ).stdout.strip()
    return (
        f"Measured on {datetime.now(UTC):%Y-%m-%d}: {os.cpu_count()} cores, {platform.system()} {platform.machine()}, "
        f"Python {platform.python_version()}, Material {version('mkdocs-material')}, {pagefind}. "
        f"Load averages at the end: {load}; more than the number of cores means that others were at work on it. "
        "All three search the same words. "
        f"The line: {slow_line.RATE * 8 // 1000} kbit/s and {slow_line.LATENCY * 1000:.0f} ms, for workers too. "
        "The phone: a quarter of the processor for the page itself, all of it for the others' workers. "
        "Seconds run from asking for the page until a result stands. "
        "No other host could be reached: the fonts that stock Material links to cost it nothing."
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
