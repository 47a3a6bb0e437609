"""The catalogue → every file of the site, then the site put in place whole."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pydantic import HttpUrl

from portal import exports, feeds, loading, rules, search, views
from portal.catalogue import Catalogue
from portal.images import Library
from portal.problems import Problem
from portal.render import Renderer

Output = bytes | Path
"""The contents of a file of the site, or the file to copy."""


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
    if url:
        site = catalogue.site.model_copy(update={"url": HttpUrl(url)})
        catalogue = Catalogue(**{**vars(catalogue), "site": site})
    found = sorted([*problems, *rules.check(catalogue)], key=lambda problem: problem.place)
    return Checked(catalogue, tuple(found))


def outputs(catalogue: Catalogue, template_dirs: Sequence[Path], assets: Path) -> dict[str, Output]:
    """Return every file of the site, by its path below the site's root."""
    library = Library(catalogue.root)
    renderer = Renderer(template_dirs)
    made: dict[str, Output] = {}
    addresses: list[tuple[str, datetime | None]] = []
    articles: dict[str, str] = {}
    for page in views.pages(catalogue, library):
        made[page.file] = renderer.render(page).encode()
        articles[page.path] = page.data["page"].get("html")
        if page.indexed:
            addresses.append((page.path, page.changed))
    made.update(feeds.documents(catalogue, library, articles))
    made |= exports.outputs(catalogue, addresses)
    made |= search.outputs(catalogue)
    made |= views.asset_files(assets)
    return dict(sorted((made | library.outputs()).items()))


def put_in_place(staged: Path, site: Path) -> None:
    """Replace a site by the one that stands ready beside it: readers meet the old one or the new one, never half."""
    before = site.with_name(f"{site.name}.truoc")
    shutil.rmtree(before, ignore_errors=True)
    if site.exists():
        site.rename(before)
    try:
        staged.rename(site)
    except OSError:
        if before.exists():
            before.rename(site)
        raise
    shutil.rmtree(before, ignore_errors=True)


def staging(site: Path) -> Path:
    """Return the folder beside a site in which the next one is made, on the same disk so that it can be renamed."""
    return site.with_name(f"{site.name}.dang-dung")


def data(made: Mapping[str, Output]) -> Iterator[tuple[str, bytes]]:
    """Yield every file with its contents."""
    for path, output in made.items():
        yield path, output if isinstance(output, bytes) else output.read_bytes()
