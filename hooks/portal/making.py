"""Views, feeds, open data, search → the files that a site needs and does not have yet, in a staging folder."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from portal import exports, feeds, search, views
from portal.cache import Cache, packed, unpacked
from portal.parallel import share
from portal.placing import write
from portal.progress import Progress
from portal.render import Renderer
from portal.tracing import EVERYTHING, Answers, Notes, Question, Watching
from portal.views import Context, Task

FEW = 40
"""Pages that are made in this process rather than shared among all."""

Digests = dict[str, bytes]
"""SHA-256 of the bytes of files, by path below the site's root."""


class Made(NamedTuple):
    """What is known of a page: marks of its arguments, of the answers to what its view asked, and of that view.

    With it, whether and with what date it stands in the site map, and the SHA-256 of its bytes.
    """

    arguments: bytes
    asked: tuple[Question, ...]
    answered: bytes
    view: bytes
    indexed: bool
    changed: datetime | None
    digest: bytes


class Drawn(NamedTuple):
    """What a process reports of a page that it has looked at; `digest` is None where the view is as it was."""

    number: int
    asked: tuple[Question, ...]
    view: bytes
    indexed: bool
    changed: datetime | None
    digest: bytes | None


@dataclass
class Workshop:
    """What a process needs to make pages and feeds. `known` has the marks of views whose pages stand in the site."""

    context: Context
    notes: Notes
    templates: tuple[Path, ...]
    staged: Path
    tasks: Sequence[Task]
    known: Mapping[str, bytes]
    standing: Mapping[str, bytes]

    @cached_property
    def renderer(self) -> Renderer:
        """The templates, compiled once a process."""
        return Renderer(self.templates)

    @cached_property
    def watching(self) -> Watching:
        """The context that notes what it is asked."""
        return Watching(self.context, self.notes)

    def new(self, path: str, data: bytes) -> bytes:
        """Stage a file, unless the very same stands in the site; return the SHA-256 of its bytes."""
        digest = hashlib.sha256(data).digest()
        return digest if self.standing.get(path) == digest else write(self.staged, path, data)


Job = int | str
"""The number of a page, or the name of a group of files."""

GROUPS: dict[str, Callable[[Context], Iterable[tuple[str, bytes]]]] = {
    "feeds": lambda context: feeds.documents(context.catalogue, context.library, {}),
    "search": lambda context: search.outputs(context.catalogue).items(),
}
"""What is made from all records together, in a process each; one file at a time, so that memory stays small."""


