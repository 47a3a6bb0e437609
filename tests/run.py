"""Everything a change must pass, one step after another, and one summary at the end: `make test`.

A step that fails does not stop the next: who mends something wants to see all of it. Arguments go to pytest.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
PYTHON = (sys.executable, "-m")


def steps(arguments: list[str]) -> dict[str, tuple[str, ...]]:
    """Return the steps in order, each with its command."""
    return {
        "lint": (*PYTHON, "ruff", "check", "--quiet"),
        "types": (*PYTHON, "mypy"),
        "browser": (sys.executable, "tests/install_browser.py"),
        "readers": (sys.executable, "tests/install_readers.py"),
        "tests": (*PYTHON, "pytest", "-q", "-n", "auto", "--dist", "worksteal", *arguments),
    }


def main(arguments: list[str]) -> int:
    """Run the steps; return 0 when all passed."""
    results = {}
    for name, command in steps(arguments).items():
        print(f"── {name}", flush=True)
        began = time.monotonic()
        code = subprocess.run(command, cwd=ROOT, check=False).returncode
        results[name] = (code, time.monotonic() - began)
    print("── summary")
    for name, (code, seconds) in results.items():
        print(f"{name:8} {'failed' if code else 'passed'} {seconds:6.1f} s")
    return int(any(code for code, _ in results.values()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
