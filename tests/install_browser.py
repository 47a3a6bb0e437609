"""Find Chromium for the browser tests, or install it where that can be done without asking.

Exit 0: there is one, or the browser tests will be skipped (said aloud). Exit 1: none, and `CI=true` demands one.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from browser import chromium

PATIENCE = 300
"""Seconds an installation may take: a machine without a network may hang instead of failing."""


def main() -> int:
    """Print which Chromium will be used, or why there is none."""
    if not (found := chromium()):
        install()
        found = chromium()
    if found:
        print(f"Chromium: {found}")
        return 0
    print("No Chromium, and none could be installed · Không có Chromium và không cài được", file=sys.stderr)
    if os.environ.get("CI") == "true":
        return 1
    print("The browser tests are skipped · Bỏ qua các kiểm thử bằng trình duyệt.", file=sys.stderr)
    return 0


def install() -> None:
    """Install Chromium: Debian's own as root, else the build that Playwright brings."""
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        options = ("-qq", "-o", "Acquire::Retries=1", "-o", "Acquire::http::Timeout=20")
        run(["apt-get", "update", *options], environment)
        run(["apt-get", "install", "--yes", "--no-install-recommends", *options, "chromium"], environment)
    else:
        run([sys.executable, "-m", "playwright", "install", "chromium"], dict(os.environ))


def run(command: list[str], environment: dict[str, str]) -> None:
    """Run one step of an installation; print what it said if it fails."""
    try:
        done = subprocess.run(command, env=environment, timeout=PATIENCE, capture_output=True, text=True, check=False)
    except subprocess.TimeoutExpired:
        print(f"{command[0]}: no answer in {PATIENCE} s", file=sys.stderr)
        return
    if done.returncode:
        print(f"{' '.join(command)}: {done.stderr.strip()[-500:]}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
