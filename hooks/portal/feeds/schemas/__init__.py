"""The grammars that every feed keeps to, written after the specifications: portals and tests check against the same."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent
NAMES = ("rss.rng", "atom.rng", "json-feed.json")
"""RELAX NG of RSS 2.0 and Atom 1.0 (RFC 4287, with the tombstones of RFC 6721), JSON Schema of JSON Feed 1.1."""

ADDRESS = "rss/schema/"
"""Where they stand below the site's root."""


def outputs() -> dict[str, bytes]:
    """Return the grammars: path below the site's root → bytes."""
    return {f"{ADDRESS}{name}": (FOLDER / name).read_bytes() for name in NAMES}
