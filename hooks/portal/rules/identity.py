"""Each record is one thing at one address: ids, slugs, aliases, copies."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime

from portal import ledger
from portal.catalogue import Catalogue, folded_titles, public
from portal.ledger import LEDGER
from portal.problems import Problem, Span, kind
from portal.records import Campaign, News, Record
from portal.rules.said import problem
from portal.text import fold

SAME_ID = kind(
    "I01",
    "Mã bài không trùng mã của bài nào khác trong toàn bộ kho",
    wrong="id: guong-trong-rung   # đã dùng ở exemplars/trong-rung.md",
    right="id: guong-trong-rung-ban-cuon",
)
SAME_SLUG = kind(
    "I02",
    "Hai bài cùng loại không được trùng tên tệp, vì tên tệp là địa chỉ trang",
    wrong="exemplars/trong-rung.md và exemplars/2024/trong-rung.md",
    right="exemplars/trong-rung.md và exemplars/2024/trong-rung-ban-cuon.md",
)
ALIAS_TAKEN = kind(
    "I03",
    "Địa chỉ cũ không trùng địa chỉ của bài nào, kể cả chính bài ấy",
    wrong="aliases: [trong-rung]   # đang là địa chỉ của một bài khác",
    right="aliases: [trong-rung-nam-2023]",
)
COPIED = kind(
    "I04",
    "Không để hai bài có cùng nội dung, hoặc cùng tiêu đề và sa-pô",
    wrong="(chép tệp bài cũ rồi quên sửa nội dung)",
    right="(xóa tệp chép thừa, hoặc viết nội dung riêng)",
)
ID_CHANGED = kind(
    "I05",
    "Mã của bài đã đăng không bao giờ đổi: trang đọc tin dùng mã để nhận ra bài",
    wrong="id: guong-trong-rung-moi   # đã đăng với mã guong-trong-rung",
    right="id: guong-trong-rung",
)
ADDRESS_LOST = kind(
    "I06",
    "Bài đã đăng đổi tên tệp thì phải ghi tên cũ vào Địa chỉ cũ, để đường dẫn đã chia sẻ vẫn mở được",
    wrong="(đổi tên tệp trong-rung.md thành trong-rung-go-lon.md)",
    right="aliases: [trong-rung]",
)
BAD_LEDGER = kind(
    "I07",
    "Mỗi dòng của sổ mã đã đăng gồm loại bài, tên tệp, mã bài và giờ đăng",
    wrong="exemplar trong-rung",
    right="exemplar trong-rung guong-trong-rung 2024-08-24T07:30:00+07:00",
)

FILE_LOST = kind(
    "I08",
    "Bài đã đăng thì rút chứ không xóa tệp, để nơi đã lấy tin biết mà gỡ",
    wrong="(xóa tệp của bài đã đăng)",
    right="status: withdrawn\nwithdrawn: {on: 2024-10-02, reason: Thông tin chưa chính xác}",
)
BACK_TO_DRAFT = kind(
    "I09",
    "Bài đã đăng không trở lại bản nháp, không hẹn giờ đăng lại; muốn gỡ thì rút bài",
    wrong="status: draft   # bài đã đăng",
    right="status: withdrawn\nwithdrawn: {on: 2024-10-02, reason: Thông tin chưa chính xác}",
)
BACKDATED = kind(
    "I10",
    "Bài mới ghi giờ đăng sau bài đã đăng gần nhất, vì nhiều cổng bỏ qua bài không mới hơn bài chúng đã có",
    wrong="published: 2024-08-20T07:30:00+07:00   # bài gần nhất đã đăng ngày 24/8/2024",
    right="published: 2024-08-25T07:30:00+07:00",
    severity="warning",
)

SAME_TITLE = kind(
    "I11",
    "Hai bài cùng loại không cùng tiêu đề, trừ tin tức: bạn đọc và nguồn tin không phân biệt được",
    wrong="title: Người trưởng thôn hiến đất mở đường   # bài khác cũng ghi thế: chép tệp cũ, quên đổi",
    right="title: Người trưởng thôn hiến đất mở đường ở Bằng Phúc",
    severity="warning",
)

MOVED = kind(
    "I12",
    "Giờ đăng của bài đã đăng không bao giờ đổi: cổng lấy tin xếp tin và nhận tin mới theo giờ ấy",
    wrong="published: 2024-08-23T07:30:00+07:00   # đã đăng với giờ 2024-08-24T07:30:00+07:00",
    right="published: 2024-08-24T07:30:00+07:00",
)
SAME_SECOND = kind(
    "I13",
    "Bài mới không đăng cùng giây với bài đã đăng, vì một trong hai phải lùi giờ",
    wrong="published: 2024-08-24T07:30:00+07:00   # bài khác đã đăng đúng giây ấy",
    right="published: 2024-08-24T07:31:00+07:00",
)
TAG_CHANGED = kind(
    "I14",
    "Phần đầu của mã trong nguồn tin không bao giờ đổi, kể cả khi đổi tên miền: đổi thì mọi tin đã đăng thành tin mới",
    wrong="tag_authority: tin.example.vn   # đã đăng với thidua.example.vn",
    right="tag_authority: thidua.example.vn",
)
LIKE_AN_ARCHIVE = kind(
    "I15",
    "Tên tệp, địa chỉ cũ của phong trào không kết thúc bằng sáu chữ số trở lên, như tên trang lưu của nguồn tin",
    wrong="campaigns/cao-diem-202405.md",
    right="campaigns/cao-diem-thang-5-2024.md",
)

_ARCHIVE = re.compile(r"-\d{6,}\Z")
"""How names of archive pages of feeds end: year and number."""

_WITHDRAW = "Viết: status: withdrawn, thêm withdrawn: với on (ngày rút) và reason (lý do)."

_ENOUGH = 30
"""Bodies of fewer words are drafts from the same form or notices of one sentence, not copies."""


def id_is_unique(catalogue: Catalogue) -> Iterator[Problem]:
    """Mã bài không trùng mã của bài nào khác trong toàn bộ kho."""
    owners: dict[str, Record] = {}
    for record in catalogue.once(_oldest_first):
        owner = owners.setdefault(record.id, record)
        if owner is not record:
            message = f"“Mã bài” ghi “{record.id}”, đã dùng ở {owner.origin.path}."
            hint = f"Đặt mã khác cho bài đăng sau, ví dụ {record.id[:77]}-2."
            yield problem(record, SAME_ID, "id", message, hint=hint)


def address_is_unique(catalogue: Catalogue) -> Iterator[Problem]:
    """Hai bài cùng loại không được trùng tên tệp, vì tên tệp là địa chỉ trang."""
    owners: dict[tuple[str, str], Record] = {}
    for record in catalogue.once(_oldest_first):
        owner = owners.setdefault((record.type, record.slug), record)
        if owner is not record:
            message = f"Tên tệp “{record.slug}” trùng với {owner.origin.path}: hai bài sẽ cùng một địa chỉ."
            yield problem(record, SAME_SLUG, "", message, hint="Đổi tên một trong hai tệp.")


def alias_is_free(catalogue: Catalogue) -> Iterator[Problem]:
    """Địa chỉ cũ không trùng địa chỉ của bài nào, kể cả chính bài ấy."""
    owners = {(record.type, record.slug): record for record in catalogue.once(_oldest_first)}
    aliases: dict[tuple[str, str], Record] = {}
    for record in catalogue.once(_oldest_first):
        for position, alias in enumerate(record.aliases):
            owner = owners.get((record.type, alias)) or aliases.setdefault((record.type, alias), record)
            if owner is not record or alias == record.slug or alias in record.aliases[:position]:
                where = "chính bài này" if owner is record else owner.origin.path
                message = f"“Địa chỉ cũ” ghi “{alias}”, đã là địa chỉ của {where}."
                yield problem(
                    record, ALIAS_TAKEN, f"aliases.{position}", message, hint="Bỏ địa chỉ này khỏi danh sách."
                )


def nothing_is_copied(catalogue: Catalogue) -> Iterator[Problem]:
    """Không để hai bài có cùng nội dung, cùng tiêu đề và sa-pô, hoặc cùng tiêu đề."""
    articles: dict[bytes, Record] = {}
    titles: defaultdict[str, list[Record]] = defaultdict(list)
    folded = catalogue.once(folded_titles)
    for record in catalogue.once(_oldest_first):
        body = articles.setdefault(record.origin.article, record)
        if body is not record and record.body.strip().count(" ") < _ENOUGH:
            body = record
        alike = titles[folded[record.origin.path]]
        head = next((other for other in alike if fold(other.summary) == fold(record.summary)), record)
        title = next((other for other in alike if other.type == record.type), record)
        alike.append(record)
        hint = "Xóa tệp thừa, hoặc viết nội dung riêng cho bài này."
        if body is not record:
            yield problem(record, COPIED, "", f"Nội dung bài giống hệt {body.origin.path}.", hint=hint)
        elif head is not record:
            yield problem(record, COPIED, "title", f"“Tiêu đề” và “Sa-pô” giống hệt {head.origin.path}.", hint=hint)
        elif title is not record and not isinstance(record, News):
            message = f"“Tiêu đề” giống hệt {title.origin.path}."
            yield problem(record, SAME_TITLE, "title", message, hint="Nói rõ thêm: năm nào, ở đâu, của ai.")


def id_never_changes(catalogue: Catalogue) -> Iterator[Problem]:
    """Bài đã đăng giữ nguyên mã; đổi tên tệp thì ghi tên cũ vào Địa chỉ cũ."""
    slugs, ids = _by_name(catalogue)
    for entry in ledger.entries(catalogue.root):
        record = slugs.get((entry.type, entry.slug))
        moved = ids.get((entry.type, entry.id))
        if not entry.id:
            message = f"Dòng {entry.line} của {LEDGER} không đủ các phần."
            hint = "Viết: loại bài, tên tệp không đuôi, mã bài, giờ đăng, cách nhau dấu cách."
            yield BAD_LEDGER.at(LEDGER, _whole_line(entry.line), message, hint=hint)
        elif record and record.id != entry.id:
            message = f"“Mã bài” ghi “{record.id}”, bài này đã đăng với mã “{entry.id}”."
            yield problem(record, ID_CHANGED, "id", message, hint=f"Viết lại: id: {entry.id}")
        elif moved and not record and entry.slug not in moved.aliases:
            message = f"Bài này trước ở địa chỉ “{entry.slug}”, nay là “{moved.slug}”: đường dẫn cũ sẽ hỏng."
            hint = f"Thêm: aliases: [{', '.join((*moved.aliases, entry.slug))}]"
            yield problem(moved, ADDRESS_LOST, "aliases", message, hint=hint)


def tag_never_changes(catalogue: Catalogue) -> Iterator[Problem]:
    """Phần đầu của mã trong nguồn tin giữ nguyên, kể cả khi đổi tên miền."""
    now = catalogue.site.tag_authority, str(catalogue.site.tag_date)
    for tag in ledger.tags(catalogue.root):
        if now != (tag.authority, tag.date):
            was = f'tag_authority: {tag.authority}, tag_date: "{tag.date}"'
            message = f"content/site.yml ghi {now[0]}, {now[1]}; các bài đã đăng với {tag.authority}, {tag.date}."
            hint = f"Viết lại trong content/site.yml: {was}"
            yield TAG_CHANGED.at(LEDGER, _whole_line(tag.line), message, hint=hint)


def nothing_published_is_lost(catalogue: Catalogue) -> Iterator[Problem]:
    """Bài đã đăng chỉ được rút (status: withdrawn): không xóa tệp, không trở lại bản nháp, không đổi giờ đăng."""
    slugs, ids = _by_name(catalogue)
    unread = {str(kind) for kind, _ in catalogue.unread}
    for entry in ledger.entries(catalogue.root):
        record = ids.get((entry.type, entry.id))
        if not entry.id:
            continue
        if record and record.status == "draft":
            message = (
                "“Trạng thái” ghi draft, bài này đã đăng: cổng lấy tin vẫn giữ bản đã nhận và không biết bài bị gỡ."
            )
            yield problem(record, BACK_TO_DRAFT, "status", message, hint=_WITHDRAW)
        elif record and entry.published not in ("", ledger.moment(record)):
            message = f"“Ngày giờ đăng” ghi {ledger.moment(record)}, bài này đã đăng với giờ {entry.published}."
            yield problem(record, MOVED, "published", message, hint=f"Viết lại: published: {entry.published}")
        elif record and not entry.published and record.waits(catalogue.as_of):
            message = f"“Ngày giờ đăng” ghi {ledger.moment(record)}, chưa tới, mà bài này đã đăng."
            yield problem(record, BACK_TO_DRAFT, "published", message, hint=f"Viết lại giờ đã đăng. {_WITHDRAW}")
        # A file that cannot be read may be the one, under whatever name.
        elif not record and (entry.type, entry.slug) not in slugs and entry.type not in unread:
            message = f"Bài “{entry.slug}” (mã {entry.id}) đã đăng mà tệp không còn: cổng lấy tin không biết bài bị gỡ."
            hint = f"Khôi phục tệp {entry.slug}.md rồi rút bài. {_WITHDRAW}"
            yield FILE_LOST.at(LEDGER, _whole_line(entry.line), message, hint=hint)


def nothing_new_is_backdated(catalogue: Catalogue) -> Iterator[Problem]:
    """Bài mới ghi giờ đăng sau bài đã đăng gần nhất, không trùng từng giây với bài đã đăng nào."""
    known = {(entry.type, entry.id) for entry in ledger.entries(catalogue.root)}
    shown = catalogue.once(public)
    out = {ledger.moment(record): record for record in shown if (str(record.type), record.id) in known}
    newest = max(out.values(), key=_published, default=None)
    new = [record for record in shown if (str(record.type), record.id) not in known and not record.sample]
    for record in new:
        if same := out.get(ledger.moment(record)):
            message = f"“Ngày giờ đăng” trùng từng giây với bài đã đăng {same.origin.path}."
            yield problem(record, SAME_SECOND, "published", message, hint="Ghi giờ khác, dù chỉ muộn hơn một phút.")
        elif newest and record.published < newest.published:
            message = (
                f"“Ngày giờ đăng” sớm hơn bài đã đăng gần nhất ({newest.origin.path}, {ledger.moment(newest)}): "
                "nhiều cổng sẽ không lấy bài này."
            )
            hint = f"Ghi giờ sau {ledger.moment(newest)}; nếu cố ý đăng bài cũ, chạy lệnh: portal ledger"
            yield problem(record, BACKDATED, "published", message, hint=hint)


def campaigns_are_no_archives(catalogue: Catalogue) -> Iterator[Problem]:
    """Tên tệp, địa chỉ cũ của phong trào không kết thúc bằng sáu chữ số trở lên."""
    for record in catalogue.records:
        if not isinstance(record, Campaign):
            continue
        for loc, name in (("", record.slug), *((f"aliases.{at}", alias) for at, alias in enumerate(record.aliases))):
            if _ARCHIVE.search(name):
                message = f"Tên “{name}” của phong trào kết thúc như tên một trang lưu của nguồn tin."
                yield problem(record, LIKE_AN_ARCHIVE, loc, message, hint="Đổi tên, ví dụ ghi: thang-5-2024.")


def _by_name(catalogue: Catalogue) -> tuple[dict[tuple[str, str], Record], dict[tuple[str, str], Record]]:
    """Return the records by type and slug, and by type and id."""
    slugs = {(str(record.type), record.slug): record for record in catalogue.records}
    return slugs, {(str(record.type), record.id): record for record in catalogue.records}


def _whole_line(line: int) -> Span:
    return Span(line, 1, line, 1)


def _published(record: Record) -> datetime:
    return record.published


def _oldest_first(catalogue: Catalogue) -> list[Record]:
    """Return the records so that the one that was there first keeps its name, and the later is told to change."""
    # A copy made beside its original has the longer name.
    return sorted(catalogue.records, key=lambda record: (record.published, len(record.slug), record.origin.path))


RULES = (
    id_is_unique,
    address_is_unique,
    alias_is_free,
    nothing_is_copied,
    id_never_changes,
    tag_never_changes,
    nothing_published_is_lost,
    nothing_new_is_backdated,
    campaigns_are_no_archives,
)
