"""An article's Markdown becomes clean HTML, and tells what it links to and shows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal import body, markdown
from portal.body import Heading, Target

ARTICLE = """Mở đầu [phong trào](../campaigns/x.md) và
![Đồi chè](images/che.jpg) cùng dòng.

## Việc đã làm

| Năm | Diện tích |
|:----|----------:|
| 2024 | 1,5 |

Ghi chú[^1].

[^1]: Theo sổ của thôn.
"""


def html(text: str) -> str:
    return body.html(text, lambda href: href, lambda src, alt: {"src": src, "alt": alt})


def test_an_outline_names_links_pictures_headings_and_prose() -> None:
    outline = body.outline(ARTICLE)

    assert outline.links == (Target("../campaigns/x.md", "phong trào", 1),)
    assert outline.pictures == (Target("images/che.jpg", "Đồi chè", 2),)
    assert outline.headings == (Heading(2, "Việc đã làm", "viec-da-lam"),)
    assert "Theo sổ của thôn." in outline.text
    assert "|" not in outline.text


def test_links_and_pictures_get_the_addresses_that_the_caller_gives() -> None:
    made = body.html(
        "[a](x.md) ![b](y.jpg)", lambda href: f"/{href}", lambda src, alt: {"src": f"/anh/{src}", "width": 9}
    )

    assert '<a href="/x.md">a</a>' in made
    assert '<img src="/anh/y.jpg" alt="b" width="9">' in made


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        '<img src="x" onerror="alert(1)">',
        "<iframe src='https://example.org'></iframe>",
        '<p style="position:fixed">x</p>',
        "<svg><script>alert(1)</script></svg>",
        "[x](javascript:alert(1))",
        '<a href="data:text/html,x">x</a>',
        "<form action='/'><input></form>",
    ],
)
def test_nothing_that_runs_or_disguises_itself_survives(hostile: str) -> None:
    made = html(f"Trước\n\n{hostile}\n\nsau").lower()

    assert "trước" in made
    assert "sau" in made
    for trace in (
        "<script",
        "onerror",
        "<iframe",
        "style=",
        "<svg",
        'href="javascript',
        'href="data:',
        "<form",
        "<input",
    ):
        assert trace not in made


def test_a_picture_written_as_html_reaches_no_other_host() -> None:
    made = html('![Đồi chè](anh.jpg) <img src="https://example.org/x.png" srcset="https://example.org/y.png 2x">')

    assert 'src="anh.jpg"' in made
    assert "example.org" not in made


def test_columns_are_aligned_by_class_since_inline_styles_are_forbidden() -> None:
    made = html(ARTICLE)

    assert '<td class="right">1,5</td>' in made
    assert "style" not in made


def test_the_page_keeps_its_only_first_level_heading() -> None:
    assert html("# Tiêu đề") == '<h2 id="tieu-de">Tiêu đề</h2>\n'


LINES = [
    *("Câu chuyện", "a", "- mục", "1. một", "> trích", "# Đề", "===", "---", "| a | b |", "|---|---|", "a | b", "", ""),
    *("[^1]: chú", "[x]: y", "<div>", "</div>", "```", "~~~", "    mã", "  lùi", "\tb"),
    *("`mã` [x] [^1]", "![ảnh](x.jpg) [y](z)"),
]
articles = st.lists(st.sampled_from(LINES), max_size=12).map("\n".join)


@given(articles)
def test_a_line_of_mere_words_is_read_as_every_rule_together_would_read_it(text: str) -> None:
    plain = markdown._parser.__wrapped__().disable("plain")

    assert [token.as_dict() for token in markdown.tokens(text)] == [token.as_dict() for token in plain.parse(text)]


@given(articles)
def test_who_asks_for_an_article_leaves_it_as_it_was_for_the_next(text: str) -> None:
    before = html(text), body.outline(text)
    body.html(text, lambda _: "khac", lambda _, alt: {"src": "khac.jpg", "alt": alt, "class": "left"})

    assert (html(text), body.outline(text)) == before
