"""The programs of tests/feeds/readers/, by language, and what each needs on this machine."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "readers"
JARS = tuple(
    Path("/usr/share/java", f"{name}.jar") for name in ("rome", "rome-utils", "jdom2", "slf4j-api", "slf4j-nop")
)
GOFEED = Path("/usr/share/gocode/src/github.com/mmcdole/gofeed")
SIMPLEPIE = Path("/usr/share/php/simplepie/autoloader.php")

COMMANDS = {
    "Python": (sys.executable, "readers.py"),
    "Node": ("node", "readers.mjs"),
    "PHP": ("php", "readers.php"),
    "Java": ("java", "-cp", ":".join(map(str, JARS)), "Readers.java"),
    "Go": ("go", "run", "readers.go"),
}
DEMANDED = {"Python", "Node", "PHP", "Java"}
"""The languages whose readers may not be missing under `CI=true`."""

PACKAGES = {
    "Python": (),
    "Node": ("nodejs", "npm"),
    "PHP": ("php-cli", "php-xml", "libphp-simplepie"),
    "Java": ("default-jdk-headless", "librome-java", "libslf4j-java"),
    "Go": ("golang-go", "golang-github-mmcdole-gofeed-dev"),
}
"""The Debian packages a language's readers need; what is there already is not asked for."""


def missing(language: str) -> tuple[str, ...]:
    """Return what the readers of a language lack here: Debian packages, or `npm ci`."""
    have = {
        "nodejs": shutil.which("node"),
        "npm": shutil.which("npm"),
        "npm ci": (FOLDER / "node_modules" / "feedsmith").is_dir(),
        "php-cli": shutil.which("php"),
        "php-xml": shutil.which("php") and _has("php", "-m", "SimpleXML"),
        "libphp-simplepie": SIMPLEPIE.is_file(),
        "default-jdk-headless": shutil.which("java") and _has("java", "--list-modules", "jdk.compiler"),
        "librome-java": all(jar.is_file() for jar in JARS[:3]),
        "libslf4j-java": all(jar.is_file() for jar in JARS[3:]),
        "golang-go": shutil.which("go"),
        "golang-github-mmcdole-gofeed-dev": GOFEED.is_dir(),
        "pip install reader": find_spec("reader"),
    }
    more = {"Python": ("pip install reader",), "Node": ("npm ci",)}
    return tuple(name for name in (*PACKAGES[language], *more.get(language, ())) if not have[name])


def read(language: str, addresses: Iterable[str]) -> dict[str, dict[str, list[dict[str, Any]]]]:
    """Return what the readers of a language have: reader → address → items, as readers/README.md describes them."""
    # Debian's Go packages lie in a folder of sources, not in modules.
    environment = os.environ | {"GO111MODULE": "off", "GOPATH": "/usr/share/gocode"}
    done = subprocess.run(
        COMMANDS[language],
        cwd=FOLDER,
        env=environment,
        input="\n".join(addresses),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@cache
def _has(program: str, option: str, name: str) -> bool:
    listed = subprocess.run((program, option), capture_output=True, text=True, check=False)
    return any(line.partition("@")[0] == name for line in listed.stdout.splitlines())
