"""The form as an editor uses it: every type of record written, edited and saved, then judged by the checker."""

import difflib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import BrowserContext, expect

from form.writing import Editor
from portal import build, drafts
from portal.records import TYPES
from repository import PROJECT, Repository

pytestmark = pytest.mark.browser

SUMMARY = "Sáng nay, xã mẫu phát động phong trào thi đua làm đường với sự tham gia của đông đảo bà con các thôn."
TITLE = "Bà Lý Thị Mẫu kể chuyện làm đường ở thôn Đồng Mẫu"
SLUG = "ba-ly-thi-mau-ke-chuyen-lam-duong-o-thon-dong-mau"
NAMES = {"campaign": "thi-dua-mau", "exemplar": "guong-mau", "legal": "ke-hoach-mau", "news": "le-phat-dong-mau"}

REQUIRED: dict[str, tuple[tuple[str, str, str], ...]] = {
    "campaign": (
        ("write", "name", "Làm đường"),
        ("choose", "campaign_type", "Thi đua thường xuyên"),
        ("choose", "launch_level", "Toàn quốc"),
        ("write", "start_date", "2024-08"),
        ("choose", "lifecycle", "Phát động"),
    ),
    "exemplar": (
        ("choose", "subject.kind", "Tập thể"),
        ("write", "subject.name", "Thôn Đồng Mẫu"),
        ("choose", "subject.commune", "Xã Chợ Đồn"),
        ("choose", "occupation_group", "Nông dân"),
        ("choose", "exemplar_class", "Người tốt, việc tốt"),
        ("add", "achievements", ""),
        ("write", "achievements.0.what", "Mét đường đã làm"),
        ("write", "achievements.0.value", "1200"),
        ("write", "achievements.0.unit", "m"),
    ),
    "legal": (
        ("choose", "doc_type", "Kế hoạch"),
        ("choose", "number_status", "Chưa rõ"),
        ("choose", "issuer", "Chính phủ"),
        ("write", "issued_date", "2024-01"),
        ("choose", "legal_status", "Chưa xác định"),
        ("write", "status_source", "Trang của cơ quan ban hành"),
        ("choose", "verified", "Chưa kiểm chứng"),
    ),
    "news": (("choose", "kind", "Tin"),),
}


def changed_lines(before: bytes, after: bytes) -> list[str]:
    """Return the lines that differ, with their sign."""
    found = difflib.ndiff(before.decode().splitlines(keepends=True), after.decode().splitlines(keepends=True))
    return [line for line in found if line[0] in "+-"]


def path_of(kind: str, name: str) -> str:
    return f"{TYPES[kind].folder}/{name}.md"


@pytest.mark.parametrize("kind", TYPES)
def test_a_record_of_each_type_can_be_written_and_is_accepted(kind: str, editor: Editor, repo: Repository) -> None:
    editor.new(kind)
    editor.write("title", TITLE)
    editor.write("summary", SUMMARY)
    editor.choose("fields", "Xây dựng nông thôn mới")
    for action, key, value in REQUIRED[kind]:
        getattr(editor, action)(key, value) if value else editor.add(key)
    editor.write("body", "## Việc làm\n\nBà con góp công làm đường.")
    editor.save()

    path = path_of(kind, SLUG)
    repo.write(path, editor.files()[path])
    checked = build.check(repo.root, datetime.now(UTC))  # the form fills in the day on which it is used
    assert [problem.message for problem in checked.errors() if problem.path == path] == []
    made = checked.catalogue.find(kind, SLUG)
    assert made is not None
    by_program = drafts.id_of(kind, TITLE, made.published)
    assert made.id == by_program if kind != "exemplar" else len(made.id) <= len(by_program)
    assert ("ly-thi-mau" in made.id) == (kind != "exemplar")
    assert made.status == "draft"
    assert made.published.utcoffset().total_seconds() == 7 * 3600


@pytest.mark.parametrize("kind", TYPES)
def test_what_was_not_edited_stays_byte_for_byte(kind: str, editor: Editor, repo: Repository) -> None:
    path = path_of(kind, NAMES[kind])
    before = repo.root.joinpath(path).read_bytes()

    editor.open(kind, NAMES[kind])
    editor.write("title", "Một tiêu đề khác: có hai chấm")
    editor.save()

    after = editor.files()[path]
    assert [line[0] for line in changed_lines(before, after)] == ["-", "+"]
    assert '+ title: "Một tiêu đề khác: có hai chấm"\n' in changed_lines(before, after)


