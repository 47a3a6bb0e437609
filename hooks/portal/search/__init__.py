"""The search index: the catalogue → files below `tim-kiem/chi-muc/` that a browser searches without a server.

    outputs(catalogue) -> dict[str, bytes]     paths below the site's root

Data flows one way: `adapter` turns records and pages into neutral documents, `entry` keeps what each says, `words`
reads the words and adjacent pairs that lead to it, `postings`, `shards` and `terms` lay those out, `columns` what
results are narrowed by, `index` lists it all. Entries are kept from one build to the next, words are not: to read them
again costs less than to keep them.
The same bytes come out for the same catalogue, whatever the machine. The module that reads them stands in
site_overrides/assets/search/; FORMAT.md beside this file says what lies where.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from portal.catalogue import Catalogue
from portal.search.adapter import Reader, documents, facets, page, short_forms
from portal.search.documents import Document, Facet, ShortForm
from portal.search.entry import Entry, Head, read
from portal.search.index import FOLDER, Gathered, Kept, build, gather, numbered, serves, shard_paths
from portal.search.terms import ForgottenError

__all__ = [
    "FOLDER",
    "Entry",
    "ForgottenError",
    "Gathered",
    "Head",
    "Kept",
    "Reader",
    "ShortForm",
    "build",
    "facets",
    "files",
    "gather",
    "numbered",
    "outputs",
    "page",
    "read",
    "serves",
    "shard_paths",
    "short_forms",
]


def outputs(catalogue: Catalogue) -> dict[str, bytes]:
    """Return the files of the index, by their paths below the site's root.

    Drafts, future and withdrawn records have no part in them; samples do, and are marked.
    """
    return files(documents(catalogue), facets(catalogue), short_forms(catalogue.vocabularies))


def files(found: Iterable[Document], facets: Sequence[Facet], forms: Sequence[ShortForm]) -> dict[str, bytes]:
    """Return the files of an index of documents, in whatever order they come."""
    entries = [read(document) for document in found]
    by_mark = {head.mark: entry for head, entry in entries}
    made, _ = build(numbered(head for head, _ in entries), by_mark.__getitem__, facets, forms)
    return {output.path: output.make() for output in made}
