"""Zeros in numbers: the letter O typed in their place, and zeros that leave a reader in doubt."""

from __future__ import annotations

import re

_DIGITS = re.compile(r"[\dOo]*\d[\dOo]*")
_LEADING = re.compile(r"0+(?=\d)")
_TRAILING = re.compile(r"(?P<whole>\d+)\.(?P<part>\d*0)")


def odd(written: str) -> bool:
    """Tell whether a text may be a number with zeros that leave a doubt; quick, since every value is asked."""
    return written[0] == "0" or (written[-1] == "0" and "." in written)


def with_zeros(written: str) -> str:
    """Return a text in which every letter O that touches a digit is a zero: `2O24` → `2024`."""
    return _DIGITS.sub(lambda found: found[0].replace("O", "0").replace("o", "0"), written)


def without_leading(written: str) -> str | None:
    """Return a number without the zeros that lead it, `014` → `14`; None where it has none."""
    return written[found.end() :] if (found := _LEADING.match(written)) else None


def as_fraction(written: str) -> str | None:
    """Return in Vietnamese style what `1.10` says as a fraction: `1,1`; None where no zero ends one after a point.

    Three digits after the point are left to whoever asks whether they are thousands.
    """
    found = _TRAILING.fullmatch(written)
    if not found or len(found["part"]) == 3:
        return None
    part = found["part"].rstrip("0")
    return f"{found['whole']},{part}" if part else found["whole"]
