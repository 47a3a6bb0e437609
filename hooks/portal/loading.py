"""Folders → the catalogue, with everything that is wrong in any file of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from portal import front_matter, reading
from portal.catalogue import Catalogue, newest_first
from portal.marks import marked
from portal.problems import START, Problem, kind
from portal.records import TYPES, Page, Record, Type
from portal.source import Origin, Source
from portal.text import slug as slug_of
from portal.tree import Mapping
from portal.vocabulary import Entry, InVocabulary, Site, Term, Vocabularies

NO_FILE = kind(
    "V01",
    "Phải có đủ tệp thông tin đơn vị (content/site.yml) và các tệp từ vựng",
    wrong="(không có tệp content/site.yml)",
    right="Khôi phục tệp từ bản lưu trước",
)
NOT_A_TERM = kind(
    "V02",
    "Mỗi mục từ vựng là một tên tra cứu kèm nhóm thông tin lùi vào dưới",
    wrong="xa-mau: Xã Mẫu",
    right="xa-mau:\n  label: Xã Mẫu\n  source: …",
)
NOT_A_SLUG = kind(
    "V03",
    "Tên tra cứu trong từ vựng chỉ gồm chữ thường không dấu, số và gạch nối",
    wrong="Xã Mẫu:",
    right="xa-mau:",
)
UNKNOWN_TERM = kind(
    "V04",
    "Mục từ vựng chỉ dẫn tới mục có thật trong các tệp từ vựng",
    wrong="successor: xa-mua",
    right="successor: xa-mau",
)
BAD_NAME = kind(
    "F20",
    "Tên tệp bài chỉ gồm chữ thường không dấu, số và gạch nối, đuôi .md",
    wrong="Gương tốt.md",
    right="guong-tot.md",
)

M = TypeVar("M", bound=Record | Page)

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
HOME = "index"
"""The hand-written page whose address is the site's root."""


def load(root: Path, as_of: datetime) -> tuple[Catalogue, list[Problem]]:
    """Return everything below a repository's root, and every problem of its files and fields.

    A record that cannot be read is left out and named in `Catalogue.unread`. Raises `FileNotFoundError` when there is
    no content/site.yml: then this is not a repository of the portal.
    """
    found = _Loading(root)
    vocabularies = found.vocabularies()
    site = found.site()
    found.unknown_terms(site, vocabularies)
    records = [record for model in TYPES.values() for record in found.records(model)]
    catalogue = Catalogue(
        root,
        as_of,
        site,
        vocabularies,
        tuple(sorted(records, key=newest_first)),
        tuple(found.pages()),
        found.sources,
        frozenset(found.unread),
    )
    return catalogue, sorted(found.problems, key=lambda problem: problem.place)


class _Loading:
    """One reading of a repository: what was found so far, and what is wrong with it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.problems: list[Problem] = []
        self.sources: dict[str, Source] = {}
        self._trees: dict[str, Origin] = {}
        self.unread: set[tuple[Type, str]] = set()

    def records(self, model: type[Record]) -> Iterator[Record]:
        for path in _files(self.root / model.folder):
            record = self._read(model, path, path.stem)
            if record:
                yield record
            else:
                self.unread.add((model.type, path.stem))

    def pages(self) -> Iterator[Page]:
        content = self.root / "content"
        collections = {self.root / model.folder for model in TYPES.values()}
        for path in _files(content):
            slug = path.relative_to(content).with_suffix("").as_posix()
            if collections & set(path.parents):
                continue
            if page := self._read(Page, path, "" if slug == HOME else slug):
                yield page

    def _read(self, model: type[M], path: Path, slug: str) -> M | None:
        name = self._name(path)
        origin, found = front_matter.read(path.read_bytes(), name, slug)
        self.sources[name] = origin.source
        self.problems += found
        if path.stem != slug_of(path.stem):
            message = f"Tên tệp “{path.name}” sẽ thành địa chỉ trang nên phải viết không dấu."
            self.problems.append(BAD_NAME.at(name, START, message, hint=f"Đổi tên tệp thành {slug_of(path.stem)}.md"))
        record, found = reading.read(model, origin)
        self.problems += found
        return record

    def site(self) -> Site:
        path = self.root / "content" / "site.yml"
        site, found = reading.read(Site, self._data(path))
        self.problems += found
        if site is None:
            raise FileNotFoundError(path)
        return site

    def vocabularies(self) -> Vocabularies:
        found: dict[str, dict[str, Term]] = {}
        for name in Vocabularies.names():
            path = self.root / vocabulary_file(name)
            if path.is_file():
                found[name] = dict(self._terms(name, self._data(path)))
            else:
                message = f"Thiếu tệp từ vựng {vocabulary_file(name)}."
                self.problems.append(
                    NO_FILE.at("content/site.yml", START, message, hint="Khôi phục tệp từ bản lưu trước.")
                )
                found[name] = {}
        return Vocabularies(**found)  # type: ignore[arg-type]

    def _terms(self, name: str, origin: Origin) -> Iterator[tuple[str, Term]]:
        model = Vocabularies.MODELS.get(name, Term)
        for key, node in origin.fields.entries:
            slug = key.text or ""
            if not isinstance(node, Mapping):
                message = f"Mục “{slug}” chưa có nhóm thông tin lùi vào dưới."
                self.problems.append(NOT_A_TERM.at(origin.path, key.span, message, field=slug))
                continue
            if not SLUG.fullmatch(slug):
                message = f"Tên tra cứu “{slug}” phải viết thường, không dấu, nối bằng gạch ngang."
                self.problems.append(NOT_A_SLUG.at(origin.path, key.span, message, hint=slug_of(slug), field=slug))
            term, found = reading.read(model, Origin(origin.source, slug, node))
            self.problems += found
            if term:
                yield slug, term.model_copy(update={"slug": slug})

    def unknown_terms(self, site: Site, vocabularies: Vocabularies) -> None:
        """Report the words that one vocabulary, or the site's own data, takes from another that has none such."""
        for name in Vocabularies.names():
            for slug, term in vocabularies.of(name).items():
                self._unknown_within(term, vocabulary_file(name), f"{slug}.", vocabularies)
        self._unknown_within(site, "content/site.yml", "", vocabularies)

    def _unknown_within(self, entry: Entry, path: str, prefix: str, vocabularies: Vocabularies) -> None:
        for loc, mark, word in marked(entry):
            if isinstance(mark, InVocabulary) and word not in vocabularies.of(mark.name):
                file = vocabulary_file(mark.name)
                message = f"“{prefix}{loc}” ghi “{word}”, không có trong {file}."
                hint = f"Sửa lại, hoặc thêm mục “{word}” vào {file}."
                self.problems.append(self._trees[path].problem(UNKNOWN_TERM, f"{prefix}{loc}", message, hint=hint))

    def _data(self, path: Path) -> Origin:
        """Return a data file as an origin whose fields are the whole file."""
        name = self._name(path)
        fields, source, found = front_matter.read_data(path.read_bytes(), name)
        self.problems += found
        self.sources[name] = source
        self._trees[name] = Origin(source, path.stem, fields)
        return self._trees[name]

    def _name(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix()


def vocabulary_file(name: str) -> str:
    """Return the file of a vocabulary, relative to the repository."""
    return f"content/vocabularies/{name.replace('_', '-')}.yml"


def _files(folder: Path) -> list[Path]:
    """Return the Markdown files below a folder, in an order that no file system changes."""
    return sorted(path for path in folder.rglob("*.md") if path.name != "README.md")
