"""What several test modules share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

import browser
import repository
from building import build, project
from repository import Repository

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
