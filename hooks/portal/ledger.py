"""What was published: the ledger that tells the next build, and every branch, which ids and addresses are given away.

`content/published-ids.txt` has a line `type slug id` each, sorted, so that two branches are merged by taking the lines
of both (`.gitattributes`). The program adds lines when the site is published, and takes none away; editors never write
it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from portal import files
from portal.catalogue import Catalogue

LEDGER = "content/published-ids.txt"

HEAD = "# Sổ mã các bài đã đăng, do lệnh portal ghi khi đăng chính thức. Không sửa, không xóa dòng nào."


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the ledger, 1-based; of one that has not three parts, `id` is empty."""

    line: int
    type: str
    slug: str
    id: str


def entries(root: Path) -> tuple[Entry, ...]:
    """Return what was published before, in any order; nothing where no ledger was written yet. `#` begins a comment."""
    return _parsed(_text(root))


def write(catalogue: Catalogue) -> int:
    """Add what readers may see now to the ledger; return how many lines that took.

    Samples are left out: they are shown in demonstrations, and are to be deleted without a trace.
    """
    before = {line.strip() for line in _text(catalogue.root).splitlines() if line.strip()}
    public = {
        f"{record.type} {record.slug} {record.id}"
        for record in catalogue.records
        if record.is_public(catalogue.as_of) and not record.sample
    }
    added = public - before
    if added:
        lines = sorted(before | public | {HEAD})
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
            found.append(Entry(number, *parts) if len(parts) == 3 else Entry(number, parts[0], "", ""))
    return tuple(found)
