"""Each record is one thing at one address: ids, slugs, aliases, copies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from portal.catalogue import Catalogue
from portal.problems import Problem, Span, kind
from portal.records import Record
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
    "Mỗi dòng của sổ mã đã đăng gồm ba phần: loại bài, tên tệp, mã bài",
    wrong="exemplar trong-rung",
    right="exemplar trong-rung guong-trong-rung",
)

LEDGER = "content/published-ids.txt"
"""Optional: what was once published, a line `type slug id` each, in any order; `#` begins a comment. It is written by
whoever publishes, never by editors, and is how a changed id or address is noticed."""

_ENOUGH = 30
"""Bodies of fewer words are drafts from the same form or notices of one sentence, not copies."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the ledger."""

    line: int
    type: str
    slug: str
    id: str


def id_is_unique(catalogue: Catalogue) -> Iterator[Problem]:
    """Mã bài không trùng mã của bài nào khác trong toàn bộ kho."""
    owners: dict[str, Record] = {}
    for record in _oldest_first(catalogue):
        owner = owners.setdefault(record.id, record)
        if owner is not record:
            message = f"“Mã bài” ghi “{record.id}”, đã dùng ở {owner.origin.path}."
            hint = f"Đặt mã khác cho bài đăng sau, ví dụ {record.id[:60]}-{record.slug[:15].strip('-')}."
            yield problem(record, SAME_ID, "id", message, hint=hint)


def address_is_unique(catalogue: Catalogue) -> Iterator[Problem]:
    """Hai bài cùng loại không được trùng tên tệp, vì tên tệp là địa chỉ trang."""
    owners: dict[tuple[str, str], Record] = {}
    for record in _oldest_first(catalogue):
        owner = owners.setdefault((record.type, record.slug), record)
        if owner is not record:
            message = f"Tên tệp “{record.slug}” trùng với {owner.origin.path}: hai bài sẽ cùng một địa chỉ."
            yield problem(record, SAME_SLUG, "", message, hint="Đổi tên một trong hai tệp.")


def alias_is_free(catalogue: Catalogue) -> Iterator[Problem]:
    """Địa chỉ cũ không trùng địa chỉ của bài nào, kể cả chính bài ấy."""
    owners = {(record.type, record.slug): record for record in _oldest_first(catalogue)}
    aliases: dict[tuple[str, str], Record] = {}
    for record in _oldest_first(catalogue):
        for position, alias in enumerate(record.aliases):
            owner = owners.get((record.type, alias)) or aliases.setdefault((record.type, alias), record)
            if owner is not record or alias == record.slug or alias in record.aliases[:position]:
                where = "chính bài này" if owner is record else owner.origin.path
                message = f"“Địa chỉ cũ” ghi “{alias}”, đã là địa chỉ của {where}."
                yield problem(
                    record, ALIAS_TAKEN, f"aliases.{position}", message, hint="Bỏ địa chỉ này khỏi danh sách."
                )


def nothing_is_copied(catalogue: Catalogue) -> Iterator[Problem]:
    """Không để hai bài có cùng nội dung, hoặc cùng tiêu đề và sa-pô."""
    bodies: dict[str, Record] = {}
    heads: dict[tuple[str, str], Record] = {}
    for record in _oldest_first(catalogue):
        text = record.body.strip()
        body = bodies.setdefault(text, record) if text.count(" ") >= _ENOUGH else record
        head = heads.setdefault((fold(record.title), fold(record.summary)), record)
        hint = "Xóa tệp thừa, hoặc viết nội dung riêng cho bài này."
        if body is not record:
            yield problem(record, COPIED, "", f"Nội dung bài giống hệt {body.origin.path}.", hint=hint)
        elif head is not record:
            yield problem(record, COPIED, "title", f"“Tiêu đề” và “Sa-pô” giống hệt {head.origin.path}.", hint=hint)


def id_never_changes(catalogue: Catalogue) -> Iterator[Problem]:
    """Bài đã đăng giữ nguyên mã; đổi tên tệp thì ghi tên cũ vào Địa chỉ cũ."""
    slugs = {(str(record.type), record.slug): record for record in catalogue.records}
    ids = {(str(record.type), record.id): record for record in catalogue.records}
    for entry in ledger(catalogue.root):
        record = slugs.get((entry.type, entry.slug))
        moved = ids.get((entry.type, entry.id))
        if not entry.id:
            message = f"Dòng {entry.line} của {LEDGER} không đủ ba phần."
            span = Span(entry.line, 1, entry.line, 1)
            yield BAD_LEDGER.at(
                LEDGER, span, message, hint="Viết: loại bài, tên tệp không đuôi, mã bài, cách nhau dấu cách."
            )
        elif record and record.id != entry.id:
            message = f"“Mã bài” ghi “{record.id}”, bài này đã đăng với mã “{entry.id}”."
            yield problem(record, ID_CHANGED, "id", message, hint=f"Viết lại: id: {entry.id}")
        elif moved and not record and entry.slug not in moved.aliases:
            message = f"Bài này trước ở địa chỉ “{entry.slug}”, nay là “{moved.slug}”: đường dẫn cũ sẽ hỏng."
            yield problem(
                moved,
                ADDRESS_LOST,
                "aliases",
                message,
                hint=f"Thêm: aliases: [{', '.join((*moved.aliases, entry.slug))}]",
            )


def ledger(root: Path) -> tuple[Entry, ...]:
    """Return what was published before, empty where no ledger is kept; an unreadable line has an empty id."""
    path = root / LEDGER
    return _parsed(path.read_text(encoding="utf-8-sig")) if path.is_file() else ()


@cache
def _parsed(text: str) -> tuple[Entry, ...]:
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        parts = line.partition("#")[0].split()
        if parts:
            found.append(Entry(number, *parts) if len(parts) == 3 else Entry(number, parts[0], "", ""))
    return tuple(found)


def _oldest_first(catalogue: Catalogue) -> list[Record]:
    """Return the records so that the one that was there first keeps its name, and the later is told to change."""
    return sorted(catalogue.records, key=lambda record: (record.published, record.origin.path))


RULES = (id_is_unique, address_is_unique, alias_is_free, nothing_is_copied, id_never_changes)
