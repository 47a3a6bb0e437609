"""Stylesheets, scripts and drawings of the site, served under names that change with their contents."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

FOLDER = "assets"


def asset_files(folder: Path) -> dict[str, bytes]:
    """Return the files to serve, by their path below the site's root: `assets/portal.1a2b3c4d.css`.

    A file under such a name never changes, so browsers may keep it for good.
    """
    return {address: path.read_bytes() for _, address, path in _named(folder)}


def addresses(folder: Path) -> dict[str, str]:
    """Return the path below the site's root that each file of the folder is served at, by its own name."""
    return {name: address for name, address, _ in _named(folder)}


def _named(folder: Path) -> Iterator[tuple[str, str, Path]]:
    """Yield each file by its own name (`portal.css`, `search/page.js`) with the address it is served at.

    Modules of a folder import one another by name, so it is the folder that changes its name with their contents.
    """
    for path in sorted(folder.iterdir()):
        if path.is_file():
            yield path.name, f"{FOLDER}/{path.stem}.{_digest([path])}{path.suffix}", path
            continue
        inner = sorted(path.rglob("*"))
        served = f"{FOLDER}/{path.name}.{_digest([file for file in inner if file.is_file()])}"
        for file in inner:
            if file.is_file():
                name = file.relative_to(path).as_posix()
                yield f"{path.name}/{name}", f"{served}/{name}", file


def _digest(files: list[Path]) -> str:
    """Return eight letters that change with the names and contents of files."""
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:8]
