"""A first draft of a record: valid, with the keys it may carry explained beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from portal.dates import PartialDate, local
from portal.loading import vocabulary_file
from portal.marks import mark_of
from portal.quantity import Quantity
from portal.records import TYPES, Type
from portal.text import slug, unnamed
from portal.types_of import choices, core
from portal.vocabulary import InVocabulary, Vocabularies

_LISTED = 14
_WANTED = {"occupation_group", "commune"}
"""Keys that the models leave open and the rules ask of the usual exemplar, a person of the place."""
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


@dataclass(frozen=True, slots=True)
class _Words:
    """The words that may be used of what happens today."""

    vocabularies: Vocabularies
    today: date

    def of(self, name: str) -> list[str]:
        return [slug for slug, term in self.vocabularies.of(name).items() if term.valid_on(self.today)]


def draft(kind: Type, title: str, vocabularies: Vocabularies, as_of: datetime) -> str:
    """Return the text of a new record: what is required is filled in, the rest stands as comments."""
    model = TYPES[kind]
    words = _Words(vocabularies, local(as_of).date())
    given = {
        "id": id_of(kind, title, as_of),
        "title": _quoted(title),
        "published": local(as_of).replace(microsecond=0, second=0).isoformat(),
        "status_as_of": local(as_of).date().isoformat(),
    }
    lines = [line for name, info in model.model_fields.items() for line in _field(name, info, words, given, 0)]
    return "\n".join(["---", *lines, "---", "", _BODY[kind]])


def id_of(kind: Type, title: str, as_of: datetime) -> str:
    """Return the id of a new record. That of an exemplar says when it was made and of nobody: ids outlive records."""
    if kind in NAMELESS:
        return f"{PREFIX[kind]}-{local(as_of):%Y%m%d%H%M%S}"
    return f"{PREFIX[kind]}-{slug(title)}"[:80].rstrip("-")


def stem(kind: Type, title: str, vocabularies: Vocabularies, as_of: datetime) -> str:
    """Return the name of a new record's file, without suffix; of an exemplar without names of people (`unnamed`).

    Where names were left out, the minute keeps two files apart.
    """
    whole = slug(title)
    if kind not in NAMELESS or (left := slug(unnamed(title, _places(vocabularies)))) == whole:
        return whole
    return f"{left[:60].rstrip('-') or PREFIX[kind]}-{local(as_of):%Y%m%d-%H%M}"


def _places(vocabularies: Vocabularies) -> frozenset[str]:
    """Return the names of communes, with and without what kind they are of."""
    labels = [term.label.split() for term in vocabularies.communes.values()]
    return frozenset(" ".join(words[start:]) for words in labels for start in range(len(words) - 1))


PREFIX = {"campaign": "phong-trao", "exemplar": "guong", "legal": "van-ban", "news": "tin"}
NAMELESS = ("exemplar",)
"""The types whose titles name people: ids and files made of them are not to, since both outlive a withdrawal."""


def _quoted(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _field(name: str, info: FieldInfo, words: _Words, given: dict[str, str], depth: int) -> Iterator[str]:
    if info.is_required() or name in _WANTED:
        yield from _filled(name, info, words, given, depth)
    elif _part_of(info):
        example = _filled(name, info, words, given, 0)
        yield from (f"{'  ' * depth}# {line}" for line in example if not line.lstrip().startswith("#"))
    else:
        yield f"{'  ' * depth}# {name}:  # {_remark(info, words)}"


def _part_of(info: FieldInfo) -> bool:
    """Tell whether the field holds a group of fields, or a list of such groups."""
    inner = core(info.annotation)
    item = core(get_args(inner)[0]) if get_origin(inner) is tuple else inner
    return isinstance(item, type) and issubclass(item, BaseModel)


def _filled(name: str, info: FieldInfo, words: _Words, given: dict[str, str], depth: int) -> Iterator[str]:
    """Yield the lines of a field with a value in it."""
    indent, remark = "  " * depth, f"  # {_remark(info, words)}"
    inner = core(info.annotation)
    if get_origin(inner) is tuple:
        item = core(get_args(inner)[0])
        if isinstance(item, type) and issubclass(item, BaseModel):
            yield f"{indent}{name}:{remark}"
            yield from _items(item, words, depth + 1)
        else:
            yield f"{indent}{name}: [{_value(name, info, words)}]{remark}"
    elif isinstance(inner, type) and issubclass(inner, BaseModel):
        yield f"{indent}{name}:{remark}"
        for key, part in inner.model_fields.items():
            yield from _field(key, part, words, {}, depth + 1)
    else:
        yield f"{indent}{name}: {given.get(name) or _value(name, info, words)}{remark}"


def _items(model: type[BaseModel], words: _Words, depth: int) -> Iterator[str]:
    """Yield one item of a list of groups, its first key behind the dash."""
    lines = [line for name, info in model.model_fields.items() for line in _field(name, info, words, {}, depth + 1)]
    yield "  " * depth + "- " + lines[0].lstrip()
    yield from lines[1:]


def _value(name: str, info: FieldInfo, words: _Words) -> str:
    mark, allowed = mark_of(info), choices(info)
    if isinstance(mark, InVocabulary):
        known, wanted = words.of(mark.name), _NAMED.get(name, "")
        return wanted if wanted in known else next(iter(known), "")
    if name in _NAMED:
        return _quoted(_NAMED[name]) if " " in _NAMED[name] else _NAMED[name]
    return next(iter(allowed), None) or _BLANK.get(core(info.annotation), '"Ghi ở đây"')


_BLANK: dict[Any, str] = {PartialDate: "chua-ro", Quantity: "1", int: "1", bool: "false"}


def _remark(info: FieldInfo, words: _Words) -> str:
    mark = mark_of(info)
    said = [info.title or ""]
    if isinstance(mark, InVocabulary):
        known = words.of(mark.name)
        few = len(known) <= _LISTED
        said.append(" | ".join(known) if few else f"tên tra cứu trong {vocabulary_file(mark.name)}")
    elif info.description:
        said.append(info.description)
    return ": ".join(part for part in said if part)
