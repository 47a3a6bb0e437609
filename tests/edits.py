"""What editors and accidents do to a repository between two builds: each edit is a function of the world it is done in.

An edit leaves nothing wrong behind, so that the next build has something to show; `mistake` is the one that does not,
and is mended before the next edit.
"""

from __future__ import annotations

import os
import re
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

import photographs
import repository
from incremental import NOW, RECORD, built, killed, order
from portal.idle import FOLDERS, Order
from repository import Repository

CAMPAIGN, NEWS = "campaigns/thi-dua-mau.md", "content/tin-tuc/le-phat-dong-mau.md"
LEGAL, LATER = "content/van-ban/ke-hoach-mau.md", "content/van-ban/ke-hoach-sau.md"
ABOUT, SEARCH, ENGLISH = "content/gioi-thieu.md", "content/tim-kiem.md", "content/en.md"
EDITED = (*FOLDERS, "site_overrides")
AGREED = NOW.replace(year=2024, month=9)
"""No record is older than the consent of those it tells of."""
LONG_AGO = time.time() - 10**6
PAGE = """---
title: {title}
summary: Trang viết tay có liên kết tới bài, tới đề mục của bài và tới tệp khác trong kho.
language: {language}
updated: 2026-11-22
---

Xem [gương](../{record}#viec-da-lam), [kế hoạch](van-ban/ke-hoach-mau.md), [trang chủ](index.md).
"""

RELATION = """relations:
- kind: thuc-hien
  target: ke-hoach-mau
  verified: plan
"""

State = dict[str, bytes]
"""The files that editors edit, by path."""


@dataclass
class World:
    """A repository while it is edited, and what else a build of it depends on.

    `settled` has files look as if they had been written long ago, so that builds trust their times. `drafts` builds
    as a preview does. `states` are those that can be gone back to; `wrong` what stood where a mistake now stands.
    """

    repo: Repository
    rng: Random
    settled: bool = False
    drafts: bool = False
    as_of: datetime = NOW
    url: str | None = None
    also: bytes = b""
    number: int = 0
    states: list[State] = field(default_factory=list, repr=False)
    wrong: dict[str, bytes] = field(default_factory=dict, repr=False)

    @property
    def order(self) -> Order:
        """What is to be built now."""
        return order(self.repo.root, self.as_of, also=self.also, url=self.url)

    def do(self, edit: Callable[[World], None]) -> None:
        """Mend what is wrong, remember how things stand, and edit."""
        for path, data in self.wrong.items():
            self.repo.write(path, data)
        self.wrong.clear()
        self.states.append(self.state())
        edit(self)
        if self.settled:
            self.settle()

    def settle(self) -> None:
        """Give what was written just now a time that is past and that no file had before."""
        for path in self.files():
            if path.stat().st_mtime > LONG_AGO + 10**5:
                moment = LONG_AGO + self.count()
                os.utime(path, (moment, moment))

    def count(self) -> int:
        """Return a number that was not given before."""
        self.number += 1
        return self.number

    def files(self) -> list[Path]:
        """Return the files that editors edit."""
        root = self.repo.root
        return [path for name in EDITED for path in sorted((root / name).rglob("*")) if path.is_file()]

    def state(self) -> State:
        """Return all that editors edit."""
        return {path.relative_to(self.repo.root).as_posix(): path.read_bytes() for path in self.files()}

    def added(self) -> list[str]:
        """Return the files of the exemplars that stand beside the first one."""
        found = (self.repo.root / "exemplars").rglob("*.md")
        return sorted({path.relative_to(self.repo.root).as_posix() for path in found} - {RECORD})

    def picture(self) -> Path:
        """Return the one picture that articles show."""
        return next((self.repo.root / "exemplars" / "images").iterdir())

    def some(self) -> str | None:
        """Return one of those, if there are any."""
        added = self.added()
        return self.rng.choice(added) if added else None

    def line(self, path: str, key: str, value: str) -> None:
        """Give a key of the front matter, or of a data file, another value."""
        text, found = re.subn(rf"^{key}: .*$", f"{key}: {value}", self.repo.read(path), count=1, flags=re.MULTILINE)
        assert found, f"{path} has no {key}"
        self.repo.write(path, text)

    def exchange(self, path: str, old: str, new: str) -> None:
        """Replace a text where it stands first."""
        text = self.repo.read(path)
        assert old in text, f"{path} has no {old!r}"
        self.repo.write(path, text.replace(old, new, 1))


