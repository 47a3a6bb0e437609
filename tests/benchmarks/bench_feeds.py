"""Measure the feeds of many records, and see that one more record leaves every closed archive page as it was.

`make bench`, or `bench_feeds.py 3000` for another size. The feeds are measured on top of what a build has anyway: the
catalogue, the sized pictures, and the articles as HTML for their pages. Beside it stands what that costs, on the same
machine in the same minute: a ratio means the same on any machine. Exit 1: a closed page changed.
"""

from __future__ import annotations

import gc
import hashlib
import re
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))  # run as a program, it finds its neighbours as the tests do

from benchmarks import generate
from portal import body, feeds, loading
from portal.catalogue import Catalogue
from portal.feeds.context import Context
from portal.feeds.items import item
from portal.feeds.model import Brief, Item
from portal.images import Library
from portal.links import Links
from portal.output import Output
from portal.source import Origin, Source

RECORDS = 10_000
RUNS = 3
AS_OF = datetime(2026, 11, 23, tzinfo=UTC)
CLOSED = re.compile(r"-\d{6}\.xml$")


def main(arguments: list[str]) -> int:
    """Measure, print the table, and tell whether the archive held."""
    count = int(arguments[0]) if arguments else RECORDS
    gc.disable()  # as builds do
    with tempfile.TemporaryDirectory(prefix="portal-bench-feeds-") as folder:
        root = Path(folder) / "kho"
        generate.write(count, root)
        loaded, (catalogue, problems) = timed(lambda: loading.load(root, AS_OF))
        assert not problems, problems[0]
        library = Library(root)
        for record in catalogue.records:
            for image in record.images:
                library.rendition(record, image.file)
        converted, articles = timed(lambda: html_of_pages(catalogue))
        runs = sorted(timed(lambda: made(catalogue, library, articles))[0] for _ in range(RUNS))
        alone, size = timed(lambda: made(catalogue, library, {}))
        items = items_of(catalogue, library, articles)
        put_together = timed(lambda: written(catalogue, library, items))[0]
        before = hashes(catalogue, library, articles)
        after = hashes(one_more(catalogue), library, articles)
    print(f"{count:,} records, {len(before):,} feed documents of {size / 1e6:,.0f} MB, one process")
    print(f"largest memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB\n")
    print("| what | CPU s | ms a record | of loading |\n|---|---:|---:|---:|")
    for name, taken in (
        ("load the catalogue", loaded),
        ("articles as HTML, for pages", converted),
        (f"feeds, on top of these (median of {RUNS})", runs[RUNS // 2]),
        ("feeds that convert the articles themselves", alone),
        ("of that, putting items together", put_together),
    ):
        print(f"| {name} | {taken:.2f} | {taken / count * 1e3:.2f} | {taken / loaded:.2f} |")
    return told(before, after)


def items_of(catalogue: Catalogue, library: Library, articles: dict[str, str]) -> dict[str, Item]:
    """Return the item of each public record, by the record's id."""
    context = Context(catalogue, library)
    return {
        record.id: item(record, context.moments[record.id], context, articles.get(catalogue.address(record)))
        for record in context.records
    }


def documents(catalogue: Catalogue, library: Library, items: dict[str, Item]) -> Iterator[Output]:
    """Yield the feed documents of items."""
    by_id = {each.id: feeds.written(each) for each in items.values()}
    briefs = {name: Brief.of(each, by_id[each.id]) for name, each in items.items()}
    return feeds.documents(Context(catalogue, library), briefs, by_id.__getitem__)


def written(catalogue: Catalogue, library: Library, items: dict[str, Item]) -> int:
    """Write every feed document and let it go again; return how many bytes that were."""
    return sum(len(output.make()) for output in documents(catalogue, library, items))


def made(catalogue: Catalogue, library: Library, articles: dict[str, str]) -> int:
    """Make the items and every feed document; return how many bytes that were."""
    return written(catalogue, library, items_of(catalogue, library, articles))


def hashes(catalogue: Catalogue, library: Library, articles: dict[str, str]) -> dict[str, bytes]:
    """Return the hash of every feed document."""
    items = items_of(catalogue, library, articles)
    return {output.path: hashlib.sha256(output.make()).digest() for output in documents(catalogue, library, items)}


def html_of_pages(catalogue: Catalogue) -> dict[str, str]:
    """Return the articles without pictures in their text as pages show them; the others feeds convert themselves."""
    links = Links(catalogue)
    return {
        catalogue.address(record): body.html(
            record.body,
            lambda href, record=record: links.in_body(record, href),
            lambda _src, alt: {"src": "", "alt": alt},
        )
        for record in catalogue.records
        if record.is_public(catalogue.as_of)
    }


def one_more(catalogue: Catalogue) -> Catalogue:
    """Return the catalogue with a copy of its newest record, published a minute later."""
    newest = catalogue.records[0]
    more = newest.model_copy(update={"id": "mot-bai-nua", "published": newest.published + timedelta(minutes=1)})
    more._origin = Origin(Source(f"{newest.folder}/mot-bai-nua.md", newest.body), "mot-bai-nua", body=newest.body)
    return replace(catalogue, records=(more, *catalogue.records))


def told(before: dict[str, bytes], after: dict[str, bytes]) -> int:
    """Print what one more record changed; return 1 when that was a closed page."""
    closed = [path for path in before if CLOSED.search(path)]
    changed = [path for path in closed if after.get(path) != before[path]]
    others = sum(after[path] != before[path] for path in before if not CLOSED.search(path))
    print(f"\nOne more record: {len(changed)} of {len(closed):,} closed pages changed, {others} current documents did.")
    for path in changed:
        print(f"changed: {path}", file=sys.stderr)
    return int(bool(changed) or not closed)


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Return the seconds of the processor that a piece of work took, and what it gave.

    What else a machine is doing counts for less than on a clock; on an idle one they are the same.
    """
    began = time.process_time()
    found = work()
    return time.process_time() - began, found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
