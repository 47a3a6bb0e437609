"""Pictures and attached files: they are there, under that very name, described, and somebody is credited."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote

from rapidfuzz import fuzz, process

from portal.body import Target
from portal.catalogue import Catalogue
from portal.links import beside
from portal.problems import Kind, Problem, kind
from portal.records import LegalText, News, Page, Record
from portal.rewriting import mended
from portal.rules.nearby import FORMATS, surely_meant
from portal.rules.prose import at_target, linking, owners
from portal.rules.references import ON_THIS_PC, OUTSIDE
from portal.rules.said import label_of, problem
from portal.rules.shelf import Shelf
from portal.text import fold

NO_FILE = kind(
    "R31",
    "Tệp ảnh, tệp đính kèm phải có trong kho",
    wrong="file: images/thu-hoach-che.jpg   # chưa chép ảnh vào thư mục",
    right="(chép ảnh vào exemplars/images/ rồi ghi đúng tên)",
    fixable=True,
)
WRONG_CASE = kind(
    "R32",
    "Tên tệp ghi đúng chữ hoa, chữ thường: máy chủ phân biệt dù Windows thì không",
    wrong="file: images/Thu-Hoach.JPG",
    right="file: images/thu-hoach.jpg",
    fixable=True,
)
FOREIGN_PICTURE = kind(
    "R33",
    "Ảnh phải nằm trong kho, không lấy thẳng từ trang khác",
    wrong="![Đồi chè](https://trang-khac.vn/doi-che.jpg)",
    right="![Đồi chè](images/doi-che.jpg)",
)
NOT_A_PICTURE = kind(
    "R34",
    "Ảnh là tệp JPG, PNG, WebP hoặc HEIC mở được",
    wrong="file: images/giay-khen.pdf",
    right="file: images/giay-khen.jpg",
)
EMPTY_ALT = kind(
    "R35",
    "Mô tả ảnh tả được ảnh cho người không nhìn thấy, không chép tên tệp",
    wrong="alt: IMG_2024.jpg",
    right="alt: Bà con thu hái chè trên đồi buổi sớm",
)
NO_ALT = kind(
    "R36",
    "Ảnh trong bài phải có mô tả giữa hai dấu ngoặc vuông",
    wrong="![](images/doi-che.jpg)",
    right="![Đồi chè buổi sớm](images/doi-che.jpg)",
)
NO_CREDIT = kind(
    "R37",
    "Ảnh trong bài phải khai ở mục Ảnh, có nguồn ảnh",
    wrong="![Đồi chè](images/doi-che.jpg)   # mục images không có ảnh này",
    right="images:\n  - file: images/doi-che.jpg\n    alt: Đồi chè buổi sớm\n    credit: Nguyễn Văn A",
)

_LOCAL = re.compile(r"^(?:[A-Za-z]:[\\/]|file:)|\\", re.IGNORECASE)
_OTHER_SCHEME = re.compile(r"(?:data|javascript|vbscript):", re.IGNORECASE)
_SAYS_NOTHING = re.compile(
    r"(?:hinh|anh|image|img|dsc|photo|picture|screenshot|untitled|zalo|(?:anh|hinh) (?:chup|minh hoa))?[\s_\-.()\d]*"
)

_INSTEAD = {
    ".pdf": "Mở tệp PDF, chụp màn hình trang cần đăng rồi lưu thành .png; cả tệp thì dẫn bằng liên kết.",
    ".docx": "Chuyển tệp Word bằng lệnh portal import: ảnh trong tệp được lấy ra.",
    ".gif": "Lưu lại một hình thành .png; trang không chiếu ảnh động.",
    ".mp4": "Trang không chiếu video: dẫn bằng liên kết, lấy một hình làm ảnh.",
}

Report = Callable[[Kind, str, str], Problem]
"""Makes a problem of a kind, message and hint at the place that is being looked at."""


def picture_is_there(catalogue: Catalogue) -> Iterator[Problem]:
    """Tệp ảnh, tệp đính kèm phải có trong kho, đúng tên và đúng loại."""
    shelf = Shelf(catalogue)
    for record in catalogue.records:
        for position, image in enumerate(record.images):
            yield from _picture(shelf, record, image.file, in_field(record, f"images.{position}.file"))
        for loc, file in _attached(record):
            yield from _file(shelf, record, file, in_field(record, loc))


def picture_in_body_is_there(catalogue: Catalogue) -> Iterator[Problem]:
    """Ảnh trong bài phải có trong kho, có mô tả và được khai ở mục Ảnh kèm nguồn ảnh."""
    shelf = Shelf(catalogue)
    for owner in owners(catalogue):
        for target in linking(owner).pictures:
            yield from _in_body(shelf, owner, target)


def _in_body(shelf: Shelf, owner: Record | Page, target: Target) -> Iterator[Problem]:
    def report(what: Kind, message: str, hint: str) -> Problem:
        return at_target(owner.origin, what, target, message, hint=hint)

    file = unquote(target.address)
    found = list(_picture(shelf, owner, file, report))
    yield from found
    if not target.text.strip():
        yield report(
            NO_ALT,
            f"Ảnh “{file}” chưa có mô tả.",
            "Viết mô tả giữa hai dấu ngoặc vuông: ![Đồi chè buổi sớm](…).",
        )
    elif says_nothing(target.text, file):
        yield report(
            EMPTY_ALT,
            f"Mô tả “{target.text}” không cho biết ảnh có gì.",
            "Tả ngắn người, việc, cảnh trong ảnh.",
        )
    if not found and isinstance(owner, Record) and beside(owner.origin.folder, file) not in declared(owner):
        yield report(
            NO_CREDIT,
            f"Ảnh “{file}” chưa khai ở mục “Ảnh” nên không có nguồn ảnh.",
            f"Thêm vào images: file: {file}, alt: …, credit: …",
        )


def picture_is_described(catalogue: Catalogue) -> Iterator[Problem]:
    """Mô tả ảnh tả được ảnh cho người không nhìn thấy, không chép tên tệp."""
    for record in catalogue.records:
        for position, image in enumerate(record.images):
            if says_nothing(image.alt, image.file):
                message = f"“Mô tả ảnh” ghi “{image.alt}”, không cho biết ảnh có gì."
                yield problem(
                    record, EMPTY_ALT, f"images.{position}.alt", message, hint="Tả ngắn người, việc, cảnh trong ảnh."
                )


def says_nothing(alt: str, file: str) -> bool:
    """Tell whether a description is only the name of the file, a camera's number or the word for a picture."""
    words = fold(alt).strip(" .")
    path = PurePosixPath(fold(file).replace("\\", "/"))
    return (
        words in {path.name, path.stem}
        or "".join(words.split()) == path.stem.replace("-", "").replace("_", "")
        or bool(_SAYS_NOTHING.fullmatch(words.removesuffix(path.suffix)))
    )


