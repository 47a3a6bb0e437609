"""What is said of an error: its kind, the words for the editor, and what writes the one right answer if any."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from portal import rewriting
from portal.problems import Kind
from portal.rewriting import Edits
from portal.source import Origin
from portal.tree import Loc, Node, Scalar
from portal.types_of import field_at

Mend = Callable[[Origin, Loc], Edits]
"""Returns the edits that write the one right answer at a place."""


class Said(NamedTuple):
    """What is said of an error, and what mends it."""

    kind: Kind
    message: str
    hint: str
    mend: Mend = rewriting.nothing


class Wrong(NamedTuple):
    """A value that pydantic refused: `told` names its field in messages, `error` is pydantic's own account."""

    model: type[BaseModel]
    origin: Origin
    loc: Loc
    told: str
    node: Node
    error: ErrorDetails

    @property
    def key(self) -> str:
        """The key, or the position in a list, as hints write it."""
        return str(self.loc[-1])

    @property
    def written(self) -> str:
        """The single value as it was written, or nothing."""
        return written(self.node)

    @property
    def description(self) -> str:
        """What the field is for, in Vietnamese, where it says."""
        return description(self.model, self.loc)


def writing(text: str | None) -> Mend:
    """Return what writes a text in the place of a value; nothing where there is none."""
    return partial(rewriting.value, text=text) if text else rewriting.nothing


def letter_for_zero(what: Kind, wrong: Wrong, meant: str) -> Said:
    """Say that the letter O stands in place of zero in what is otherwise right."""
    message = f"{wrong.told} ghi “{wrong.written}”, có chữ O ở chỗ số 0."
    return Said(what, message, f"Viết: {wrong.key}: {meant}", writing(meant))


def written(node: Node) -> str:
    """Return a single value without the blanks around it."""
    return (node.text or "").strip() if isinstance(node, Scalar) else ""


def description(model: type[BaseModel], loc: Loc) -> str:
    """Return what a field is for, in Vietnamese; nothing where it does not say."""
    try:
        return getattr(field_at(model, loc), "description", None) or ""
    except KeyError:
        return ""
