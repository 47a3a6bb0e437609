"""The build: strict, whole or not at all, and the same bytes everywhere."""

from pathlib import Path

import pytest

import repository
from building import AS_OF, build, files
from portal import faults
from repository import Repository

RECORD = "exemplars/guong-mau.md"


@pytest.fixture
def ready(repo: Repository) -> Repository:
    """A small repository with the program beside it."""
    repository.add_program(repo.root)
    return repo


def test_a_clean_repository_builds_without_a_warning(ready: Repository) -> None:
    done = build(ready.root)

    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    assert "Đã dựng xong trang vào thư mục site" in done.stderr
    assert (ready.root / "site" / "guong-dien-hinh" / "guong-mau" / "index.html").is_file()


def test_a_mistake_leaves_the_site_byte_for_byte_as_it_was(ready: Repository) -> None:
    build(ready.root)
    before = files(ready.root / "site")
    ready.replace(RECORD, "value: 350", "value: 4.800")

    done = build(ready.root)

    assert done.returncode != 0
    assert "T11" in done.stderr
    assert "Traceback" not in done.stderr
    assert files(ready.root / "site") == before


def test_a_broken_template_leaves_the_site_as_it_was(ready: Repository) -> None:
    build(ready.root)
    before = files(ready.root / "site")
    ready.write("site_overrides/shell.html", "{% broken")

    done = build(ready.root)

    assert done.returncode != 0
    assert faults.CALM in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert "TemplateSyntaxError" in (ready.root / faults.LOG).read_text("utf-8")
    assert files(ready.root / "site") == before


def test_two_builds_elsewhere_give_the_same_bytes(tmp_path: Path) -> None:
    first = repository.base(tmp_path / "một" / "kho của tôi")
    second = repository.base(tmp_path / "hai")
    for copy in (first, second):
        repository.add_program(copy.root)

    one = build(first.root, TZ="America/New_York", LC_ALL="C", PYTHONHASHSEED="1")
    two = build(second.root, TZ="Asia/Ho_Chi_Minh", LC_ALL="C.UTF-8", PYTHONHASHSEED="2")

    assert (one.returncode, two.returncode) == (0, 0), one.stderr + two.stderr
    assert files(first.root / "site") == files(second.root / "site")


def test_a_record_of_the_future_appears_when_its_time_has_come(ready: Repository) -> None:
    ready.replace(RECORD, "published: 2024-08-24T07:30:00+07:00", "published: 2026-11-24T07:30:00+07:00")
    page = ready.root / "site" / "guong-dien-hinh" / "guong-mau" / "index.html"

    build(ready.root)
    assert not page.exists()

    build(ready.root, as_of=str(int(AS_OF) + 2 * 86400))
    assert page.exists()


def test_deleted_records_leave_no_page_behind(ready: Repository) -> None:
    ready.write(
        "exemplars/guong-hai.md", ready.read(RECORD).replace("guong-mau-hien", "guong-hai-hien").replace("thôn", "bản")
    )
    build(ready.root)
    page = ready.root / "site" / "guong-dien-hinh" / "guong-hai" / "index.html"
    assert page.exists()
    ready.delete("exemplars/guong-hai.md")

    build(ready.root)

    assert not page.exists()
