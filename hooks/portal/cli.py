"""The `portal` command: a thin door to the domain, in Vietnamese.

Exit status: 0 nothing wrong (warnings allowed), 1 problems found, 2 wrong usage, 3 the program failed.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from portal import faults, reports
from portal.arguments import Parser
from portal.clock import as_of_build
from portal.problems import KINDS
from portal.source import TYPE_LABELS

# What is imported within a function takes over half a second to load; a build and a preview are programs of their
# own that load it anyway, and whoever waits for them must not wait twice.
# ruff: noqa: PLC0415

if TYPE_CHECKING:
    from portal.catalogue import Catalogue
    from portal.problems import Problem
    from portal.source import Source

OK, PROBLEMS, USAGE, FAILED = 0, 1, 2, 3

TYPE_NAMES = tuple(TYPE_LABELS)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    for stream in (sys.stdout, sys.stderr):
        # A Windows console in code page 1252 or 1258 would otherwise end the program at the first Vietnamese letter.
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    arguments = _parser().parse_args(argv)
    try:
        status = COMMANDS[arguments.command](arguments)
        sys.stdout.flush()
    except _UsageError as error:
        print(error, file=sys.stderr)
        return USAGE
    except BrokenPipeError:
        # Whoever reads, such as `head`, has read enough; nothing more may be written, at the exit either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except Exception as error:  # noqa: BLE001 – the last door: an editor is never shown a traceback
        print(faults.told(_here(), error), file=sys.stderr)
        return FAILED
    return status


class _UsageError(Exception):
    """The command cannot be carried out as it was given. The text is Vietnamese."""


def _parser() -> Parser:
    parser = Parser(
        prog="portal", description="Cổng tuyên truyền thi đua, khen thưởng: kiểm tra, xem trước và dựng trang."
    )
    commands = parser.commands()
    check = commands.add("check", "Kiểm tra nội dung và chỉ ra mọi chỗ cần sửa")
    check.add_argument("paths", nargs="*", metavar="TỆP", type=Path, help="chỉ báo lỗi của các tệp, thư mục này")
    check.add_argument("--fix", action="store_true", help="sửa luôn những chỗ chỉ có một cách sửa đúng")
    check.add_argument("--format", choices=tuple(reports.WRITERS), default="text", help="dạng kết quả (mặc định: text)")
    _as_of(check)
    new = commands.add("new", "Tạo bài nháp mới, có sẵn các khóa và lời dẫn")
    new.add_argument("type", choices=TYPE_NAMES, metavar="LOẠI", help=_types())
    new.add_argument("title", metavar="TIÊU_ĐỀ", help="tiêu đề bài, đặt trong ngoặc kép")
    taken = commands.add("import", "Chuyển tệp Word (.docx) thành bài nháp, kèm ảnh")
    taken.add_argument("file", metavar="TỆP", type=Path, help="tệp Word, đuôi .docx")
    taken.add_argument("--as", dest="type", choices=TYPE_NAMES, metavar="LOẠI", required=True, help=_types())
    taken.add_argument("--name", metavar="TÊN", help="tên tệp bài (mặc định: lấy từ tiêu đề)")
    made = commands.add("build", "Dựng trang vào thư mục site/")
    made.add_argument("--strict", action="store_true", help="dừng cả khi chỉ có cảnh báo")
    _as_of(made)
    serve = commands.add("serve", "Xem trước trên máy này; sửa tệp là trang tự dựng lại")
    serve.add_argument("--port", type=int, default=8000, metavar="SỐ", help="cổng trên máy (mặc định: 8000)")
    serve.add_argument("--poll", action="store_true", help="khi kho nằm trên ổ mạng: tự dò tệp nào vừa sửa")
    out = commands.add("release", "Dựng trang để đăng chính thức: từ chối bài mẫu và thông tin còn thiếu")
    out.add_argument("--allow-samples", action="store_true", help="cho phép đăng cả bài mẫu (để trình diễn)")
    _as_of(out)
    given = commands.add("ledger", "Ghi các bài đang hiện vào sổ mã đã đăng; lệnh release tự làm việc này")
    _as_of(given)
    shape = commands.add("schema", "In JSON Schema của một loại bài")
    shape.add_argument("type", choices=TYPE_NAMES, metavar="LOẠI", help=_types())
    commands.add("rules", "Liệt kê mọi mã lỗi, ví dụ và cách sửa")
    stats = commands.add("stats", "Thống kê: số bài, xã và đơn vị chưa có gương điển hình")
    stats.add_argument("--pending", action="store_true", help="bài đang chờ ai, bao lâu; bài đến hạn rà soát")
    _as_of(stats)
    return parser


def _types() -> str:
    return ", ".join(f"{name}: {label.lower()}" for name, label in TYPE_LABELS.items())


def _as_of(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--as-of",
        type=_instant,
        metavar="NGÀY_GIỜ",
        help="coi như đang ở thời điểm này, ví dụ 2024-08-24T07:30:00+07:00",
    )


def _instant(text: str) -> datetime:
    from pydantic import TypeAdapter, ValidationError

    from portal.dates import Instant

    try:
        return TypeAdapter[datetime](Instant).validate_python(text)
    except ValidationError as error:
        raise argparse.ArgumentTypeError(f"“{text}” không phải ngày giờ như 2024-08-24T07:30:00+07:00") from error


def repository() -> Path:
    """Return the root of the repository around the working folder. Raises `_UsageError` when there is none."""
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "content" / "site.yml").is_file():
            return folder
    raise _UsageError("Không thấy tệp content/site.yml. Hãy mở thư mục chứa nội dung của cổng rồi chạy lại lệnh.")


def _here() -> Path:
    """Return the root of the repository, or the working folder where there is none."""
    try:
        return repository()
    except _UsageError:
        return Path.cwd()


def _moment(arguments: argparse.Namespace) -> datetime:
    given: datetime | None = getattr(arguments, "as_of", None)
    try:
        return given or as_of_build(os.environ)
    except ValueError as error:
        raise _UsageError("Biến SOURCE_DATE_EPOCH phải là một số giây.") from error


def _check(arguments: argparse.Namespace) -> int:
    from portal import build

    root = repository()
    paths = [_inside(root, path) for path in arguments.paths]

    def wanted(path: str) -> bool:
        return not paths or _is_in(path, paths)

    if arguments.fix:
        found, sources = _fix(root, arguments, wanted)
    else:
        checked = build.checked(root, _moment(arguments))
        found, sources = checked.problems, checked.catalogue.sources
    found = tuple(problem for problem in found if wanted(problem.path))
    print(reports.WRITERS[arguments.format](found, sources))
    return PROBLEMS if any(problem.severity == "error" for problem in found) else OK


def _fix(
    root: Path, arguments: argparse.Namespace, wanted: Callable[[str], bool]
) -> tuple[tuple[Problem, ...], Mapping[str, Source]]:
    """Mend what has one right answer, show how, and return what is left."""
    from portal import fixing
    from portal.fixing import telling
    from portal.fixing.writing import write_all

    moment = _moment(arguments)
    fixed = fixing.fixed(root, moment, wanted)
    # Whoever reads the rest as JSON reads nothing else on the standard output.
    out = sys.stdout if arguments.format == "text" else sys.stderr
    for file in fixed.files:
        print(telling.difference(file), file=out, end="\n\n")
    failed = write_all(root, fixed.files)
    found, sources = fixed.problems, fixed.sources
    if failed:
        kept = {file.path: file.after for file in fixed.files if file.path not in failed}
        left, sources = fixing.judged(root, moment, kept)
        found = tuple(left)
    count = sum(wanted(problem.path) for problem in found)
    print(telling.summary(fixed.files, failed, count), file=out, end="\n\n" if count else "\n")
    return found, sources


def _inside(root: Path, path: Path) -> str:
    """Return a path given on the command line relative to the repository, be it written as on Windows."""
    whole = path.resolve()
    if not whole.exists():
        whole = Path(path.as_posix().replace("\\", "/")).resolve()
    if not whole.exists():
        raise _UsageError(f"Không có tệp hay thư mục “{path}”.")
    if not whole.is_relative_to(root.resolve()):
        raise _UsageError(f"“{path}” nằm ngoài thư mục nội dung {root}.")
    return whole.relative_to(root.resolve()).as_posix()


def _is_in(path: str, wanted: list[str]) -> bool:
    return any(name in (".", path) or path.startswith(f"{name}/") for name in wanted)


def _new(arguments: argparse.Namespace) -> int:
    from portal import drafts, loading
    from portal.files import write_new
    from portal.records import TYPES
    from portal.text import slug

    root = repository()
    moment = as_of_build(os.environ)
    catalogue, _ = loading.load(root, moment)
    if not slug(arguments.title):
        raise _UsageError("Tiêu đề phải có chữ.")
    model = TYPES[arguments.type]
    name = drafts.stem(arguments.type, arguments.title, catalogue.vocabularies, moment)
    file = loading.File(model, f"{model.folder}/{name}.md", name)
    if (root / file.path).exists():
        raise _UsageError(f"Đã có tệp {file.path}; hãy đặt tiêu đề khác.")
    draft = drafts.draft(arguments.type, arguments.title, catalogue.vocabularies, moment).encode()
    if problems := loading.read_file(root, file, draft)[2]:
        raise _UsageError(f"Chưa tạo bài nháp. {problems[0].message} {problems[0].hint}".strip())
    write_new(root / file.path, draft)
    print(f"Đã tạo bài nháp {file.path}. Mở tệp, điền nội dung rồi chạy: portal check")
    return OK


def _import(arguments: argparse.Namespace) -> int:
    from portal import loading
    from portal.word import UnreadableDocumentError, importing

    root = repository()
    catalogue, _ = loading.load(root, as_of_build(os.environ))
    try:
        made = importing.imported(arguments.file, arguments.type, catalogue, arguments.name)
    except (UnreadableDocumentError, FileExistsError) as error:
        raise _UsageError(str(error)) from error
    print(made)
    return OK


def _build(arguments: argparse.Namespace) -> int:
    return _mkdocs(["build", *(["--strict"] if arguments.strict else [])], arguments)


def _serve(arguments: argparse.Namespace) -> int:
    from portal.preview import starting

    return OK if starting.run(repository(), arguments.port, poll=arguments.poll) else FAILED


def _release(arguments: argparse.Namespace) -> int:
    from portal import build, release

    checked = build.check(repository(), _moment(arguments))
    reasons = list(release.obstacles(checked.catalogue, allow_samples=arguments.allow_samples))
    if reasons:
        print("Chưa thể đăng chính thức:", *(f"  - {reason}" for reason in reasons), sep="\n", file=sys.stderr)
        return PROBLEMS
    done = _mkdocs(["build"], arguments)
    if done == OK:
        _keep(checked.catalogue)
    return done


def _ledger(arguments: argparse.Namespace) -> int:
    from portal import build

    checked = build.check(repository(), _moment(arguments))
    if errors := checked.errors():
        print(reports.text(errors, checked.catalogue.sources), file=sys.stderr)
        return PROBLEMS
    _keep(checked.catalogue)
    return OK


def _keep(catalogue: Catalogue) -> None:
    """Note what is published, and tell how much of it is new."""
    from portal import ledger

    print(f"Sổ mã đã đăng ({ledger.LEDGER}): thêm {ledger.write(catalogue)} dòng.")


def _mkdocs(words: list[str], arguments: argparse.Namespace) -> int:
    """Run MkDocs as a program of its own, from the repository's root."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    if given := getattr(arguments, "as_of", None):
        environment["SOURCE_DATE_EPOCH"] = str(int(given.timestamp()))
    try:
        command = [sys.executable, "-m", "mkdocs", *words]
        done = subprocess.run(command, cwd=repository(), env=environment, check=False)  # noqa: S603 – our own words
    except KeyboardInterrupt:
        return OK
    return OK if done.returncode == 0 else PROBLEMS


