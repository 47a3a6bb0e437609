"""What an article recounts and its front matter does not say: lists, filters and checks know the front matter alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal.catalogue import Catalogue
from portal.problems import Problem, kind
from portal.records import Exemplar
from portal.rules.clues import prefiltered
from portal.rules.said import problem
from portal.text import fold

ONLY_RECOUNTED = kind(
    "A19",
    "Khen thưởng kể trong bài cũng ghi ở mục Khen thưởng, có số và ngày quyết định để đối chiếu",
    wrong="(thân bài: được Chủ tịch UBND tỉnh tặng Bằng khen)   # không có recognition",
    right="recognition:\n  - award: bang-khen-chu-tich-ubnd-tinh\n    status: da-trao\n    decision_no: 163/QĐ-UBND",
    severity="warning",
)
OTHER_NAME = kind(
    "P11",
    "Tên nhân vật ở phần đầu bài là tên được nhắc trong bài",
    wrong="name: Hoàng Văn Đức   # bài kể về chị Lý Thị Mẫu: chép tệp cũ, quên đổi tên",
    right="name: Lý Thị Mẫu",
    severity="warning",
)

_HONOURS = ("huân chương", "huy chương", "bằng khen", "giấy khen", "kỷ niệm chương", "cờ thi đua", "chiến sĩ thi đua")
_GIVEN = prefiltered(
    r"\b(?:được|nhận|đón nhận|vinh dự)\b(?P<between>[^.;:\n“”]{0,70}?)"
    rf"(?P<honour>{'|'.join(_HONOURS)})\b(?P<after>[^.;\n“”]{{0,40}})",
    *_HONOURS,
    flags=re.IGNORECASE,
)
_NOT_GIVEN = re.compile(r"đề nghị|đề xuất|xét|sẽ|chưa|không|trình|giới thiệu", re.IGNORECASE)
_WORD = r"[A-ZĐÀ-Ỹ][a-zđà-ỹ]+"
_PERSON = re.compile(rf"\b(?:[ôÔ]ng|[bB]à|[aA]nh|[cC]hị|[eE]m|[đĐ]ồng chí) (?P<name>{_WORD}(?: {_WORD}){{1,3}})")


def award_is_in_its_field(catalogue: Catalogue) -> Iterator[Problem]:
    """Khen thưởng kể trong thân bài gương điển hình cũng ghi ở mục Khen thưởng."""
    for record in catalogue.records:
        if not isinstance(record, Exemplar) or record.status == "withdrawn":
            continue
        awards = catalogue.vocabularies.awards
        listed = fold(
            " ; ".join(
                f"{awards[one.award].label} {one.title or ''}" for one in record.recognition if one.award in awards
            )
        )
        for found in _GIVEN.finditer(record.body):
            honour = found["honour"]
            if fold(honour) in listed or _NOT_GIVEN.search(found["between"]):
                continue
            message = f"Bài kể “{found[0].strip()[:80]}”, mục “Khen thưởng, ghi nhận” chưa ghi."
            hint = "Thêm vào recognition: award, authority, status, decision_no, decision_date."
            yield record.origin.in_body(ONLY_RECOUNTED, *found.span("honour"), message, hint=hint)
            break


def subject_is_who_is_told_of(catalogue: Catalogue) -> Iterator[Problem]:
    """Tên nhân vật ở phần đầu bài là tên được nhắc trong tiêu đề, sa-pô hoặc thân bài."""
    for record in catalogue.records:
        if not isinstance(record, Exemplar) or record.subject.kind != "ca-nhan" or not record.body.strip():
            continue
        told = f"{record.title}\n{record.summary}\n{record.body}"
        # A person is called by the last part of the name: “chị Mẫu”; of a child perhaps the initials alone are told.
        if "." in record.subject.name or re.search(rf"\b{re.escape(record.subject.name.split()[-1])}\b", told):
            continue
        others = _PERSON.search(told)
        hint = f"Có phải {others['name']}?" if others else "Xem lại tên: bài có thể chép từ tệp cũ."
        message = f"“Tên” ghi “{record.subject.name}”, bài không nhắc tên này."
        yield problem(record, OTHER_NAME, "subject.name", message, hint=hint)


RULES = (award_is_in_its_field, subject_is_who_is_told_of)
