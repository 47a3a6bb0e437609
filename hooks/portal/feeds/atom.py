"""A feed as Atom 1.0 (RFC 4287)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

from lxml import etree

from portal.feeds.model import Category, Feed, Item
from portal.feeds.pieces import KEPT, element, parent, to_xml
from portal.feeds.xml import ATOM, ATOM_TYPE, XML, add, assembled, rfc3339

SUFFIX = ".atom.xml"

Namespaces = dict[str | None, str]

_NAMESPACES: Namespaces = {None: ATOM}
DEPTH = 1
"""How many elements stand around an entry."""


def name(local: str) -> str:
    """Return a name of Atom's namespace."""
    return f"{{{ATOM}}}{local}"


def item(item: Item) -> bytes:
    """Return an item as an entry."""
    return parent(DEPTH, "entry", _entry(item))


def write(feed: Feed, written: Callable[[Any], bytes] = item) -> bytes:
    """Return a feed as Atom 1.0. `written` gives the entries as `item` does."""
    return assembled(head(feed, _NAMESPACES), [written(each) for each in feed.items])


def head(feed: Feed, namespaces: Namespaces) -> etree._Element:
    """Return a feed element without entries (RFC 4287 section 4.1.1)."""
    # The stubs know no default namespace.
    root = etree.Element(name("feed"), nsmap=namespaces)  # type: ignore[arg-type]
    root.set(f"{{{XML}}}lang", feed.language)
    add(root, name("id"), feed.id)
    add(root, name("title"), feed.title)
    add(root, name("subtitle"), feed.description)
    add(root, name("updated"), rfc3339(feed.updated))
    add(root, name("link"), rel="alternate", type="text/html", href=feed.page)
    add(root, name("link"), rel="self", type=ATOM_TYPE, href=feed.address(SUFFIX))
    if feed.hub:
        add(root, name("link"), rel="hub", href=feed.hub)
    author = add(root, name("author"))
    add(author, name("name"), feed.publisher)
    if feed.email:
        add(author, name("email"), feed.email)
    return root


def _entry(item: Item) -> Iterator[bytes]:
    """Yield what an entry consists of; the address of the article is its first link, since portals take that one."""
    yield element("id", to_xml(item.id))
    yield element("title", item.title)
    yield element("link", rel="alternate", type="text/html", href=item.link)
    if picture := item.enclosure:
        size = str(picture.length)
        yield element("link", rel="enclosure", type=picture.type, href=picture.url, length=size, title=picture.alt)
    yield element("published", to_xml(rfc3339(item.published)))
    yield element("updated", to_xml(rfc3339(item.updated)))
    yield parent(DEPTH + 1, "author", [element("name", item.creator)])
    yield from map(_category, item.categories)
    yield element("summary", item.summary)
    yield element("content", item.content, type="html")


@lru_cache(KEPT)
def _category(category: Category) -> bytes:
    scheme, term, label = category
    return element("category", term=term, scheme=scheme, label=label)
