"""What pydantic found in the fields of a file, in the editor's words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, NamedTuple, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from portal import meant, misnamed, rewriting
from portal.problems import Kind, Problem, Span, kind
from portal.quantity import Quantity
from portal.records import TYPES
from portal.rewriting import Edits
from portal.source import Origin
from portal.text import fold, slug
from portal.tree import Loc, Mapping, Node, Scalar, Sequence, find, place
from portal.typed_dates import as_day, as_instant, as_partial
from portal.types_of import choices, core, field_at, label, model_at
from portal.yaml_repair import ambiguous as misread
from portal.zeros import as_fraction, with_zeros, without_leading

UNKNOWN_KEY = kind(
    "T01",
    "Mỗi dòng thông tin phải dùng đúng tên khóa đã quy định",
    wrong="tieu_de: Hội nghị…",
    right="title: Hội nghị…",
    fixable=True,
)
MISSING = kind("T02", "Không được thiếu thông tin bắt buộc", wrong="(không có dòng summary)", right="summary: Tóm tắt…")
EMPTY = kind("T03", "Đã ghi khóa thì phải có giá trị", wrong="author:", right="author: Hoàng Thị Mẫu")
WRONG_SHAPE = kind(
    "T04",
    "Một giá trị, danh sách và nhóm thông tin phải ghi đúng kiểu",
    wrong="fields: kinh-te",
    right="fields: [kinh-te]",
    fixable=True,
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
NOT_A_CHOICE = kind(
    "T08",
    "Chỉ dùng một trong các giá trị cho phép",
    wrong="status: public",
    right="status: published",
    fixable=True,
)
BAD_FORM = kind(
    "T09",
    "Mã bài và tên tra cứu chỉ gồm chữ thường không dấu, số và gạch nối",
    wrong="id: Gương_Tốt 1",
    right="id: guong-tot-1",
    fixable=True,
)
NOT_AN_ADDRESS = kind(
    "T10",
    "Địa chỉ trang mạng phải đầy đủ, bắt đầu bằng https://",
    wrong="source_url: baobackan.vn",
    right="source_url: https://baobackan.vn/",
)
NOT_A_NUMBER = kind(
    "T11",
    "Số phải viết sao cho chỉ hiểu được một cách",
    wrong="value: 4.800",
    right="value: 4800 (hoặc 4,8)",
    fixable=True,
)
MISREAD = kind(
    "T12",
    "Giá trị dễ bị chương trình khác hiểu thành số, ngày giờ hoặc đúng/sai thì đặt trong ngoặc kép",
    wrong="decision_no: 010",
    right='decision_no: "010"',
    severity="warning",
    fixable=True,
)

_SHORT_YEAR = re.compile(r"(?P<day>\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*)(?P<year>\d{2})")
_DAY_LIKE = re.compile(r"\d{1,4}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d{1,4}.*")
_THOUSANDS = re.compile(r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+")
_WHOLE = re.compile(r"\d{1,3}(?:\.\d{3})+")
_YEAR = re.compile(r"năm\s+(\d{4})", re.IGNORECASE)
_TRUTHS = {"co": "true", "dung": "true", "khong": "false", "sai": "false"}
_ENGLISH = {"str": "một dòng chữ", "tuple": "một danh sách", "dict": "một nhóm thông tin"}

Mend = Callable[[Origin, Loc], Edits]
"""Returns the edits that write the one right answer at a place."""


class Said(NamedTuple):
    """What is said of an error, and what mends it."""

    kind: Kind
    message: str
    hint: str
    mend: Mend = rewriting.nothing


def _write(text: str) -> Mend:
    return partial(rewriting.value, text=text)


def translate(model: type[BaseModel], origin: Origin, details: list[ErrorDetails]) -> Iterator[Problem]:
    """Yield each error as a problem at its place."""
    for detail in details:
        said = _words(model, origin, detail)
        loc = detail["loc"]
        dotted = ".".join(map(str, loc))
        span, edits = _span(origin, loc, said.kind), said.mend(origin, loc)
        yield said.kind.at(origin.path, span, said.message, hint=said.hint, field=dotted, edits=edits)


def _span(origin: Origin, loc: Loc, made: Kind) -> Span:
    if made is UNKNOWN_KEY:
        holder = find(origin.fields, loc[:-1])
        key = holder.key(str(loc[-1])) if isinstance(holder, Mapping) else None
        if key:
            return key.span
    return place(origin.fields, loc)


def _words(model: type[BaseModel], origin: Origin, detail: ErrorDetails) -> Said:
    loc, name = detail["loc"], label(model, detail["loc"])
    node = find(origin.fields, loc)
    told = f"“{name}” ({loc[-1]})" if isinstance(loc[-1], str) else f"“{name}”, mục thứ {int(loc[-1]) + 1},"
    if detail["type"] == "extra_forbidden":
        return _unknown_key(model, origin, loc)
    if detail["type"] == "missing":
        return Said(MISSING, f"Thiếu {told}.", f"Thêm dòng “{loc[-1]}: …”. {_description(model, loc)}".strip())
    if node is None or (isinstance(node, Scalar) and not (node.text or "").strip()):
        instead = "Ghi giá trị." if _is_required(model, loc) else "Ghi giá trị, hoặc xóa dòng này."
        hint = f"{instead} {_description(model, loc)}".strip()
        return Said(EMPTY, f"{told} chưa có giá trị.", hint)
    for test, words in _BY_TYPE:
        if test(detail["type"]):
            return words(model, loc, told, node, detail)
    return Said(WRONG_SHAPE, f"{told} có giá trị không hợp lệ.", _description(model, loc))


def _unknown_key(model: type[BaseModel], origin: Origin, loc: Loc) -> Said:
    holder = model_at(model, loc[:-1]) if len(loc) > 1 else model
    key = str(loc[-1])
    message = f"Không có khóa “{key}”."
    if holder and (likely := meant.key_probably(holder, key)):
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
    return Said(UNKNOWN_KEY, message, f"Các khóa dùng được: {names}." if len(names) < 200 else "Xóa dòng này.")


def _is_required(model: type[BaseModel], loc: Loc) -> bool:
    info = field_at(model, loc)
    return isinstance(info, FieldInfo) and info.is_required()


def _description(model: type[BaseModel], loc: Loc) -> str:
    try:
        return getattr(field_at(model, loc), "description", None) or ""
    except KeyError:
        return ""


def _shape(model: type[BaseModel], loc: Loc, told: str, node: Node, detail: ErrorDetails) -> Said:
    wanted = {"string": "str", "tuple": "tuple", "list": "tuple", "model": "dict", "dict": "dict"}
    asked = wanted.get(detail["type"].split("_")[0], "str")
    given = {Scalar: "str", Sequence: "tuple", Mapping: "dict"}[type(node)]
    message = f"{told} phải là {_ENGLISH[asked]}, không phải {_ENGLISH[given]}."
    if asked == "tuple" and isinstance(node, Scalar):
        items = [part.strip() for part in re.split("[,;]", node.text or "") if part.strip()]
        return Said(WRONG_SHAPE, message, f"Viết: {loc[-1]}: [{', '.join(items)}]", _as_list(model, loc, node, items))
    if asked == "dict":
        inner = model_at(model, loc)
        keys = ", ".join(inner.model_fields) if inner else ""
        return Said(WRONG_SHAPE, message, f"Xuống dòng, lùi vào hai dấu cách và ghi từng khóa: {keys}.")
    mend = rewriting.as_single if asked == "str" and given == "tuple" else rewriting.nothing
    how = "Ghi mỗi mục một dòng, bắt đầu bằng dấu gạch: - …"
    if asked == "str":
        words = [_written(item) for item in node.items] if isinstance(node, Sequence) else []
        how = f"Ghi trên một dòng: {loc[-1]}: {', '.join(filter(None, words)) or '…'}"
    return Said(WRONG_SHAPE, message, f"{how} {_description(model, loc)}".strip(), mend)


def _as_list(model: type[BaseModel], loc: Loc, node: Scalar, items: list[str]) -> Mend:
    """Return what writes a list of the words of a value; a text with a comma in it may be one item or several."""
    inner = core(getattr(field_at(model, loc), "annotation", None))
    item = core(get_args(inner)[0]) if get_args(inner) else None
    if item is not str or (len(items) > 1 and not all(re.fullmatch(r"[a-z0-9-]+", part) for part in items)):
        return rewriting.nothing
    return partial(rewriting.as_list, items=items if len(items) > 1 else [(node.text or "").strip()])


def _date(_model: type[BaseModel], loc: Loc, told: str, node: Node, detail: ErrorDetails) -> Said:
    written = _written(node)
    day = as_partial(written) if detail["type"] == "partial_date" else as_day(written)
    zeros = with_zeros(written)
    if zeros != written and (meant_day := as_partial(zeros) or as_day(zeros) or _just_year(zeros, detail["type"])):
        return _letter(NOT_A_DATE, loc, told, written, meant_day)
    if day:
        order = "năm-tháng-ngày" if day.count("-") == 2 else "năm-tháng"
        why = f"chưa đúng thứ tự {order}"
        if re.fullmatch(r"\d{4}-\d{1,2}-\d{1,2}", written):
            why = "tháng và ngày phải đủ hai chữ số"
        return Said(NOT_A_DATE, f"{told} ghi “{written}”, {why}.", f"Viết: {loc[-1]}: {day}", _write(day))
    if as_partial(written) or re.fullmatch(r"\d{4}", written):
        message, hint = f"{told} ghi “{written}”, chưa có ngày.", "Ghi đủ năm-tháng-ngày, ví dụ 2024-08-24."
        return Said(NOT_A_DATE, message, hint)
    if (short := _SHORT_YEAR.fullmatch(written)) and (meant := as_day(f"{short['day']}20{short['year']}")):
        message = f"{told} ghi “{written}”, năm phải đủ bốn chữ số."
        return Said(NOT_A_DATE, message, f"Nếu là năm 20{short['year']}, viết: {loc[-1]}: {meant}")
    if _DAY_LIKE.fullmatch(written):
        hint = "Xem lại lịch rồi sửa ngày cho đúng, ví dụ 2024-08-24."
        return Said(NOT_A_DATE, f"{told} ghi “{written}”, là ngày không có thật.", hint)
    message = f"{told} ghi “{written}”, không đọc được thành ngày."
    return Said(NOT_A_DATE, message, "Viết năm-tháng-ngày, ví dụ 2024-08-24.")


def _just_year(written: str, wanted: str) -> str | None:
    return written if wanted == "partial_date" and re.fullmatch(r"\d{4}", written) else None


def _letter(what: Kind, loc: Loc, told: str, written: str, meant: str) -> Said:
    message = f"{told} ghi “{written}”, có chữ O ở chỗ số 0."
    return Said(what, message, f"Viết: {loc[-1]}: {meant}", _write(meant))


def _instant(_model: type[BaseModel], loc: Loc, told: str, node: Node, _detail: ErrorDetails) -> Said:
    written = _written(node)
    if (zeros := with_zeros(written)) != written and (instant := as_instant(zeros)):
        return _letter(NOT_AN_INSTANT, loc, told, written, instant)
    if instant := as_instant(written):
        message = f"{told} ghi “{written}”, chưa đủ hoặc chưa đúng dạng ngày giờ."
        return Said(NOT_AN_INSTANT, message, f"Viết: {loc[-1]}: {instant}", _write(instant))
    message = f"{told} ghi “{written}”, không phải ngày giờ có thật."
    return Said(NOT_AN_INSTANT, message, "Viết như 2024-08-24T07:30:00+07:00.")


def _length(model: type[BaseModel], loc: Loc, told: str, node: Node, detail: ErrorDetails) -> Said:
    context = detail.get("ctx", {})
    if isinstance(node, Scalar):
        size = len(node.text or "")
        if "min_length" in context:
            message = f"{told} mới có {size} ký tự, cần ít nhất {context['min_length']}."
            return Said(LENGTH, message, "Viết đầy đủ hơn.")
        message = f"{told} dài {size} ký tự, nhiều nhất {context['max_length']}."
        return Said(LENGTH, message, f"Rút ngắn bớt {size - context['max_length']} ký tự.")
    return Said(EMPTY, f"{told} phải có ít nhất một mục.", _description(model, loc))


def _choice(model: type[BaseModel], loc: Loc, told: str, node: Node, _detail: ErrorDetails) -> Said:
    written = _written(node)
    allowed = choices(getattr(field_at(model, loc), "annotation", None))
    likely, sure = meant.probably(written, allowed), meant.any_of(written, allowed)
    hint = f"{f'Có phải “{likely}”? ' if likely else ''}Chọn một trong: {', '.join(allowed)}."
    mend = _write(sure) if sure else rewriting.nothing
    return Said(NOT_A_CHOICE, f"{told} không có giá trị “{written}”.", hint, mend)


def _form(_model: type[BaseModel], loc: Loc, told: str, node: Node, _detail: ErrorDetails) -> Said:
    written = slug(_written(node), limit=200)
    hint = f"Viết: {slug(_written(node))}" if len(written) > 1 else "Dùng chữ thường không dấu, số và gạch nối."
    shortest = 6 if loc[-1] == "id" else 1
    mend = _write(written) if shortest <= len(written) <= 80 else rewriting.nothing
    return Said(BAD_FORM, f"{told} ghi “{_written(node)}”, sai dạng.", hint, mend)


def _address(_model: type[BaseModel], _loc: Loc, told: str, node: Node, _detail: ErrorDetails) -> Said:
    message = f"{told} ghi “{_written(node)}”, không phải địa chỉ trang mạng đầy đủ."
    return Said(NOT_AN_ADDRESS, message, "Chép nguyên địa chỉ từ thanh địa chỉ, bắt đầu bằng https://.")


def _number(_model: type[BaseModel], loc: Loc, told: str, node: Node, detail: ErrorDetails) -> Said:
    written = _written(node)
    if (zeros := with_zeros(written)) != written and re.fullmatch(r"\d+(?:,\d+)?", zeros):
        return _letter(NOT_A_NUMBER, loc, told, written, zeros)
    if str(loc[-1]).endswith(("year", "founded")) and (day := as_partial(written)):
        message, year = f"{told} ghi “{written}”, mục này chỉ ghi năm.", day[:4]
        return Said(NOT_A_NUMBER, message, f"Viết: {loc[-1]}: {year}", _write(year))
    if number := _as_number(written, whole=detail["type"].startswith("int_")):
        message = f"{told} ghi “{written}”, chưa đúng cách viết số."
        return Said(NOT_A_NUMBER, message, f"Viết: {loc[-1]}: {number}", _write(number))
    if re.fullmatch(r"\d{1,3}\.\d{3}", written):
        whole, part = written.replace(".", ""), written.replace(".", ",").rstrip("0").rstrip(",")
        hint = f"Viết {whole} nếu là hàng nghìn, hoặc {part} nếu là số lẻ."
        return Said(NOT_A_NUMBER, f"{told} ghi “{written}”, có thể hiểu hai cách.", hint)
    context = detail.get("ctx", {})
    bounds = [f"từ {context['ge']}"] if "ge" in context else []
    bounds += [f"đến {context['le']}"] if "le" in context else []
    limits = f" {' '.join(bounds)}" if bounds else ""
    message = f"{told} ghi “{written}”, không phải số hợp lệ{limits}."
    return Said(NOT_A_NUMBER, message, "Chỉ ghi chữ số, ví dụ 1200; số lẻ dùng dấu phẩy: 4,8.")


def _as_number(written: str, *, whole: bool) -> str | None:
    """Return a number whose digits are set apart in a way that means one thing only: a point may, of `whole` ones."""
    if _THOUSANDS.fullmatch(written) or (whole and _WHOLE.fullmatch(written)):
        return re.sub(r"\D", "", written)
    year = _YEAR.fullmatch(written) if whole else None
    return year[1] if year else None


def _truth(_model: type[BaseModel], loc: Loc, told: str, node: Node, _detail: ErrorDetails) -> Said:
    written = _written(node)
    message = f"{told} chỉ nhận true (đúng) hoặc false (sai), không nhận “{written}”."
    truth = _TRUTHS.get(fold(written))
    hint = f"Viết: {loc[-1]}: true hoặc {loc[-1]}: false"
    return Said(NOT_A_CHOICE, message, hint, _write(truth) if truth else rewriting.nothing)


def _written(node: Node) -> str:
    return (node.text or "").strip() if isinstance(node, Scalar) else ""


Words = Callable[[type[BaseModel], Loc, str, Node, ErrorDetails], Said]
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
    """Yield the unquoted texts that other programs would misread, and the numbers whose zeros leave a doubt."""
    for loc, scalar in _scalars(origin.fields, ()):
        if scalar.plain and (why := misread(scalar)) and _is_text(model, loc):
            dotted = ".".join(map(str, loc))
            message, hint = f"“{label(model, loc)}”: {why}.", f'Viết: "{scalar.text}"'
            edits = rewriting.quoted(origin, loc)
            yield MISREAD.at(origin.path, scalar.span, message, hint=hint, field=dotted, edits=edits)
        elif (scalar.text or "")[:1].isdigit() and (said := _doubtful(scalar.text or "", _type_at(model, loc))):
            told, hint, number = said
            message = f"“{label(model, loc)}” ghi “{scalar.text}”, {told}."
            edits = rewriting.value(origin, loc, number) if number else ()
            dotted = ".".join(map(str, loc))
            yield NOT_A_NUMBER.at(origin.path, scalar.span, message, hint=hint, field=dotted, edits=edits)


def _doubtful(written: str, wanted: Any) -> tuple[str, str, str] | None:
    """Return what is in doubt about a number, what to write, and the one right answer if there is one."""
    if wanted not in (int, Quantity):
        return None
    if number := without_leading(written):
        return "thừa số 0 ở đầu", f"Viết: {number}", number
    if (fraction := as_fraction(written)) and (wanted is Quantity or "," not in fraction):
        whole = written.replace(".", "")
        return "có thể hiểu hai cách", f"Viết {fraction} nếu là số lẻ; nếu không, ghi đủ các chữ số, ví dụ {whole}.", ""
    return None


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
    return _type_at(model, loc) is str


def _type_at(model: type[BaseModel], loc: Loc) -> Any:
    """Return the type of what a place wants; None where there is no such place."""
    try:
        found = field_at(model, loc)
    except KeyError:
        return None
    return core(found.annotation if isinstance(found, FieldInfo) else found)
