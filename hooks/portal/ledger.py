"""What was published: the ledger that tells the next build, and every branch, what is given away for good.

`content/published-ids.txt` has a line `type slug id published` for each record, and one `tag authority date` of what
every id in feeds begins with (RFC 4151). Lines are sorted, so that two branches are merged by taking those of both
(`.gitattributes`). The program adds lines when the site is published, and takes none away; editors never write it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from portal import files
from portal.catalogue import Catalogue
from portal.dates import local
from portal.records import Record

LEDGER = "content/published-ids.txt"

_TAG = "tag"

HEAD = "# Sổ mã các bài đã đăng, do lệnh portal ghi khi đăng chính thức. Không sửa, không xóa dòng nào."


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the ledger, 1-based; `published` as `moment` writes it. Of one that is no entry, `id` is empty."""

    line: int
    type: str
    slug: str
    id: str
    published: str = ""


@dataclass(frozen=True, slots=True)
class Tag:
    """A line of the ledger, 1-based, that tells what every id in feeds begins with."""

    line: int
    authority: str
    date: str


def moment(record: Record) -> str:
    """Return when a record was published, as the ledger has it: on Vietnam's clock, to the second."""
    return local(record.published).isoformat(timespec="seconds")


def entries(root: Path) -> tuple[Entry, ...]:
    """Return what was published before, in any order; nothing where no ledger was written yet. `#` begins a comment."""
    return _parsed(_text(root))[0]


def tags(root: Path) -> tuple[Tag, ...]:
    """Return what ids began with before: one, unless two branches disagree, and nothing where none was noted yet."""
    return _parsed(_text(root))[1]


def write(catalogue: Catalogue) -> int:
    """Add what readers may see now to the ledger; return how many records that are.

    Samples are left out: they are shown in demonstrations, and are to be deleted without a trace. A record that stands
    in it without its time, as older versions wrote it, is left as it is: nobody knows what portals were told.
    """
    before = {line.strip() for line in _text(catalogue.root).splitlines() if line.strip()}
    known = {(entry.type, entry.slug, entry.id) for entry in entries(catalogue.root)}
    added = {
        f"{record.type} {record.slug} {record.id} {moment(record)}"
        for record in catalogue.records
        if record.is_public(catalogue.as_of) and not record.sample
        if (record.type, record.slug, record.id) not in known
    }
    if added or (known and not tags(catalogue.root)):
        site = catalogue.site
        lines = sorted(before | added | {HEAD, f"{_TAG} {site.tag_authority} {site.tag_date}"})
        files.write(catalogue.root / LEDGER, "".join(f"{line}\n" for line in lines).encode())
    return len(added)


def _text(root: Path) -> str:
    path = root / LEDGER
    return path.read_text(encoding="utf-8-sig") if path.is_file() else ""


@cache
def _parsed(text: str) -> tuple[tuple[Entry, ...], tuple[Tag, ...]]:
    found: list[Entry] = []
    noted: list[Tag] = []
    for number, line in enumerate(text.splitlines(), 1):
        parts = line.partition("#")[0].split()
        if len(parts) == 3 and parts[0] == _TAG:
            noted.append(Tag(number, *parts[1:]))
        elif parts:
            whole = len(parts) in {3, 4} and parts[0] != _TAG
            found.append(Entry(number, *parts) if whole else Entry(number, parts[0], "", ""))
    return tuple(found), tuple(noted)
