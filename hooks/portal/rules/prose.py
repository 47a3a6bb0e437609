"""What an editor wrote as text: the articles' outlines, and every text value of the front matter, with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from urllib.parse import unquote

from portal.body import Outline, Target, outline
from portal.catalogue import Catalogue
from portal.problems import Kind, Problem
from portal.records import Page, Record
from portal.source import Origin

_BLOCKS_DEPEND = ("]:", "```", "~~~", "<", "\n  ", "\n\t")
"""Definitions, code, HTML and what is indented mean nothing without what stands before them."""
_NOTHING = Outline((), (), (), frozenset(), "")


def owners(catalogue: Catalogue) -> Iterator[Record | Page]:
    """Yield every record and hand-written page: whatever holds an article."""
    yield from catalogue.records
    yield from catalogue.pages


def outline_of(owner: Record | Page) -> Outline:
    """Return the links, pictures, headings and anchors of an article."""
    return _outline(owner.body)


def linking(owner: Record | Page) -> Outline:
    """Return an outline that is sure to hold the links and pictures of an article.

    Only the blocks with links are read, where each can be read by itself: that is five times as fast.
    """
    body = owner.body
    if "](" not in body and "]:" not in body and "<" not in body:
        return _NOTHING
    return _outline(body) if any(mark in body for mark in _BLOCKS_DEPEND) else _of_blocks(body)


@lru_cache(maxsize=4096)
def _of_blocks(body: str) -> Outline:
    links: list[Target] = []
    pictures: list[Target] = []
    line = 0
    for block in body.split("\n\n"):
        if "](" in block:
            found = outline(block)
            links += (replace(link, line=link.line + line) for link in found.links)
            pictures += (replace(picture, line=picture.line + line) for picture in found.pictures)
        line += block.count("\n") + 2
    return replace(_NOTHING, links=tuple(links), pictures=tuple(pictures))


@lru_cache(maxsize=4096)
def _outline(body: str) -> Outline:
    return outline(body)


def at_target(origin: Origin, kind: Kind, target: Target, message: str, *, hint: str = "") -> Problem:
    """Return a problem of a link or picture of the body, at its address where that can be found as written."""
    lines = origin.body.splitlines(keepends=True)
    begin = sum(map(len, lines[: target.line - 1]))
    for written in filter(None, (target.address, unquote(target.address))):
        if (found := origin.body.find(written, begin)) >= 0:
            return origin.in_body(kind, found, found + len(written), message, hint=hint)
    line = lines[target.line - 1].rstrip("\n") if target.line <= len(lines) else ""
    return origin.in_body(kind, begin, begin + len(line), message, hint=hint)


def without_code(body: str) -> str:
    """Return a body whose fenced code is blanked out, so that places stay the same."""
    return _FENCE.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), body) if "```" in body or "~~~" in body else body


_FENCE = re.compile(r"^(```|~~~)[^\n]*\n.*?(?:^\1[^\n]*$|\Z)", re.MULTILINE | re.DOTALL)
