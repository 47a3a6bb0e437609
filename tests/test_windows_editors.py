"""What Windows does to files, consoles and paths, simulated: none of it may end in a wrong or an English word."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import repository
from portal.cli import main
from portal.front_matter import read
from portal.tree import plain
from repository import PROJECT, Repository

RECORD = "exemplars/guong-mau.md"
PORTAL = (sys.executable, "-c", "import sys; from portal.cli import main; sys.exit(main())")
CODE_PAGES = ("cp1252", "cp1258", "cp437", "ascii", "utf-8")
FOLDER = "Tài liệu của Lan/Cổng thi đua (bản mới) – 2024"


@pytest.fixture
def lan(tmp_path: Path) -> Repository:
    """A repository in a folder with blanks, diacritics, brackets and a dash."""
    return repository.base(tmp_path / FOLDER)


def portal(repo: Repository, *words: str, code_page: str = "utf-8", **more: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command as a program of its own, on a console with a code page of Windows."""
    environment = {
        **{name: value for name, value in os.environ.items() if name not in ("PYTHONUTF8", "LC_ALL", "LANG")},
        "PYTHONIOENCODING": code_page,
        "PYTHONUTF8": "0",
        "LC_ALL": "C.UTF-8",  # words on the command line are Unicode on Windows, whatever the console
        "PYTHONPATH": str(PROJECT / "hooks"),
        **more,
    }
    return subprocess.run([*PORTAL, *words], cwd=repo.root, env=environment, capture_output=True, check=False)


@pytest.mark.parametrize("code_page", CODE_PAGES)
def test_no_console_is_too_old_for_vietnamese(lan: Repository, code_page: str) -> None:
    lan.replace(RECORD, "status: published", "status:published")

    done = portal(lan, "check", code_page=code_page)

    assert done.returncode == 1
    assert "Thiếu dấu cách sau “status:”" in done.stdout.decode("utf-8")
    assert done.stderr == b""


@pytest.mark.parametrize("code_page", CODE_PAGES)
def test_mending_shows_its_work_on_any_console(lan: Repository, code_page: str) -> None:
    lan.replace(RECORD, "status: published", "status:\u00a0published")

    done = portal(lan, "check", "--fix", code_page=code_page)

    assert done.returncode == 0
    assert "-status:[U+00A0]published" in done.stdout.decode("utf-8")
    assert "Đã sửa 1 chỗ" in done.stdout.decode("utf-8")
    assert "status: published" in lan.read(RECORD)


@pytest.mark.parametrize("words", [("--help",), ("check", "--dinh-dang"), ("check", "không-có.md"), ("rules",)])
def test_help_and_complaints_are_vietnamese_on_a_windows_console(lan: Repository, words: tuple[str, ...]) -> None:
    done = portal(lan, *words, code_page="cp1252")

    told = (done.stdout + done.stderr).decode("utf-8")
    assert done.returncode in (0, 2)
    assert "Traceback" not in told
    assert any(letter in told for letter in "ệểộấ")


