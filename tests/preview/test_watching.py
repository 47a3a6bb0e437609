"""Who tells the preview of a save: the system at once, or MkDocs' own looking where somebody asks for it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from mkdocs.livereload import LiveReloadServer

import mkdocs_events
from portal.preview import watching


@contextmanager
def served(folder: Path) -> Iterator[tuple[threading.Event, LiveReloadServer]]:
    """Run MkDocs' server over a folder that it watches; the event tells of a build."""
    built = threading.Event()
    server = LiveReloadServer(built.set, "127.0.0.1", 0, str(folder))
    server.watch(str(folder))
    mkdocs_events._watch(server, watching.observer(), [str(folder)])
    running = threading.Thread(target=server.serve)
    running.start()
    try:
        yield built, server
    finally:
        server.shutdown()
        running.join()


def is_told_of(saves: Path, built: threading.Event) -> bool:
    """Save until a build begins, since the server may not have begun to watch yet; tell whether one did."""
    for number in range(30):
        saves.write_text(f"lần {number}")
        if built.wait(1):
            return True
    return False


@pytest.mark.parametrize("poll", ["", "1"])
def test_a_save_is_told_of(poll: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(watching.POLL, poll)
    with served(tmp_path) as (built, server):
        assert ("Polling" in type(server.observer).__name__) is bool(poll)
        assert is_told_of(tmp_path / "bài.md", built)


def test_a_file_that_is_only_read_is_not_told_of(tmp_path: Path) -> None:
    with served(tmp_path) as (built, _):
        assert is_told_of(tmp_path / "bài.md", built)
        while built.wait(1):  # what the last saves left to tell
            built.clear()
        assert (tmp_path / "bài.md").read_text()
        assert not built.wait(1)
