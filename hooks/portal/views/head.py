"""What the head of a page tells browsers, search engines, social networks and feed readers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from portal.views import structured
from portal.views.context import Context
from portal.views.page import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a page says of itself beside its content.

    `crumbs` are (label, path) of the pages above it, home left out; `feed` is the name of the list's own feed;
    `facts` are JSON-LD things beside the breadcrumbs; `article` gives `published`, `changed` and `section` for Open
    Graph; `previous` and `following` are paths of neighbouring pages; `canonical` is a whole address, where it is not
    the page's own; `changed` is the instant its content last changed.
    """

    title: str
    description: str
    crumbs: tuple[tuple[str, str], ...] = ()
    image: Json | None = None
    feed: str | None = None
    facts: tuple[Json, ...] = ()
    article: Json | None = None
    indexed: bool = True
    previous: str | None = None
    following: str | None = None
    canonical: str | None = None
    changed: datetime | None = None
    language: str = "vi"


def head(context: Context, path: str, about: About, trail: list[tuple[str, str]]) -> Json:
    """Return the head of the page at `path`; `trail` leads to it, home first."""
    crumbs = [structured.breadcrumbs(context, trail)] if trail else []
    return {
        "title": f"{about.title} – {context.site.short_title}" if path else context.site.title,
        "heading": about.title,
        "description": about.description,
        "canonical": about.canonical or context.absolute.to(path),
        "site_name": context.site.title,
        "image": about.image,
        "article": about.article,
        "robots": None if about.indexed else "noindex",
        "feeds": _feeds(context, about.feed),
        "structured": [*about.facts, *crumbs],
        "previous": context.links.to(about.previous) if about.previous is not None else None,
        "next": context.links.to(about.following) if about.following is not None else None,
    }


def _feeds(context: Context, own: str | None) -> list[Json]:
    """Return the feeds that readers find by themselves: the list's own, where it has one, before the whole site's."""
    found = [context.feeds[name] for name in (own, "tat-ca") if name in context.feeds]
    return [
        {"title": f"{feed['title']} ({form['label']})", "type": form["type"], "url": context.links.to(form["path"])}
        for feed in found
        for form in feed["formats"][:2]
    ]
