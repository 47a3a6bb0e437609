"""MkDocs' events, translated: the only file that knows MkDocs. It decides nothing.

MkDocs gives the commands, the configuration, the watching and the serving. Every page is rendered by `portal` before
MkDocs touches its output folder, and is handed over as a generated file; the finished site is then put in place whole.
"""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files

from portal import build, reports
from portal.dates import as_of_build

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

log = logging.getLogger("mkdocs.hooks.portal")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Check the content and render the site, before MkDocs cleans anything; stop when something is wrong."""
    root = Path(config.config_file_path).parent
    checked = build.check(root, as_of_build(os.environ), url=config.site_url)
    if checked.problems:
        log.log(_level(checked), "%s", reports.text(checked.problems, checked.catalogue.sources))
    if checked.errors() or (config.strict and checked.problems):
        raise Abort("Chưa dựng trang: hãy sửa các lỗi trên rồi chạy lại. Trang đang có được giữ nguyên.")
    templates = [Path(folder) for folder in config.theme.dirs]
    config.extra["portal"] = build.outputs(checked.catalogue, templates, root / "site_overrides" / "assets")
    config.extra["portal_site"] = Path(config.site_dir)
    config.site_dir = str(build.staging(Path(config.site_dir)))
    config.theme.static_templates = set()
    return config


def _level(checked: build.Checked) -> int:
    return logging.ERROR if checked.errors() else logging.WARNING


def on_files(_files: Files, config: MkDocsConfig) -> Files:
    """Give MkDocs our files, and none of the theme's scripts and fonts."""
    made = config.extra.pop("portal")
    return Files(
        File.generated(config, path, content=output)
        if isinstance(output, bytes)
        else File.generated(config, path, abs_src_path=str(output))
        for path, output in made.items()
    )


def on_post_build(config: MkDocsConfig) -> None:
    """Put the finished site in the place of the one before."""
    site: Path = config.extra.pop("portal_site")
    build.put_in_place(Path(config.site_dir), site)
    config.site_dir = str(site)
