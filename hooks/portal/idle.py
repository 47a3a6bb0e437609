"""Is there anything to build? Answered from names, sizes and times, before anything heavy is imported."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from portal.cache import SETTLED, Cache, Stamp, packed, program, stamps, tree, unpacked

FOLDERS = ("content", "exemplars", "campaigns")
"""Where everything stands that a site is made from, but for the templates."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be built: a repository, the folder of the site, the instant, the address of a preview, the templates.

    Earlier folders of templates win over later ones; `also` is whatever else the result depends on: the configuration.
    `cache` names the folder below .cache/ of who wants one of their own.
    """

    root: Path
    site: Path
    as_of: datetime
    url: str | None = None
    templates: tuple[Path, ...] = ()
    also: bytes = b""
    cache: str = ""

    @property
    def folder(self) -> Path:
        """The cache of builds into this folder; a preview goes elsewhere and keeps its own, and so does who says so."""
        kind = "dung-trang" if self.root in self.site.parents else "xem-truoc"
        return self.root / ".cache" / (self.cache or kind)


class Last(NamedTuple):
    """The last build: what it was made from, from which instant until which it holds, and what was said of it."""

    signature: bytes
    since: datetime
    until: datetime
    said: str
    level: int


class Sources(NamedTuple):
    """The files that a build reads: those of the content by name, and all of them with the templates as one mark.

    `settled` tells that none of them may have changed since within the same tick of the clock.
    """

    content: Mapping[str, Stamp]
    signature: bytes
    settled: bool


def sources(order: Order) -> Sources:
    """Return what there is to read."""
    began = time.time_ns()
    content = stamps(order.root, [order.root / name for name in FOLDERS])
    looks = [item for folder in own(order.templates) for item in tree(folder).items()]
    said = hashlib.sha256(program() + order.also + f"{order.site}\0{order.url}".encode())
    for path, stamp in sorted([*content.items(), *looks]):
        said.update(f"\n{path} {stamp.size} {stamp.time}".encode())
    newest = max((stamp.time for _, stamp in [*content.items(), *looks]), default=0)
    return Sources(content, said.digest(), began - newest > SETTLED)


def own(templates: Iterable[Path]) -> list[Path]:
    """Return the folders of templates that are the repository's; those of libraries change with their versions."""
    return [folder for folder in templates if "site-packages" not in folder.parts and folder.is_dir()]


def last(order: Order, cache: Cache, read: Sources) -> Last | None:
    """Return the last build when it still is what a build would make, and all of it stands as it was put there."""
    found: Last | None = unpacked(cache.meta("last"))
    if not found or found.signature != read.signature or not found.since <= order.as_of < found.until:
        return None
    if cache.meta("site") != str(order.site).encode():
        return None
    return found if tree(order.site) == cache.output_stamps() else None


def keep(cache: Cache, read: Sources, since: datetime, until: datetime, said: tuple[str, int]) -> None:
    """Note a build that was put in place. One whose sources may yet change unseen is not noted."""
    cache.set_meta("last", packed(Last(read.signature, since, until, *said)) if read.settled else b"")
