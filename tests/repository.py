"""Repositories to test on: a small valid one, one of another locality, and what either needs to be built."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image

PROJECT = Path(__file__).parent.parent
FIXTURES = Path(__file__).parent / "fixtures"
VOCABULARIES = Path("content", "vocabularies")
PROGRAM = ("mkdocs.yml", "hooks", "site_overrides")


@dataclass(frozen=True)
class Repository:
    """A repository below a temporary folder. Paths are relative to `root`, with forward slashes."""

    root: Path

    def write(self, path: str, text: str | bytes) -> Path:
        """Write a file, making its folders. Line ends are written as given."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    def read(self, path: str) -> str:
        """Return the text of a file."""
        return (self.root / path).read_bytes().decode()

    def replace(self, path: str, old: str, new: str) -> Path:
        """Replace the one place where `old` stands. A text that is missing or stands twice is a mistake of the test."""
        text = self.read(path)
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
        return self.write(path, text.replace(old, new))

    def delete(self, path: str) -> None:
        """Delete a file."""
        (self.root / path).unlink()

    @contextmanager
    def refused(self, path: str) -> Iterator[None]:
        """Have the disk refuse to read a file for a while, in this process: nobody refuses root anything."""
        read = Path.read_bytes

        def refuse(file: Path) -> bytes:
            if file == self.root / path:
                raise PermissionError(errno.EACCES, "refused", str(file))
            return read(file)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Path, "read_bytes", refuse)
            yield


def base(root: Path) -> Repository:
    """Copy tests/fixtures/base/: one record of each type and one page, on which nothing is wrong.

    It takes for granted, and breaks when one of these goes: the project's own vocabularies, with the unit
    `phong-noi-vu`, the commune `bang-phuc` (valid until 30/6/2025), the issuer `ubnd-huyen-cho-don` and the field
    `nong-thon-moi`; a picture of 960 x 600 pixels, painted here, at exemplars/images/duong-thon.jpg.
    """
    shutil.copytree(FIXTURES / "base", root, dirs_exist_ok=True)
    shutil.copytree(PROJECT / VOCABULARIES, root / VOCABULARIES, dirs_exist_ok=True)
    picture = root / "exemplars" / "images" / "duong-thon.jpg"
    picture.parent.mkdir(exist_ok=True)
    Image.linear_gradient("L").resize((960, 600)).convert("RGB").save(picture, quality=60)
    return Repository(root)


def other_locality(root: Path) -> Repository:
    """Copy tests/fixtures/other-locality/, the data files of an invented commune.

    Vocabularies that hold for the whole country are the project's own; those that name places and bodies are the
    fixture's and replace them.
    """
    shutil.copytree(PROJECT / VOCABULARIES, root / VOCABULARIES, dirs_exist_ok=True)
    shutil.copytree(FIXTURES / "other-locality", root, dirs_exist_ok=True)
    return Repository(root)


def add_program(root: Path) -> None:
    """Copy what turns content into a site: the configuration, the hooks and the templates."""
    for name in PROGRAM:
        source = PROJECT / name
        if source.is_dir():
            ignored = shutil.ignore_patterns("__pycache__", "*.egg-info")
            shutil.copytree(source, root / name, dirs_exist_ok=True, ignore=ignored)
        else:
            shutil.copy(source, root / name)
