"""What pydantic found in the fields of a file, in the editor's words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails
from rapidfuzz import fuzz, process

from portal.problems import Kind, Problem, Span, kind
from portal.source import Origin
from portal.text import fold, slug
from portal.tree import Loc, Mapping, Node, Scalar, Sequence, find, place
from portal.types_of import choices, core, field_at, label, model_at
from portal.yaml_repair import ambiguous as misread

UNKNOWN_KEY = kind(
    "T01",
    "Mỗi dòng thông tin phải dùng đúng tên khóa đã quy định",
    wrong="tieu_de: Hội nghị…",
    right="title: Hội nghị…",
)
MISSING = kind("T02", "Không được thiếu thông tin bắt buộc", wrong="(không có dòng summary)", right="summary: Tóm tắt…")
EMPTY = kind("T03", "Đã ghi khóa thì phải có giá trị", wrong="author:", right="author: Hoàng Thị Mẫu")
WRONG_SHAPE = kind(
    "T04",
    "Một giá trị, danh sách và nhóm thông tin phải ghi đúng kiểu",
    wrong="fields: kinh-te",
    right="fields: [kinh-te]",
)
NOT_A_DATE = kind(
    "T05",
    "Ngày ghi theo thứ tự năm-tháng-ngày và phải có thật",
    wrong="decision_date: 24/8/2024",
    right="decision_date: 2024-08-24",
    fixable=True,
)
NOT_AN_INSTANT = kind(
    "T06",
    "Ngày giờ đăng, sửa ghi đủ ngày, giờ và múi giờ +07:00",
    wrong="published: 24/8/2024 7h30",
    right="published: 2024-08-24T07:30:00+07:00",
    fixable=True,
)
LENGTH = kind("T07", "Độ dài phải trong khoảng quy định", wrong="title: Tin", right="title: (10–150 ký tự)")
NOT_A_CHOICE = kind("T08", "Chỉ dùng một trong các giá trị cho phép", wrong="status: public", right="status: published")
BAD_FORM = kind(
    "T09",
    "Mã bài và tên tra cứu chỉ gồm chữ thường không dấu, số và gạch nối",
    wrong="id: Gương_Tốt 1",
    right="id: guong-tot-1",
)
NOT_AN_ADDRESS = kind(
    "T10",
    "Địa chỉ trang mạng phải đầy đủ, bắt đầu bằng https://",
    wrong="source_url: baobackan.vn",
    right="source_url: https://baobackan.vn/",
)
NOT_A_NUMBER = kind(
    "T11", "Số phải viết sao cho chỉ hiểu được một cách", wrong="value: 4.800", right="value: 4800 (hoặc 4,8)"
)
MISREAD = kind(
    "T12",
    "Giá trị dễ bị chương trình khác hiểu thành số, ngày giờ hoặc đúng/sai thì đặt trong ngoặc kép",
    wrong="decision_no: 010",
    right='decision_no: "010"',
    severity="warning",
    fixable=True,
)

_DAY_FIRST = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4})(.*)")
_CLOCK = re.compile(r"(\d{1,2})\s*(?:[h:]|giờ)\s*(\d{1,2})?")
_ENGLISH = {"str": "một dòng chữ", "tuple": "một danh sách", "dict": "một nhóm thông tin"}
_DID_YOU_MEAN = 72


def translate(model: type[BaseModel], origin: Origin, details: list[ErrorDetails]) -> Iterator[Problem]:
    """Yield each error as a problem at its place."""
    for detail in details:
        made, message, hint = _words(model, origin, detail)
        loc = detail["loc"]
        dotted = ".".join(map(str, loc))
        yield made.at(origin.path, _span(origin, loc, made), message, hint=hint, field=dotted)


def _span(origin: Origin, loc: Loc, made: Kind) -> Span:
    if made is UNKNOWN_KEY:
        holder = find(origin.fields, loc[:-1])
        key = holder.key(str(loc[-1])) if isinstance(holder, Mapping) else None
        if key:
            return key.span
    return place(origin.fields, loc)


def _words(model: type[BaseModel], origin: Origin, detail: ErrorDetails) -> tuple[Kind, str, str]:
    loc, name = detail["loc"], label(model, detail["loc"])
    node = find(origin.fields, loc)
    told = f"“{name}” ({loc[-1]})" if isinstance(loc[-1], str) else f"“{name}”, mục thứ {int(loc[-1]) + 1},"
    if detail["type"] == "extra_forbidden":
        return _unknown_key(model, loc)
    if detail["type"] == "missing":
        return MISSING, f"Thiếu {told}.", f"Thêm dòng “{loc[-1]}: …”. {_description(model, loc)}".strip()
    if node is None or (isinstance(node, Scalar) and not (node.text or "").strip()):
        return (
            EMPTY,
            f"{told} chưa có giá trị.",
            f"Ghi giá trị, hoặc xóa dòng này nếu không bắt buộc. {_description(model, loc)}".strip(),
        )
    for test, words in _BY_TYPE:
        if test(detail["type"]):
            return words(model, loc, told, node, detail)
    return WRONG_SHAPE, f"{told} có giá trị không hợp lệ.", _description(model, loc)


def _unknown_key(model: type[BaseModel], loc: Loc) -> tuple[Kind, str, str]:
    holder = model_at(model, loc[:-1])
    key = str(loc[-1])
    meant = nearest_key(holder, key) if holder else None
    if meant and holder:
        title = holder.model_fields[meant].title or meant
        return UNKNOWN_KEY, f"Không có khóa “{key}”.", f"Có phải bạn muốn viết “{meant}:” ({title})?"
    owner = _owner(model, key)
    if owner:
        return (
            UNKNOWN_KEY,
            f"Khóa “{key}” không đứng ở đây.",
            f"Khóa này thuộc nhóm “{owner}”: lùi vào dưới “{owner}:”.",
        )
    names = ", ".join(holder.model_fields) if holder else ""
    return (
        UNKNOWN_KEY,
        f"Không có khóa “{key}”.",
        f"Các khóa dùng được: {names}." if len(names) < 200 else "Xóa dòng này.",
    )


def nearest_key(model: type[BaseModel], key: str) -> str | None:
    """Return the key that was probably meant: by spelling, or by its Vietnamese label."""
    spellings = _spellings(model)
    wanted = fold(key).replace("_", " ").replace("-", " ")
    found = process.extractOne(wanted, spellings.keys(), scorer=fuzz.ratio, score_cutoff=_DID_YOU_MEAN)
    return spellings[found[0]] if found else None


@cache
def _spellings(model: type[BaseModel]) -> dict[str, str]:
    """Return every way a key may have been meant, folded: its name and the parts of its label."""
    found: dict[str, str] = {}
    for name, info in model.model_fields.items():
        found.setdefault(name.replace("_", " "), name)
        for part in (info.title or "").split(","):
            if part.strip():
                found.setdefault(fold(part.strip()), name)
    return found


def _owner(model: type[BaseModel], key: str) -> str | None:
    """Return the group of fields that has this key."""
    for name, info in model.model_fields.items():
        inner = core(info.annotation)
        if isinstance(inner, type) and issubclass(inner, BaseModel) and key in inner.model_fields:
            return name
    return None


def _description(model: type[BaseModel], loc: Loc) -> str:
    try:
        return getattr(field_at(model, loc), "description", None) or ""
    except KeyError:
        return ""


def _shape(model: type[BaseModel], loc: Loc, told: str, node: Node, detail: ErrorDetails) -> tuple[Kind, str, str]:
    wanted = {"string": "str", "tuple": "tuple", "list": "tuple", "model": "dict", "dict": "dict"}
    meant = wanted.get(detail["type"].split("_")[0], "str")
    given = {Scalar: "str", Sequence: "tuple", Mapping: "dict"}[type(node)]
    message = f"{told} phải là {_ENGLISH[meant]}, không phải {_ENGLISH[given]}."
    if meant == "tuple" and isinstance(node, Scalar):
        items = ", ".join(part.strip() for part in (node.text or "").split(","))
        return WRONG_SHAPE, message, f"Viết: {loc[-1]}: [{items}]"
    if meant == "dict":
        inner = model_at(model, loc)
        keys = ", ".join(inner.model_fields) if inner else ""
        return WRONG_SHAPE, message, f"Xuống dòng, lùi vào hai dấu cách và ghi từng khóa: {keys}."
    return WRONG_SHAPE, message, _description(model, loc)


def _date(_model: type[BaseModel], loc: Loc, told: str, node: Node, detail: ErrorDetails) -> tuple[Kind, str, str]:
    written = _written(node)
    found = _DAY_FIRST.fullmatch(written)
    if detail["type"] == "partial_date" and (two := re.fullmatch(r"(\d{1,2})\s*[/.\-]\s*(\d{4})", written)):
        return (
            NOT_A_DATE,
            f"{told} ghi “{written}”, chưa đúng thứ tự năm-tháng.",
            f"Viết: {loc[-1]}: {two[2]}-{int(two[1]):02}",
        )
    if not found:
        if re.fullmatch(r"\d{4}-\d{1,2}-\d{1,2}", written):
            padded = "-".join(f"{int(part):02}" for part in written.split("-"))
            if _is_day(padded):
                return (
                    NOT_A_DATE,
                    f"{told} ghi “{written}”: tháng và ngày phải đủ hai chữ số.",
                    f"Viết: {loc[-1]}: {padded}",
                )
            return NOT_A_DATE, f"{told} ghi “{written}”, là ngày không có thật.", "Xem lại lịch rồi sửa ngày cho đúng."
        return (
            NOT_A_DATE,
            f"{told} ghi “{written}”, không đọc được thành ngày.",
            "Viết năm-tháng-ngày, ví dụ 2024-08-24.",
        )
    turned = f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}"
    if not _is_day(turned):
        return NOT_A_DATE, f"{told} ghi “{written}”, là ngày không có thật.", "Xem lại lịch rồi sửa ngày cho đúng."
    return NOT_A_DATE, f"{told} ghi “{written}”, chưa đúng thứ tự năm-tháng-ngày.", f"Viết: {loc[-1]}: {turned}"


def _instant(_model: type[BaseModel], loc: Loc, told: str, node: Node, _detail: ErrorDetails) -> tuple[Kind, str, str]:
    written = _written(node)
    if suggestion := as_instant(written):
        return (
            NOT_AN_INSTANT,
            f"{told} ghi “{written}”, chưa đủ hoặc chưa đúng dạng ngày giờ.",
            f"Viết: {loc[-1]}: {suggestion}",
        )
    return (
        NOT_AN_INSTANT,
        f"{told} ghi “{written}”, không phải ngày giờ có thật.",
        "Viết như 2024-08-24T07:30:00+07:00.",
    )


def as_instant(written: str) -> str | None:
    """Return a date and time as it should be written, on Vietnam's clock; 07:30 where no hour is told."""
    day, rest = written[:10], written[10:]
    if found := _DAY_FIRST.fullmatch(written):
        day, rest = f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}", found[4]
    if not _is_day(day):
        return None
    clock = _CLOCK.search(rest)
    hour, minute = (int(clock[1]), int(clock[2] or 0)) if clock else (7, 30)
    return f"{day}T{hour:02}:{minute:02}:00+07:00" if hour < 24 and minute < 60 else None


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _length(model: type[BaseModel], loc: Loc, told: str, node: Node, detail: ErrorDetails) -> tuple[Kind, str, str]:
    context = detail.get("ctx", {})
    if isinstance(node, Scalar):
        size = len(node.text or "")
        if "min_length" in context:
            return LENGTH, f"{told} mới có {size} ký tự, cần ít nhất {context['min_length']}.", "Viết đầy đủ hơn."
        return (
            LENGTH,
            f"{told} dài {size} ký tự, nhiều nhất {context['max_length']}.",
            f"Rút ngắn bớt {size - context['max_length']} ký tự.",
        )
    return EMPTY, f"{told} phải có ít nhất một mục.", _description(model, loc)


