"""Documents built by script become the drafts that `expected.yml` asks for, and nothing of them is lost silently."""

from __future__ import annotations

import re
import zipfile
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import etree
from PIL import Image

import repository
from portal import build, loading
from portal.dates import VIETNAM
from portal.text import nfc
from portal.word import Converted, Place, convert
from repository import Repository
from word import articles, papers

HERE = Path(__file__).parent
AS_OF = datetime(2024, 12, 1, 8, 0, tzinfo=VIETNAM)
CASES: dict[str, dict[str, Any]] = yaml.load((HERE / "expected.yml").read_text("utf-8"), yaml.BaseLoader)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def document(case: str) -> bytes:
    name = case.partition(" ")[0]
    made: bytes = getattr(articles if hasattr(articles, name) else papers, name)()
    return made


@pytest.fixture(scope="module")
def drafts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Converted]:
    """Every case, converted once."""
    repo = repository.base(tmp_path_factory.mktemp("kho"))
    vocabularies = loading.load(repo.root, AS_OF)[0].vocabularies
    place = Place({"thi-dua-mau": "Nông dân thi đua sản xuất kinh doanh giỏi"})
    return {
        case: convert(document(case), f"{case}.docx", wanted["as"], vocabularies, AS_OF, place)
        for case, wanted in CASES.items()
    }


def head(draft: Converted) -> dict[str, Any]:
    """Read the front matter with a YAML reader that is not ours; every value is text."""
    found: dict[str, Any] = yaml.load(draft.text.split("---\n")[1], yaml.BaseLoader)
    return found


def at(values: Any, dotted: str) -> Any:
    for step in dotted.split("."):
        values = values[int(step)] if step.isdigit() else values.get(step)
    return values


def body(draft: Converted) -> str:
    return draft.text.split("\n---\n\n", 1)[1]


@pytest.mark.parametrize("case", CASES)
def test_the_facts_are_read_out_of_the_document(case: str, drafts: dict[str, Converted]) -> None:
    values = head(drafts[case])
    wanted = {key: None if value == "null" else value for key, value in CASES[case].get("facts", {}).items()}

    assert {key: at(values, key) for key in wanted} == wanted


@pytest.mark.parametrize("case", CASES)
def test_the_body_is_the_text_in_markdown(case: str, drafts: dict[str, Converted]) -> None:
    made = body(drafts[case])

    assert [line for line in CASES[case].get("body", []) if line not in made.split("\n")] == []
    assert [one for one in CASES[case].get("absent", []) if one in made] == []


@pytest.mark.parametrize("case", CASES)
def test_the_editor_is_told_what_changed(case: str, drafts: dict[str, Converted]) -> None:
    told = [str(note) for note in drafts[case].notes]

    assert [one for one in CASES[case].get("notes", []) if not any(note.startswith(one) for note in told)] == []


# The national name, which no draft repeats.
_NATION = {
    *("cộng", "hòa", "xã", "hội", "chủ", "nghĩa", "việt", "nam", "độc", "lập", "tự", "do", "hạnh", "phúc"),
    *("đảng", "sản"),
}


def words_of(data: bytes) -> set[str]:
    """Return every word a reader sees in a Word file, read without our program."""
    found: set[str] = set()
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            if not re.fullmatch(r"word/(document|footnotes|header\d*|comments)\.xml", name):
                continue
            root = etree.fromstring(archive.read(name))
            for paragraph in root.iter(f"{W}p"):
                runs = [
                    one.text or "" if one.tag == f"{W}t" else " "
                    for one in paragraph.iter(f"{W}t", f"{W}tab", f"{W}br")
                    if next(one.iterancestors(f"{W}moveFrom"), None) is None
                ]
                found |= set(re.findall(r"\w+", nfc("".join(runs)).lower()))
    return found


@pytest.mark.parametrize("case", sorted({*CASES} - {"tcvn3", "vni"}))
def test_no_word_is_lost_without_a_word(case: str, drafts: dict[str, Converted]) -> None:
    made = drafts[case]
    kept = nfc(" ".join([made.text, *map(str, made.notes)])).lower()
    lost = words_of(document(case)) - set(re.findall(r"\w+", kept)) - _NATION

    # A caption's “Ảnh:” and “Hình 1.”, and the number of a page.
    assert lost <= {"ảnh", "hình", "1"}


@pytest.mark.parametrize("case", CASES)
def test_a_draft_passes_the_check(case: str, drafts: dict[str, Converted], repo: Repository) -> None:
    made = drafts[case]
    folder = {"exemplar": "exemplars", "legal": "content/van-ban", "news": "content/tin-tuc", "campaign": "campaigns"}
    path = f"{folder[CASES[case]['as']]}/{made.slug}.md"
    repo.write(path, made.text)
    for name, data in made.images.items():
        repo.write(f"{folder[CASES[case]['as']]}/{name}", data)

    found = build.check(repo.root, AS_OF).problems
    errors = {problem.code for problem in found if problem.path == path and problem.severity == "error"}

    assert errors == set(CASES[case].get("lacks", []))


def test_there_are_twenty_documents_and_more() -> None:
    assert len(CASES) >= 20


def test_pictures_are_shrunk_turned_cut_and_tell_no_place(drafts: dict[str, Converted]) -> None:
    pictures = {
        (case, name): Image.open(BytesIO(data))
        for case in ("road", "cut_pictures")
        for name, data in drafts[case].images.items()
    }
    sizes = sorted(picture.size for picture in pictures.values())

    assert sizes == [(600, 900), (1000, 800), (1200, 900), (1600, 1067)]
    assert all(not picture.getexif() for picture in pictures.values())


def test_the_same_file_gives_the_same_draft(drafts: dict[str, Converted], repo: Repository) -> None:
    vocabularies = loading.load(repo.root, AS_OF)[0].vocabularies
    data = document("cooperative")
    first, second = (convert(data, "x.docx", "exemplar", vocabularies, AS_OF) for _ in range(2))

    assert first == second
    assert first.text == drafts["cooperative"].text
