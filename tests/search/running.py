"""The search engine run in Node over an index that was written to a folder."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from portal.search.documents import Document, Facet

HERE = Path(__file__).parent
DATA = HERE / "data"


def node() -> str:
    """Return Node's path. Without it the test is skipped, or fails under CI, where nobody would read of it."""
    found = shutil.which("node")
    if found:
        return found
    reason = "no node: the search engine runs in Node 20 or later"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


def write(files: Mapping[str, bytes], folder: Path) -> Path:
    """Write the files of an index below a folder."""
    for path, data in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return folder


def run(script: str, *arguments: str, stdin: Any) -> Any:
    """Run a script of this folder, JSON in and JSON out."""
    done = subprocess.run(
        [node(), str(HERE / script), *arguments],
        input=json.dumps(stdin),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def ask(folder: Path, requests: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the answers to requests, described in engine.mjs."""
    found: list[dict[str, Any]] = run("engine.mjs", str(folder), stdin=list(requests))
    return found


def query_of(case: Mapping[str, Any]) -> str:
    """Return what a case types, in NFD where it says so."""
    typed: str = case["q"]
    return unicodedata.normalize("NFD", typed) if case.get("nfd") else typed


def corpus() -> tuple[list[Document], tuple[Facet, ...]]:
    """Return the 42 shared pages, which are no records, as documents."""
    pages = json.loads((DATA / "corpus.json").read_text("utf-8"))
    documents = [
        Document(
            address=page["slug"],
            title=page["title"],
            names=tuple(text for text in (page["don_vi"], page["phong_trao"]) if text),
            body=page["body"],
            also=(page["loai"],),
            date=date(page["nam"], 1, 1),
            facets={"loai": (page["loai"],)},
            current="hết hiệu lực" not in page["title"],
        )
        for page in pages
    ]
    return documents, (Facet("loai", "Chuyên mục", {page["loai"]: page["loai"] for page in pages}),)


def rank(answer: Mapping[str, Any], relevant: Iterable[str]) -> int | None:
    """Return the rank of the first relevant page, 1-based, or None beyond the first ten."""
    wanted = set(relevant)
    return next((place for place, address in enumerate(answer["addresses"], 1) if address in wanted), None)
