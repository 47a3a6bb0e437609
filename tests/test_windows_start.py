"""What the batch files rest on: batch files that cmd.exe can read, and a start that sets up only when it must."""

from __future__ import annotations

import importlib.util
import io
import socket
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from types import ModuleType

import pytest

from repository import PROJECT

BATCH_FILES = sorted([*PROJECT.glob("*.bat"), *PROJECT.glob("deploy/windows/*.bat")])


@pytest.fixture
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    spec = importlib.util.spec_from_file_location("start", PROJECT / "deploy" / "windows" / "start.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "LOCK", tmp_path / "requirements.txt")
    monkeypatch.setattr(module, "STAMP", tmp_path / "installed.txt")
    return module


@pytest.fixture
def server() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as answering:
        threading.Thread(target=answering.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{answering.server_port}/"
        answering.shutdown()


@pytest.mark.parametrize("file", BATCH_FILES, ids=lambda file: file.name)
def test_a_batch_file_is_plain_ascii_with_windows_line_ends(file: Path) -> None:
    data = file.read_bytes()

    assert data.isascii(), "cmd.exe may lose its place in a batch file that holds UTF-8 letters"
    assert data.count(b"\n") == data.count(b"\r\n")


def test_what_the_lock_file_names_is_installed_once(start: ModuleType) -> None:
    start.LOCK.write_text("a==1")
    start.STAMP.write_text("a==1")

    assert start.is_ready()


def test_another_lock_file_asks_for_a_new_environment(start: ModuleType) -> None:
    start.LOCK.write_text("a==2")
    start.STAMP.write_text("a==1")

    assert not start.is_ready()


def test_the_browser_waits_for_any_answer_even_an_error_page(start: ModuleType, server: str) -> None:
    assert start.answers(server)


def test_the_browser_is_not_opened_where_nothing_answers(start: ModuleType) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

    assert not start.answers(f"http://127.0.0.1:{port}/")


def test_an_unknown_action_is_refused(start: ModuleType) -> None:
    assert start.main(["publish"]) == 2


@pytest.fixture
def typed(start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[tuple[str, ...]]]:
    """Have somebody type answers; return a list of the commands that are then run."""
    monkeypatch.setattr(start, "is_ready", lambda: True)

    def answering(*answers: str) -> list[tuple[str, ...]]:
        left, ran = list(answers), []
        monkeypatch.setattr("builtins.input", lambda _: left.pop(0))
        monkeypatch.setattr(start, "run", lambda *words: ran.append(words) or int(words == ("check",)))
        return ran

    return answering


def test_the_check_offers_to_mend_and_does_so_when_asked(start: ModuleType, typed: Callable[..., list]) -> None:
    ran = typed("c")

    assert start.main(["check"]) == 0
    assert ran == [("check",), ("check", "--fix")]


def test_the_check_mends_nothing_that_it_was_not_asked_to(start: ModuleType, typed: Callable[..., list]) -> None:
    ran = typed("")

    assert start.main(["check"]) == 1
    assert ran == [("check",)]


def test_word_files_that_are_dragged_onto_it_become_drafts(start: ModuleType, typed: Callable[..., list]) -> None:
    ran = typed("2", "x")

    assert start.main(["import", r"C:\Tin bài\tin (1).docx", r"C:\Tin bài\khác.docx"]) == 0
    assert ran == [("import", r"C:\Tin bài\tin (1).docx", "--as", "news")]


def test_without_a_word_file_it_says_how_to_give_one(
    start: ModuleType, typed: Callable[..., list], capsys: pytest.CaptureFixture[str]
) -> None:
    typed()

    assert start.main(["import"]) == 2
    assert "tu-word.bat" in capsys.readouterr().out


def test_where_nobody_types_nothing_is_mended(start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())

    assert start.asked("?") == ""
