"""An article as it travels: clean HTML that stands on any site, with whole addresses and nothing that acts."""

from __future__ import annotations

import threading
from collections.abc import Container
from functools import cache

import nh3

from portal import body
from portal.feeds import normalise
from portal.feeds.address import absolute
from portal.feeds.context import Context
from portal.feeds.model import Enclosure
from portal.images import Rendition
from portal.records import Image, Record

# No ids and classes: two articles on one page of a portal would clash, and its style sheet is not ours.
_ATTRIBUTES = {
    "*": {"lang"},
    "a": {"href", "title"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start"},
    "th": {"scope"},
}


def html(record: Record, context: Context, made: str | None = None) -> str:
    """Return the body of a record as cleaned HTML with absolute addresses.

    `made` saves time and changes nothing: the HTML that the record's page shows of it.
    """
    if made is not None and _is_the_same_but_for_addresses(record.body):
        return _safe(made, context.links.record(record))
    shown: set[str] = set()

    def link(href: str) -> str:
        try:
            return context.links.in_body(record, href)
        except ValueError:  # no address at all: `http://[`
            return ""

    def picture(src: str, alt: str) -> dict[str, str]:
        found = context.pictures.rendition(record, src)
        known = attributes(found, alt, context) if found else {"src": "", "alt": alt}
        shown.add(known["src"])
        return known

    return _safe(body.html(normalise.characters(record.body), link, picture), context.links.record(record), shown)


def _is_the_same_but_for_addresses(body: str) -> bool:
    """Tell whether cleaning an article's page gives what converting it anew would, as the tests hold it to.

    Pictures have other sizes in feeds, and characters that are unfit for feeds are taken out before conversion.
    """
    return "![" not in body and normalise.characters(body) == body


def _safe(raw: str, page: str, pictures: Container[str] = ()) -> str:
    """Return HTML cleaned for feeds: links are seen from the page, and no pictures but these are shown."""
    return normalise.characters(_cleaning().clean(raw, page, pictures)).strip()


class _Cleaning(threading.local):
    """A cleaner with what it must know of the article at hand, for each thread its own.

    Setting one up takes longer than cleaning an article.
    """

    def __init__(self) -> None:
        self._page: str = ""
        self._pictures: Container[str] = ()
        self._cleaner = nh3.Cleaner(
            tags=body.TAGS,
            attributes=_ATTRIBUTES,
            attribute_filter=self._attribute,
            url_schemes={"http", "https", "mailto", "tel"},
            link_rel=None,
        )

    def clean(self, raw: str, page: str, pictures: Container[str]) -> str:
        """Return cleaned HTML."""
        self._page, self._pictures = page, pictures
        return self._cleaner.clean(raw)

    def _attribute(self, _tag: str, name: str, value: str) -> str | None:
        # A picture in raw HTML may be anybody's; whoever read the article would tell that host so.
        if name == "src":
            return value if value and value in self._pictures else None
        return (absolute(self._page, value) or None) if name == "href" else value


@cache
def _cleaning() -> _Cleaning:
    return _Cleaning()


def attributes(rendition: Rendition, alt: str, context: Context) -> dict[str, str]:
    """Return the attributes of a picture in an article: a JPEG, since not every reader knows newer formats."""
    return {
        "src": context.links.to(rendition.share),
        "alt": normalise.line(alt),
        "width": str(rendition.share_width),
        "height": str(rendition.share_height),
    }


def lead(record: Record, context: Context) -> tuple[Image, Rendition] | None:
    """Return the first picture of a record that exists, with its sizes."""
    for image in record.images:
        rendition = context.pictures.rendition(record, image.file)
        if rendition:
            return image, rendition
    return None


def enclosure(found: tuple[Image, Rendition] | None, context: Context) -> Enclosure | None:
    """Return the lead picture as an enclosure."""
    if found is None:
        return None
    image, rendition = found
    return Enclosure(
        context.links.to(rendition.share),
        rendition.share_type,
        rendition.share_bytes,
        rendition.share_width,
        rendition.share_height,
        normalise.line(image.alt),
        normalise.line(image.credit),
    )
