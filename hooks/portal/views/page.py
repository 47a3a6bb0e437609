"""What a page is before it is rendered: an address, a template and plain data."""

from __future__ import annotations

import marshal
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from portal.output import mark_of

Json = dict[str, Any]
"""Plain data: text, whole numbers, truth values, None, lists and mappings of them. Survives a trip through JSON."""


_EXACT = 2
"""The version of marshal whose bytes depend on what data say alone, never on which objects say it."""


def said(data: Any) -> bytes:
    """Return plain data as bytes, which `marshal` reads back: the same for all data that say the same.

    Sooner than JSON, for data that are packed only to be told apart. Raises `ValueError` when they are not plain.
    """
    return marshal.dumps(data, _EXACT)


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
        return file(self.path)

    @property
    def mark(self) -> bytes:
        """A mark of what the page is rendered from: of two views that have the same, the pages are the same.

        Raises `ValueError` when the data are not plain.
        """
        return mark_of(self.template, [said(self.data)])


@dataclass(frozen=True, slots=True)
class Task:
    """A page that can be made: its path, the function that makes its view, and what that is given after the context.

    The function draws upon nothing but its arguments and the context, so a build can tell from both whether the page
    it made before still stands.
    """

    path: str
    make: Callable[..., PageView]
    arguments: tuple[Any, ...] = ()

    @property
    def file(self) -> str:
        """The file to write, below the site's root."""
        return file(self.path)


def file(path: str) -> str:
    """Return the file of a page: an index.html in its folder, or the file that it is."""
    return f"{path}index.html" if path.endswith("/") or not path else path
