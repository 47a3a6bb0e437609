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
    for path in sorted(folder.iterdir()):
        if path.is_file():
            digest = hashlib.sha256(path.read_bytes()).hexdigest()[:8]
            yield path.name, f"{FOLDER}/{path.stem}.{digest}{path.suffix}", path
