"""The catalogue → every file of the site, made anew only where something it came from has changed.

A build is a function of the repository, the program and the instant. It goes through four steps, each of which asks
the cache (`cache`) for what it made last time, and each of which would give the same bytes without any cache:

1. `check`: files → records. A file whose SHA-256 is known is not parsed; its record rests until its text is asked for
   (`stored`). Rules that look at one record at a time are asked again only where the answers they got have changed
   (`tracing`); rules that hold records against one another look at all of them.
2. `make`: a page is a pure function of its arguments and of what it asked the catalogue. Where both give the same
   answers as last time, its view is not made; where the view is the same, it is not rendered; where the bytes are
   the same, the file in the site is left alone. With a record's page is made what feeds, search
   and open data take from it (`extracts`); those are put together of all records, and of their files only the ones
   into which something else goes than last time are written (`assembly`).
3. What is new goes to a staging folder beside the site, so that a mistake costs nothing that stands.
4. `put`: the staged files move into the site one by one, and the cache is told (`placing`).

`idle` comes before all of that: when neither a file nor the program nor the configuration has changed, and the
instant lies where no record appears and no day ends, the site stands as it is and nothing else is even imported.
"""

from __future__ import annotations

import gc
import hashlib
import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from pathlib import Path

from pydantic import HttpUrl

from portal import idle, loading, placing, rules, views
from portal.cache import Cache, Stamp, program, tree
from portal.catalogue import Catalogue
from portal.dates import VIETNAM, local
from portal.idle import Order
from portal.images import Library
from portal.judging import judge
from portal.making import Making
from portal.parallel import share
from portal.problems import Problem
from portal.progress import Progress
from portal.render import Bytecode, Renderer
from portal.stored import Resting, Stored, revive, store
from portal.tracing import Answers, Notes, base
from portal.views import Context

FEW = 40
"""Files that are parsed in this process rather than shared among all."""

EDITED = 5
"""Files that somebody may have edited at once; more than that were brought by a program."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A repository that was read and judged."""

    catalogue: Catalogue
    problems: tuple[Problem, ...]

    def errors(self) -> tuple[Problem, ...]:
        """Return the problems that forbid publishing."""
        return tuple(problem for problem in self.problems if problem.severity == "error")


def check(root: Path, as_of: datetime, *, url: str | None = None) -> Checked:
    """Read and judge a repository. `url` stands in for the address of site.yml where the site is previewed."""
    catalogue, problems = loading.load(root, as_of)
    catalogue = _at(catalogue, url)
    return Checked(catalogue, _sorted([*problems, *rules.check(catalogue)]))


def checked(root: Path, as_of: datetime) -> Checked:
    """Return what `check` does, sooner: all cores work on it, and what was found of unchanged files is remembered."""
    try:
        cache = Cache((order := Order(root, root / "site", as_of, cache="kiem-tra")).folder)
    except (OSError, sqlite3.Error):  # a disk that takes no more, or cannot be written to: nothing is remembered
        return check(root, as_of)
    work = Build(order, cache)
    try:
        return work.check()
    finally:
        work.close()


