"""axe-core in a page: what it finds that keeps people from using it."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Page

FOLDER = Path(__file__).parent
SCRIPT = FOLDER / "node_modules" / "axe-core" / "axe.min.js"

STANDARDS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
"""WCAG 2.2 AA in axe's words, and what axe holds for good practice beside it."""

_RUN = """
async ([tags, only]) => {
  const rules = only.length ? { type: "rule", values: only } : { type: "tag", values: tags };
  const { violations } = await axe.run(document, { runOnly: rules, resultTypes: ["violations"] });
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} (${help}) ${target.join(" ")}: ${failureSummary}`));
}
"""


@cache
def _script() -> str:
    return SCRIPT.read_text("utf-8")


def require() -> None:
    """Skip the test where axe is not installed; under CI, where nobody would read of it, fail."""
    if SCRIPT.is_file():
        return
    reason = "no axe-core: run `npm ci` in tests/pages"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


def findings(page: Page, *only: str) -> list[str]:
    """Return what axe finds on the page as it stands, a line an element; of the rules named, or of all."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_script())
    found: list[str] = page.evaluate(_RUN, [list(STANDARDS), list(only)])
    return found
