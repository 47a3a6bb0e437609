"""The engine narrows, sorts, counts, suggests and keeps going."""

from __future__ import annotations

from datetime import date

import pytest

from portal.search import files
from portal.search.documents import Document, Facet, ShortForm
from search import running

FACETS = (
    Facet("loai", "Chuyên mục", {"guong": "Gương", "van-ban": "Văn bản"}),
    Facet("xa", "Xã", {"a": "Xã A", "b": "Xã B", "c": "Xã C"}),
)
A, B = "a", "b"
DOCUMENTS = [
    Document(address="1", title="Trồng cam trên đồi", date=date(2023, 5, 1), facets={"loai": ("guong",), "xa": (A,)}),
    Document(
        address="2", title="Nuôi ong và trồng cam", date=date(2024, 5, 1), facets={"loai": ("guong",), "xa": (A, B)}
    ),
    Document(
        address="3",
        title="Kế hoạch trồng cam",
        summary="UBND huyện giao.",
        numbers=("Kế hoạch 12/KH-UBND",),
        date=date(2024, 6, 1),
        facets={"loai": ("van-ban",)},
    ),
    Document(address="4", title="Xã Bằng Lãng đón khách", date=date(2024, 7, 1)),
    Document(address="5", title="Thị trấn Bằng Lũng đón khách", date=date(2022, 7, 1)),
    Document(address="6", title="Nghị định cũ về quỹ khen thưởng", date=date(2025, 1, 1), current=False),
    Document(address="7", title="Nghị định mới về quỹ khen thưởng", date=date(2024, 1, 1)),
    Document(address="8", title="Hội họp", body="Ông Cam nói. Đồi kia xanh.\nTrồng rừng.", date=date(2021, 1, 1)),
    Document(address="9", title="Uỷ ban nhân dân xã họp", date=date(2020, 1, 1)),
]


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    made = files(DOCUMENTS, FACETS, [ShortForm("UBND", "Ủy ban nhân dân")])
    return running.write(made, tmp_path_factory.mktemp("small"))


def found(folder, query, **more) -> list[str]:
    return running.ask(folder, [{"query": query, **more}])[0]["addresses"]


CASES = [
    ("exact spelling first", "bằng lũng", {}, ["5"]),
    ("without diacritics both", "don khach", {}, ["4", "5"]),
    ("what is in force before what was", "nghị định quỹ khen thưởng", {}, ["7", "6"]),
    ("a short form finds the full words, whatever the tone's place", "ubnd xã", {}, ["9"]),
    ("the full words find the short form", "uy ban nhan dan", {}, ["9", "3"]),
    ("a quotation asks for words side by side", '"cam trên đồi"', {}, ["1"]),
    ("a quotation with diacritics asks for them", '"băng lung"', {}, []),
    ("the newest first", "trồng cam", {"sort": "moi-nhat"}, ["3", "2", "1", "8"]),
    ("the oldest first", "trồng cam", {"sort": "cu-nhat"}, ["8", "1", "2", "3"]),
    ("one value of a facet", "trồng cam", {"filters": {"xa": ["b"]}}, ["2"]),
    ("values of one facet are alternatives", "đồi cam", {"filters": {"xa": ["a", "c"]}}, ["1"]),
    ("facets add up", "trồng cam", {"filters": {"loai": ["guong"], "nam": ["2024"]}}, ["2"]),
    ("a facet alone lists all, the newest first", "", {"filters": {"nam": ["2024"]}}, ["4", "3", "2", "7"]),
    ("an unknown value finds nothing", "trồng cam", {"filters": {"xa": ["khong-co"]}}, []),
    ("only question words still search", "và", {}, ["2"]),
    ("nothing but signs lists everything", "!!", {"sort": "cu-nhat", "most": 1}, ["9"]),
    ("a word that nobody wrote", "xyzabc", {}, []),
    ("a number that nobody wrote stands for itself", "kế hoạch 999", {}, []),
    ("words typed as one", "nuôiong", {}, ["2"]),
    ("a document's number without its signs", "12 khubnd", {}, ["3"]),
]


@pytest.mark.parametrize(("query", "more", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_finds(small, query, more, expected) -> None:
    assert found(small, query, **more) == expected


def test_facets_are_counted_as_if_nothing_of_their_own_were_chosen(small) -> None:
    request = {"query": "trồng cam", "filters": {"xa": ["b"]}, "facets": ["xa", "loai", "nam"]}
    xa, loai, nam = running.ask(small, [request])[0]["facets"]

    assert [(option["value"], option["count"], option["chosen"]) for option in xa["options"]] == [
        ("a", 2, False),
        ("b", 1, True),
    ]
    assert [(option["value"], option["count"]) for option in loai["options"]] == [("guong", 1)]
    assert [(option["label"], option["count"]) for option in nam["options"]] == [("2024", 1)]


def test_a_slip_is_answered_and_the_likely_words_are_told(small) -> None:
    (answer,) = running.ask(small, [{"query": "bang lungg"}])

    assert answer["addresses"][0] == "5"
    assert answer["suggestion"] == "bang lung"


def test_a_word_that_no_page_has_is_left_out_and_told(small) -> None:
    answer, quoted, known = running.ask(small, [{"query": it} for it in ("HCLĐ quỹ khen", '"HCLĐ quỹ"', "quỹ khen")])

    assert (answer["addresses"], answer["missing"]) == (["7", "6"], ["HCLĐ"])
    assert quoted["addresses"] == []
    assert known["missing"] == []


def test_a_single_letter_is_no_slip_of_a_word(small) -> None:
    (answer,) = running.ask(small, [{"query": "c nghị định"}])

    assert (answer["suggestion"], answer["missing"]) == (None, ["c"])


def test_words_typed_as_one_are_told_apart(small) -> None:
    careful, plain = running.ask(small, [{"query": "nuôiong trồng"}, {"query": "trongcam"}])

    assert careful["suggestion"] == "nuôi ong trồng"
    assert plain["suggestion"] == "trong cam"


def test_a_site_published_anew_in_between_is_searched_again(tmp_path) -> None:
    folder = running.write(files(DOCUMENTS[:3], FACETS, ()), tmp_path)
    newer = files([*DOCUMENTS, Document(address="10", title="Trồng cam mùa này", date=date(2026, 1, 1))], FACETS, ())
    answers = running.run("anew.mjs", str(folder), stdin={path: data.hex() for path, data in newer.items()})

    assert answers == [3, 5]


def test_a_failed_request_is_tried_again_the_next_time(small) -> None:
    assert running.run("offline.mjs", str(small), stdin={}) == ["failed", 3]