def test_a_fault_of_the_program_is_told_in_vietnamese_on_a_windows_console(lan: Repository) -> None:
    program = (
        "import sys; from portal import cli; cli.COMMANDS['rules'] = lambda _: 1 // 0; sys.exit(cli.main(['rules']))"
    )
    environment = {**os.environ, "PYTHONIOENCODING": "cp1258", "PYTHONPATH": str(PROJECT / "hooks")}

    done = subprocess.run(
        [sys.executable, "-c", program], cwd=lan.root, env=environment, capture_output=True, check=False
    )

    assert done.returncode == 3
    assert "sự cố" in done.stderr.decode("utf-8")
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    "path",
    ["exemplars\\guong-mau.md", ".\\exemplars\\guong-mau.md", "exemplars\\", "exemplars", ".\\exemplars/guong-mau.md"],
)
def test_paths_may_be_written_with_backslashes(
    path: str, lan: Repository, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lan.replace(RECORD, "value: 350", "value: 4.800")
    monkeypatch.chdir(lan.root)

    assert main(["check", path, "--format", "json"]) == 1
    assert [found["path"] for found in json.loads(capsys.readouterr().out)] == [RECORD]


def test_a_path_with_backslashes_out_of_the_repository_is_refused(
    lan: Repository, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(lan.root / "exemplars")

    assert main(["check", "..\\..\\.."]) == 2
    assert "nằm ngoài" in capsys.readouterr().err


def test_every_path_told_has_forward_slashes_and_starts_at_the_repository(
    lan: Repository, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lan.replace(RECORD, "value: 350", "value: 4.800")
    monkeypatch.chdir(lan.root / "exemplars" / "images")

    main(["check", "--format", "json"])

    assert [found["path"] for found in json.loads(capsys.readouterr().out)] == [RECORD]


def test_the_folder_may_have_blanks_and_diacritics(lan: Repository) -> None:
    made = portal(lan, "new", "news", "Lễ phát động mẫu: “đợt hai”")
    checked = portal(lan, "check", "--format", "json", code_page="cp1252")

    assert made.returncode == 0
    assert lan.read("content/tin-tuc/le-phat-dong-mau-dot-hai.md")
    assert [found for found in json.loads(checked.stdout) if found["severity"] == "error"] == []


@pytest.mark.parametrize(
    "path", [RECORD, "content/van-ban/ke-hoach-mau.md", "content/vocabularies/communes.yml", "content/site.yml"]
)
def test_files_with_line_ends_of_windows_are_clean_and_read_alike(path: str, lan: Repository) -> None:
    before = lan.read(path)
    lan.write(path, before.replace("\n", "\r\n"))

    assert portal(lan, "check").returncode == 0
    if path.endswith(".md"):
        unix, windows = (read(text.encode(), path, "x")[0] for text in (before, lan.read(path)))
        assert (plain(unix.fields), unix.body) == (plain(windows.fields), windows.body)


def test_places_in_files_of_windows_are_those_that_notepad_shows(
    lan: Repository, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lan.replace(RECORD, "value: 350", "value: 4.800")
    lan.write(RECORD, lan.read(RECORD).replace("\n", "\r\n"))
    monkeypatch.chdir(lan.root)

    main(["check", "--format", "json"])

    found = json.loads(capsys.readouterr().out)[0]
    assert lan.read(RECORD).split("\r\n")[found["line"] - 1][found["column"] - 1 :] == "4.800"


def test_a_file_of_windows_is_mended_line_by_line_and_keeps_its_line_ends(lan: Repository) -> None:
    text = lan.read(RECORD).replace("status: published", "status:published").replace("\n", "\r\n")
    lan.write(RECORD, text)

    portal(lan, "check", "--fix", code_page="cp1258")

    assert lan.read(RECORD) == text.replace("status:published", "status: published")


def test_a_picture_written_in_another_case_is_told_though_windows_would_find_it(
    lan: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    lan.replace(RECORD, "images/duong-thon.jpg", "Images\\Duong-Thon.JPG")
    whole = Path.is_file
    # Windows finds a file under any case.
    monkeypatch.setattr(Path, "is_file", lambda self: whole(self) or whole(self.with_name(self.name.lower())))
    monkeypatch.chdir(lan.root)

    assert main(["check"]) == 1


def test_two_files_that_differ_in_case_only_are_told_before_windows_loses_one(
    lan: Repository, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lan.write("exemplars/Guong-Mau.md", lan.read(RECORD))
    monkeypatch.chdir(lan.root)

    assert main(["check", "--format", "json"]) == 1
    told = {(found["path"], found["code"]) for found in json.loads(capsys.readouterr().out)}
    assert ("exemplars/Guong-Mau.md", "F20") in told


def test_names_that_windows_keeps_for_itself_do_no_harm(lan: Repository) -> None:
    done = portal(lan, "new", "news", "Con đường mới: aux?")

    assert done.returncode == 0
    assert (lan.root / "content/tin-tuc/con-duong-moi-aux.md").is_file()


@pytest.mark.parametrize("how", ["utf-8-sig", "utf-16"])
def test_files_saved_by_notepad_are_mended_whatever_it_was_told(how: str, lan: Repository) -> None:
    text = lan.read(RECORD)
    lan.write(RECORD, text.replace("\n", "\r\n").encode(how))

    done = portal(lan, "check", "--fix", code_page="cp1252")

    assert done.returncode == 0
    assert lan.read(RECORD) == text.replace("\n", "\r\n")
