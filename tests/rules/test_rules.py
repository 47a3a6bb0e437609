"""Every rule finds what it is for, at its place, and lets its neighbour pass.

A case is data: `name`, a claim; `files`, path → text to add to the small valid repository of tests/rules/repository/;
`pictures`, path → which of photographs.py to add;
`replace`, [path, old, new] there; `as_of`, the instant of the build. `problems` is everything then found in the whole
repository, as "path:line:column code"; `says`, what the messages or hints must tell; `accepts`, the codes of which the
case is the right form.
"""

import re
import shutil
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

import photographs
from portal import loading, rules
from portal.problems import KINDS, Problem
from portal.rules import private_data
from portal.rules.numbers import FAMILIES, parse
from portal.rules.traces import traces
from portal.vocabulary import Vocabularies
from repository import PROJECT, VOCABULARIES, Repository

HERE = Path(__file__).parent
TODAY = "2026-11-22T08:00:00+07:00"
NAMES = ("words", "strays", "identity", "references", "pictures", "legal", "awards", "people", "editing", "pasted")
CASES = [case for name in NAMES for case in yaml.safe_load((HERE / f"{name}.yml").read_text("utf-8"))]
PRIVATE = yaml.safe_load((HERE / "private.yml").read_text("utf-8"))
NUMBERS = [
    (family, text)
    for family, texts in yaml.safe_load((HERE / "numbers.yml").read_text("utf-8")).items()
    for text in texts
]
RECORDS = sorted((HERE / "repository").rglob("*.md"))
VALUE = re.compile(r"^ *(?:- )?(?P<key>(?!file\b)[a-z_]+): (?P<value>.+)$", re.MULTILINE)
"""A key with its value; a path can be read, whatever it says."""
DECLARED = {code for code, kind in KINDS.items() if any(kind in vars(module).values() for module in rules.MODULES)}


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """The valid repository the cases change; the vocabularies, which none of them changes, are read once."""
    shutil.copytree(HERE / "repository", tmp_path, dirs_exist_ok=True)
    shutil.copytree(PROJECT / VOCABULARIES, tmp_path / VOCABULARIES)
    words = vocabularies()
    monkeypatch.setattr(loading._DataFiles, "vocabularies", lambda _: words)
    monkeypatch.setattr(loading._DataFiles, "unknown_terms", lambda *_: None)
    return Repository(tmp_path)


@cache
def vocabularies() -> Vocabularies:
    return loading.load(PROJECT, datetime.fromisoformat(TODAY))[0].vocabularies


def changed(repo: Repository, case: dict[str, Any]) -> list[Problem]:
    for path, text in case.get("files", {}).items():
        repo.write(path, text)
    for path, kind in case.get("pictures", {}).items():
        repo.write(path, photographs.KINDS[kind]())
    for path, target in case.get("shortcuts", {}).items():
        (repo.root / path).symlink_to(repo.root / target)
    for path, old, new in case.get("replace", []):
        repo.replace(path, old, new)
    catalogue, problems = loading.load(repo.root, datetime.fromisoformat(case.get("as_of", TODAY)))
    return sorted([*problems, *rules.check(catalogue)], key=lambda problem: problem.place)


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in CASES])
def test_case(case: dict[str, Any], small: Repository) -> None:
    problems = changed(small, case)

    found = [f"{item.path}:{item.span.line}:{item.span.column} {item.code}" for item in problems]
    assert found == case["problems"]
    for words in case.get("says", []):
        assert any(words in f"{item.message} {item.hint}" for item in problems), problems


def test_a_file_that_could_not_be_read_is_not_called_missing(small: Repository) -> None:
    small.replace("exemplars/trong-rung.md", "campaigns: [lam-duong]", "campaigns: [khong-doc-duoc]")
    catalogue, _ = loading.load(small.root, datetime.fromisoformat(TODAY))

    unread = replace(catalogue, unread=frozenset({("campaign", "khong-doc-duoc")}))

    assert [problem.code for problem in rules.check(catalogue)] == ["R01"]
    assert rules.check(unread) == []


@pytest.mark.parametrize("path", [path.relative_to(HERE / "repository").as_posix() for path in RECORDS])
@pytest.mark.parametrize("unreadable", ["31/31/31", "{a: b}"])
def test_a_value_that_cannot_be_read_accuses_no_other(path: str, unreadable: str, small: Repository) -> None:
    file = small.root / path
    text = file.read_text("utf-8")
    accused = []

    for found in VALUE.finditer(text.split("\n---\n")[0]):
        file.write_text(text[: found.start("value")] + unreadable + text[found.end("value") :], "utf-8")
        line = text.count("\n", 0, found.start()) + 1
        accused += [
            f"{found['key']}: {problem}"
            for problem in changed(small, {})
            if problem.code[0] not in "TY" and (problem.path, problem.span.line) != (path, line)
        ]

    assert accused == []


def test_nothing_is_wrong_with_what_the_cases_change(small: Repository) -> None:
    assert changed(small, {}) == []


@pytest.mark.parametrize("code", sorted(DECLARED))
def test_every_kind_of_problem_has_a_case_and_a_neighbour_that_is_right(code: str) -> None:
    yielding = [case for case in CASES if any(problem.endswith(code) for problem in case["problems"])]
    accepting = [case for case in CASES if code in case.get("accepts", [])]

    assert yielding
    assert accepting
    assert all(not problem.endswith(code) for case in accepting for problem in case["problems"])


@pytest.mark.parametrize("code", sorted(DECLARED))
def test_every_problem_says_what_to_write_instead(code: str) -> None:
    kind = KINDS[code]

    assert kind.title
    assert kind.wrong != kind.right


def test_every_rule_says_what_it_is() -> None:
    assert all(rule.__doc__ and rule.__doc__.endswith(".") for rule in rules.RULES)
    assert len(set(rules.RULES)) == len(rules.RULES)


@pytest.mark.parametrize("case", PRIVATE["private"], ids=lambda case: case["text"])
def test_what_leads_to_a_person_is_seen(case: dict[str, Any]) -> None:
    found = traces(case["text"], date(2026, 11, 22))

    assert [private_data._SAID[trace.what][0].code for trace in found] == case["codes"]


@pytest.mark.parametrize("text", PRIVATE["harmless"], ids=str)
def test_what_articles_are_full_of_leads_to_nobody(text: str) -> None:
    assert traces(text, date(2026, 11, 22)) == []


@pytest.mark.parametrize(("family", "text"), NUMBERS)
def test_the_numbers_seen_in_the_sources_are_of_their_family(family: str, text: str) -> None:
    number = parse(text)

    assert number is not None
    assert number.family == family


def test_every_family_of_numbers_has_examples() -> None:
    assert {family for family, _ in FAMILIES} == {family for family, _ in NUMBERS}
