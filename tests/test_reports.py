"""Problems are told so that an editor finds the place, and so that programs can read them."""

import json

from portal import reports
from portal.problems import Kind, Span
from portal.source import Source

DATE = Kind("T05", "Ngày ghi năm-tháng-ngày", wrong="1/2/2024", right="2024-02-01", fixable=True)
NOTE = Kind("E01", "Nên có ghi chú", wrong="…", right="…", severity="warning")
SOURCES = {"a.md": Source("a.md", "---\ntitle: Hội nghị\nngày: 24/8/2024\n---\n" + "chữ " * 60 + "đây\n")}
FOUND = [
    DATE.at(
        "a.md",
        Span(3, 7, 3, 16),
        "Ngày sai thứ tự.",
        hint="Viết: 2024-08-24",
        field="date",
        edits=((26, 35, "2024-08-24"),),
    ),
    NOTE.at("a.md", Span(5, 241, 5, 244), "Xem lại, 100%.", field=""),
]


def test_text_marks_the_place_under_the_line_and_says_what_to_write() -> None:
    lines = reports.text(FOUND, SOURCES).splitlines()

    assert lines[0] == "a.md"
    assert lines[1] == "  dòng 3, cột 7 · lỗi T05: Ngày sai thứ tự."
    assert lines[2] == "    3 │ ngày: 24/8/2024"
    assert lines[3] == "      │       ^^^^^^^^^"
    assert lines[4] == "      → Viết: 2024-08-24"
    assert lines[-2] == "Tìm thấy 1 lỗi, 1 cảnh báo trong 1 tệp."
    assert lines[-1] == "Trong đó 1 chỗ máy sửa được: chạy lệnh portal check --fix"


def test_a_long_line_is_cut_around_the_place() -> None:
    excerpt, marks = reports.text(FOUND[1:], SOURCES).splitlines()[2:4]

    assert len(excerpt) < 130
    assert excerpt[marks.index("^") : marks.rindex("^") + 1] == "đây"


def test_nothing_wrong_is_said_in_words() -> None:
    assert reports.text([], {}) == "Không có lỗi."


def test_json_has_the_keys_that_other_programs_rely_on() -> None:
    first = json.loads(reports.as_json(FOUND, SOURCES))[0]

    assert first == {
        "code": "T05",
        "severity": "error",
        "path": "a.md",
        "line": 3,
        "column": 7,
        "end_line": 3,
        "end_column": 16,
        "field": "date",
        "message": "Ngày sai thứ tự.",
        "hint": "Viết: 2024-08-24",
        "fixable": True,
    }


def test_github_commands_escape_what_would_end_them() -> None:
    line = reports.github(FOUND[1:], SOURCES)

    assert line == "::warning file=a.md,line=5,col=241,endLine=5,endColumn=244,title=E01::Xem lại, 100%25."


def test_sarif_names_each_rule_once_and_places_each_result(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(reports, "KINDS", {"T05": DATE, "E01": NOTE})

    run = json.loads(reports.sarif([*FOUND, FOUND[0]], SOURCES))["runs"][0]

    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["E01", "T05"]
    assert run["results"][0]["locations"][0]["physicalLocation"]["region"]["startColumn"] == 7
    assert len(run["results"]) == 3
