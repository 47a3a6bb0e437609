"""JSON-LD (schema.org): the same facts as the page, for search engines. Nothing that the page does not show."""

from __future__ import annotations

from portal.dates import local
from portal.records import Campaign, LegalText, News, Record
from portal.views.context import Context
from portal.views.page import Json

_CONTEXT = "https://schema.org"


def breadcrumbs(context: Context, trail: list[tuple[str, str]]) -> Json:
    """Return the way to a page, from (label, path) of each step."""
    items = [
        {"@type": "ListItem", "position": position, "name": label, "item": context.absolute.to(path)}
        for position, (label, path) in enumerate(trail, 1)
    ]
    return {"@context": _CONTEXT, "@type": "BreadcrumbList", "itemListElement": items}


def organization(context: Context) -> Json:
    """Return the publisher. What is not known is left out rather than left empty."""
    contact = context.site.contact
    known = {"address": contact.address, "telephone": contact.phone, "email": contact.email}
    return {
        "@context": _CONTEXT,
        "@type": "GovernmentOrganization",
        "name": context.unit(context.site.publisher),
        "url": context.absolute.to(""),
        "parentOrganization": {
            "@type": "GovernmentOrganization",
            "name": context.unit(context.site.governing_body),
        },
        **{key: value for key, value in known.items() if value},
    }


def website(context: Context) -> Json:
    """Return the site itself."""
    return {
        "@context": _CONTEXT,
        "@type": "WebSite",
        "name": context.site.title,
        "alternateName": context.site.short_title,
        "url": context.absolute.to(""),
        "inLanguage": "vi",
    }


def article(context: Context, record: Record, image: Json | None) -> Json:
    """Return an exemplar, campaign or item of news as an article."""
    author = {"@type": "Person", "name": record.author} if record.author else _publisher(context)
    return {
        "@context": _CONTEXT,
        "@type": "NewsArticle" if isinstance(record, News) else "Article",
        "headline": record.title,
        "description": record.summary,
        "datePublished": local(record.published).isoformat(),
        "dateModified": local(record.changed).isoformat(),
        "author": author,
        "publisher": _publisher(context),
        "mainEntityOfPage": context.absolute.record(record),
        "inLanguage": "vi",
        **({"image": [image["share"]]} if image else {}),
    }


def legislation(context: Context, text: LegalText) -> Json:
    """Return a legal text. Its own page is a summary, so the official copy is named where one is known."""
    force = {True: "InForce", False: "NotInForce", None: None}[
        context.words.legal_statuses[text.legal_status].in_force
    ]
    optional = {
        "legislationIdentifier": text.number,
        "legislationDate": str(text.issued) if text.issued else None,
        "legislationDateVersion": str(text.effective_date) if text.effective_date else None,
        "legislationLegalForce": f"{_CONTEXT}/{force}" if force else None,
        "sameAs": str(text.official_url) if text.official_url else None,
    }
    return {
        "@context": _CONTEXT,
        "@type": "Legislation",
        "name": text.title,
        "abstract": text.summary,
        "legislationType": context.label("document_types", text.doc_type),
        "legislationPassedBy": {"@type": "Organization", "name": context.label("issuers", text.issuer)},
        "url": context.absolute.record(text),
        "inLanguage": "vi",
        **{key: value for key, value in optional.items() if value},
    }


def event(context: Context, record: News) -> Json | None:
    """Return the gathering that an item of news tells of, or None where it tells of none."""
    if record.event is None:
        return None
    end = record.event.end
    return {
        "@context": _CONTEXT,
        "@type": "Event",
        "name": record.title,
        "description": record.summary,
        "startDate": str(record.event.start),
        **({"endDate": str(end)} if end else {}),
        "eventStatus": f"{_CONTEXT}/EventScheduled",
        "location": {"@type": "Place", "name": record.event.place, "address": context.site.locality},
        "organizer": {"@type": "Organization", "name": record.event.organiser},
        "url": context.absolute.record(record),
    }


def campaign(context: Context, record: Campaign) -> Json | None:
    """Return a campaign as an event, or None where its start is not known: an event must have one."""
    if record.starts is None:
        return None
    return {
        "@context": _CONTEXT,
        "@type": "Event",
        "name": record.name,
        "description": record.summary,
        "startDate": str(record.starts),
        **({"endDate": str(record.ends)} if record.ends else {}),
        "location": {"@type": "Place", "name": context.site.locality, "address": context.site.locality},
        "url": context.absolute.record(record),
    }


def _publisher(context: Context) -> Json:
    return {"@type": "GovernmentOrganization", "name": context.unit(context.site.publisher)}
