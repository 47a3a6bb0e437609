"""Numbers in Vietnamese style are read in one way only."""

from decimal import Decimal

import pytest

from portal.quantity import Quantity


@pytest.mark.parametrize(
    ("written", "value"),
    [("1200", "1200"), ("4,8", "4.8"), ("4.8", "4.8"), ("1.123,5", "1123.5"), ("20.400.000", "20400000"), ("0", "0")],
)
def test_a_clear_number_is_read(written: str, value: str) -> None:
    assert Quantity.parse(written) == Decimal(value)


@pytest.mark.parametrize("written", ["4.800", "1,2,3", "năm", "12 ha", "", "1.2.3", "-4"])
def test_what_may_be_read_in_two_ways_or_none_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="not a number"):
        Quantity.parse(written)
