"""Folders → the catalogue, with everything that is wrong in any file of them."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from collections.abc import Mapping as Map
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from portal import front_matter, reading
from portal.catalogue import Catalogue, newest_first
from portal.faults import reason
from portal.front_matter import EVERYTHING
from portal.marks import marked
from portal.problems import START, Problem, errors, kind
from portal.records import TYPES, Page, Record, Type
from portal.source import Origin, Source
from portal.stored import Sources
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
REFUSED = kind(
    "F24",
    "Máy đọc được tệp bài: đủ quyền, và không chương trình nào khác giữ tệp",
    wrong="exemplars/guong-tot.md   # đang mở ở chương trình khác",
    right="(đóng chương trình ấy, hoặc xem lại quyền của tệp, rồi kiểm tra lại)",
)


class File(NamedTuple):
    """A Markdown file to read: what it is meant to hold, where it stands below the root, the slug it gives."""

    model: type[Record | Page]
    path: str
    slug: str


Read = tuple[Record | Page | None, Origin, list[Problem]]
"""What a file holds, where it comes from, and what is wrong with it."""

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
HOME = "index"
"""The hand-written page whose address is the site's root."""


class Data(NamedTuple):
    """What the data files hold: the words, who publishes, what is wrong with either, and where it stands."""

    vocabularies: Vocabularies
    site: Site
    problems: tuple[Problem, ...]
    origins: Map[str, Origin]


def load(
    root: Path,
    as_of: datetime,
    *,
    instead: Map[str, bytes] = MappingProxyType({}),
    read: Callable[[File], Read] | None = None,
    data: Data | None = None,
) -> tuple[Catalogue, list[Problem]]:
    """Return everything below a repository's root, and every problem of its files and fields.

    `instead` gives, by path, the bytes to read in place of those of the disk. `read` stands in for reading a file and
    `data` for reading the data files, where somebody remembers what they hold. A record that cannot be read is left
    out and named in `Catalogue.unread`. Raises `FileNotFoundError` when there is no content/site.yml: then this is not
    a repository of the portal.
    """
    data = data or read_data(root, instead)
    found = _Loading(read or (lambda file: read_file(root, file, instead.get(file.path))), data)
    held = [held for file in files(root) if (held := found.held(file))]
    catalogue = Catalogue(
        root,
        as_of,
        data.site,
        data.vocabularies,
        tuple(sorted((each for each in held if isinstance(each, Record)), key=newest_first)),
        tuple(each for each in held if isinstance(each, Page)),
        Sources(found.origins),
        frozenset(found.unread),
        _unsound(data),
    )
    return catalogue, sorted(found.problems, key=lambda problem: problem.place)


def _unsound(data: Data) -> frozenset[str]:
    """Return the vocabularies whose files have errors, are empty or gone."""
    wrong = {problem.path for problem in errors(list(data.problems))}
    return frozenset(
        name for name in Vocabularies.names() if vocabulary_file(name) in wrong or not data.vocabularies.of(name)
    )


def data_files() -> Iterator[str]:
    """Yield the data files there should be, relative to a repository."""
    yield "content/site.yml"
    yield from map(vocabulary_file, Vocabularies.names())


def read_data(root: Path, instead: Map[str, bytes] = MappingProxyType({})) -> Data:
    """Read the vocabularies and site.yml. Raises `FileNotFoundError` when there is no content/site.yml."""
    found = _DataFiles(root, instead)
    vocabularies = found.vocabularies()
    site = found.site()
    found.unknown_terms(site, vocabularies)
    origins = {name: Origin(origin.source, origin.slug) for name, origin in found.trees.items()}
    return Data(vocabularies, site, tuple(found.problems), origins)


def files(root: Path) -> Iterator[File]:
    """Yield the Markdown files of a repository, records first, in an order that no file system changes."""
    for model in TYPES.values():
        for path in _markdown(root, model.folder):
            yield File(model, path, path.rpartition("/")[2].removesuffix(".md"))
    collections = tuple(f"{model.folder}/" for model in TYPES.values())
    for path in _markdown(root, "content"):
        if not path.startswith(collections):
            slug = path.removeprefix("content/").removesuffix(".md")
            yield File(Page, path, "" if slug == HOME else slug)


def read_file(root: Path, file: File, data: bytes | None = None) -> Read:
    """Read a file, or the bytes that are given in its stead, and everything that is wrong with it."""
    try:
        data = (root / file.path).read_bytes() if data is None else data
    except OSError as error:
        return _refused(file, error)
    origin, problems = front_matter.read(data, file.path, file.slug)
    name = file.path.rpartition("/")[2]
    stem = name.removesuffix(".md")
    if stem != slug_of(stem):
        message = f"Tên tệp “{name}” sẽ thành địa chỉ trang nên chỉ gồm chữ thường không dấu, số và gạch nối."
        problems.append(BAD_NAME.at(file.path, START, message, hint=f"Đổi tên tệp thành {slug_of(stem)}.md"))
    record, found = reading.read(file.model, origin)
    return record, origin, [*problems, *found]


def _refused(file: File, error: OSError) -> Read:
    """Return a file that the disk refuses as one problem among others; nothing is concluded from what it may hold."""
    origin = Origin(Source(file.path, "", sure=False), file.slug, broken=frozenset({EVERYTHING}))
    hint = "Đóng chương trình đang mở tệp, xem lại quyền của tệp, rồi kiểm tra lại."
    return None, origin, [REFUSED.at(file.path, START, f"Tệp {reason(error)}.", hint=hint)]


def _markdown(root: Path, folder: str) -> list[str]:
    """Return the Markdown files below a folder, relative to the root. A shortcut is none: it may lead anywhere."""
    return sorted(_within(os.fspath(root / folder), folder), key=lambda path: path.split("/"))


def _within(folder: str, inner: str) -> Iterator[str]:
    if not os.path.isdir(folder):  # noqa: PTH112 – for ten thousand records
        return
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _within(entry.path, f"{inner}/{entry.name}")
            elif entry.name.endswith(".md") and entry.name != "README.md" and entry.is_file(follow_symlinks=False):
                yield f"{inner}/{entry.name}"


class _Loading:
    """One reading of the records: what was found so far, and what is wrong with it."""

    def __init__(self, read: Callable[[File], Read], data: Data) -> None:
        self.problems = list(data.problems)
        self.origins = dict(data.origins)
        self._read = read
        self.unread: set[tuple[Type, str]] = set()

    def held(self, file: File) -> Record | Page | None:
        record, origin, found = self._read(file)
        self.origins[file.path] = origin
        self.problems += found
        if record is None and issubclass(file.model, Record):
            self.unread.add((file.model.type, file.slug))
        return record


class _DataFiles:
    """One reading of the data files."""

    def __init__(self, root: Path, instead: Map[str, bytes]) -> None:
        self.root = root
        self._instead = instead
        self.problems: list[Problem] = []
        self.trees: dict[str, Origin] = {}

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
                self.problems.append(self.trees[path].problem(UNKNOWN_TERM, f"{prefix}{loc}", message, hint=hint))

    def _data(self, path: Path) -> Origin:
        """Return a data file as an origin whose fields are the whole file."""
        name = self._name(path)
        data = self._instead[name] if name in self._instead else path.read_bytes()
        fields, source, found = front_matter.read_data(data, name)
        self.problems += found
        self.trees[name] = Origin(source, path.stem, fields)
        return self.trees[name]

    def _name(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix()


def vocabulary_file(name: str) -> str:
    """Return the file of a vocabulary, relative to the repository."""
    return f"content/vocabularies/{name.replace('_', '-')}.yml"
