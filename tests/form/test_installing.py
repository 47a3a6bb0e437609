"""The form is put in place by npm, of the machine or out of Python's registry; what hinders it is told."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from wsgiref.util import setup_testing_defaults

import pytest

from portal import faults
from portal.form import node
from portal.form.application import Form
from portal.form.installing import Installation


def page(form: Form) -> str:
    environ: dict = {}
    setup_testing_defaults(environ)
    environ["PATH_INFO"] = ""
    return b"".join(form(environ, lambda *_: None)).decode()


@pytest.fixture
def without_npm(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the machine one that has no Node.js."""
    monkeypatch.setattr(shutil, "which", lambda _: None)


def test_the_machine_s_own_npm_is_used_where_there_is_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: f"C:\\nodejs\\{name}.cmd")

    assert node.npm(tmp_path / "node") == node.Npm(("C:\\nodejs\\npm.cmd",))


@pytest.mark.usefixtures("without_npm")
def test_a_pc_without_node_gets_one_and_with_it_the_form(tmp_path: Path) -> None:
    try:
        node.npm(tmp_path / ".cache" / "bien-tap" / "node")
    except subprocess.CalledProcessError as error:
        pytest.skip(f"Python's registry gives no Node.js here: {error.stderr[-300:]!r}")

    made = Installation(tmp_path).install()

    assert {"index.html", "form.js", "record.js"} <= {path.name for path in made.iterdir()}


@pytest.mark.usefixtures("without_npm")
def test_what_does_not_match_its_lock_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock = tmp_path / "requirements.txt"
    lock.write_text(f"six==1.17.0 --hash=sha256:{'0' * 64}\n")
    monkeypatch.setattr(node, "LOCK", lock)

    with pytest.raises(subprocess.CalledProcessError):
        node.npm(tmp_path / "node")
    assert not (tmp_path / "node").exists()


@pytest.mark.usefixtures("without_npm")
def test_without_a_network_the_page_says_what_to_do_and_the_details_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing = subprocess.CalledProcessError(1, [sys.executable, "-m", "pip"])
    monkeypatch.setattr(node, "npm", lambda _: (_ for _ in ()).throw(failing))
    installation = Installation(tmp_path)
    form = Form(tmp_path, "http://127.0.0.1:8000/", installation)

    installation.prepare()

    assert "portal import" in page(form)
    assert "portal new" in page(form)
    assert (tmp_path / faults.LOG).is_file()


def test_while_the_form_is_being_prepared_the_page_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Installation, "prepare", lambda _: None)

    assert "Đang chuẩn bị biểu mẫu" in page(Form(tmp_path, "http://127.0.0.1:8000/", Installation(tmp_path)))
