"""The home page: theme of the year, campaigns, newest exemplars, next commemorations, news, what is new in the law."""

from __future__ import annotations

from portal.records import Campaign, News, Record
from portal.views import badges, calendar, parts, shell, structured, written
from portal.views.context import Context
from portal.views.head import About
from portal.views.page import Json, PageView

CAMPAIGNS, EXEMPLARS, TEXTS, NEWS, DAYS = 6, 5, 5, 6, 6
"""How many of each the home page shows."""

_ORDER = ("running", "upcoming", "standing", "unknown", "commemorated", "past_year", "over")


def view(context: Context) -> PageView:
    """Return the home page."""
    site = context.site
    about = About(
        title=site.title,
        description=site.description,
        facts=(structured.website(context), structured.organization(context)),
        changed=shell.latest_change(context),
    )
    return shell.page(context, "", "pages/home.html", about, _content(context))


def _content(context: Context) -> Json:
    catalogue = context.catalogue
    texts = sorted(catalogue.legal_texts, key=lambda text: (-text.changed.timestamp(), text.slug))
    open_ = _open(context)
    plain_news = [news for news in catalogue.news if news not in open_]
    return {
        "intro": written.intro(context, ""),
        "open": parts.cards(context, open_, with_picture=False),
        "campaigns": parts.cards(context, _campaigns(context)[:CAMPAIGNS], with_picture=False),
        "exemplars": parts.cards(context, catalogue.exemplars[:EXEMPLARS]),
        "texts": parts.cards(context, texts[:TEXTS], with_picture=False),
        "news": parts.cards(context, plain_news[:NEWS], with_picture=False),
        "days": calendar.upcoming(context)[:DAYS],
        "figures": _figures(context),
        "more": {name: context.links.to(path) for name, path in _MORE.items()},
    }


_MORE = {
    "campaigns": "phong-trao/",
    "exemplars": "guong-dien-hinh/",
    "texts": "van-ban/",
    "news": "tin-tuc/",
    "days": "lich/",
    "statistics": "thong-ke/",
    "nominate": "lien-he/#gioi-thieu-nguoi-tot-viec-tot",
    "rss": "rss/",
}


def _campaigns(context: Context) -> list[Campaign]:
    """Order campaigns as a reader asks: what runs now, what comes, what always runs, what is over; newest first."""
    theme = context.site.theme.campaign
    shown = [campaign for campaign in context.catalogue.campaigns if campaign.slug != theme]
    return sorted(shown, key=lambda campaign: _ORDER.index(badges.phase(context, campaign)))


def _open(context: Context) -> list[Record]:
    """Return the consultations that readers can still answer."""

    def is_open(news: News) -> bool:
        notice = news.consultation
        return notice is not None and notice.open_from <= context.today <= notice.open_to

    return [news for news in context.catalogue.news if is_open(news)]


def _figures(context: Context) -> list[Json]:
    catalogue = context.catalogue
    figures = [
        ("phong trào, đợt thi đua", len(catalogue.campaigns), "phong-trao/"),
        ("gương điển hình", len(catalogue.exemplars), "guong-dien-hinh/"),
        ("văn bản", len(catalogue.legal_texts), "van-ban/"),
        ("tin tức", len(catalogue.news), "tin-tuc/"),
    ]
    return [
        {"label": label, "value": parts.number(count), "url": context.links.to(path)} for label, count, path in figures
    ]
