"""Everything wrong in the fields of a file is told, at its place, with what to write instead."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from portal import rules
from portal.loading import load
from repository import Repository

HERE = Path(__file__).parent
AS_OF = datetime(2026, 1, 1, tzinfo=UTC)
RECORD = "exemplars/guong-mau.md"


def cases(name: str) -> list[Any]:
    return [pytest.param(case, id=case["name"]) for case in yaml.safe_load((HERE / name).read_text("utf-8"))]


@pytest.mark.parametrize("case", cases("fields.yml"))
def test_fields(case: dict[str, Any], repo: Repository) -> None:
    for old, new in case["replace"]:
        repo.replace(RECORD, old, new)

    _, problems = load(repo.root, AS_OF)

    assert [f"{found.span.line}:{found.span.column} {found.code}" for found in problems] == case["problems"]
    assert {found.path for found in problems} <= {RECORD}
    for hint in case.get("hints", []):
        assert any(hint in found.hint for found in problems)
    for said in case.get("says", []):
        assert any(said in found.message for found in problems)


@pytest.mark.parametrize("case", cases("data_files.yml"))
def test_data_files(case: dict[str, Any], repo: Repository) -> None:
    lines = 0
    if "delete" in case:
        repo.delete(case["delete"])
    if "append" in case:
        text = repo.read(case["path"]) + case["append"]
        lines = text.count("\n") + 1
        repo.write(case["path"], text)

    _, problems = load(repo.root, AS_OF)

    found = [f"{_line(problem.span.line, lines)}:{problem.span.column} {problem.code}" for problem in problems]
    assert found == case["problems"]
    assert {problem.path for problem in problems} == {case["path"]}


def test_a_warning_in_a_vocabulary_hides_no_word_that_is_none(repo: Repository) -> None:
    path = "content/vocabularies/fields.yml"
    repo.write(path, repo.read(path).replace("\n  label:", "\n  note: 012\n  label:", 1))
    repo.replace(RECORD, "  - nong-thon-moi", "  - nong-thon-moii")

    catalogue, problems = load(repo.root, AS_OF)

    assert [problem.severity for problem in problems] == ["warning"]
    assert "V11" in {problem.code for problem in rules.check(catalogue)}


def _line(line: int, lines: int) -> int:
    """Count from the end of the file, so that a case survives additions to the vocabulary."""
    return line - lines if lines else line


def test_a_record_with_broken_fields_is_still_read(repo: Repository) -> None:
    repo.replace(RECORD, "direct_worker: true", "direct_worker: có")

    catalogue, _ = load(repo.root, AS_OF)

    record = catalogue.find("exemplar", "guong-mau")
    assert record is not None
    assert record.origin.broken == {"direct_worker"}
    assert record.title == "Người trưởng thôn hiến đất mở đường ở Bằng Phúc"
