"""Files that an editor takes for articles and nobody reads: another ending, another folder."""

from __future__ import annotations

import os
from codecs import BOM_UTF8
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from portal.catalogue import Catalogue
from portal.problems import START, Problem, kind
from portal.records import TYPES
from portal.text import slug

STRAY = kind(
    "F21",
    "Bài viết là tệp có đuôi .md nằm trong thư mục của loại bài; tệp khác không được đọc, bài sẽ không hiện",
    wrong="exemplars/guong-tot.md.txt",
    right="exemplars/guong-tot.md",
)
WORD_FILE = kind(
    "F22",
    "Tệp Word không tự thành bài: chuyển bằng lệnh portal import",
    wrong="exemplars/guong-tot.docx",
    right="portal import guong-tot.docx --as exemplar",
    severity="warning",
)

SHORTCUT = kind(
    "F23",
    "Bài và ảnh là tệp thật nằm trong kho, không phải lối tắt (symlink) hay thứ khác mang tên .md",
    wrong="exemplars/guong-tot.md → D:/bai-viet/guong-tot.md",
    right="exemplars/guong-tot.md   # chép hẳn tệp vào kho",
)

_WORD = (".doc", ".docx", ".odt", ".rtf")
_LIKE_ARTICLES = (".md", ".txt", ".markdown", ".mdown")
"""Endings, in whatever case, that Notepad and other programs give to what was meant to be an article."""


def no_article_is_overlooked(catalogue: Catalogue) -> Iterator[Problem]:
    """Mọi bài viết nằm đúng thư mục và có đuôi .md; không bài nào bị bỏ qua mà không ai biết."""
    for model in TYPES.values():
        for path in _files(catalogue.root, model.folder):
            name = path.name
            if name.endswith(".md"):
                message = f"“{name}” là lối tắt, không phải tệp thật trong kho, nên không được đọc."
                yield SHORTCUT.at(path.as_posix(), START, message, hint="Chép hẳn tệp vào thư mục này, bỏ lối tắt.")
            elif name.lower().endswith(_LIKE_ARTICLES):
                meant = f"{slug(name.split('.')[0])}.md"
                message = f"Tệp “{name}” không có đuôi .md nên không được đọc."
                yield STRAY.at(path.as_posix(), START, message, hint=f"Đổi tên tệp thành {meant}")
            elif name.startswith("~$"):
                continue  # Word keeps such a file beside a document that is open
            elif path.suffix.lower() in _WORD and path.parent == PurePosixPath(model.folder):
                hint = f"Chạy: portal import {path.as_posix()} --as {model.type}, rồi xóa tệp Word khỏi thư mục này."
                yield WORD_FILE.at(path.as_posix(), START, f"Tệp Word “{name}” không được đọc.", hint=hint)
    for file in sorted(catalogue.root.glob("*.md")):
        if file.read_bytes().removeprefix(BOM_UTF8).startswith(b"---"):
            folders = ", ".join(f"{model.folder}/" for model in TYPES.values())
            message = f"Bài “{file.name}” nằm ngoài các thư mục bài nên không được đọc."
            yield STRAY.at(file.name, START, message, hint=f"Chuyển tệp vào một trong các thư mục: {folders}")


def _files(root: Path, folder: str) -> Iterator[PurePosixPath]:
    """Yield what else than articles is below a folder, relative to the root, in an order that is always the same."""
    if not (root / folder).is_dir():
        return
    with os.scandir(root / folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _files(root, f"{folder}/{entry.name}")
        elif not (entry.name.endswith(".md") and entry.is_file(follow_symlinks=False)):
            yield PurePosixPath(folder, entry.name)


RULES = (no_article_is_overlooked,)
