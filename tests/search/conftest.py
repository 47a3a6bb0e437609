"""Indexes to search, made once."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from portal import loading
from portal import search as portal_search
from portal.catalogue import Catalogue
from portal.search import files
from portal.search.adapter import short_forms
from search import running

PROJECT = Path(__file__).parent.parent.parent
AS_OF = datetime.fromisoformat("2026-11-23T00:00:00+07:00")


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The project's own content, as of the day the queries over it were written."""
    return loading.load(PROJECT, AS_OF)[0]


@pytest.fixture(scope="session")
def own(catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an index over the project's own content."""
    return running.write(portal_search.outputs(catalogue), tmp_path_factory.mktemp("own"))


@pytest.fixture(scope="session")
def shared(catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an index over the 42 shared pages."""
    documents, facets = running.corpus()
    made = files(documents, facets, short_forms(catalogue.vocabularies))
    return running.write(made, tmp_path_factory.mktemp("shared"))
