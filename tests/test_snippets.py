"""What VS Code offers to editors is what the checker takes."""

from __future__ import annotations

import json
import re

import pytest

from portal import build
from portal.dates import from_epoch
from portal.problems import KINDS
from portal.records import TYPES
from repository import PROJECT, Repository

SNIPPETS = json.loads((PROJECT / ".vscode" / "bai-viet.code-snippets").read_text("utf-8"))
CLOCK = {"YEAR": "2026", "MONTH": "11", "DATE": "20", "HOUR": "08", "MINUTE": "30"}
RECORDS = {"guong": "exemplar", "phongtrao": "campaign", "vanban": "legal", "tin": "news"}
PARTS = {"anh": "exemplar", "dongy": "exemplar", "khenthuong": "exemplar", "suabai": "exemplar", "rutbai": "exemplar"}
NOW = from_epoch(1795392000)


def inserted(prefix: str) -> str:
    """Return what stands in the file when an editor takes a snippet as it is."""
    text = "\n".join(next(one for one in SNIPPETS.values() if one["prefix"] == prefix)["body"])
    text = re.sub(r"\$\{CURRENT_(\w+)\}", lambda found: CLOCK[found[1]], text)
    text = re.sub(r"\$\{\d+\|([^,|]+)[^}]*\}", r"\1", text)
    return re.sub(r"\$\{\d+:([^}]*)\}", r"\1", text)


def told(repo: Repository, path: str) -> list[str]:
    found = build.check(repo.root, NOW).problems
    return [f"{one.code} {one.message}" for one in found if one.path == path and KINDS[one.code].severity == "error"]


def test_every_snippet_is_tried() -> None:
    assert {one["prefix"] for one in SNIPPETS.values()} == {*RECORDS, *PARTS}


@pytest.mark.parametrize(("prefix", "kind"), RECORDS.items())
def test_a_record_begun_with_a_snippet_is_a_draft_without_errors(prefix: str, kind: str, repo: Repository) -> None:
    path = f"{TYPES[kind].folder}/bai-moi.md"
    repo.write(path, inserted(prefix) + "\n")

    assert told(repo, path) == []


@pytest.mark.parametrize("prefix", PARTS)
def test_a_part_added_with_a_snippet_has_keys_that_there_are(prefix: str, repo: Repository) -> None:
    path = "exemplars/bai-moi.md"
    key = inserted(prefix).partition(":")[0]
    record = re.sub(rf"^{key}: .*\n", "", inserted("guong"), flags=re.MULTILINE)
    repo.write(path, record.replace("exemplar_class:", f"{inserted(prefix)}\nexemplar_class:", 1) + "\n")

    assert [one for one in told(repo, path) if one[0] in "YTF"] == []
