"""`portal check --fix` on a whole repository: what it writes, what it leaves, and what it says."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from fixing.seeds import Seeded, judged, seeded
from fixing.table import due, figures
from mistakes import seeding
from portal import files, fixing
from portal.cli import main
from portal.fixing.edits import chosen
from portal.fixing.telling import difference, summary
from portal.fixing.writing import write_all
from portal.problems import KINDS, START, Problem
from repository import Repository

RECORD = "exemplars/guong-mau.md"


@pytest.fixture
def inside(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> Repository:
    monkeypatch.chdir(repo.root)
    return repo


def codes(problems: Any) -> list[str]:
    return [problem.code for problem in problems]


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> list[Seeded]:
    return [*seeded(tmp_path_factory.mktemp("kho") / "kho")]


def test_nearly_all_of_the_rules_own_mistakes_that_have_one_right_answer_are_mended(seeds: list[Seeded]) -> None:
    print(figures(seeds))
    mended = [one for one in seeds if one.mended]

    assert len(mended) >= 165
    assert len(mended) >= 0.85 * len([one for one in seeds if not one.is_open]), due(seeds)


def test_most_of_the_rules_own_mistakes_of_fixable_kinds_are_mended(seeds: list[Seeded]) -> None:
    of_fixable_kinds = [one for one in seeds if KINDS[one.code].fixable]

    assert sum(one.mended for one in of_fixable_kinds) >= 0.7 * len(of_fixable_kinds)


def test_what_is_called_fixable_is_mended(seeds: list[Seeded]) -> None:
    assert [one for one in seeds if one.said and not one.mended] == []


def test_whatever_is_judged_to_have_no_one_right_answer_is_still_seeded(seeds: list[Seeded]) -> None:
    codes, cases = judged()
    left = {(one.code, one.case) for one in seeds if not one.mended}

    assert codes <= {code for code, _ in left}
    assert cases <= left


def test_a_kind_is_fixable_exactly_where_some_mistake_of_it_is_mended(seeds: list[Seeded]) -> None:
    of_table = {case["code"] for case in seeding.cases() if "fixed" in case}
    of_rules = {one.code for one in seeds if one.said and one.mended}

    assert of_table | of_rules == {code for code, kind in KINDS.items() if kind.fixable}


OF_ONE_RECORD = [case for case in seeding.cases() if "was" in case and "file" not in case]
CASES = st.lists(st.sampled_from(OF_ONE_RECORD), max_size=4)
def test_the_words_of_a_broken_vocabulary_are_not_taken_for_slips_of_others(tmp_path: Path) -> None:
    repo = seeding.base(tmp_path / "kho")
    assert "bang-phuc" in repo.read(seeding.RECORD)
    repo.replace("content/vocabularies/communes.yml", "\nbang-phuc:\n", "\nbang-phuc: Xã Bằng Phúc\nbang-phup:\n")

    result = fixing.fixed(repo.root, seeding.AS_OF)

    assert result.files == ()
    assert codes(result.problems) == ["V02"]


def test_nor_are_those_of_a_vocabulary_that_is_gone(tmp_path: Path) -> None:
    repo = seeding.base(tmp_path / "kho")
    repo.delete("content/vocabularies/communes.yml")

    assert "V11" not in codes(fixing.fixed(repo.root, seeding.AS_OF).problems)


OF_NAME = {case["name"]: case for case in OF_ONE_RECORD}
HIDING = [OF_NAME["Xã cũ dùng cho việc sau sáp nhập"], OF_NAME["Giờ đăng theo đồng hồ Windows tiếng Việt (SA)"]]


def with_mistakes(text: str, cases: list[dict[str, Any]]) -> str:
    for case in cases:
        typed = case["typed"].replace(seeding.OPENING, "").replace(seeding.CLOSING, "")
        text = text.replace(case["was"], typed, 1)
    return text


@given(CASES, st.sampled_from(["\n", "\r\n"]))
@example(HIDING, "\n")
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_mending_again_changes_nothing_and_brings_nothing_new(
    tmp_path_factory: pytest.TempPathFactory, picked: list[dict[str, Any]], end: str
) -> None:
    repo = seeding.base(tmp_path_factory.mktemp("kho") / "kho")
    right = repo.read(seeding.RECORD)
    repo.write(seeding.RECORD, with_mistakes(right, picked).replace("\r\n", "\n").replace("\n", end))
    before, _ = fixing.judged(repo.root, seeding.AS_OF, {})
    # A value that cannot be read hides what depends on it: that shows where only what nobody mends is wrong.
    lasting = with_mistakes(right, [case for case in picked if "fixed" not in case])
    hidden, _ = fixing.judged(repo.root, seeding.AS_OF, {seeding.RECORD: lasting.encode()})

    result = fixing.fixed(repo.root, seeding.AS_OF)
    write_all(repo.root, result.files)
    again = fixing.fixed(repo.root, seeding.AS_OF)

    assert again.files == ()
    assert codes(again.problems) == codes(result.problems)
    assert {*codes(result.problems)} <= {*codes(before), *codes(hidden)}
    assert repo.read(seeding.RECORD).count("\r\n") in (0, repo.read(seeding.RECORD).count("\n"))


def test_a_mistake_behind_a_mistake_is_mended_as_well(inside: Repository) -> None:
    inside.replace(RECORD, "fields:\n  - nong-thon-moi\n", "lĩnh vực:Nông thôn mới\n")

    assert main(["check", "--fix"]) == 0
    assert "\nfields: [nong-thon-moi]\n" in inside.read(RECORD)


def test_values_in_data_files_are_mended_too(inside: Repository) -> None:
    path = "content/vocabularies/communes.yml"
    mended = '# ghi chú\nxa-thu:\n  label: Xã Thử\n  kind: xa\n  code: "9"\n  source: x\n'
    inside.write(path, inside.read(path) + mended.replace("label", "lable").replace(': "', ':"'))

    result = fixing.fixed(inside.root, seeding.AS_OF)

    assert result.problems == ()
    assert result.files[0].after.decode().endswith(mended)


def test_only_the_files_asked_for_are_changed(inside: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    inside.replace(RECORD, "status: published", "status:published")
    inside.replace("campaigns/thi-dua-mau.md", "status: published", "status:published")

    assert main(["check", "--fix", "exemplars"]) == 0
    assert "status: published" in inside.read(RECORD)
    assert "status:published" in inside.read("campaigns/thi-dua-mau.md")
    assert "thi-dua-mau.md" not in capsys.readouterr().out


def test_the_terminal_shows_what_changed_and_what_is_left(
    inside: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    inside.replace(RECORD, "status: published", "status:published\u200b")
    inside.replace(RECORD, "value: 350", "value: 4.800")

    assert main(["check", "--fix"]) == 1
    told = capsys.readouterr().out
    assert "\n-status:published[U+200B]\n+status: published\n" in told
    assert "Đã sửa 2 chỗ trong 1 tệp." in told
    assert "Còn 1 chỗ phải tự sửa." in told
    assert "T11" in told
    assert "[đang có]" not in told


def test_a_program_reads_nothing_but_what_is_left(inside: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    inside.replace(RECORD, "status: published", "status:published")
    inside.replace(RECORD, "value: 350", "value: 4.800")

    assert main(["check", "--fix", "--format", "json"]) == 1
    told = capsys.readouterr()
    assert [(one["code"], one["fixable"]) for one in json.loads(told.out)] == [("T11", False)]
    assert "+status: published" in told.err


def test_check_alone_tells_how_much_can_be_mended(inside: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    inside.replace(RECORD, "status: published", "status:published")

    assert main(["check"]) == 1
    assert "1 chỗ máy sửa được: chạy lệnh portal check --fix" in capsys.readouterr().out
    assert "status:published" in inside.read(RECORD)


def test_where_nothing_is_wrong_nothing_is_written(inside: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    before = (inside.root / RECORD).stat().st_mtime_ns

    assert main(["check", "--fix"]) == 0
    assert (inside.root / RECORD).stat().st_mtime_ns == before
    assert "Không có chỗ nào sửa tự động được." in capsys.readouterr().out


def broken(repo: Repository) -> tuple[fixing.File, ...]:
    repo.replace(RECORD, "status: published", "status:published")
    return fixing.fixed(repo.root, seeding.AS_OF).files


def test_a_file_saved_meanwhile_is_left_alone(repo: Repository) -> None:
    found = broken(repo)
    repo.replace(RECORD, "value: 350", "value: 360")
    saved = repo.read(RECORD)

    assert write_all(repo.root, found) == [RECORD]
    assert repo.read(RECORD) == saved


def test_a_file_that_cannot_be_written_stays_whole_and_is_named(
    inside: Repository, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    inside.replace(RECORD, "status: published", "status:published")
    before = inside.read(RECORD)

    def refused(self: Path, target: Path) -> Path:
        raise PermissionError(target)

    monkeypatch.setattr(Path, "replace", refused)

    assert main(["check", "--fix"]) == 1
    assert inside.read(RECORD) == before
    assert f"Không ghi được {RECORD}" in capsys.readouterr().out
    assert [path.name for path in (inside.root / "exemplars").iterdir() if path.name.endswith(".part")] == []


def test_who_may_read_a_file_stays_as_it_was(repo: Repository) -> None:
    found = broken(repo)
    (repo.root / RECORD).chmod(0o640)

    assert write_all(repo.root, found) == []
    assert (repo.root / RECORD).stat().st_mode & 0o777 == 0o640


def test_a_new_file_is_readable_like_any_other(tmp_path: Path) -> None:
    files.write(tmp_path / "a", b"")
    (tmp_path / "b").touch()

    assert (tmp_path / "a").stat().st_mode == (tmp_path / "b").stat().st_mode


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_link_is_followed_within_the_repository_and_never_out_of_it(repo: Repository, tmp_path: Path) -> None:
    outside, within = tmp_path / "ngoai.yml", repo.root / "content" / "trong.yml"
    for name, target in (("ngoai-lien-ket.yml", outside), ("lien-ket.yml", within)):
        target.write_bytes(b"label:a")
        (repo.root / "content" / name).symlink_to(target)
    changed = [
        fixing.File(f"content/{name}", b"label:a", b"label: a") for name in ("ngoai-lien-ket.yml", "lien-ket.yml")
    ]

    assert write_all(repo.root, changed) == ["content/ngoai-lien-ket.yml"]
    assert outside.read_bytes() == b"label:a"
    assert within.read_bytes() == b"label: a"


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_what_only_a_link_leads_to_is_no_article_to_mend(repo: Repository, tmp_path: Path) -> None:
    outside = tmp_path / "ngoai.md"
    outside.write_text(repo.read(RECORD).replace("status: published", "status:published"), encoding="utf-8")
    (repo.root / "exemplars" / "lien-ket.md").symlink_to(outside)

    assert fixing.fixed(repo.root, seeding.AS_OF).files == ()


def test_edits_of_one_place_wait_for_another_round_and_the_same_ones_are_made_once() -> None:
    def wrong(*edits: tuple[int, int, str]) -> Problem:
        return Problem("a.md", START, "L02", "error", "", edits=edits, fixable=True)

    first, same, other, beside = wrong((1, 4, "x")), wrong((1, 4, "x")), wrong((3, 5, "y")), wrong((4, 4, "z"))

    assert chosen([first, same, other, beside]) == ([(1, 4, "x"), (4, 4, "z")], [first, same, beside])


def test_a_change_that_no_line_shows_is_told_in_words() -> None:
    file = fixing.File("a.md", b"a\r\nb\n", b"a\r\nb\r\n")

    assert difference(file) == "a.md: chữ giữ nguyên, chỉ đổi cách lưu tệp."
    assert summary([file], ["a.md"], 0).startswith("Không có chỗ nào")
