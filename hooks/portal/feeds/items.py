"""From a record to the item that feeds carry."""

from __future__ import annotations

from functools import lru_cache
from html import escape

from lxml import etree

from portal.dates import local, official
from portal.feeds import article, normalise
from portal.feeds.address import absolute
from portal.feeds.categories import categories, category
from portal.feeds.context import Context
from portal.feeds.facts import facts
from portal.feeds.model import Item
from portal.feeds.moments import Moments
from portal.feeds.pieces import to_xml
from portal.images import Rendition
from portal.records import Image, Record

Lead = tuple[Image, Rendition]
"""The lead picture as the editor described it, and as the site has it."""

LONGEST_CONTENT = 250_000
"""Bytes of HTML. A feed of 50 items keeps within 1 MB; whoever wants a longer article finds it on the site."""


def item(record: Record, moments: Moments, context: Context, made: str | None = None) -> Item:
    """Return the item of a public record: whole in itself, or a notice where the record was withdrawn.

    `moments` are the times that no other record has (`Context.moments`), `made` the HTML that the record's page
    shows of its article, where there is one already (`article.html`).
    """
    if record.status == "withdrawn":
        return _notice(record, moments, context)
    found = article.lead(record, context)
    picture = _picture(found, context) if found else ""
    figure = _figure(picture, found[0], record) if found else ""
    facts_of = _facts(record, context)
    published, updated = moments
    return Item(
        context.tag(record.id),
        context.links.record(record),
        to_xml(normalise.title(record.title) or record.label),
        to_xml(normalise.line(record.summary)),
        to_xml(_description(record, picture, facts_of, context)),
        to_xml(_content(record, figure, facts_of, article.html(record, context, made), context)),
        to_xml(normalise.line(record.author or "") or normalise.line(context.publisher)),
        published,
        updated,
        categories(record, context),
        article.enclosure(found, context),
        normalise.line(record.change_note or "") if updated > published else "",
    )


def _notice(record: Record, moments: Moments, context: Context) -> Item:
    """Return what is left of a withdrawn record: nothing that names or describes anybody (Law 91/2025/QH15)."""
    said = "Nội dung này đã được rút."
    if record.withdrawn:
        reason = normalise.line(record.withdrawn.reason)
        said = f"Nội dung này đã được rút ngày {official(record.withdrawn.on)}. Lý do: {reason}"
    text = to_xml(_paragraph(escape(said, quote=False)))
    return Item(
        context.tag(record.id),
        context.links.record(record),
        to_xml(f"Nội dung đã được rút ({record.label.lower()})"),
        to_xml(said),
        text,
        text,
        to_xml(normalise.line(context.publisher)),
        moments.published,
        moments.updated,
        (category(context, "chuyen-muc", record.address, record.label),),
        withdrawn=True,
    )


def _description(record: Record, picture: str, facts_of: str, context: Context) -> str:
    """Return the summary with the lead picture and the facts, for portals that show nothing else."""
    shown = _paragraph(picture) if picture else ""
    return f"{shown}{_sample(record, context)}{_paragraph(_text(record.summary))}{facts_of}"


def _content(record: Record, figure: str, facts_of: str, text: str, context: Context) -> str:
    """Return the whole article: lead picture, summary, facts, body, sources and what was corrected."""
    summary = _paragraph(f"<strong>{_text(record.summary)}</strong>")
    if 4 * len(text) > LONGEST_CONTENT and len(text.encode()) > LONGEST_CONTENT:
        text = _paragraph(_link("Đọc toàn văn trên trang", context.links.record(record)))
    return f"{figure}{_sample(record, context)}{summary}{facts_of}{text}{_foot(record, context)}"


def _sample(record: Record, context: Context) -> str:
    return _sample_notice(context.catalogue.site.samples_notice) if record.sample else ""


@lru_cache(maxsize=1)
def _sample_notice(said: str) -> str:
    return _paragraph(f"<em>{_text(said or 'Nội dung minh họa, không có thật.')}</em>")


def _facts(record: Record, context: Context) -> str:
    rows = "".join(f"<li>{label}: {_text(value)}</li>" for label, value in facts(record, context.catalogue))
    return f"<ul>{rows}</ul>" if rows else ""


def _picture(found: Lead, context: Context) -> str:
    image, rendition = found
    return _html(etree.Element("img", article.attributes(rendition, image.alt, context)))


def _figure(picture: str, image: Image, record: Record) -> str:
    """Return the lead picture with its caption; nothing where the body shows it itself."""
    if f"]({image.file})" in record.body or f"]({image.file} " in record.body:
        return ""
    caption, credit = normalise.line(image.caption), f"Ảnh: {_text(image.credit)}"
    said = f"{_text(caption)} ({credit})" if caption else credit
    return f"<figure>{picture}<figcaption>{said}</figcaption></figure>"


def _foot(record: Record, context: Context) -> str:
    said = []
    source = normalise.line(record.source_name or "")
    address = absolute(context.links.base, str(record.source_url)) if record.source_url else ""
    if address:
        said.append(f"Nguồn: {_link(source or address, address)}")
    elif source:
        said.append(f"Nguồn: {_text(source)}")
    if record.editor_note:
        said.append(f"Ghi chú của biên tập: {_text(record.editor_note)}")
    if record.updated and record.change_note:
        said.append(f"Sửa ngày {official(local(record.updated))}: {_text(record.change_note)}")
    return "".join(map(_paragraph, said))


def _text(text: str) -> str:
    """Return what an editor wrote on a line as HTML."""
    return escape(normalise.line(text), quote=False)


def _paragraph(html: str) -> str:
    return f"<p>{html}</p>"


def _link(text: str, address: str) -> str:
    element = etree.Element("a", href=address)
    element.text = text
    return _html(element)


def _html(element: etree._Element) -> str:
    return etree.tostring(element, method="html", encoding="unicode")