def _choice(model: type[BaseModel], loc: Loc, told: str, node: Node, _detail: ErrorDetails) -> tuple[Kind, str, str]:
    allowed = choices(getattr(field_at(model, loc), "annotation", None))
    found = process.extractOne(fold(_written(node)), allowed, scorer=fuzz.ratio, score_cutoff=_DID_YOU_MEAN)
    hint = f"Có phải “{found[0]}”? " if found else ""
    return NOT_A_CHOICE, f"{told} không có giá trị “{_written(node)}”.", f"{hint}Chọn một trong: {', '.join(allowed)}."


def _form(_model: type[BaseModel], _loc: Loc, told: str, node: Node, _detail: ErrorDetails) -> tuple[Kind, str, str]:
    meant = slug(_written(node))
    hint = f"Viết: {meant}" if len(meant) > 1 else "Dùng chữ thường không dấu, số và gạch nối."
    return BAD_FORM, f"{told} ghi “{_written(node)}”, sai dạng.", hint


def _address(_model: type[BaseModel], _loc: Loc, told: str, node: Node, _detail: ErrorDetails) -> tuple[Kind, str, str]:
    return (
        NOT_AN_ADDRESS,
        f"{told} ghi “{_written(node)}”, không phải địa chỉ trang mạng đầy đủ.",
        "Chép nguyên địa chỉ từ thanh địa chỉ, bắt đầu bằng https://.",
    )


