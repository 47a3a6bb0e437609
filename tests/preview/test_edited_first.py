"""The page that was edited is shown while the rest of the site is still being made."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import Self
from wsgiref.util import setup_testing_defaults

import pytest
from mkdocs.livereload import LiveReloadServer
from playwright.sync_api import Browser, expect

import repository
from incremental import order
from portal.build import Build
from portal.cache import Cache
from portal.preview import desk
from portal.preview.desk import Desk, show_first
from preview.running import PATIENCE, free_port
from preview.test_desk import TEMPLATES, ask, site
from repository import Repository

PAGE = "guong-dien-hinh/guong-mau/"
EDIT = (PAGE, b"<html><body><h1>The edited page</h1></body></html>")


class Building:
    """A build in a thread of its own, which has shown what was edited and does not end until it is told to."""

    def __init__(self, desk: Desk, *edited: tuple[str, bytes]) -> None:
        self._edited = edited
        self._go_on, self._shown = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=desk.building(self._build))

    def _build(self) -> None:
        show_first(self._edited)
        self._shown.set()
        assert self._go_on.wait(PATIENCE)

    def __enter__(self) -> Self:
        self._thread.start()
        assert self._shown.wait(PATIENCE)
        return self

    def __exit__(self, *_: object) -> None:
        self._go_on.set()
        self._thread.join(PATIENCE)


@pytest.fixture
def repo(repo: Repository) -> Repository:
    repo.write("site/assets/portal.css", "h1 { color: green }")
    repo.write("site/anh/ảnh.webp", "a picture")
    repo.write("site/rss/tat-ca.xml", "an old feed")
    return repo


@pytest.fixture
def made(repo: Repository) -> Desk:
    return Desk(repo.root, repo.root / "site", TEMPLATES, "/", {})


def load(desk: Desk, path: str, wanted: str = "style") -> tuple[str, bytes]:
    """Return the type and the contents of a file as a browser asks for it that loads a page."""
    environ: dict = {}
    setup_testing_defaults(environ)
    environ |= {"PATH_INFO": path.encode().decode("latin-1"), "HTTP_SEC_FETCH_DEST": wanted}
    given: list[dict[str, str]] = []
    body = desk.application(site)(environ, lambda _, headers: given.append(dict(headers)))
    return given[0]["Content-Type"], b"".join(body)


def in_a_thread(do: Callable[[], object]) -> tuple[threading.Thread, list[object]]:
    found: list[object] = []
    thread = threading.Thread(target=lambda: found.append(do()))
    thread.start()
    return thread, found


def test_the_edited_page_is_there_with_all_it_loads_before_the_build_has_ended(made: Desk) -> None:
    with Building(made, EDIT):
        status, headers, page = ask(made, f"/{PAGE}")
        assert (status, headers["Content-Type"]) == ("200 OK", "text/html; charset=utf-8")
        assert b"The edited page" in page
        assert b"preview.js" in page
        assert "Content-Security-Policy" not in headers
        assert load(made, "/assets/portal.css") == ("text/css", b"h1 { color: green }")
        assert load(made, "/anh/ảnh.webp") == ("image/webp", b"a picture")

    assert load(made, "/assets/portal.css")[1] == b"the site"
    assert ask(made, f"/{PAGE}")[2] == b"the site"


@pytest.mark.parametrize("path", ["/../content/site.yml", "/{root}/content/site.yml", "/\0.css", f"/{'a' * 300}.css"])
def test_no_file_but_those_of_the_site_is_served_meanwhile(path: str, repo: Repository, made: Desk) -> None:
    with Building(made, EDIT):
        assert load(made, path.format(root=repo.root))[1] == b"the site"


@pytest.mark.parametrize("wanted", ["document", "empty", ""])
def test_whoever_asks_for_more_than_a_page_needs_to_be_seen_waits_for_the_new_site(wanted: str, made: Desk) -> None:
    with Building(made, EDIT):
        assert load(made, "/rss/tat-ca.xml", wanted)[1] == b"the site"


def test_whoever_asked_for_the_page_too_soon_gets_it_with_the_others_waiting_for_the_end(made: Desk) -> None:
    begun, show, end = threading.Event(), threading.Event(), threading.Event()

    def build() -> None:
        begun.set()
        assert show.wait(PATIENCE)
        show_first([EDIT])
        assert end.wait(PATIENCE)

    builder = threading.Thread(target=made.building(build))
    builder.start()
    assert begun.wait(PATIENCE)
    early, early_found = in_a_thread(lambda: ask(made, f"/{PAGE}")[2])
    late, late_found = in_a_thread(lambda: ask(made, "/")[2])
    early.join(0.2)
    assert early.is_alive()
    show.set()
    early.join(PATIENCE)
    late.join(0.2)
    assert late.is_alive()
    end.set()
    for each in (late, builder):
        each.join(PATIENCE)

    assert b"The edited page" in early_found[0]  # type: ignore[operator]
    assert late_found == [b"the site"]


def test_a_short_rest_is_not_worth_two_loads(made: Desk) -> None:
    made.building(lambda: show_first([EDIT]))()
    made._offered -= 60  # the editor goes on a minute later
    made.building(lambda: (_ for _ in ()).throw(RuntimeError("a fault, told sooner than pages are made")))()

    with Building(made, EDIT):
        other, found = in_a_thread(lambda: ask(made, f"/{PAGE}")[2])
        other.join(0.2)
        assert not found
    other.join(PATIENCE)

    assert found == [b"the site"]


def test_a_build_that_fails_tells_nothing_of_how_long_its_rest_takes(made: Desk) -> None:
    def failing() -> None:
        show_first([EDIT])
        raise RuntimeError("a fault")

    made.building(failing)()

    with Building(made, EDIT):
        assert b"The edited page" in ask(made, f"/{PAGE}")[2]


def test_what_a_build_leaves_in_cycles_is_found_while_nobody_waits(
    made: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "IDLE", 0.01)
    tidied = threading.Event()
    monkeypatch.setattr(desk.gc, "collect", tidied.set)
    made.building(lambda: None)()

    assert tidied.wait(PATIENCE)


def test_a_page_of_problems_gives_way_to_the_edited_page(repo: Repository, made: Desk) -> None:
    made.building(lambda: (_ for _ in ()).throw(RuntimeError("a fault")))()
    assert b"the site" not in ask(made, f"/{PAGE}")[2]

    with Building(made, EDIT):
        assert b"The edited page" in ask(made, f"/{PAGE}")[2]


def test_mkdocs_script_is_told_of_its_own_page_at_once_and_of_others_at_the_end(made: Desk) -> None:
    epoch = [7]

    def mkdocs(_environ: object, start_response: Callable[..., object]) -> list[bytes]:
        start_response("200 OK", [("Content-Type", "text/plain")])
        return [str(epoch[0]).encode()]

    def poll(page: str) -> bytes:
        environ: dict = {}
        setup_testing_defaults(environ)
        environ |= {"PATH_INFO": "/livereload/7/1", "HTTP_REFERER": f"http://127.0.0.1:8000/{page}"}
        return b"".join(made.application(mkdocs)(environ, lambda *_: None))

    edited, edited_found = in_a_thread(lambda: poll(PAGE))
    other, other_found = in_a_thread(lambda: poll(""))
    with Building(made, EDIT):
        edited.join(PATIENCE)
        assert edited_found == [b"8"]
        assert poll(PAGE) == b"8"  # a tab that was not looked at until now
        other.join(0.2)
        assert other.is_alive()
        epoch[0] = 9
    other.join(PATIENCE)

    assert other_found == [b"9"]
    assert poll("") == b"9"


def test_a_build_makes_the_pages_of_the_files_that_were_edited(repo: Repository) -> None:
    def edited() -> dict[str, bytes]:
        work = Build(asked := order(repo.root), Cache(asked.folder))
        try:
            return dict(work.edited(work.check().catalogue))
        finally:
            work.close()

    repository.add_program(repo.root)
    edited()
    assert edited() == {}

    repo.write("exemplars/guong-mau.md", repo.read("exemplars/guong-mau.md") + "\n\nMột câu mới.\n")
    found = edited()
    assert [*found] == [PAGE]
    assert "Một câu mới." in found[PAGE].decode()

    repo.write("content/gioi-thieu.md", repo.read("content/index.md") + "\n\nThêm vào trang viết tay.\n")
    assert "Thêm vào trang viết tay." in edited()["gioi-thieu/"].decode()

    repo.replace("exemplars/guong-mau.md", "status: published", "status: draft")
    assert edited() == {}


@pytest.fixture
def server(repo: Repository, made: Desk) -> Iterator[LiveReloadServer]:
    """MkDocs' own server as a preview sets it up."""
    page = repo.root / "site" / PAGE / "index.html"
    page.parent.mkdir(parents=True)
    link = '<link rel="stylesheet" href="/assets/portal.css">'
    page.write_text(f"<html><head>{link}</head><body><h1>The old page</h1></body></html>")
    server = LiveReloadServer(lambda: None, "127.0.0.1", free_port(), str(repo.root / "site"))
    server.poll_response_timeout = 1
    server.set_app(made.application(server.get_app()))
    server.watch(str(repo.root / "content"))
    serving = threading.Thread(target=server.serve)
    serving.start()
    yield server
    server.shutdown()
    serving.join(PATIENCE)


@pytest.mark.browser
def test_a_browser_shows_the_edited_page_and_then_the_site(
    repo: Repository, made: Desk, server: LiveReloadServer, chrome: Browser
) -> None:
    go_on = threading.Event()
    link = b'<link rel="stylesheet" href="/assets/portal.css">'

    def build() -> None:
        show_first([(PAGE, b"<html><head>%b</head><body><h1>The edited page</h1></body></html>" % link)])
        assert go_on.wait(PATIENCE)
        (repo.root / "site" / PAGE / "index.html").write_text("<body><h1>The whole site</h1></body>")

    server.builder = made.building(build)
    context = chrome.new_context()
    page = context.new_page()
    page.goto(f"{server.url}{PAGE}")
    expect(page.locator("h1")).to_have_text("The old page")
    repo.write("content/index.md", repo.read("content/index.md") + "\n")

    expect(page.locator("h1")).to_have_text("The edited page", timeout=PATIENCE * 1000)
    assert page.locator("h1").evaluate("e => getComputedStyle(e).color") == "rgb(0, 128, 0)"
    go_on.set()
    expect(page.locator("h1")).to_have_text("The whole site", timeout=PATIENCE * 1000)
    context.close()
