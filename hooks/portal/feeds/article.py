"""An article as it travels: clean HTML that stands on any site, with whole addresses and nothing that acts."""

from __future__ import annotations

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
        return _safe(made, context.links.record(record), set())
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


def _safe(raw: str, page: str, pictures: set[str]) -> str:
    """Return HTML cleaned for feeds: links are seen from the page, and no pictures but these are shown.

    A picture in raw HTML may be anybody's; whoever read the article would tell that host so.
    """

    def attribute(_tag: str, name: str, value: str) -> str | None:
        if name == "src":
            return value if value and value in pictures else None
        return (absolute(page, value) or None) if name == "href" else value

    cleaned = nh3.clean(
        raw,
        tags=body.TAGS,
        attributes=_ATTRIBUTES,
        attribute_filter=attribute,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    )
    return normalise.characters(cleaned).strip()


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
