"""Whatever is mended so that a file can be read means the same as before, and costs no line of prose."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from fixing.saving import data_of
from mistakes.programs import saved
from portal.fixing.syntax import made_readable
from portal.front_matter import read
from portal.tree import plain

RULES = Path(__file__).parent.parent / "rules"
BASE = (RULES / "base" / "exemplar.md").read_text("utf-8")
PATH = "exemplars/bai.md"
REMARKED = re.sub(r"(?m)^(?=[a-z]+:)", "# nhận xét của biên tập\n", BASE)
SIGNS = st.sampled_from(
    [
        *"\t\n:-#\"'[]{}*&!|>%@`,?=“”–•\u00a0\u200b\ufeff\u0301\r_.~\\",
        *("\n  ", "\n- ", ": ", "---\n", "  ", " #x", "\r\n"),
    ]
)


def mended(text: str | bytes) -> tuple[bytes, list[str]]:
    data, done = made_readable(PATH, text if isinstance(text, bytes) else text.encode())
    return data, [problem.code for problem in done]


def meaning(data: bytes) -> tuple[Any, str]:
    origin, _ = read(data, PATH, "bai")
    return plain(origin.fields), origin.body


def codes(data: bytes) -> list[str]:
    return [problem.code for problem in read(data, PATH, "bai")[1]]


@given(st.lists(st.tuples(st.integers(0, len(BASE)), SIGNS, st.integers(0, 2)), min_size=1, max_size=4))
@settings(max_examples=150, deadline=None)
def test_any_slips_are_mended_without_a_change_of_meaning(slips: list[tuple[int, str, int]]) -> None:
    text = BASE
    for at, sign, cut in slips:
        text = text[:at] + sign + text[at + cut :]
    data = text.encode()

    after, _ = mended(data)

    assert meaning(after) == meaning(data)
    assert mended(after) == (after, [])
    assert not {*codes(after)} - {*codes(data)}
    # Where several slips meet, what mends one alone may be held back.
    assert len(slips) > 1 or not any(problem.fixable for problem in read(after, PATH, "bai")[1])


@given(st.lists(st.tuples(st.integers(0, len(REMARKED)), SIGNS), min_size=1, max_size=3))
@settings(max_examples=100, deadline=None)
def test_no_line_is_lost(slips: list[tuple[int, str]]) -> None:
    text = REMARKED
    for at, sign in sorted(slips, reverse=True):
        text = text[:at] + sign.replace("\r", "") + text[at:]

    after = mended(text)[0].decode()

    assert _letters(after) == _letters(text)


def _letters(text: str) -> list[str]:
    """Return the words of each line: what mending may add or take away is signs and blanks."""
    text = unicodedata.normalize("NFC", re.sub("[\u200b\ufeff]", "", text))
    lines = (" ".join(re.findall(r"[^\W_]+", line)) for line in text.split("\n"))
    return [line for line in lines if line]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_stay_as_most_lines_have_them(end: str) -> None:
    text = BASE.replace("status: published", "status:published").rstrip("\n").replace("\n", end)

    after, done = mended(text)

    assert after.decode() == text.replace("status:published", "status: published")
    assert done == ["Y22"]


def test_remarks_blanks_and_the_missing_last_line_end_stay() -> None:
    text = BASE.replace("author: N", "# người viết   \n\nauthor:N").replace("fields: [", "fields:   [").rstrip("\n")

    after, _ = mended(text)

    assert after.decode() == text.replace("author:N", "author: N")


@pytest.mark.parametrize("how", ["cp1258", "utf-16-le"])
def test_a_file_whose_encoding_is_a_guess_is_not_touched(how: str) -> None:
    data = saved(BASE.replace("status: p", "status:p"), how)

    assert mended(data) == (data, [])
    assert not any(problem.fixable for problem in read(data, PATH, "bai")[1])


def test_a_file_with_words_of_an_old_font_is_not_touched() -> None:
    data = BASE.replace("author: Nguyễn Thị Minh", "author: Ph¸t triÓn kinh tÕ ë Nµ MÉu\nstatus2:x").encode()

    assert mended(data) == (data, [])


@pytest.mark.parametrize("how", ["utf-16", "utf-8-sig", "nfd"])
def test_how_a_file_is_saved_is_mended(how: str) -> None:
    assert mended(saved(BASE, how))[0] == BASE.encode()


def test_hundreds_of_slips_of_one_kind_are_mended() -> None:
    items = "".join(f"  -muc-{number}\n" for number in range(300))
    data = BASE.replace("communes:\n", f"communes:\n{items}").encode()

    after, done = mended(data)

    assert codes(after) == []
    assert len(done) >= 300


UNSURE = {
    "a quote over two lines": ('author: "Nguyễn\n  Thị Minh', "Y24"),
    "a line between two groups": ("subject2:\n    a: 1\n  b: 2", "Y32"),
    "a remark without its blank behind a word": ("status2: published #đã duyệt", "Y29"),
    "a group behind its own key": ("subject3: kind: ca-nhan", "Y23"),
    "a text between brackets without their end": ("subject4: [Ảnh, Phim", "Y35"),
}


@pytest.mark.parametrize("name", UNSURE)
def test_what_may_be_meant_otherwise_is_left_to_the_editor(name: str) -> None:
    line, code = UNSURE[name]
    data = BASE.replace("author: Nguyễn Thị Minh", line).encode()

    assert code in codes(data)
    assert code in codes(mended(data)[0])


def test_every_problem_said_to_be_fixable_is_mended() -> None:
    fixable: list[str] = []
    left: list[str] = []
    for name in ("yaml.yml", "file.yml"):
        for case in yaml.safe_load((RULES / name).read_text("utf-8")):
            data = data_of(case)
            fixable += [problem.code for problem in read(data, PATH, "bai")[1] if problem.fixable]
            left += [problem.code for problem in read(mended(data)[0], PATH, "bai")[1] if problem.fixable]

    assert len(fixable) > 100
    assert left == []
