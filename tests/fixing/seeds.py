"""The mistakes that the rules' own tests seed, and what `--fix` makes of each of them."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

import yaml

import photographs
import repository
from fixing.saving import data_of
from mistakes import seeding
from portal import fixing, loading
from portal.fixing.syntax import made_readable
from portal.front_matter import read
from portal.problems import Problem
from repository import Repository

HERE = Path(__file__).parent
RULES = HERE.parent / "rules"
OF_REPOSITORY = (
    *("words", "strays", "identity", "references", "pictures"),
    *("legal", "awards", "people", "editing", "pasted"),
)
OF_ONE_FILE = ("yaml", "file")
RECORD, ALONE = "exemplars/guong-mau.md", "exemplars/bai.md"


@dataclass(frozen=True, slots=True)
class Seeded:
    """One problem that a case of tests/rules/ seeds: `said` tells that it was called fixable, `mended` that it was."""

    case: str
    problem: Problem
    said: bool
    mended: bool

    @property
    def code(self) -> str:
        return self.problem.code

    @property
    def is_open(self) -> bool:
        """Tell whether it has no one right answer, as open.yml judges."""
        codes, cases = judged()
        return not self.mended and (self.code in codes or (self.code, self.case) in cases)


@cache
def judged() -> tuple[frozenset[str], frozenset[tuple[str, str]]]:
    """Return the kinds, and the cases of other kinds, that have no one right answer, as open.yml judges."""
    groups = yaml.safe_load((HERE / "open.yml").read_text("utf-8"))
    codes = frozenset(code for group in groups for code in group.get("codes", ()))
    cases = ((code, case) for group in groups for code, some in group.get("cases", {}).items() for case in some)
    return codes, frozenset(cases)


def seeded(root: Path) -> Iterator[Seeded]:
    """Yield every problem that the rules' own cases seed, one case after another in a repository at a folder.

    The data files, which none of these cases changes, are read once.
    """
    data = loading.read_data(repository.PROJECT)
    with patch.object(loading, "read_data", lambda *_: data):
        for name in OF_REPOSITORY:
            for case in _cases(name):
                shutil.copytree(RULES / "repository", root, dirs_exist_ok=True)
                yield from _of_repository(Repository(root), case)
        shutil.rmtree(root)
        repository.base(root)
        for case in _cases("fields"):
            shutil.copytree(repository.FIXTURES / "base", root, dirs_exist_ok=True)
            changes = [[RECORD, *pair] for pair in case["replace"]]
            yield from _of_repository(Repository(root), case | {"replace": changes})
    for name in OF_ONE_FILE:
        for case in _cases(name):
            yield from _of_one_file(case)


def _cases(name: str) -> list[dict[str, Any]]:
    return list(yaml.safe_load((RULES / f"{name}.yml").read_text("utf-8")))


def _of_repository(repo: Repository, case: dict[str, Any]) -> Iterator[Seeded]:
    if not case["problems"]:
        return
    added = {**case.get("files", {}), **{path: photographs.KINDS[kind]() for path, kind in _pictures(case)}}
    for path, content in added.items():
        repo.write(path, content)
    for path, target in case.get("shortcuts", {}).items():
        (repo.root / path).symlink_to(repo.root / target)
    for path, old, new in case.get("replace", []):
        repo.replace(path, old, new)
    as_of = datetime.fromisoformat(case["as_of"]) if "as_of" in case else seeding.AS_OF
    found, _ = fixing.judged(repo.root, as_of, {})
    yield from _compared(case, found, fixing.fixed(repo.root, as_of).problems)
    for path in (*added, *case.get("shortcuts", {})):
        repo.delete(path)


def _pictures(case: dict[str, Any]) -> Iterable[tuple[str, str]]:
    pictures: dict[str, str] = case.get("pictures", {})
    return pictures.items()


def _of_one_file(case: dict[str, Any]) -> Iterator[Seeded]:
    data = data_of(case)
    mended, _ = made_readable(ALONE, data)
    yield from _compared(case, read(data, ALONE, "bai")[1], read(mended, ALONE, "bai")[1])


def _compared(case: dict[str, Any], found: Iterable[Problem], after: Iterable[Problem]) -> Iterator[Seeded]:
    """Hold what was found against what is left. Lines may have moved meanwhile; what is said of them has not."""
    left = [(problem.path, problem.code, problem.message) for problem in after]
    for problem in sorted(found, key=lambda problem: problem.fixable):
        told = (problem.path, problem.code, problem.message)
        stays = told in left
        if stays:
            left.remove(told)
        yield Seeded(case["name"], problem, problem.fixable, not stays)
