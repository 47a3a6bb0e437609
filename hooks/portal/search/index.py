"""Documents → the files of the index. FORMAT.md describes them."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from portal.search import columns, words
from portal.search.columns import to_json
from portal.search.documents import Document, Facet, ShortForm, order
from portal.search.postings import PLACE_BITS, encode
from portal.search.shards import Shard, digest, pack
from portal.search.syllables import tokens
from portal.search.vocabulary import vocabulary

FOLDER = "tim-kiem/chi-muc"
FORMAT = 1
"""Raised when what a browser still holds of an older program could not read the files."""

WORD_SHARD = 4_000
PAIR_SHARD = 5_000
"""Bytes. Smaller shards cost less to fetch and more to list; these are about where the two meet at 10,000 records."""

CARDS = 8
"""Documents a file of cards. Results stand far apart, so most of a larger file would be fetched in vain."""

TEXT_LIMIT = 20_000
"""Characters of a body that excerpts are taken from."""

Files = dict[str, bytes]
Postings = Mapping[str, Sequence[int]]


def build(found: Iterable[Document], facets: Sequence[Facet], forms: Sequence[ShortForm]) -> Files:
    """Return the index of documents, in whatever order they come, by paths below the site's root."""
    documents = sorted(found, key=order)
    reading = words.Reading(forms)
    lists = postings(documents, reading)
    files: Files = {}
    listing = {
        "format": FORMAT,
        "size": len(documents),
        "words": _shards(files, "t", _encoded(lists, len(documents), pairs=False), WORD_SHARD),
        "pairs": _shards(files, "c", _encoded(lists, len(documents), pairs=True), PAIR_SHARD),
        "cards": [CARDS, _cards(files, documents)],
        "facets": [_add(files, f"loc-{facet.key}", "json", columns.column(facet, documents)) for facet in facets],
        "years": columns.years(documents),
        "past": [number for number, document in enumerate(documents) if not document.current],
        "vocabulary": _add(files, "tu-vung", "txt", vocabulary(lists, reading.said)),
        "short": {" ".join(tokens(form.short)): " ".join(tokens(form.full)) for form in forms},
    }
    files["muc-luc.json"] = to_json(listing)
    return {f"{FOLDER}/{name}": data for name, data in sorted(files.items())}


def postings(documents: Sequence[Document], reading: words.Reading) -> Postings:
    """Return for each term its entries, `document << 3 | place`, in ascending order."""
    # An array holds a number in four bytes where a list takes 36: at 10,000 records that is 240 MB of memory.
    lists: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
    for number, document in enumerate(documents):
        base = number << PLACE_BITS
        for term, place in reading.places(document).items():
            lists[term].append(base | place)
    return lists


def _encoded(lists: Postings, size: int, *, pairs: bool) -> Iterator[tuple[str, bytes]]:
    for term in sorted(term for term in lists if (" " in term) is pairs):
        yield term, encode(lists[term], size)


def _shards(files: Files, kind: str, terms: Iterator[tuple[str, bytes]], target: int) -> dict[str, str]:
    """Add the shards and return how to find them: the first key of each, a line each, and four characters of name."""
    shards: list[Shard] = list(pack(terms, target))
    names = [_add(files, f"{kind}{number}", "bin", shard.data) for number, shard in enumerate(shards)]
    return {"keys": "\n".join(shard.first for shard in shards), "names": "".join(_mark(name) for name in names)}


def _cards(files: Files, documents: Sequence[Document]) -> str:
    """Add the cards, and the texts that excerpts come from; return the four characters of each file's name."""
    names = []
    for number in range(0, len(documents), CARDS):
        cards = [_card(files, number + i, document) for i, document in enumerate(documents[number : number + CARDS])]
        names.append(_add(files, f"bai-{number // CARDS}", "json", to_json(cards)))
    return "".join(_mark(name) for name in names)


def _card(files: Files, number: int, document: Document) -> list[str | int]:
    """Return what a result shows: address, title, summary, day, label, badge, flags and the name of its text.

    Flags: 1 sample, 2 past, 4 English. Of the name it is the four characters, or nothing where the body is empty.
    """
    flags = document.sample + 2 * (not document.current) + 4 * (document.language == "en")
    text = _mark(_add(files, f"loi-{number}", "txt", document.body[:TEXT_LIMIT].encode())) if document.body else ""
    shown = (document.address, document.title, document.summary, document.day, document.label, document.badge)
    return [*shown, flags, text]


def _add(files: Files, stem: str, kind: str, data: bytes) -> str:
    name = f"{stem}.{digest(data)}.{kind}"
    files[name] = data
    return name


def _mark(name: str) -> str:
    """Return the part of a file's name that its contents gave it."""
    return name.split(".")[1]
