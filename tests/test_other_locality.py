"""Another locality changes data files, never code: an invented commune builds, with nothing of ours in it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

import repository

OURS = ("Chợ Đồn", "Bắc Kạn", "cho-don", "chodon")
PROGRAM = ("hooks", "site_overrides", "mkdocs.yml")
TEXT = {".html", ".xml", ".json", ".csv", ".txt", ".ics", ".opml", ".css", ".js", ".svg"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = repository.other_locality(tmp_path_factory.mktemp("xa") / "kho")
    repository.add_program(made.root)
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    done = subprocess.run(command, cwd=made.root, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return made.root / "site"


def texts(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in sorted(folder.rglob("*"))
        if path.suffix in TEXT
    }


def test_nothing_of_the_projects_own_locality_is_in_the_output(site: Path) -> None:
    pages = texts(site)
    found = {name: word for name, text in pages.items() for word in OURS if word in text or word in name}

    assert len(pages) > 50
    assert not found


def test_the_publisher_is_named_on_every_page(site: Path) -> None:
    pages = {name: text for name, text in texts(site).items() if name.endswith("index.html")}

    assert [name for name, text in pages.items() if "xã Minh Họa" not in text] == []


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("guong-dien-hinh/ba-tran-thi-vi-du", ("Bà Trần Thị Ví Dụ", "Giấy khen của Chủ tịch UBND xã", "45/QĐ-UBND")),
        ("van-ban/ke-hoach-12-kh-ubnd-2025", ("12/KH-UBND", "UBND xã Minh Họa")),
        ("phong-trao/duong-lang-sach-dep", ("Đường làng sạch, đẹp",)),
        ("tin-tuc/khen-thuong-duong-lang-sach-dep", ("Chủ tịch UBND xã Minh Họa",)),
        ("dia-phuong/minh-thuong", ("Xã Minh Thượng", "Xã Minh Họa")),
        ("don-vi/phong-van-hoa-xa-hoi", ("Phòng Văn hóa - Xã hội xã Minh Họa",)),
    ],
)
def test_its_own_names_are_shown(site: Path, address: str, words: tuple[str, ...]) -> None:
    page = (site / address / "index.html").read_text("utf-8")

    assert [word for word in words if word not in page] == []


@pytest.mark.parametrize("name", PROGRAM)
def test_the_program_names_no_locality(name: str) -> None:
    """Names of places that the project's own site.yml and communes.yml hold stand in no code and no template."""
    root = repository.PROJECT
    site = yaml.safe_load((root / "content" / "site.yml").read_text("utf-8"))
    names = {site["locality_short"], site["province"].removeprefix("tỉnh ")}
    path = root / name
    files = [path] if path.is_file() else [file for file in path.rglob("*") if file.suffix in TEXT | {".py", ".yml"}]

    assert files
    assert [file.name for file in files if any(word in file.read_text("utf-8") for word in names)] == []
