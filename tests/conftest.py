"""What several test modules share."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

import browser
import repository
from building import build, project
from repository import Repository
from serving import serve

# How long a case takes on a busy machine says nothing of the program.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


@pytest.fixture
def repo(tmp_path: Path) -> Repository:
    """A small valid repository to break: `repo.replace("exemplars/guong-mau.md", "kinh-te", "kinh-tế")`."""
    return repository.base(tmp_path / "kho")


@pytest.fixture
def other_locality(tmp_path: Path) -> Repository:
    """The data files of an invented commune, in which nothing is of the project's own locality."""
    return repository.other_locality(tmp_path / "kho")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's content, built once."""
    root = project(tmp_path_factory.mktemp("du-an")).root
    done = build(root)
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    return root / "site"


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium. Without one the test is skipped, or fails under CI, where nobody would read of it."""
    found = browser.chromium()
    if found:
        return found
    reason = "no Chromium: run `python tests/install_browser.py`, or set CHROMIUM"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def chrome(chromium: str) -> Iterator[Browser]:
    """A running Chromium, one for all tests of a process: Playwright cannot be started twice in one."""
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the project's own site is served."""
    with serve(site) as found:
        yield found


@pytest.fixture
def page(chrome: Browser) -> Iterator[Page]:
    """A page on which nothing may go wrong: no word on the console (a broken policy is one), no other host."""
    context = chrome.new_context(viewport={"width": 1280, "height": 900}, locale="vi-VN")
    opened = context.new_page()
    wrong: list[str] = []

    def said(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            wrong.append(message.text)

    opened.on("console", said)
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("request", lambda asked: None if "//127.0.0.1:" in asked.url else wrong.append(asked.url))
    yield opened
    context.close()
    assert not wrong
