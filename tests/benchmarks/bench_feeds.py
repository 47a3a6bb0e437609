"""Measure the feeds of many records as builds make them, and see that one more record leaves closed pages as they were.

`make bench`, or `bench_feeds.py 1000 3000` for other sizes. The feeds are measured on top of what a build has anyway:
the catalogue, the sized pictures, and the articles as HTML for their pages. Items are written on all cores and kept in
a cache, as they are with their pages; documents are then put together on all cores and written to disk. Seconds of
the processors count every process; those of the clock mean something on an idle machine only, and the load is told.
Exit 1: a closed page changed.
"""

from __future__ import annotations

import gc
import hashlib
import os
import re
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar, cast

sys.path.insert(0, str(Path(__file__).parent.parent))  # run as a program, it finds its neighbours as the tests do

from benchmarks import generate
from portal import body, feeds, loading
from portal.assembly import GROUPS, Assembly, assemble
from portal.cache import Cache, tree
from portal.catalogue import Catalogue, references_within
from portal.extracts import ITEM, Extract, Texts, of_item
from portal.feeds.context import Context
from portal.feeds.items import item
from portal.feeds.model import Brief
from portal.images import Library
from portal.links import Links
from portal.parallel import share
from portal.source import Origin, Source

if TYPE_CHECKING:
    from portal.views import Context as ViewContext

SIZES = (1_000, 10_000)
RUNS = 3
PROMISED = {10_000: 5.0}
"""Seconds that the feeds of so many records may take on top of the catalogue."""

AS_OF = datetime(2026, 11, 23, tzinfo=UTC)
CLOSED = re.compile(r"-\d{6}\.xml$")

T = TypeVar("T")


class Spent(NamedTuple):
    """Seconds of the processors, of this process and those it waited for, and of the clock."""

    cpu: float
    wall: float

    def __add__(self, other: tuple[float, ...]) -> Spent:  # type: ignore[override]
        return Spent(self.cpu + other[0], self.wall + other[1])


@dataclass
class World:
    """What a build has anyway. `articles` are the articles as pages show them, by the addresses of their records."""

    catalogue: Catalogue
    library: Library
    articles: dict[str, str]


def main(arguments: list[str]) -> int:
    """Measure each size and tell whether the archives held."""
    gc.disable()  # as builds do
    return max([measured(int(count)) for count in arguments or SIZES])


