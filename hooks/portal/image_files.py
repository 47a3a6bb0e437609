"""Picture files as they come from cameras, telephones and Word: what they are, and what of them can be shown.

`look` finds everything that `upright` would refuse, and costs a fifth of it: it unfolds a picture as small as can be,
and no content twice.
"""

from __future__ import annotations

import hashlib
import re
import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageCms, ImageOps

from portal.faults import ExplainedError

LARGEST_PIXELS = 80_000_000
"""Pixels beyond which a picture is not unfolded: ten times what a telephone takes, a quarter of a gigabyte."""
_ORIENTATION, _GPS, _LATITUDE = 0x0112, 0x8825, 2
"""Tags of Exif 2.3, tables 4 and 12."""
_HEIF = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1")
"""Brands of ISO/IEC 23008-12, annex B, by which a file says that it is HEIF; telephones call theirs HEIC."""
_JPEGS = frozenset({"JPEG", "MPO"})
_SCAN, _END = b"\xff\xda", b"\xff\xd9"
_HOLE, _END_OF_BLOCK = bytes(512), b"\0"
_HUFFMAN = re.compile(rb"\xff\xc4..[\x10-\x13].{16}(?P<first>.)", re.DOTALL)
"""A segment that defines a Huffman table for AC coefficients: its lengths, then its symbols (ITU-T T.81, B.2.4.2)."""
_BROKEN = (OSError, SyntaxError, ValueError, LookupError, TypeError, ArithmeticError, EOFError, RuntimeError)
"""What Pillow and its decoders raise over damaged files, besides errors of `struct` and `zlib`."""
_SIXTEEN_BIT = ("I", "F")


class UnusableImageError(ExplainedError):
    """A file that is no picture, a damaged one, or one too large to open safely. The text is for editors."""


class TooManyPixelsError(UnusableImageError):
    """A picture that would fill the memory, be it meant to or not."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a picture file is, as far as its head shows: its format by Pillow's name, bytes, size in pixels."""

    format: str
    weight: int
    width: int
    height: int
    turned: bool
    located: bool
    frames: int
    print_colours: bool
    deep: bool
    """More than 8 bits a colour."""

    @property
    def handling(self) -> str:
        """Say in Vietnamese what the site does with it by itself, so that nobody mends what need not be mended."""
        weight = f"{self.weight / 2**20:.1f}".replace(".", ",")
        done = (
            (True, f"{weight} MB, {self.width} × {self.height} điểm ảnh: trang tự làm bản nhỏ"),
            (self.turned, "tự xoay đúng chiều theo máy ảnh"),
            (self.located, "bỏ nơi chụp"),
            (self.format == "HEIF", "chuyển từ HEIC sang loại ảnh mọi máy xem được"),
            (self.deep, "đưa 16 bit về 8 bit"),
            (self.print_colours, "đổi từ hệ màu in sang màu màn hình"),
            (self.frames > 1, "lấy hình đầu tiên"),
        )
        return ", ".join(what for is_so, what in done if is_so)


def look(path: Path) -> Look:
    """Return what a file is. Raises `UnusableImageError` when it is no picture, damaged, or too large; `OSError`."""
    data = path.read_bytes()
    with _opened(data) as picture:
        exif = picture.getexif()
        found = Look(
            format=picture.format or "",
            weight=len(data),
            width=picture.width,
            height=picture.height,
            turned=exif.get(_ORIENTATION, 1) != 1,
            located=_LATITUDE in exif.get_ifd(_GPS),
            frames=getattr(picture, "n_frames", 1),
            print_colours=picture.mode == "CMYK",
            deep=picture.mode.startswith(_SIXTEEN_BIT),
        )
        _unfold(picture, hashlib.blake2b(data, digest_size=16).digest())
        if found.format in _JPEGS and _has_hole(data):
            raise UnusableImageError(_DAMAGED)
    return found


_unfolded: set[bytes] = set()
"""Digests of the pictures that could be unfolded: whatever their names, they need not be tried again."""


