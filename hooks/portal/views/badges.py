"""Where a record stands as of the build: a text's validity, a campaign's phase, a consultation's time, an award.

A tone is what the badge's colour and sign follow: good, warn, bad, soon or unknown. The words alone tell everything.
"""

from __future__ import annotations

from portal.dates import local, official
from portal.records import Campaign, LegalText, News, Recognition, Record
from portal.views.context import Context
from portal.views.page import Json

PHASES = {
    "upcoming": ("soon", "Sắp diễn ra"),
    "running": ("good", "Đang diễn ra"),
    "standing": ("good", "Thường xuyên"),
    "over": ("past", "Đã kết thúc"),
    "commemorated": ("past", "Đã qua ngày kỷ niệm"),
    "past_year": ("past", "Đã qua năm chủ đề"),
    "unknown": ("unknown", "Chưa rõ thời gian"),
}


def badge(context: Context, record: Record) -> Json | None:
    """Return the badge of a record, or None where it has none."""
    if told := unpublished(context, record):
        return {"tone": told["tone"], "label": told["label"]}
    match record:
        case LegalText():
            return validity(context, record)
        case Campaign():
            tone, label = PHASES[phase(context, record)]
            return {"tone": tone, "label": label}
        case News() if record.consultation:
            return consultation(context, record)
    return None


def unpublished(context: Context, record: Record) -> Json | None:
    """Return what a preview says of a record that readers do not see yet; a build shows no such record."""
    why = record.waits(context.catalogue.as_of)
    if why is None:
        return None
    if why == "draft":
        return {"tone": "warn", "label": "Bản nháp", "text": "Bản nháp: chỉ hiện khi xem trước, chưa đăng."}
    moment = local(record.published)
    hour = f"{moment:%H:%M} ngày {official(moment.date())}"
    text = f"Hẹn đăng lúc {hour}: trước giờ đó chỉ hiện khi xem trước."
    return {"tone": "soon", "label": f"Hẹn đăng {hour}", "text": text}


def validity(context: Context, text: LegalText) -> Json:
    """Return the validity of a text as its record states it on the day it was checked."""
    status = context.words.legal_statuses[text.legal_status]
    if status.in_force is None:
        tone = "unknown"
    elif status.in_force:
        # vbpl.vn has two statuses of texts in force, one of them for texts of which a part no longer is.
        tone = "warn" if text.legal_status.endswith("mot-phan") else "good"
    else:
        tone = "soon" if text.effective_date and text.effective_date > context.today else "bad"
    return {"tone": tone, "label": status.label}


def phase(context: Context, campaign: Campaign) -> str:
    """Return the phase of a campaign on the day of the build: a key of `PHASES`.

    Only what its record says. Where the start or end is unknown, it can still be told that the year or every
    anniversary it was held for has passed.
    """
    if campaign.ends and campaign.ends.last < context.today:
        return "over"
    if campaign.starts is None:
        return _without_dates(context, campaign)
    if context.today < campaign.starts.first:
        return "upcoming"
    if campaign.ends:
        return "running"
    return "standing" if campaign.end_date is None else _without_dates(context, campaign)


def _without_dates(context: Context, campaign: Campaign) -> str:
    if campaign.theme_year and campaign.theme_year < context.today.year:
        return "past_year"
    if context.words.campaign_types[campaign.campaign_type].law_form == "thuong-xuyen":
        return "unknown"
    dated = [(context.words.anniversaries[item.ref], item.year) for item in campaign.anniversaries]
    days = [term.on(year) if year else None for term, year in dated]
    return "commemorated" if days and all(day and day < context.today for day in days) else "unknown"


def consultation(context: Context, news: News) -> Json | None:
    """Return whether a consultation is open on the day of the build."""
    if news.consultation is None:
        return None
    if context.today < news.consultation.open_from:
        return {"tone": "soon", "label": "Sắp lấy ý kiến"}
    if context.today <= news.consultation.open_to:
        return {"tone": "good", "label": "Đang lấy ý kiến"}
    return {"tone": "past", "label": "Đã hết thời hạn"}


def award(context: Context, recognition: Recognition) -> Json:
    """Return how far an award has come: proposed is never shown like granted."""
    status = context.words.award_statuses[recognition.status]
    tone = "bad" if status.void else "good" if status.decided else "warn"
    return {"tone": tone, "label": status.label}
