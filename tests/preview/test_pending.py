"""What waits for whom and for how long."""

from datetime import date

import pytest

from portal import loading, pending
from portal.cli import main
from portal.dates import from_epoch, local
from repository import Repository

NOW = from_epoch(1727740800)
"""2024-10-01, 07:00 in Vietnam."""
RECORD = "exemplars/guong-mau.md"


def report(repo: Repository) -> pending.Report:
    catalogue, _ = loading.load(repo.root, NOW)
    return pending.report(catalogue)


def line(repo: Repository, key: str) -> str:
    """Return the line of a key of the exemplar."""
    return next(line for line in repo.read(RECORD).splitlines() if line.startswith(f"{key}:"))


@pytest.mark.parametrize(
    ("without", "whom"),
    [("author", "người viết"), ("checked_by", "người kiểm tra của Phòng Nội vụ"), ("", "duyệt đăng")],
)
def test_a_draft_waits_for_whose_turn_it_is(without: str, whom: str, repo: Repository) -> None:
    repo.replace(RECORD, "status: published", "status: draft")
    repo.replace(RECORD, line(repo, "published"), "published: 2024-09-20T07:00:00+07:00")
    if without:
        repo.replace(RECORD, f"{line(repo, without)}\n", "")
    found = report(repo).drafts

    assert [entry.days for entry in found] == [11]
    assert whom in found[0].reason


def test_a_record_to_come_is_named_with_its_hour(repo: Repository) -> None:
    repo.replace(RECORD, line(repo, "published"), "published: 2024-12-22T07:30:00+07:00")

    assert [entry.reason for entry in report(repo).scheduled] == ["tự đăng lúc 07:30 ngày 22/12/2024"]


@pytest.mark.parametrize(("checked", "due"), [("2024-04-01", False), ("2024-03-31", True), ("2023-01-01", True)])
def test_a_text_is_due_when_its_status_is_older_than_six_months(checked: str, due, repo: Repository) -> None:
    path = "content/van-ban/ke-hoach-mau.md"
    old = next(line for line in repo.read(path).splitlines() if line.startswith("status_as_of:"))
    repo.replace(path, old, f"status_as_of: {checked}")

    assert any(entry.record.type == "legal" for entry in report(repo).reviews) is due


@pytest.mark.parametrize(
    ("end", "results", "due"),
    [
        ("2024-09-30", "", True),
        ("2024-10-01", "", False),
        ("2024-10", "", False),
        ("2024-08", "results: [Xong]\n", False),
    ],
)
def test_a_campaign_past_its_end_is_due_until_its_results_are_told(
    end: str, results: str, due, repo: Repository
) -> None:
    path = "campaigns/thi-dua-mau.md"
    kept = [
        one for one in repo.read(path).splitlines() if not one.startswith(("end_date:", "results:", "summary_doc:"))
    ]
    repo.write(path, "\n".join(kept).replace("lifecycle:", f"end_date: {end}\n{results}lifecycle:") + "\n")

    assert any(entry.record.type == "campaign" for entry in report(repo).reviews) is due


def test_days_from_deed_to_publication_are_told(repo: Repository) -> None:
    repo.replace(RECORD, line(repo, "published"), "published: 2024-09-30T07:00:00+07:00")
    text = repo.read(RECORD)
    old = next((one for one in text.splitlines() if one.startswith("deed_date:")), "")
    text = text.replace(f"{old}\n", "") if old else text
    repo.write(RECORD, text.replace("achievements:", "deed_date: 2024-08-01\nachievements:", 1))
    found = report(repo)

    assert found.typical_days == 60
    assert [entry.days for entry in found.late] == [60]


@pytest.mark.parametrize(
    ("day", "expected"), [(date(2024, 8, 31), date(2024, 2, 29)), (date(2024, 3, 1), date(2023, 9, 1))]
)
def test_six_months_before_a_day_is_a_day_that_exists(day: date, expected: date) -> None:
    assert pending._months_before(day, 6) == expected


def test_the_command_lists_it(
    repo: Repository, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(repo.root)
    repo.replace(RECORD, "status: published", "status: draft")

    assert main(["stats", "--pending", "--as-of", local(NOW).isoformat()]) == 0
    told = capsys.readouterr().out
    assert "Bản nháp (1):" in told
    assert RECORD in told
