"""What was surely meant is never a word that somebody may have meant otherwise."""

import pytest

from portal.meant import any_of, exactly, key_surely, probably_any_of, surely
from portal.records import Exemplar, LegalText, Subject
from portal.typed_dates import as_day, as_instant, as_partial


@pytest.mark.parametrize(
    ("model", "typed", "meant"),
    [
        (Exemplar, "titel", "title"),
        (Exemplar, "Title", "title"),
        (Exemplar, "ttitle", "title"),
        (Exemplar, "tieu de", "title"),
        (Exemplar, "Sa-pô", "summary"),
        (Exemplar, "checked-by", "checked_by"),
        (Exemplar, "level", None),  # a key of an award
        (Exemplar, "number", None),  # a key of legal texts
        (Exemplar, "ghi chu", None),
        (LegalText, "issued_data", "issued_date"),
        (LegalText, "ngày", None),
        (Subject, "danh xưng", "honorific"),
        (Subject, "Họ và tên", "name"),
        (Exemplar, "ngày đăng", "published"),
        (Exemplar, "tác giả", "author"),
        (LegalText, "số hiệu", "number"),
    ],
)
def test_a_key(model: type, typed: str, meant: str | None) -> None:
    assert key_surely(model, typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Published", "published"),
        ("publised", "published"),
        ("public", None),
        ("nháp", None),
        ("DRAFT ", "draft"),
        ("unpublished", None),
        ("republished", None),
        ("published?", None),
        ("published k", None),
        ("published 0", None),
        ("ppublished", "published"),
        ("polished", None),
    ],
)
def test_a_choice(typed: str, meant: str | None) -> None:
    assert any_of(typed, ("draft", "published", "withdrawn")) == meant


@pytest.mark.parametrize("typed", ["verified", "vverified", "reverified"])
def test_a_word_that_means_the_opposite_is_no_slip(typed: str) -> None:
    assert any_of(typed, ("page", "plan", "secondary", "unverified")) is None


@pytest.mark.parametrize(
    ("typed", "likely"),
    [
        ("unpublished", None),
        ("unpublish", None),
        ("nonpublish", None),
        ("published, draft", None),
        ("published no", None),
        ("verifed", None),
        ("not verified", None),
        ("publishing", "published"),
        ("unverifyed", "unverified"),
    ],
)
def test_nobody_is_asked_whether_the_opposite_was_meant(typed: str, likely: str | None) -> None:
    assert probably_any_of(typed, ("draft", "published", "withdrawn", "unverified")) == likely


@pytest.mark.parametrize("typed", ["es", "e", "vu"])
def test_of_two_letters_none_is_a_slip(typed: str) -> None:
    assert any_of(typed, ("vi", "en")) is None


@pytest.mark.parametrize(
    ("typed", "meant"), [("ĐÃ DUYỆT ĐĂNG", "published"), ("da duyet dang.", "published"), ("đã duyệt dừng", None)]
)
def test_a_name_that_must_be_exact(typed: str, meant: str | None) -> None:
    assert exactly(typed, {"draft": ("nháp",), "published": ("đã duyệt đăng",)}) == meant


def test_a_name_that_two_have_is_nobodys() -> None:
    names = {"bang-phuc": ("bang-phuc", "Xã Bằng Phúc"), "bang-phuc-moi": ("bang-phuc-moi", "Xã Bằng Phúc")}

    assert surely("xa bang phuc", names) is None
    assert surely("Bằng Phúc", names) == "bang-phuc"
    assert surely("xa bang phup", names) is None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("bang-phup", "bang-phuc"),
        ("bnag-phuc", "bang-phuc"),
        ("Xã Bằng Phúcc", "bang-phuc"),
        ("bang-lng", None),  # bang-lang or bang-lung
        ("lam-duong-2025", None),  # the campaign of another year
        ("lam-dng-2024", None),  # two slips
        ("thon-b", None),  # another hamlet
        ("cho-donn", "cho-don"),
        ("tinh-h", None),  # too short to tell
    ],
)
def test_a_name_with_a_slip(typed: str, meant: str | None) -> None:
    names = {
        "bang-phuc": ("bang-phuc", "Xã Bằng Phúc"),
        **{name: (name,) for name in ("bang-lang", "bang-lung", "lam-duong-2024", "thon-a", "cho-don", "tinh")},
    }

    assert surely(typed, names) == meant


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("24/8/2024", "2024-08-24"),
        ("24-08-2024", "2024-08-24"),
        ("24.8.2024", "2024-08-24"),
        ("2024/8/24", "2024-08-24"),
        ("ngày 24 tháng 8 năm 2024", "2024-08-24"),
        ("2024-08-24T00:00:00+07:00", "2024-08-24"),
        ("24/8/24", None),  # of which century is a guess
        ("8/24/2024", None),
        ("30/02/2024", None),
        ("24/8/2024 hoặc 25/8/2024", None),
        ("124/8/2024", None),
    ],
)
def test_a_day(typed: str, day: str | None) -> None:
    assert as_day(typed) == day


@pytest.mark.parametrize(
    ("typed", "date"),
    [
        ("5/2024", "2024-05"),
        ("tháng 5 năm 2024", "2024-05"),
        ("Tháng 5/2024", "2024-05"),
        ("năm 2024", "2024"),
        ("13/2024", None),
        ("5/24", None),
    ],
)
def test_a_month_or_year(typed: str, date: str | None) -> None:
    assert as_partial(typed) == date


@pytest.mark.parametrize(
    ("typed", "instant"),
    [
        ("24/8/2024", "2024-08-24T07:30:00+07:00"),
        ("7h30 ngày 24/8/2024", "2024-08-24T07:30:00+07:00"),
        ("24/8/2024 14h05", "2024-08-24T14:05:00+07:00"),
        ("2024-08-24 07:30", "2024-08-24T07:30:00+07:00"),
        ("24/8/2024, 7 giờ 30 phút chiều", "2024-08-24T19:30:00+07:00"),
        ("2024-08-24T07:30:00+0700", "2024-08-24T07:30:00+07:00"),
        ("24/8/2024 2:05:00 CH", "2024-08-24T14:05:00+07:00"),
        ("24/8/2024 12:05 SA", "2024-08-24T00:05:00+07:00"),
        ("Thứ Bảy, 24/08/2024 | 07:30 [GMT+7]", "2024-08-24T07:30:00+07:00"),
        ("Thứ Sáu, 24/08/2024 - 07:30", None),  # a Saturday
        ("24/8/2024 25h00", None),
        ("24/8/2024 buổi sáng", None),
        ("2024-08-24T7:30:00+08:00", None),  # another clock
    ],
)
def test_an_instant(typed: str, instant: str | None) -> None:
    assert as_instant(typed) == instant
