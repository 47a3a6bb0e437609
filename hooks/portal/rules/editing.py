"""How a record is signed, dated and taken back, and what it must hold to be worth publishing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal.catalogue import Catalogue
from portal.dates import UNKNOWN
from portal.problems import Problem, kind
from portal.records import Campaign, Exemplar, LegalText, News
from portal.rules.clues import prefiltered, values_with
from portal.rules.said import day, day_of, label_of, problem
from portal.text import fold

UNSIGNED_EXEMPLAR = kind(
    "E01",
    "Gương điển hình đã đăng phải có người viết và người kiểm tra sự việc",
    wrong="status: published   # không có checked_by",
    right="status: published\nauthor: Hoàng Thị Mai\nchecked_by: Phòng Nội vụ",
)
UNSIGNED = kind(
    "E02",
    "Bài đã đăng nên có người viết và người kiểm tra",
    wrong="status: published   # không có author",
    right="status: published\nauthor: Ban biên tập",
    severity="warning",
)
SAME_HANDS = kind(
    "E03",
    "Người kiểm tra nên khác người viết",
    wrong="author: Hoàng Thị Mai\nchecked_by: Hoàng Thị Mai",
    right="author: Hoàng Thị Mai\nchecked_by: Phòng Nội vụ",
    severity="warning",
)
CHANGE_NOTE = kind(
    "E04",
    "Ngày giờ sửa và nội dung sửa đi cùng nhau",
    wrong="updated: 2024-08-26T09:00:00+07:00   # không có change_note",
    right="updated: 2024-08-26T09:00:00+07:00\nchange_note: Sửa tên thôn",
)
UPDATED_FIRST = kind(
    "E05",
    "Ngày giờ sửa không trước ngày giờ đăng",
    wrong="published: 2024-08-24T07:30:00+07:00\nupdated: 2024-08-20T07:30:00+07:00",
    right="published: 2024-08-24T07:30:00+07:00\nupdated: 2024-08-26T09:00:00+07:00",
)
WITHDRAWN = kind(
    "E06",
    "Bài đã rút có nhóm withdrawn với ngày rút và lý do; bài khác không có nhóm này",
    wrong="status: withdrawn   # không có nhóm withdrawn",
    right="status: withdrawn\nwithdrawn:\n  on: 2024-09-01\n  reason: Theo đề nghị của nhân vật",
)
WITHDRAWN_WHEN = kind(
    "E07",
    "Ngày rút bài không trước ngày đăng, không ở tương lai",
    wrong="published: 2024-08-24T07:30:00+07:00\nwithdrawn:\n  on: 2024-08-01",
    right="published: 2024-08-24T07:30:00+07:00\nwithdrawn:\n  on: 2024-09-01",
)
STUB = kind(
    "E08",
    "Gương điển hình và tin tức đã đăng có ít nhất 80 chữ",
    wrong="Chị Lan làm kinh tế giỏi.",
    right="(kể việc đã làm, số liệu, cách làm, sự lan tỏa)",
    severity="warning",
)
SOURCE = kind(
    "E09",
    "Có địa chỉ nguồn thì có tên nguồn",
    wrong="source_url: https://bao.vn/bai   # không có source_name",
    right="source_name: Báo tỉnh\nsource_url: https://bao.vn/bai",
    severity="warning",
)
ARTICLE_17 = kind(
    "E10",
    "Phong trào do chính địa phương phát động nêu đủ mục tiêu, phạm vi, đối tượng, nội dung và tiêu chí, thời gian, "
    "biện pháp (khoản 1 Điều 17 Luật Thi đua, khen thưởng)",
    wrong="launch_level: huyen   # không có objective, criteria",
    right="launch_level: huyen\nobjective: …\nscope: …\nparticipants: …\ncriteria: […]\nmeasures: […]",
    severity="warning",
)
UNEXPLAINED = kind(
    "E11",
    "Ghi chua-ro thì nói vì sao ở ghi chú của biên tập",
    wrong="start_date: chua-ro   # không có editor_note",
    right="start_date: chua-ro\neditor_note: Kế hoạch không nêu ngày bắt đầu",
    severity="warning",
)

UNFILLED = kind(
    "E12",
    "Bài đã duyệt đăng không còn lời dẫn của bài nháp, chỗ chờ điền",
    wrong="name: Ghi tên ở đây",
    right="name: Hoàng Văn Mẫu",
)

ENOUGH_WORDS = 80
_UNSEEN = re.compile(r"<!--.*?-->", re.DOTALL)
_MAY_BE_UNKNOWN = ("launch_level", "start_date", "end_date", "issued_date")
_ARTICLE_17 = ("objective", "scope", "participants", "criteria", "measures")


_GUIDING = prefiltered(
    r"(?:Ghi|Viết)(?: [^\s.,;:]+){0,6} ở đây|Ghi nơi đã tra tình trạng hiệu lực"
    r"|\[(?i:điền|ghi|viết|thêm|chèn|bổ sung|hỏi lại|kiểm tra)\b[^\]\n]*\](?!\()|\bTODO\b|\b[Ll]orem ipsum\b",
    *("ở đây", "ghi nơi đã tra", "todo", "lorem ipsum"),
    *("[điền", "[ghi", "[viết", "[thêm", "[chèn", "[bổ sung", "[hỏi lại", "[kiểm tra"),
)
"""What `portal new` and `portal import` write in the place of what an editor is to tell, and what editors write to
come back to."""


def nothing_is_left_unfilled(catalogue: Catalogue) -> Iterator[Problem]:
    """Bài đã duyệt đăng không còn lời dẫn mà bài nháp mới tạo có sẵn."""
    for record in catalogue.records:
        if record.status != "published":
            continue
        hint = "Thay bằng nội dung thật, hoặc để status: draft."
        for loc, text in values_with(_GUIDING, record):
            if found := _GUIDING.search(text):
                message = f"“{label_of(record, loc)}” còn chỗ chờ điền: “{found[0]}”."
                yield problem(record, UNFILLED, loc, message, hint=hint)
        if found := _GUIDING.search(record.body):
            message = f"Thân bài còn chỗ chờ điền: “{found[0]}”."
            yield record.origin.in_body(UNFILLED, found.start(), found.end(), message, hint=hint)


def published_is_signed(catalogue: Catalogue) -> Iterator[Problem]:
    """Bài đã đăng có người viết và người kiểm tra sự việc, hai người khác nhau; gương điển hình bắt buộc."""
    for record in catalogue.records:
        if record.status == "published":
            what = UNSIGNED_EXEMPLAR if isinstance(record, Exemplar) else UNSIGNED
            for key in ("author", "checked_by"):
                if not getattr(record, key):
                    message = f"Bài đã đăng mà chưa có “{label_of(record, key)}”."
                    yield problem(record, what, key, message, hint=f"Thêm dòng {key}:, hoặc để status: draft.")
        if record.author and record.checked_by and fold(record.author).split() == fold(record.checked_by).split():
            message = f"“Người viết” và “Người kiểm tra” cùng là {record.author}."
            yield problem(
                record,
                SAME_HANDS,
                "checked_by",
                message,
                hint="Nhờ người khác, hoặc cơ quan thường trực, kiểm tra sự việc.",
            )


def change_is_explained(catalogue: Catalogue) -> Iterator[Problem]:
    """Ngày giờ sửa và nội dung sửa đi cùng nhau; ngày giờ sửa không trước ngày giờ đăng."""
    for record in catalogue.records:
        if record.updated and not record.change_note:
            yield problem(
                record,
                CHANGE_NOTE,
                "updated",
                "Có “Ngày giờ sửa” mà chưa có “Nội dung sửa”.",
                hint="Thêm dòng change_note: đã sửa gì.",
            )
        if record.change_note and not record.updated:
            yield problem(
                record,
                CHANGE_NOTE,
                "change_note",
                "Có “Nội dung sửa” mà chưa có “Ngày giờ sửa”.",
                hint="Thêm dòng updated: ngày giờ sửa.",
            )
        if record.updated and record.updated < record.published:
            message = f"“Ngày giờ sửa” {day(record.updated)} trước “Ngày giờ đăng” {day(record.published)}."
            yield problem(record, UPDATED_FIRST, "updated", message, hint="Sửa một trong hai ngày giờ.")


def withdrawal_is_told(catalogue: Catalogue) -> Iterator[Problem]:
    """Bài đã rút, và chỉ bài đã rút, có nhóm withdrawn với ngày rút và lý do."""
    today = day_of(catalogue.as_of)
    for record in catalogue.records:
        if (record.status == "withdrawn") != (record.withdrawn is not None):
            missing = record.withdrawn is None
            message = (
                "Bài đã rút mà chưa có nhóm “Rút bài”."
                if missing
                else "Có nhóm “Rút bài” mà “Tình trạng bài” chưa ghi withdrawn."
            )
            hint = (
                "Thêm withdrawn: với on: và reason:." if missing else "Viết: status: withdrawn, hoặc bỏ nhóm withdrawn."
            )
            yield problem(record, WITHDRAWN, "status", message, hint=hint)
        if record.withdrawn and not day_of(record.published) <= record.withdrawn.on <= today:
            why = "chưa tới" if record.withdrawn.on > today else f"trước ngày đăng {day(record.published)}"
            message = f"“Ngày rút” {day(record.withdrawn.on)} {why}."
            yield problem(record, WITHDRAWN_WHEN, "withdrawn.on", message, hint="Sửa ngày rút hoặc ngày đăng.")


def article_is_no_stub(catalogue: Catalogue) -> Iterator[Problem]:
    """Gương điển hình và tin tức đã đăng có ít nhất 80 chữ."""
    for record in catalogue.records:
        if isinstance(record, Exemplar | News) and record.status == "published":
            words = len(_UNSEEN.sub("", record.body).split(maxsplit=ENOUGH_WORDS))
            if record.body and words < ENOUGH_WORDS:
                message = f"Nội dung bài mới có {words} chữ."
                yield record.origin.in_body(
                    STUB,
                    0,
                    len(record.body.partition("\n")[0]),
                    message,
                    hint="Kể việc đã làm, số liệu, cách làm, sự lan tỏa; chưa đủ thì để status: draft.",
                )


def source_is_named(catalogue: Catalogue) -> Iterator[Problem]:
    """Có địa chỉ nguồn thì có tên nguồn."""
    for record in catalogue.records:
        if record.source_url and not record.source_name:
            yield problem(
                record,
                SOURCE,
                "source_url",
                "Có “Địa chỉ nguồn” mà chưa có “Nguồn”.",
                hint="Thêm dòng source_name: tên báo, cơ quan.",
            )


def own_campaign_is_complete(catalogue: Catalogue) -> Iterator[Problem]:
    """Phong trào do chính địa phương phát động nêu đủ các nội dung của khoản 1 Điều 17, hoặc ghi chú vì sao thiếu."""
    for record in catalogue.of(Campaign):
        if record.status != "draft" and record.launch_level == catalogue.site.level and not record.editor_note:
            missing = [key for key in _ARTICLE_17 if not getattr(record, key)]
            if missing:
                labels = ", ".join(f"“{label_of(record, key)}”" for key in missing)
                hint = f"Thêm {', '.join(f'{key}:' for key in missing)}; nguồn không nêu thì nói rõ ở editor_note:."
                yield problem(
                    record,
                    ARTICLE_17,
                    "launch_level",
                    f"Phong trào do địa phương phát động chưa nêu {labels}.",
                    hint=hint,
                )


def unknown_is_explained(catalogue: Catalogue) -> Iterator[Problem]:
    """Ghi chua-ro thì nói vì sao ở ghi chú của biên tập."""
    for record in catalogue.records:
        if isinstance(record, Campaign | LegalText) and record.status != "draft" and not record.editor_note:
            for key in _MAY_BE_UNKNOWN:
                if getattr(record, key, None) == UNKNOWN:
                    message = f"“{label_of(record, key)}” ghi {UNKNOWN} mà chưa có “Ghi chú của biên tập”."
                    yield problem(record, UNEXPLAINED, key, message, hint="Thêm editor_note: nguồn nói gì, thiếu gì.")


RULES = (
    nothing_is_left_unfilled,
    published_is_signed,
    change_is_explained,
    withdrawal_is_told,
    article_is_no_stub,
    source_is_named,
    own_campaign_is_complete,
    unknown_is_explained,
)
