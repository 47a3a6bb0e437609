"""Keys that are none, keys that are missing, and keys without a value."""

from __future__ import annotations

from functools import partial

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from portal import meant, misnamed, rewriting
from portal.field_problems.said import Said, description
from portal.problems import kind
from portal.records import TYPES
from portal.source import Origin
from portal.tree import Loc, Mapping, find
from portal.types_of import field_at, model_at

UNKNOWN_KEY = kind(
    "T01",
    "Mỗi dòng thông tin phải dùng đúng tên khóa đã quy định",
    wrong="tieu_de: Hội nghị…",
    right="title: Hội nghị…",
    fixable=True,
)
MISSING = kind("T02", "Không được thiếu thông tin bắt buộc", wrong="(không có dòng summary)", right="summary: Tóm tắt…")
EMPTY = kind("T03", "Đã ghi khóa thì phải có giá trị", wrong="author:", right="author: Hoàng Thị Mẫu")

_FEW_LETTERS = 200
"""Up to so many letters the keys of a group are told; a longer list is read by nobody."""


def no_year(loc: Loc) -> Said:
    """Say that a key is none of the years that a group is kept by."""
    return Said(UNKNOWN_KEY, f"Khóa “{loc[-1]}” không phải một năm.", "Ghi năm bằng bốn chữ số, ví dụ: 2024:")


def unknown(model: type[BaseModel], origin: Origin, loc: Loc) -> Said:
    """Say what was meant by a key that is none, or where it belongs."""
    holder = model_at(model, loc[:-1]) if len(loc) > 1 else model
    key = str(loc[-1])
    message = f"Không có khóa “{key}”."
    if holder and (likely := meant.key_probably(holder, key)):
        if there := _line_of(origin, loc, likely):
            hint = f"Khóa “{likely}:” đã có ở dòng {there}: giữ một trong hai dòng, xóa dòng kia."
            return Said(UNKNOWN_KEY, message, hint)
        title = holder.model_fields[likely].title or likely
        hint = f"Có phải bạn muốn viết “{likely}:” ({title})?"
        name = misnamed.meant_key(model, origin, loc)
        return Said(UNKNOWN_KEY, message, hint, partial(rewriting.key, name=name) if name else rewriting.nothing)
    if owner := meant.group_with(model, key):
        hint = f"Khóa này thuộc nhóm “{owner}”: lùi vào dưới “{owner}:”."
        return Said(UNKNOWN_KEY, f"Khóa “{key}” không đứng ở đây.", hint)
    if len(loc) == 1 and (others := [other for other in TYPES.values() if key in other.model_fields]):
        places = ", ".join(f"{other.folder}/ ({other.label})" for other in others)
        hint = f"Bài để nhầm thư mục? Khóa này dùng cho bài ở {places}; không nhầm thì xóa dòng này."
        return Said(UNKNOWN_KEY, message, hint)
    names = ", ".join(holder.model_fields) if holder else ""
    return Said(UNKNOWN_KEY, message, f"Các khóa dùng được: {names}." if len(names) < _FEW_LETTERS else "Xóa dòng này.")


def _line_of(origin: Origin, loc: Loc, name: str) -> int:
    """Return the line of another key of the same group; 0 where the group has none of that name."""
    group = find(origin.fields, loc[:-1])
    key = group.key(name) if isinstance(group, Mapping) else None
    return key.span.line if key else 0


def missing(model: type[BaseModel], loc: Loc, told: str) -> Said:
    """Say that a key is missing."""
    return Said(MISSING, f"Thiếu {told}.", f"Thêm dòng “{loc[-1]}: …”. {description(model, loc)}".strip())


def empty(model: type[BaseModel], loc: Loc, told: str) -> Said:
    """Say that a key has no value."""
    instead = "Ghi giá trị." if _is_required(model, loc) else "Ghi giá trị, hoặc xóa dòng này."
    return Said(EMPTY, f"{told} chưa có giá trị.", f"{instead} {description(model, loc)}".strip())


def _is_required(model: type[BaseModel], loc: Loc) -> bool:
    info = field_at(model, loc)
    return isinstance(info, FieldInfo) and info.is_required()
