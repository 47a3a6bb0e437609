"""What an editor meant by a word that is none of those allowed: beyond doubt, or probably.

Beyond doubt is the same word in other letters (case, diacritics, blanks for hyphens), or a slip of the fingers from one
word and far from every other. Everything else is a question to the editor, never an answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from itertools import zip_longest
from typing import get_args

from pydantic import BaseModel
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from portal.records import TYPES, Page
from portal.text import fold
from portal.types_of import core

_LIKE = 72
"""How alike two spellings are, of 100, before one is offered for the other; below, guesses were of other words."""

_SLIPS = 2
_SHORT = 7
"""In words shorter than this a second slip makes another word: `level` is no `legal`."""

_FAR = 2
"""Up to so many slips two names are alike, and up to so many letters a word has no room for one."""

_NOWHERE = 99

_ALSO_CALLED = {
    "title": ("tên bài",),
    "summary": ("tóm tắt", "mở đầu", "sapo", "lời dẫn"),
    "published": ("ngày đăng", "thời gian đăng", "ngày đăng tin", "ngày đăng bài"),
    "updated": ("ngày sửa", "ngày cập nhật"),
    "status": ("trạng thái",),
    "author": ("tác giả", "người soạn", "người viết bài"),
    "checked_by": ("người duyệt", "người kiểm duyệt", "duyệt bài"),
    "name": ("họ tên", "họ và tên"),
    "commune": ("địa phương",),
    "communes": ("địa phương",),
    "position": ("chức danh",),
    "images": ("hình ảnh",),
    "alt": ("mô tả",),
    "caption": ("chú thích",),
    "credit": ("người chụp", "tác giả ảnh"),
    "village": ("thôn", "bản", "tổ dân phố"),
    "birth_year": ("sinh năm",),
    "consent": ("phiếu đồng ý",),
    "number": ("số hiệu", "số ký hiệu"),
    "issued_date": ("ngày ký",),
    "decision_no": ("quyết định số",),
    "place": ("nơi tổ chức",),
}
"""What people call a key besides its label; what could mean two keys of one group is left out."""


def bare(text: str) -> str:
    """Return a word without what is easily typed otherwise: case, diacritics, hyphens, underscores, slashes, blanks.

    Nor with what a sentence or a list leaves behind a word: a comma, a semicolon, a full stop.
    """
    return " ".join(fold(text).replace("_", " ").replace("-", " ").replace("/", " ").split()).rstrip(" ,;.")


def surely(written: str, names: Mapping[str, Iterable[str]]) -> str | None:
    """Return the key one of whose names was written, in other letters or with one slip, if it is the only one.

    Names are of places, bodies and papers, so that a slip is one only within a long name: no figure is a slip (the
    campaign of another year), nor is a letter of a short word (Thôn A, đợt I).
    """
    spellings = _of(names)
    exact = _exact(written, spellings)
    return _only(exact) if exact else _slipped(bare(written), spellings)


def exactly(written: str, names: Mapping[str, Iterable[str]]) -> str | None:
    """Return the key one of whose names was written, in other letters, if it is the only one."""
    return _only(_exact(written, _of(names)))


def any_of(written: str, allowed: Iterable[str], most: int = 1) -> str | None:
    """Return the allowed word that was surely meant, with so many slips at most; words are few and unlike each other.

    What may turn the meaning is no slip (`_turned`).
    """
    spellings = _of({word: (word,) for word in allowed})
    exact, wanted = _exact(written, spellings), bare(written)
    if exact or not wanted:
        return _only(exact)
    first, near, others = _nearest(wanted, spellings)
    slips = (most if len(wanted) >= _SHORT else 1) if len(wanted) > _FAR else 0
    return first if near <= slips and others >= 2 * near and not _turned(wanted, bare(first)) else None


Spellings = list[tuple[str, str]]
"""Names without what is easily typed otherwise, each with its key."""


def _of(names: Mapping[str, Iterable[str]]) -> Spellings:
    return [(bare(name), key) for key, those in names.items() for name in those]


def _exact(written: str, spellings: Spellings) -> set[str]:
    """Return the keys that have a name of the same letters, else of the same letters with other blanks."""
    wanted = bare(written)
    exact = {key for name, key in spellings if name == wanted}
    return exact or {key for name, key in spellings if name.replace(" ", "") == wanted.replace(" ", "")}


def _turned(wanted: str, word: str) -> bool:
    """Tell whether what was typed may be more than a misspelt word, or its opposite.

    It begins otherwise (`unpublished`), or with it stands what is no part of a word (`published?`, `published k`).
    """
    return wanted[:1] != word[:1] or wanted.count(" ") != word.count(" ") or not wanted.replace(" ", "").isalpha()


def _only(keys: set[str]) -> str | None:
    return next(iter(keys)) if len(keys) == 1 else None


def _slipped(wanted: str, spellings: Spellings) -> str | None:
    """Return the key with a name that one slip within one word leads to, where every other name is far."""
    if len(wanted) < _SHORT:
        return None
    first, near, others = _nearest(wanted, spellings)
    if near != 1 or others <= _FAR:
        return None
    meant = next(name for name, key in spellings if key == first and OSA.distance(wanted, name) == 1)
    apart = [pair for pair in zip_longest(wanted.split(), meant.split(), fillvalue="") if pair[0] != pair[1]]
    sure = len(apart) == 1 and all(len(word) > _FAR and word.isalpha() for word in apart[0])
    return first if sure else None


def _nearest(wanted: str, spellings: Spellings) -> tuple[str, int, int]:
    """Return the key of the name that is nearest, how many slips away it is, and how many that of any other key."""
    near: dict[str, int] = {}
    for name, key in spellings:
        near[key] = min(near.get(key, _NOWHERE), OSA.distance(wanted, name))
    first, *others = sorted(near, key=lambda key: near[key])[:2] or [""]
    return first, near.get(first, _NOWHERE), min((near[other] for other in others), default=_NOWHERE)


def key_surely(model: type[BaseModel], key: str) -> str | None:
    """Return the key of a model that was surely meant: misspelt, or typed as its Vietnamese label.

    A key of another group or type is none that was misspelt, but one that stands in the wrong place.
    """
    if key in _known_keys():
        return None
    labels = {name: names[1:] for name, names in _names(model).items()}
    return surely(key, labels) or any_of(key, model.model_fields, _SLIPS)


def key_probably(model: type[BaseModel], key: str) -> str | None:
    """Return the key that was probably meant: by spelling, or by its Vietnamese label."""
    return probably(key, _names(model))


def probably(written: str, names: Mapping[str, Iterable[str]]) -> str | None:
    """Return the key one of whose names is most like what was written, in whatever letters; or None."""
    spellings = _of(names)
    found = process.extractOne(bare(written), [name for name, _ in spellings], scorer=fuzz.ratio, score_cutoff=_LIKE)
    return spellings[found[2]][1] if found else None


def probably_any_of(written: str, allowed: Iterable[str]) -> str | None:
    """Return the allowed word that is most like what was written, and is not its opposite (`_turned`); or None."""
    return probably(written, {word: (word,) for word in allowed if not _turned(bare(written), bare(word))})


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
def _names(model: type[BaseModel]) -> dict[str, tuple[str, ...]]:
    """Return every way each key may have been meant: its name first, then its label in parts."""
    return {name: (name, *(part for part, of in _labels(model) if of == name)) for name in model.model_fields}
