"""The form's configuration follows the models: every field, its label, its words."""

from datetime import date
from pathlib import Path
from wsgiref.util import setup_testing_defaults

import pytest
from pydantic import BaseModel

from portal import loading
from portal.dates import from_epoch
from portal.form import Form, configuration, node
from portal.form.installing import Installation
from portal.records import TYPES
from portal.types_of import model_at
from repository import Repository


@pytest.fixture
def made(repo: Repository) -> dict:
    catalogue, _ = loading.load(repo.root, from_epoch(1795392000))
    return configuration(catalogue.site, catalogue.vocabularies, "http://127.0.0.1:8000/", date(2026, 11, 23))


def collection(made: dict, kind: str) -> dict:
    return next(one for one in made["config"]["collections"] if one["name"] == kind)


def control(made: dict, kind: str, key: str) -> dict:
    found = collection(made, kind)
    for step in key.split("."):
        found = next(field for field in found["fields"] if field["name"] == step)
    return found


def missing(model: type[BaseModel], fields: list[dict], above: str = "") -> list[str]:
    """Return the keys of a model, and of the groups within it, that the form has no control for."""
    named = {field["name"]: field for field in fields}
    found = [f"{above}{name}" for name in model.model_fields if name not in named]
    for name, info in model.model_fields.items():
        inner = model_at(model, (name,)) or (model_at(model, (name, 0)) if "tuple" in str(info.annotation) else None)
        if inner:
            found += missing(inner, named[name]["fields"], f"{above}{name}.")
    return found


@pytest.mark.parametrize("kind", TYPES)
def test_every_field_of_every_type_has_a_control(kind: str, made: dict) -> None:
    assert missing(TYPES[kind], collection(made, kind)["fields"]) == []


@pytest.mark.parametrize(
    ("kind", "key", "expected"),
    [
        ("news", "title", {"label": "Tiêu đề", "widget": "string", "minlength": 10, "maxlength": 150}),
        ("news", "summary", {"widget": "text", "maxlength": 400}),
        ("news", "published", {"widget": "datetime", "input_timezone": "Asia/Ho_Chi_Minh", "default": "{{now}}"}),
        ("news", "status", {"widget": "select", "default": "draft"}),
        ("news", "campaigns", {"widget": "relation", "collection": "campaign", "multiple": True}),
        ("news", "fields", {"widget": "select", "multiple": True, "min": 1}),
        ("news", "decision.totals.ca_nhan", {"widget": "number", "min": 0}),
        ("exemplar", "subject.birth_year", {"widget": "number", "min": 1800, "max": 2100, "required": False}),
        ("exemplar", "achievements", {"widget": "list", "min": 1}),
        ("exemplar", "images.file", {"widget": "image"}),
        ("legal", "status_as_of", {"widget": "datetime", "type": "date", "default": "2026-11-23"}),
        ("legal", "official_url", {"widget": "string", "type": "url"}),
        ("exemplar", "sample", {"widget": "boolean"}),
    ],
)
def test_a_control_is_what_its_type_asks_for(kind: str, key: str, expected: dict, made: dict) -> None:
    assert expected.items() <= control(made, kind, key).items()


def test_words_are_told_by_their_labels_and_old_ones_by_when_they_ended(made: dict) -> None:
    words = {option["value"]: option["label"] for option in control(made, "news", "communes")["options"]}
    statuses = [option["label"] for option in control(made, "news", "status")["options"]]

    assert words["bang-phuc"] == "Xã Bằng Phúc (đến 30/6/2025)"
    assert statuses == ["Nháp", "Đã duyệt đăng", "Đã rút"]


def ask(application: Form, path: str) -> tuple[str, dict[str, str], bytes]:
    environ: dict = {}
    setup_testing_defaults(environ)
    environ["PATH_INFO"] = path
    answered: list = []
    body = b"".join(application(environ, lambda status, headers: answered.extend((status, dict(headers)))))
    return answered[0], answered[1], body


def test_where_npm_cannot_be_had_the_editor_is_told_calmly(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_: Path) -> None:
        raise OSError("no network")

    monkeypatch.setattr(node, "npm", refused)
    installation = Installation(repo.root)
    installation.prepare()
    status, headers, body = ask(Form(repo.root, "http://127.0.0.1/", installation), "")

    assert status == "200 OK"
    assert "Bạn vẫn soạn bài bằng tệp như thường" in body.decode()
    assert "default-src 'none'" in headers["Content-Security-Policy"]


def test_nothing_outside_the_forms_own_folder_is_served(repo: Repository) -> None:
    form = Form(repo.root, "http://127.0.0.1/")
    folder = form._installation.folder
    folder.mkdir(parents=True)
    (folder / "index.html").write_text("trang")

    assert ask(form, "")[2] == b"trang"
    for path in ("../../../content/site.yml", "khong-co.js", "/etc/passwd"):
        assert ask(form, path)[0].startswith("404"), path
