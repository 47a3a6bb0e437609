"""Whatever program saved a file, its text is read; what is odd about its characters is told, and nothing else is."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.decode import MAX_BYTES, decode
from portal.legacy_fonts import FONTS, TCVN3, broken_words

TEXT = (
    "---\ntitle: Bằng Phúc đổi thay từ cây chè Shan tuyết\n---\n"
    "Đồng chí Nguyễn Thị Hoà đã vận động 12 hộ hiến 1.123,5 m² đất; “Người tốt – việc tốt” năm 2024.\n"
)


def codes(data):
    return [problem.code for problem in decode(data, "bai.md")[1]]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be"])
def test_every_unicode_encoding_gives_the_same_text(encoding, newline):
    source, problems = decode(TEXT.replace("\n", newline).encode(encoding), "bai.md")

    assert source.text == TEXT
    assert len(problems) == (encoding != "utf-8")


def test_both_normal_forms_give_the_same_text():
    source, problems = decode(unicodedata.normalize("NFD", TEXT).encode(), "bai.md")

    assert source.text == TEXT
    assert [problem.code for problem in problems] == ["F04"]


def test_a_font_of_old_in_bytes_is_read_as_unicode():
    small = TEXT.replace("Đ", "đ").replace("“", "").replace("”", "").replace("–", "-").replace("²", "2")
    data = small.translate({new: old for old, new in TCVN3.items()}).encode("latin-1")

    assert decode(data, "bai.md")[0].text == small


def test_the_place_is_the_one_in_the_file():
    data = b"mot\r\nhai b\xe0 ba\r\n"

    span = decode(data, "bai.md")[1][0].span

    assert (span.line, span.column) == (2, 6)


def test_invisible_characters_are_gone_and_words_stay_apart():
    source, _ = decode("thi\u200b đua\u000bkhen\u2028thưởng\u0007".encode(), "bai.md")

    assert source.text == "thi đua khen thưởng"


def test_a_file_that_is_too_long_is_not_read():
    source, problems = decode(b"a" * (MAX_BYTES + 1), "bai.md")

    assert source.text == ""
    assert [problem.code for problem in problems] == ["F10"]


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "The quick brown fox costs £5, ¥6 and 7¢ (½ price) at Café Zoë’s, Århus; naïve façade, Škoda, Übermensch.",
        "«Très bien», reçu à Noël: l’été, où ça? ¿Señor Muñoz, cañón? ¡Olé! Straße, Größe, Ærø, smørrebrød, Þór.",
        "Máy in HP®, thép Ø12 ± 0,5 mm, 30 °C, 5 µm, § 3, ¶ 2, 3 × 4 ÷ 2, © 2024 · TM™, 1ª, 2º, ¼ ha, x³.",
        "hoà hòa thuỷ thủy khoẻ khỏe quý quí Đắk Lắk, Krông Ana, Ea H’leo, Kơ Nia, Nà Pặc, Bắc Kạn, Pác Nặm",
        "🐝 👨‍👩‍👧‍👦 ❤️ 1️⃣ 🇻🇳 ✔️ → ① ★ 中文 日本語 ไทย",
        "Fe₂O₃, H₂O, x² ≥ 0, α + β, 5‰, N° 3, l‘homme",
    ],
)
def test_sound_text_is_never_reported(text):
    assert codes(text.encode()) == []


@given(st.lists(st.sampled_from([*TEXT.split(), "«a»", "®", "m²", "Noël", "señor", "½", "café"]), max_size=30))
def test_words_of_real_text_in_any_order_are_never_a_font_of_old(words):
    assert all(not broken_words(" ".join(words), font) for font in FONTS)


@given(st.binary(max_size=400))
def test_any_bytes_are_read(data):
    source, problems = decode(data, "bai.md")

    assert unicodedata.is_normalized("NFC", source.text)
    assert "\r" not in source.text
    assert "\0" not in source.text
    assert all(problem.span.line <= source.text.count("\n") + 1 for problem in problems)


@given(st.text(max_size=200))
def test_any_text_is_read_as_it_is_but_for_what_is_reported(text):
    source, problems = decode(text.encode(), "bai.md")

    unix = text.replace("\r\n", "\n").replace("\r", "\n")
    assert problems or source.text == unix