class Build:
    """One build, from the first look to the last file in its place. The cache is held from beginning to end."""

    def __init__(self, order: Order, cache: Cache, read: idle.Sources | None = None) -> None:
        """Take what is to be built, the cache, and what there is to read where somebody has looked already."""
        self.order, self.cache = order, cache
        self.progress = Progress()
        self.said: tuple[str, int] = ("", 0)
        """What the editor was told of the content, at a level of `logging`; told again while nothing changes."""
        self._notes = Notes()
        self._read = read or idle.sources(order)
        self._files: dict[str, bytes] = {}
        self._made: dict[str, bytes] = {}
        self._last: tuple[Context, Answers] | None = None
        self._found: dict[str, Stamp] = {}
        self._fresh: Sequence[str] = ()
        self._since = self._until = order.as_of
        self._staged = placing.staging(order.site)
        if cache.meta("program") != (here := program()):
            cache.forget()
            cache.set_meta("program", here)

    @property
    def bytecode(self) -> Bytecode:
        """The templates as they were compiled before."""
        return Bytecode(self.cache.compiled, self.cache.meta("program"))

    def check(self) -> Checked:
        """Read and judge the repository, as the function `check` does."""
        gc.disable()  # nothing here is a cycle, and looking for some in a million objects takes a third of the time
        self._files = self.cache.digests(self.order.root, self._read.content)
        held = self._stored()

        def read(file: loading.File) -> loading.Read:
            found = held[file.path]
            origin = Resting(self.order.root, file.path, found, self._notes.body)
            return revive(found, origin), origin, list(found.problems)

        catalogue, problems = loading.load(self.order.root, self.order.as_of, read=read, data=self._data())
        catalogue = _at(catalogue, self.order.url)
        context, answers = self._asked(catalogue)
        problems += judge(catalogue, answers, base(context, {}), self._notes, self.cache)
        self.cache.commit()
        return Checked(catalogue, _sorted(problems))

    def _asked(self, catalogue: Catalogue) -> tuple[Context, Answers]:
        """Return what views draw upon and the answers that go with it, the same again for the same catalogue."""
        if self._last is None or self._last[0].catalogue is not catalogue:
            context = Context(catalogue, Library(catalogue.root))
            self._last = context, Answers(catalogue, self._files, context)
        return self._last

    def _data(self) -> loading.Data:
        """Return what the data files hold, reading them when one of them has changed."""
        said = hashlib.sha256()
        for name in loading.data_files():
            said.update(name.encode() + self._files.get(name, b"-"))
        known: tuple[bytes, loading.Data] | None = self.cache.value("data")
        if known is None or known[0] != said.digest():
            known = said.digest(), loading.read_data(self.order.root)
            self.cache.set_value("data", known)
        return known[1]

    def _stored(self) -> dict[str, Stored]:
        """Return what each Markdown file holds, parsing those that are not known."""
        kept: dict[str, tuple[bytes, Stored]] = self.cache.values("files")
        found: dict[str, tuple[bytes, Stored]] = {}
        todo = []
        for file in loading.files(self.order.root):
            known = kept.get(file.path)
            if known and known[0] == self._files.get(file.path):
                found[file.path] = known
            else:
                todo.append(file)
        self.progress.begin()
        for parsed in share(self.order.root, _parsed, todo, few=FEW):
            found.update(parsed)
            self.progress.tell("Đang đọc bài", len(found), len(found) + len(todo))
        self._fresh = [file.path for file in todo]
        self.cache.set_values("files", found, [*self._fresh, *kept.keys() - found.keys()])
        return {path: stored for path, (_, stored) in found.items()}

    def edited(self, catalogue: Catalogue) -> Iterator[tuple[str, bytes]]:
        """Yield each page whose file was edited since the last build, after its address below the site's root.

        They are made ahead of the site, and staged with it later: whoever edits wants to see them first.
        """
        context, _ = self._asked(catalogue)
        renderer = Renderer(self.order.templates, self.bytecode)
        for path in self._fresh if len(self._fresh) <= EDITED else ():
            if task := views.task_at(context, path):
                yield task.path, renderer.render(task.make(context, *task.arguments)).encode()

    def make(self, catalogue: Catalogue, extra: Mapping[str, bytes] | None = None) -> None:
        """Stage what is new of the site. `extra` are files of the site that are made elsewhere, by their paths."""
        shutil.rmtree(self._staged, ignore_errors=True)
        self._found = tree(self.order.site)
        standing = placing.standing(self.cache, self.order.site, self._found)
        context, answers = self._asked(catalogue)
        making = Making(
            context=context,
            answers=answers,
            cache=self.cache,
            base=base(context, views.shared(context)),
            templates=self.order.templates,
            bytecode=self.bytecode,
            look=_look(self.order.templates),
            site=self.order.site,
            staged=self._staged,
            standing=standing,
            notes=self._notes,
            progress=self.progress,
        )
        self._made = making.run(extra or {})
        self._since, self._until = _span(catalogue)

    def put(self) -> None:
        """Put the site in its place."""
        order = self.order
        fresh = placing.put(self.cache, self._staged, order.site, self._made, self._found)
        self.cache.set_outputs(placing.noted(order.site, {path: self._made[path] for path in fresh}))
        idle.keep(self.cache, self._read, self._since, self._until, self.said)
        self.cache.commit()

    def close(self) -> None:
        """Let go of the cache, and of what was staged and not put in place."""
        self.progress.end()
        shutil.rmtree(self._staged, ignore_errors=True)
        self.cache.close()
        gc.freeze()
        gc.unfreeze()  # what was made counts as old by that, and is not gone through at once, which takes a second
        gc.enable()


Parsed = list[tuple[str, tuple[bytes, Stored]]]
"""What files hold, by their paths, each with the SHA-256 of the bytes that were read: they may have changed since."""


def _parsed(root: Path, files: Sequence[loading.File]) -> Parsed:
    found = []
    for file in files:
        try:
            data = (root / file.path).read_bytes()
        except OSError:  # told by whoever loads it, and not remembered: it may be readable the next time
            data = None
        record, origin, problems = loading.read_file(root, file, data)
        digest = b"" if data is None else hashlib.sha256(data).digest()
        found.append((file.path, (digest, store(file.model, record, origin, problems))))
    return found


def _at(catalogue: Catalogue, url: str | None) -> Catalogue:
    return replace(catalogue, site=catalogue.site.model_copy(update={"url": HttpUrl(url)})) if url else catalogue


def _sorted(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda problem: problem.place))


def _look(templates: Iterable[Path]) -> bytes:
    """Return the mark of the templates and assets by their contents."""
    said = hashlib.sha256()
    for folder in idle.own(templates):
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                said.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return said.digest()


def _span(catalogue: Catalogue) -> tuple[datetime, datetime]:
    """Return from which instant until which a site holds: the day, and what is published or changed within it."""
    as_of = catalogue.as_of
    midnight = datetime.combine(local(as_of).date(), time(), VIETNAM)
    told = [each for record in catalogue.records for each in (record.published, record.updated) if each]
    since = max([midnight, *(each for each in told if each <= as_of)])
    until = min([midnight + timedelta(days=1), *(each for each in told if each > as_of)])
    return since, until
