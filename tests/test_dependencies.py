"""What is named is locked, and what is imported is named: a fresh clone installs from the lock files alone."""

import ast
import sys
from importlib.metadata import packages_distributions

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from repository import PROJECT


def named(file: str) -> list[Requirement]:
    lines = (PROJECT / file).read_text("utf-8").splitlines()
    return [Requirement(line) for line in lines if line and not line.startswith(("#", "-r"))]


def locked(file: str) -> list[Requirement]:
    lines = (PROJECT / file).read_text("utf-8").splitlines()
    return [Requirement(line.rstrip(" \\")) for line in lines if line[:1].isalnum()]


@pytest.mark.parametrize("name", ["requirements", "requirements-dev", "hooks/portal/form/browser/requirements"])
def test_what_is_named_is_locked(name: str) -> None:
    pins = {
        (canonicalize_name(pin.name), specifier.version) for pin in locked(f"{name}.txt") for specifier in pin.specifier
    }

    missing = [
        str(wanted)
        for wanted in named(f"{name}.in")
        if not any(pin == canonicalize_name(wanted.name) and wanted.specifier.contains(at) for pin, at in pins)
    ]

    assert missing == [], "run: make lock"


def test_what_the_program_imports_is_named() -> None:
    wanted = {canonicalize_name(item.name) for item in named("requirements.in")}
    from_package = packages_distributions()

    foreign = {
        top: {canonicalize_name(name) for name in from_package.get(top, [])}
        for path in (PROJECT / "hooks").rglob("*.py")
        for top in imported(path.read_text("utf-8"))
        if top not in sys.stdlib_module_names | {"portal"}
    }

    assert {top for top, names in foreign.items() if not names & wanted} == set()


def imported(code: str) -> set[str]:
    nodes = list(ast.walk(ast.parse(code)))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    parts = {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module and not node.level}
    return {name.split(".")[0] for name in plain | parts}
