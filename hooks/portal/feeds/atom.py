"""A feed as Atom 1.0 (RFC 4287)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lxml import etree

from portal.feeds.model import Category, Feed, Item
from portal.feeds.xml import ATOM, ATOM_TYPE, XML, add, assembled, piece, rfc3339

SUFFIX = ".atom.xml"

_NAMESPACES: dict[str | None, str] = {None: ATOM}


def item(item: Item) -> bytes:
    """Return an item as an entry."""
    # The stubs know no default namespace.
    root = etree.Element(name("feed"), nsmap=_NAMESPACES)  # type: ignore[arg-type]
    return piece(entry(root, item))


def write(feed: Feed, written: Callable[[Any], bytes] = item) -> bytes:
    """Return a feed as Atom 1.0. `written` gives the entries as `item` does."""
    return assembled(head(feed, _NAMESPACES), name("entry"), [written(each) for each in feed.items])


def name(local: str) -> str:
    """Return a name of Atom's namespace."""
    return f"{{{ATOM}}}{local}"


def head(feed: Feed, nsmap: dict[str | None, str]) -> etree._Element:
    """Return a feed element without entries (RFC 4287 section 4.1.1)."""
    language = {f"{{{XML}}}lang": feed.language}
    # The stubs know no default namespace.
    root = etree.Element(name("feed"), language, nsmap=nsmap)  # type: ignore[arg-type]
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
    for category in item.categories:
        _category(element, category)
    add(element, name("summary"), item.summary)
    add(element, name("content"), item.content, type="html")
    return element


def _category(element: etree._Element, category: Category) -> None:
    add(element, name("category"), term=category.term, scheme=category.scheme, label=category.label)
