"""Dates say no more than their source."""

from datetime import UTC, date, datetime

import pytest
from pydantic import TypeAdapter, ValidationError

from portal.dates import Day, Instant, OpenDate, PartialDate, as_of_build, official


@pytest.mark.parametrize(
    ("written", "precision", "first", "last"),
    [
        ("2024", "year", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", "month", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-02-09", "day", date(2024, 2, 9), date(2024, 2, 9)),
    ],
)
def test_a_partial_date_spans_every_day_it_may_be(written: str, precision: str, first: date, last: date) -> None:
    read = PartialDate.parse(written)

    assert (read.precision, read.first, read.last, str(read)) == (precision, first, last, written)


@pytest.mark.parametrize("written", ["", "24/8/2024", "2024-13", "2024-02-30", "2024-2-3", "20240203", "1724457600"])
def test_what_is_no_real_date_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        PartialDate.parse(written)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (date(1954, 5, 7), "07/5/1954"),
        (date(2022, 12, 9), "09/12/2022"),
        (date(2024, 1, 15), "15/01/2024"),
        (PartialDate(2024, 1), "tháng 01/2024"),
        (PartialDate(2024, 10), "tháng 10/2024"),
        (PartialDate(2024), "2024"),
    ],
)
def test_official_dates_pad_small_days_and_the_first_two_months(value: date | PartialDate, words: str) -> None:
    assert official(value) == words


@pytest.mark.parametrize("written", ["2024", "1724457600", "20240824", "24/8/2024", "2024-08-24T00:00:00"])
def test_a_day_is_never_taken_for_a_number_of_seconds(written: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Day).validate_python(written)


@pytest.mark.parametrize("written", ["2024-08-24", "2024-08-24T07:30:00", "1724457600", "2024-08-24T25:00:00+07:00"])
def test_an_instant_needs_a_real_time_and_an_offset(written: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Instant).validate_python(written)


def test_an_open_date_may_be_openly_unknown() -> None:
    adapter = TypeAdapter(OpenDate)

    assert adapter.validate_python("chua-ro") == "chua-ro"
    assert adapter.validate_python("2024-01") == PartialDate(2024, 1)


def test_the_instant_of_the_build_comes_from_the_environment_where_it_is_given() -> None:
    assert as_of_build({"SOURCE_DATE_EPOCH": "1724457600"}) == datetime(2024, 8, 24, tzinfo=UTC)
