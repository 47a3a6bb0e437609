"""A place in a file is told in the lines and columns that an editor sees."""

from portal.problems import START, Kind, Span
from portal.source import Origin, Source
from portal.tree import Mapping, Scalar, Sequence, find, place, plain

TITLE = Scalar("Hội nghị", Span(2, 8, 2, 16))
ALT = Scalar("Đồi chè", Span(5, 10, 5, 17))
TREE = Mapping(
    (
        (Scalar("title", Span(2, 1, 2, 6)), TITLE),
        (
            Scalar("images", Span(3, 1, 3, 7)),
            Sequence((Mapping(((Scalar("alt", Span(5, 5, 5, 8)), ALT),), Span(4, 5, 6, 1)),), Span(4, 3, 6, 1)),
        ),
        (Scalar("author", Span(6, 1, 6, 7)), Scalar(None, Span(6, 8, 6, 8))),
    ),
    Span(2, 1, 7, 1),
)


def test_offsets_become_lines_and_columns_of_characters() -> None:
    source = Source("a.md", "Đồi\nchè xanh\n")

    assert source.span(4, 7) == Span(2, 1, 2, 4)
    assert source.line(2) == "chè xanh"
    assert source.line(9) == ""


def test_a_tree_gives_its_values_without_their_places() -> None:
    assert plain(TREE) == {"title": "Hội nghị", "images": [{"alt": "Đồi chè"}], "author": None}


def test_a_value_is_found_by_its_way() -> None:
    assert find(TREE, ("images", 0, "alt")) is ALT
    assert find(TREE, ("images", 7, "alt")) is None


def test_a_place_is_the_value_or_the_nearest_key_around_it() -> None:
    assert place(TREE, ("title",)) == TITLE.span
    assert place(TREE, ("author",)) == Span(6, 1, 6, 7)
    assert place(TREE, ("images", 0, "credit")) == Span(4, 5, 6, 1)
    assert place(TREE, ("summary",)) == Span(2, 1, 2, 1)


def test_problems_of_fields_and_of_the_body_are_placed_in_the_file() -> None:
    made = Kind("T99", "Chỉ để thử", wrong="a", right="b")
    source = Source("a.md", "---\ntitle: x\n---\nMột hai\n")
    origin = Origin(source, "a", TREE, "Một hai\n", 17)

    assert origin.problem(made, "images.0.alt", "…").span == ALT.span
    assert origin.in_body(made, 4, 7, "…").span == Span(4, 5, 4, 8)
    assert origin.problem(made, "", "…").span.line == START.line + 1
