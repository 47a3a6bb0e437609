"""Vietnamese text folds, splits and becomes an address the same way however it was typed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.text import fold, is_syllable, nfc, slug, syllables, unnamed, untoned

WORDS = (
    "Đồng bào Nguyễn Thị Hoà quý trọng khuỷu nghiêng giếng gìn giữ khuya thuở xoong quạt nguệch ngoạc huyện Chợ Rã "
    "thưởng phường xã uống yêu oanh oách tuyết khoét loắt choắt thúy quỳnh giày yếm rượu hươu bưởi chuối ngoài xoáy"
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Chợ Đồn", "cho don"),
        ("ĐỒNG BÀO", "dong bao"),
        ("98/2023/NÐ-CP", "98/2023/nd-cp"),
        ("98/2023/NĐ–CP", "98/2023/nd-cp"),
        ("Hoà", "hoa"),
        ("hòa", "hoa"),
        ("Straße", "straße"),
        ("1.123,5 m²", "1.123,5 m2"),
        ("", ""),
    ],
)
def test_folding_leaves_what_is_typed_in_a_hurry(text, folded):
    assert fold(text) == folded


@given(st.text())
def test_folding_does_not_tell_nfc_from_nfd(text):
    assert fold(unicodedata.normalize("NFC", text)) == fold(unicodedata.normalize("NFD", text))


@given(st.text(alphabet=st.characters(max_codepoint=0x1EFF)))
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Gương người tốt, việc tốt – năm 2024", "guong-nguoi-tot-viec-tot-nam-2024"),
        ("  Đền ơn đáp nghĩa!  ", "den-on-dap-nghia"),
        ("Kế hoạch số 18/KH-UBND", "ke-hoach-so-18-kh-ubnd"),
        ("???", ""),
    ],
)
def test_a_slug_is_folded_words_and_hyphens(text, address):
    assert slug(text) == address


@pytest.mark.parametrize(
    ("title", "left"),
    [
        ("Chị Nguyễn Thị Hoa Mẫu vượt khó ở Bằng Phúc", "vượt khó ở Bằng Phúc"),
        ("Người trưởng thôn hiến đất", "Người trưởng thôn hiến đất"),
        ("Lớp học của bà Tuổi", "Lớp học của bà"),
        ("Trưởng thôn Hoàng Văn Mẫu hiến đất", "Trưởng thôn hiến đất"),
        ("Trưởng thôn Hoàng Mẫu hiến đất", "Trưởng thôn hiến đất"),
        ("Trẻ em bản Lý A Mẫu học", "Trẻ em bản học"),
        ("«Bà tiên» của trẻ em thôn Nà Khằn", "Bà tiên của trẻ em thôn Nà Khằn"),
        ("Cô giáo:Hà Thị Mẫu, người giữ lửa", "Cô giáo người giữ lửa"),
        ("BÀ HOA", ""),
        ("", ""),
    ],
)
def test_a_title_without_names_of_people(title, left):
    assert unnamed(unicodedata.normalize("NFD", title), {"Bằng Phúc"}) == left


def test_a_slug_is_cut_between_words():
    assert slug("một hai ba bốn", limit=10) == "mot-hai-ba"
    assert slug("một hai ba bốn", limit=9) == "mot-hai"
    assert slug("nghiêng" * 20, limit=10) == "nghiengngh"


@given(st.text(max_size=200))
def test_a_slug_fits_an_address(text):
    found = slug(text)

    assert len(found) <= 80
    assert not found or all(part.isascii() and part.isalnum() and part.islower() | part.isdigit() for part in
                            found.split("-"))


def test_syllables_keep_their_diacritics():
    assert syllables("Nghị định 98/2023/NĐ-CP, “thi đua”") == ["nghị", "định", "98", "2023", "nđ", "cp", "thi", "đua"]
    assert syllables(unicodedata.normalize("NFD", "Phường")) == ["phường"]


@pytest.mark.parametrize("word", WORDS.split())
def test_vietnamese_words_are_syllables(word):
    assert is_syllable(word)
    assert is_syllable(word.upper())


@pytest.mark.parametrize("word", ["Windows", "tÕ", "hãà", "Noël", "año", "aù", "ng", "strength", "", "đđ", "ááng"])
def test_other_words_are_none(word):
    assert not is_syllable(word)


def test_a_word_without_its_tone_keeps_its_vowels():
    assert untoned("Thưởng") == "thương"
    assert nfc("đa\u0300n") == "đàn"
