"""Sveltia CMS put below .cache/ by npm and made into files that a browser takes from this machine alone.

Which version, and what each of its files must hash to, stands in browser/package-lock.json.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import threading
from pathlib import Path
from typing import Literal

from portal import faults
from portal.form import node

SOURCES = Path(__file__).parent / "browser"
_ASSETS = Path("node_modules", "@sveltia", "cms", "npm", "assets")
"""The fonts and pictures that Sveltia CMS looks for beside its own file."""
_WORDS = Path("node_modules", "@sveltia", "cms", "locales", "vi.json")
_FOREIGN = re.compile(rb"url\(https?:[^)]*\)")
"""What stylesheets would fetch from another host: fonts, of which there is a copy among the assets."""
PATIENCE = 300
"""Seconds that npm may take."""

State = Literal["missing", "working", "ready", "failed"]


class Installation:
    """The form's own files below .cache/bien-tap/, made at the first use and again when their sources change."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._work = root / ".cache" / "bien-tap"
        self._lock = threading.Lock()
        self._state: State = "missing"

    @property
    def folder(self) -> Path:
        """Where the files to serve are, once they are there."""
        return self._work / _digest()

    def state(self) -> State:
        """Tell how far the installation is; begin it, beside whatever else is done, when nobody has."""
        with self._lock:
            if self.folder.is_dir():
                return "ready"
            if self._state == "missing":
                self._state = "working"
                threading.Thread(target=self.prepare, daemon=True).start()
            return self._state

    def prepare(self) -> None:
        """Put everything in place; what hinders it is kept, and `state` tells of it."""
        try:
            self.install()
        except (OSError, subprocess.SubprocessError) as error:
            faults.keep(self._root, error)
            self._state = "failed"

    def install(self) -> Path:
        """Put everything in place and return the folder. Raises `OSError` or `subprocess.SubprocessError`."""
        making = self._work / "dang-cai"
        shutil.rmtree(making, ignore_errors=True)
        shutil.copytree(SOURCES, making, ignore=shutil.ignore_patterns("node_modules", "made"))
        npm = node.npm(self._work / "node")
        npm.run("ci", folder=making, patience=PATIENCE)
        _plainer_words(making)
        npm.run("run", "build", folder=making, patience=PATIENCE)
        made = making / "made"
        for script in made.glob("*.js"):
            script.write_bytes(_FOREIGN.sub(b"url()", script.read_bytes()))
        shutil.copytree(making / _ASSETS, made / "assets")
        shutil.copy(SOURCES / "index.html", made)
        shutil.rmtree(self.folder, ignore_errors=True)
        made.rename(self.folder)
        shutil.rmtree(making, ignore_errors=True)
        return self.folder


def _plainer_words(making: Path) -> None:
    """Have the form say a few things in the words of editors instead of programmers'."""
    path = making / _WORDS
    ours: dict[str, str] = json.loads((making / "vi.json").read_text("utf-8"))
    theirs: dict[str, object] = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps({**theirs, **ours}, ensure_ascii=False), encoding="utf-8")


def _digest() -> str:
    """Return letters that change with the sources of the form and with what is done to them here."""
    digest = hashlib.sha256()
    for path in (Path(__file__), *sorted(SOURCES.glob("*.*"))):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
