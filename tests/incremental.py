"""Builds within the test's own process, and what editors and accidents do between them."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import signal
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

import material

from portal import build, placing
from portal.cache import Cache
from portal.idle import Order, last, sources
from repository import Repository

THEME = Path(material.__file__).parent / "templates"
NOW = datetime.fromisoformat("2026-11-23T09:00:00+07:00")
RECORD = "exemplars/guong-mau.md"


def order(root: Path, as_of: datetime = NOW, site: Path | None = None, also: bytes = b"") -> Order:
    """Return the order that `mkdocs build` would give."""
    return Order(root, site or root / "site", as_of, templates=(root / "site_overrides", THEME), also=also)


def built(wanted: Order) -> bool:
    """Build as the events of MkDocs do; tell whether there was anything to do."""
    cache = Cache(wanted.folder)
    if last(wanted, cache, sources(wanted)):
        cache.close()
        return False
    work = build.Build(wanted, cache)
    try:
        checked = work.check()
        if not checked.errors():
            work.make(checked.catalogue)
            work.put()
    finally:
        work.close()
    return True


def clean(wanted: Order, elsewhere: Path) -> Path:
    """Build the same content in a copy of the repository that has neither a site nor a cache."""
    shutil.rmtree(elsewhere, ignore_errors=True)
    shutil.copytree(wanted.root, elsewhere, ignore=shutil.ignore_patterns("site", ".cache", "site.dang-dung"))
    pictures = wanted.root / ".cache" / "images"
    if pictures.is_dir():
        shutil.copytree(pictures, elsewhere / ".cache" / "images")
    fresh = order(elsewhere, wanted.as_of, also=wanted.also)
    built(fresh)
    return fresh.site


def killed(wanted: Order, after: int) -> None:
    """Build in a process of its own that dies, as by `kill -9`, after so many files were written or moved."""
    process = multiprocessing.get_context("fork").Process(target=_doomed, args=(wanted, after))
    process.start()
    process.join()


def _doomed(wanted: Order, after: int) -> None:
    left = [after]

    def counted(function: Callable) -> Callable:
        def call(*arguments):
            left[0] -= 1
            if left[0] < 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return function(*arguments)

        return call

    placing._move = counted(placing._move)
    placing.noted = counted(placing.noted)
    Cache.commit = counted(Cache.commit)
    built(wanted)


@dataclass
class World:
    """A repository while it is edited: the instant, the configuration, and how many records were added."""

    repo: Repository
    rng: Random
    as_of: datetime = NOW
    also: bytes = b""
    added: list[str] = field(default_factory=list)
    number: int = 0

    @property
    def order(self) -> Order:
        """What is to be built now."""
        return order(self.repo.root, self.as_of, also=self.also)


def edit_body(world: World) -> None:
    news = "content/tin-tuc/le-phat-dong-mau.md"
    path = world.rng.choice([RECORD, "campaigns/thi-dua-mau.md", news, "content/index.md"])
    world.number += 1
    world.repo.write(path, f"{world.repo.read(path)}\n\nĐoạn thứ {world.number} được thêm vào bài.\n")


def edit_title(world: World) -> None:
    path = world.rng.choice([RECORD, "campaigns/thi-dua-mau.md", "content/van-ban/ke-hoach-mau.md"])
    world.number += 1
    lines = world.repo.read(path).splitlines(keepends=True)
    at = next(number for number, line in enumerate(lines) if line.startswith("summary: "))
    lines[at] = f"summary: Câu tóm tắt thứ {world.number}, đủ dài để nói rõ bài này kể về việc gì và của ai.\n"
    world.repo.write(path, "".join(lines))


def add_record(world: World) -> None:
    world.number += 1
    slug = f"guong-moi-{world.number}"
    text = world.repo.read(RECORD).replace("guong-mau-hien", f"guong-{world.number}-hien")
    text = text.replace("Người trưởng thôn", f"Tổ trưởng số {world.number}").replace("thôn", f"bản {world.number}")
    hours = world.rng.choice([-50, -1, 30])
    published = (world.as_of + timedelta(hours=hours)).isoformat()
    world.repo.write(f"exemplars/{slug}.md", text.replace("2024-08-24T07:30:00+07:00", published))
    world.added.append(slug)


def delete_record(world: World) -> None:
    if world.added:
        world.repo.delete(f"exemplars/{world.added.pop()}.md")


def rename_record(world: World) -> None:
    if world.added:
        world.number += 1
        old, new = world.added.pop(), f"guong-doi-ten-{world.number}"
        text = world.repo.read(f"exemplars/{old}.md").replace("sample: true", f"sample: true\naliases: [{old}]", 1)
        if "aliases" not in world.repo.read(f"exemplars/{old}.md"):
            world.repo.delete(f"exemplars/{old}.md")
            world.repo.write(f"exemplars/{new}.md", text)
            old = new
        world.added.append(old)


def withdraw(world: World) -> None:
    if world.added:
        path = f"exemplars/{world.added[-1]}.md"
        withdrawn = "status: withdrawn\nwithdrawn:\n  on: 2026-11-20\n  reason: Theo yêu cầu của người được nêu."
        world.repo.write(path, world.repo.read(path).replace("status: published", withdrawn, 1))


def edit_vocabulary(world: World) -> None:
    world.number += 1
    path = "content/vocabularies/fields.yml"
    text = world.repo.read(path)
    start = text.index("label:", text.index("\nnong-thon-moi:"))
    end = text.index("\n", start)
    world.repo.write(path, f"{text[:start]}label: Nông thôn mới {world.number}{text[end:]}")


def edit_site(world: World) -> None:
    world.number += 1
    text = world.repo.read("content/site.yml")
    start = text.index("tagline:")
    rest = text[text.index("\n", start) :]
    world.repo.write("content/site.yml", f"{text[:start]}tagline: Câu {world.number}{rest}")


def edit_template(world: World) -> None:
    world.number += 1
    path = world.rng.choice(["site_overrides/shell.html", "site_overrides/pages/exemplar.html"])
    world.repo.write(path, f"{world.repo.read(path)}{{# lần {world.number} #}}\n")


def edit_style(world: World) -> None:
    world.number += 1
    path = "site_overrides/assets/portal.css"
    world.repo.write(path, f"{world.repo.read(path)}\n.x{world.number} {{ color: inherit; }}\n")


def edit_picture(world: World) -> None:
    file = world.repo.root / "exemplars" / "images" / "duong-thon.jpg"
    file.write_bytes(file.read_bytes() + b"\0")


def configure(world: World) -> None:
    world.number += 1
    world.also = str(world.number).encode()


def wait(world: World) -> None:
    world.as_of += timedelta(hours=world.rng.choice([1, 20, 40, 24 * 400]))


def meddle(world: World) -> None:
    """Somebody alters, deletes and adds files of the site by hand."""
    site = world.repo.root / "site"
    files = sorted(path for path in site.rglob("*") if path.is_file()) if site.exists() else []
    if files:
        world.rng.choice(files).write_bytes(b"altered")
        world.rng.choice(files).unlink(missing_ok=True)
        (site / "la.html").write_text("of nobody")


def lose_cache(world: World) -> None:
    shutil.rmtree(world.repo.root / ".cache" / "dung-trang", ignore_errors=True)


def spoil_cache(world: World) -> None:
    file = world.repo.root / ".cache" / "dung-trang" / "trang.sqlite"
    if file.exists():
        data = bytearray(file.read_bytes())
        for _ in range(20):
            data[world.rng.randrange(len(data))] ^= 0x55
        file.write_bytes(data)


def die(world: World) -> None:
    """The next build is killed somewhere in the middle; the content has changed before."""
    edit_body(world)
    killed(world.order, world.rng.randrange(40))


EDITS = (
    edit_body,
    edit_title,
    add_record,
    delete_record,
    rename_record,
    withdraw,
    edit_vocabulary,
    edit_site,
    edit_template,
    edit_style,
    edit_picture,
    configure,
    wait,
    meddle,
    lose_cache,
    spoil_cache,
    die,
)

__all__ = ["EDITS", "NOW", "RECORD", "World", "built", "clean", "killed", "order"]
