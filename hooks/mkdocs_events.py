"""MkDocs' events, translated: the only file that knows MkDocs. It decides nothing.

MkDocs gives the commands, the configuration, the watching and the serving. Every page is rendered by `portal` before
MkDocs touches its output folder, and is handed over as a generated file; the finished site is then put in place whole.
"""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files

from portal import build, preview, reports
from portal.dates import as_of_build

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer

log = logging.getLogger("mkdocs.hooks.portal")


def on_startup(command: str, **_: object) -> None:
    """Tell the builds to come when they are for a preview."""
    if command == "serve":
        os.environ[preview.STAGE] = preview.STARTING


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable[[], None]) -> LiveReloadServer:
    """Put the preview's own application before MkDocs', and have every build from the first one outlive its faults."""
    root, base = Path(config.config_file_path).parent, urlsplit(config.site_url or "/").path
    desk = preview.Desk(root, root / "site_overrides" / "preview", base, beside={})
    server.set_app(desk.application(server.get_app()))
    server.builder = desk.building(builder)
    os.environ[preview.STAGE] = preview.SERVING
    server.builder()
    return server


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Check the content and render the site, before MkDocs cleans anything; stop when something is wrong."""
    stage = os.environ.get(preview.STAGE)
    if stage == preview.STARTING:
        config.extra["portal"] = {}
        config.theme.static_templates = set()
        return config
    root = Path(config.config_file_path).parent
    checked = build.check(root, as_of_build(os.environ), url=config.site_url)
    if stage:
        return _previewed(config, checked, root)
    if checked.problems:
        log.log(_level(checked), "%s", reports.text(checked.problems, checked.catalogue.sources))
    if checked.errors() or (config.strict and checked.problems):
        raise Abort("Chưa dựng trang: hãy sửa các lỗi trên rồi chạy lại. Trang đang có được giữ nguyên.")
    return _made(config, build.outputs(checked.catalogue, _templates(config), root / "site_overrides" / "assets"))


def _previewed(config: MkDocsConfig, checked: build.Checked, root: Path) -> MkDocsConfig:
    """Make the site with its drafts and the editors' desk; hand over what forbids it."""
    if checked.errors():
        raise preview.StoppedError(checked)
    shown = preview.with_drafts(checked.catalogue)
    made = build.outputs(shown, _templates(config), root / "site_overrides" / "assets")
    return _made(config, made | preview.desk_page(checked, _templates(config), urlsplit(config.site_url or "/").path))


def _templates(config: MkDocsConfig) -> list[Path]:
    return [Path(folder) for folder in config.theme.dirs]


def _made(config: MkDocsConfig, made: dict[str, build.Output]) -> MkDocsConfig:
    """Have MkDocs write the files of the site beside the one that stands."""
    config.extra["portal"] = made
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
    site: Path | None = config.extra.pop("portal_site", None)
    if site is None:
        return
    build.put_in_place(Path(config.site_dir), site)
    config.site_dir = str(site)
