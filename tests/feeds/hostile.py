"""The items of hostile.yml as one feed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from feeds import world
from portal.feeds import Context
from portal.feeds.items import item
from portal.feeds.model import Feed
from portal.records import News

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "hostile.yml").read_text("utf-8"))
FIELDS = {"title", "summary", "author", "change_note", "source_name", "source_url"}


def whole() -> Feed:
    """Return every case as an item of one feed, in the order of the file."""
    records = [_record(number, case) for number, case in enumerate(CASES)]
    context = Context(world.catalogue(*records, as_of=world.at(400)), world.Pictures())
    items = tuple(item(each, context.moments[each.id], context) for each in records)
    names = {"name": "tat-ca", "id": context.tag("rss/tat-ca"), "title": "Tất cả", "description": "Tất cả tin, bài"}
    base = {"page": "https://mau.example/", "base": "https://mau.example/", "publisher": "Trung tâm Mẫu"}
    return Feed(**names, **base, since=world.NOW, items=items)


def _record(number: int, case: dict[str, Any]) -> News:
    found = world.news(f"tin-so-{number:03}", published=world.at(1 + number), body=case.get("body", "Nội dung.\n"))
    changed = {name: case[name] for name in FIELDS & case.keys()}
    if "alt" in case:
        changed["images"] = tuple(
            each.model_copy(update={"alt": case["alt"]}) for each in world.news("tin-anh", images=(world.IMAGE,)).images
        )
    if "change_note" in case:
        changed["updated"] = world.at(300)
    if "reason" in case:
        example = world.news("tin-rut", status="withdrawn", withdrawn={"on": "2026-02-01", "reason": "Theo yêu cầu"})
        changed |= {"status": "withdrawn", "withdrawn": example.withdrawn.model_copy(update={"reason": case["reason"]})}
    return found.model_copy(update=changed)
