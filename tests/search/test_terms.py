"""An index made from the one before is, byte for byte, the one that is made anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from unittest import mock

from hypothesis import given
from hypothesis import strategies as st

from portal import search
from portal.cache import packed, unpacked
from portal.search import postings, terms
from portal.search.documents import Document, Facet, ShortForm
from portal.search.index import CARDS
from portal.search.postings import Moves, amended_posting, count, decode, encode, is_dense
from portal.search.shards import file_name
from search import running


def documents_of(said: dict[str, str]) -> list[Document]:
    return [
        Document(address=name, title=f"Bài {name}", body=body, date=date(2026, 1, 1)) for name, body in said.items()
    ]


WORDS = (
    "thi",
    "đua",
    "khen",
    "thưởng",
    "chè",
    "cam",
    "bản",
    "suối",
    "HTX",
    "98/2023/NĐ-CP",
    "xã",
    "Bằng",
    "Lũng",
    "ong",
)
bodies = st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join)
contents = st.dictionaries(st.sampled_from("abcdefghijkl"), bodies, max_size=12)


short_forms = st.sampled_from([(ShortForm("HTX", "Hợp tác xã"),)] * 4 + [(ShortForm("BL", "Bằng Lũng"),)])


@given(
    versions=st.lists(st.tuples(contents, short_forms), min_size=2, max_size=6),
    target=st.sampled_from([40, 400, 4_000]),
)
def test_an_index_made_from_the_one_before_is_the_one_made_anew(versions, target) -> None:
    facets = (Facet("loai", "Chuyên mục", {}),)
    with mock.patch.dict(terms.KINDS, t=target, c=target):
        entries, before, standing = {}, None, {}
        for version, forms in versions:
            read = [search.read(document) for document in documents_of(version)]
            heads = search.numbered(head for head, _ in read)
            entries |= {head.mark: entry for head, entry in read}
            serves = before and search.serves(before[0], heads, forms)
            outputs, kept = search.build(heads, entries.__getitem__, facets, forms, before if serves else None)
            made = {output.path: output.make() for output in outputs}
            anew, _ = search.build(heads, entries.__getitem__, facets, forms)

            assert made == {output.path: output.make() for output in anew}
            standing = made
            before = unpacked(packed(kept)), standing.__getitem__


@mock.patch.dict(terms.KINDS, t=200, c=200)
def test_an_edit_loads_few_of_the_shards_and_none_of_the_other_entries() -> None:
    documents, facets = running.corpus()
    read = [search.read(document) for document in documents]
    entries = {head.mark: entry for head, entry in read}
    outputs, kept = search.build(search.numbered(head for head, _ in read), entries.__getitem__, facets, ())
    made = {output.path: output.make() for output in outputs}
    edited = replace(documents[3], body=f"{documents[3].body}\nMột câu chưa từng có ai viết.")
    head, entry = search.read(edited)
    asked = []

    heads = search.numbered([each for each, _ in read if each.address != edited.address] + [head])
    known = {**entries, head.mark: entry}
    after, _ = search.build(
        heads,
        lambda mark: asked.append(mark) or known[mark],
        facets,
        (),
        (kept, lambda path: asked.append(path) or made[path]),
    )

    of_shards = [path for path in asked if isinstance(path, str)]
    assert 0 < len(of_shards) < sum(path.endswith(".bin") for path in made) / 2
    assert len({mark for mark in asked if isinstance(mark, bytes)}) <= 2 + CARDS
    assert {output.path for output in after} != made.keys()


@given(
    entries=st.dictionaries(st.integers(0, 400), st.integers(1, 6), min_size=1),
    more=st.integers(0, 300),
)
def test_postings_are_read_as_they_were_written(entries, more) -> None:
    written = [number << 3 | place for number, place in sorted(entries.items())]

    data = encode(written, max(entries) + 1 + more)

    assert decode(data) == written
    assert count(data) == len(written)
    assert is_dense(data) == bool(data[0] & 1)


def test_names_of_shards_are_plain_wherever_a_key_comes_from() -> None:
    assert file_name("c", "thi dua", "x1Y2") == "c-thi_dua.x1Y2.bin"
    assert file_name("t", "œuvre", "x1Y2") == "t-~153uvre.x1Y2.bin"


@given(
    entries=st.dictionaries(st.integers(0, 90), st.integers(1, 6), min_size=1),
    gone=st.sets(st.integers(0, 90), max_size=3),
    come=st.sets(st.integers(0, 90), max_size=3),
    changes=st.dictionaries(st.integers(0, 80), st.integers(0, 6), max_size=2),
)
def test_a_posting_list_follows_documents_that_go_and_come(entries, gone, come, changes) -> None:
    order = [number for number in range(91) if number not in gone]
    for position in sorted(come):
        order.insert(position, -1 - position)
    numbers = [order.index(number) if number in order else -1 for number in range(91)]
    left = {numbers[number]: place for number, place in entries.items() if number not in gone} | changes
    wanted = sorted(number << 3 | place for number, place in left.items() if place)
    written = encode([number << 3 | place for number, place in sorted(entries.items())], 91)

    amended = amended_posting(written, Moves.of(numbers), list(changes.items()), len(order))

    assert amended == (encode(wanted, len(order)) if wanted else None)


def test_a_longer_step_may_make_a_posting_list_dense() -> None:
    entries = [number << 3 | 1 for number in [*range(14), 28]]
    moves = Moves.of([*range(14), *range(15, 30)])

    amended = amended_posting(encode(entries, 29), moves, [], 30)

    assert amended == encode([*entries[:14], 29 << 3 | 1], 30)
    assert not is_dense(encode(entries, 29))
    assert is_dense(amended)


def test_one_document_before_others_leaves_the_steps_of_most_posting_lists_unread() -> None:
    entries = [number << 3 | 1 for number in range(0, 40_000, 40)]
    moves = Moves.of([number + (number > 20_000) for number in range(40_001)])

    with mock.patch.object(postings, "decode", side_effect=AssertionError):
        amended = amended_posting(encode(entries, 40_001), moves, [], 40_002)

    assert amended == encode([entry + 8 * (entry >> 3 > 20_000) for entry in entries], 40_002)
