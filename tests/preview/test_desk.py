"""The preview's own state: what is shown in place of the site, and that nothing ends it."""

import threading
import time
from collections.abc import Callable
from pathlib import Path
from wsgiref.util import setup_testing_defaults

import pytest
from lxml import html

from portal import build, faults
from portal.dates import from_epoch
from portal.preview.desk import Desk, StoppedError
from repository import PROJECT, Repository

TEMPLATES = PROJECT / "site_overrides" / "preview"
RECORD = "exemplars/guong-mau.md"


def site(_environ, start_response):
    """Stand in for the application that serves the site."""
    start_response("200 OK", [("Content-Type", "text/html")])
    return [b"the site"]


@pytest.fixture
def desk(repo: Repository) -> Desk:
    return Desk(repo.root, repo.root / "site", TEMPLATES, "/", {})


def ask(desk: Desk, path: str) -> tuple[str, dict[str, str], bytes]:
    environ: dict = {}
    setup_testing_defaults(environ)
    environ["PATH_INFO"] = path
    answered: list = []
    body = b"".join(desk.application(site)(environ, lambda status, headers: answered.extend((status, dict(headers)))))
    return answered[0], answered[1], body


def stopping(repo: Repository) -> Callable[[], None]:
    """Return a builder that finds the repository as it is and stops."""

    def builder() -> None:
        raise StoppedError(build.check(repo.root, from_epoch(1795392000)))

    return builder


def failing(error: BaseException) -> Callable[[], None]:
    def builder() -> None:
        raise error

    return builder


def broken(repo: Repository, desk: Desk) -> None:
    repo.replace(RECORD, "value: 350", "value: 4.800 <script>alert(1)</script>")
    desk.building(stopping(repo))()


def test_while_all_is_well_the_site_answers(desk: Desk) -> None:
    desk.building(lambda: None)()

    assert ask(desk, "/phong-trao/")[2] == b"the site"


def test_every_page_tells_what_is_wrong_with_the_place_marked_and_what_to_write(repo: Repository, desk: Desk) -> None:
    broken(repo, desk)
    status, headers, body = ask(desk, "/phong-trao/")
    page = html.document_fromstring(body.decode())

    assert status == "200 OK"
    assert headers["Cache-Control"] == "no-store"
    assert page.xpath("//h3/text()") == [RECORD]
    assert page.xpath("//mark/text()") == ["4.800 <script>alert(1)</script>"]
    assert "không phải số hợp lệ" in page.text_content()
    assert page.xpath("//p[@class='hint']")


def test_the_page_of_problems_keeps_a_strict_policy(repo: Repository, desk: Desk) -> None:
    broken(repo, desk)
    _, headers, body = ask(desk, "/")
    page = html.document_fromstring(body.decode())

    assert "unsafe" not in headers["Content-Security-Policy"]
    assert page.xpath("//style | //@style | //script[not(@src)]") == []
    for address in page.xpath("//script/@src | //link[@rel='stylesheet']/@href"):
        status, _, contents = ask(desk, address)
        assert status == "200 OK", address
        assert contents


@pytest.mark.parametrize(
    "path",
    ["/assets/portal.css", "/anh/duong-1a2b-960.webp", "/rss/tat-ca.xml", "/livereload/1/2", "/huong-dan/ma-loi/"],
)
def test_pictures_feeds_and_the_guide_are_served_all_the_same(path: str, repo: Repository, desk: Desk) -> None:
    broken(repo, desk)

    assert ask(desk, path)[2] == b"the site"


def test_a_page_asked_for_while_a_build_finds_a_mistake_is_not_the_old_one(repo: Repository, desk: Desk) -> None:
    def slow_site(environ, start_response):
        broken(repo, desk)
        return site(environ, start_response)

    environ: dict = {}
    setup_testing_defaults(environ)
    answered: list = []
    body = b"".join(desk.application(slow_site)(environ, lambda *given: answered.append(given)))

    assert len(answered) == 1
    assert b"4.800" in body


def test_what_was_mended_gives_the_pages_back(repo: Repository, desk: Desk) -> None:
    broken(repo, desk)
    desk.building(lambda: None)()

    assert ask(desk, "/")[2] == b"the site"


@pytest.mark.parametrize(
    "error",
    [ZeroDivisionError("division by zero"), OSError(28, "No space left on device"), SystemExit(1), MemoryError()],
)
def test_a_fault_shows_a_calm_page_and_keeps_its_details(error: BaseException, repo: Repository, desk: Desk) -> None:
    desk.building(failing(error))()
    page = ask(desk, "/")[2].decode()

    assert faults.CALM in page
    assert "Traceback" not in page
    assert "người phụ trách kỹ thuật" in page
    assert type(error).__name__ in (repo.root / faults.LOG).read_text("utf-8")


def test_a_fault_of_the_preview_itself_is_told_too(repo: Repository, tmp_path: Path) -> None:
    desk = Desk(repo.root, repo.root / "site", tmp_path / "no-templates", "/", {})
    desk.building(stopping(repo))()

    assert faults.CALM in ask(desk, "/")[2].decode()


def test_a_disk_that_takes_no_details_is_said_to_be_full(repo: Repository, desk: Desk) -> None:
    repo.write(".cache", b"a file where a folder is meant to be")
    desk.building(failing(ZeroDivisionError()))()

    assert "Không ghi được tệp báo lỗi" in ask(desk, "/")[2].decode()


def test_a_page_hears_of_a_change_at_once(repo: Repository, desk: Desk) -> None:
    broken(repo, desk)
    number = html.document_fromstring(ask(desk, "/")[2].decode()).xpath("//script/@data-number")[0]
    heard: list[bytes] = []
    waiting = threading.Thread(target=lambda: heard.append(ask(desk, f"/xem-truoc/cho/{number}")[2]))
    waiting.start()
    time.sleep(0.2)
    assert heard == []

    desk.building(lambda: None)()
    waiting.join(timeout=5)

    assert heard
    assert heard[0] != number.encode()


@pytest.mark.parametrize("name", ["../../content/site.yml", "problems.html", "khong-co.css", ""])
def test_no_other_file_is_served_beside_the_pages(name: str, desk: Desk) -> None:
    assert ask(desk, f"/xem-truoc/tep/{name}")[0].startswith("404")


def test_an_application_beside_answers_whatever_is_wrong(repo: Repository) -> None:
    def beside(environ, start_response):
        start_response("200 OK", [])
        return [environ["PATH_INFO"].encode()]

    desk = Desk(repo.root, repo.root / "site", TEMPLATES, "/cong/", {"/bien-tap/": beside})
    broken(repo, desk)

    assert ask(desk, "/cong/bien-tap/form.js")[2] == b"form.js"
    assert ask(desk, "/cong/bien-tap")[1]["Location"] == "/cong/bien-tap/"


def test_the_terminal_says_it_short_and_in_vietnamese(
    repo: Repository, desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    broken(repo, desk)
    desk.building(lambda: None)()
    told = capsys.readouterr().out

    assert "Tìm thấy 1 lỗi trong 1 tệp. Xem cách sửa trong trình duyệt." in told
    assert f"{RECORD}, dòng 34" in told
    assert "Trang đã dựng xong trong 0,0 giây." in told
