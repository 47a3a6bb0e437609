"""The index and the query take words apart alike, and slips of input methods are read."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.search import syllables
from portal.search.syllables import syllable, tokens
from search import running

HARD = """98/2023/NĐ-CP 06/2022/QH15 1.200 m² 12.345,6 0,5 1.2.3 30/4/1975 Ðiện số 12, bộ số 3 hoà hòa thuỷ thủy sỹ
sĩ lý lí quý quí ﬁ Ⅳ naïve Straße façade Đắk Lắk TĐKT 2021–2025 km2 covid19 x_y a.b.c hết. Câu mới! …và | cột ĐƯỜNG ƯỚC
ỰC NGUYỄN uỵch khuỷu"""


def words() -> list[str]:
    texts = [page["title"] + "\n" + page["body"] for page in json.loads((running.DATA / "corpus.json").read_text())]
    texts += [path.read_text("utf-8") for path in sorted(Path("content").rglob("*.md"))]
    return [HARD, unicodedata.normalize("NFD", HARD), *texts]


def test_python_and_javascript_read_every_text_alike() -> None:
    texts = words()
    theirs = running.run("functions.mjs", stdin=[["text", "tokens", text] for text in texts])
    ours = [tokens(text) for text in texts]

    assert theirs == ours


@given(
    st.lists(
        st.sampled_from([" ", "  ", "\n", "\t", "\u00a0", "số", "số ", "bộ", "1", "12.", "000", ".345", ",6", "HTX"])
        | st.sampled_from([". ", ".", "!", "…", "|", "-", "/", "Đồn", "e\u0301", "_", ";\n", ":"])
    ).map("".join)
)
def test_a_text_has_the_words_of_what_stands_between_its_blanks(text) -> None:
    whole = syllables._TOKEN.findall(syllables._NUMBER_WORD.sub("", unicodedata.normalize("NFKC", text).lower()))

    assert tokens(text) == whole


def test_python_and_javascript_read_every_word_alike() -> None:
    distinct = sorted({word for text in words() for word in tokens(text)})
    theirs = running.run("functions.mjs", stdin=[["text", "syllable", word] for word in distinct])
    ours = [found and {"key": found.key, "marks": found.marks} for found in map(syllable, distinct)]

    assert len(distinct) > 1000
    assert theirs == ours


SAME = [("hoà", "hòa"), ("sỹ", "sĩ"), ("ðiện", "điện"), ("quý", "quí"), ("6", "06")]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_two_ways_to_write_a_syllable_are_one(one, other) -> None:
    assert syllable(one) == syllable(other)


@pytest.mark.parametrize(("one", "other"), [("lũng", "lùng"), ("đường", "dường"), ("ban", "bàn"), ("thương", "thường")])
def test_spellings_that_differ_share_a_key_alone(one, other) -> None:
    first, second = syllable(one), syllable(other)

    assert first.key == second.key
    assert first.marks != second.marks


TELEX = {
    "mowis": "mới", "ddua": "đua", "thuwowngr": "thưởng", "tieens": "tiến", "ddieemr": "điểm", "suoots": "suốt",
    "nguwowif": "người", "chox": "chõ", "cans": "cán", "dduwowngf": "đường", "hoaf": "hòa", "dieemrd": "điểm",
}
VNI = {
    "xay6": "xây", "dung75": "dựng", "d9ua": "đua", "d9ien63": "điển",
    "thuong73": "thưởng", "moi71": "mới", "nga4": "ngã", "d9u7o7ng2": "đường", "hie6n1": "hiến",
}


@pytest.mark.parametrize(("typed", "meant"), TELEX.items())
def test_keys_of_the_telex_method_are_read(typed, meant) -> None:
    key, marks = syllable(meant)

    assert running.run("functions.mjs", stdin=[["text", "telex", typed]]) == [{"key": key, "marks": marks}]


@pytest.mark.parametrize(("typed", "meant"), VNI.items())
def test_keys_of_the_vni_method_are_read(typed, meant) -> None:
    key, marks = syllable(meant)

    assert running.run("functions.mjs", stdin=[["text", "vni", typed]]) == [{"key": key, "marks": marks}]


def test_what_is_no_slip_of_an_input_method_is_left_alone() -> None:
    plain = ["khen", "thi", "dua", "pdf", "web", "ocop", "htx", "lungg"]
    numbers = ["nd98", "qh15", "luat15", "km2", "covid19", "so98", "ct34"]
    calls = [["text", "telex", word] for word in plain] + [["text", "vni", word] for word in numbers]

    assert running.run("functions.mjs", stdin=calls) == [None] * len(calls)
