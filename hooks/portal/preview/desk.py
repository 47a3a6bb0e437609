"""The state of a preview between builds, and what answers the browser before MkDocs does."""

from __future__ import annotations

import gc
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit

from portal import faults
from portal.build import Checked
from portal.media_types import media_type
from portal.preview import console, pages

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    Beside = Mapping[str, WSGIApplication]

WAITING = "/xem-truoc/cho/"
"""Where a page in place of the site asks whether it is still of today: answered when it no longer is."""
FILES = "/xem-truoc/tep/"
"""Where the stylesheet and the script of such a page are, which need no site to have been built."""
RELOADING = "/livereload/"
"""Where MkDocs' script in a page of the site asks whether that is still of today, by the number of its build."""
PASSED = ("/huong-dan/",)
"""What is shown though something is wrong: the guide tells how to mend it."""
PATIENCE = 25
"""Seconds until a question for news is answered with none, well within what browsers wait."""
WORTHWHILE = 0.3
"""Seconds: where the rest of a build takes less than this, no page is shown ahead of it only to be loaded again."""
LOADED = {"font", "image", "script", "style"}
"""What browsers say they load for a page (`Sec-Fetch-Dest`); search and feeds must wait for those of the new site."""
IDLE = 2.0
"""Seconds after a build until what it left in memory is looked for: the editor reads, and nobody waits."""
HTML = "text/html; charset=utf-8"

MISSING = "Không thấy tệp content/site.yml. Hãy khôi phục tệp này từ bản lưu trước; trang sẽ tự hiện lại."
"""What to do where the one file is gone without which a folder is no repository of the portal."""


class StoppedError(Exception):
    """A build ended before it touched the site, for the content has problems that forbid it."""

    def __init__(self, checked: Checked) -> None:
        super().__init__("problems in the content")
        self.checked = checked


@dataclass(frozen=True, slots=True)
class _State:
    """One state of the preview: its number, and the page that stands in place of the site, if any.

    `first` are the pages that a build under way has made already, by their addresses below the site.
    """

    number: int
    page: bytes | None
    first: Mapping[str, bytes] = field(default_factory=dict)


