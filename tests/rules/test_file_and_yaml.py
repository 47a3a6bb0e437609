"""Everything wrong with a file and its YAML is told at its place, and the rest of the file is read all the same."""

import unicodedata
from pathlib import Path
from typing import Any

import pytest
import yaml

from portal import characters, decode, front_matter, yaml_repair, yaml_texts, yaml_tree, yaml_values, yaml_walk
from portal.front_matter import read
from portal.legacy_fonts import TCVN3
from portal.problems import Kind
from portal.tree import plain

HERE = Path(__file__).parent
BASE = (HERE / "base/exemplar.md").read_text("utf-8")
MODULES = (characters, decode, front_matter, yaml_repair, yaml_texts, yaml_tree, yaml_values, yaml_walk)
CODES = {value.code for module in MODULES for value in vars(module).values() if isinstance(value, Kind)}


def cases(name: str) -> list[dict[str, Any]]:
    return list(yaml.safe_load((HERE / name).read_text("utf-8")))


CASES = [*cases("file.yml"), *cases("yaml.yml")]


def text_of(case: dict[str, Any]) -> str:
    text = str(case.get("text", BASE))
    for old, new in case.get("replace", []):
        assert old in text, f"{old!r} is not in the base"
        text = text.replace(old, new, 1)
    count, more = case.get("repeat", (0, ""))
    text = (text + more * count).replace("\n", case.get("newline", "\n"))
    return unicodedata.normalize(case["normal"], text) if "normal" in case else text


def saved(text: str, encoding: str) -> bytes:
    """Return the bytes that a program writes with that encoding; windows-1258 keeps most tones apart."""
    if encoding == "cp1258":
        return b"".join(_cp1258(letter) for letter in text)
    if encoding == "tcvn3-bytes":
        return text.translate({new: old for old, new in TCVN3.items()}).encode("latin-1")
    if encoding == "utf-8-surrogateescape":
        return text.encode("utf-8", errors="surrogateescape")
    return text.encode(encoding)


def _cp1258(letter: str) -> bytes:
    try:
        return letter.encode("cp1258")
    except UnicodeEncodeError:
        first, *rest = unicodedata.normalize("NFD", letter)
        tone = next(mark for mark in rest if mark in "\u0300\u0301\u0303\u0309\u0323")
        vowel = unicodedata.normalize("NFC", first + "".join(mark for mark in rest if mark != tone))
        return (vowel + tone).encode("cp1258")


def found(case: dict[str, Any]) -> tuple[Any, list[Any]]:
    if "bytes_hex" in case:
        data = bytes.fromhex(case["bytes_hex"])
    else:
        data = saved(text_of(case), case.get("encoding", "utf-8"))
    return read(data, case.get("path", "exemplars/bai.md"), "bai")


def fields_of(case: dict[str, Any]) -> dict[str, Any]:
    changed = plain(read(BASE.encode(), "exemplars/bai.md", "bai")[0].fields) | case.get("fields", {})
    return {key: value for key, value in changed.items() if value != "absent"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_every_problem_is_told_at_its_place(case: dict[str, Any]) -> None:
    _, problems = found(case)

    assert [f"{one.span.line}:{one.span.column} {one.code}" for one in problems] == case["problems"]
    assert all(one.message and one.hint and one.path == "exemplars/bai.md" for one in problems)
    if "hint" in case:
        assert problems[0].hint == case["hint"]


@pytest.mark.parametrize("case", [case for case in CASES if "text" not in case], ids=lambda case: case["name"])
def test_whatever_is_wrong_the_rest_is_read(case: dict[str, Any]) -> None:
    origin, _ = found(case)

    assert plain(origin.fields) == fields_of(case)
    assert origin.body.endswith("tách đàn.\n") or "encoding" in case or "newline" in case


def test_every_kind_has_a_case() -> None:
    told = {problem.split()[1] for case in CASES for problem in case["problems"]}

    assert told >= CODES - {"Y01", "Y03", "Y06", "Y39"}  # these have tests of their own, in test_yaml_tree.py


def test_every_kind_shows_what_is_wrong_and_what_is_right() -> None:
    kinds = [value for module in MODULES for value in vars(module).values() if isinstance(value, Kind)]

    assert all(one.wrong and one.right and one.wrong != one.right and one.title for one in kinds)
