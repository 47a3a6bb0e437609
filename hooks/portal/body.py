"""The Markdown of an article: what it links to and shows, and its cleaned HTML."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import nh3
from markdown_it.token import Token

from portal.markdown import Picture, Resolve, render, text_of, tokens
from portal.problems import Edit

TAGS = {
    *("p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code", "hr", "br"),
    *("em", "strong", "del", "sup", "sub", "a", "img", "figure", "figcaption", "section"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {
    "*": {"id", "lang", "class"},
    "a": {"href", "title", "rel"},
    "img": {"src", "alt", "width", "height", "loading", "srcset", "sizes", "decoding"},
    "ol": {"start"},
    "th": {"scope"},
}
CLASSES = {
    "footnotes",
    "footnote-ref",
    "footnote-backref",
    "footnote-item",
    "footnotes-list",
    "left",
    "center",
    "right",
}


@dataclass(frozen=True, slots=True)
class Target:
    """A link or picture of the body: where it points, its text or alt, and its line (1-based, in the body)."""

    address: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the body: its level (2–6), text and anchor."""

    level: int
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Outline:
    """What a body holds. `text` is its prose without markup, a line a block."""

    links: tuple[Target, ...]
    pictures: tuple[Target, ...]
    headings: tuple[Heading, ...]
    anchors: frozenset[str]
    text: str


def outline(body: str) -> Outline:
    """Return what a body links to, shows and says."""
    found = tokens(body)
    links, pictures, blocks = [], [], []
    for token in found:
        if token.type in {"fence", "code_block"}:
            blocks.append(token.content)
        if token.type != "inline":
            continue
        line = (token.map or [0])[0] + 1
        blocks.append(text_of(token.children or []))
        links += _links(token.children or [], line)
        pictures += _pictures(token.children or [], line)
    headings = tuple(_headings(found))
    anchors = frozenset(str(token.attrs["id"]) for token in found if "id" in token.attrs)
    return Outline(tuple(links), tuple(pictures), headings, anchors, "\n".join(blocks))


def indented(body: str) -> Iterator[tuple[int, int, tuple[Edit, ...]]]:
    """Yield the stretches that Markdown takes for code because they are indented, with what would make them text.

    Places are offsets in the body; the first line of each stretch is given, without its blanks.
    """
    if not _INDENTED.search(body):
        return
    starts = [0, *(found.end() for found in re.finditer(r"\n", body)), len(body)]
    for token in tokens(body):
        if token.type != "code_block" or token.level or not token.map:
            continue
        lines = [_BLANKS.match(body, starts[line]) for line in range(*token.map)]
        blanks = [found.span() for found in lines if found]
        first = blanks[0][1]
        end = body.find("\n", first)
        yield first, end if end >= 0 else len(body), tuple((*span, "") for span in blanks if span[0] < span[1])


_INDENTED = re.compile(r"(?:\A|\A\n|\n[ \t]*\n)(?: {4}|\t)[ \t]*\S")
_BLANKS = re.compile(r"[ \t]*")


def html(body: str, link: Resolve, picture: Picture) -> str:
    """Return the cleaned HTML of a body: no script, style, frame, event handler or foreign picture survives.

    `link` gives the address of each link; `picture` takes the address and alt text of each picture and gives its
    attributes (`src`, `width`, `height`, `srcset`, …).
    """
    return clean(*render(body, link, picture))


def clean(raw: str, pictures: Collection[str] = ()) -> str:
    """Return HTML with nothing but the tags and attributes that articles need, and no picture but those named."""

    def attribute(tag: str, name: str, value: str) -> str | None:
        if tag == "img" and name in {"src", "srcset"} and value not in pictures:
            return None
        return _attribute(name, value)

    return nh3.clean(
        raw,
        tags=TAGS,
        clean_content_tags={"script", "style", "iframe", "object", "svg", "math", "template", "form"},
        attributes=ATTRIBUTES,
        attribute_filter=attribute,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    )


def _attribute(name: str, value: str) -> str | None:
    if name == "class":
        return " ".join(each for each in value.split() if each in CLASSES) or None
    return value


def _links(tokens: list[Token], line: int) -> list[Target]:
    found: list[Target] = []
    for position, token in enumerate(tokens):
        if token.type in {"softbreak", "hardbreak"}:
            line += 1
        if token.type == "link_open":
            inside = _until_close(tokens, position)
            found.append(Target(str(token.attrs.get("href", "")), text_of(inside), line))
    return found


def _until_close(tokens: list[Token], start: int) -> list[Token]:
    end = next(i for i in range(start, len(tokens)) if tokens[i].type == "link_close")
    return tokens[start + 1 : end]


def _pictures(tokens: list[Token], line: int) -> list[Target]:
    found = []
    for token in tokens:
        if token.type in {"softbreak", "hardbreak"}:
            line += 1
        if token.type == "image":
            found.append(Target(str(token.attrs.get("src", "")), text_of(token.children or []), line))
    return found


def _headings(tokens: Sequence[Token]) -> list[Heading]:
    found = []
    for position, token in enumerate(tokens):
        if token.type == "heading_open":
            inline = tokens[position + 1]
            found.append(Heading(int(token.tag[1]), text_of(inline.children or []), str(token.attrs.get("id", ""))))
    return found
