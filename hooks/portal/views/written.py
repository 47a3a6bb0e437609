"""The pages that editors write by hand, the ways back to pages that moved, and the page of what is not there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time

from portal import body
from portal.catalogue import public
from portal.dates import VIETNAM
from portal.records import Page
from portal.views import parts, shell, structured
from portal.views.context import Context
from portal.views.head import About
from portal.views.page import Json, PageView, Task

LONG = 4
"""A page of so many headings begins with a list of them."""

CONTACT_PAGES = {"lien-he", "en"}
"""Where the publisher's address, telephone and contact officer stand in full."""


def pages(context: Context, taken: set[str]) -> Iterator[Task]:
    """Yield how to make the hand-written pages, but for those whose text goes into a page of our own (`taken`)."""
    for slug, page in context.pages.items():
        if slug not in taken:
            yield Task(f"{page.slug}/", view, (page,))


def view(context: Context, page: Page) -> PageView:
    """Return a hand-written page."""
    crumbs = (("Hướng dẫn", "huong-dan/"),) if page.slug.startswith("huong-dan/") else ()
    about = About(
        title=page.title,
        description=page.summary,
        crumbs=crumbs,
        language=page.language,
        changed=changed(page),
        facts=(structured.organization(context),) if page.slug in CONTACT_PAGES else (),
    )
    return shell.page(context, f"{page.slug}/", "pages/written.html", about, content(context, page))


def content(context: Context, page: Page) -> Json:
    """Return what a hand-written page shows."""
    headings = [heading for heading in body.outline(page.body).headings if heading.level == 2]
    name = context.unit(context.site.publisher)
    if len(headings) < LONG:
        headings = []
    return {
        "title": page.title,
        "summary": page.summary,
        "html": parts.prose(context, page),
        "contents": [parts.link(heading.text, f"#{heading.anchor}") for heading in headings],
        "publisher": context.site.english.get("publisher", name) if page.language == "en" else name,
        "contact": shell.contact(context, page.language) if page.slug in CONTACT_PAGES else [],
        "officer": shell.officer(context, page.language) if page.slug in CONTACT_PAGES else [],
        "english": page.language == "en",
    }


def intro(context: Context, slug: str) -> str:
    """Return the HTML of the hand-written text of a page of our own; empty where nobody wrote one."""
    page = context.pages.get(slug)
    return parts.prose(context, page) if page else ""


def changed(page: Page) -> datetime | None:
    """Return the start of the day an editor last changed a page."""
    return datetime.combine(page.updated, time(), VIETNAM) if page.updated else None


def redirects(context: Context) -> Iterator[Task]:
    """Yield how to make a page at each old address of a record, which sends readers on to where it is now."""
    for record in context.catalogue.once(public):
        title = parts.WITHDRAWN if record.status == "withdrawn" else record.title
        for alias in record.aliases:
            path = f"{record.address}/{alias}/"
            yield Task(path, redirect, (path, title, context.catalogue.address(record)))


def redirect(context: Context, path: str, title: str, target: str) -> PageView:
    """Return the page at an old address."""
    about = About(
        title=title,
        description="Trang này đã chuyển sang địa chỉ mới.",
        indexed=False,
        canonical=context.absolute.to(target),
    )
    return shell.page(context, path, "pages/redirect.html", about, {"title": title, "url": context.links.to(target)})


def missing(context: Context) -> PageView:
    """Return the page that the web server shows for an address with nothing at it."""
    about = About(
        title="Không tìm thấy trang",
        description="Địa chỉ này không có trang nào. Hãy tìm lại theo các mục dưới đây.",
        indexed=False,
    )
    return shell.page(context, "404.html", "pages/missing.html", about, {"title": about.title})