def measured(count: int) -> int:
    """Measure so many records and print the table; return 1 where a closed page changed."""
    with tempfile.TemporaryDirectory(prefix="portal-bench-feeds-") as folder:
        root = Path(folder) / "kho"
        generate.write(count, root)
        loaded, (catalogue, problems) = timed(lambda: loading.load(root, AS_OF))
        assert not problems, problems[0]
        world = World(remembered(catalogue), Library(root), {})
        for record in catalogue.records:
            for image in record.images:
                world.library.rendition(record, image.file)
        converted, world.articles = timed(lambda: html_of_pages(catalogue))
        runs = sorted(
            (run(world, Path(folder) / f"{number}") for number in range(RUNS)),
            key=lambda each: each[0][0].cpu + each[0][1].cpu,
        )
        items, documents = runs[RUNS // 2][0]
        size, number = runs[0][1:]
        before = hashes(world)
        after = hashes(replace(world, catalogue=one_more(catalogue)))
    load = os.getloadavg()[0]
    print(f"## {count:,} records\n\n{number:,} feed documents of {size / 1e6:,.0f} MB; ", end="")
    print(f"{os.cpu_count()} cores, of which {load:.1f} were asked for during the last minute\n")
    print("| what | CPU s | CPU ms a record | clock s |\n|---|---:|---:|---:|")
    for name, spent in (
        ("load the catalogue", loaded),
        ("articles as HTML, for pages", converted),
        (f"items, on all cores (of the median of {RUNS} runs)", items),
        ("documents, put together and on disk", documents),
        ("**feeds, on top of the catalogue**", items + documents),
    ):
        print(f"| {name} | {spent.cpu:.2f} | {spent.cpu / count * 1e3:.2f} | {spent.wall:.2f} |")
    kept_to(count, items + documents)
    return told(before, after)


def run(world: World, folder: Path) -> tuple[tuple[Spent, Spent], int, int]:
    """Make every feed into a folder; return what items and documents took, and the size and number of documents."""
    world.catalogue = replace(world.catalogue)  # which remembers nothing
    cache = Cache(folder / "cache")
    try:
        items, briefs = timed(lambda: kept(world, cache))
        documents, _ = timed(lambda: written(world, cache, briefs, folder / "site"))
    finally:
        cache.close()
    sizes = [stamp.size for stamp in tree(folder / "site").values()]
    return (items, documents), sum(sizes), len(sizes)


def kept(world: World, cache: Cache) -> dict[str, Brief]:
    """Write the items on all cores, keep them, and return their briefs by the records' ids."""
    briefs: dict[str, Brief] = {}
    numbers = range(len(Context(world.catalogue, world.library).moments))
    for made in share(world, items_of, numbers, few=0):
        briefs |= {name: brief for name, brief, _ in made}
        cache.set_texts(ITEM, {brief.mark.hex(): texts[ITEM, brief.mark] for _, brief, texts in made})
    cache.commit()
    return briefs


def items_of(world: World, numbers: Sequence[int]) -> list[tuple[str, Brief, Texts]]:
    """Return some public records' ids, with the briefs of their items and these as they are kept."""
    context = Context(world.catalogue, world.library)
    found = []
    for record in (context.records[number] for number in numbers):
        made = world.articles.get(world.catalogue.address(record))
        found.append((record.id, *of_item(item(record, context.moments[record.id], context, made))))
    return found


def written(world: World, cache: Cache, briefs: dict[str, Brief], site: Path) -> None:
    """Put every document together from what is kept, and on disk, as builds do."""
    assembly = Assembly(
        context=cast("ViewContext", world),
        records={name: Extract(brief) for name, brief in briefs.items()},
        planned=feeds.plan(Context(world.catalogue, world.library), briefs),
        site=site,
        staged=site,
        texts=cache.remembered(),
    )
    names = [name for name in GROUPS if "feeds" in name]
    for _ in share(assembly, assemble, names, few=0):
        pass


def hashes(world: World) -> dict[str, bytes]:
    """Return the hash of every feed document, made in this process."""
    context = Context(world.catalogue, world.library)
    items, briefs = {}, {}
    for record in context.records:
        told = item(record, context.moments[record.id], context, world.articles.get(world.catalogue.address(record)))
        items[told.id] = told
        briefs[record.id] = Brief.of(told, b"")
    writer = feeds.Writer(items.__getitem__)
    made = map(writer.output, feeds.plan(context, briefs).documents)
    return {output.path: hashlib.sha256(output.make()).digest() for output in made}


def remembered(catalogue: Catalogue) -> Catalogue:
    """Return a catalogue whose records know whom they refer to, as builds keep them."""
    for record in catalogue.records:
        record._origin = replace(record.origin, references=references_within(record))
    return catalogue


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


def kept_to(count: int, spent: Spent) -> None:
    """Print whether the feeds kept to what is promised of so many records."""
    if promised := PROMISED.get(count):
        said = "kept" if spent.wall <= promised else "NOT KEPT"
        print(f"\nPromised: at most {promised:.0f} s on the clock for {count:,} records. {spent.wall:.2f} s: {said}.")


def told(before: dict[str, bytes], after: dict[str, bytes]) -> int:
    """Print what one more record changed; return 1 when that was a closed page."""
    closed = [path for path in before if CLOSED.search(path)]
    changed = [path for path in closed if after.get(path) != before[path]]
    others = sum(after[path] != before[path] for path in before if not CLOSED.search(path))
    print(
        f"\nOne more record: {len(changed)} of {len(closed):,} closed pages changed, {others} current documents did.\n"
    )
    for path in changed:
        print(f"changed: {path}", file=sys.stderr)
    return int(bool(changed) or not closed)


def timed(work: Callable[[], T]) -> tuple[Spent, T]:
    """Return what a piece of work took, and what it gave."""
    cpu, wall = processors(), time.perf_counter()
    found = work()
    return Spent(processors() - cpu, time.perf_counter() - wall), found


def processors() -> float:
    """Return the seconds of the processors that this process and those it waited for have taken."""
    usages = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
