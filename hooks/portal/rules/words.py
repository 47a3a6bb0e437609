"""Words of the vocabularies: each is known, and valid on the day it is used of."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from portal.catalogue import Catalogue
from portal.dates import PartialDate
from portal.marks import marked
from portal.problems import Problem, kind
from portal.records import Campaign, Exemplar, LegalText, News, Record
from portal.rules.said import choice, day, day_of, label_of, meant, problem, rewritten, surely_meant
from portal.text import slug
from portal.vocabulary import InVocabulary, Relation, Term

UNKNOWN_WORD = kind(
    "V11",
    "Giá trị lấy từ danh mục phải có trong danh mục",
    wrong="communes: [minh-hoaa]",
    right="communes: [minh-hoa]",
    fixable=True,
)
NOT_VALID_THEN = kind(
    "V12",
    "Tên xã, đơn vị, khen thưởng, cấp quyết định phải đang dùng vào ngày diễn ra việc nêu trong bài",
    wrong="deed_date: 2025-08-12\nsubject:\n  commune: ten-xa-cu",
    right="deed_date: 2025-08-12\nsubject:\n  commune: ten-xa-moi",
)

FEW = 9
"""Up to so many words of a vocabulary are told in a message; of longer ones, the file is."""

_NOT = {"khong", "chua"}
"""What turns the meaning of the words behind it."""

Days = tuple[date, date]
"""A first and a last day, both included: a word may be used when it was valid on any day between."""


def word_is_known(catalogue: Catalogue) -> Iterator[Problem]:
    """Giá trị lấy từ danh mục phải có trong danh mục."""
    for record in catalogue.records:
        for loc, mark, word in marked(record):
            # What is wrong in a vocabulary hides its words; they must not be taken for slips of others.
            if not isinstance(mark, InVocabulary) or mark.name in catalogue.unsound:
                continue
            if word not in getattr(catalogue.vocabularies, mark.name):
                yield _unknown(catalogue, record, loc, mark.name, word)


def _unknown(catalogue: Catalogue, record: Record, loc: str, name: str, word: str) -> Problem:
    words = catalogue.vocabularies.of(name)
    file = f"content/vocabularies/{name.replace('_', '-')}.yml"
    message = f"“{label_of(record, loc)}” ghi “{word}”, không có trong danh mục."
    sure = surely_meant(word, words)
    asked = len(words) > FEW and slug(word).split("-")[0] not in _NOT
    likely = words[sure] if sure else meant(word, words) if asked else None
    inverse = next((term for term in words.values() if isinstance(term, Relation) and _undoes(word, term)), None)
    if inverse:
        hint = f"Bỏ mục này; ghi {inverse.slug} ({inverse.label}) ở văn bản kia, chiều ngược lại trang tự hiện."
    elif likely:
        hint = f"Có phải {likely.slug} ({likely.label})? Danh mục ở {file}."
    elif len(words) <= FEW:
        hint = f"Chọn một trong: {choice(words.values())}."
    else:
        hint = f"Chọn một mục trong {file}, hoặc thêm mục mới vào đó."
    return problem(record, UNKNOWN_WORD, loc, message, hint=hint, edits=rewritten(record, loc, sure))


def _undoes(word: str, relation: Relation) -> bool:
    """Tell whether a word is what the other side of a relation is called."""
    return slug(word) == slug(relation.inverse_label)


def word_is_valid_then(catalogue: Catalogue) -> Iterator[Problem]:
    """Tên xã, đơn vị, khen thưởng, cấp quyết định phải đang dùng vào ngày diễn ra việc nêu trong bài."""
    for record in catalogue.records:
        for loc, mark, word in marked(record):
            if not isinstance(mark, InVocabulary) or mark.name in catalogue.unsound:
                continue
            term = getattr(catalogue.vocabularies, mark.name).get(word)
            if term and (term.valid_from or term.valid_until):
                first, last = days_of(record, loc)
                if (term.valid_until or date.max) < first or (term.valid_from or date.min) > last:
                    yield _outdated(catalogue, record, loc, mark.name, term)


def _outdated(catalogue: Catalogue, record: Record, loc: str, name: str, term: Term) -> Problem:
    first, last = days_of(record, loc)
    told = f"“{label_of(record, loc)}”: {term.label}"
    if term.valid_until and term.valid_until < first:
        message = f"{told} chỉ dùng đến hết {day(term.valid_until)}, việc nêu trong bài sớm nhất là {day(first)}."
    else:
        message = f"{told} chỉ dùng từ {day(term.valid_from or last)}, việc nêu trong bài muộn nhất là {day(last)}."
    words = catalogue.vocabularies.of(name)
    successor = words.get(getattr(term, "successor", None) or "")
    before = [word for word in words.values() if getattr(word, "successor", None) == term.slug]
    if successor and successor.valid_on(last):
        return problem(record, NOT_VALID_THEN, loc, message, hint=f"Viết {successor.slug} ({successor.label}).")
    if before and all(word.valid_on(first) for word in before):
        return problem(record, NOT_VALID_THEN, loc, message, hint=f"Trước đó dùng: {choice(before)}.")
    return problem(record, NOT_VALID_THEN, loc, message, hint="Sửa ngày của việc, hoặc chọn tên đang dùng vào ngày ấy.")


def days_of(record: Record, loc: str) -> Days:
    """Return the days that count for a word of a record.

    A deed counts on its day for whom it is about, and until publication for the lists the record stands in; an award
    on the day of its decision; a campaign while it runs; a text when it was issued. What is not dated counts when it
    is published.
    """
    published = day_of(record.published)
    if isinstance(record, Exemplar):
        return _of_exemplar(record, loc, published)
    if isinstance(record, News):
        return _of_news(record, loc, published)
    if isinstance(record, Campaign):
        last = max(record.ends.last if record.ends else published, published)
        return (record.starts.first if record.starts else date.min, last)
    if isinstance(record, LegalText):
        issued = record.issued
        if loc == "issuer":
            return (issued.first, issued.last) if issued else (date.min, published)
        return (issued.first if issued else date.min, published)
    return (published, published)


def _of_exemplar(record: Exemplar, loc: str, published: date) -> Days:
    if loc.startswith("recognition."):
        decided = record.recognition[int(loc.split(".")[1])].decision_date or published
        return (decided, decided)
    deed = record.deed_date
    if not deed:
        return (published, published)
    if loc.startswith("subject."):
        return (deed.first, deed.last)
    return (deed.first, max(deed.last, published))


def _of_news(record: News, loc: str, published: date) -> Days:
    if record.decision and loc.startswith("decision."):
        return (record.decision.decision_date, record.decision.decision_date)
    told: list[PartialDate | date] = []
    if record.event:
        told += [record.event.start, record.event.end or record.event.start]
    if record.decision:
        told.append(record.decision.decision_date)
    days = [
        day for value in told for day in ((value.first, value.last) if isinstance(value, PartialDate) else (value,))
    ]
    return (min([*days, published]), max([*days, published]))


RULES = (word_is_known, word_is_valid_then)
