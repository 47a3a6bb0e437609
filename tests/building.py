"""Whole builds, by the program that editors run, in a process of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import repository
from repository import PROJECT, Repository

CONTENT = ("content", "exemplars", "campaigns")
AS_OF = "1795392000"
"""2026-11-23T00:00:00Z, later than anything in the repository."""


def project(root: Path) -> Repository:
    """Copy the project's own content and program, without what was built or cached."""
    for name in CONTENT:
        shutil.copytree(PROJECT / name, root / name)
    repository.add_program(root)
    return Repository(root)


def build(
    root: Path, *, as_of: str = AS_OF, strict: bool = True, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run `mkdocs build`, which no warning may pass when it is strict, as of an instant in seconds."""
    settings = {**os.environ, "SOURCE_DATE_EPOCH": as_of, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", **environment}
    command = [sys.executable, "-m", "mkdocs", "build", *(["--strict"] if strict else [])]
    return subprocess.run(command, cwd=root, env=settings, capture_output=True, encoding="utf-8", check=False)


def files(site: Path) -> dict[str, bytes]:
    """Return every file of a built site with its bytes."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}