def begun(root: Path, rng: Random) -> World:
    """Return a small world in which records of all types refer to one another, in front matter and in articles."""
    world = World(repository.base(root), rng, settled=rng.random() < 0.5, drafts=rng.random() < 0.25)
    repository.add_program(root)
    later = world.repo.read(LEGAL).replace("ke-hoach-mau", "ke-hoach-sau").replace("05/KH-UBND", "06/KH-UBND")
    later = later.replace("verified: unverified\n", f"verified: unverified\n{RELATION}")
    world.repo.write(LATER, later.replace("phát động", "tiếp tục").replace("Kế hoạch giao", "Giao"))
    world.exchange(RECORD, "\n## Cách làm", "\n![Con đường nhìn từ trên cao.](images/duong-thon.jpg)\n\n## Cách làm")
    add_record(world)
    write_page(world)
    if world.settled:
        world.settle()
    return world


def edit_body(world: World) -> None:
    path = world.rng.choice([RECORD, CAMPAIGN, NEWS, LEGAL, LATER, "content/index.md"])
    world.repo.write(path, f"{world.repo.read(path)}\n\nĐoạn thứ {world.count()} được thêm vào bài.\n")


def edit_heading(world: World) -> None:
    """Others link to a heading by its anchor, so only the text around it may change; one more moves nothing."""
    world.repo.write(RECORD, f"{world.repo.read(RECORD)}\n\n## Đề mục thứ {world.count()}\n\nMột đoạn nữa.\n")


def edit_title(world: World) -> None:
    path = world.rng.choice([RECORD, CAMPAIGN, NEWS, LEGAL, LATER, *world.added()])
    world.line(path, "title", f"Tên bài được đổi lần thứ {world.count()} cho rõ việc")


def edit_summary(world: World) -> None:
    path = world.rng.choice([RECORD, CAMPAIGN, NEWS, LEGAL, LATER])
    world.line(path, "summary", f"Tóm tắt thứ {world.count()}, đủ dài để nói rõ bài này kể về việc gì và của ai.")


def correct(world: World) -> None:
    """A correction is told in the feeds; that of an hour to come not before it."""
    moment = (world.as_of + timedelta(hours=world.rng.choice([-30, -1, 3]))).isoformat()
    told = f"status: published\nupdated: {moment}\nchange_note: Sửa lần {world.count()}."
    text = re.sub(r"^(updated|change_note): .*\n", "", world.repo.read(RECORD), flags=re.MULTILINE)
    world.repo.write(RECORD, text.replace("status: published", told, 1))


def add_record(world: World) -> None:
    _add(world, world.as_of + timedelta(hours=world.rng.choice([-50, -1, 30])))


def add_many(world: World) -> None:
    """So many at once that lists get another page, and a campaign a list of its own."""
    for _ in range(13):
        _add(world, world.as_of - timedelta(days=world.rng.randrange(900)))


def _add(world: World, published: datetime) -> None:
    number, published = world.count(), max(published, AGREED)
    text = world.repo.read(RECORD).replace("guong-mau-hien", f"guong-{number}-hien")
    text = re.sub(r"^title: .*$", f"title: Tổ trưởng số {number} hiến đất mở đường", text, flags=re.MULTILINE)
    text = re.sub(r"^(updated|change_note): .*\n", "", text, flags=re.MULTILINE).replace("thôn", f"bản {number}")
    text = re.sub(r"^published: .*$", f"published: {published.isoformat()}", text, flags=re.MULTILINE)
    world.repo.write(f"exemplars/guong-moi-{number}.md", text)


def delete_record(world: World) -> None:
    if path := world.some():
        world.repo.delete(path)


def rename_record(world: World) -> None:
    if path := world.some():
        text, slug = world.repo.read(path), Path(path).stem
        world.repo.delete(path)
        if "aliases" not in text:
            text = text.replace("sample: true", f"sample: true\naliases: [{slug}]", 1)
        world.repo.write(f"{Path(path).parent.as_posix()}/guong-doi-ten-{world.count()}.md", text)


def file_by_year(world: World) -> None:
    """Move a record into a folder or out of one: its address stays, its links and pictures move along."""
    if path := world.some():
        text, name = world.repo.read(path), Path(path).name
        world.repo.delete(path)
        if path.count("/") == 1:
            text = text.replace("images/", "../images/").replace("](../c", "](../../c")
            world.repo.write(f"exemplars/nam-cu/{name}", text)
        else:
            text = text.replace("../images/", "images/").replace("](../../c", "](../c")
            world.repo.write(f"exemplars/{name}", text)


def set_status(world: World) -> None:
    """Take a record back to a draft, or publish it."""
    if path := world.some():
        status = world.rng.choice(["draft", "published"])
        world.repo.write(path, re.sub(r"^status: .*$", f"status: {status}", _shown(world, path), flags=re.MULTILINE))


