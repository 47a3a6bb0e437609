"""What only the page of an exemplar shows: who, the figures of what was done, the awards, how far it spread."""

from __future__ import annotations

from portal.dates import official
from portal.records import Achievement, Exemplar, Recognition, Subject
from portal.views import badges, parts
from portal.views.context import Context
from portal.views.page import Json


def own(context: Context, record: Exemplar) -> Json:
    """Return what only exemplars show."""
    recognition = [_award(context, item) for item in record.recognition]
    return {
        "name": name(context, record.subject),
        "who": who(context, record),
        "achievements": [_achievement(item) for item in record.achievements],
        "statutory": [item for item in recognition if item["statutory"]],
        "other_awards": [item for item in recognition if not item["statutory"]],
        "replication": _replication(context, record),
        "external": record.subject.external_place,
    }


def name(context: Context, subject: Subject) -> str:
    """Return how the subject is called: `Anh Nguyễn Văn A`."""
    honorific = context.label("honorifics", subject.honorific)
    return f"{honorific} {subject.name}" if honorific else subject.name


def who(context: Context, record: Exemplar) -> list[Json]:
    """Return what is told of the subject, a row a fact, only as far as the consent goes."""
    subject = record.subject
    kind = context.label("subject_subkinds", subject.subkind) or context.label("subject_kinds", subject.kind)
    rows = [
        ("Đối tượng", kind),
        ("Chức vụ, nghề nghiệp", subject.position),
        ("Đơn vị công tác", subject.unit),
        ("Nhóm nghề nghiệp", context.label("occupation_groups", record.occupation_group)),
        ("Người đại diện", subject.representative),
        ("Năm sinh", str(subject.birth_year) if subject.birth_year and not subject.minor else None),
        ("Dân tộc", subject.ethnicity if "dan-toc" in _scope(record) else None),
        ("Năm thành lập", str(subject.founded) if subject.founded else None),
        ("Số thành viên", parts.number(subject.members) if subject.members else None),
        ("Thôn, tổ dân phố", None if subject.minor else subject.village),
        ("Nơi ở", subject.external_place),
        ("Thời điểm việc làm", official(record.deed_date) if record.deed_date else None),
    ]
    return [{"label": label, "text": text} for label, text in rows if text]


def _scope(record: Exemplar) -> tuple[str, ...]:
    """Return what the consent covers: ethnicity is sensitive data (Decree 356/2025/NĐ-CP Art. 4)."""
    return record.consent.scope if record.consent else ()


def _achievement(item: Achievement) -> Json:
    return {
        "what": item.what,
        "value": parts.number(item.value) if item.value is not None else None,
        "unit": item.unit,
        "year": str(item.year) if item.year else None,
    }


def _award(context: Context, item: Recognition) -> Json:
    term = context.words.awards[item.award]
    number = f"số {item.decision_no}" if item.decision_no else ""
    dated = f"ngày {official(item.decision_date)}" if item.decision_date else ""
    decision = " ".join(part for part in ("Quyết định", number, dated) if part) if number or dated else None
    return {
        "title": item.title or term.label,
        "award": term.label if item.title else None,
        "level": context.label("levels", item.level),
        "authority": context.label("authorities", item.authority),
        "decision": decision,
        "kind": context.label("award_kinds", item.kind),
        "badge": badges.award(context, item),
        "statutory": term.statutory,
    }


def _replication(context: Context, record: Exemplar) -> Json | None:
    """Return the steps of spreading a model (the plan, II.2), those reached marked."""
    if record.replication is None:
        return None
    stages = list(context.words.replication_stages)
    reached = stages.index(record.replication.stage)
    steps = [
        {"label": context.label("replication_stages", slug), "reached": at <= reached, "current": at == reached}
        for at, slug in enumerate(stages)
    ]
    return {"steps": steps, "contact": record.replication.contact}