def _number(_model: type[BaseModel], _loc: Loc, told: str, node: Node, detail: ErrorDetails) -> tuple[Kind, str, str]:
    written = _written(node)
    if re.fullmatch(r"\d{1,3}\.\d{3}", written):
        whole, part = written.replace(".", ""), written.replace(".", ",").rstrip("0").rstrip(",")
        return (
            NOT_A_NUMBER,
            f"{told} ghi “{written}”, có thể hiểu hai cách.",
            f"Viết {whole} nếu là hàng nghìn, hoặc {part} nếu là số lẻ.",
        )
    context = detail.get("ctx", {})
    bounds = [f"từ {context['ge']}"] if "ge" in context else []
    bounds += [f"đến {context['le']}"] if "le" in context else []
    limits = f" {' '.join(bounds)}" if bounds else ""
    return (
        NOT_A_NUMBER,
        f"{told} ghi “{written}”, không phải số hợp lệ{limits}.",
        "Chỉ ghi chữ số, ví dụ 1200; số lẻ dùng dấu phẩy: 4,8.",
    )


def _truth(_model: type[BaseModel], loc: Loc, told: str, node: Node, _detail: ErrorDetails) -> tuple[Kind, str, str]:
    return (
        NOT_A_CHOICE,
        f"{told} chỉ nhận true (đúng) hoặc false (sai), không nhận “{_written(node)}”.",
        f"Viết: {loc[-1]}: true hoặc {loc[-1]}: false",
    )


