"""Entries → the files of the index. FORMAT.md describes them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from portal.output import Output, mark_of
from portal.search import columns
from portal.search.documents import Facet, ShortForm
from portal.search.entry import Entry, Head, to_json
from portal.search.shards import Shard, digest, file_name
from portal.search.syllables import tokens
from portal.search.terms import Load, Stretch, Terms, amended, anew, is_amended, stretch
from portal.search.vocabulary import vocabulary
from portal.search.words import Reading

FOLDER = "tim-kiem/chi-muc"
FORMAT = 3
"""Raised when what a browser still holds of an older program could not read the files."""

CARDS = 8
"""Documents a file of cards. Results stand far apart, so most of a larger file would be fetched in vain."""

Standing = Callable[[str], bytes]
"""Gives a file of the index before by its path. Raises `ForgottenError` where it is no longer as it was."""


class Kept(NamedTuple):
    """What an index is made from besides its entries: the terms of the one before, and the marks of its cards.

    `forms` are the short forms that its terms were read with.
    """

    terms: Terms
    cards: tuple[str, ...]
    forms: tuple[ShortForm, ...]


class Gathered(NamedTuple):
    """What an index that is made anew must know of some documents: what they say, and their cards by their marks."""

    words: Stretch
    cards: Mapping[bytes, bytes]


def numbered(heads: Iterable[Head]) -> list[Head]:
    """Return documents in the order of their numbers."""
    return sorted(heads, key=lambda head: head.order)


def serves(before: Kept, documents: Sequence[Head], forms: Sequence[ShortForm]) -> bool:
    """Tell whether an index is made from the one before, rather than from what all documents say."""
    return before.forms == tuple(forms) and is_amended(before.terms, documents)


def gather(documents: Sequence[Head], start: int, end: int, load: Load, forms: Sequence[ShortForm]) -> Gathered:
    """Read the documents from one number to before another. Raises `ForgottenError`."""
    cards: dict[bytes, bytes] = {}

    def entries() -> Iterator[tuple[int, Entry]]:
        for number in range(start, end):
            document = documents[number]
            entry = load(document.mark)
            cards[document.mark] = _card(document, entry)
            yield number, entry

    return Gathered(stretch(entries(), Reading(forms)), cards)


def build(
    documents: Sequence[Head],
    load: Load,
    facets: Sequence[Facet],
    forms: Sequence[ShortForm],
    before: tuple[Kept, Standing] | None = None,
    gathered: Sequence[Gathered] = (),
) -> tuple[list[Output], Kept]:
    """Return the files of an index before they are made, and what the next index can be made from.

    `documents` are numbered; `load` gives an entry by its mark. With the index before, where it `serves`, the files are
    made from it, and are the same as without; else from what was `gathered` of all documents. Raises `ForgottenError`.
    """
    if before:
        terms = amended(before[0].terms, documents, load, Reading(forms), partial(_held, before[1]))
    else:
        gathered = gathered or [gather(documents, 0, len(documents), load, forms)]
        terms = anew(documents, (each.words for each in gathered))
    drawer = _Drawer(load, {mark: card for each in gathered for mark, card in each.cards.items()})
    marks, cards = _cards(documents, drawer, before[0] if before else None)
    outputs = [*cards, *_texts(documents, load)]
    for kind, shards in terms.shards.items():
        outputs += (_shard(kind, shard, before[1] if before else None) for shard in shards)
    named = [_named(f"loc-{facet.key}", "json", columns.column(facet, documents)) for facet in facets]
    spelt = _named("tu-vung", "txt", vocabulary(terms.counts, terms.said))
    listing = {
        "format": FORMAT,
        "size": len(documents),
        "words": _listed(terms.shards["t"]),
        "pairs": _listed(terms.shards["c"]),
        "cards": [CARDS, "".join(marks)],
        "facets": [_name(facet) for facet in named],
        "years": columns.years(documents),
        "past": [number for number, document in enumerate(documents) if document.past],
        "vocabulary": _name(spelt),
        "short": {" ".join(tokens(form.short)): " ".join(tokens(form.full)) for form in forms},
    }
    outputs += [*named, spelt, _output("muc-luc.json", to_json(listing))]
    return sorted(outputs, key=lambda output: output.path), Kept(terms.at_rest(), marks, tuple(forms))


def shard_paths(kept: Kept) -> Iterator[str]:
    """Yield the shards of an index, below the site's root: the next one is made from them only where all stand."""
    for kind, shards in kept.terms.shards.items():
        yield from (_path(kind, shard) for shard in shards)


def _shard(kind: str, shard: Shard, standing: Standing | None) -> Output:
    path = _path(kind, shard)
    if shard.data is None and standing:
        return Output(path, shard.mark.encode(), partial(standing, path))
    return _output(file_name(kind, shard.first, shard.mark), shard.data or b"")


def _held(standing: Standing, kind: str, shard: Shard) -> bytes:
    return standing(_path(kind, shard))


def _path(kind: str, shard: Shard) -> str:
    return f"{FOLDER}/{file_name(kind, shard.first, shard.mark)}"


def _listed(shards: Sequence[Shard]) -> dict[str, str]:
    """Return how to find shards: the first key of each, a line each, and four characters of each name."""
    return {"keys": "\n".join(shard.first for shard in shards), "names": "".join(shard.mark for shard in shards)}


class _Drawer:
    """The cards of documents. Those that were drawn up when the words were read need not be read again."""

    def __init__(self, load: Load, cards: dict[bytes, bytes]) -> None:
        self._load = load
        self._cards = cards

    def file(self, documents: Sequence[Head]) -> bytes:
        """Return the cards of some documents as a JSON list. Raises `ForgottenError`."""
        for document in documents:
            if document.mark not in self._cards:
                self._cards[document.mark] = _card(document, self._load(document.mark))
        return b"[%b]" % b",".join(self._cards[document.mark] for document in documents)


def _card(document: Head, entry: Entry) -> bytes:
    """Return what a result shows: address, title, summary, day, label, badge, flags and the mark of its text."""
    return to_json([*entry.card, document.flags, document.text])


def _cards(documents: Sequence[Head], drawer: _Drawer, before: Kept | None) -> tuple[tuple[str, ...], list[Output]]:
    """Return the four characters of each file of cards, and the files."""
    known = before.terms.documents if before else ()
    marks: list[str] = []
    outputs = []
    for number, start in enumerate(range(0, len(documents), CARDS)):
        group = documents[start : start + CARDS]
        same = before is not None and known[start : start + CARDS] == tuple((d.order, d.mark) for d in group)
        make = partial(drawer.file, group)
        mark = before.cards[number] if before is not None and same else digest(make())
        outputs.append(Output(f"{FOLDER}/bai-{number}.{mark}.json", mark_of("", [d.mark for d in group]), make))
        marks.append(mark)
    return tuple(marks), outputs


def _texts(documents: Sequence[Head], load: Load) -> Iterator[Output]:
    """Yield the files of texts, named after their documents' addresses: numbers change when a document comes before."""
    for document in documents:
        if document.text:
            path = f"{FOLDER}/loi-{document.address.removesuffix('/')}.{document.text}.txt"
            yield Output(path, document.mark, partial(_text, document, load))


def _text(document: Head, load: Load) -> bytes:
    return load(document.mark).text.encode()


def _named(stem: str, kind: str, data: bytes) -> Output:
    return _output(f"{stem}.{digest(data)}.{kind}", data)


def _output(name: str, data: bytes) -> Output:
    return Output(f"{FOLDER}/{name}", mark_of("", [data]), lambda: data)


def _name(output: Output) -> str:
    return output.path.rpartition("/")[2]
