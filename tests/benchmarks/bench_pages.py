"""How heavy pages are beside stock Material's, and what Lighthouse's mobile profile says of one page of each kind."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser

from benchmarks import slow_line
from benchmarks.search_rivals import new_page
from browser import chromium
from building import build, project
from pages.kinds import KINDS
from portal.search.documents import Document
from serving import serve

SCORED = ("home", "exemplar", "legal", "list", "results")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
RUNS = int(os.environ.get("PORTAL_BENCH_RUNS", "3"))


def weights(chrome: Browser, ours: Path, stock: Path, found: Sequence[Document]) -> list[str]:
    """Return the table of what an article's page costs, first of all and after another."""
    there = [it.address for it in found if (ours / it.address / "index.html").is_file()]
    exemplars = [address for address in there if address.startswith("guong-dien-hinh/")]
    table = [
        "An exemplar's article, KB as sent without pictures; later: after another one, with what the browser kept:",
        "",
        "| pages | first view | requests | later view | requests |",
        "|---|---:|---:|---:|---:|",
    ]
    for name, site in (("ours", ours), ("stock Material", stock)):
        with slow_line.serve(site, rate=1e9, latency=0) as (address, line):
            page = new_page(chrome)
            views = []
            for path in exemplars[:2]:
                before = line.sent, line.requests
                page.goto(f"{address}/{path}", wait_until="networkidle")
                views += [f"{(line.sent - before[0]) / 1000:.1f}", str(line.requests - before[1])]
            page.context.close()
        table.append(f"| {name} | {' | '.join(views)} |")
    return table


def scores(folder: Path, lighthouse: Path) -> list[str]:
    """Return the table of Lighthouse's scores over the project's own content, medians of the runs."""
    root = project(folder).root
    done = build(root)
    assert done.returncode == 0, done.stderr
    table = [
        f"Lighthouse, mobile profile, median of {RUNS}:",
        "",
        f"| page | {' | '.join(CATEGORIES)} |",
        "|---|---:|---:|---:|---:|",
    ]
    with serve(root / "site") as address:
        for kind in SCORED:
            runs = [score(lighthouse, f"{address}/{KINDS[kind][1]}") for _ in range(RUNS)]
            medians = (f"{statistics.median(run[i] for run in runs):.0f}" for i in range(len(CATEGORIES)))
            table.append(f"| {kind} (/{KINDS[kind][1]}) | {' | '.join(medians)} |")
    return table


def score(lighthouse: Path, address: str) -> list[float]:
    """Return the scores of a page, 0 to 100, in the order of the categories."""
    command = [lighthouse, address, "--quiet", "--output=json", f"--only-categories={','.join(CATEGORIES)}"]
    environment = {**os.environ, "CHROME_PATH": chromium() or ""}
    flags = "--chrome-flags=--headless --no-sandbox"
    done = subprocess.run([*command, flags], capture_output=True, text=True, check=True, env=environment)
    found = json.loads(done.stdout)["categories"]
    return [100 * found[name]["score"] for name in CATEGORIES]
