"""A feed as Atom 1.0 (RFC 4287)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lxml import etree

from portal.feeds.model import Feed, Item
from portal.feeds.xml import ATOM, ATOM_TYPE, XML, Frame, add, assembled, rfc3339

SUFFIX = ".atom.xml"

Namespaces = dict[str | None, str]

_NAMESPACES: Namespaces = {None: ATOM}


def name(local: str) -> str:
    """Return a name of Atom's namespace."""
    return f"{{{ATOM}}}{local}"


def empty(namespaces: Namespaces) -> etree._Element:
    """Return a feed element that says nothing yet."""
    # The stubs know no default namespace.
    return etree.Element(name("feed"), nsmap=namespaces)  # type: ignore[arg-type]


_FRAME = Frame(empty(_NAMESPACES))


def item(item: Item) -> bytes:
    """Return an item as an entry."""
    return _FRAME.piece(entry(_FRAME.open(), item))


def write(feed: Feed, written: Callable[[Any], bytes] = item) -> bytes:
    """Return a feed as Atom 1.0. `written` gives the entries as `item` does."""
    return assembled(head(feed, _NAMESPACES), [written(each) for each in feed.items])


def head(feed: Feed, namespaces: Namespaces) -> etree._Element:
    """Return a feed element without entries (RFC 4287 section 4.1.1)."""
    root = empty(namespaces)
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


def entry(parent: etree._Element, item: Item) -> etree._Element:
    """Append an entry; the address of the article is its first link, since portals take that one."""
    element = add(parent, name("entry"))
    add(element, name("id"), item.id)
    add(element, name("title"), item.title)
    add(element, name("link"), rel="alternate", type="text/html", href=item.link)
    if item.enclosure:
        picture = item.enclosure
        size = str(picture.length)
        add(element, name("link"), rel="enclosure", type=picture.type, href=picture.url, length=size, title=picture.alt)
    add(element, name("published"), rfc3339(item.published))
    add(element, name("updated"), rfc3339(item.updated))
    add(add(element, name("author")), name("name"), item.creator)
    for scheme, term, label in item.categories:
        add(element, name("category"), term=term, scheme=scheme, label=label)
    add(element, name("summary"), item.summary)
    add(element, name("content"), item.content, type="html")
    return element
