"""A Word file on disk → a draft and its pictures in the repository, all of them or none."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from portal import word
from portal.catalogue import Catalogue
from portal.files import write_new
from portal.records import TYPES, Campaign, LegalText, Type
from portal.text import slug
from portal.word import report
from portal.word.package import LARGEST_FILE, UnreadableDocumentError


def imported(file: Path, kind: Type, catalogue: Catalogue, name: str | None = None) -> str:
    """Write the draft made from a Word file, and return the report on it in Vietnamese.

    `name` is that of the draft's file; by default it comes from the title. Raises `UnreadableDocumentError`, and
    `FileExistsError` when a file of that name is there already: nothing is ever overwritten. Both speak to the editor.
    """
    place = word.Place(
        {campaign.slug: campaign.name for campaign in catalogue.of(Campaign)},
        {text.slug: text.number for text in catalogue.of(LegalText) if text.number},
        slug(name or ""),
    )
    made = word.convert(_bytes(file), file.name, kind, catalogue.vocabularies, catalogue.as_of, place)
    folder = catalogue.root / TYPES[kind].folder
    files = {folder / path: data for path, data in made.images.items()}
    draft = folder / f"{made.slug}.md"
    _written({**files, draft: made.text.encode()}, catalogue.root)
    shown = [path.relative_to(catalogue.root).as_posix() for path in (draft, *files)]
    return report.text(shown[0], shown[1:], made.proposals, made.notes)


def _bytes(file: Path) -> bytes:
    try:
        # Not read whole when it is too large anyway: one byte more than the limit is enough to be refused.
        with file.open("rb") as opened:
            return opened.read(LARGEST_FILE + 1)
    except OSError as error:
        raise UnreadableDocumentError(
            f"Không mở được tệp “{file}”. Xem lại tên và đường dẫn; nếu tệp đang mở trong Word thì đóng lại."
        ) from error


def _written(files: Mapping[Path, bytes], root: Path) -> None:
    for path in files:
        if path.exists():
            raise FileExistsError(
                f"Đã có tệp {path.relative_to(root).as_posix()}, không ghi đè. Đặt tên khác: thêm --name TÊN vào lệnh, "
                "hoặc xóa bài nháp cũ nếu không cần."
            )
    done: list[Path] = []
    try:
        for path, data in files.items():
            write_new(path, data)
            done.append(path)
    except OSError:
        for path in done:
            path.unlink(missing_ok=True)
        raise
