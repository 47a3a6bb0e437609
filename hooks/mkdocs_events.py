"""MkDocs' events, translated: the only file that knows MkDocs. It decides nothing.

MkDocs gives the commands, the configuration, the watching and the serving. Pages are not its own: a record costs it
half a millisecond even when nothing of it has changed, so it is handed no files at all. Ours are made before it begins
and put in their place when it has ended; what it calls the folders of content and site in between is an empty one.
"""

from __future__ import annotations

import gc
import logging
import os
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.structure.files import Files

from portal import idle
from portal.cache import Cache
from portal.clock import as_of_build

# What is imported within a function costs half a second, which a build that has nothing to do must not take.
# ruff: noqa: PLC0415

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from watchdog.observers.api import BaseObserver

    from portal.build import Build, Checked

log = logging.getLogger("mkdocs.hooks.portal")

STOPPED = "Chưa dựng trang: hãy sửa các lỗi trên rồi chạy lại. Trang đang có được giữ nguyên."
DONE = "Đã dựng xong trang vào thư mục %s. Xem trên máy này: portal serve"
WAITING = "Một lần dựng trang khác đang chạy; chờ lần ấy xong."


def on_startup(command: str, **_: object) -> None:
    """Tell the builds to come when they are for a preview."""
    # What MkDocs says of its own folders is English, and of one that is always empty.
    logging.getLogger("mkdocs.commands.build").setLevel(logging.WARNING)
    if command == "serve":
        from portal import preview

        os.environ[preview.STAGE] = preview.STARTING


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable[[], None]) -> LiveReloadServer:
    """Put the preview's own application before MkDocs', and have every build from the first one outlive its faults."""
    from portal import form, preview
    from portal.preview.desk import Desk
    from portal.preview.watching import observer

    root, base = Path(config.config_file_path).parent, urlsplit(config.site_url or "/").path
    beside = {"/bien-tap/": form.Form(root, server.url)}
    desk = Desk(root, Path(server.root), root / "site_overrides" / "preview", base, beside)
    server.build_delay = 0.05  # seconds; a save is told of in several events within a few thousandths
    server.poll_response_timeout = 1  # second; the desk does the waiting
    server.set_app(desk.application(server.get_app()))
    server.builder = desk.building(builder)
    _watch(server, observer(), (config.docs_dir, str(config.config_file_path)))
    os.environ[preview.STAGE] = preview.SERVING
    server.builder()
    return server


def _watch(server: LiveReloadServer, observer: BaseObserver | None, watched: Iterable[str]) -> None:
    """Have an observer in the place of MkDocs' own, also for what is watched already."""
    if observer is None:
        return
    for path in watched:
        server.unwatch(path)
    server.observer = observer  # type: ignore[assignment]
    for path in watched:
        server.watch(path)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Check the content and make the site, before MkDocs cleans anything; stop when something is wrong."""
    site = Path(config.site_dir)
    config.theme.static_templates = set()
    with _calmly(config):
        config.extra["portal"] = _begun(config, site)
    config.extra["portal_folders"] = site, config.docs_dir
    config.site_dir = config.docs_dir = str(_order(config, site).folder / "mkdocs")
    # MkDocs would look through all files of the theme, some ten thousand icons, for pages that we do not let it make.
    config.theme.dirs = config.theme.dirs[:1]
    return config


@contextmanager
def _calmly(config: MkDocsConfig) -> Iterator[None]:
    """End a build that meets a fault without a traceback; the preview outlives faults by itself."""
    try:
        yield
    except MkDocsException:
        raise
    except Exception as error:
        if os.environ.get("PORTAL_PREVIEW"):
            raise
        from portal import faults

        raise Abort(faults.told(Path(config.config_file_path).parent, error)) from error


def _begun(config: MkDocsConfig, site: Path) -> Build | None:
    """Return the build whose site is ready to be put in place; None where there is nothing to do."""
    if os.environ.get("PORTAL_PREVIEW") == "starting":
        return None
    order = _order(config, site)
    cache = Cache(order.folder, lambda: log.warning(WAITING))
    read, last = _looked(order, cache)
    if last:
        cache.close()
        _tell(last.said, last.level, strict=config.strict)
        return None
    return _built(config, order, cache, read)


def _looked(order: idle.Order, cache: Cache) -> tuple[idle.Sources, idle.Last | None]:
    """Return what there is to read, and the last build where nothing has changed since."""
    gc.disable()  # a hundred thousand names and times are no garbage
    try:
        read = idle.sources(order)
        return read, idle.last(order, cache, read)
    finally:
        gc.enable()


def _built(config: MkDocsConfig, order: idle.Order, cache: Cache, read: idle.Sources) -> Build:
    from portal import build, preview

    work = build.Build(order, cache, read)
    try:
        checked = work.check()
        if os.environ.get(preview.STAGE):
            _preview(config, work, checked)
        else:
            work.said = _said(checked)
            _tell(*work.said, strict=config.strict)
            work.make(checked.catalogue)
    except BaseException:
        work.close()
        raise
    return work


def _preview(config: MkDocsConfig, work: Build, checked: Checked) -> None:
    """Make the site with its drafts and the editors' desk; hand over what forbids it."""
    from portal.preview.desk import StoppedError, show_first
    from portal.preview.pages import desk_page
    from portal.preview.shown import with_drafts

    if checked.errors():
        raise StoppedError(checked)
    shown = with_drafts(checked.catalogue)
    show_first(work.edited(shown))
    base = urlsplit(config.site_url or "/").path
    work.make(shown, desk_page(checked, work.order.templates, base, work.bytecode))


def _said(checked: Checked) -> tuple[str, int]:
    """Return what editors are told of the content, and how loudly; nothing where all is well."""
    from portal import reports

    if not checked.problems:
        return "", 0
    said = reports.text(checked.problems, checked.catalogue.sources)
    return said, logging.ERROR if checked.errors() else logging.WARNING


def _tell(said: str, level: int, *, strict: bool) -> None:
    if said:
        log.log(level, "%s", said)
    if level == logging.ERROR or (strict and said):
        raise Abort(STOPPED)


def on_shutdown(**_: object) -> None:
    """Leave what is left in memory to the system: looking through it for cycles before that takes a second."""
    gc.freeze()


def _order(config: MkDocsConfig, site: Path) -> idle.Order:
    file = Path(config.config_file_path)
    templates = tuple(Path(folder) for folder in config.theme.dirs)
    return idle.Order(file.parent, site, as_of_build(os.environ), config.site_url, templates, file.read_bytes())


def on_files(_files: Files, config: MkDocsConfig) -> Files:
    """Give MkDocs no files: neither ours nor the theme's scripts and fonts."""
    _, config.docs_dir = config.extra["portal_folders"]
    return Files([])


def on_post_build(config: MkDocsConfig) -> None:
    """Put the finished site in the place of the one before."""
    work: Build | None = config.extra.pop("portal", None)
    site, _ = config.extra.pop("portal_folders")
    config.site_dir = str(site)
    if work:
        with closing(work), _calmly(config):
            work.put()
    if not os.environ.get("PORTAL_PREVIEW"):
        log.info(DONE, Path(config.site_dir).name)
