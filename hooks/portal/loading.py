"""Folders → the catalogue, with everything that is wrong in any file of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

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
    wrong="bang-lung: Thị trấn Bằng Lũng",
    right="bang-lung:\n  label: Thị trấn Bằng Lũng\n  source: …",
)
NOT_A_SLUG = kind(
    "V03",
    "Tên tra cứu trong từ vựng chỉ gồm chữ thường không dấu, số và gạch nối",
    wrong="Bằng Lũng:",
    right="bang-lung:",
)
UNKNOWN_TERM = kind(
    "V04",
    "Mục từ vựng chỉ dẫn tới mục có thật trong các tệp từ vựng",
    wrong="successor: cho-don-2026",
    right="successor: cho-don-2025",
)
BAD_NAME = kind(
    "F20",
    "Tên tệp bài chỉ gồm chữ thường không dấu, số và gạch nối, đuôi .md",
    wrong="Gương tốt.md",
    right="guong-tot.md",
    fixable=False,
)

T = TypeVar("T", bound=Entry)

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_SPECIAL_PAGES = {"index": ""}


def load(root: Path, as_of: datetime) -> tuple[Catalogue, list[Problem]]:
    """Return everything below a repository's root, and every problem of its files and fields.

    A record that cannot be read is left out and named in `Catalogue.unread`. Raises `FileNotFoundError` when there is
    no content/site.yml: then this is not a repository of the portal.
    """
    if not (root / "content" / "site.yml").is_file():
        raise FileNotFoundError(root / "content" / "site.yml")
    problems: list[Problem] = []
    sources: dict[str, Source] = {}
    vocabularies = _vocabularies(root, problems, sources)
    site = _site(root, problems, sources)
    problems += _unknown_terms(root, site, vocabularies, sources)
    records: list[Record] = []
    unread: set[tuple[Type, str]] = set()
    for kind_of, model in TYPES.items():
        for path in _files(root / model.folder):
            record = _read(model, path, root, problems, sources)
            if record:
                records.append(record)
            else:
                unread.add((kind_of, path.stem))
    pages = [page for path in _pages(root) if (page := _read(Page, path, root, problems, sources))]
    catalogue = Catalogue(
        root,
        as_of,
        site,
        vocabularies,
        tuple(sorted(records, key=newest_first)),
        tuple(sorted(pages, key=lambda page: page.slug)),
        sources,
        frozenset(unread),
    )
    return catalogue, sorted(problems, key=lambda problem: problem.place)


def _files(folder: Path) -> list[Path]:
    """Return the Markdown files below a folder, in an order that no file system changes."""
    return sorted(path for path in folder.rglob("*.md") if path.name != "README.md")


def _pages(root: Path) -> Iterator[Path]:
    collections = {root / model.folder for model in TYPES.values()}
    for path in _files(root / "content"):
        if not collections & set(path.parents):
            yield path


def _read(model: type[Any], path: Path, root: Path, problems: list[Problem], sources: dict[str, Source]) -> Any:
    name = path.relative_to(root).as_posix()
    slug = path.stem if issubclass(model, Record) else _page_slug(path, root)
    origin, found = front_matter.read(path.read_bytes(), name, slug)
    problems += found
    problems += _name_problems(path, name)
    sources[name] = origin.source
    record, found = reading.read(model, origin)
    problems += found
    return record


def _page_slug(path: Path, root: Path) -> str:
    slug = path.relative_to(root / "content").with_suffix("").as_posix()
    return _SPECIAL_PAGES.get(slug, slug)


def _name_problems(path: Path, name: str) -> Iterator[Problem]:
    if path.stem != slug_of(path.stem):
        yield BAD_NAME.at(
            name, START, f"Tên tệp “{path.name}” sẽ thành địa chỉ trang nên phải không dấu.", hint=f"Đổi tên thành {slug_of(path.stem)}.md"
        )


def _site(root: Path, problems: list[Problem], sources: dict[str, Source]) -> Site:
    path = root / "content" / "site.yml"
    origin = _data(path, root, problems, sources)
    site, found = reading.read(Site, origin)
    problems += found
    if site is None:
        raise FileNotFoundError(path)
    return site


def _data(path: Path, root: Path, problems: list[Problem], sources: dict[str, Source]) -> Origin:
    """Return a data file as an origin whose fields are the whole file."""
    name = path.relative_to(root).as_posix()
    fields, source, found = front_matter.read_data(path.read_bytes(), name)
    problems += found
    sources[name] = source
    return Origin(source, path.stem, fields)


def _vocabularies(root: Path, problems: list[Problem], sources: dict[str, Source]) -> Vocabularies:
    folder = root / "content" / "vocabularies"
    found: dict[str, dict[str, Term]] = {}
    for name in Vocabularies.names():
        path = folder / f"{name.replace('_', '-')}.yml"
        if path.is_file():
            found[name] = dict(_terms(name, _data(path, root, problems, sources), problems))
        else:
            problems.append(NO_FILE.at("content/site.yml", START, f"Thiếu tệp từ vựng content/vocabularies/{path.name}."))
            found[name] = {}
    return Vocabularies(**found)  # type: ignore[arg-type]


def _terms(name: str, origin: Origin, problems: list[Problem]) -> Iterator[tuple[str, Term]]:
    model = Vocabularies.MODELS.get(name, Term)
    for key, node in origin.fields.entries:
        slug = key.text or ""
        if not isinstance(node, Mapping):
            problems.append(NOT_A_TERM.at(origin.path, key.span, f"Mục “{slug}” chưa có nhóm thông tin lùi vào dưới.", field=slug))
            continue
        if not SLUG.fullmatch(slug):
            problems.append(NOT_A_SLUG.at(origin.path, key.span, f"Tên tra cứu “{slug}” sai dạng.", field=slug))
        term, found = reading.read(model, Origin(origin.source, slug, node))
        problems += found
        if term:
            yield slug, term.model_copy(update={"slug": slug})


def _unknown_terms(
    root: Path, site: Site, vocabularies: Vocabularies, sources: dict[str, Source]
) -> Iterator[Problem]:
    """Yield the words that one vocabulary, or the site's own data, takes from another that has none such."""
    for name in Vocabularies.names():
        path = f"content/vocabularies/{name.replace('_', '-')}.yml"
        for slug, term in vocabularies.of(name).items():
            yield from _unknown_within(term, path, f"{slug}.", vocabularies)
    yield from _unknown_within(site, "content/site.yml", "", vocabularies)


def _unknown_within(entry: Entry, path: str, prefix: str, vocabularies: Vocabularies) -> Iterator[Problem]:
    for loc, mark, word in marked(entry):
        if isinstance(mark, InVocabulary) and word not in vocabularies.of(mark.name):
            file = f"content/vocabularies/{mark.name.replace('_', '-')}.yml"
            yield UNKNOWN_TERM.at(
                path, START, f"“{prefix}{loc}” ghi “{word}”, không có trong {file}.", hint=f"Sửa lại, hoặc thêm mục “{word}” vào {file}.", field=f"{prefix}{loc}"
            )
