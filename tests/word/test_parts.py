"""The small rules of the import, each on its own."""

from __future__ import annotations

import re
from datetime import date, datetime

import pytest
import yaml

from portal import drafts, loading
from portal.dates import VIETNAM
from portal.word.article import dates_in
from portal.word.awards import recipients
from portal.word.casing import as_sentence, names_in, title_of
from portal.word.fonts import encoding_of
from portal.word.letters import CAPITAL, SMALL
from portal.word.numbering import written
from portal.word.pictures import credited
from portal.word.recognised import communes, shortened
from portal.word.scaffold import filled
from repository import Repository
from word.articles import in_font_of_old


@pytest.mark.parametrize(
    ("said", "caption", "credit"),
    [
        ("Chị Lan hái chè. Ảnh: Hoàng Mai", "Chị Lan hái chè.", "Hoàng Mai"),
        ("Bà con thu hoạch (Ảnh: Vũ Quang - TTXVN)", "Bà con thu hoạch", "Vũ Quang - TTXVN"),
        ("Ảnh: Nông Thị Thử", "", "Nông Thị Thử"),
        ("Ảnh: Đoạn đường mới của thôn", "Đoạn đường mới của thôn", ""),
        ("Ảnh 2: Lễ trao giấy khen", "Lễ trao giấy khen", ""),
        ("Trong ảnh: ông Mẫu (bên trái)", "Ông Mẫu (bên trái)", ""),
    ],
)
def test_a_caption_is_parted_from_its_credit(said: str, caption: str, credit: str) -> None:
    assert credited(said) == (caption, credit)


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("ngày 20/8/2024", ["2024-08-20"]),
        ("ngày 05 tháng 9 năm 2024", ["2024-09-05"]),
        ("tháng 5/2024 và tháng 6 năm 2023", ["2024-05", "2023-06"]),
        ("số 98/2023/NĐ-CP", []),
        ("30/02/2024", []),
    ],
)
def test_dates_are_read_as_precisely_as_they_are_told(text: str, dates: list[str]) -> None:
    assert [str(one) for one in dates_in(text)] == dates


@pytest.mark.parametrize(
    ("count", "form", "shown"),
    [
        (4, "upperRoman", "IV"),
        (19, "lowerRoman", "xix"),
        (28, "lowerLetter", "bb"),
        (3, "decimalZero", "03"),
        (7, "x", "7"),
    ],
)
def test_word_counts_are_written_as_word_shows_them(count: int, form: str, shown: str) -> None:
    assert written(count, form) == shown


def test_a_title_in_capitals_gets_its_names_back() -> None:
    names = names_in("Hôm qua, ông Hoàng Văn Mẫu ở xã Bằng Phúc cùng UBND xã đến thăm.")

    assert as_sentence("ÔNG HOÀNG VĂN MẪU Ở BẰNG PHÚC ĐƯỢC UBND XÃ KHEN", names) == (
        "Ông Hoàng Văn Mẫu ở Bằng Phúc được UBND xã khen"
    )
    assert title_of("Giữ chữ thường.", ()) == "Giữ chữ thường"


def test_capitals_and_small_letters_are_told_apart() -> None:
    assert re.fullmatch(f"{CAPITAL}+", "ĂÂĐÊÔƠƯẾỴ")
    assert re.fullmatch(f"{SMALL}+", "ăâđêôơưếỵ")
    assert not re.search(CAPITAL, "ăâđêôơưếỵ")


@pytest.mark.parametrize(
    ("font", "encoding"),
    [
        (".VnTime", "TCVN3"),
        (".VnArialH", "TCVN3"),
        ("VNI-Times", "VNI"),
        ("Times New Roman", ""),
        ("VNtimes new roman", ""),
    ],
)
def test_the_font_tells_the_encoding(font: str, encoding: str) -> None:
    assert encoding_of(font) == encoding


def test_the_encodings_of_old_are_built_from_their_tables() -> None:
    assert in_font_of_old("Phát triển kinh tế", "TCVN3") == "Ph¸t triÓn kinh tÕ"
    assert in_font_of_old("Phát triển", "VNI") == "Phaùt trieån"


def test_communes_are_found_in_a_row_and_by_the_day(repo: Repository) -> None:
    terms = loading.load(repo.root, datetime(2024, 12, 1, tzinfo=VIETNAM))[0].vocabularies.communes
    then, now = date(2024, 6, 1), date(2025, 8, 1)

    assert communes("các xã Bằng Phúc, Xuân Lạc và Đồng Lạc", terms, then, then) == [
        "bang-phuc",
        "dong-lac",
        "xuan-lac",
    ]
    assert communes("tại xã Nam Cường", terms, then, then) == ["nam-cuong"]
    assert communes("tại xã Nam Cường", terms, now, now) == ["nam-cuong-2025"]
    assert communes("thị trấn Bằng Lũng, không phải xã Bằng Lãng", terms, then, then) == ["bang-lang", "bang-lung"]


def test_bodies_are_the_same_under_short_and_long_names() -> None:
    assert shortened("UỶ BAN NHÂN DÂN HUYỆN MẪU") == shortened("UBND huyện Mẫu")


def test_recipients_need_a_column_of_names() -> None:
    assert recipients((("Nội dung", "Số lượng"), ("Tập thể", "2"))) == []
    assert recipients((("TT", "Họ và tên"), ("1", "Bà Mẫu"))) == [{"kind": "ca-nhan", "name": "Bà Mẫu"}]


def test_a_filled_draft_keeps_hints_and_writes_text_that_yaml_reads_back(repo: Repository) -> None:
    as_of = datetime(2024, 12, 1, tzinfo=VIETNAM)
    vocabularies = loading.load(repo.root, as_of)[0].vocabularies
    nasty = 'Ông "Mẫu": 50% #1 \\ & [a] {b}'
    draft = drafts.draft("exemplar", "Một tiêu đề đủ dài", vocabularies, as_of)
    made = filled(draft, "exemplar", {"author": nasty, "subject": {"name": nasty, "minor": True}}, "Bài.\n")

    values = yaml.load(made.split("---\n")[1], yaml.BaseLoader)

    assert values["author"] == values["subject"]["name"] == nasty
    assert values["subject"]["minor"] == "true"
    assert "# Người viết" in made
    assert made.endswith("---\n\nBài.\n")