def _schema(arguments: argparse.Namespace) -> int:
    from portal import loading, schema

    catalogue, _ = loading.load(repository(), as_of_build(os.environ))
    print(json.dumps(schema.schema(arguments.type, catalogue.vocabularies), ensure_ascii=False, indent=2))
    return OK


def _rules(_arguments: argparse.Namespace) -> int:
    from portal import build  # noqa: F401 – with all that declares a kind of problem

    for code, made in sorted(KINDS.items()):
        severity = "cảnh báo" if made.severity == "warning" else "lỗi"
        print(
            f"{code} ({severity}): {made.title}",
            f"    sai:  {_indented(made.wrong)}",
            f"    đúng: {_indented(made.right)}",
            sep="\n",
        )
    return OK


def _indented(text: str) -> str:
    return text.replace("\n", "\n          ")


def _stats(arguments: argparse.Namespace) -> int:
    from portal import loading, pending, statistics

    catalogue, _ = loading.load(repository(), _moment(arguments))
    print(pending.text(catalogue) if arguments.pending else statistics.text(catalogue))
    return OK


COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "check": _check,
    "new": _new,
    "import": _import,
    "build": _build,
    "serve": _serve,
    "release": _release,
    "ledger": _ledger,
    "schema": _schema,
    "rules": _rules,
    "stats": _stats,
}
