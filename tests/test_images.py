"""Pictures leave the repository sized and without their metadata; what is no picture is told."""

import os
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from random import Random

import pytest
from PIL import Image
from PIL.JpegImagePlugin import JpegImageFile

import photographs
from photographs import picture
from portal import faults
from portal.dates import as_of_build
from portal.image_files import UnusableImageError, look, upright
from portal.images import DAY, Library
from portal.loading import load
from repository import Repository


@pytest.mark.parametrize("kind", ["turned", "located"])
def test_a_photograph_loses_where_and_with_what_it_was_taken(kind: str) -> None:
    shown = upright(photographs.KINDS[kind]())

    assert shown.size == ((48, 64) if kind == "turned" else (64, 48))
    assert not shown.getexif()


@pytest.mark.parametrize(
    "kind", ["plain", "cmyk", "deep", "png", "heic", "moving webp", "moving png", "more behind the end"]
)
def test_every_usual_kind_of_picture_becomes_plain_colour(kind: str) -> None:
    assert upright(photographs.KINDS[kind]()).mode == "RGB"


@pytest.mark.parametrize(("mode", "format_"), [("L", "PNG"), ("RGBA", "PNG"), ("P", "PNG"), ("1", "PNG")])
def test_few_colours_and_glass_become_plain_colour_too(mode: str, format_: str) -> None:
    assert upright(picture(mode=mode, format=format_)).mode == "RGB"


def test_sixteen_bits_a_colour_are_scaled_and_not_cut_off() -> None:
    file = BytesIO()
    Image.new("I;16", (4, 4), 0x8000).save(file, "PNG")

    assert upright(file.getvalue()).getpixel((0, 0)) == (128, 128, 128)


@pytest.mark.parametrize("data", [b"", b"not a picture", picture((1600, 1000))[:500]])
def test_what_is_no_whole_picture_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(UnusableImageError, match="ảnh"):
        upright(data)


@pytest.mark.parametrize("kind", ["bomb", "huge bomb"])
def test_what_would_fill_the_memory_is_refused_in_words(kind: str) -> None:
    with pytest.raises(UnusableImageError, match="80 triệu"):
        upright(photographs.KINDS[kind]())


@pytest.mark.parametrize("kind", sorted({*photographs.KINDS} - {"heavy", "cut jpeg", "bomb", "huge bomb"}))
def test_what_the_check_lets_pass_the_build_can_show_however_a_file_is_damaged(kind: str, tmp_path: Path) -> None:
    chance, whole, file = Random(kind), photographs.KINDS[kind](), tmp_path / "anh"

    for _ in range(30):
        data = bytearray(whole)
        for place in chance.sample(range(len(data)), chance.choice((1, 2, 8))):
            data[place : place + chance.randrange(3)] = chance.randbytes(chance.randrange(4))
        file.write_bytes(data)
        assert can_be(lambda: upright(bytes(data))) or not can_be(lambda: look(file))  # noqa: B023 – called at once


def can_be(done: Callable[[], object]) -> bool:
    """Tell whether something can be done with a file; any error but the one with words for editors is a failure."""
    try:
        done()
    except UnusableImageError:
        return False
    return True


def test_a_hole_in_a_picture_is_told_though_decoders_fill_it(tmp_path: Path) -> None:
    (tmp_path / "anh.jpg").write_bytes(photographs.KINDS["hollow jpeg"]())

    with pytest.raises(UnusableImageError, match="hỏng"):
        look(tmp_path / "anh.jpg")


@pytest.mark.parametrize("settings", [{}, {"optimize": True}, {"progressive": True}, {"quality": 30}])
@pytest.mark.parametrize("colour", ["white", "black", "red"])
def test_a_picture_of_one_colour_has_no_hole(colour: str, settings: dict[str, int], tmp_path: Path) -> None:
    Image.new("RGB", (2000, 1500), colour).save(tmp_path / "anh.jpg", **settings)

    assert look(tmp_path / "anh.jpg").width == 2000


def test_a_picture_is_unfolded_once_whatever_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    unfolded = []
    load = JpegImageFile.load
    monkeypatch.setattr(JpegImageFile, "load", lambda self: (unfolded.append(self), load(self))[1])
    data = photographs.noisy(format="JPEG", quality=31)
    for name in ("mot.jpg", "hai.jpg"):
        (tmp_path / name).write_bytes(data)
        look(tmp_path / name)

    assert len(unfolded) == 1


def test_a_build_that_meets_an_unusable_picture_names_it_and_what_to_do(tmp_path: Path) -> None:
    told = faults.told(tmp_path, UnusableImageError("exemplars/images/anh.jpg: Tệp không phải ảnh; hãy xuất lại."))

    assert told.startswith("exemplars/images/anh.jpg: Tệp không phải ảnh; hãy xuất lại.\nTrang đang có")
    assert faults.CALM not in told
    assert "UnusableImageError" in (tmp_path / faults.LOG).read_text("utf-8")


def test_a_picture_that_cannot_be_shown_is_told_with_its_name(repo: Repository) -> None:
    repo.write("exemplars/images/duong-thon.jpg", b"not a picture")

    with pytest.raises(UnusableImageError, match=r"exemplars/images/duong-thon\.jpg"):
        Library(repo.root).picture("exemplars/images/duong-thon.jpg")


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
    (repo.root.parent / "ngoai.jpg").write_bytes(picture())

    assert Library(repo.root).rendition(record, "../../ngoai.jpg") is None


def test_a_copy_that_was_damaged_is_made_anew(repo: Repository) -> None:
    first = files_of(repo)
    for file in (repo.root / ".cache" / "images").iterdir():
        file.write_bytes(b"")

    assert files_of(repo) == first


def test_the_files_of_a_picture_that_was_replaced_go_after_a_day(repo: Repository) -> None:
    cache = repo.root / ".cache" / "images"
    files_of(repo)
    old = set(cache.iterdir())
    (repo.root / "exemplars" / "images" / "duong-thon.jpg").write_bytes(picture((120, 90)))
    site = files_of(repo)

    Library(repo.root).forget(site)
    assert old < set(cache.iterdir())

    for file in cache.iterdir():
        os.utime(file, (time.time() - 2 * DAY,) * 2)
    new = set(cache.iterdir()) - old
    Library(repo.root).forget(site)
    assert set(cache.iterdir()) == new


def files_of(repo: Repository) -> dict[str, bytes]:
    library = Library(repo.root)
    return {name: file.read_bytes() for name, file in library.files("exemplars/images/duong-thon.jpg").items()}