def withdraw(world: World) -> None:
    """Withdraw a record on the day it was published, which no record can be that waits for its day."""
    path = world.some()
    text = _shown(world, path) if path else ""
    published = re.search(r"^published: (.*)$", text, flags=re.MULTILINE)
    if path and published and (moment := datetime.fromisoformat(published[1])) <= world.as_of:
        notice = f"status: withdrawn\nwithdrawn:\n  on: {moment.date()}\n  reason: Theo yêu cầu của người được nêu."
        world.repo.write(path, re.sub(r"^status: .*$", notice, text, flags=re.MULTILINE))


def _shown(world: World, path: str) -> str:
    return re.sub(r"^withdrawn:\n(  .*\n)+", "", world.repo.read(path), flags=re.MULTILINE)


def relate(world: World) -> None:
    """Have a text do something else to another, of which the other's page tells too."""
    kinds = ["thuc-hien", "can-cu"]
    old = next(kind for kind in kinds if f"kind: {kind}" in world.repo.read(LATER))
    world.exchange(LATER, f"kind: {old}", f"kind: {kinds[kinds.index(old) - 1]}")


def write_page(world: World) -> None:
    """Write a page by hand or anew; one in English changes the shell of all pages, another says what the search is."""
    path, language = world.rng.choice([(ABOUT, "vi"), (SEARCH, "vi"), (ENGLISH, "en")])
    world.repo.write(path, PAGE.format(title=f"Giới thiệu lần {world.count()}", language=language, record=RECORD))


def delete_page(world: World) -> None:
    for path in (ABOUT, SEARCH, ENGLISH):
        (world.repo.root / path).unlink(missing_ok=True)


def edit_vocabulary(world: World) -> None:
    name, slug = world.rng.choice([("fields", "nong-thon-moi"), ("communes", "bang-phuc"), ("units", "phong-noi-vu")])
    path = f"content/vocabularies/{name}.yml"
    before, after = world.repo.read(path).split(f"\n{slug}:\n", 1)
    after = re.sub(r"^  label: .*$", f"  label: Tên gọi {world.count()}", after, count=1, flags=re.MULTILINE)
    world.repo.write(path, f"{before}\n{slug}:\n{after}")


def add_word(world: World) -> None:
    """Add a word to a vocabulary, and use it."""
    slug, path = f"linh-vuc-{world.count()}", "content/vocabularies/fields.yml"
    text = world.repo.read(path).rstrip("\n")
    world.repo.write(path, f"{text}\n{slug}:\n  label: Lĩnh vực số {world.number}\n  source: Quy ước của trang này\n")
    world.exchange(RECORD, "fields:\n", f"fields:\n  - {slug}\n")


def edit_site(world: World) -> None:
    key = world.rng.choice(["tagline", "title", "samples_notice", "responsible_editor", "url"])
    value = f"https://{world.count()}.example.vn/" if key == "url" else f"Câu {world.count()}"
    world.line("content/site.yml", key, value)


def edit_template(world: World) -> None:
    path, before = world.rng.choice([("shell.html", "</body>"), ("pages/exemplar.html", "</article>")])
    world.exchange(f"site_overrides/{path}", before, f"<p hidden>{world.count()}</p>{before}")


def add_template(world: World) -> None:
    name = f"parts/them-{world.count()}.html"
    world.repo.write(f"site_overrides/{name}", f"<p hidden>Thêm {world.number}</p>")
    block = "{% block content %}"
    world.exchange("site_overrides/pages/list.html", block, f'{block}{{% include "{name}" %}}')


def edit_style(world: World) -> None:
    path = world.rng.choice(["portal.css", "search/box.js"])
    path = f"site_overrides/assets/{path}"
    world.repo.write(path, f"{world.repo.read(path)}\n/* lần {world.count()} */\n")


def add_asset(world: World) -> None:
    world.repo.write(f"site_overrides/assets/hinh-{world.count()}.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")


def replace_picture(world: World) -> None:
    shade = (world.count() * 40 % 256, 90, 120)
    world.picture().write_bytes(photographs.picture((320, 200), color=shade))


def touch_picture(world: World) -> None:
    """Write other bytes of which the same is seen."""
    picture = world.picture()
    picture.write_bytes(picture.read_bytes() + b"\0")


def rename_picture(world: World) -> None:
    """Give a picture another name, of which only the case may differ, and say so in the articles."""
    old = world.picture()
    new = world.rng.choice([name for name in ("duong-thon.jpg", "Duong-thon.jpg", "duong-moi.jpg") if name != old.name])
    old.rename(old.with_name(new))
    for path in (RECORD, *world.added()):
        world.repo.write(path, world.repo.read(path).replace(f"images/{old.name}", f"images/{new}"))


