"""Files written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import NamedTemporaryFile


def write(path: Path, data: bytes) -> None:
    """Replace a file: it is written beside its place and renamed, so that a crash leaves the old one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, prefix=".", suffix=".part", delete=False) as part:
        part.write(data)
        part.flush()
        os.fsync(part.fileno())
    Path(part.name).replace(path)


def write_new(path: Path, data: bytes) -> None:
    """Write a file that is not there yet. Raises `FileExistsError` when it is."""
    if path.exists():
        raise FileExistsError(path)
    write(path, data)
