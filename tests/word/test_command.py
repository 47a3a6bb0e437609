"""`portal import`: what it writes, what it says, and that it never writes over anything."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal import cli
from portal.word import importing
from repository import Repository
from word import articles, papers

SLUG = "nguoi-truong-thon-hien-dat-mo-duong-o-bang-phuc"


@pytest.fixture(autouse=True)
def at_a_fixed_time(monkeypatch: pytest.MonkeyPatch, repo: Repository) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1733014800")
    monkeypatch.chdir(repo.root)


def sent(repo: Repository, data: bytes, name: str = "Bài gửi từ xã.docx") -> Path:
    return repo.write(name, data)


def test_a_draft_and_its_pictures_are_made_and_told(repo: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    code = cli.main(["import", str(sent(repo, articles.road())), "--as", "exemplar"])
    said = capsys.readouterr().out

    assert code == cli.OK
    assert f"Đã tạo bài nháp exemplars/{SLUG}.md và 2 ảnh" in said
    assert f"exemplars/images/{SLUG}-1.jpg" in said
    assert "Nhân vật, tập thể: ca-nhan; Hoàng Văn Mẫu" in said
    assert "Bài nêu dân tộc" in said
    assert repo.read(f"exemplars/{SLUG}.md").startswith("---\nid: guong-")
    assert (repo.root / "exemplars" / "images" / f"{SLUG}-2.jpg").is_file()


def test_a_file_that_is_there_is_left_as_it_was(repo: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    file = sent(repo, articles.road())
    repo.write(f"exemplars/images/{SLUG}-2.jpg", b"of somebody else")

    code = cli.main(["import", str(file), "--as", "exemplar"])

    assert code == cli.USAGE
    assert "không ghi đè" in capsys.readouterr().err
    assert (repo.root / "exemplars" / "images" / f"{SLUG}-2.jpg").read_bytes() == b"of somebody else"
    assert not (repo.root / f"exemplars/{SLUG}.md").exists()
    assert not (repo.root / f"exemplars/images/{SLUG}-1.jpg").exists()


def test_another_name_may_be_given(repo: Repository) -> None:
    code = cli.main(["import", str(sent(repo, articles.road())), "--as", "exemplar", "--name", "Ông Mẫu mở đường"])

    assert code == cli.OK
    assert "images/ong-mau-mo-duong-1.jpg" in repo.read("exemplars/ong-mau-mo-duong.md")


def test_a_full_disk_leaves_nothing_half_done(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    real = importing.write_new

    def failing(path: Path, data: bytes) -> None:
        if path.suffix == ".md":
            raise OSError(28, "No space left on device")
        real(path, data)

    monkeypatch.setattr(importing, "write_new", failing)
    before = sorted(repo.root.rglob("exemplars/**/*"))

    code = cli.main(["import", str(sent(repo, articles.road())), "--as", "exemplar"])

    assert code != cli.OK
    assert sorted(repo.root.rglob("exemplars/**/*")) == before


@pytest.mark.parametrize("name", ["khong-co.docx", "exemplars"])
def test_a_missing_file_is_said_calmly(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    code = cli.main(["import", name, "--as", "news"])

    assert code == cli.USAGE
    assert "Không mở được tệp" in capsys.readouterr().err


def test_an_old_file_is_explained(repo: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    file = sent(repo, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "ke hoach.doc")

    code = cli.main(["import", str(file), "--as", "legal"])

    assert code == cli.USAGE
    assert "“ke hoach.doc” là Word đời cũ (.doc)" in capsys.readouterr().err


def test_a_paper_names_texts_and_campaigns_that_have_a_record(repo: Repository) -> None:
    slug = next((repo.root / "content" / "van-ban").glob("*.md")).stem
    head = repo.read(f"content/van-ban/{slug}.md")
    number = next(line for line in head.split("\n") if line.startswith("number:")).partition(":")[2].strip()
    data = articles.saved(_naming(number))

    cli.main(["import", str(sent(repo, data)), "--as", "news", "--name", "tin-mau"])

    assert f"legal: [{slug}]" in repo.read("content/tin-tuc/tin-mau.md")


def _naming(number: str) -> object:
    doc = articles.word()
    articles.line(doc, "Tuyên truyền văn bản mới ở các xã trong huyện", bold=True)
    articles.line(doc, f"Các xã đã phổ biến văn bản số {number} tới từng thôn, từng hộ trong tháng qua.")
    return doc


def test_the_plan_comes_in_as_a_legal_text(repo: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    code = cli.main(["import", str(sent(repo, papers.plan())), "--as", "legal"])

    assert code == cli.OK
    assert "Ngày ban hành: 2024-01" in capsys.readouterr().out
