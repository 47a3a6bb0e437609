"""Builds within the test's own process, whole, from nothing, or killed in the middle."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import signal
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import material

from portal import build, placing
from portal.cache import Cache
from portal.idle import Order, last, sources
from portal.preview.shown import with_drafts

THEME = Path(material.__file__).parent / "templates"
NOW = datetime.fromisoformat("2026-11-23T09:00:00+07:00")
RECORD = "exemplars/guong-mau.md"

STEPS: dict[str, tuple[Any, str]] = {
    "write": (placing, "write"),
    "move": (placing, "_move"),
    "commit": (Cache, "commit"),
}
"""What a build does many times, and may die before."""


def order(
    root: Path, as_of: datetime = NOW, site: Path | None = None, also: bytes = b"", url: str | None = None
) -> Order:
    """Return the order that `mkdocs build` would give."""
    templates = (root / "site_overrides", THEME)
    return Order(root, site or root / "site", as_of, url=url, templates=templates, also=also)


def built(wanted: Order, *, drafts: bool = False) -> bool:
    """Build as the events of MkDocs do; tell whether there was anything to do. A preview shows drafts too."""
    cache = Cache(wanted.folder)
    if last(wanted, cache, sources(wanted)):
        cache.close()
        return False
    work = build.Build(wanted, cache)
    try:
        checked = work.check()
        if not checked.errors():
            work.make(with_drafts(checked.catalogue) if drafts else checked.catalogue)
            work.put()
    finally:
        work.close()
    return True


def clean(wanted: Order, elsewhere: Path, *, drafts: bool = False) -> Path:
    """Build the same content where there is neither a site nor a cache. Nothing is there when something is wrong."""
    shutil.rmtree(elsewhere, ignore_errors=True)
    shutil.copytree(wanted.root, elsewhere, ignore=shutil.ignore_patterns("site", ".cache", "site.dang-dung"))
    fresh = order(elsewhere, wanted.as_of, also=wanted.also, url=wanted.url)
    built(fresh, drafts=drafts)
    return fresh.site


def killed(wanted: Order, step: str, after: int, *, drafts: bool = False) -> None:
    """Build in a process of its own that dies, as by `kill -9`, once it has done one of its steps so many times."""
    process = multiprocessing.get_context("fork").Process(target=_doomed, args=(wanted, step, after, drafts))
    process.start()
    process.join()


def _doomed(wanted: Order, step: str, after: int, drafts: bool) -> None:  # noqa: FBT001
    owner, name = STEPS[step]
    setattr(owner, name, _counted(getattr(owner, name), after))
    built(wanted, drafts=drafts)


def _counted(function: Callable, left: int) -> Callable:
    def call(*arguments):
        nonlocal left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return function(*arguments)

    return call
