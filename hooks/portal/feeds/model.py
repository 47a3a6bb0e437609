"""What a feed says, whatever the format it is written in; the texts of items are escaped for XML already."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from portal.feeds.pieces import Escaped

TTL_MINUTES = 60
"""How long a portal may keep a feed before it asks again."""

FOLDER = "rss/"
"""Where feeds stand below the site's root."""


Category = tuple[str, str, str]
"""A word of a vocabulary: the scheme, which is the vocabulary as a URI, the term, its slug, and what people read."""


class Enclosure(NamedTuple):
    """The lead picture: absolute address, media type, length in bytes, size in pixels."""

    url: str
    type: str
    length: int
    width: int
    height: int
    alt: str
    credit: str


class Item(NamedTuple):
    """One record as feeds carry it. `title`, `summary`, `creator` are plain text; `description`, `content` safe HTML.

    All five are escaped for XML, once for the three of four forms of documents that are XML. `published` differs from
    that of every other item of the site; `note` tells what a correction changed, and `withdrawn` that only a notice is
    left.
    """

    id: str
    link: str
    title: Escaped
    summary: Escaped
    description: Escaped
    content: Escaped
    creator: Escaped
    published: datetime
    updated: datetime
    categories: tuple[Category, ...] = ()
    enclosure: Enclosure | None = None
    note: str = ""
    withdrawn: bool = False

    @property
    def weight(self) -> int:
        """About how many bytes it takes, in XML and in JSON, which escapes quotation marks.

        Archive pages end where weights say so (`archive`): another measure would change pages that are closed.
        """
        texts = (self.title, self.summary, self.description, self.content)
        return 3_000 + sum(len(text) + text.count(b'"') for text in texts)


class Brief(NamedTuple):
    """What must be known of an item to say which documents carry it, without its text.

    `mark` changes with anything that documents say of the item; `note` is that of a correction.
    """

    id: str
    published: datetime
    updated: datetime
    weight: int
    note: str
    withdrawn: bool
    mark: bytes

    @classmethod
    def of(cls, item: Item, mark: bytes) -> Brief:
        """Return what must be known of an item."""
        return cls(item.id, item.published, item.updated, item.weight, item.note, item.withdrawn, mark)


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed document: its items, newest first, and who publishes them.

    `name` is the address below rss/ without suffix (`linh-vuc/kinh-te`); `page` the absolute address of the page for
    people; `base` that of the site, with a slash at its end. An archive page (RFC 5005 section 4) names the feed it
    belongs to in `archive_of`; `previous` names the page of older items before this document. Where `items` are briefs,
    whoever writes the feed is told how to write an item by its brief.
    """

    name: str
    id: str
    title: str
    description: str
    page: str
    base: str
    publisher: str
    since: datetime
    items: tuple[Item | Brief, ...] = ()
    email: str = ""
    language: str = "vi"
    hub: str = ""
    archive_of: str = ""
    previous: str = ""

    @property
    def updated(self) -> datetime:
        """When its content last changed; of an empty feed, when the site's ids began."""
        return max((item.updated for item in self.items), default=self.since)

    def address(self, suffix: str, name: str = "") -> str:
        """Return the absolute address of this document, or of another of the same site, in a format."""
        return f"{self.base}{FOLDER}{name or self.name}{suffix}"