def _written(node: Node) -> str:
    return (node.text or "").strip() if isinstance(node, Scalar) else ""


Words = Callable[[type[BaseModel], Loc, str, Node, ErrorDetails], tuple[Kind, str, str]]
_SHAPES = {"string_type", "tuple_type", "list_type", "model_type", "dict_type", "model_attributes_type"}
_BY_TYPE: tuple[tuple[Callable[[str], bool], Words], ...] = (
    (_SHAPES.__contains__, _shape),
    (lambda name: name in {"instant", "timezone_aware"} or name.startswith("datetime_"), _instant),
    (lambda name: name in {"day", "partial_date"} or name.startswith("date_"), _date),
    (lambda name: name in {"string_too_short", "string_too_long", "too_short", "too_long"}, _length),
    (lambda name: name == "literal_error", _choice),
    (lambda name: name == "string_pattern_mismatch", _form),
    (lambda name: name.startswith("url_"), _address),
    (lambda name: name.startswith("bool_"), _truth),
    (lambda name: name == "quantity" or name.startswith(("int_", "greater_", "less_", "float_", "decimal_")), _number),
)


def ambiguous(model: type[BaseModel], origin: Origin) -> Iterator[Problem]:
    """Yield the unquoted texts that other programs would read as a number, a date or a truth value."""
    for loc, scalar in _scalars(origin.fields, ()):
        if scalar.plain and (why := misread(scalar)) and _is_text(model, loc):
            dotted = ".".join(map(str, loc))
            yield MISREAD.at(
                origin.path, scalar.span, f"“{label(model, loc)}”: {why}.", hint=f'Viết: "{scalar.text}"', field=dotted
            )


def _scalars(node: Node, loc: Loc) -> Iterator[tuple[Loc, Scalar]]:
    """Yield each single value below a node, with its place."""
    if isinstance(node, Mapping):
        for key, value in node.entries:
            yield from _scalars(value, (*loc, key.text or ""))
    elif isinstance(node, Sequence):
        for position, item in enumerate(node.items):
            yield from _scalars(item, (*loc, position))
    else:
        yield loc, node


def _is_text(model: type[BaseModel], loc: Loc) -> bool:
    """Tell whether the place wants text, for which `010` and `yes` are not the same as 10 and true."""
    try:
        found = field_at(model, loc)
    except KeyError:
        return False
    return core(found.annotation if isinstance(found, FieldInfo) else found) is str
