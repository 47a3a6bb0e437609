"""The ledger of what was published: written when the site is, by the program, whole, and easy to merge."""

from __future__ import annotations

import subprocess
from datetime import datetime

import pytest

from portal import cli, ledger, loading, release
from portal.dates import VIETNAM
from repository import PROJECT, Repository

AS_OF = datetime(2026, 11, 23, tzinfo=VIETNAM)
IDS = [
    "campaign thi-dua-mau phong-trao-thi-dua-mau 2024-01-22T08:00:00+07:00",
    "exemplar guong-mau guong-mau-hien-dat-lam-duong 2024-08-24T07:30:00+07:00",
    "legal ke-hoach-mau van-ban-ke-hoach-mau 2024-01-20T08:00:00+07:00",
    "news le-phat-dong-mau tin-le-phat-dong-mau 2024-01-22T15:00:00+07:00",
]
TAG = "tag thidua.example.vn 2024-01-15"


@pytest.fixture
def real(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """The small repository with records that are no samples, and the working folder in it."""
    for path in repo.root.rglob("*.md"):
        text = path.read_text("utf-8")
        path.write_text(text.replace("sample: true\n", ""), "utf-8")
    monkeypatch.chdir(repo.root)
    return repo


def lines(repo: Repository) -> list[str]:
    return repo.read(ledger.LEDGER).splitlines()


def write(repo: Repository, as_of: datetime = AS_OF) -> int:
    return ledger.write(loading.load(repo.root, as_of)[0])


def test_it_holds_a_line_for_each_public_record_in_order(real: Repository) -> None:
    assert write(real) == len(IDS)
    assert lines(real) == [ledger.HEAD, *IDS, TAG]


def test_drafts_the_future_and_samples_are_not_in_it(real: Repository) -> None:
    real.replace("exemplars/guong-mau.md", "status: published", "status: draft")
    real.replace("content/tin-tuc/le-phat-dong-mau.md", "status: published", "status: published\nsample: true")

    assert write(real, datetime(2020, 1, 1, tzinfo=VIETNAM)) == 0
    assert not (real.root / ledger.LEDGER).exists()
    write(real)
    assert lines(real)[1:] == [IDS[0], IDS[2], TAG]


def test_a_line_of_before_it_told_the_time_is_not_written_again(real: Repository) -> None:
    old = IDS[1].rsplit(" ", 1)[0]
    real.write(ledger.LEDGER, f"{old}\n")

    assert write(real) == 3
    assert [line for line in lines(real) if line.startswith("exemplar")] == [old]


def test_one_of_before_ids_had_a_tag_gets_it_though_nothing_is_new(real: Repository) -> None:
    real.write(ledger.LEDGER, "".join(f"{line.rsplit(' ', 1)[0]}\n" for line in IDS))

    assert write(real) == 0
    assert lines(real)[-1] == TAG


def test_what_was_published_stays_in_it(real: Repository) -> None:
    write(real)
    real.delete("exemplars/guong-mau.md")

    assert write(real) == 0
    assert IDS[1] in lines(real)


def test_a_renamed_file_is_known_by_both_addresses(real: Repository) -> None:
    write(real)
    path = real.root / "exemplars" / "guong-mau.md"
    path.rename(path.with_name("guong-moi.md"))

    assert write(real) == 1
    assert [line for line in lines(real) if line.startswith("exemplar")] == [
        IDS[1],
        IDS[1].replace("guong-mau ", "guong-moi ", 1),
    ]
    assert [line for line in lines(real) if line.startswith("tag")] == [TAG]


def test_merging_two_branches_is_painless(real: Repository) -> None:
    def git(*words: str) -> None:
        identity = ("-c", "user.name=t", "-c", "user.email=t@example.vn")
        subprocess.run(["git", *identity, *words], cwd=real.root, check=True, capture_output=True)

    real.write(".gitattributes", (PROJECT / ".gitattributes").read_bytes())
    write(real)
    git("init", "--quiet", "-b", "main")
    git("add", ".")
    git("commit", "-qm", "a")
    for branch, line in (("mot", "news tin-b tin-so-b"), ("hai", "news tin-c tin-so-c")):
        git("checkout", "-qb", branch, "main")
        real.write(ledger.LEDGER, "\n".join([*[each for each in lines(real) if each], line, ""]))
        git("commit", "-qam", branch)
    git("merge", "-q", "mot", "-m", "c")

    assert sorted(lines(real)) == [ledger.HEAD, *IDS, "news tin-b tin-so-b", "news tin-c tin-so-c", TAG]
    assert [entry.id for entry in ledger.entries(real.root)][-2:] == ["tin-so-c", "tin-so-b"]


def released(monkeypatch: pytest.MonkeyPatch, status: int) -> int:
    """Run `portal release` on content that nothing stands in the way of, with MkDocs ending so."""
    monkeypatch.setattr(release, "obstacles", lambda *_, **__: [])
    monkeypatch.setattr(cli, "_mkdocs", lambda *_: status)
    return cli.main(["release", "--as-of", AS_OF.isoformat()])


def test_a_release_that_succeeds_writes_it(real: Repository, monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    assert released(monkeypatch, cli.OK) == cli.OK
    assert lines(real)[1:] == [*IDS, TAG]
    assert "thêm 4 dòng" in capsys.readouterr().out


def test_a_release_that_fails_does_not(real: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    assert released(monkeypatch, cli.PROBLEMS) == cli.PROBLEMS
    assert not (real.root / ledger.LEDGER).exists()


@pytest.mark.parametrize("command", ["build", "check", "stats"])
def test_nothing_else_does(
    command: str, real: Repository, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cli, "_mkdocs", lambda *_: cli.OK)

    assert cli.main([command]) == cli.OK
    assert not (real.root / ledger.LEDGER).exists()


def test_the_step_of_its_own_refuses_content_with_mistakes(real: Repository, capsys) -> None:
    assert cli.main(["ledger"]) == cli.OK
    real.replace("exemplars/guong-mau.md", "id: guong-mau-hien-dat-lam-duong", "id: guong-mau-khac")

    assert cli.main(["ledger"]) == cli.PROBLEMS
    assert "I05" in capsys.readouterr().err
    assert lines(real)[1:] == [*IDS, TAG]


def test_a_name_for_the_time_being_is_not_fixed_by_a_release(real: Repository) -> None:
    def said() -> str:
        return " ".join(release.obstacles(loading.load(real.root, AS_OF)[0]))

    assert "tag_authority" not in said()
    real.replace("content/site.yml", "tag_authority: thidua.example.vn", "tag_authority: thidua.example")
    assert "tag_authority" in said()
