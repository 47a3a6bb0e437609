"""What the terminal says while the preview runs: short lines in Vietnamese, with the hour."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from portal import reports

if TYPE_CHECKING:  # what builds takes half a second to load, and whoever starts a preview waits for it
    from portal.build import Checked

LISTED = 8
"""How many problems the terminal names; the browser shows them all."""


def say(text: str) -> None:
    """Write a line. What the terminal cannot show is replaced, never a reason to stop."""
    line = f"{datetime.now().astimezone():%H:%M:%S}  {text}\n"
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(line.encode(encoding, "replace").decode(encoding))
    sys.stdout.flush()


def stopped(checked: Checked) -> Iterator[str]:
    """Yield the lines about content that cannot be shown yet."""
    yield f"{reports.summary(checked.problems)} Xem cách sửa trong trình duyệt."
    errors = checked.errors() or checked.problems
    for problem in errors[:LISTED]:
        yield f"  {problem.path}, dòng {problem.span.line}: {problem.message}"
    if len(errors) > LISTED:
        yield f"  … và {len(errors) - LISTED} chỗ khác"


def built(seconds: float) -> str:
    """Return the line about a site that stands."""
    return f"Trang đã dựng xong trong {seconds_written(seconds)} giây."


def seconds_written(seconds: float) -> str:
    """Write a number of seconds with one decimal, the Vietnamese way."""
    return f"{seconds:.1f}".replace(".", ",")
