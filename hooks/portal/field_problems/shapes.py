"""Values that are not of the right shape (one line, a list, a group) or length."""

from __future__ import annotations

import re
from functools import partial
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from portal import rewriting
from portal.field_problems.keys import EMPTY
from portal.field_problems.said import Mend, Said, Wrong, written
from portal.marks import mark_of
from portal.problems import kind
from portal.tree import Mapping, Scalar, Sequence
from portal.types_of import core, field_at, model_at

WRONG_SHAPE = kind(
    "T04",
    "Một giá trị, danh sách và nhóm thông tin phải ghi đúng kiểu",
    wrong="fields: kinh-te",
    right="fields: [kinh-te]",
    fixable=True,
)
LENGTH = kind("T07", "Độ dài phải trong khoảng quy định", wrong="title: Tin", right="title: (10–150 ký tự)")

_NAMES = {"str": "một dòng chữ", "tuple": "một danh sách", "dict": "một nhóm thông tin"}
_WANTED = {"string": "str", "tuple": "tuple", "list": "tuple", "model": "dict", "dict": "dict"}
_SINGLE = {"id", "file", "number", "decision_no", "code"}
"""Keys of texts that name one thing: two of them are no text with a comma."""
_GIVEN = {Scalar: "str", Sequence: "tuple", Mapping: "dict"}


def shape(wrong: Wrong) -> Said:
    """Say which shape a value should have."""
    asked = _WANTED.get(wrong.error["type"].split("_")[0], "str")
    message = f"{wrong.told} phải là {_NAMES[asked]}, không phải {_NAMES[_GIVEN[type(wrong.node)]]}."
    if asked == "dict":
        return _group(wrong, message)
    if asked == "str":
        return _one_line(wrong, message)
    item = _item(wrong)
    if isinstance(item, type) and issubclass(item, BaseModel):
        return _groups(wrong, message, item)
    if not isinstance(wrong.node, Scalar):
        how = "Ghi mỗi mục một dòng, bắt đầu bằng dấu gạch: - …"
        return Said(WRONG_SHAPE, message, f"{how} {wrong.description}".strip())
    if wrong.node.span.line != wrong.node.span.end_line and _is_of_words(wrong):
        items = wrong.written.split()
        return Said(WRONG_SHAPE, message, f"Viết: {wrong.key}: [{', '.join(items)}]", rewriting.as_items)
    items = [part.strip() for part in re.split("[,;]", wrong.written) if part.strip()]
    if len(items) > 1 and mark_of(field_at(wrong.model, wrong.loc)) is None:
        hint = f"Ghi mỗi mục một dòng dưới {wrong.key}:, bắt đầu bằng dấu gạch và dấu cách: - {items[0]}"
        return Said(WRONG_SHAPE, message, hint, _as_list(wrong, items))
    return Said(WRONG_SHAPE, message, f"Viết: {wrong.key}: [{', '.join(items)}]", _as_list(wrong, items))


def _group(wrong: Wrong, message: str) -> Said:
    """Say which keys a group has; in a list, how its first line begins."""
    inner = model_at(wrong.model, wrong.loc)
    keys = list(inner.model_fields) if inner else []
    if inner and isinstance(wrong.loc[-1], int) and wrong.written:
        return Said(WRONG_SHAPE, message, _item_hint(inner, wrong.written))
    told = f"từng khóa: {', '.join(keys)}" if keys else "mỗi mục một dòng, dạng khóa: giá trị"
    return Said(WRONG_SHAPE, message, f"Xuống dòng, lùi vào hai dấu cách và ghi {told}.")


def _groups(wrong: Wrong, message: str, item: type[BaseModel]) -> Said:
    """Say how a list of groups is written: each begins with a hyphen before its first key."""
    if not isinstance(wrong.node, Mapping):
        return Said(WRONG_SHAPE, message, _item_hint(item, wrong.written or "…"))
    known = [key.text for key, _ in wrong.node.entries if key.text in item.model_fields]
    first = known[0] if known else next(iter(item.model_fields))
    hint = f"Thêm dấu gạch và dấu cách trước khóa đầu, “- {first}: …”, các khóa dưới thẳng hàng với nó."
    return Said(WRONG_SHAPE, message, hint, rewriting.as_item if known else rewriting.nothing)


def _item_hint(item: type[BaseModel], typed: str) -> str:
    first, *others = (name for name, field in item.model_fields.items() if field.is_required())
    below = f", dưới đó ghi {', '.join(f'{name}: …' for name in others)}" if others else ""
    return f"Viết: - {first}: {typed}{below}"


def _one_line(wrong: Wrong, message: str) -> Said:
    """Say how a list is written on one line. Of several words only free text can be made."""
    words = [written(item) for item in wrong.node.items] if isinstance(wrong.node, Sequence) else []
    fits = words and all(words) and (len(words) == 1 or _is_free_text(wrong))
    line = ", ".join(words) if fits else f"… ({wrong.description})" if wrong.description else "…"
    start = f"{wrong.key}:" if isinstance(wrong.loc[-1], str) else "-"
    hint = f"Ghi trên một dòng: {start} {line}"
    return Said(WRONG_SHAPE, message, hint, rewriting.as_line if fits else rewriting.nothing)


def _is_of_words(wrong: Wrong) -> bool:
    """Tell whether a value is words of a vocabulary, or names of records, with nothing but blanks between."""
    field = field_at(wrong.model, wrong.loc)
    words = all(re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", word) for word in wrong.written.split())
    return words and isinstance(field, FieldInfo) and mark_of(field) is not None


def _is_free_text(wrong: Wrong) -> bool:
    """Tell whether a field takes any prose: one with a comma between two names, too."""
    field = field_at(wrong.model, wrong.loc)
    free = isinstance(field, FieldInfo) and core(field.annotation) is str
    return free and mark_of(field) is None and wrong.key not in _SINGLE


def _as_list(wrong: Wrong, items: list[str]) -> Mend:
    """Return what writes a list of the words of a value; a text with a comma in it may be one item or several."""
    if _item(wrong) is not str or (len(items) > 1 and not all(re.fullmatch(r"[a-z0-9-]+", part) for part in items)):
        return rewriting.nothing
    return partial(rewriting.as_list, items=items if len(items) > 1 else [wrong.written])


def _item(wrong: Wrong) -> Any:
    """Return the type of the items of a list."""
    inner = core(getattr(field_at(wrong.model, wrong.loc), "annotation", None))
    return core(get_args(inner)[0]) if get_args(inner) else None


def length(wrong: Wrong) -> Said:
    """Say how much too short or too long a text is, or that a list is empty."""
    context = wrong.error.get("ctx", {})
    if not isinstance(wrong.node, Scalar):
        return Said(EMPTY, f"{wrong.told} phải có ít nhất một mục.", wrong.description)
    size = len(wrong.node.text or "")
    if "min_length" in context:
        message = f"{wrong.told} mới có {size} ký tự, cần ít nhất {context['min_length']}."
        return Said(LENGTH, message, "Viết đầy đủ hơn.")
    message = f"{wrong.told} dài {size} ký tự, nhiều nhất {context['max_length']}."
    return Said(LENGTH, message, f"Rút ngắn bớt {size - context['max_length']} ký tự.")
