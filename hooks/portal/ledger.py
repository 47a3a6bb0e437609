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
from portal.vocabulary import Site

LEDGER = "content/published-ids.txt"

TAG = "tag"

HEAD = "# Sổ mã các bài đã đăng, do lệnh portal ghi khi đăng chính thức. Không sửa, không xóa dòng nào."


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the ledger, 1-based; `published` as `moment` writes it. Of one that is no entry, `id` is empty."""

    line: int
    type: str
    slug: str
    id: str
    published: str = ""

    @property
    def is_tag(self) -> bool:
        """Tell whether it is what ids in feeds begin with: `slug` is the authority, `id` the date."""
        return self.type == TAG


def moment(record: Record) -> str:
    """Return when a record was published, as the ledger has it: on Vietnam's clock, to the second."""
    return local(record.published).isoformat(timespec="seconds")


def tag(site: Site) -> str:
    """Return the line of what every id in feeds begins with."""
    return f"{TAG} {site.tag_authority} {site.tag_date}"


def entries(root: Path) -> tuple[Entry, ...]:
    """Return what was published before, in any order; nothing where no ledger was written yet. `#` begins a comment."""
    return _parsed(_text(root))


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
    known_tag = any(entry.is_tag for entry in entries(catalogue.root))
    if added or (known and not known_tag):
        lines = sorted(before | added | ({HEAD} if known_tag else {HEAD, tag(catalogue.site)}))
        files.write(catalogue.root / LEDGER, "".join(f"{line}\n" for line in lines).encode())
    return len(added)


def _text(root: Path) -> str:
    path = root / LEDGER
    return path.read_text(encoding="utf-8-sig") if path.is_file() else ""


@cache
def _parsed(text: str) -> tuple[Entry, ...]:
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        parts = line.partition("#")[0].split()
        if parts:
            whole = len(parts) == 3 or (len(parts) == 4 and parts[0] != TAG)
            found.append(Entry(number, *parts) if whole else Entry(number, parts[0], "", ""))
    return tuple(found)
