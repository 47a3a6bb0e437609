"""Mended files put in their places."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from portal.files import write
from portal.fixing import File


def write_all(root: Path, files: Iterable[File]) -> list[str]:
    """Write each file whole or not at all; return those that could not be written.

    A file that somebody saved meanwhile is left alone, and so is one that a link puts outside of the repository.
    """
    return [file.path for file in files if not _written(root.resolve(), file)]


def _written(root: Path, file: File) -> bool:
    target = (root / file.path).resolve()
    try:
        if not target.is_relative_to(root) or not os.access(target, os.W_OK) or target.read_bytes() != file.before:
            return False
        write(target, file.after)
    except OSError:
        return False
    return True
