"""A build that makes only what changed gives, byte for byte, what a build from nothing would give."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import threading
import time
from contextlib import closing
from pathlib import Path
from random import Random

import pytest
import yaml

import edits
import repository
from building import files
from edits import World
from incremental import NOW, RECORD, STEPS, built, clean, killed, order
from portal import build, cache, idle, loading, parallel, rules, stored, views, workshop
from portal.build import check, checked
from portal.cache import Cache, Stamp, packed, unpacked
from portal.images import Library
from portal.problems import Problem
from portal.tracing import Notes, Watched, Watching
from portal.views import parts, shell
from repository import PROJECT, Repository

RULES = Path(__file__).parent / "rules"
SEQUENCES = int(os.environ.get("PORTAL_SEQUENCES", "4"))
"""How many sequences of edits are tried; PORTAL_SEQUENCES=200 before a release."""


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests run beside one another: one process each is enough."""
    monkeypatch.setenv(parallel.START, "none")


@pytest.fixture
def ready(repo: Repository) -> Repository:
    """A small repository with the templates beside it, built once, its files old enough to be trusted."""
    repository.add_program(repo.root)
    age(repo.root)
    built(order(repo.root))
    return repo


def age(root: Path) -> None:
    long_ago = time.time() - 3600
    for path in root.rglob("*"):
        if path.is_file() and not path.is_relative_to(root / "site"):
            os.utime(path, (long_ago, long_ago))


def times(site: Path) -> dict[str, int]:
    return {path: (site / path).stat().st_mtime_ns for path in files(site)}


def differences(one: Path, other: Path) -> list[str]:
    first, second = files(one), files(other)
    return sorted(path for path in first.keys() | second.keys() if first.get(path) != second.get(path))


def is_as_clean(world: World, elsewhere: Path) -> bool:
    """Build, and hold the site against one that is built from nothing; where something is wrong, against itself.

    Tells whether nothing was wrong.
    """
    before = files(world.repo.root / "site")
    built(world.order, drafts=world.drafts)
    wanted = clean(world.order, elsewhere, drafts=world.drafts)
    if not wanted.exists():
        assert files(world.repo.root / "site") == before
        return False
    assert differences(world.repo.root / "site", wanted) == []
    return True


@pytest.mark.parametrize("seed", range(SEQUENCES))
def test_after_any_edits_the_site_is_what_a_clean_build_makes(seed: int, tmp_path: Path) -> None:
    """After each build, be it of one edit or of several."""
    rng = Random(seed)
    world = edits.begun(tmp_path / "kho", rng)
    built(world.order, drafts=world.drafts)
    for edit in rng.choices(edits.EDITS, k=6):
        world.do(edit)
        if rng.random() < 0.7:
            is_as_clean(world, tmp_path / "mới")
    world.do(edits.save_unchanged)
    is_as_clean(world, tmp_path / "mới")


@pytest.mark.parametrize("start", range(6))
def test_no_kind_of_edit_leaves_anything_behind(start: int, tmp_path: Path) -> None:
    world = edits.begun(tmp_path / "kho", Random(start))
    built(world.order, drafts=world.drafts)
    for edit in edits.EDITS[start::6]:
        world.do(edit)

        assert is_as_clean(world, tmp_path / "mới") or world.wrong, check(world.repo.root, world.as_of).errors()


def test_a_check_that_remembers_finds_what_one_that_does_not_finds(repo: Repository) -> None:
    """Whatever is mended, broken, added or taken away in between."""
    repository.add_program(repo.root)
    for _ in range(2):
        assert checked(repo.root, NOW).problems == check(repo.root, NOW).problems
    repo.replace(RECORD, "value: 350", "value: 4.800")
    broken = checked(repo.root, NOW)
    repo.write("exemplars/guong-hai.md", repo.read(RECORD))

    assert any(problem.path == RECORD for problem in broken.errors())
    assert checked(repo.root, NOW).problems == check(repo.root, NOW).problems
    (repo.root / "exemplars" / "guong-hai.md").unlink()
    repo.replace(RECORD, "value: 4.800", "value: 350")
    assert checked(repo.root, NOW).problems == ()


def test_a_link_with_what_parts_questions_is_told_and_stops_no_check(repo: Repository) -> None:
    repo.write(RECORD, repo.read(RECORD) + "\n\nXem [một](a%00b.md), [hai](/x%00y/z.md).\n")

    assert checked(repo.root, NOW).problems == check(repo.root, NOW).problems
    assert checked(repo.root, NOW).problems


def test_a_check_needs_no_place_to_remember(repo: Repository) -> None:
    (repo.root / ".cache").write_text("không phải thư mục")

    assert checked(repo.root, NOW).problems == ()


def test_nothing_is_done_when_nothing_changed(ready: Repository) -> None:
    assert not built(order(ready.root))


