"""Pages with what else comes of records, and what is made of all together → the files that a site needs and lacks."""

from __future__ import annotations

import hashlib
import shutil
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from portal import feeds, views
from portal.assembly import GROUPS, STRETCHES, Assembled, Assembly, Known, assemble, gather
from portal.cache import Cache
from portal.extracts import Extract, Texts
from portal.feeds.context import Context as FeedContext
from portal.grounds import Grounds
from portal.output import mark_of
from portal.parallel import share
from portal.planning import Plan, Planned
from portal.progress import Progress
from portal.render import Bytecode
from portal.search import ForgottenError
from portal.tracing import BETWEEN, EVERYTHING, Answers, Notes, Question, held_once
from portal.views import Context
from portal.workshop import Drawn, Workshop, work

FEW = 40
"""Pages that are made in this process rather than shared among all."""

Digests = dict[str, bytes]
"""SHA-256 of the bytes of files, by path below the site's root."""


class Made(NamedTuple):
    """What is known of a page: the mark of its arguments, what its view asked besides, the mark of that view.

    With it, whether and with what date it stands in the site map, the SHA-256 of its bytes, and what feeds, search and
    open data took from its record.
    """

    arguments: bytes
    asked: tuple[Question, ...]
    view: bytes
    indexed: bool
    changed: datetime | None
    digest: bytes
    extract: Extract


Pages = Mapping[str, Made]
"""What is known of each page, by its path."""

Address = tuple[str, datetime | None]
"""The path of a page that search engines are led to, and when it last changed."""


class Last(NamedTuple):
    """The groups of files that come of all records as they were last put together.

    `mark` tells from what, `base` with which words and shell.
    """

    mark: bytes = b""
    base: bytes = b""
    groups: Mapping[str, Assembled] = MappingProxyType({})


