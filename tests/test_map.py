"""The map in `portal.__doc__` is the territory: every module is on it, and imports only go upward."""

import ast
import re
from pathlib import Path

import pytest

import portal

PACKAGE = Path(portal.__file__).parent
ROOMS = re.findall(r"^([a-z_]+)  +\S", portal.__doc__ or "", flags=re.MULTILINE)
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    """Return the rooms that a module imports from."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "portal":
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("portal."):
            found.add(str(node.module).split(".")[1])
        elif isinstance(node, ast.Import):
            found |= {alias.name.split(".")[1] for alias in node.names if alias.name.startswith("portal.")}
    return found


def packages_imported(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):
            found.add(str(node.module).split(".")[0])
        elif isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
    return found


def test_the_map_lists_every_module_once() -> None:
    assert sorted(ROOMS) == sorted({room(path) for path in MODULES})


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_module_imports_only_what_stands_above_it(path: Path) -> None:
    own = ROOMS.index(room(path))
    below = {name for name in imported(path) if ROOMS.index(name) > own}

    assert not below


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_the_domain_knows_nothing_of_mkdocs(path: Path) -> None:
    assert "mkdocs" not in packages_imported(path)


def test_no_locality_is_named_in_code_or_templates() -> None:
    overrides = PACKAGE.parent.parent / "site_overrides"
    written = [*PACKAGE.parent.rglob("*.py"), *(path for path in overrides.rglob("*") if path.is_file())]
    naming = [
        path.name
        for path in written
        if re.search("Chợ Đồn|Bắc Kạn|Bằng Lũng|Thái Nguyên", path.read_text("utf-8", errors="ignore"))
    ]

    assert written
    assert not naming
