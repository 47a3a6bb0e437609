"""Pictures of pages: sized for the screen, never shifting the text, and with nothing of the camera's in them."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from lxml import html
from PIL import Image

from building import build, files
from repository import Repository, add_program

GPS = 0x8825
MAKER, SERIAL = 0x010F, 0xA431
NAME, NUMBER = "MayAnhCuaBienTapVien", "SOMAY-20240824"


def photograph() -> bytes:
    """Return a photograph that tells where, with what and by whose camera it was taken."""
    exif = Image.Exif()
    exif[MAKER] = NAME
    exif.get_ifd(0x8769)[SERIAL] = NUMBER
    exif.get_ifd(GPS).update({1: "N", 2: (22.0, 9.0, 30.0), 3: "E", 4: (105.0, 35.0, 12.0)})
    file = BytesIO()
    Image.linear_gradient("L").resize((2400, 1500)).convert("RGB").save(file, "JPEG", quality=70, exif=exif)
    return file.getvalue()


def test_neither_a_photograph_nor_what_its_camera_wrote_reaches_the_site(repo: Repository) -> None:
    taken = photograph()
    assert NAME.encode() in taken
    assert NUMBER.encode() in taken
    repo.write("exemplars/images/duong-thon.jpg", taken)
    add_program(repo.root)
    done = build(repo.root, strict=False)
    assert done.returncode == 0, done.stderr
    made = files(repo.root / "site")
    pictures = {path: data for path, data in made.items() if path.startswith("anh/duong-thon")}

    assert {Path(path).suffix for path in pictures} == {".webp", ".jpg"}
    assert [
        path for path, data in made.items() if data == taken or NAME.encode() in data or NUMBER.encode() in data
    ] == []
    for data in pictures.values():
        with Image.open(BytesIO(data)) as picture:
            assert not picture.getexif()
            assert picture.width <= 1200


@pytest.fixture(scope="module")
def shown(site: Path) -> dict[str, list[html.HtmlElement]]:
    """The pictures within the content of each page."""
    return {
        path.relative_to(site).as_posix(): html.document_fromstring(path.read_bytes()).xpath("//main//img")
        for path in site.rglob("*.html")
    }


def test_every_picture_has_its_size_and_words_and_a_choice_of_widths(shown: dict[str, list[html.HtmlElement]]) -> None:
    pictures = [(page, picture) for page, found in shown.items() for picture in found]
    lacking = [
        (page, picture.get("src"))
        for page, picture in pictures
        if not all(picture.get(name) for name in ("width", "height", "alt", "srcset", "sizes"))
        or not picture.get("src").endswith(".webp")
    ]

    assert len(pictures) > 100
    assert lacking == []


def test_pictures_below_the_first_are_fetched_when_they_come_near(shown: dict[str, list[html.HtmlElement]]) -> None:
    eager = {page: [it.get("src") for it in found[1:] if it.get("loading") != "lazy"] for page, found in shown.items()}
    lead = shown["guong-dien-hinh/y-si-ban-thu-ha-va-nhung-cung-duong-tiem-chung/index.html"][0]

    assert {page: sources for page, sources in eager.items() if sources} == {}
    assert lead.get("loading") is None


def test_every_picture_of_a_page_is_in_the_site(site: Path, shown: dict[str, list[html.HtmlElement]]) -> None:
    named = {
        part.split()[0]
        for found in shown.values()
        for it in found
        for part in [it.get("src"), *it.get("srcset").split(", ")]
    }

    assert [name for name in sorted(named) if not (site / name.lstrip("/")).is_file()] == []
