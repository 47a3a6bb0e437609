"""Facts read out of a document → the values of a draft. What the text does not say is left to the editor."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import PurePath
from typing import Any

from portal.records import TYPES, Type
from portal.types_of import label, model_at
from portal.word import recognised
from portal.word.article import LONGEST_TITLE, SHORTEST_SAPO, SHORTEST_TITLE
from portal.word.facts import Facts, Known, Read, days
from portal.word.keys import WRITERS
from portal.word.letters import NAME_WORD
from portal.word.noted import Note, Proposal
from portal.word.pictures import Picture
from portal.word.scaffold import examples

_DESCRIBE = "Tả ảnh ở đây: ai, đang làm gì, ở đâu"
_TAKEN_BY = "Ghi người chụp ở đây"


def proposed(read: Read, kind: Type, known: Known, as_of: datetime) -> Facts:
    """Return the facts of a draft of a type, as far as the document tells them."""
    made = Facts(_title(read))
    made.put("title", made.title)
    made.put("author", read.article.author)
    made.put("source_name", read.article.source)
    if len(read.article.summary) >= SHORTEST_SAPO:
        made.put("summary", read.article.summary)
    first, last = days(read, kind, as_of)
    WRITERS[kind](made, read, known, as_of)
    _words(made, read, known, first, last)
    return made


def _title(read: Read) -> str:
    head = read.letterhead
    if head and head.doc_type:
        about = head.subject[:1].lower() + head.subject[1:] if re.match(NAME_WORD, head.subject) else head.subject
        joined = f"{head.doc_type} {about}".strip()
    else:
        joined = read.article.title
    if len(joined) > LONGEST_TITLE:
        joined = joined[: LONGEST_TITLE - 1].rpartition(" ")[0] + "…"
    stem = PurePath(read.name).stem.replace("_", " ").strip()
    return joined if len(joined) >= SHORTEST_TITLE else f"{joined or 'Bài nhập từ tệp'} {stem}"[:LONGEST_TITLE]


def _words(made: Facts, read: Read, known: Known, first: date, last: date) -> None:
    """Recognise places, bodies, fields and records that the text names."""
    whole = f"{made.title}\n{read.prose}"
    vocabularies = known.vocabularies
    made.put("communes", recognised.communes(whole, vocabularies.communes, first, last))
    made.put("units", recognised.slugs(whole, vocabularies.units, first, last, most=5))
    made.put("fields", recognised.slugs(whole, vocabularies.fields, first, last, most=3))
    lower = whole.lower()
    made.put("campaigns", sorted(slug for slug, name in known.place.campaigns.items() if name.lower() in lower))
    made.put("legal", sorted(slug for slug, number in known.place.texts.items() if _names(number, whole)))


def _names(number: str, whole: str) -> bool:
    return re.search(rf"(?<![\w/-]){re.escape(number)}(?![\w/-])", whole) is not None


def images(pictures: tuple[Picture, ...], slug: str) -> list[tuple[str, Picture, dict[str, str]]]:
    """Return each picture's file name, the picture, and the entry of the draft."""
    made = []
    for number, picture in enumerate(pictures, 1):
        file = f"images/{slug}{f'-{number}' if len(pictures) > 1 else ''}.{picture.suffix}"
        entry = {"file": file, "alt": picture.alt or picture.caption or _DESCRIBE}
        if picture.caption:
            entry["caption"] = picture.caption
        made.append((file, picture, {**entry, "credit": picture.credit or _TAKEN_BY}))
    return made


def told(made: Facts, kind: Type) -> list[Proposal]:
    """Say what was proposed, under the labels that editors know."""
    return [
        Proposal(label(TYPES[kind], (key,)), _shown(value)) for key, value in made.values.items() if key != "images"
    ]


def lacking(made: Facts, kind: Type, scaffold: str) -> Iterator[Note]:
    """Say which keys of a draft the text did not tell: examples stand there, which are no facts."""
    model = TYPES[kind]
    for name in ("event", "decision"):
        group = model_at(model, (name,)) if name in made.values else None
        fields = group.model_fields.items() if group else ()
        missing = [info.title or key for key, info in fields if info.is_required() and key not in made.values[name]]
        if missing:
            yield Note(f"Nhóm “{label(model, (name,))}” còn thiếu: {', '.join(missing)}")
    left = [
        " – ".join(label(model, loc[: length + 1]) for length in range(len(loc)))
        for loc in examples(scaffold, made.values)
    ]
    if left:
        yield Note(f"Còn để chữ mẫu, phải tự điền hoặc chọn lại: {', '.join(left)}")


def _shown(value: Any) -> str:
    if isinstance(value, Mapping):
        return "; ".join(said for one in value.values() if not (said := _shown(one)).startswith("Ghi "))
    if isinstance(value, list):
        if value and isinstance(value[0], Mapping):
            return f"{len(value)} mục"
        return ", ".join(map(_shown, value))
    return str(value)
