"""Pictures leave the repository sized and without their metadata; what is no picture is told."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from portal.dates import as_of_build
from portal.images import Library, UnusableImageError, upright
from portal.loading import load
from repository import Repository

ORIENTATION, GPS = 0x0112, 0x8825


def picture(size: tuple[int, int] = (1600, 1000), **settings: object) -> bytes:
    file = BytesIO()
    Image.new("RGB", size, (200, 60, 30)).save(file, **settings)  # type: ignore[arg-type]
    return file.getvalue()


def test_a_photograph_loses_where_and_with_what_it_was_taken() -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    exif.get_ifd(GPS)[1] = "N"

    shown = upright(picture((400, 300), format="JPEG", exif=exif))

    assert shown.size == (300, 400)
    assert not shown.getexif()


@pytest.mark.parametrize(("mode", "kind"), [("CMYK", "JPEG"), ("L", "PNG"), ("I;16", "PNG"), ("RGBA", "PNG")])
def test_every_usual_kind_of_picture_becomes_plain_colour(mode: str, kind: str) -> None:
    file = BytesIO()
    Image.new(mode, (20, 10)).save(file, format=kind)

    assert upright(file.getvalue()).mode == "RGB"


@pytest.mark.parametrize("data", [b"", b"not a picture", picture(format="JPEG")[:500]])
def test_what_is_no_whole_picture_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(UnusableImageError, match="ảnh"):
        upright(data)


def test_a_rendition_is_named_by_its_content_and_made_once(repo: Repository) -> None:
    catalogue, _ = load(repo.root, as_of_build({}))
    record = catalogue.find("exemplar", "guong-mau")
    assert record is not None
    cache = repo.root / ".cache" / "images"

    first = Library(repo.root).rendition(record, "images/duong-thon.jpg")
    made = {path: path.stat().st_mtime_ns for path in cache.iterdir()}
    library = Library(repo.root)
    again = library.rendition(record, "images/duong-thon.jpg")

    assert first == again
    assert first is not None
    assert (first.width, first.height) == (960, 600)
    assert first.share_bytes == library.outputs()[first.share].stat().st_size
    assert {path: path.stat().st_mtime_ns for path in cache.iterdir()} == made
    assert {Path(name).suffix for name in library.outputs()} == {".webp", ".jpg"}


def test_a_picture_outside_the_repository_is_not_looked_for(repo: Repository) -> None:
    catalogue, _ = load(repo.root, as_of_build({}))
    record = catalogue.find("exemplar", "guong-mau")
    assert record is not None
    (repo.root.parent / "ngoai.jpg").write_bytes(picture(format="JPEG"))

    assert Library(repo.root).rendition(record, "../../ngoai.jpg") is None