def declared(owner: Record | Page) -> set[str | None]:
    images = owner.images if isinstance(owner, Record) else ()
    return {beside(owner.origin.folder, image.file) for image in images}


def _attached(record: Record) -> Iterator[tuple[str, str]]:
    if isinstance(record, LegalText) and record.file:
        yield "file", record.file
    if isinstance(record, News) and record.decision and record.decision.file:
        yield "decision.file", record.decision.file


def in_field(record: Record, loc: str) -> Report:
    def report(what: Kind, message: str, hint: str) -> Problem:
        return problem(record, what, loc, f"“{label_of(record, loc)}”: {message}", hint=hint)

    return report


def _picture(shelf: Shelf, owner: Record | Page, file: str, report: Report) -> Iterator[Problem]:
    if _OTHER_SCHEME.match(file):
        return  # no address for an article, be it of a picture or not: told as such
    suffix = PurePosixPath(file.lower()).suffix
    if re.match(r"(?!file:)(?:[a-z]+:)?//", file, re.IGNORECASE):
        yield report(
            FOREIGN_PICTURE,
            f"ảnh “{file}” lấy thẳng từ trang khác.",
            "Tải ảnh về thư mục images/ cạnh bài (khi được phép) rồi ghi images/ten-anh.jpg.",
        )
    elif suffix not in FORMATS and (real := surely_meant(shelf, owner.origin.folder, file)):
        yield _elsewhere(owner, file, real, report)
    elif suffix not in FORMATS:
        yield report(
            NOT_A_PICTURE,
            f"“{file}” không phải tệp ảnh JPG, PNG, WebP hoặc HEIC.",
            _INSTEAD.get(suffix, "Lưu lại ảnh thành .jpg, .png hoặc .webp."),
        )
    else:
        yield from _file(shelf, owner, file, report)


def _file(shelf: Shelf, owner: Record | Page, file: str, report: Report) -> Iterator[Problem]:
    path = beside(owner.origin.folder, file)
    if _LOCAL.search(file):
        yield _on_this_pc(shelf, owner, file, report)
    elif file.startswith("/") and (real := surely_meant(shelf, owner.origin.folder, file)):
        yield _elsewhere(owner, file, real, report)
    elif path is None or file.startswith("/"):
        yield report(
            OUTSIDE,
            f"“{file}” dẫn ra ngoài kho bài.",
            "Chép tệp vào cạnh bài rồi ghi đường dẫn ngắn như images/ten-anh.jpg.",
        )
    elif not shelf.holds(path):
        yield _absent(shelf, owner, path, file, report)


def _on_this_pc(shelf: Shelf, owner: Record | Page, file: str, report: Report) -> Problem:
    name, slashed = re.split(r"[\\/]", file)[-1], file.replace("\\", "/")
    hint = f"Chép tệp vào cạnh bài rồi ghi images/{fold(name).replace(' ', '-')}."
    path = beside(owner.origin.folder, slashed)
    if path and ":" not in file and shelf.holds(path):
        told = report(ON_THIS_PC, f"“{file}” dùng dấu gạch ngược của Windows.", f"Viết: {slashed}")
        return mended(told, owner.origin.source, file, slashed)
    return report(ON_THIS_PC, f"“{file}” là đường dẫn trên máy tính riêng.", hint)


def _absent(shelf: Shelf, owner: Record | Page, path: str, file: str, report: Report) -> Problem:
    folder, last = str(PurePosixPath(path).parent), PurePosixPath(path).name
    names = sorted(shelf.names(folder))
    real = next((name for name in names if name.lower() == last.lower()), None)
    beginning = file[: len(file) - len(PurePosixPath(file).name)]
    if real and real != last:
        told = report(WRONG_CASE, f"tệp có tên “{real}”, trong bài ghi “{last}”.", f"Viết: {beginning}{real}")
        return mended(told, owner.origin.source, file, f"{beginning}{real}")
    if same := surely_meant(shelf, owner.origin.folder, file):
        return _elsewhere(owner, file, same, report)
    like = process.extractOne(last, names, scorer=fuzz.ratio, score_cutoff=72)
    hint = f"Có phải {beginning}{like[0]}?" if like else f"Chép tệp vào thư mục {folder}/ rồi ghi đúng tên."
    return report(NO_FILE, f"không có tệp “{path}”.", hint)


def _elsewhere(owner: Record | Page, file: str, real: str, report: Report) -> Problem:
    told = report(NO_FILE, f"không có tệp “{file}”, chỉ có “{real}”.", f"Viết: {real}")
    return mended(told, owner.origin.source, file, real)


RULES = (picture_is_there, picture_in_body_is_there, picture_is_described)
