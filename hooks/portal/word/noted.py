"""What the editor is told beside the draft: what could not be carried over, and what was proposed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Note:
    """Something that was not carried over, or not as it was; `where` points into the Word file. Both Vietnamese."""

    what: str
    where: str = ""

    def __str__(self) -> str:
        return f"{self.what} ({self.where})." if self.where else f"{self.what}."


@dataclass(frozen=True, slots=True)
class Proposal:
    """A fact read out of the text: the Vietnamese label of its key, and the value as the draft gives it."""

    label: str
    value: str

    def __str__(self) -> str:
        return f"{self.label}: {self.value}"
