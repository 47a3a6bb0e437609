"""What a page is before it is rendered: an address, a template and plain data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

Json = dict[str, Any]
"""Plain data: text, whole numbers, truth values, None, lists and mappings of them. Survives a trip through JSON."""


@dataclass(frozen=True, slots=True)
class PageView:
    """A page to write.

    `path` is below the site's root: a folder (`lich/`) takes an index.html, a file (`404.html`) is written as it is.
    `indexed` tells whether search engines are led to it; `changed` is when it last changed.
    """

    path: str
    template: str
    data: Json
    indexed: bool = True
    changed: datetime | None = None

    @property
    def file(self) -> str:
        """The file to write, below the site's root."""
        return f"{self.path}index.html" if self.path.endswith("/") or not self.path else self.path
