"""What a search downloads and how long an index takes, over generated records: `python tests/search/weighing.py N`.

Bytes are those of gzip. A first search counts the modules of the search page, the list of files, and whatever is
fetched until ten results and the counts of the first facet are there; the next is asked of the same page. The whole
is measured for every query, as first and as next.
"""

from __future__ import annotations

import gc
import gzip
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).parent.parent), str(Path(__file__).parent.parent.parent / "hooks")]

from benchmarks import generate  # noqa: E402
from portal import loading  # noqa: E402
from portal.search import files  # noqa: E402
from portal.search.adapter import documents, facets, short_forms  # noqa: E402
from portal.search.documents import Document  # noqa: E402
from search import running  # noqa: E402
from search.conftest import AS_OF, PROJECT  # noqa: E402

MODULES = PROJECT / "site_overrides" / "assets" / "search"
NOT_ON_THE_PAGE = {"box.js"}

FIRST, NEXT = 100_000, 60_000
"""Bytes a search may download until its results stand, at 10,000 records."""

TYPED = (
    *("thi đua khen thưởng", "thi dua khen thuong", "gương điển hình", "nong thon moi", "hiến đất làm đường"),
    *("hien dat lam duong nong thon moi", "hợp tác xã trồng chè", "bang phuc", "xã Bằng Lũng", "nghị định 98"),
    *("98/2023/nd-cp", "quyết định 1254", "chiến sĩ thi đua", "CSTĐ", "UBND xã Bằng Phúc", "bang lungg"),
    *("thi đau khen thưởng", "noong thoon mowis", "khen thư", '"nông thôn mới"', "hoàng văn hùng", "nong thi hoa"),
    *("làm thế nào để được khen thưởng", "ai được tặng giấy khen ở Nam Cường", "nuôi ong", "du lịch cộng đồng"),
    "phong trào toàn dân đoàn kết xây dựng đời sống văn hóa",
)
"""What people are likely to type, from one word to eleven, right and wrong."""


def modules() -> int:
    """Return the bytes of the modules that the search page loads."""
    files = (path for path in sorted(MODULES.glob("*.js")) if path.name not in NOT_ON_THE_PAGE)
    return sum(len(gzip.compress(path.read_bytes())) for path in files)


def weigh(folder: Path) -> list[dict[str, Any]]:
    """Return {query, first, next, count, ms} for each query."""
    first = running.ask(folder, [{"query": query, "facets": ["loai"], "fresh": True} for query in TYPED])
    warm = running.ask(folder, [step for query in TYPED for step in _after_another(query)])[1::2]
    own = modules()
    return [
        {
            "query": one["query"],
            "first": own + _bytes(one["files"]),
            "next": _bytes(other["files"]),
            "count": one["count"],
            "ms": other["ms"],
        }
        for one, other in zip(first, warm, strict=True)
    ]


def _after_another(query: str) -> tuple[dict[str, Any], dict[str, Any]]:
    return {"query": "ngày hội", "facets": ["loai"], "fresh": True}, {"query": query, "facets": ["loai"]}


def _bytes(files: Iterable[tuple[str, int]]) -> int:
    return sum(size for _, size in files)


def generated(count: int, folder: Path) -> tuple[list[Document], Path, float]:
    """Return the documents of generated records, the folder of their index, and the seconds it took to make it.

    The seconds are of the processor, from records to bytes: neither reading the files nor writing them counts, nor
    looking for garbage, which a build does not do either.
    """
    generate.write(count, folder / "kho")
    catalogue, _ = loading.load(folder / "kho", AS_OF)
    gc.disable()
    began = time.process_time()
    found = list(documents(catalogue))
    made = files(found, facets(catalogue), short_forms(catalogue.vocabularies))
    seconds = time.process_time() - began
    gc.enable()
    return found, running.write(made, folder / "chi-muc"), seconds


def main(arguments: list[str]) -> int:
    """Print the table for as many records as the arguments say."""
    count = int(arguments[0]) if arguments else 1000
    with tempfile.TemporaryDirectory() as folder:
        _, index, seconds = generated(count, Path(folder))
        rows = weigh(index)
    print(f"{count} records: index in {seconds:.1f} s of one core; modules {modules() / 1000:.1f} KB")
    print("first KB  next KB   ms  found  query")
    for row in rows:
        print(f"{row['first'] / 1000:8.1f} {row['next'] / 1000:8.1f} {row['ms']:4.0f} {row['count']:6}  {row['query']}")
    first, following = max(row["first"] for row in rows), max(row["next"] for row in rows)
    print(f"{first / 1000:8.1f} {following / 1000:8.1f}  the most, of {FIRST / 1000:.0f} and {NEXT / 1000:.0f} allowed")
    return int(first > FIRST or following > NEXT)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
