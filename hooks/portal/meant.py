"""What an editor meant by a word that is none of those allowed: beyond doubt, or probably.

Beyond doubt is the same word in other letters (case, diacritics, blanks for hyphens), or one or two slips of the
fingers from one word and far from every other. Everything else is a question to the editor, never an answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import get_args

from pydantic import BaseModel
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from portal.records import TYPES, Page
from portal.text import fold
from portal.types_of import core

_LIKE = 72
"""How alike two spellings are, of 100, before one is offered for the other."""

_SLIPS = 2
_SHORT = 7
"""In words shorter than this a second slip makes another word: `level` is no `legal`."""


_ALSO_CALLED = {
    "title": ("tên bài",),
    "summary": ("tóm tắt", "mở đầu"),
    "published": ("ngày đăng", "thời gian đăng"),
    "updated": ("ngày sửa", "ngày cập nhật"),
    "status": ("trạng thái",),
    "author": ("tác giả",),
    "name": ("họ tên", "họ và tên"),
    "commune": ("địa phương",),
    "communes": ("địa phương",),
    "position": ("chức danh",),
    "images": ("hình ảnh",),
    "credit": ("người chụp", "tác giả ảnh"),
    "number": ("số hiệu", "số ký hiệu"),
    "issued_date": ("ngày ký",),
    "decision_no": ("quyết định số",),
    "place": ("nơi tổ chức",),
}
"""What people call a key besides its label; what could mean two keys of one group is left out."""


def bare(text: str) -> str:
    """Return a word without what is easily typed otherwise: case, diacritics, hyphens, underscores, slashes, blanks."""
    return " ".join(fold(text).replace("_", " ").replace("-", " ").replace("/", " ").split())


def surely(written: str, names: Mapping[str, Iterable[str]], *, slips: bool = False) -> str | None:
    """Return the key one of whose names was written in other letters, if it is the only one.

    With `slips`, also the only key that is one or two slips of the fingers away.
    """
    wanted = bare(written)
    spellings = [(bare(name), key) for key, those in names.items() for name in those]
    exact = {key for name, key in spellings if name == wanted}
    exact = exact or {key for name, key in spellings if name.replace(" ", "") == wanted.replace(" ", "")}
    if exact or not slips or not wanted:
        return exact.pop() if len(exact) == 1 else None
    near: dict[str, int] = {}
    for name, key in spellings:
        near[key] = min(near.get(key, 99), OSA.distance(wanted, name))
    first, *others = sorted(near, key=lambda key: near[key])[:2] or [""]
    allowed = _SLIPS if len(wanted) >= _SHORT else 1
    if not first or near[first] > allowed or any(near[other] - near[first] < near[first] for other in others):
        return None
    return first


def any_of(written: str, allowed: Iterable[str]) -> str | None:
    """Return the allowed word that was surely meant; words are few here and unlike each other."""
    return surely(written, {word: (word,) for word in allowed}, slips=True)


def key_surely(model: type[BaseModel], key: str) -> str | None:
    """Return the key of a model that was surely meant: misspelt, or typed as its Vietnamese label.

    A key of another group or type is none that was misspelt, but one that stands in the wrong place.
    """
    if key in _known_keys():
        return None
    labels = {name: [part for part, of in _labels(model) if of == name] for name in model.model_fields}
    return surely(key, labels) or any_of(key, model.model_fields)


def key_probably(model: type[BaseModel], key: str) -> str | None:
    """Return the key that was probably meant: by spelling, or by its Vietnamese label."""
    spellings = _spellings(model)
    found = process.extractOne(bare(key), spellings.keys(), scorer=fuzz.ratio, score_cutoff=_LIKE)
    return spellings[found[0]] if found else None


def probably(written: str, allowed: Iterable[str]) -> str | None:
    """Return the allowed word that is most like what was written, or None."""
    found = process.extractOne(fold(written), tuple(allowed), scorer=fuzz.ratio, score_cutoff=_LIKE)
    return found[0] if found else None


def group_with(model: type[BaseModel], key: str) -> str | None:
    """Return the group of fields of a model that has this key."""
    for name, info in model.model_fields.items():
        inner = core(info.annotation)
        if isinstance(inner, type) and issubclass(inner, BaseModel) and key in inner.model_fields:
            return name
    return None


@cache
def _known_keys() -> frozenset[str]:
    """Return every key of any type of record, at any depth."""
    known: set[str] = set()
    models: list[type[BaseModel]] = [*TYPES.values(), Page]
    while models:
        for name, info in models.pop().model_fields.items():
            known.add(name)
            inner = core(info.annotation)
            inner = core(get_args(inner)[0]) if get_args(inner) else inner
            models += [inner] if isinstance(inner, type) and issubclass(inner, BaseModel) else []
    return frozenset(known)


@cache
def _labels(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """Return the labels of the keys, whole and in parts, and what else they are called, each with its key."""
    return tuple(
        (part.strip(), name)
        for name, info in model.model_fields.items()
        for part in dict.fromkeys([info.title or "", *(info.title or "").split(","), *_ALSO_CALLED.get(name, ())])
        if part.strip()
    )


@cache
def _spellings(model: type[BaseModel]) -> dict[str, str]:
    """Return every way a key may have been meant: its name, and its label in parts."""
    found = {bare(name): name for name in model.model_fields}
    for part, name in _labels(model):
        found.setdefault(bare(part), name)
    return found
