"""Long feeds: a current document that is never too long, and pages that stay as they are (RFC 5005)."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from feeds import reading, world
from portal.feeds import archive, rss
from portal.feeds.model import Feed, Item
from portal.feeds.pieces import to_xml

WHOLE = Feed("tat-ca", "tag:x", "T", "D", "https://mau.example/", "https://mau.example/", "Tt", world.NOW)


def items(count, *, text="chữ", step=timedelta(hours=7)):
    first, said = world.at(-2000), to_xml(text)
    return [
        Item(f"tag:{n}", "https://mau.example/", b"T", said, said, said, b"A", first + n * step, first + n * step)
        for n in range(count)
    ]


def test_items_weigh_what_they_weighed_when_pages_were_closed():
    weights = {'"': 2, "<": 4, "b": 1, ">": 4, "&": 5}

    assert items(1, text="".join(weights))[0].weight == 3_000 + len("T") + 3 * sum(weights.values())


def documents(found):
    newest_first = sorted(found, key=lambda item: item.published, reverse=True)
    return list(archive.documents(replace(WHOLE, items=tuple(newest_first))))


def written(found):
    return {document.name: rss.write(document) for document in documents(found)}


def walk(made):
    """Yield the guids that a client finds that follows `prev-archive` from document to document."""
    name = "tat-ca"
    while name:
        yield from (guid.text for guid in etree.fromstring(made[name]).findall("channel/item/guid"))
        address = reading.link(made[name], "prev-archive")
        name = address and address.removeprefix("https://mau.example/rss/").removesuffix(".xml")


@pytest.mark.parametrize("count", [0, 1, 25, 26, 50, 51, 75, 76, 400])
def test_walking_from_page_to_page_meets_every_item_once_newest_first(count):
    made = documents(items(count))
    met = [item.id for document in made for item in document.items]

    assert met == [f"tag:{n}" for n in reversed(range(count))]
    assert [document.previous for document in made] == [document.name for document in made[1:]] + [""]


def test_a_client_that_follows_the_links_meets_every_item_once():
    made = written(items(130, step=timedelta(days=9)))

    assert len(made) > 3
    assert list(walk(made)) == [f"tag:{n}" for n in reversed(range(130))]
    assert [reading.link(data, "current") for data in made.values()][1:] == ["https://mau.example/rss/tat-ca.xml"] * (
        len(made) - 1
    )


@given(count=st.integers(60, 300), more=st.integers(1, 30))
def test_a_closed_page_never_changes_a_byte_when_more_is_published(count, more):
    found = items(count + more)
    before, after = written(found[:count]), written(found)
    closed = before.keys() - {"tat-ca"}

    assert closed <= after.keys()
    assert all(before[name] == after[name] for name in closed)


def test_what_is_added_to_the_past_touches_its_own_year_only():
    found = items(600, step=timedelta(days=3))
    late = found[300]._replace(id="tag:late", published=found[300].published + timedelta(hours=1))
    before, after = written(found), written([*found, late])
    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    year = late.published.year
    # The first page of the next year points back to the last of this one, which may be a new one.
    expected = f"tat-ca-({year}\\d\\d|{year + 1}01)"

    assert changed
    assert [name for name in changed if not re.fullmatch(expected, name)] == []


@given(count=st.integers(0, 300), size=st.integers(10, 60_000))
def test_no_document_is_too_long_for_a_portal(count, size):
    made = documents(items(count // max(1, size // 2_000), text="<p>ữ</p>" * (size // 20)))

    assert len(made[0].items) <= 50
    assert all(len(rss.write(document)) <= archive.LARGEST for document in made)
