"""What rules say alike: the label of a field, a day as papers write it, and what an editor probably meant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from pydantic import BaseModel

from portal import rewriting
from portal.dates import PartialDate, local, official
from portal.meant import probably, surely
from portal.problems import Edit, Kind, Problem
from portal.records import Record
from portal.source import steps
from portal.types_of import label
from portal.vocabulary import Term


def label_of(model: BaseModel, loc: str) -> str:
    """Return the Vietnamese label of a field, given by its dotted key."""
    return label(type(model), tuple(int(step) if step.isdigit() else step for step in loc.split(".")))


def problem(
    record: Record, kind: Kind, loc: str, message: str, *, hint: str = "", edits: tuple[Edit, ...] = ()
) -> Problem:
    """Return a problem of a record's field."""
    return record.origin.problem(kind, loc, message, hint=hint, edits=edits)


def rewritten(record: Record, loc: str, text: str | None) -> tuple[Edit, ...]:
    """Return the edits that write another text in a field; none where there is none to write."""
    return rewriting.value(record.origin, steps(loc), text) if text else ()


def day(value: date | datetime | PartialDate) -> str:
    """Write a date, or the day of an instant on Vietnam's clock, as official papers do."""
    return official(local(value).date() if isinstance(value, datetime) else value)


def day_of(instant: datetime) -> date:
    """Return the day of an instant on Vietnam's clock."""
    return local(instant).date()


def meant(written: str, words: Mapping[str, Term]) -> Term | None:
    """Return the word of a vocabulary that was probably meant, by its slug, label or aliases."""
    slug = probably(written, {slug: (slug, term.label, *term.aliases) for slug, term in words.items()})
    return words[slug] if slug else None


def surely_meant(written: str, words: Mapping[str, Term]) -> str | None:
    """Return the slug of the only word whose slug, label or alias was written, be it in other letters."""
    return surely(written, {slug: (slug, term.label, *term.aliases) for slug, term in words.items()})


def choice(words: Iterable[Term]) -> str:
    """Write words to choose from: `xa` (Xã), `huyen` (Huyện)."""
    return ", ".join(f"{term.slug} ({term.label})" for term in words)
