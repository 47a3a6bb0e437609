"""The search index: the catalogue → files below `tim-kiem/chi-muc/` that a browser searches without a server.

    outputs(catalogue) -> dict[str, bytes]     paths below the site's root, for `build`

Data flows one way: `adapter` turns records and pages into neutral documents, `words` a document into the words and
adjacent pairs that lead to it, `postings` and `shards` those into bytes, `columns` what results are narrowed by.
The same bytes come out for the same catalogue, whatever the machine. The module that reads them stands in
site_overrides/assets/search/; FORMAT.md beside this file says what lies where.
"""

from __future__ import annotations

from portal.catalogue import Catalogue
from portal.search.adapter import documents, facets, short_forms
from portal.search.index import FOLDER, build

__all__ = ["FOLDER", "outputs"]


def outputs(catalogue: Catalogue) -> dict[str, bytes]:
    """Return the files of the index, by their paths below the site's root.

    Drafts, future and withdrawn records have no part in them; samples do, and are marked.
    """
    return build(documents(catalogue), facets(catalogue), short_forms(catalogue.vocabularies))