def test_comments_quotes_and_line_ends_of_windows_survive(form: str, repo: Repository, context: BrowserContext) -> None:
    path = path_of("news", NAMES["news"])
    text = repo.read(path).replace("status: published", "# Đã duyệt\nstatus: 'published'  # ngày 22/01")
    repo.write(path, text.replace("\n", "\r\n"))
    editor = Editor(context.new_page(), form, repo.root)
    editor.begin()

    editor.open("news", NAMES["news"])
    editor.write("author", "Tổ thông tin")
    editor.save()

    changed = changed_lines(repo.root.joinpath(path).read_bytes(), editor.files()[path])
    assert changed == ["- author: Ban biên tập\r\n", "+ author: Tổ thông tin\r\n"]


def test_every_real_record_is_read_and_written_without_a_change(form: str, context: BrowserContext) -> None:
    texts = {
        kind: [path.read_text("utf-8") for path in sorted((PROJECT / model.folder).glob("*.md"))]
        for kind, model in TYPES.items()
    }
    page = context.new_page()
    page.goto(form)
    changed = page.evaluate(
        """async (texts) => {
          const { Records } = await import("/bien-tap/record.js");
          const { config } = await (await fetch("cau-hinh.json")).json();
          return config.collections.flatMap(({ name, fields }) => {
            const records = new Records(fields, name);
            return texts[name].filter((text) => records.write(records.read(text)) !== text);
          });
        }""",
        texts,
    )

    assert sum(map(len, texts.values())) > 50
    assert changed == []


def test_the_form_speaks_vietnamese_and_asks_nothing_of_another_host(
    form: str, repo: Repository, context: BrowserContext
) -> None:
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    editor = Editor(page, form, repo.root)
    editor.begin()
    editor.open("exemplar", NAMES["exemplar"])

    expect(page.get_by_role("button", name="Lưu", exact=True)).to_be_visible()
    host = form.removesuffix("bien-tap/")
    assert [url for url in asked if not url.startswith((host, "blob:", "data:"))] == []


def test_what_another_program_wrote_meanwhile_is_not_written_over(editor: Editor) -> None:
    path = path_of("news", NAMES["news"])
    editor.open("news", NAMES["news"])
    editor.write("author", "Tổ thông tin")
    editor.page.evaluate(
        """async () => {
          let folder = await (await navigator.storage.getDirectory()).getDirectoryHandle("kho");
          for (const step of ["content", "tin-tuc"]) folder = await folder.getDirectoryHandle(step);
          const file = await folder.getFileHandle("le-phat-dong-mau.md");
          const text = await (await file.getFile()).text();
          const frame = document.body.appendChild(document.createElement("iframe"));
          const write = frame.contentWindow.FileSystemFileHandle.prototype.createWritable;
          const out = await write.call(file);
          await out.write(`${text}\\nViết thêm ở nơi khác.\\n`);
          await out.close();
        }"""
    )
    told: list[str] = []
    editor.page.on("dialog", lambda dialog: (told.append(dialog.message), dialog.accept()))
    editor.page.get_by_role("button", name="Lưu", exact=True).click()
    editor.page.wait_for_timeout(1500)

    assert "vừa được sửa ở nơi khác" in "".join(told)
    assert "Viết thêm ở nơi khác." in editor.files()[path].decode()
    assert "Tổ thông tin" not in editor.files()[path].decode()


def test_a_picture_is_saved_beside_the_record_made_small_and_named_well(editor: Editor, tmp_path: Path) -> None:
    picture = tmp_path / "Ảnh Đường Thôn.JPG"
    Image.linear_gradient("L").resize((4000, 3000)).convert("RGB").save(picture, "JPEG")
    before = set(editor.files())
    editor.open("news", NAMES["news"])
    editor.add("images")
    editor.field("images.0.file").locator("input[type=file]").first.set_input_files(picture)
    expect(editor.field("images.0.file").locator("img").first).to_be_visible(timeout=20_000)
    editor.write("images.0.alt", "Đường thôn vừa đổ bê tông")
    editor.write("images.0.credit", "Ban biên tập")
    editor.save()

    files = editor.files()
    made = sorted(set(files) - before)
    assert len(made) == 1
    assert made[0].startswith("content/tin-tuc/images/")
    assert f"file: images/{Path(made[0]).name}" in files[path_of("news", NAMES["news"])].decode()
