"""`portal serve` as an editor runs it: a process, files saved beside it, a browser that shows what comes of it."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

import repository
from portal.preview import starting
from preview.running import PATIENCE, Preview, free_port, running, start, stop
from repository import Repository

RECORD = "exemplars/guong-mau.md"
MISTAKE = ("value: 350", "value: 4.800")


@pytest.fixture
def repo(tmp_path: Path) -> Repository:
    made = repository.base(tmp_path / "kho ở xã")
    repository.add_program(made.root)
    return made


@pytest.fixture
def preview(repo: Repository, tmp_path: Path) -> Iterator[Preview]:
    with running(repo, tmp_path) as made:
        yield made


@pytest.fixture
def page(chrome: Browser) -> Iterator[Page]:
    """A page on which a broken build may well be told of on the console, as it is in this preview."""
    context = chrome.new_context()
    yield context.new_page()
    context.close()


@pytest.mark.browser
def test_the_browser_explains_a_mistake_and_returns_by_itself(preview: Preview, page: Page) -> None:
    preview.wait_for("Gương điển hình", "guong-dien-hinh/guong-mau/")
    page.goto(f"{preview.address}guong-dien-hinh/guong-mau/")
    title = page.locator("h1").inner_text()

    preview.repo.replace(RECORD, *MISTAKE)
    expect(page.locator("h1")).to_have_text("Cần sửa trước khi xem trang", timeout=PATIENCE * 1000)
    assert page.locator("mark").inner_text() == "4.800"

    preview.repo.replace(RECORD, *reversed(MISTAKE))
    expect(page.locator("h1")).to_have_text(title, timeout=PATIENCE * 1000)
    assert page.url == f"{preview.address}guong-dien-hinh/guong-mau/"


def test_it_starts_with_errors_and_shows_the_site_once_they_are_mended(repo: Repository, tmp_path: Path) -> None:
    repo.replace(RECORD, *MISTAKE)
    preview = start(repo, tmp_path)
    try:
        preview.wait_for("Cần sửa trước khi xem trang")
        repo.replace(RECORD, *reversed(MISTAKE))
        preview.wait_for("Chuyển đến nội dung chính")
    finally:
        stop(preview)


def test_a_fault_of_a_template_or_of_mkdocs_settings_ends_nothing(preview: Preview) -> None:
    preview.wait_for("Chuyển đến nội dung chính")
    shell = preview.repo.read("site_overrides/shell.html")
    settings = preview.repo.read("mkdocs.yml")

    preview.repo.write("site_overrides/shell.html", shell.replace("{{ head.title }}", "{{ head.nothing.at.all }}"))
    assert "Traceback" not in preview.wait_for("Chương trình gặp sự cố")
    preview.repo.write("site_overrides/shell.html", shell)
    preview.wait_for("Chuyển đến nội dung chính")
    preview.repo.write("mkdocs.yml", settings + "nothing_of_the_kind: [")
    preview.wait_for("Chương trình gặp sự cố")
    preview.repo.write("mkdocs.yml", settings)
    preview.wait_for("Chuyển đến nội dung chính")

    assert "Traceback" not in preview.told.read_text("utf-8")


def test_a_missing_site_file_is_told_and_not_fatal(preview: Preview) -> None:
    preview.wait_for("Chuyển đến nội dung chính")
    kept = preview.repo.read("content/site.yml")
    preview.repo.delete("content/site.yml")
    preview.wait_for("site.yml")
    preview.repo.write("content/site.yml", kept)
    preview.wait_for("Chuyển đến nội dung chính")


def test_drafts_are_shown_in_the_preview_with_their_mark(preview: Preview) -> None:
    preview.repo.replace(RECORD, "status: published", "status: draft")
    preview.wait_for("Bản nháp: chỉ hiện khi xem trước", "guong-dien-hinh/guong-mau/")
    assert "Bản nháp (1)" in preview.page("xem-truoc/")


def test_the_terminal_speaks_vietnamese(preview: Preview) -> None:
    preview.wait_for("Chuyển đến nội dung chính")
    preview.repo.replace(RECORD, *MISTAKE)
    preview.wait_for("Cần sửa trước khi xem trang")
    told = preview.told.read_text("utf-8")

    assert "Trang đã dựng xong" in told
    assert "Xem cách sửa trong trình duyệt" in told
    for english in ("INFO", "WARNING", "Building", "Serving", "Detected", "Reloading", "error"):
        assert english not in told


def test_a_port_in_use_is_told_with_what_to_do(repo: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        assert starting.run(repo.root, port) is False
        assert f"portal serve --port {port + 1}" in capsys.readouterr().out


def test_settings_that_stop_it_at_once_are_told_calmly(repo: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    repo.write("mkdocs.yml", "nothing: [")

    assert starting.run(repo.root, free_port()) is False
    told = capsys.readouterr().out
    assert "Trang xem trước không chạy được" in told
    assert ".cache/loi-chuong-trinh.txt" in told
    assert (repo.root / ".cache" / "loi-chuong-trinh.txt").read_bytes()
