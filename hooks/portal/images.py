"""Pictures for the site: sized, without metadata, named by their content."""

from __future__ import annotations

import hashlib
import re
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from pathlib import Path

import PIL
from PIL import Image

from portal import files
from portal.image_files import UnusableImageError, upright
from portal.links import beside
from portal.records import Page, Record
from portal.text import slug

WIDTHS = (480, 960)
SHARE_WIDTH = 1200
"""Social networks and feed readers ask for about 1,200 pixels, and not all of them read WebP."""

DAY = 86_400
"""Seconds. What another build of the same repository may have made a moment ago is not this one's to take away."""

_KEY = re.compile(r"-([0-9a-f]{8})(?:-\d{3,4})?\.[a-z]+$")
"""What the name of a picture on the site and that of its file in the cache have in common."""

_QUALITY = 78
_RECIPE = f"1 pillow-{PIL.__version__} {WIDTHS} {SHARE_WIDTH} {_QUALITY}"


@dataclass(frozen=True, slots=True)
class Rendition:
    """A picture as the site shows it: paths below the site's root, sizes in pixels, `share_bytes` in bytes."""

    src: str
    srcset: tuple[tuple[str, int], ...]
    width: int
    height: int
    share: str
    share_type: str
    share_bytes: int
    share_width: int
    share_height: int


class Library:
    """Makes and remembers the pictures of one build; what was made before is taken from the cache folder."""

    def __init__(self, root: Path, cache: Path | None = None) -> None:
        self._root = root
        self._cache = cache or root / ".cache" / "images"
        self._made: dict[str, Rendition] = {}
        self._outputs: dict[str, Path] = {}

    def rendition(self, owner: Record | Page, file: str) -> Rendition | None:
        """Return the picture that a record names, or None when there is no such file in the repository.

        Raises `UnusableImageError` when the file is no picture.
        """
        path = self.path(owner, file)
        return self.picture(path) if path else None

    def picture(self, path: str) -> Rendition | None:
        """Return the picture at a path relative to the repository, or None when there is no such file.

        Raises `UnusableImageError` when the file is no picture.
        """
        if path not in self._made:
            if not (self._root / path).is_file():
                return None
            self._made[path] = self._named(path)
        return self._made[path]

    def path(self, owner: Record | Page, file: str) -> str | None:
        """Return the file that a record names, relative to the repository; None where that would leave it."""
        return beside(owner.origin.folder, file)

    def outputs(self) -> dict[str, Path]:
        """Return the files made so far: path below the site's root → file in the cache."""
        return dict(self._outputs)

    def files(self, path: str) -> dict[str, Path]:
        """Return the files of one picture: path below the site's root → file in the cache; none if it is not there."""
        made = self.picture(path)
        return {name: self._outputs[name] for name in (made.share, *(name for name, _ in made.srcset))} if made else {}

    def forget(self, wanted: Iterable[str]) -> None:
        """Take away what is older than a day in the cache and was not the source of a picture of the site.

        `wanted` are the paths of those below the site's root.
        """
        keys = {found[1] for name in wanted if (found := _KEY.search(name))}
        for file in self._cache.glob("*-*-*-*.*"):
            with suppress(OSError):  # another build was sooner, or shows it just now; the next one tries again
                if file.name[:8] not in keys and time.time() - file.stat().st_mtime > DAY:
                    file.unlink()

    def _named(self, path: str) -> Rendition:
        """Make a picture; what stands in the way of it is told with the file's name."""
        try:
            return self._make(path)
        except UnusableImageError as error:
            raise UnusableImageError(f"{path}: {error}") from error

    def _make(self, path: str) -> Rendition:
        source = self._root / path
        data = source.read_bytes()
        key = hashlib.sha256(_RECIPE.encode() + data).hexdigest()[:16]
        stem = f"anh/{slug(source.stem)}-{key[:8]}"
        sizes = [self._size(data, key, width, "webp") for width in WIDTHS]
        variants = {f"{stem}-{width}.webp": (file, width, height) for file, width, height in sizes}
        share, share_width, share_height = self._size(data, key, SHARE_WIDTH, "jpg")
        shared = f"{stem}.jpg"
        self._outputs |= {name: file for name, (file, _, _) in variants.items()} | {shared: share}
        largest, (_, width, height) = list(variants.items())[-1]
        srcset = tuple((name, wide) for name, (_, wide, _) in variants.items())
        return Rendition(
            largest, srcset, width, height, shared, "image/jpeg", share.stat().st_size, share_width, share_height
        )

    def _size(self, data: bytes, key: str, width: int, suffix: str) -> tuple[Path, int, int]:
        """Return the cached file of a picture no wider than `width`, with its size."""
        made = self._kept.get(f"{key}-{width}.{suffix}")
        if made is None or not _is_whole(made):
            made = self._shrink(data, key, width, suffix)
        real_width, real_height = map(int, made.stem.split("-")[2].split("x"))
        return made, real_width, real_height

    def _shrink(self, data: bytes, key: str, width: int, suffix: str) -> Path:
        picture = upright(data)
        if picture.width > width:
            height = max(1, round(picture.height * width / picture.width))
            picture = picture.resize((width, height), Image.Resampling.LANCZOS)
        out = BytesIO()
        if suffix == "webp":
            picture.save(out, "WEBP", quality=_QUALITY, method=4)
        else:
            picture.save(out, "JPEG", quality=_QUALITY, optimize=True, progressive=True)
        data = out.getvalue()
        made = self._cache / f"{key}-{width}-{picture.width}x{picture.height}-{_sum(data)}.{suffix}"
        files.write(made, data)
        return made

    @cached_property
    def _kept(self) -> dict[str, Path]:
        """The files made before, by picture, width and format; found in one look for all pictures."""
        found = sorted(self._cache.glob("*-*-*-*.*"))
        return {f"{'-'.join(path.stem.split('-')[:2])}{path.suffix}": path for path in found}


def _is_whole(file: Path) -> bool:
    """Tell whether a file holds what its name says: a power cut may leave it empty, a disk may change it."""
    return file.is_file() and file.stem.endswith(f"-{_sum(file.read_bytes())}")


def _sum(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:16]
