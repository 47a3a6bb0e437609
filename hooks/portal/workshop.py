"""One page after another: its view, its bytes where they are not those that stand, what its record gives besides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from portal.extracts import Extract, Extractor, Texts
from portal.feeds.moments import Moments
from portal.placing import write_new
from portal.planning import is_record
from portal.records import Record
from portal.render import Bytecode, Renderer
from portal.tracing import Notes, Question, Watching
from portal.views import Context, Task


class Drawn(NamedTuple):
    """What a process reports of a page that it has looked at; `digest` is None where the view is as it was."""

    number: int
    asked: tuple[Question, ...]
    view: bytes
    indexed: bool
    changed: datetime | None
    digest: bytes | None
    extract: Extract
    texts: Texts


@dataclass
class Workshop:
    """What a process needs to make pages. `known` has the marks of views whose pages stand in the site.

    `moments` has the times of publication and change that no other record has, by the records' ids.
    """

    context: Context
    notes: Notes
    templates: tuple[Path, ...]
    bytecode: Bytecode
    staged: Path
    tasks: Sequence[Task]
    moments: Mapping[str, Moments]
    known: Mapping[str, bytes]
    standing: Mapping[str, bytes]

    @cached_property
    def renderer(self) -> Renderer:
        """The templates, loaded once a process."""
        return Renderer(self.templates, self.bytecode)

    @cached_property
    def watching(self) -> Watching:
        """The context that notes what it is asked."""
        return Watching(self.context, self.notes)

    @cached_property
    def extractor(self) -> Extractor:
        """Takes from records what feeds, search and open data need; what it asks is noted too."""
        return Extractor(self.watching.catalogue, self.watching.library)

    def new(self, path: str, data: bytes) -> bytes:
        """Stage a file, unless the very same stands in the site; return the SHA-256 of its bytes."""
        return write_new(self.staged, self.standing, path, data)


def work(shop: Workshop, numbers: Sequence[int]) -> list[Drawn]:
    """Make some pages."""
    return [draw(shop, number) for number in numbers]


def draw(shop: Workshop, number: int) -> Drawn:
    """Make a page's view, and the page where the view is not the one that stands in the site."""
    task = shop.tasks[number]
    shop.notes.take()
    page = task.make(shop.watching, *task.arguments)
    extract, texts = Extract(), Texts()
    if is_record(task):
        record: Record = task.arguments[0]
        html = page.data["page"].get("html")
        extract, texts = shop.extractor.record(record, shop.moments[record.id], html)
    asked = shop.notes.take()
    view = page.mark
    digest = None
    if shop.known.get(page.file) != view:
        digest = shop.new(page.file, shop.renderer.render(page).encode())
    return Drawn(number, asked, view, page.indexed, page.changed, digest, extract, texts)
