"""Install what the feeds are served with and read back by, as far as that can be done without asking.

Exit 0: all is there, or some tests will be skipped (said aloud). Exit 1: something of Python, Node, PHP or Java is
missing, and `CI=true` demands it.
"""

from __future__ import annotations

import os
import shutil
import sys

import debian
from feeds import programs


def main() -> int:
    """Print which readers there are, and what the others lack."""
    install()
    lacking = {language: found for language in programs.COMMANDS if (found := programs.missing(language))}
    for language in programs.COMMANDS:
        lacks = ", ".join(lacking.get(language, ()))
        print(f"Feed readers of {language}: {f'skipped, there is no {lacks}' if lacks else 'ready'}")
    if not shutil.which("nginx"):
        print(
            "nginx is missing and could not be installed: the tests of its configuration are skipped.", file=sys.stderr
        )
    return int(bool(lacking.keys() & programs.DEMANDED) and os.environ.get("CI") == "true")


def install() -> None:
    """Install Debian packages, then what npm locks."""
    packages = [
        name for language, known in programs.PACKAGES.items() for name in programs.missing(language) if name in known
    ]
    packages += [] if shutil.which("nginx") else ["nginx-light"]
    if packages and debian.can_install():
        debian.install(*packages)
    if "npm ci" in programs.missing("Node") and shutil.which("npm"):
        debian.run(["npm", "ci", "--ignore-scripts"], dict(os.environ), programs.FOLDER)


if __name__ == "__main__":
    sys.exit(main())
