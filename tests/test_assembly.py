"""What is put together in parts is what one process puts together at once."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from feeds import world
from portal import feeds
from portal.assembly import GROUPS, Assembly, assemble
from portal.extracts import ITEM, Extract
from portal.feeds.context import Context
from portal.feeds.items import item
from portal.feeds.model import Brief


def test_the_stretches_of_feeds_hold_every_document_once(tmp_path: Path) -> None:
    catalogue, library = world.catalogue(*world.mixed()), world.Pictures()
    context = Context(catalogue, library)
    items = {record.id: item(record, context.moments[record.id], context) for record in context.records}
    briefs = {name: Brief.of(told, told.id.encode()) for name, told in items.items()}
    kept: dict[tuple[str, str], Any] = {(ITEM, brief.mark.hex()): items[name] for name, brief in briefs.items()}
    assembly = Assembly(
        context=cast("Any", SimpleNamespace(catalogue=catalogue, library=library)),
        records={name: Extract(brief) for name, brief in briefs.items()},
        planned=feeds.plan(context, briefs),
        site=tmp_path,
        staged=tmp_path,
        texts=cast("Any", SimpleNamespace(get=lambda *asked: kept[asked])),
    )

    made = assemble(assembly, [name for name in GROUPS if "feeds" in name])

    paths = [path for group in made for path in group.files]
    assert len(paths) == len(set(paths))
    assert len([group for group in made if group.files]) > 1
    written = {path: (tmp_path / path).read_bytes() for path in paths}
    assert written == feeds.outputs(catalogue, library)