def test_an_edit_touches_only_what_shows_it(ready: Repository) -> None:
    site = ready.root / "site"
    before = times(site)
    ready.write(RECORD, ready.read(RECORD) + "\n\nMột câu mới.\n")
    built(order(ready.root))
    touched = {path for path, when in times(site).items() if before.get(path) != when}

    pages = {path for path in touched if path.endswith(".html")}
    assert pages == {"guong-dien-hinh/guong-mau/index.html"}
    assert "rss/tat-ca.xml" in touched
    assert "rss/van-ban.xml" not in touched


def test_only_an_edit_of_a_front_matter_has_all_pages_planned_anew(
    ready: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    planned, tasks = [], views.tasks
    monkeypatch.setattr(views, "tasks", lambda context: planned.append(context) or tasks(context))

    ready.write(RECORD, ready.read(RECORD) + "\n\nMột câu mới.\n")
    built(order(ready.root))
    assert planned == []

    ready.replace(RECORD, "value: 350", "value: 360")
    built(order(ready.root))
    assert len(planned) == 1


def test_a_correction_that_moves_the_time_of_another_is_told_of_in_both(ready: Repository, tmp_path: Path) -> None:
    corrected = "status: published\nupdated: 2026-11-01T08:00:00+07:00\nchange_note: Sửa một chữ."
    times_of_change = {}
    for path in ("exemplars/guong-mau.md", "content/tin-tuc/le-phat-dong-mau.md"):
        ready.replace(path, "status: published", corrected)
        built(order(ready.root))
        feed = json.loads((ready.root / "site" / "rss" / "tat-ca.json").read_text("utf-8"))
        times_of_change[path] = {
            item["date_modified"] for item in feed["items"] if item["date_modified"].startswith("2026-11-01")
        }

    assert [*map(sorted, times_of_change.values())] == [
        ["2026-11-01T08:00:00+07:00"],
        ["2026-11-01T08:00:00+07:00", "2026-11-01T08:00:01+07:00"],
    ]
    assert differences(ready.root / "site", clean(order(ready.root), tmp_path / "mới")) == []


def test_only_the_view_that_changed_is_made(ready: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = []
    draw = workshop.draw

    def noted(shop, number):
        drawn.append(shop.tasks[number].path)
        return draw(shop, number)

    monkeypatch.setattr(workshop, "draw", noted)
    ready.write(RECORD, ready.read(RECORD) + "\n\nMột câu mới.\n")
    built(order(ready.root))

    assert "guong-dien-hinh/guong-mau/" in drawn
    assert "van-ban/ke-hoach-mau/" not in drawn
    assert len(drawn) < 30


@pytest.mark.parametrize("step", STEPS)
def test_a_build_that_is_killed_anywhere_is_made_good_by_the_next(step: str, ready: Repository, tmp_path: Path) -> None:
    for after in range(0, 4 if step == "commit" else 30, 1 if step == "commit" else 4):
        ready.write(RECORD, f"{ready.read(RECORD)}\n\nCâu {after}.\n")
        killed(order(ready.root), step, after)
        built(order(ready.root))

        assert differences(ready.root / "site", clean(order(ready.root), tmp_path / "mới")) == []


def test_a_mistake_leaves_site_and_cache_usable(ready: Repository) -> None:
    before = files(ready.root / "site")
    good = ready.read(RECORD)
    ready.replace(RECORD, "value: 350", "value: 4.800")
    built(order(ready.root))

    assert files(ready.root / "site") == before
    ready.write(RECORD, good)
    built(order(ready.root))
    assert files(ready.root / "site") == before


def test_workers_that_share_nothing_make_the_same(ready: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    before = files(ready.root / "site")
    for way in ("spawn", "fork"):
        shutil.rmtree(ready.root / "site")
        shutil.rmtree(ready.root / ".cache" / "dung-trang")
        monkeypatch.setenv(parallel.START, way)
        built(order(ready.root))

        assert files(ready.root / "site") == before


@pytest.mark.parametrize("name", ["references", "words", "awards", "people", "editing", "legal", "pasted"])
def test_a_rule_of_one_record_finds_the_same_when_shown_only_that_one(name: str, tmp_path: Path) -> None:
    """What `rules.TOGETHER` does not list must not depend on going through all records."""
    known = loading.read_data(PROJECT)
    alone = rules.rules_of(together=False)
    found: list[Problem] = []
    for number, case in enumerate(yaml.safe_load((RULES / f"{name}.yml").read_text("utf-8"))):
        small = Repository(tmp_path / str(number))
        shutil.copytree(RULES / "repository", small.root)
        for path, text in case.get("files", {}).items():
            small.write(path, text)
        for path, old, new in case.get("replace", []):
            small.replace(path, old, new)
        data = known._replace(site=loading._DataFiles(small.root, {}).site()) if "site.yml" not in str(case) else None
        catalogue, _ = loading.load(small.root, NOW, data=data)
        owners = (*catalogue.records, *catalogue.pages)
        each = [problem for one in owners for problem in rules.check(Watched(catalogue, Notes(), (one,)), alone)]
        assert sorted(each, key=place) == sorted(rules.check(catalogue, alone), key=place), case["name"]
        found += each

    assert len(found) > 10


def place(problem: Problem) -> tuple:
    return problem.place


def test_two_builds_at_once_wait_for_one_another(ready: Repository, tmp_path: Path) -> None:
    held = Cache(order(ready.root).folder)
    ready.write(RECORD, ready.read(RECORD) + "\n\nMột câu mới.\n")
    told = threading.Event()
    second = threading.Thread(target=lambda: Cache(order(ready.root).folder, told.set).close())
    second.start()

    assert told.wait(5)
    assert second.is_alive()
    held.close()
    second.join(10)
    assert not second.is_alive()


def test_a_cache_that_is_no_database_is_begun_anew(ready: Repository) -> None:
    folder = order(ready.root).folder
    for name in ("trang.sqlite", "khoa.sqlite"):
        (folder / name).write_bytes(b"not a database, certainly" * 100)

    assert built(order(ready.root))
    assert not built(order(ready.root))


@pytest.mark.parametrize("page", range(1, 12, 2))
def test_a_cache_of_which_a_page_is_damaged_is_begun_anew(page: int, ready: Repository, tmp_path: Path) -> None:
    """SQLite tells of a damaged page when it comes to it, which may be in the middle of a build."""
    file = order(ready.root).folder / "trang.sqlite"
    data = bytearray(file.read_bytes())
    data[4096 * page : 4096 * (page + 1)] = b"\x55" * 4096
    file.write_bytes(data)
    ready.replace(RECORD, "value: 350", "value: 351")
    built(order(ready.root))

    assert not differences(ready.root / "site", clean(order(ready.root), tmp_path / "moi"))


def test_a_cache_of_another_version_is_begun_anew(ready: Repository) -> None:
    shutil.rmtree(ready.root / ".cache" / "dung-trang")
    (ready.root / ".cache" / "dung-trang").mkdir()
    with closing(sqlite3.connect(ready.root / ".cache" / "dung-trang" / "trang.sqlite")) as old:
        old.execute("CREATE TABLE memo (kind TEXT, name TEXT, key BLOB, value BLOB)")

    assert built(order(ready.root))
    assert not built(order(ready.root))


def test_values_that_are_not_what_was_kept_are_not_read() -> None:
    data = bytearray(packed({"a": 1}))
    assert unpacked(bytes(data)) == {"a": 1}
    data[-3] ^= 1

    assert unpacked(bytes(data)) is None


def test_another_version_of_the_program_leaves_nothing_out(ready: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    before = files(ready.root / "site")
    left = order(ready.root).folder / "mau-trang" / "template-of-old"
    left.write_bytes(b"")
    for module in (build, idle):
        monkeypatch.setattr(module, "program", lambda: b"another")

    assert built(order(ready.root))
    assert files(ready.root / "site") == before
    assert not left.exists()


def test_digests_of_another_version_are_not_held_against_those_of_this_one(
    ready: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(sqlite3.connect(order(ready.root).folder / "trang.sqlite")) as base, base:
        base.execute("UPDATE file SET digest = ?", (b"taken otherwise",))
    for module in (build, idle):
        monkeypatch.setattr(module, "program", lambda: b"another")
    built(order(ready.root))
    ready.replace(RECORD, "value: 350", "value: 351")
    read: list[str] = []
    whole = loading.read_file
    monkeypatch.setattr(loading, "read_file", lambda *given: read.append(given[1].path) or whole(*given))

    assert built(order(ready.root))
    assert read == [RECORD]


def test_the_cache_forgets_what_is_gone(ready: Repository) -> None:
    ready.write("exemplars/guong-hai.md", ready.read(RECORD).replace("mau-hien", "hai-hien").replace("thôn", "bản"))
    built(order(ready.root))
    ready.delete("exemplars/guong-hai.md")
    built(order(ready.root))
    base = sqlite3.connect(order(ready.root).folder / "trang.sqlite")

    for table, column in (("memo", "name"), ("file", "path"), ("output", "path")):
        rows = base.execute(f"SELECT {column} FROM {table}")  # noqa: S608 – names of our own
        assert not [name for (name,) in rows if "guong-hai" in name]


def test_a_site_holds_until_something_is_published(ready: Repository) -> None:
    ready.replace(RECORD, "published: 2024-08-24T07:30:00+07:00", "published: 2026-11-23T15:00:00+07:00")
    age(ready.root)
    built(order(ready.root))

    assert not built(order(ready.root, NOW.replace(hour=14)))
    assert built(order(ready.root, NOW.replace(hour=15)))
    assert (ready.root / "site" / "guong-dien-hinh" / "guong-mau" / "index.html").exists()


@pytest.mark.parametrize("page", [2, 14, 26])
def test_a_cache_of_which_a_part_is_lost_is_begun_anew(page: int, ready: Repository, tmp_path: Path) -> None:
    file = order(ready.root).folder / "trang.sqlite"
    data = bytearray(file.read_bytes())
    data[page * 4096 : (page + 1) * 4096] = bytes(4096)
    file.write_bytes(data)
    ready.write(RECORD, ready.read(RECORD) + "\n\nMột câu mới.\n")
    built(order(ready.root))

    assert differences(ready.root / "site", clean(order(ready.root), tmp_path / "mới")) == []


def test_a_file_that_is_gone_since_it_was_listed_is_passed_over(
    ready: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = idle.stamps
    monkeypatch.setattr(
        idle, "stamps", lambda root, folders: {**listed(root, folders), "content/~$bai.docx": Stamp(162, 1)}
    )

    assert built(order(ready.root))


def test_a_copy_in_the_place_of_a_link_is_looked_at_anew(repo: Repository, tmp_path: Path) -> None:
    picture, outside = repo.root / "exemplars" / "images" / "duong-thon.jpg", tmp_path / "anh.jpg"
    picture.rename(outside)
    picture.symlink_to(outside)
    assert checked(repo.root, NOW).errors()
    picture.unlink()
    shutil.copy(outside, picture)

    assert checked(repo.root, NOW).errors() == ()


@pytest.mark.parametrize("target", [".", "vong"])
def test_a_link_that_leads_round_in_a_circle_stops_no_build(target: str, ready: Repository) -> None:
    (ready.root / "content" / "vong").symlink_to(target)
    ready.write(RECORD, ready.read(RECORD) + "\n\nMột câu mới.\n")

    assert built(order(ready.root))


def test_the_next_build_has_nothing_to_do_though_the_site_was_lost_with_a_record(ready: Repository) -> None:
    ready.write("exemplars/guong-hai.md", ready.read(RECORD).replace("mau-hien", "hai-hien").replace("thôn", "bản"))
    built(order(ready.root))
    ready.delete("exemplars/guong-hai.md")
    shutil.rmtree(ready.root / "site")
    age(ready.root)
    built(order(ready.root))

    assert not built(order(ready.root))


def test_the_program_is_all_that_stands_beside_the_code(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Schemas are published too; and code that comes while a preview runs is not what the preview runs."""
    shutil.copytree(PROJECT / "hooks", tmp_path / "hooks", ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(cache, "__file__", str(tmp_path / "hooks" / "portal" / "cache.py"))
    fingerprint = cache.program.__wrapped__
    before = fingerprint()
    schema = tmp_path / "hooks" / "portal" / "feeds" / "schemas" / "rss.rng"
    schema.write_bytes(schema.read_bytes() + b"\n")

    assert fingerprint() != before
    assert cache.program() == cache.program()


def test_a_file_that_is_refused_for_a_moment_is_not_published_empty(ready: Repository, tmp_path: Path) -> None:
    ready.replace("campaigns/thi-dua-mau.md", "title: Phong trào", "title: Đợt thi đua")
    stored._opened.cache_clear()
    with ready.refused(RECORD), pytest.raises(stored.ChangedError, match=RECORD):
        built(order(ready.root))
    built(order(ready.root))

    assert differences(ready.root / "site", clean(order(ready.root), tmp_path / "mới")) == []


def test_what_a_refused_file_was_told_of_is_forgotten_when_it_can_be_read(ready: Repository) -> None:
    checked(ready.root, NOW)
    shutil.rmtree(ready.root / ".cache" / "kiem-tra")
    checked(ready.root, NOW)
    base = sqlite3.connect(ready.root / ".cache" / "kiem-tra" / "trang.sqlite")
    with base:
        base.execute("DELETE FROM memo")
    base.close()

    with ready.refused(RECORD):
        assert [problem.path for problem in checked(ready.root, NOW).errors()] == [RECORD]
    assert checked(ready.root, NOW).errors() == ()


def test_what_is_remembered_for_all_pages_asks_the_content_nothing(ready: Repository) -> None:
    """Who takes it from the memo asks nothing either, and would not hear of a new answer."""
    catalogue, _ = loading.load(ready.root, NOW)
    notes = Notes()
    context = Watching(views.Context(catalogue, Library(ready.root)), notes)
    views.shared(context)
    notes.take()
    for record in catalogue.records:
        parts._told(context, record)
    shell._shell(context, "phong-trao")

    assert notes.take() == ()