def _unfold(picture: Image.Image, digest: bytes) -> None:
    """Read all of a picture, since a head tells nothing of what follows; of a JPEG with an eighth of its points."""
    if digest not in _unfolded:
        picture.draft(None, (picture.width // 8, picture.height // 8))
        picture.load()
        _unfolded.add(digest)


def upright(data: bytes) -> Image.Image:
    """Return a picture as it is meant to be seen, in RGB and without metadata; of a moving one the first frame.

    Raises `UnusableImageError` when the bytes are no picture, are cut off, or unfold to too many pixels.
    """
    with _opened(data) as opened:
        turned = ImageOps.exif_transpose(opened)
        shown = _on_paper(turned) if turned.has_transparency_data else _eight_bit(_in_srgb(turned)).convert("RGB")
        return Image.frombytes("RGB", shown.size, shown.tobytes())


def _has_hole(data: bytes) -> bool:
    """Tell whether a part of a JPEG was never written: zeros, which decoders show as a pattern without a word.

    Only where some Huffman table gives zeros another meaning than "no more in this block" (ITU-T T.81, F.1.2.2; zeros
    are the code of a table's first symbol). In other pictures flat areas are nothing but zeros.
    """
    start = data.find(_SCAN)
    if _HOLE not in data[max(start, 0) : data.find(_END, start)]:
        return False
    return any(found["first"] != _END_OF_BLOCK for found in _HUFFMAN.finditer(data, 0, start))


@contextmanager
def _opened(data: bytes) -> Iterator[Image.Image]:
    """Open a picture; whatever is wrong with it becomes an `UnusableImageError`."""
    if data[4:8] == b"ftyp" and data[8:12] in _HEIF:
        _know_heif()
    try:
        with warnings.catch_warnings():
            # Pillow warns, in English, of what is up to twice as large as it thinks safe, where our own bound is below
            # that, and of tags of Exif that it leaves aside.
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(data)) as opened:
                if opened.width * opened.height > LARGEST_PIXELS:
                    raise TooManyPixelsError(_TOO_MANY)
                yield opened
    except Image.DecompressionBombError as error:
        raise TooManyPixelsError(_TOO_MANY) from error
    except (*_BROKEN, struct.error, zlib.error) as error:
        raise UnusableImageError(_DAMAGED) from error


_DAMAGED = "Tệp không phải ảnh hoặc đã hỏng; hãy xuất lại ảnh JPG, PNG hoặc WebP."
_TOO_MANY = f"Ảnh quá lớn (hơn {LARGEST_PIXELS // 1_000_000} triệu điểm ảnh); hãy thu nhỏ rồi chèn lại."


@cache
def _know_heif() -> None:
    """Have Pillow read HEIF; the library is loaded where there is such a file, and only there."""
    from pillow_heif import register_heif_opener  # noqa: PLC0415

    register_heif_opener()


def _on_paper(picture: Image.Image) -> Image.Image:
    """Lay a picture that is partly transparent on white."""
    drawn = picture.convert("RGBA")
    paper = Image.new("RGB", drawn.size, "white")
    paper.paste(drawn, mask=drawn.getchannel("A"))
    return paper


def _in_srgb(picture: Image.Image) -> Image.Image:
    """Bring the colours into the one space that every screen assumes, since the profile is dropped with the rest."""
    profile = picture.info.get("icc_profile")
    if not profile or picture.mode not in {"RGB", "CMYK"}:
        return picture
    try:
        turned = ImageCms.profileToProfile(picture, BytesIO(profile), ImageCms.createProfile("sRGB"), outputMode="RGB")
    except ImageCms.PyCMSError:
        return picture
    return turned or picture


def _eight_bit(picture: Image.Image) -> Image.Image:
    """Scale 16-bit grey down: converting it straight to RGB would clip it to white."""
    if picture.mode.startswith("I"):
        return picture.convert("I").point(lambda value: value / 256).convert("L")
    return picture
