"""Nothing in a record leads to a private person (Decree 356/2025/NĐ-CP Art. 3, 4; domain research, section 3.3)."""

from __future__ import annotations

from collections.abc import Iterator

from portal.catalogue import Catalogue
from portal.problems import Kind, Problem, Span, kind
from portal.rules.clues import worded
from portal.rules.said import day_of
from portal.rules.traces import Trace, What, may_hold_traces, traces

IDENTITY = kind(
    "P20",
    "Không đăng số căn cước, chứng minh nhân dân, hộ chiếu",
    wrong="Anh Minh (CCCD 006085001234)",
    right="Anh Minh",
)
PHONE = kind(
    "P21",
    "Không đăng số điện thoại; số của cơ quan chỉ ghi ở mục nơi liên hệ",
    wrong="Liên hệ anh Minh, ĐT 0912 345 678",
    right="Liên hệ Ủy ban nhân dân xã",
)
ACCOUNT = kind(
    "P22",
    "Không đăng số tài khoản ngân hàng",
    wrong="Ủng hộ qua số tài khoản 8600205123456",
    right="Ủng hộ tại trụ sở Ủy ban Mặt trận Tổ quốc",
)
EMAIL = kind(
    "P23",
    "Không đăng hộp thư cá nhân; chỉ dùng thư công vụ",
    wrong="minhnv@gmail.com",
    right="vanthu@donvi.gov.vn",
)
PLATE = kind(
    "P24",
    "Không đăng biển số xe",
    wrong="xe máy biển số 97B1-123.45",
    right="một chiếc xe máy",
)
BIRTH_DATE = kind(
    "P25",
    "Chỉ nêu năm sinh, không nêu ngày, tháng sinh",
    wrong="Chị Lan sinh ngày 12/3/1985",
    right="Chị Lan sinh năm 1985",
)
HOUSE = kind(
    "P26",
    "Không nêu số nhà; chỉ nêu thôn, xã",
    wrong="số nhà 12, tổ 3",
    right="tổ 3",
    severity="warning",
)

CONTACT_FIELDS = frozenset({"replication.contact", "consultation.contact"})
"""Where an office may tell its land line."""

_NO_PHONE = "Bỏ số này; ghi nơi liên hệ là cơ quan, hoặc ghi số máy bàn của cơ quan ở mục nơi liên hệ."
_SAID: dict[What, tuple[Kind, str, str]] = {
    "identity": (IDENTITY, "là số giấy tờ tùy thân", "Bỏ số này."),
    "identity?": (
        IDENTITY,
        "giống số giấy tờ tùy thân",
        "Bỏ số này; nếu là số tiền thì viết có dấu chấm và đơn vị: 150.000.000 đồng.",
    ),
    "phone": (PHONE, "là số điện thoại", _NO_PHONE),
    "land line": (PHONE, "là số điện thoại", _NO_PHONE),
    "spelt phone": (PHONE, "là số điện thoại viết bằng chữ", _NO_PHONE),
    "account": (ACCOUNT, "là số tài khoản ngân hàng", "Bỏ số này; ghi nơi nhận ủng hộ của cơ quan, đoàn thể."),
    "mail": (EMAIL, "là hộp thư cá nhân", "Bỏ địa chỉ này, hoặc thay bằng thư công vụ (@….gov.vn)."),
    "plate": (PLATE, "là biển số xe", "Bỏ biển số; viết “một chiếc xe”."),
    "birth": (BIRTH_DATE, "là ngày sinh đầy đủ", "Chỉ ghi năm sinh: sinh năm 1985."),
    "house": (HOUSE, "là số nhà", "Bỏ số nhà; chỉ nêu thôn, tổ dân phố, xã."),
}


def no_private_data(catalogue: Catalogue) -> Iterator[Problem]:
    """Không đăng số giấy tờ tùy thân, điện thoại, tài khoản, hộp thư riêng, biển số xe, ngày sinh, số nhà của ai."""
    today = day_of(catalogue.as_of)
    for record in catalogue.records:
        origin = record.origin
        for loc, text in origin.texts if may_hold_traces(worded(record)) else ():
            for trace in traces(text, today):
                if trace.what != "land line" or loc not in CONTACT_FIELDS:
                    what, message, hint = _said(text, trace)
                    place = _within(text, origin.span_of((loc, text)), trace)
                    yield what.at(origin.path, place, message, hint=hint, field=loc)
        for trace in traces(record.body, today):
            what, message, hint = _said(record.body, trace)
            yield origin.in_body(what, trace.start, trace.end, message, hint=hint)


def _said(text: str, trace: Trace) -> tuple[Kind, str, str]:
    what, told, hint = _SAID[trace.what]
    return what, f"“{' '.join(text[trace.start : trace.end].split())}” {told}.", hint


def _within(text: str, span: Span, trace: Trace) -> Span:
    """Return the place of a trace in a value, where the value stands on one line as it is; else that of the value."""
    width = span.end_column - span.column
    if span.line != span.end_line or width - len(text) not in {0, 2}:
        return span
    column = span.column + (width - len(text)) // 2
    return Span(span.line, column + trace.start, span.line, column + trace.end)


RULES = (no_private_data,)