class Desk:
    """What a preview knows beyond its builds. One for each `portal serve`."""

    def __init__(self, root: Path, site: Path, templates: Path, base: str, beside: Beside) -> None:
        """Take the repository, the folders of the site and of the preview's templates, and the path it is served below.

        `beside` are applications that answer below paths of their own, whatever state the site is in.
        """
        self._root = root
        self._pages = pages.Pages(templates, base)
        self._base = base.rstrip("/")
        self._beside = beside
        self._site = site.resolve()
        self._state = _State(0, None)
        self._builds = False
        self._tidying = threading.Timer(IDLE, gc.collect)
        self._offered, self._rest = 0.0, WORTHWHILE
        self._news = threading.Condition()

    def building(self, builder: Callable[[], None]) -> Callable[[], None]:
        """Return a builder that never raises: what it meets, the browser shows."""

        def build() -> None:
            began = time.monotonic()
            self._tidying.cancel()
            self._builds = True
            self._offered = 0.0
            here = _here.set(self)
            try:
                builder()
            except StoppedError as stopped:
                self._stopped(stopped.checked)
            except (Exception, SystemExit) as error:  # noqa: BLE001 – the last door: the preview outlives every fault
                self._failed(error)
            else:
                self._change(None)
                if self._offered:
                    self._rest = time.monotonic() - self._offered
                console.say(console.built(time.monotonic() - began))
            finally:
                _here.reset(here)
                self._tidy()

        return build

    def show(self, pages: Iterable[tuple[str, bytes]]) -> None:
        """Show some pages, by their addresses below the site's root, until the build under way has ended."""
        self._offered = time.monotonic()
        if self._rest < WORTHWHILE:
            return
        script = f"<script type=module src={self._base}{FILES}preview.js data-news={self._base}{WAITING}"
        ending = f"{script} data-number={self._next}></script></body>".encode()
        first = {f"/{address}": ending.join(page.rsplit(b"</body>", 1)) for address, page in pages}
        if first:
            self._change(None, first)

    def _tidy(self) -> None:
        """Have what is left over in cycles found, the last content with it.

        A build counts all that it made as old (`Build.close`), and Python by itself looks through that hardly ever.
        """
        self._tidying = threading.Timer(IDLE, gc.collect)
        self._tidying.daemon = True
        self._tidying.start()

    def _stopped(self, checked: Checked) -> None:
        try:
            for line in console.stopped(checked):
                console.say(line)
            self._change(self._pages.problems(checked, self._next))
        except Exception as error:  # noqa: BLE001 – as above: even the page of problems may have a fault
            self._failed(error)

    def _failed(self, error: BaseException) -> None:
        kept = faults.keep(self._root, error)
        advice = kept if (self._root / "content" / "site.yml").is_file() else MISSING
        self._change(self._pages.fault(advice, self._next))
        console.say(f"{faults.CALM} {advice}")

    @property
    def _next(self) -> int:
        return self._state.number + 1

    def _change(self, page: bytes | None, first: Mapping[str, bytes] | None = None) -> None:
        with self._news:
            self._state = _State(self._next, page, first or {})
            self._builds = bool(first)
            self._news.notify_all()

    def application(self, site: WSGIApplication) -> WSGIApplication:
        """Return the application that stands before the one that serves the site."""

        def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
            below = self._below(environ.get("PATH_INFO", "/"))
            for prefix, beside in self._beside.items():
                if f"{below}/" == prefix:
                    start_response("302 Found", [("Location", f"{self._base}{prefix}"), ("Content-Length", "0")])
                    return []
                if below.startswith(prefix):
                    environ["PATH_INFO"] = below.removeprefix(prefix)
                    return beside(environ, start_response)
            if below.startswith(WAITING):
                return self._news_since(below.removeprefix(WAITING), start_response)
            if below.startswith(FILES):
                return _respond(start_response, *self._pages.file(below.removeprefix(FILES)))
            if below.startswith(RELOADING):
                return self._epoch_since(site, environ, start_response)
            if _is_page(below):
                return self._page(site, environ, start_response)
            if self._state.first and environ.get("HTTP_SEC_FETCH_DEST") in LOADED and (file := self._file(below)):
                return _respond(start_response, *file, policy="")
            return site(environ, start_response)

        return answer

    def _page(self, site: WSGIApplication, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer with a page of the site, or with what stands in its place.

        MkDocs keeps a request waiting while it builds, and takes the page that it then sends for one of the new state:
        what the build found wrong must be asked for after that, or a stale page stays in the browser for good.
        """
        address = self._below(environ.get("PATH_INFO", "/"))
        with self._news:
            self._news.wait_for(lambda: address in self._state.first or not self._builds, timeout=PATIENCE)
            page = self._state.first.get(address)
        if page is not None:
            return _respond(start_response, HTML, page, policy="")
        page = self._state.page
        if page is None:
            answer = _asked(site, environ)
            page = self._state.page
            if page is None:
                return answer.give(start_response)
        return _respond(start_response, HTML, page)

    def _epoch_since(
        self, site: WSGIApplication, environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes]:
        """Answer MkDocs' script with a newer number than its own as soon as its page is another one.

        MkDocs knows when a build has ended, and answers at once; that the page is shown ahead of it, we know.
        """
        page = self._below(unquote(urlsplit(environ.get("HTTP_REFERER", "")).path))
        epoch = self._below(environ["PATH_INFO"]).removeprefix(RELOADING).split("/")[0]
        known = self._state.number
        if page not in self._state.first:
            answer = _asked(site, environ)
            if answer.body != epoch.encode():
                return answer.give(start_response)
            with self._news:
                self._news.wait_for(lambda: self._has_news_for(page, known), timeout=PATIENCE)
        if page in self._state.first and epoch.isdecimal():
            return _respond(start_response, "text/plain", str(int(epoch) + 1).encode())
        return _asked(site, environ).give(start_response)

    def _has_news_for(self, page: str, known: int) -> bool:
        return page in self._state.first or (self._state.number != known and not self._state.first)

    def _below(self, path: str) -> str:
        return path.removeprefix(self._base)

    def _file(self, address: str) -> tuple[str, bytes] | None:
        """Return the type and contents of a file of the site as it stands, which MkDocs holds back while it builds."""
        name = address.encode("latin-1").decode("utf-8", "ignore")  # as WSGI hands over what stood in the request
        try:
            path = (self._site / name.lstrip("/")).resolve()
            return (media_type(path), path.read_bytes()) if path.is_relative_to(self._site) else None
        except (OSError, ValueError):  # no such file, or no name of one
            return None

    def _news_since(self, number: str, start_response: StartResponse) -> Iterable[bytes]:
        """Answer with the number of the state as soon as it is another one than the browser has."""
        with self._news:
            self._news.wait_for(lambda: str(self._state.number) != number, timeout=PATIENCE)
        return _respond(start_response, "text/plain; charset=utf-8", str(self._state.number).encode())


def _is_page(path: str) -> bool:
    """Tell whether an address is that of a page, rather than of a picture, a stylesheet or a feed."""
    name = path.rsplit("/", maxsplit=1)[-1]
    return not path.startswith(PASSED) and ("." not in name or name.endswith(".html"))


POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; base-uri 'none'"
"""What a page in place of the site may load: its own stylesheet and script, and nothing from anywhere else."""


def _respond(start_response: StartResponse, kind: str, body: bytes, policy: str = POLICY) -> Iterable[bytes]:
    status = "200 OK" if kind else "404 Not Found"
    headers = [("Content-Type", kind or "text/plain"), ("Content-Length", str(len(body)))]
    headers += [("Cache-Control", "no-store"), *([("Content-Security-Policy", policy)] if policy else [])]
    start_response(status, headers)
    return [body]


class _Answer(NamedTuple):
    status: str
    headers: list[tuple[str, str]]
    body: bytes

    def give(self, start_response: StartResponse) -> Iterable[bytes]:
        """Answer with it."""
        start_response(self.status, self.headers)
        return [self.body]


def _asked(site: WSGIApplication, environ: WSGIEnvironment) -> _Answer:
    """Return what an application answers, once it has answered."""
    begun: list[tuple[str, list[tuple[str, str]]]] = []
    body = site(environ, lambda status, headers, *_: begun.append((status, headers)))  # type: ignore[arg-type]
    try:
        whole = b"".join(body)
    finally:
        if callable(close := getattr(body, "close", None)):
            close()
    return _Answer(*begun[0], whole)


_here: ContextVar[Desk] = ContextVar("desk")


def show_first(pages: Iterable[tuple[str, bytes]]) -> None:
    """Have the desk whose build this is show some pages until the build has ended (`Desk.show`)."""
    _here.get().show(pages)
