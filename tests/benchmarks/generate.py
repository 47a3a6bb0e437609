"""Write a whole repository of N invented records, the same for the same N: `python tests/benchmarks/generate.py N OUT`.

About 60 % exemplars, 25 % news, 10 % legal texts and 5 % campaigns, of some 500 syllables each, a third with a picture,
referring to one another. Vocabularies, site.yml, configuration, hooks and templates are the project's own. Nothing is
wrong with the records: `portal check` has nothing to say about them.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from random import Random

from PIL import Image, ImageDraw

sys.path.insert(0, str(Path(__file__).parent.parent))  # run as a program, it finds its neighbours as the tests do

from benchmarks.invented import PICTURES, Writer
from repository import PROJECT, VOCABULARIES, add_program

PAGE = "Trang viết tay rút gọn cho phép đo."
"""Stands for the text of the project's pages, which links to records that are not copied."""

PHOTO_FOLDERS = ("exemplars", "campaigns", "content/tin-tuc")


def main(arguments: list[str]) -> int:
    """Write the repository that the arguments ask for."""
    if len(arguments) != 2 or not arguments[0].isdigit():
        print(__doc__, file=sys.stderr)
        return 2
    count, out = int(arguments[0]), Path(arguments[1])
    write(count, out)
    print(f"{count} records in {out}")
    return 0


def write(count: int, out: Path) -> None:
    """Write a repository of `count` records. Raises `FileExistsError` when the folder is there already."""
    out.mkdir(parents=True)
    add_program(out)
    shutil.copytree(PROJECT / VOCABULARIES, out / VOCABULARIES)
    shutil.copy(PROJECT / "content" / "site.yml", out / "content" / "site.yml")
    for page in (PROJECT / "content").glob("*.md"):
        _, head, _ = page.read_text(encoding="utf-8").split("---\n", 2)
        (out / "content" / page.name).write_text(f"---\n{head}---\n\n{PAGE}\n", encoding="utf-8")
    for folder in PHOTO_FOLDERS:
        paint(out / folder / "images")
    for path, text in Writer(count).files():
        file = out / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
    settle(out)


def settle(out: Path) -> None:
    """Take out of the copied data what refers to records that were not copied."""
    site = out / "content" / "site.yml"
    lines = site.read_text(encoding="utf-8").splitlines(keepends=True)
    site.write_text("".join(line for line in lines if not line.startswith("  campaign:")), encoding="utf-8")


def paint(folder: Path) -> None:
    """Paint a handful of landscapes: a sky, hills, terraces."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(PICTURES):
        rng = Random(number)
        picture = Image.linear_gradient("L").resize((1280, 800)).convert("RGB")
        draw = ImageDraw.Draw(picture)
        for step in range(12):
            base = 300 + step * 45
            ridge = [(x, base + rng.randint(-60, 60)) for x in range(0, 1400, 80)]
            draw.polygon([(0, 800), *ridge, (1280, 800)], fill=(40 + step * 9, 90 + step * 8, 60 + number * 12))
        picture.save(folder / f"anh-{number}.jpg", quality=72)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
