"""From what an editor writes in a link to an address of the site."""

from __future__ import annotations

from pathlib import PurePosixPath
from posixpath import normpath
from urllib.parse import unquote, urlsplit

from portal.catalogue import Catalogue
from portal.records import Page, Record


class Links:
    """Addresses on the site: from its root (`/phong-trao/x/`), or whole (`https://host/phong-trao/x/`)."""

    def __init__(self, catalogue: Catalogue, *, absolute: bool = False) -> None:
        self._catalogue = catalogue
        url = str(catalogue.site.url).rstrip("/") + "/"
        self.base = url if absolute else urlsplit(url).path

    def to(self, path: str) -> str:
        """Return the address of a path below the site's root."""
        return self.base + path.lstrip("/")

    def record(self, record: Record) -> str:
        """Return the address of a record's page."""
        return self.to(self._catalogue.address(record))

    def page(self, page: Page) -> str:
        """Return the address of a hand-written page."""
        return self.to(f"{page.slug}/" if page.slug else "")

    def in_body(self, owner: Record | Page, written: str) -> str:
        """Return the address that a link in an article leads to; `#` when its target is not shown to readers."""
        parts = urlsplit(written)
        if parts.scheme or parts.netloc:
            return written
        if not parts.path:
            return f"{self._own(owner)}{written}"
        if parts.path.startswith("/"):
            return self.to(written)
        anchor = f"#{parts.fragment}" if parts.fragment else ""
        target = self.file(owner, parts.path)
        return f"{target}{anchor}" if target else "#"

    def file(self, owner: Record | Page, written: str) -> str | None:
        """Return the address of the record or page that a relative path names, or None."""
        path = beside(owner.origin.folder, written)
        record = self._catalogue.at(path) if path else None
        if record:
            return self.record(record) if record.is_public(self._catalogue.as_of) else None
        page = self._catalogue.page_at(path) if path else None
        return self.page(page) if page else None

    def _own(self, owner: Record | Page) -> str:
        """Return the page's own address where a bare anchor would lose it: in feeds, which are read elsewhere."""
        if not urlsplit(self.base).netloc:
            return ""
        return self.record(owner) if isinstance(owner, Record) else self.page(owner)


def beside(folder: PurePosixPath, written: str) -> str | None:
    """Return the repository path that a relative path names from a folder, or None when it leaves the repository."""
    path = normpath((folder / unquote(written)).as_posix())
    return None if path.startswith(("..", "/")) else path
