"""What only the page of an item of news shows: the event, the award decision or the consultation it tells of."""

from __future__ import annotations

from portal.dates import official
from portal.records import Consultation, Decision, Event, News
from portal.views import badges, parts
from portal.views.context import Context
from portal.views.page import Json


def own(context: Context, record: News) -> Json:
    """Return what only news show."""
    return {
        "event": _event(record.event) if record.event else None,
        "decision": _decision(context, record.decision) if record.decision else None,
        "consultation": _consultation(context, record, record.consultation) if record.consultation else None,
    }


def _event(event: Event) -> Json:
    return {
        "start": parts.day(event.start),
        "end": parts.day(event.end) if event.end else None,
        "place": event.place,
        "organiser": event.organiser,
    }


def _decision(context: Context, decision: Decision) -> Json:
    totals = [
        ("Cá nhân", decision.totals.ca_nhan),
        ("Tập thể", decision.totals.tap_the),
        ("Hộ gia đình", decision.totals.ho_gia_dinh),
    ]
    rows = [
        ("Quyết định", f"Số {decision.decision_no} ngày {official(decision.decision_date)}"),
        ("Cấp quyết định", context.label("authorities", decision.authority)),
        ("Danh hiệu, hình thức", context.label("awards", decision.award)),
        ("Loại hình", context.label("award_kinds", decision.kind)),
        ("Thời gian lập thành tích", decision.period),
    ]
    return {
        "rows": [{"label": label, "text": text} for label, text in rows if text],
        "totals": [{"label": label, "value": parts.number(count)} for label, count in totals if count],
        "recipients": [
            {
                "number": str(position),
                "name": recipient.name,
                "kind": context.label("subject_kinds", recipient.kind),
                "unit": recipient.unit,
            }
            for position, recipient in enumerate(decision.recipients, 1)
        ],
    }


def _consultation(context: Context, record: News, notice: Consultation) -> Json:
    return {
        "badge": badges.consultation(context, record),
        "legal_basis": notice.legal_basis,
        "open_from": parts.day(notice.open_from),
        "open_to": parts.day(notice.open_to),
        "contact": notice.contact,
    }
