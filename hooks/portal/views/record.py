"""What the pages of all four types share: byline, lead picture, notices, related records, sharing."""

from __future__ import annotations

from urllib.parse import quote

from portal.catalogue import references
from portal.dates import local
from portal.listings import COLLECTIONS, Collection, communes_of, units_of
from portal.records import Campaign, Exemplar, LegalText, News, Record
from portal.views import badges, campaign, exemplar, legal, news, parts, shell, structured
from portal.views.context import Context
from portal.views.head import About
from portal.views.page import Json, PageView

RELATED = 12
"""How many records of a type stand under "related"; beyond it a list of their own carries them all."""

_SECTION = {collection.model: collection for collection in COLLECTIONS}


def view(context: Context, record: Record) -> PageView:
    """Return the page of a record that readers may see: the record itself, or a notice that it was taken back."""
    if record.status == "withdrawn":
        return _notice(context, record)
    collection = _SECTION[type(record)]
    image = _lead(context, record)
    content = {**_common(context, record, image), **own(context, record)}
    newer, older = context.neighbours.get(record.id, (None, None))
    about = About(
        title=record.title,
        description=record.summary,
        crumbs=((collection.short, collection.address),),
        changed=record.changed,
        image=image,
        feed=_feed(record),
        facts=_facts(context, record, image),
        article={
            "published": local(record.published).isoformat(),
            "changed": local(record.changed).isoformat(),
            "section": collection.short,
        },
        indexed=not record.sample,
        previous=context.catalogue.address(newer) if newer else None,
        following=context.catalogue.address(older) if older else None,
    )
    return shell.page(context, context.catalogue.address(record), f"pages/{record.type}.html", about, content)


def own(context: Context, record: Record) -> Json:
    """Return what only records of its type show."""
    match record:
        case Campaign():
            return campaign.own(context, record)
        case Exemplar():
            return exemplar.own(context, record)
        case LegalText():
            return legal.own(context, record)
        case News():
            return news.own(context, record)
    raise TypeError(record.type)


def _common(context: Context, record: Record, image: Json | None) -> Json:
    newer, older = context.neighbours.get(record.id, (None, None))
    return {
        "title": record.title,
        "summary": record.summary,
        "kicker": parts.kicker(context, record),
        "badge": badges.badge(context, record),
        "sample": record.sample,
        "unpublished": badges.unpublished(context, record),
        "lead": image,
        "images": _others(context, record),
        "html": parts.prose(context, record),
        "byline": byline(record),
        "editor_note": record.editor_note,
        "communes": [parts.commune(context, slug) for slug in communes_of(record)],
        "units": parts.tags(context, "don-vi", "units", units_of(record)),
        "fields": parts.tags(context, "linh-vuc", "fields", record.fields),
        "anniversaries": campaign.anniversaries(context, record),
        "related": related(context, record),
        "share": share(context, record),
        "newer": parts.link(newer.title, context.links.record(newer)) if newer else None,
        "older": parts.link(older.title, context.links.record(older)) if older else None,
    }


def byline(record: Record) -> Json:
    """Return who wrote and checked it, where it comes from, and when readers saw it and saw it change."""
    return {
        "author": record.author,
        "checked_by": record.checked_by,
        "source_name": record.source_name or (str(record.source_url) if record.source_url else None),
        "source_url": str(record.source_url) if record.source_url else None,
        "published": parts.moment(record.published),
        "updated": parts.moment(record.updated) if record.updated else None,
        "change_note": record.change_note,
    }


def _lead(context: Context, record: Record) -> Json | None:
    for image in record.images[:1]:
        made = parts.picture(context, record, image.file, image.alt)
        return {**made, "caption": image.caption, "credit": image.credit} if made else None
    return None


def _others(context: Context, record: Record) -> list[Json]:
    made = [(image, parts.picture(context, record, image.file, image.alt)) for image in record.images[1:]]
    return [{**shown, "caption": image.caption, "credit": image.credit} for image, shown in made if shown]


def related_records(context: Context, record: Record) -> dict[Collection, list[Record]]:
    """Return the records that this one names and those that name it, by collection."""
    named = [context.catalogue.shown(kind, name) for _, kind, name in references(record)]
    found = {other.id: other for other in [*named, *context.catalogue.referrers(record)] if other}
    found.pop(record.id, None)
    groups = {of: [other for other in found.values() if isinstance(other, of.model)] for of in COLLECTIONS}
    return {of: members for of, members in groups.items() if members}


def may_go_on(context: Context, record: Record) -> bool:
    """Tell whether a record may have more related ones than its page shows; quick, and asked of every record."""
    return len(references(record)) + len(context.catalogue.referrers(record)) > RELATED


def related(context: Context, record: Record) -> list[Json]:
    """Return the related records as the page shows them; a long list goes on at an address of its own."""
    return [
        {
            "title": of.title,
            "cards": parts.cards(context, members[:RELATED], with_picture=False),
            "count": parts.number(len(members)),
            "more": context.links.to(more_address(context, record)) if len(members) > RELATED else None,
        }
        for of, members in related_records(context, record).items()
    ]


def more_address(context: Context, record: Record) -> str:
    """Return where all the records that name this one are listed."""
    return f"{context.catalogue.address(record)}lien-quan/"


def share(context: Context, record: Record) -> list[Json]:
    """Return plain links that share a page: no script and no tracker of a social network."""
    address = quote(context.absolute.record(record), safe="")
    return [
        parts.link("Facebook", f"https://www.facebook.com/sharer/sharer.php?u={address}"),
        parts.link("Zalo", f"https://zalo.me/share?url={address}"),
        parts.link("Thư điện tử", f"mailto:?subject={quote(record.title)}&body={address}"),
    ]


def _facts(context: Context, record: Record, image: Json | None) -> tuple[Json, ...]:
    match record:
        case LegalText():
            return (structured.legislation(context, record),)
        case Campaign():
            also = structured.campaign(context, record)
        case News():
            also = structured.event(context, record)
        case _:
            also = None
    article = structured.article(context, record, image)
    return (article, also) if also else (article,)


def _feed(record: Record) -> str:
    return f"phong-trao/{record.slug}" if isinstance(record, Campaign) else record.address


def _notice(context: Context, record: Record) -> PageView:
    """Return what stands at the address of a record that was taken back: when and why, and nothing of the record."""
    collection = _SECTION[type(record)]
    taken = record.withdrawn
    about = About(
        title=parts.WITHDRAWN,
        description="Bài đăng tại địa chỉ này đã được rút khỏi trang.",
        crumbs=((collection.short, collection.address),),
        indexed=False,
    )
    content = {
        "on": parts.day(taken.on) if taken else None,
        "reason": taken.reason if taken else None,
        "list": parts.link(collection.title, context.links.to(collection.address)),
    }
    return shell.page(context, context.catalogue.address(record), "pages/withdrawn.html", about, content)
