"""Find Chromium for the browser tests, or install it where that can be done without asking.

Exit 0: there is one, or the browser tests will be skipped (said aloud). Exit 1: none, and `CI=true` demands one.
"""

from __future__ import annotations

import os
import sys

import debian
from browser import chromium


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
    if debian.can_install():
        debian.install("chromium")
    else:
        debian.run([sys.executable, "-m", "playwright", "install", "chromium"], dict(os.environ))


if __name__ == "__main__":
    sys.exit(main())
