"""Picture files as editors have them: from telephones, cameras, printers and the web."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from random import Random
from typing import Any

from PIL import Image

ORIENTATION, GPS = 0x0112, 0x8825


def picture(size: tuple[int, int] = (64, 48), mode: str = "RGB", **settings: Any) -> bytes:
    """Return a plain picture, a JPEG unless `format` says otherwise."""
    file = BytesIO()
    Image.new(mode, size).save(file, **{"format": "JPEG", **settings})
    return file.getvalue()


def turned() -> bytes:
    """Return what a telephone held upright writes: the picture lies, a tag tells how to turn it."""
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    return picture((64, 48), exif=exif)


def located() -> bytes:
    """Return a picture that tells where it was taken (Exif 2.3, 4.6.6)."""
    exif = Image.Exif()
    exif[ORIENTATION] = 1
    exif.get_ifd(GPS).update({1: "N", 2: (22.0, 10.0, 0.0), 3: "E", 4: (105.0, 35.0, 0.0)})
    return picture(exif=exif)


def moving(format_: str) -> bytes:
    """Return a picture of two frames."""
    file = BytesIO()
    first, second = (Image.new("RGB", (64, 48), colour) for colour in ("green", "red"))
    first.save(file, format=format_, save_all=True, append_images=[second], duration=200)
    return file.getvalue()


def heavy() -> bytes:
    """Return a picture of more than 2 MB, which noise does not let a program make smaller."""
    noise = Image.frombytes("RGB", (1500, 1300), Random(1).randbytes(1500 * 1300 * 3))
    file = BytesIO()
    noise.save(file, "JPEG", quality=95)
    return file.getvalue()


def noisy(**settings: Any) -> bytes:
    """Return a picture of noise, which fills its file from the first byte to the last."""
    file = BytesIO()
    Image.frombytes("RGB", (300, 200), Random(2).randbytes(300 * 200 * 3)).save(file, **settings)
    return file.getvalue()


def garbled(data: bytes, instead: bytes = b"") -> bytes:
    """Return a file whose head and end are as they should be, and whose middle is of some other file."""
    middle, other = len(data) // 2, instead or Random(3).randbytes(2_000)
    return data[:middle] + other + data[middle + len(other) :]


def heic() -> bytes:
    """Return what an iPhone writes."""
    from pillow_heif import register_heif_opener  # noqa: PLC0415

    register_heif_opener()
    return picture(format="HEIF")


def bomb() -> bytes:
    """Return a small file that unfolds to 90 million points."""
    return picture((10_000, 9_000), "1", format="PNG")


KINDS: dict[str, Callable[[], bytes]] = {
    "plain": picture,
    "turned": turned,
    "located": located,
    "heavy": heavy,
    "bomb": bomb,
    "huge bomb": lambda: picture((30_000, 30_000), "1", format="PNG"),
    "cmyk": lambda: picture(mode="CMYK"),
    "deep": lambda: picture(mode="I;16", format="PNG"),
    "png": lambda: picture(format="PNG"),
    "bmp": lambda: picture(format="BMP"),
    "moving webp": lambda: moving("WEBP"),
    "moving png": lambda: moving("PNG"),
    "heic": heic,
    "cut heic": lambda: heic()[:-40],
    "cut jpeg": lambda: heavy()[:900_000],
    "cut png": lambda: picture((400, 300), format="PNG")[:200],
    "cut webp": lambda: picture((400, 300), format="WEBP")[:100],
    "garbled jpeg": lambda: garbled(noisy(format="JPEG")),
    "garbled progressive jpeg": lambda: garbled(noisy(format="JPEG", progressive=True)),
    "hollow jpeg": lambda: garbled(noisy(format="JPEG"), bytes(4_000)),
    "garbled png": lambda: garbled(noisy(format="PNG")),
    "garbled webp": lambda: garbled(noisy(format="WEBP"), b"\xff" * 2_000),
    "more behind the end": lambda: picture() + b"SEFT\0camera's own words",
}
"""Kinds of picture files, by name."""
