"""The file that was surely meant by a name that no file has: the same letters, or another folder of the article's."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from portal.links import beside
from portal.meant import bare
from portal.rules.shelf import Shelf

FORMATS = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP", ".heic": "HEIF", ".heif": "HEIF"}
"""How the name of a picture ends → its format, by Pillow's name."""

_IN_MARKDOWN = re.compile(r"^!?\[[^\]]*\]\((.+)\)$")


def surely_meant(shelf: Shelf, folder: PurePosixPath, file: str) -> str | None:
    """Return the only file of an article's folder that a name was meant for, as a path from that folder.

    A name of other letters is never taken for another: that picture may be of somebody else.
    """
    written = _IN_MARKDOWN.sub(r"\1", file).strip("/ ")
    tried = [beside(folder, written), written, f"{folder}/images/{PurePosixPath(written).name}"]
    found = {real for path in tried if path and (real := _resolved(shelf, path))}
    within = [path.removeprefix(f"{folder}/") for path in found if path.startswith(f"{folder}/")]
    return within[0] if len(within) == len(found) == 1 and within != [file] else None


def _resolved(shelf: Shelf, path: str) -> str | None:
    """Return the only path whose every step has the same letters; a picture may bear another ending of pictures."""
    real = ""
    for step in PurePosixPath(path).parts:
        same = [name for name in shelf.names(real) if _letters(name) == _letters(step)]
        if len(same) != 1:
            return None
        real = f"{real}/{same[0]}" if real else same[0]
    return real if shelf.holds(real) else None


def _letters(name: str) -> str:
    path = PurePosixPath(name)
    return bare(path.stem if path.suffix.lower() in FORMATS else name)
