"""The list of all feeds, for readers that import one (OPML 2.0, http://opml.org/spec2.opml)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lxml import etree

from portal.feeds import rss
from portal.feeds.model import Feed
from portal.feeds.xml import add, document, rfc822


def write(title: str, groups: Mapping[str, Iterable[Feed]]) -> bytes:
    """Return the feeds under the headings of their groups; none of the groups is empty."""
    feeds = [feed for group in groups.values() for feed in group]
    root = etree.Element("opml", {"version": "2.0"})
    head = add(root, "head")
    add(head, "title", title)
    add(head, "dateModified", rfc822(max(feed.updated for feed in feeds)))
    add(head, "ownerName", feeds[0].publisher)
    body = add(root, "body")
    for heading, group in groups.items():
        outline = add(body, "outline", text=heading)
        for feed in group:
            _feed(outline, feed)
    return document(root)


def _feed(parent: etree._Element, feed: Feed) -> None:
    add(
        parent,
        "outline",
        type="rss",
        version="RSS2",
        text=feed.title,
        title=feed.title,
        description=feed.description,
        language=feed.language,
        xmlUrl=feed.address(rss.SUFFIX),
        htmlUrl=feed.page,
    )
