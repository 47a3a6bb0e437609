"""The index holds what readers may see, and its bytes depend on nothing else."""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from portal import loading
from portal import search as portal_search
from portal.search import FOLDER, files
from portal.search.documents import Document, Facet, ShortForm, order
from portal.search.postings import encode, varint
from portal.search.prose import prose
from search import running
from search.conftest import AS_OF


def outputs(root: Path) -> dict[str, bytes]:
    return portal_search.outputs(loading.load(root, AS_OF)[0])


def everything(made: dict[str, bytes]) -> str:
    return "\n".join(data.decode(errors="replace") for _, data in sorted(made.items()))


def cards(made: dict[str, bytes]) -> list[list]:
    found = [json.loads(data) for path, data in sorted(made.items()) if path.startswith(f"{FOLDER}/bai-")]
    return [card for chunk in found for card in chunk]


DAY = datetime(2026, 1, 1, tzinfo=UTC)
EXEMPLAR = "exemplars/guong-mau.md"


def test_every_listed_record_and_page_has_a_card(catalogue) -> None:
    listed = [catalogue.address(record) for record in catalogue.records if record.is_listed(catalogue.as_of)]
    pages = [f"{page.slug}/" if page.slug else "" for page in catalogue.pages]

    assert sorted(card[0] for card in cards(portal_search.outputs(catalogue))) == sorted(listed + pages)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("status: published", "status: draft"),
        ("status: published", "status: withdrawn\nwithdrawn: {on: 2024-09-01, reason: Theo yêu cầu}"),
        ("published: 20", "published: 21"),
    ],
    ids=["draft", "withdrawn", "future"],
)
def test_what_readers_may_not_see_leaves_no_trace(repo, old, new) -> None:
    marker = "zzquelathienha"
    repo.replace(EXEMPLAR, "title: ", f"title: {marker} ")
    before = everything(outputs(repo.root))
    repo.replace(EXEMPLAR, old, new)
    after = everything(outputs(repo.root))

    assert marker in before
    assert marker not in after


def test_samples_are_marked(repo) -> None:
    address = "guong-dien-hinh/guong-mau/"
    text = repo.read(EXEMPLAR)
    if "sample: true" in text:
        repo.replace(EXEMPLAR, "sample: true\n", "")
    plain = next(card for card in cards(outputs(repo.root)) if card[0] == address)
    repo.replace(EXEMPLAR, "status: published", "status: published\nsample: true")
    sample = next(card for card in cards(outputs(repo.root)) if card[0] == address)

    assert [plain[6] & 1, sample[6] & 1] == [0, 1]


def test_the_order_of_documents_does_not_matter() -> None:
    documents, facets = running.corpus()
    shuffled = random.Random(4).sample(documents, len(documents))

    assert files(shuffled, facets, ()) == files(documents, facets, ())


def test_no_two_runs_of_python_differ() -> None:
    code = (
        "import hashlib, sys; sys.path[:0] = ['hooks', 'tests']\n"
        "from portal.search import files; from portal.search.documents import ShortForm\n"
        "from search import running\n"
        "made = files(*running.corpus(), [ShortForm('UBND', 'Ủy ban nhân dân'), ShortForm('HTX', 'Hợp tác xã')])\n"
        "print(hashlib.sha256(repr(sorted(made.items())).encode()).hexdigest())"
    )
    made = [
        subprocess.run(
            [sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    ]

    assert made[0] == made[1]


@pytest.mark.parametrize("year", [1900, 2026])
def test_one_more_document_leaves_the_texts_of_others_where_they_are(year) -> None:
    documents, facets = running.corpus()
    more = Document(address="moi", title="Một bài nữa", date=date(year, 1, 1))
    before, after = files(documents, facets, ()), files([*documents, more], facets, ())
    texts = [path for path in before if "/loi-" in path]

    assert texts
    assert all(after[path] == before[path] for path in texts)


def test_records_are_ordered_by_when_they_were_published(repo) -> None:
    morning, evening = (f"published: 2024-10-01T{hour}:00:00+07:00" for hour in ("08", "17"))
    text = re.sub("^published: .*$", morning, repo.read(EXEMPLAR), flags=re.MULTILINE)
    repo.write("exemplars/z-sang.md", re.sub("^id: .*$", "id: guong-buoi-sang", text, flags=re.MULTILINE))
    text = text.replace(morning, evening)
    repo.write("exemplars/a-chieu.md", re.sub("^id: .*$", "id: guong-buoi-chieu", text, flags=re.MULTILINE))

    shown = [card[0] for card in cards(outputs(repo.root)) if "-sang/" in card[0] or "-chieu/" in card[0]]

    assert shown == ["guong-dien-hinh/z-sang/", "guong-dien-hinh/a-chieu/"]


def test_of_one_day_what_was_published_later_is_the_newer() -> None:
    morning = Document(address="b/", title="Buổi sáng", date=DAY.date(), published=DAY)
    evening = Document(address="a/", title="Buổi chiều", date=DAY.date(), published=DAY + timedelta(hours=9))

    assert sorted([evening, morning], key=order) == [morning, evening]


def test_initials_are_found_without_their_dots_and_taken_for_no_short_form(own) -> None:
    child = "guong-dien-hinh/em-n-t-m-tra-lai-cua-roi/"
    asked = running.ask(own, [{"query": "NTM trả lại ví"}, {"query": "nông thôn mới", "most": 100}])

    assert asked[0]["addresses"][0] == child
    assert child not in asked[1]["addresses"]


def test_an_empty_index_can_be_searched(tmp_path) -> None:
    folder = running.write(files([], [Facet("loai", "Chuyên mục", {})], [ShortForm("HTX", "Hợp tác xã")]), tmp_path)

    (answer,) = running.ask(folder, [{"query": "hợp tác xã", "facets": ["loai", "nam"]}])

    assert answer["count"] == 0


@pytest.mark.parametrize(("number", "data"), [(0, b"\0"), (127, b"\x7f"), (128, b"\x80\x01"), (300, b"\xac\x02")])
def test_numbers_in_base_128(number, data) -> None:
    assert varint(number) == data


def test_a_posting_list_takes_the_shorter_of_two_forms() -> None:
    few, many = encode([3 << 3 | 5], 1000), encode([number << 3 | 1 for number in range(1000)], 1000)

    assert few == varint(1 << 1) + varint(3 << 3 | 5)
    assert many == varint(1000 << 1 | 1) + b"\x11" * 500


MARKDOWN = {
    "# Đầu đề\n\nMột *đoạn*\nnối.": "Đầu đề\nMột đoạn nối.",
    "[chữ](a.md) và ![ảnh](x.jpg)": "chữ và ảnh",
    "- một\n- **hai**\n\n1. ba": "một\nhai\nba",
    "| a | b |\n|---|--:|\n| c | d |": "a; b\nc; d",
    "câu[^1] <b>đậm</b>\n\n[^1]: chú": "câu đậm\nchú",
    "2\\*3 snake_case _nghiêng_ `mã`": "2*3 snake_case nghiêng mã",
    "Trước\n\n```yaml\ntitle: x\n```\n\nsau": "Trước\nsau",
    "> trích\n\n<!-- ẩn\nkín -->": "trích",
}


@pytest.mark.parametrize(("written", "read"), MARKDOWN.items())
def test_prose_is_what_a_reader_reads(written, read) -> None:
    assert " ".join(prose(written).split(" ")).replace("  ", " ") == read
