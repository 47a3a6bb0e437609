"""Debian packages that tests need, installed where that can be done without asking: on Debian, as root."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

PATIENCE = 300
"""Seconds an installation may take: a machine without a network may hang instead of failing."""

_OPTIONS = ("-qq", "-o", "Acquire::Retries=1", "-o", "Acquire::http::Timeout=20")


def can_install() -> bool:
    """Tell whether packages may be installed here."""
    return bool(shutil.which("apt-get")) and hasattr(os, "geteuid") and os.geteuid() == 0


def install(*packages: str) -> None:
    """Install packages; print what was said if that fails."""
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    run(["apt-get", "update", *_OPTIONS], environment)
    run(["apt-get", "install", "--yes", "--no-install-recommends", *_OPTIONS, *packages], environment)


def run(command: list[str], environment: dict[str, str], folder: Path | None = None) -> None:
    """Run one step of an installation; print what it said if it fails."""
    try:
        done = subprocess.run(
            command, cwd=folder, env=environment, timeout=PATIENCE, capture_output=True, text=True, check=False
        )
    except subprocess.TimeoutExpired:
        print(f"{command[0]}: no answer in {PATIENCE} s", file=sys.stderr)
        return
    if done.returncode:
        print(f"{' '.join(command)}: {done.stderr.strip()[-500:]}", file=sys.stderr)