@dataclass
class Making:
    """One making of the site. `standing` are the files that need not be made if they would be the same."""

    context: Context
    answers: Answers
    cache: Cache
    base: bytes
    templates: tuple[Path, ...]
    bytecode: Bytecode
    look: bytes
    """The mark of the templates and assets."""
    site: Path
    staged: Path
    standing: Mapping[str, bytes]
    notes: Notes
    progress: Progress = field(default_factory=Progress)

    def run(self, extra: Mapping[str, bytes]) -> Digests:
        """Stage what is new and return every file that the site is to have. `extra` are files made elsewhere."""
        try:
            return self._run(extra)
        except ForgottenError:  # somebody has meddled with the cache: none of it is to be trusted
            self.cache.forget()
            shutil.rmtree(self.staged, ignore_errors=True)
            return self._run(extra)

    def _run(self, extra: Mapping[str, bytes]) -> Digests:
        kept: Pages = self.cache.values("pages")
        grounds = Grounds("pages", self.cache, self.answers, self.base)
        plan = Plan(self.context, self.answers, self.cache, as_before=grounds.settled)
        known = self._known(plan, kept) if self.cache.meta("look") == self.look else {}
        pages = {
            each.path: kept[each.path]
            for each in plan.pages
            if self._holds(kept.get(each.path), each, known) and grounds.hold(kept[each.path].asked)
        }
        todo = [each for each in plan.pages if each.path not in pages]
        shop = self._workshop(plan, todo, known)
        pages |= self._drawn(shop, todo, kept)
        self.cache.set_values("pages", pages, [*(each.path for each in todo), *kept.keys() - pages.keys()])
        asked = grounds.keep(made.asked for made in pages.values())
        files = {each.file: pages[each.path].digest for each in plan.pages}
        files |= self._assembled(shop, plan, pages, kept)
        assets = views.asset_files(self._assets())
        files |= {path: shop.new(path, data) for path, data in {**assets, **extra}.items()}
        files |= self._pictures(asked, files)
        self.cache.set_meta("look", self.look)
        return files

    def _workshop(self, plan: Plan, todo: Sequence[Planned], known: Mapping[str, bytes]) -> Workshop:
        return Workshop(
            context=self.context,
            notes=self.notes,
            templates=self.templates,
            bytecode=self.bytecode,
            staged=self.staged,
            tasks=plan.tasks(todo),
            moments=plan.moments if any(each.record for each in todo) else {},
            known=known,
            standing=self.standing,
        )

    def _known(self, plan: Plan, kept: Pages) -> dict[str, bytes]:
        """Return the marks of the views whose pages stand in the site, by file.

        What is kept of a page may be newer than the page that stands: a build ended before it was put in place.
        """
        found = ((each.file, kept[each.path]) for each in plan.pages if each.path in kept)
        return {file: made.view for file, made in found if self.standing.get(file) == made.digest}

    def _drawn(self, shop: Workshop, todo: Sequence[Planned], kept: Pages) -> dict[str, Made]:
        """Make the pages that are not as they were; the tasks of `shop` are theirs."""
        pages: dict[str, Made] = {}
        self.progress.begin()
        for drawn in share(shop, work, range(len(todo)), few=FEW):
            for page in drawn:
                planned = todo[page.number]
                pages[planned.path] = self._made(page, planned, kept.get(planned.path))
            self._keep_texts(one.texts for one in drawn)
            self.progress.tell("Đang dựng trang", len(pages), len(todo))
        return pages

    def _keep_texts(self, found: Iterable[Texts]) -> None:
        kinds: defaultdict[str, dict[str, bytes]] = defaultdict(dict)
        for texts in found:
            for (kind, mark), text in texts.items():
                kinds[kind][mark.hex()] = text
        for kind, named in kinds.items():
            self.cache.set_texts(kind, named)

    def _assembled(self, shop: Workshop, plan: Plan, pages: Pages, kept: Pages) -> Digests:
        """Make the files that come of all records together, group by group where any record has changed."""
        addresses = [(each.path, page.changed) for each in plan.pages if (page := pages[each.path]).indexed]
        taken = sorted(mark for page in pages.values() for _, mark in page.extract.parts())
        mark = self.base + self.answers.mark(EVERYTHING) + self.answers.of(addresses) + mark_of("", taken)
        before: Last = self.cache.value("groups") or Last()
        groups = before.groups
        if before.mark != mark or not self._stand(groups):
            groups = self._groups(shop, plan, pages, kept, addresses, before)
            self.cache.set_value("groups", Last(mark, self.base, groups))
        return {path: known.digest for path, known in _files(groups)}

    def _stand(self, groups: Mapping[str, Assembled]) -> bool:
        return all(self.standing.get(path) == known.digest for path, known in _files(groups))

    def _groups(
        self, shop: Workshop, plan: Plan, pages: Pages, kept: Pages, addresses: Sequence[Address], before: Last
    ) -> dict[str, Assembled]:
        """Put together what comes of all records, and forget the texts of `kept`, the pages of the last time."""
        told = ((self.context.catalogue.at(each.record), pages[each.path].extract) for each in plan.pages)
        records = {record.id: extract for record, extract in told if record}
        briefs = {name: extract.item for name, extract in records.items() if extract.item}
        assembly = Assembly(
            context=self.context,
            records=records,
            planned=feeds.plan(FeedContext(self.context.catalogue, self.context.library), briefs),
            pages=self._written(shop, pages, kept),
            addresses=addresses,
            known=dict(_files(before.groups)) if before.base == self.base else {},
            remembered={name: group.remembered for name, group in before.groups.items()},
            standing=self.standing,
            site=self.site,
            staged=self.staged,
            texts=self.cache.remembered(),
        )
        few = len(GROUPS) if before.groups else 0
        if not assembly.search_before:
            gathered = share(assembly, gather, range(STRETCHES), few=0 if len(records) > FEW else STRETCHES)
            assembly.gathered = [each for done in gathered for each in done]
        groups = {one.name: one for made in share(assembly, assemble, list(GROUPS), few=few) for one in made}
        for kind, mark in self.cache.value("unwanted") or ():
            self.cache.drop_texts(kind, [mark.hex()])
        self.cache.set_value("unwanted", set())
        return groups

    def _written(self, shop: Workshop, pages: Pages, kept: Pages) -> list[Extract]:
        """Return what hand-written pages give, and let other processes read every text.

        Those of before are wanted once more, to tell what has changed; what is to be forgotten is noted at once, so
        that it is forgotten however this build ends.
        """
        before: dict[str, Extract] = self.cache.values("written")
        made = {page.origin.path: shop.extractor.page(page) for page in self.context.catalogue.pages}
        found = {path: extract for path, (extract, _) in made.items()}
        self._keep_texts(texts for _, texts in made.values())
        self.cache.set_values("written", found, {*before, *found})
        unwanted = self.cache.value("unwanted") or set()
        self.cache.set_value("unwanted", (unwanted | _parts(kept, before)) - _parts(pages, found))
        self.cache.commit()
        return list(found.values())

    def _holds(self, made: Made | None, planned: Planned, known: Mapping[str, bytes]) -> bool:
        """Tell whether a page stands in the site, made from the same arguments."""
        return (
            made is not None
            and known.get(planned.file) == made.view
            and self.standing.get(planned.file) == made.digest
            and made.arguments == planned.arguments
        )

    def _made(self, page: Drawn, planned: Planned, before: Made | None) -> Made:
        digest = page.digest or (before.digest if before else b"")
        asked = held_once(page.asked)
        return Made(planned.arguments, asked, page.view, page.indexed, page.changed, digest, page.extract)

    def _assets(self) -> Path:
        return next(folder / "assets" for folder in self.templates if (folder / "assets").is_dir())

    def _pictures(self, asked: Iterable[Question], others: Mapping[str, bytes]) -> Digests:
        """Stage the pictures that pages asked for and the site does not have; forget those that none asks for."""
        kept: dict[bytes, Digests] = self.cache.value("pictures") or {}
        found: dict[bytes, Digests] = {}
        for question in sorted(each for each in asked if each.startswith(f"file{BETWEEN}")):
            path = question.removeprefix(f"file{BETWEEN}")
            key = self.answers.mark(question) + path.encode()
            files = kept.get(key)
            if files is None or any(self.standing.get(name) != digest for name, digest in files.items()):
                files = dict(self._staged_picture(path, others))
            found[key] = files
        pictures = {name: digest for files in found.values() for name, digest in files.items()}
        if found != kept:
            self.cache.set_value("pictures", found)
            self.context.library.forget(pictures)
        return pictures

    def _staged_picture(self, path: str, others: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
        for name, file in self.context.library.files(path).items():
            digest = hashlib.sha256(file.read_bytes()).digest()
            target = self.staged / name
            if name not in others and self.standing.get(name) != digest and not target.exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(file, target)
            yield name, digest


def _parts(pages: Pages, written: Mapping[str, Extract]) -> set[tuple[str, bytes]]:
    """Return the kind and the mark of every text that feeds, search and open data may ask for."""
    extracts = [*(page.extract for page in pages.values()), *written.values()]
    return {part for extract in extracts for part in extract.parts()}


def _files(groups: Mapping[str, Assembled]) -> Iterator[tuple[str, Known]]:
    for group in groups.values():
        yield from group.files.items()
