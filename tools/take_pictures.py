"""Take the pictures that README.md and the guide show, of the real program: `python tools/take_pictures.py [SITE]`.

SITE is a built site; without it the project's content is built first, and the editor's first article is gone through in
a preview as well, which takes a few minutes. Run this again after the look has changed.
"""

# ruff: noqa: INP001 - a script, no package
from __future__ import annotations

import io
import shutil
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "hooks")]

from PIL import Image, ImageDraw, ImageFilter  # noqa: E402
from playwright.sync_api import Browser, Page, expect, sync_playwright  # noqa: E402

import building  # noqa: E402
from browser import chromium  # noqa: E402
from form.writing import PICKER, Editor  # noqa: E402
from portal.form.installing import Installation  # noqa: E402
from preview.first_article import PAGE, SLUG, TITLE, FirstArticle  # noqa: E402
from preview.running import PATIENCE, running  # noqa: E402
from repository import Repository  # noqa: E402
from serving import serve  # noqa: E402

FOLDER = ROOT / "content" / "anh"
LARGEST = 250_000
"""Bytes a picture may weigh."""

DESK, PHONE, WINDOW = (1280, 860), (360, 700), (1040, 680)
PAPER, SHADE, ROUND = "#efe7da", "#3c281455", 18
EXEMPLAR = "guong-dien-hinh/hop-tac-xa-che-may-mau-lam-che-chung-mot-so/"

PICTURES = {
    "trang-chu": ("", EXEMPLAR),
    "bai-viet": (EXEMPLAR, EXEMPLAR),
}
"""A picture's name, the page shown on a desk's screen, and the one on a telephone beside it."""


def shot(browser: Browser, url: str, size: tuple[int, int], scale: float) -> Image.Image:
    """Return what a screen of a size in CSS pixels shows of a page, at `scale` pixels each."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        device_scale_factor=scale,
        locale="vi-VN",
        color_scheme="light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(url, wait_until="networkidle")
    taken = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    context.close()
    return taken


def framed(desk: Image.Image, phone: Image.Image) -> Image.Image:
    """Lay a telephone's screen over the lower right of a desk's, each with round corners and a shadow."""
    margin, inset = 40, 60
    paper = Image.new("RGB", (desk.width + 2 * margin + inset, desk.height + 2 * margin + inset // 2), PAPER)
    lay(paper, desk, (margin, margin))
    lay(paper, phone, (paper.width - phone.width - margin // 2, paper.height - phone.height - margin // 2))
    return paper


def lay(paper: Image.Image, sheet: Image.Image, at: tuple[int, int]) -> None:
    """Paste a sheet with round corners, over its shadow."""
    mask = Image.new("L", sheet.size, 0)
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, sheet.width - 1, sheet.height - 1), ROUND, fill=255)
    shadow = Image.new("RGBA", paper.size, (0, 0, 0, 0))
    shadow.paste(SHADE, (at[0], at[1] + 8), mask)
    shadow = shadow.filter(ImageFilter.GaussianBlur(16))
    paper.paste(shadow, (0, 0), shadow)
    paper.paste(sheet, at, mask)


def alone(sheet: Image.Image) -> Image.Image:
    """Lay one window on paper."""
    margin = 28
    paper = Image.new("RGB", (sheet.width + 2 * margin, sheet.height + 2 * margin), PAPER)
    lay(paper, sheet, (margin, margin))
    return paper


def save(picture: Image.Image, file: Path) -> int:
    """Write a picture beside its place and move it there; return its bytes, which stay within the bound."""
    for quality in (88, 80, 70, 60):
        data = io.BytesIO()
        picture.save(data, "WEBP", quality=quality, method=6)
        if data.tell() <= LARGEST:
            break
    part = file.with_suffix(".part")
    part.write_bytes(data.getvalue())
    part.replace(file)
    return data.tell()


def take(site: Path) -> None:
    """Take every picture of a built site."""
    FOLDER.mkdir(exist_ok=True)
    with serve(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        for name, (desk, phone) in PICTURES.items():
            wide = shot(browser, f"{address}/{desk}", DESK, 1)
            small = shot(browser, f"{address}/{phone}", PHONE, 0.9)
            size = save(framed(wide, small), FOLDER / f"{name}.webp")
            sys.stdout.write(f"{name}.webp: {size // 1000} KB\n")
        browser.close()


def keep(page: Page, name: str) -> None:
    """Take what a window shows."""
    page.mouse.move(0, 0)
    page.wait_for_timeout(500)  # what is being drawn comes to rest
    taken = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    size = save(alone(taken), FOLDER / f"{name}.webp")
    sys.stdout.write(f"{name}.webp: {size // 1000} KB\n")


def take_first_article(repo: Repository, desktop: Path) -> None:
    """Take the pictures of an editor's first article, on its way from Word to the page."""
    installed = Installation(ROOT)
    made = installed.folder if installed.folder.is_dir() else installed.install()
    shutil.copytree(made, repo.root / ".cache" / "bien-tap" / made.name)
    article = FirstArticle(repo, desktop)
    with running(repo, desktop) as preview, sync_playwright() as playwright:
        expect.set_options(timeout=PATIENCE * 1000)
        # Calendars of the form speak the language of the browser itself.
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox", "--lang=vi"])
        size = {"width": WINDOW[0], "height": WINDOW[1]}
        context = browser.new_context(viewport=size, locale="vi-VN", color_scheme="light", reduced_motion="reduce")
        context.add_init_script(PICKER)
        context.set_default_timeout(PATIENCE * 1000)
        preview.wait_for("Chuyển đến nội dung chính")
        page = context.new_page()

        article.take_from_word()
        article.fill_in()
        preview.wait_for("Căn cứ công khai")
        page.goto(f"{preview.address}{PAGE}")
        page.locator(".problem").nth(1).scroll_into_view_if_needed()
        page.evaluate("scrollTo(0, 0)")
        keep(page, "trang-bao-loi")

        article.have_mended()
        article.mend()
        expect(page.locator("h1")).to_have_text(TITLE)
        keep(page, "bai-nhap")
        page.goto(f"{preview.address}xem-truoc/")
        keep(page, "ban-bien-tap")

        editor = Editor(page, f"{preview.address}bien-tap/", repo.root)
        editor.begin()
        editor.open("exemplar", SLUG)
        keep(page, "bieu-mau")
        browser.close()


def main(arguments: list[str]) -> int:
    """Take the pictures of the site named, or all of them."""
    if arguments:
        take(Path(arguments[0]))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        repo = building.project(Path(folder, "kho"))
        done = building.build(repo.root)
        if done.returncode:
            sys.stderr.write(done.stderr)
            return 1
        take(repo.root / "site")
        take_first_article(repo, Path(folder))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
