"""An editor's first article, from a Word file to the site: each step as it is done by hand, for tests and for pictures.

The story and the people in it are invented, so the record says `sample: true` from the first save on.
"""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

from preview.running import portal
from repository import PROJECT, Repository
from word.building import CENTRE, RIGHT, line, lines, picture, saved, word

TITLE = "Mười hai hộ thôn Minh Họa góp sức làm con đường mới"
SLUG = "muoi-hai-ho-thon-minh-hoa-gop-suc-lam-con-duong-moi"
PATH = f"exemplars/{SLUG}.md"
PAGE = f"guong-dien-hinh/{SLUG}/"
PICTURE = PROJECT / "exemplars" / "images" / "duong-be-tong-vao-thon.jpg"

FILLED_IN = (
    ("# sample:", "sample:true"),
    ("occupation_group: cong-nhan", "occupation_group: Nông dân"),
    ('  - what: "Ghi việc đã làm ở đây"', "  - what: Mở đường mới: làm xong trong 45 ngày"),
    ("    # value:", "    value: 600"),
    ("    # unit:", "    unit: “m”"),
    ("    # year:", "    year: 2024"),
    ("# consent:", "consent:"),
    ("#   basis: dong-y", "  basis: đồng ý"),
    ('#   date: "Ghi ở đây"', "  date: 20/8/2024"),
    ("#   scope: [ten]", "  ref: PDY-2024-015\n  scope: [ten, anh, noi-o]"),
)
"""What stands in the draft → what somebody makes of it who knows Word and has not read the guide."""
BY_HAND = (("mọi người đều gọi số 0912 345 678 để hỏi cách làm", "nhiều thôn đã sang hỏi cách làm"),)
"""What only the editor can mend: what is told of a person."""
APPROVED = (("status: draft", "status: published"), ("# checked_by:", "checked_by: Phòng Nội vụ"))


def document() -> bytes:
    """Return the Word file that a correspondent sends."""
    doc = word()
    line(doc, TITLE, bold=True, size=16, align=CENTRE)
    line(
        doc,
        "Từ khi ông Hoàng Văn Mẫu lùi hàng rào nhà mình, mười hai hộ thôn Minh Họa, xã Bằng Phúc cùng hiến đất, góp "
        "công làm 600 m đường bê tông.",
        bold=True,
    )
    lines(
        doc,
        "Trước năm 2024, lối vào thôn chỉ rộng hơn một mét. Mùa mưa, xe máy không đi được, thóc gặt về phải gánh bộ "
        "gần một cây số. Họp thôn ba lần, ai cũng muốn có đường nhưng không ai muốn mất đất.",
    )
    picture(doc, PICTURE.read_bytes())
    line(doc, "Con đường bê tông vào thôn. Ảnh: Nông Thị Thử", italic=True, align=CENTRE)
    line(doc, "Làm trước để bà con tin", bold=True)
    lines(
        doc,
        "Ông Mẫu bàn với gia đình lùi hàng rào, cắm mốc trước buổi họp thứ tư. “Mình làm trước thì nói bà con mới "
        "nghe”, ông Hoàng Văn Mẫu nói. Sau buổi họp, mười hai hộ đăng ký hiến đất; hộ ít vài mét vuông, hộ nhiều vài "
        "chục mét vuông. Thôn chia ba tổ, làm vào buổi chiều để không lỡ việc đồng áng.",
    )
    line(doc, "Con đường hoàn thành", bold=True)
    lines(
        doc,
        "Tháng 5/2024, con đường hoàn thành trước mùa mưa. Xe chở nông sản vào đến tận sân; học sinh đi học không "
        "phải lội bùn. Đến nay mọi người đều gọi số 0912 345 678 để hỏi cách làm.",
    )
    line(doc, "Nông Thị Thử", bold=True, align=RIGHT)
    return saved(doc)


@dataclass(frozen=True)
class FirstArticle:
    """The article in a repository, and the editor who works on it."""

    repo: Repository
    desktop: Path
    """A folder of the editor's own, where the Word file came in."""

    def take_from_word(self) -> subprocess.CompletedProcess[str]:
        """Have the program make a draft of the Word file."""
        file = self.desktop / "Tin bài thôn Minh Họa (sửa lần 2).docx"
        file.write_bytes(document())
        return portal(self.repo, "import", str(file), "--as", "exemplar")

    def fill_in(self) -> None:
        """Fill the draft in, with all the mistakes."""
        self._write(FILLED_IN)

    def have_mended(self) -> subprocess.CompletedProcess[str]:
        """Have the program mend what has one right answer."""
        return portal(self.repo, "check", "--fix", PATH)

    def mend(self) -> None:
        """Mend the rest by hand."""
        self._write(BY_HAND)

    def approve(self) -> None:
        """Sign the article off for publication, as the body that checks does."""
        self._write(APPROVED)

    def publish(self) -> subprocess.CompletedProcess[str]:
        """Build the site that readers see."""
        return portal(self.repo, "build")

    def _write(self, changes: tuple[tuple[str, str], ...]) -> None:
        """Write changes into the record in one save, as an editor's program does."""
        text = self.repo.read(PATH)
        for old, new in changes:
            assert old in text, f"{old!r} is not in {PATH}"
            text = text.replace(old, new, 1)
        self.repo.write(PATH, text)
