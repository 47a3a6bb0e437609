"""The form, put in place once for all tests, and an editor who has it open."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from form.writing import PICKER, Editor, served
from portal.form.application import Form
from portal.form.installing import Installation
from repository import PROJECT, Repository


@pytest.fixture(scope="session")
def installed() -> Path:
    """The form's files. Without a network at the first time the tests are skipped, saying why."""
    installation = Installation(PROJECT)
    if installation.folder.is_dir():
        return installation.folder
    try:
        return installation.install()
    except (OSError, subprocess.SubprocessError) as error:
        pytest.skip(f"the form could not be put in place: {error}")


@pytest.fixture
def form(installed: Path, repo: Repository) -> Iterator[str]:
    """The address of the form of a small repository."""
    shutil.copytree(installed, repo.root / ".cache" / "bien-tap" / installed.name)
    with served(Form(repo.root, "http://127.0.0.1/")) as address:
        yield address


@pytest.fixture
def context(chrome: Browser) -> Iterator[BrowserContext]:
    """A browser of an editor abroad with an English system: what is saved and said must not depend on it."""
    made = chrome.new_context(locale="en-US", timezone_id="Europe/Berlin", viewport={"width": 1280, "height": 900})
    made.set_default_timeout(15_000)
    made.add_init_script(PICKER)
    yield made
    made.close()


@pytest.fixture
def editor(form: str, repo: Repository, context: BrowserContext) -> Editor:
    """An editor who has just opened the folder."""
    made = Editor(context.new_page(), form, repo.root)
    made.begin()
    return made
