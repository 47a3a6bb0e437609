"""Find Chromium and axe for the browser tests, or install them where that can be done without asking.

Exit 0: both are there, or some tests will be skipped (said aloud). Exit 1: one is missing, and `CI=true` demands it.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import debian
from browser import chromium

AXE = Path(__file__).parent / "pages"


def main() -> int:
    """Print what the browser tests will use, or why it is missing."""
    return max(_axe(), _chromium())


def _axe() -> int:
    script = AXE / "node_modules" / "axe-core" / "axe.min.js"
    if not script.is_file() and shutil.which("npm"):
        debian.run(["npm", "ci", "--ignore-scripts"], dict(os.environ), AXE)
    if script.is_file():
        print("axe-core: ready")
        return 0
    print("axe-core is missing (npm ci in tests/pages): its tests are skipped.", file=sys.stderr)
    return int(os.environ.get("CI") == "true")


def _chromium() -> int:
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
    if debian.can_install():
        debian.install("chromium")
    else:
        debian.run([sys.executable, "-m", "playwright", "install", "chromium"], dict(os.environ))


if __name__ == "__main__":
    sys.exit(main())
