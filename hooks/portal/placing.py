"""The finished files → the site's folder: only what differs, one by one, so that readers never meet half a file.

The folder is looked at before: a file that is not as it was put there, or is missing, counts as not there. What is
to change is struck from the cache's list first; a crash in between leaves files that no list vouches for, and the next
build makes those anew. Assets go first and the lists that lead to new pages last, so that no page ever asks for a
file that is not there yet; what is gone from the site goes after everything else.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path

from portal.cache import Cache, Placed, Stamp, tree

_FIRST = ("assets/", "anh/")
_LAST = ("rss/", "tim-kiem/", "du-lieu/", "lich/", "sitemap.xml", "index.html")


def standing(cache: Cache, site: Path, found: Mapping[str, Stamp]) -> dict[str, bytes]:
    """Return the SHA-256 of the files of the site that are as they were put there; `found` is all that is there."""
    known = cache.outputs() if cache.meta("site") == str(site).encode() else {}
    return {path: placed.digest for path, placed in known.items() if found.get(path) == placed[:2]}


def put(
    cache: Cache, staged: Path, site: Path, wanted: Collection[str], found: Collection[str]
) -> Collection[str]:
    """Move the staged files into the site and take away what is `found` there and not wanted; return what was moved."""
    fresh = tree(staged)
    gone = set(found) - set(wanted)
    cache.drop_outputs([*fresh, *(cache.outputs().keys() | gone) - set(wanted)])
    cache.set_meta("site", str(site).encode())
    cache.commit()
    if site.exists():
        for path in sorted(fresh, key=_turn):
            _move(staged / path, site / path)
        for path in sorted(gone):
            (site / path).unlink(missing_ok=True)
        _without_empty_folders(site, gone)
        shutil.rmtree(staged, ignore_errors=True)
    elif fresh:
        staged.rename(site)
    return fresh.keys()


def noted(site: Path, digests: Mapping[str, bytes]) -> dict[str, Placed]:
    """Return files as they now stand in the site, with the digests of their bytes."""
    found = {}
    for path, digest in digests.items():
        status = (site / path).stat()
        found[path] = Placed(status.st_size, status.st_mtime_ns, digest)
    return found


def write(folder: Path, path: str, data: bytes) -> None:
    """Write a file into the staging folder."""
    file = os.path.join(folder, path)  # noqa: PTH118 – thousands of times a build
    try:
        handle = open(file, "xb")  # noqa: PTH123, SIM115
    except FileNotFoundError:
        os.makedirs(os.path.dirname(file), exist_ok=True)  # noqa: PTH103, PTH120
        handle = open(file, "xb")  # noqa: PTH123, SIM115
    with handle:
        handle.write(data)


def write_new(folder: Path, standing: Mapping[str, bytes], path: str, data: bytes) -> bytes:
    """Write a file into the staging folder unless the very same stands; return the SHA-256 of its bytes."""
    digest = hashlib.sha256(data).digest()
    if standing.get(path) != digest:
        write(folder, path, data)
    return digest


def staging(site: Path) -> Path:
    """Return the folder beside a site in which files are made, on the same disk so that they can be renamed."""
    return site.with_name(f"{site.name}.dang-dung")


def _turn(path: str) -> tuple[int, str]:
    """Return when a file is moved: what others need before what leads to it."""
    if path.startswith(_FIRST):
        return 0, path
    return (2 if path.startswith(_LAST) else 1), path


def _move(source: Path, target: Path) -> None:
    try:
        source.replace(target)
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError, PermissionError):
        _make_way(target)
        source.replace(target)


def _make_way(target: Path) -> None:
    """Make the folder of a file; what stands in the way of it or of the file is not of this site."""
    if target.is_dir():
        shutil.rmtree(target)
    for folder in reversed(target.parents):
        if folder.is_file():
            folder.unlink()
    target.parent.mkdir(parents=True, exist_ok=True)


def _without_empty_folders(site: Path, gone: Collection[str]) -> None:
    folders = {parent for path in gone for parent in (site / path).parents if site in parent.parents}
    for folder in sorted(folders, key=lambda each: len(each.parts), reverse=True):
        with suppress(OSError):  # other files are still in it
            folder.rmdir()
