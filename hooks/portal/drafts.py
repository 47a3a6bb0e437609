"""A first draft of a record: valid, with the keys it may carry explained beside them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from portal.dates import PartialDate, local
from portal.marks import mark_of
from portal.quantity import Quantity
from portal.records import TYPES, Type
from portal.text import slug
from portal.types_of import choices, core
from portal.vocabulary import InVocabulary, Vocabularies

_LISTED = 14
_NAMED = {
    "status": "draft",
    "summary": "Viết ở đây một đến ba câu tóm tắt: ai, làm gì, ở đâu, kết quả ra sao.",
    "name": "Ghi tên ở đây",
    "what": "Ghi việc đã làm ở đây",
    "place": "Ghi địa điểm ở đây",
    "organiser": "Ghi đơn vị tổ chức ở đây",
    "status_source": "Ghi nơi đã tra tình trạng hiệu lực",
    "start_date": "chua-ro",
    "issued_date": "chua-ro",
    "number_status": "chua-ro",
    "legal_status": "chua-xac-dinh",
    "verified": "unverified",
    "launch_level": "chua-ro",
    "lifecycle": "chua-ro",
}
_BODY = {
    "campaign": "## Nội dung\n\nViết nội dung phong trào ở đây.\n",
    "exemplar": "## Việc làm\n\nViết ở đây: hoàn cảnh, việc làm với số liệu, lời người trong cuộc, kết quả lan tỏa.\n",
    "legal": "## Nội dung chính\n\nTóm tắt bằng lời của mình văn bản quy định gì, ai phải làm gì, từ khi nào.\n",
    "news": "Viết tin ở đây: việc gì, ở đâu, khi nào, ai dự, kết quả.\n",
}


def draft(kind: Type, title: str, vocabularies: Vocabularies, as_of: datetime) -> str:
    """Return the text of a new record: what is required is filled in, the rest stands as comments."""
    model = TYPES[kind]
    given = {
        "id": f"{_PREFIX[kind]}-{slug(title)}"[:80].rstrip("-"),
        "title": _quoted(title),
        "published": local(as_of).replace(microsecond=0, second=0).isoformat(),
        "status_as_of": local(as_of).date().isoformat(),
    }
    lines = [line for name, info in model.model_fields.items() for line in _field(name, info, vocabularies, given, 0)]
    return "\n".join(["---", *lines, "---", "", _BODY[kind]])


_PREFIX = {"campaign": "phong-trao", "exemplar": "guong", "legal": "van-ban", "news": "tin"}


def _quoted(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _field(name: str, info: FieldInfo, vocabularies: Vocabularies, given: dict[str, str], depth: int) -> Iterator[str]:
    indent = "  " * depth
    remark = f"  # {_remark(info, vocabularies)}"
    if not info.is_required():
        yield f"{indent}# {name}:{remark}"
        return
    inner = core(info.annotation)
    if get_origin(inner) is tuple:
        item = core(get_args(inner)[0])
        if isinstance(item, type) and issubclass(item, BaseModel):
            yield f"{indent}{name}:{remark}"
            yield from _items(item, vocabularies, depth + 1)
        else:
            yield f"{indent}{name}: [{_value(name, info, vocabularies)}]{remark}"
    elif isinstance(inner, type) and issubclass(inner, BaseModel):
        yield f"{indent}{name}:{remark}"
        for key, part in inner.model_fields.items():
            yield from _field(key, part, vocabularies, {}, depth + 1)
    else:
        yield f"{indent}{name}: {given.get(name) or _value(name, info, vocabularies)}{remark}"


def _items(model: type[BaseModel], vocabularies: Vocabularies, depth: int) -> Iterator[str]:
    """Yield one item of a list of groups, its first key behind the dash."""
    lines = [
        line for name, info in model.model_fields.items() for line in _field(name, info, vocabularies, {}, depth + 1)
    ]
    yield "  " * depth + "- " + lines[0].lstrip()
    yield from lines[1:]


def _value(name: str, info: FieldInfo, vocabularies: Vocabularies) -> str:
    mark = mark_of(info)
    if isinstance(mark, InVocabulary):
        words = vocabularies.of(mark.name)
        wanted = _NAMED.get(name, "")
        return wanted if wanted in words else next(iter(words), "")
    if name in _NAMED:
        return _quoted(_NAMED[name]) if " " in _NAMED[name] else _NAMED[name]
    if allowed := choices(info.annotation):
        return allowed[0]
    return _BLANK.get(core(info.annotation), '"Ghi ở đây"')


_BLANK: dict[Any, str] = {PartialDate: "chua-ro", Quantity: "1", int: "1", bool: "false"}


def _remark(info: FieldInfo, vocabularies: Vocabularies) -> str:
    mark, allowed = mark_of(info), choices(info.annotation)
    said = [info.title or ""]
    if isinstance(mark, InVocabulary):
        words = list(vocabularies.of(mark.name))
        file = f"content/vocabularies/{mark.name.replace('_', '-')}.yml"
        said.append(" | ".join(words) if len(words) <= _LISTED else f"tên tra cứu trong {file}")
    elif info.description:
        said.append(info.description)
    elif allowed:
        said.append(" | ".join(allowed))
    return ": ".join(part for part in said if part)
