"""Drafts and future records: in the preview, marked as what they are; never in a build."""

from pathlib import Path

import material
import pytest
from lxml import html

import photographs
from portal import build, loading, views
from portal.catalogue import Catalogue
from portal.dates import from_epoch
from portal.images import Library
from portal.preview.pages import desk_page
from portal.preview.shown import with_drafts
from portal.render import Renderer
from repository import PROJECT, Repository

NOW = from_epoch(1795392000)
RECORD = "exemplars/guong-mau.md"
PAGE = "guong-dien-hinh/guong-mau/"
FOLDERS = [PROJECT / "site_overrides"]


def pages(catalogue: Catalogue) -> dict[str, views.PageView]:
    return {page.path: page for page in views.pages(catalogue, Library(catalogue.root))}


@pytest.fixture(params=["draft", "scheduled"])
def waiting(request: pytest.FixtureRequest, repo: Repository) -> str:
    """A record that readers may not see yet, and what its badge begins with."""
    text = repo.read(RECORD)
    if request.param == "draft":
        repo.write(RECORD, text.replace("status: published", "status: draft"))
        return "Bản nháp"
    line = next(line for line in text.splitlines() if line.startswith("published:"))
    repo.write(RECORD, text.replace(line, "published: 2030-01-02T07:30:00+07:00"))
    return "Hẹn đăng 07:30 ngày 02/01/2030"


def test_a_build_has_no_page_of_it(waiting: str, repo: Repository) -> None:
    catalogue, _ = loading.load(repo.root, NOW)

    assert PAGE not in pages(catalogue)
    assert waiting not in str([page.data for page in pages(catalogue).values()])


def test_a_preview_shows_it_with_a_badge_on_its_page_and_in_lists(waiting: str, repo: Repository) -> None:
    catalogue, _ = loading.load(repo.root, NOW)
    made = pages(with_drafts(catalogue))

    assert made[PAGE].data["page"]["badge"]["label"] == waiting
    assert "chỉ hiện khi xem trước" in made[PAGE].data["page"]["unpublished"]["text"]
    assert waiting in str(made["guong-dien-hinh/"].data)


def test_what_is_published_bears_no_such_mark(repo: Repository) -> None:
    catalogue, _ = loading.load(repo.root, NOW)

    assert with_drafts(catalogue) is catalogue
    assert pages(catalogue)[PAGE].data["page"]["unpublished"] is None


def test_the_banner_is_on_the_page(waiting: str, repo: Repository) -> None:
    catalogue, _ = loading.load(repo.root, NOW)
    folders = [*FOLDERS, Path(material.__file__).parent / "templates"]
    page = Renderer(folders).render(pages(with_drafts(catalogue))[PAGE])
    banner = html.document_fromstring(page).xpath("//aside[contains(@class, 'notice')]")

    assert any("chỉ hiện khi xem trước" in one.text_content() for one in banner)


def test_the_desk_lists_what_waits(waiting: str, repo: Repository) -> None:
    checked = build.check(repo.root, NOW)
    made = desk_page(checked, FOLDERS, "/")
    page = html.document_fromstring(made["xem-truoc/index.html"].decode())

    assert f"/{PAGE}" in page.xpath("//li/a/@href")


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("turned", "tự xoay đúng chiều"),
        ("located", "bỏ nơi chụp"),
        ("deep", "16 bit"),
        ("cmyk", "hệ màu in"),
        ("moving png", "hình đầu tiên"),
        ("heic", "chuyển từ HEIC"),
        ("heavy", " MB, 1500 × 1300 điểm ảnh: trang tự làm bản nhỏ"),
    ],
)
def test_the_desk_tells_what_is_done_with_the_pictures_of_a_draft(kind: str, told: str, repo: Repository) -> None:
    repo.replace(RECORD, "status: published", "status: draft")
    repo.write("exemplars/images/duong-thon.jpg", photographs.KINDS[kind]())
    made = desk_page(build.check(repo.root, NOW), FOLDERS, "/")

    assert told in html.document_fromstring(made["xem-truoc/index.html"].decode()).xpath("string(//small[2])")
