"""An article that was converted for its page is not converted again for feeds; nobody can tell the difference."""

from datetime import UTC, datetime

import pytest

from feeds import world
from feeds.hostile import CASES
from portal import body, loading, views
from portal.feeds import article
from portal.feeds.context import Context
from portal.feeds.items import item
from portal.images import Library
from portal.links import Links
from repository import PROJECT

LINKING = """\
## Một phần

[Trang](/lien-he/), [tệp](../campaigns/khong-co.md), [chỗ khác](#mot-phan), [ngoài](https://bao.example/?a=1&b=ữ "Báo"),
[thư](mailto:a@mau.example), [không đâu](), <https://bao.example/>, [lạ](javascript:alert%281%29) và chú thích[^1].

| Cột | Số |
|:---:|---:|
| một | 1 |

- <span class="x" id="y">chữ</span> ~~cũ~~

[^1]: Ở cuối trang.
"""
BODIES = [LINKING, *(case["body"] for case in CASES if "body" in case)]


def page(record, context):
    """Return what the page of a record shows of its article."""
    links = Links(context.catalogue)
    return body.html(record.body, lambda href: links.in_body(record, href), lambda _src, alt: {"src": "", "alt": alt})


@pytest.mark.parametrize("url", ["https://mau.example/", "https://mau.example/duong/dan/"])
@pytest.mark.parametrize("text", BODIES)
def test_what_was_made_for_the_page_becomes_what_would_be_made_for_feeds(text, url):
    record = world.news("tin-mot", body=text)
    catalogue = world.catalogue(record, url=url)
    context = Context(catalogue, world.Pictures())
    try:
        made = page(record, context)
    except ValueError:  # no page can be made of an address that is none; the checker tells the editor
        return

    assert article.html(record, context, made) == article.html(record, context)


def test_the_article_of_the_page_is_taken_where_there_is_one():
    record = world.news("tin-mot", body="Như trang.\n")
    made = '<p>Lấy ở <a href="/x/">trang</a></p>'

    found = article.html(record, Context(world.catalogue(record), world.Pictures()), made)

    assert found == '<p>Lấy ở <a href="https://mau.example/x/">trang</a></p>'


def test_the_feeds_of_the_project_are_the_same_either_way():
    catalogue, _ = loading.load(PROJECT, datetime(2026, 11, 23, tzinfo=UTC))
    library = Library(PROJECT)
    articles = {page.path: page.data["page"].get("html") for page in views.pages(catalogue, library)}
    context = Context(catalogue, library)

    made = {record.id: articles[catalogue.address(record)] for record in context.records}

    assert any(made.values())
    for record in context.records:
        told = context.moments[record.id], context
        assert item(record, *told, made[record.id]) == item(record, *told)