def save_unchanged(world: World) -> None:
    world.repo.write(RECORD, world.repo.read(RECORD))


def undo(world: World) -> None:
    """Go back to how everything stood some edits ago."""
    state = world.rng.choice(world.states[-4:])
    for path in world.state().keys() - state.keys():
        world.repo.delete(path)
    for path, data in state.items():
        file = world.repo.root / path
        if not file.exists() or file.read_bytes() != data:
            world.repo.write(path, data)


def mistake(world: World) -> None:
    """Save what cannot be published: the site stays as it is."""
    path, old, new = world.rng.choice(
        [
            (RECORD, "value: 350", "value: 4.800"),
            (CAMPAIGN, "---\n", "---\nx: [\n"),
            (NEWS, "thi-dua-mau", "thi-dua-khong-co"),
            ("content/site.yml", "title:", "tieu_de:"),
        ]
    )
    world.wrong[path] = (world.repo.root / path).read_bytes()
    world.exchange(path, old, new)


def configure(world: World) -> None:
    """The configuration changes, and with it perhaps the address of the site."""
    world.also = str(world.count()).encode()
    world.url = world.rng.choice([None, "http://127.0.0.1:8000/", f"https://vi-du.example/{world.number}/"])


def wait(world: World) -> None:
    world.as_of += timedelta(hours=world.rng.choice([1, 4, 20, 40, 24 * 400]))


def come_to_publication(world: World) -> None:
    """Write a record that is to be published later, let a build go by, and wait for its hour."""
    _add(world, world.as_of + timedelta(minutes=30))
    built(world.order, drafts=world.drafts)
    world.as_of += timedelta(minutes=30)


def go_back_in_time(world: World) -> None:
    """Whoever builds an earlier state sets the instant by SOURCE_DATE_EPOCH."""
    world.as_of -= timedelta(hours=world.rng.choice([1, 40, 24 * 100]))


def meddle(world: World) -> None:
    """Somebody alters, deletes and adds files of the site by hand."""
    site = world.repo.root / "site"
    files = sorted(path for path in site.rglob("*") if path.is_file()) if site.exists() else []
    if files:
        world.rng.choice(files).write_bytes(b"altered")
        world.rng.choice(files).unlink(missing_ok=True)
        (site / "la.html").write_text("of nobody")


def lose_site(world: World) -> None:
    shutil.rmtree(world.repo.root / "site", ignore_errors=True)


def lose_cache(world: World) -> None:
    shutil.rmtree(world.repo.root / ".cache" / world.rng.choice(["dung-trang", "images"]), ignore_errors=True)


def spoil_cache(world: World) -> None:
    """A disk fails: bits turn, a page is lost, the end is missing."""
    file = world.repo.root / ".cache" / "dung-trang" / "trang.sqlite"
    if not file.exists():
        return
    data = bytearray(file.read_bytes())
    damage = world.rng.choice(["bits", "page", "end"])
    if damage == "bits":
        for _ in range(20):
            data[world.rng.randrange(len(data))] ^= 0x55
    elif damage == "page":
        page = world.rng.randrange(len(data) // 4096)
        data[page * 4096 : (page + 1) * 4096] = bytes(4096)
    else:
        del data[world.rng.randrange(len(data)) :]
    file.write_bytes(data)


def spoil_pictures(world: World) -> None:
    """A power cut leaves empty what was written last, here and in the site."""
    folder = world.repo.root / ".cache" / "images"
    for file in folder.iterdir() if folder.is_dir() else ():
        file.write_bytes(b"")
    shutil.rmtree(world.repo.root / "site" / "anh", ignore_errors=True)


def die(world: World) -> None:
    """The next build is killed somewhere in the middle; the content has changed before."""
    edit_body(world)
    world.rng.choice([lambda _: None, edit_title, edit_template])(world)
    step = world.rng.choice(["write", "move", "commit"])
    killed(world.order, step, world.rng.randrange(4 if step == "commit" else 40), drafts=world.drafts)


EDITS = (
    edit_body,
    edit_heading,
    edit_title,
    edit_summary,
    correct,
    add_record,
    add_many,
    delete_record,
    rename_record,
    file_by_year,
    set_status,
    withdraw,
    relate,
    write_page,
    delete_page,
    edit_vocabulary,
    add_word,
    edit_site,
    edit_template,
    add_template,
    edit_style,
    add_asset,
    replace_picture,
    touch_picture,
    rename_picture,
    save_unchanged,
    undo,
    mistake,
    configure,
    wait,
    come_to_publication,
    go_back_in_time,
    meddle,
    lose_site,
    lose_cache,
    spoil_cache,
    spoil_pictures,
    die,
)
