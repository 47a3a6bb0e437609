"""The bytes of the cases of tests/rules/file.yml and yaml.yml."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mistakes.programs import saved

BASE = (Path(__file__).parent.parent / "rules" / "base" / "exemplar.md").read_text("utf-8")


def data_of(case: dict[str, Any]) -> bytes:
    if "bytes_hex" in case:
        return bytes.fromhex(case["bytes_hex"])
    text = str(case.get("text", BASE))
    for old, new in case.get("replace", []):
        text = text.replace(old, new, 1)
    text = text.replace("\n", case.get("newline", "\n"))
    if case.get("encoding") in ("tcvn3-bytes", "utf-8-surrogateescape"):
        return text.encode("utf-8", "surrogateescape")
    return saved(text, "nfd" if "normal" in case else case.get("encoding", "utf-8"))
