"""A record is its fields and its body; an independent reader of clean files finds the same."""

import re
from pathlib import Path

import frontmatter
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.front_matter import EVERYTHING, read, read_data
from portal.tree import plain

ROOT = Path(__file__).parent.parent
BASE = (ROOT / "tests/rules/base/exemplar.md").read_text("utf-8")
RECORDS = sorted(
    path for folder in ("campaigns", "exemplars", "content/van-ban", "content/tin-tuc") for path in
    (ROOT / folder).rglob("*.md")
)


class _Texts(frontmatter.YAMLHandler):
    """Reads every value as the text it is written with."""

    def load(self, fm, **_):
        return yaml.load(fm, yaml.BaseLoader)


def same(text):
    origin, problems = read(text.encode(), "exemplars/bai.md", "bai")
    post = frontmatter.loads(text, handler=_Texts())
    assert problems == []
    assert _no_nothing(plain(origin.fields)) == _no_nothing(post.metadata)
    assert origin.body.strip() == post.content
    assert text.endswith(origin.body)
    assert origin.source.text[origin.body_start :] == origin.body


def _no_nothing(value):
    if isinstance(value, dict):
        return {key: _no_nothing(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_no_nothing(item) for item in value]
    return "" if value in (None, "~", "null") else value


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_real_records_are_read_as_an_independent_reader_reads_them(path):
    same(path.read_text("utf-8"))


def test_the_base_record_is_read_as_an_independent_reader_reads_it():
    same(BASE)


# Half a quotation or a key without its blank is taken for a slip wherever it stands.
TEXTS = st.text("abcđệ \"':#-", min_size=1).filter(lambda text: not re.search(r"^-|[\"']$|^[a-zđệ]+:", text))


@given(
    st.dictionaries(st.from_regex(r"[a-z][a-z_]{0,9}", fullmatch=True), TEXTS, min_size=1),
    st.lists(st.sampled_from(["Một đoạn.", "## Đề mục", "---", "key: value", "- mục", ""]), min_size=1),
)
@settings(deadline=None)
def test_any_clean_file_is_read_as_an_independent_reader_reads_it(fields, body):
    head = yaml.safe_dump(fields, allow_unicode=True)
    same(f"---\n{head}---\nMở đầu.\n\n" + "\n".join(body))


def test_a_record_that_cannot_be_read_at_all_says_so():
    origin, problems = read(b"Kh\xc3\xb4ng c\xc3\xb3 g\xc3\xac", "exemplars/bai.md", "bai")

    assert origin.broken == {EVERYTHING}
    assert origin.body == "Không có gì"
    assert len(problems) == 1


def test_a_field_that_could_not_be_read_is_named():
    text = BASE.replace("author: Nguyễn Thị Minh", "author Nguyễn Thị Minh").replace("name: Lý", "name Lý")
    origin, _ = read(text.encode(), "exemplars/bai.md", "bai")

    assert origin.broken == {"author", "subject"}


def test_a_field_that_was_mended_is_not_broken():
    text = BASE.replace("author: N", "author:N").replace("status: published", "status: “published”")
    origin, problems = read(text.encode(), "exemplars/bai.md", "bai")

    assert len(problems) == 2
    assert origin.broken == frozenset()


def test_a_rule_in_the_body_is_no_fence():
    text = BASE.replace("## Cách làm", "---\n\n----\n\n## Cách làm")
    origin, problems = read(text.encode(), "exemplars/bai.md", "bai")

    assert problems == []
    assert "----" in origin.body


def test_problems_come_in_the_order_of_the_file():
    text = BASE.replace("status: p", "status:p").replace("Mỗi", "M\u200bỗi").replace("id: g", "id:g")
    _, problems = read(b"\xef\xbb\xbf" + text.encode(), "exemplars/bai.md", "bai")

    assert [problem.span.line for problem in problems] == [1, 2, 6, 43]


def test_a_data_file_is_all_yaml_and_may_be_long():
    text = "# Xã, thị trấn\n" + "".join(f"xa-{n}:\n  label: Xã {n}\n  code: '{n:05}'\n" for n in range(1500))
    tree, source, problems = read_data(text.encode(), "content/vocabularies/communes.yml")

    assert problems == []
    assert len(tree.entries) == 1500
    assert source.path == "content/vocabularies/communes.yml"


def test_a_data_file_is_mended_like_a_record():
    tree, _, problems = read_data("bang-lung:\n  label:Thị trấn\n\tcode: x\n".encode(), "content/vocabularies/x.yml")

    assert plain(tree) == {"bang-lung": {"label": "Thị trấn", "code": "x"}}
    assert [problem.code for problem in problems] == ["Y22", "Y20"]


@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda text: b"---\n" + text.encode()))
@settings(max_examples=150, deadline=1000)
def test_any_bytes_are_read(data):
    origin, problems = read(data, "exemplars/bai.md", "bai")

    assert problems or origin.fields.entries
