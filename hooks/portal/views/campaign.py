"""What only the page of a campaign shows: its form, time, aims and criteria (Article 17.1 of Law 06/2022/QH15)."""

from __future__ import annotations

from portal.dates import UNKNOWN, OpenDate
from portal.records import Campaign, Record
from portal.views import badges, parts
from portal.views.context import Context
from portal.views.page import Json

UNKNOWN_TEXT = "chưa rõ"
LAW_FORMS = {"thuong-xuyen": "Thi đua thường xuyên", "theo-chuyen-de": "Thi đua theo chuyên đề"}
"""The two forms of Article 16.1 of Law 06/2022/QH15; "theo đợt" of local plans counts as the second."""


def own(context: Context, record: Campaign) -> Json:
    """Return what only campaigns show."""
    kind = context.words.campaign_types[record.campaign_type]
    tone, phase = badges.PHASES[badges.phase(context, record)]
    parent = context.catalogue.shown("campaign", record.parent) if record.parent else None
    plan = context.catalogue.shown("legal", record.plan) if record.plan else None
    summary = context.catalogue.shown("legal", record.summary_doc) if record.summary_doc else None
    rows = [
        ("Loại phong trào", kind.label),
        ("Hình thức theo luật", LAW_FORMS[kind.law_form]),
        ("Cấp phát động", context.label("levels", record.launch_level)),
        ("Cơ quan phát động", record.launched_by),
        ("Giai đoạn", context.label("lifecycles", record.lifecycle)),
    ]
    sections = [("Mục tiêu", record.objective), ("Phạm vi", record.scope), ("Đối tượng", record.participants)]
    lists = [
        ("Nội dung, tiêu chí", record.criteria),
        ("Kế hoạch, biện pháp", record.measures),
        ("Kết quả", record.results),
    ]
    return {
        "name": record.name,
        "slogan": record.slogan,
        "theme_year": str(record.theme_year) if record.theme_year else None,
        "phase": {"tone": tone, "label": phase},
        "rows": [{"label": label, "text": text} for label, text in rows if text],
        "start": edge(record.start_date),
        "end": edge(record.end_date),
        "organisers": parts.tags(context, "don-vi", "units", record.organisers),
        "sections": [{"title": title, "text": text} for title, text in sections if text],
        "lists": [{"title": title, "items": list(items)} for title, items in lists if items],
        "plan": parts.link(plan.title, context.links.record(plan)) if plan else None,
        "plan_section": record.plan_section,
        "summary_doc": parts.link(summary.title, context.links.record(summary)) if summary else None,
        "parent": parts.link(parent.title, context.links.record(parent)) if parent else None,
    }


def edge(value: OpenDate | None) -> Json | None:
    """Return the start or end of a campaign: a date, openly unknown, or None where there is none."""
    if value is None:
        return None
    if value == UNKNOWN:
        return {"iso": None, "text": UNKNOWN_TEXT, "long": UNKNOWN_TEXT, "precision": "unknown"}
    return parts.day(value)


def anniversaries(context: Context, record: Record) -> list[Json]:
    """Return the days a record commemorates, with how many years it is and the day it falls on."""
    found = []
    for item in record.anniversaries:
        term = context.words.anniversaries[item.ref]
        count = item.count or (item.year - term.base_year if item.year and term.base_year else None)
        day = term.on(item.year) if item.year else None
        found.append(
            {
                "label": term.label,
                "count": f"{count} năm" if count else None,
                "day": parts.day(day) if day else None,
                "founded": str(term.base_year) if term.base_year else None,
                "url": context.links.to(f"lich/#{item.ref}"),
            }
        )
    return found
