"""What legal texts do to each other, and whether both sides say so; inverse relations are derived, never written."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from portal.catalogue import Catalogue
from portal.dates import PartialDate
from portal.problems import Problem, kind
from portal.records import LegalRelation, LegalText
from portal.rules.said import choice, day, day_of, problem
from portal.vocabulary import Relation

RELATES_TO_ITSELF = kind(
    "L20",
    "Văn bản không có quan hệ với chính mình",
    wrong="relations:\n  - kind: thay-the\n    target: van-ban-nay",
    right="relations:\n  - kind: thay-the\n    target: van-ban-cu",
)
BOTH_WAYS = kind(
    "L21",
    "Hai văn bản không thể cùng tác động lẫn nhau theo một quan hệ; chỉ văn bản sau ghi quan hệ",
    wrong="(văn bản A ghi thay-the B, văn bản B ghi thay-the A)",
    right="(chỉ văn bản ban hành sau ghi thay-the)",
)
TARGET_STATUS = kind(
    "L22",
    "Văn bản đã bị thay thế, bãi bỏ, sửa đổi phải ghi tình trạng hiệu lực như thế",
    wrong="legal_status: con-hieu-luc   # đã có văn bản thay thế",
    right="legal_status: het-hieu-luc-toan-bo",
)
EARLIER = kind(
    "L23",
    "Văn bản chỉ tác động tới văn bản ban hành trước hoặc cùng ngày",
    wrong="relations:\n  - kind: thay-the\n    target: van-ban-ban-hanh-sau",
    right="(ghi quan hệ ở văn bản ban hành sau)",
)
WHICH_TEXT = kind(
    "L24",
    "Mỗi quan hệ nêu đúng một văn bản: target khi có trên trang này, citation khi không có",
    wrong="relations:\n  - kind: thay-the",
    right="relations:\n  - kind: thay-the\n    citation: Thông tư 01/2024/TT-BNV",
)
SAID_TWICE = kind(
    "L25",
    "Mỗi quan hệ chỉ ghi một lần",
    wrong="relations:\n  - {kind: can-cu, target: luat-a}\n  - {kind: can-cu, target: luat-a}",
    right="relations:\n  - {kind: can-cu, target: luat-a}",
    severity="warning",
)

Edge = tuple[LegalText, int, LegalRelation, LegalText]
"""A relation with the text that states it, its position there, and the text it is about."""


def edges(catalogue: Catalogue) -> Iterator[Edge]:
    """Yield the relations whose other text has a record here."""
    for text in catalogue.of(LegalText):
        for position, relation in enumerate(text.relations):
            target = catalogue.find("legal", relation.target) if relation.target else None
            if isinstance(target, LegalText):
                yield text, position, relation, target


def relation_names_one_text(catalogue: Catalogue) -> Iterator[Problem]:
    """Mỗi quan hệ nêu đúng một văn bản, và chỉ một lần."""
    for text in catalogue.of(LegalText):
        for position, relation in enumerate(text.relations):
            loc = f"relations.{position}"
            if bool(relation.target) == bool(relation.citation):
                what = "chưa nêu văn bản nào" if not relation.target else "nêu cả target và citation"
                hint = "Ghi target: tên tệp khi văn bản có trên trang này; nếu không, ghi citation: số và tên văn bản."
                yield problem(
                    text, WHICH_TEXT, f"{loc}.kind", f"“Quan hệ văn bản” thứ {position + 1} {what}.", hint=hint
                )
            if any(
                (other.kind, other.target, other.citation) == (relation.kind, relation.target, relation.citation)
                for other in text.relations[:position]
            ):
                yield problem(
                    text,
                    SAID_TWICE,
                    f"{loc}.kind",
                    f"“Quan hệ văn bản” thứ {position + 1} đã ghi ở trên.",
                    hint="Bỏ một lần.",
                )


def _issued(text: LegalText) -> PartialDate | None:
    """Return the day of issue, where it is told and could be read."""
    return None if "issued_date" in text.origin.broken else text.issued


def relation_has_a_direction(catalogue: Catalogue) -> Iterator[Problem]:
    """Quan hệ đi từ văn bản sau tới văn bản trước, không tới chính nó và không đi cả hai chiều."""
    found = tuple(edges(catalogue))
    known = {(text.id, relation.kind, target.id) for text, _, relation, target in found}
    for text, position, relation, target in found:
        loc = f"relations.{position}.target"
        label = _label(catalogue, relation)
        if target is text:
            yield problem(
                text,
                RELATES_TO_ITSELF,
                loc,
                f"“{label}” dẫn tới chính văn bản này.",
                hint="Ghi văn bản bị tác động, hoặc bỏ mục này.",
            )
        elif (own := _issued(text)) and (other := _issued(target)) and own.last < other.first:
            message = f"“{label}”: {target.slug} ban hành {day(other)}, sau văn bản này ({day(own)})."
            yield problem(
                text, EARLIER, loc, message, hint=f"Ghi quan hệ này ở {target.origin.path}, hoặc sửa ngày ban hành."
            )
        elif (target.id, relation.kind, text.id) in known:
            message = f"“{label}”: văn bản này và {target.slug} cùng ghi “{label}” với nhau."
            yield problem(
                text, BOTH_WAYS, loc, message, hint="Chỉ giữ ở văn bản ban hành sau; chiều ngược lại trang tự hiện."
            )


def target_says_so(catalogue: Catalogue) -> Iterator[Problem]:
    """Văn bản đã bị thay thế, bãi bỏ, sửa đổi phải ghi tình trạng hiệu lực như thế."""
    today = day_of(catalogue.as_of)
    statuses = catalogue.vocabularies.legal_statuses
    for text, _, relation, target in edges(catalogue):
        term = catalogue.vocabularies.relations.get(relation.kind)
        if text.status == "draft" or target is text or not _in_effect(text, today) or not term:
            continue
        if term.target_statuses and target.legal_status not in term.target_statuses:
            now = statuses.get(target.legal_status)
            done = f"{term.inverse_label} {text.number or text.title}"
            told = f"“Tình trạng hiệu lực” ghi {now.label if now else target.legal_status}"
            message = f"{told} nhưng văn bản này: {done} ({text.origin.path})."
            wanted = choice(statuses[slug] for slug in term.target_statuses if slug in statuses)
            yield problem(target, TARGET_STATUS, "legal_status", message, hint=f"Viết một trong: {wanted}.")


def _in_effect(text: LegalText, today: date) -> bool:
    starts = text.effective_date or (text.issued.first if text.issued else None)
    return starts is None or starts <= today


def _label(catalogue: Catalogue, relation: LegalRelation) -> str:
    term: Relation | None = catalogue.vocabularies.relations.get(relation.kind)
    return term.label if term else relation.kind


RULES = (relation_names_one_text, relation_has_a_direction, target_says_so)
