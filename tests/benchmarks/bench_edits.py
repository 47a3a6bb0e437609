"""What is done to the generated repository before each measured build of ours."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

REFERRING = 200
SUMMARY = "Phong trào được sửa phần tóm tắt để đo thời gian dựng lại các trang liên quan, lần"

NOTHING, ONE = "nothing changed", "one exemplar edited"
"""What is done before builds of others too."""


def much_referred(root: Path) -> Path:
    """Have up to 200 exemplars belong to the oldest campaign; return its file."""
    campaigns = {path: _published(path) for path in (root / "campaigns").glob("*.md")}
    oldest = min(campaigns, key=campaigns.__getitem__)
    for path in sorted((root / "exemplars").glob("*.md"), key=_published, reverse=True)[:REFERRING]:
        text = path.read_text("utf-8")
        text = re.sub(r"^campaigns:\n- .*$", f"campaigns:\n- {oldest.stem}", text, flags=re.MULTILINE)
        path.write_text(text, encoding="utf-8", newline="\n")
    return oldest


def _published(path: Path) -> str:
    """Return the instant of publication, as written."""
    found = re.search(r"^published: '?([^'\n]+)", path.read_text("utf-8"), flags=re.MULTILINE)
    return found[1] if found else ""


def add_sentence(path: Path, number: int) -> None:
    """Add a sentence to an article."""
    path.write_text(f"{path.read_text('utf-8')}\n\nCâu thêm thứ {number}.\n", encoding="utf-8", newline="\n")


def edits(root: Path, campaign: Path) -> dict[str, Callable[[int], object]]:
    """Return what is done before each measured build; each takes the number of the run."""
    exemplar = min((root / "exemplars").glob("*.md"))
    last = datetime.fromisoformat(max(map(_published, (root / "exemplars").glob("*.md"))))
    template = root / "site_overrides" / "pages" / "exemplar.html"

    def retitle(number: int) -> object:
        text = campaign.read_text("utf-8")
        text = re.sub(r"^summary: .*$", f"summary: {SUMMARY} {number}.", text, flags=re.MULTILINE)
        return campaign.write_text(text, encoding="utf-8", newline="\n")

    def add(name: str, number: int, published: str) -> object:
        text = exemplar.read_text("utf-8")
        head = re.sub(r"^id: .*$", f"id: guong-{name}-{number:05}", text, flags=re.MULTILINE)
        head = re.sub(r"^(title: '?)", rf"\g<1>Bài {name} {number}. ", head, flags=re.MULTILINE)
        head = re.sub(r"^published: .*$", f"published: {published}", head, flags=re.MULTILINE)
        body = f"{head}\n\nBài {name} thứ {number}, khác mọi bài đã có.\n"
        return (root / "exemplars" / f"bai-{name}-{number}.md").write_text(body, encoding="utf-8", newline="\n")

    def newest(number: int) -> object:
        return add("moi", number, (last + timedelta(minutes=1 + number)).isoformat())

    def restyle(number: int) -> object:
        text = template.read_text("utf-8").replace("</article>", f"<!-- {number} --></article>", 1)
        return template.write_text(text, encoding="utf-8", newline="\n")

    return {
        NOTHING: lambda _: None,
        ONE: lambda number: add_sentence(exemplar, number),
        f"a campaign of up to {REFERRING} exemplars edited": retitle,
        "one new exemplar, the newest": newest,
        "one new exemplar among older ones": lambda number: add("them", number, _published(exemplar)),
        "one exemplar deleted": lambda number: (root / "exemplars" / f"bai-them-{number}.md").unlink(),
        "a template changed": restyle,
    }