@dataclass
class Making:
    """One making of the site. `standing` are the files that need not be made if they would be the same."""

    context: Context
    answers: Answers
    cache: Cache
    base: bytes
    templates: tuple[Path, ...]
    look: bytes
    """The mark of the templates and assets."""
    staged: Path
    standing: Mapping[str, bytes]
    notes: Notes
    progress: Progress = field(default_factory=Progress)

    def run(self, extra: Mapping[str, bytes]) -> Digests:
        """Stage what is new and return every file that the site is to have. `extra` are files made elsewhere."""
        tasks = list({task.path: task for task in views.tasks(self.context)}.values())
        kept = self._kept("pages")
        known = {path: made.view for path, made in kept.items()} if self.cache.meta("look") == self.look else {}
        known = {task.file: known[task.path] for task in tasks if task.path in known and task.file in self.standing}
        shop = Workshop(self.context, self.notes, self.templates, self.staged, tasks, known, self.standing)
        groups, files = self._groups()
        pages, done = self._pages(shop, kept, groups)
        files |= done
        files |= {task.file: pages[task.path].digest for task in tasks}
        addresses = [(task.path, page.changed) for task in tasks if (page := pages[task.path]).indexed]
        files |= self._group("exports", lambda: exports.outputs(self.context.catalogue, addresses), shop, addresses)
        assets = views.asset_files(self._assets())
        files |= {path: shop.new(path, data) for path, data in {**assets, **extra}.items()}
        files |= self._pictures(pages.values(), files)
        self.cache.set_meta("look", self.look)
        return files

    def _kept(self, kind: str) -> dict[Any, Any]:
        return unpacked(self.cache.value("made", kind, b"")) or {}

    def _keep(self, kind: str, value: Any) -> None:
        self.cache.set_memo("made", [(kind, b"", packed(value))])

    def _mark(self, asked: Iterable[Question]) -> bytes:
        """Return the mark of the answers to some questions, and of what every result depends upon."""
        return self.base + self.answers.mark(asked)

    def _groups(self) -> tuple[list[str], Digests]:
        """Return the groups that must be made, and the files of those that stand as they are."""
        todo: list[str] = []
        files: Digests = {}
        for name in GROUPS:
            found = self._still(name, self._mark([EVERYTHING]))
            if found is None:
                todo.append(name)
            else:
                files |= found
        return todo, files

    def _still(self, name: str, mark: bytes) -> Digests | None:
        """Return the files of a group when it was made from the same, and each stands in the site as it was made."""
        kept = self._kept(name)
        files: Digests = kept.get("files", {})
        same = kept.get("mark") == mark and all(self.standing.get(path) == digest for path, digest in files.items())
        return files if same else None

    def _group(
        self, name: str, make: Callable[[], Mapping[str, bytes]], shop: Workshop, also: Iterable[object]
    ) -> Digests:
        mark = self._mark([EVERYTHING]) + self.answers.of([str(each) for each in also])
        files = self._still(name, mark)
        if files is None:
            files = {path: shop.new(path, data) for path, data in make().items()}
            self._keep(name, {"mark": mark, "files": files})
        return files

    def _pages(self, shop: Workshop, kept: dict[str, Made], groups: list[str]) -> tuple[dict[str, Made], Digests]:
        """Make the pages that are not as they were, and the groups beside them."""
        marks = [self._arguments(task) for task in shop.tasks]
        pages = {
            task.path: kept[task.path]
            for task, mark in zip(shop.tasks, marks, strict=True)
            if self._holds(kept.get(task.path), mark, task, shop)
        }
        todo: list[Job] = [number for number, task in enumerate(shop.tasks) if task.path not in pages]
        files: Digests = {}
        self.progress.begin()
        for name, drawn, made in share(shop, _work, todo, few=FEW, heavy=list[Job](groups)):
            files |= made
            if name:
                self._keep(name, {"mark": self._mark([EVERYTHING]), "files": made})
            for page in drawn:
                path = shop.tasks[page.number].path
                pages[path] = self._made(page, marks[page.number], kept.get(path))
            self.progress.tell("Đang dựng trang", len(pages), len(shop.tasks))
        if todo or len(pages) != len(kept):
            self._keep("pages", pages)
        return pages, files

    def _arguments(self, task: Task) -> bytes:
        return self.answers.of([task.make.__module__, task.make.__qualname__, *task.arguments])

    def _holds(self, made: Made | None, arguments: bytes, task: Task, shop: Workshop) -> bool:
        """Tell whether a page stands in the site and would be made the same again."""
        return (
            made is not None
            and shop.known.get(task.file) == made.view
            and self.standing.get(task.file) == made.digest
            and made.arguments == arguments
            and made.answered == self._mark(made.asked)
        )

    def _made(self, page: Drawn, arguments: bytes, before: Made | None) -> Made:
        digest = page.digest or (before.digest if before else b"")
        return Made(
            arguments, page.asked, self._mark(page.asked), page.view, page.indexed, page.changed, digest
        )

    def _assets(self) -> Path:
        return next(folder / "assets" for folder in self.templates if (folder / "assets").is_dir())

    def _pictures(self, pages: Iterable[Made], others: Mapping[str, bytes]) -> Digests:
        """Stage the pictures that pages asked for and the site does not have."""
        paths = {question[1] for page in pages for question in page.asked if question[0] == "file"}
        kept: dict[bytes, Digests] = self._kept("pictures")
        found: dict[bytes, Digests] = {}
        for path in sorted(paths):
            key = self.answers.mark([("file", path)]) + path.encode()
            files = kept.get(key)
            if files is None or any(self.standing.get(name) != digest for name, digest in files.items()):
                files = dict(self._staged_picture(path, others))
            found[key] = files
        if found != kept:
            self._keep("pictures", found)
        return {name: digest for files in found.values() for name, digest in files.items()}

    def _staged_picture(self, path: str, others: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
        for name, file in self.context.library.files(path).items():
            digest = hashlib.sha256(file.read_bytes()).digest()
            target = self.staged / name
            if name not in others and self.standing.get(name) != digest and not target.exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(file, target)
            yield name, digest


def _work(shop: Workshop, jobs: Sequence[Job]) -> tuple[str, list[Drawn], Digests]:
    """Make some pages, or one group of files."""
    if isinstance(jobs[0], str):
        made = GROUPS[jobs[0]](shop.context)
        return jobs[0], [], {path: shop.new(path, data) for path, data in made}
    return "", [_draw(shop, int(number)) for number in jobs], {}


def _draw(shop: Workshop, number: int) -> Drawn:
    """Make a page's view, and the page where the view is not the one that stands in the site."""
    task = shop.tasks[number]
    shop.notes.take()
    page = task.make(shop.watching, *task.arguments)
    asked = shop.notes.take()
    said = json.dumps(page.data, ensure_ascii=False, separators=(",", ":"))
    view = hashlib.blake2b(f"{page.template}\0{said}".encode(), digest_size=16).digest()
    digest = None
    if shop.known.get(page.file) != view:
        digest = shop.new(page.file, shop.renderer.render(page).encode())
    return Drawn(number, asked, view, page.indexed, page.changed, digest)
