"""The `portal` command, as an editor and as another program would use it."""

import importlib
import json
import pkgutil
import re
import subprocess
import sys
from pathlib import Path

import pytest

import portal
from portal import faults
from portal.cli import COMMANDS, main
from portal.problems import KINDS
from repository import Repository

RECORD = "exemplars/guong-mau.md"


@pytest.fixture
def inside(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """A repository with the working folder deep inside it."""
    monkeypatch.chdir(repo.root / "exemplars")
    return repo


def test_a_clean_repository_passes(inside: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    assert capsys.readouterr().out == "Không có lỗi.\n"


def test_a_mistake_is_told_and_the_status_says_so(inside: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    inside.replace(RECORD, "value: 350", "value: 4.800")

    assert main(["check"]) == 1
    told = capsys.readouterr().out
    assert f"{RECORD}\n  dòng 34, cột 12 · lỗi T11" in told
    assert "Tìm thấy 1 lỗi" in told


def test_warnings_alone_leave_the_status_at_zero(inside: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    inside.replace(RECORD, "ref: PDY-2024-001", "ref: 0017")

    assert main(["check"]) == 0
    assert "1 cảnh báo" in capsys.readouterr().out


def test_paths_narrow_what_is_told(inside: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    inside.replace(RECORD, "value: 350", "value: 4.800")

    assert main(["check", "../campaigns"]) == 0
    assert main(["check", "guong-mau.md", "--format", "json"]) == 1
    out = capsys.readouterr().out
    assert [found["code"] for found in json.loads(out[out.index("[") :])] == ["T11"]


@pytest.mark.parametrize("path", ["khong-co.md", "../../"])
def test_a_path_that_is_not_of_the_repository_is_wrong_usage(
    path: str, inside: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", path]) == 2
    assert path.rstrip("/") in capsys.readouterr().err


def test_outside_of_any_repository_the_editor_is_told_where_to_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)

    assert main(["check"]) == 2
    assert "content/site.yml" in capsys.readouterr().err


@pytest.mark.parametrize("kind", ["campaign", "exemplar", "legal", "news"])
def test_a_new_draft_has_nothing_wrong_from_the_start(
    kind: str, inside: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", kind, "Bài “mới” về: đường thôn bản"]) == 0
    assert main(["check", "--format", "json"]) == 0
    out = capsys.readouterr().out
    assert json.loads(out[out.index("[") :]) == []


@pytest.mark.parametrize("title", ["Ngắn", "dài " * 60])
def test_a_title_that_no_record_may_bear_makes_no_draft(
    title: str, inside: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted((inside.root / "exemplars").iterdir())

    assert main(["new", "exemplar", title]) == 2
    assert "Tiêu đề" in capsys.readouterr().err
    assert sorted((inside.root / "exemplars").iterdir()) == before


def test_a_new_draft_never_replaces_a_file(inside: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "news", "Lễ phát động mẫu"]) == 2 or main(["new", "news", "Lễ phát động mẫu"]) == 2
    assert "Đã có tệp" in capsys.readouterr().err


@pytest.mark.parametrize("kind", ["campaign", "exemplar", "legal", "news"])
def test_the_schema_lists_the_words_of_the_vocabularies(
    kind: str, inside: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["schema", kind]) == 0
    made = json.loads(capsys.readouterr().out)

    assert made["additionalProperties"] is False
    assert "nong-thon-moi" in made["properties"]["fields"]["items"]["enum"]
    assert made["properties"]["title"]["title"] == "Tiêu đề"


def test_every_rule_is_listed_with_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules"]) == 0
    out = capsys.readouterr().out
    assert "T05 (lỗi): Ngày ghi theo thứ tự năm-tháng-ngày" in out
    assert "đúng: decision_date: 2024-08-24" in out


def test_rules_are_listed_whole_by_a_program_that_has_done_nothing_else() -> None:
    for module in pkgutil.walk_packages(portal.__path__, "portal."):
        importlib.import_module(module.name)
    command = [sys.executable, "-c", "from portal.cli import main; main(['rules'])"]
    listed = subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout

    assert sum(f"\n{code} (" in f"\n{listed}" for code in KINDS) == len(KINDS) > 100


def test_a_command_that_starts_mkdocs_loads_nothing_that_mkdocs_loads_again() -> None:
    script = (
        "import sys; from portal import cli; from portal.preview import starting; cli._parser(); print(*sys.modules)"
    )
    listed = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, encoding="utf-8").stdout
    loaded = set(listed.split())

    assert "portal.cli" in loaded
    assert not loaded & {"portal.build", "portal.records", "pydantic", "jinja2", "lxml.etree", "yaml", "mkdocs"}


def test_a_release_is_refused_while_samples_and_contact_are_open(
    inside: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["release"]) == 1
    assert "bài mẫu" in capsys.readouterr().err


def test_statistics_name_who_has_no_exemplar(inside: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stats", "--as-of", "2024-09-01T00:00:00+07:00"]) == 0
    out = capsys.readouterr().out
    assert "Gương điển hình: 1 bài đã đăng" in out
    assert "Xã Bằng Phúc" not in out


def test_a_new_exemplar_is_named_after_the_deed_and_nobody(
    inside: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "exemplar", "Chị Lý Thị Mẫu nuôi ong ở Bằng Phúc"]) == 0
    (path,) = (inside.root / "exemplars").glob("nuoi-ong-o-bang-phuc-20*.md")

    assert re.search(r"^id: guong-20\d{12} ", path.read_text("utf-8"), re.MULTILINE)
    assert main(["new", "exemplar", "LÝ THỊ MẪU, BẰNG PHÚC"]) == 0
    assert "exemplars/guong-20" in capsys.readouterr().out


@pytest.mark.parametrize(
    "words", [[], ["kiem-tra"], ["check", "--dinh-dang"], ["new", "exemplar"], ["check", "--as-of", "hôm qua"]]
)
def test_wrong_words_are_explained_in_vietnamese(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)

    assert ended.value.code == 2
    told = capsys.readouterr().err
    assert "Lệnh chưa đúng" in told
    for english in ("usage", "error", "argument", "required", "invalid", "choose"):
        assert english not in told


@pytest.mark.parametrize("words", [["--help"], *([name, "--help"] for name in COMMANDS)])
def test_help_is_vietnamese(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)

    assert ended.value.code == 0
    told = capsys.readouterr().out
    assert told.count("Cách dùng") == 1
    for english in ("usage", "options", "positional", "show this"):
        assert english not in told


def test_an_article_that_the_disk_refuses_is_one_problem_among_others(
    inside: Repository, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    inside.replace("campaigns/thi-dua-mau.md", "status: published", "status: da-dang")
    monkeypatch.setenv("PORTAL_START", "none")

    with inside.refused("exemplars/guong-mau.md"):
        assert main(["check", "--format", "json"]) == 1
        told = {(one["path"], one["code"]) for one in json.loads(capsys.readouterr().out)}
        assert told == {("exemplars/guong-mau.md", "F24"), ("campaigns/thi-dua-mau.md", "T08")}
        assert main(["check"]) == 1
    assert "Tệp không đọc hoặc ghi được; có thể thiếu quyền" in capsys.readouterr().out


def test_a_file_without_which_nothing_can_be_judged_is_named_when_the_disk_refuses_it(
    inside: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    with inside.refused("content/site.yml"):
        assert main(["check"]) == 3
    told = capsys.readouterr().err
    assert "“content/site.yml”: không đọc hoặc ghi được" in told
    assert "Traceback" not in told


def test_a_reader_that_has_read_enough_is_no_fault() -> None:
    command = [sys.executable, "-c", "from portal.cli import main; raise SystemExit(main(['rules']))"]

    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as rules:
        assert rules.stdout
        assert rules.stderr
        rules.stdout.close()
        told = rules.stderr.read()

    assert (rules.returncode, told) == (0, b"")


def test_a_fault_of_the_program_is_told_calmly(
    inside: Repository, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(COMMANDS, "check", lambda _: 1 // 0)

    assert main(["check"]) == 3
    told = capsys.readouterr().err
    assert "Traceback" not in told
    assert "ZeroDivisionError" in (inside.root / faults.LOG).read_text("utf-8")
