"""From a record to the item that feeds carry."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from lxml import etree
from lxml.html import builder as tags

from portal.dates import local, official
from portal.feeds import article, normalise
from portal.feeds.address import absolute
from portal.feeds.categories import categories, category
from portal.feeds.context import Context
from portal.feeds.facts import facts
from portal.feeds.model import Item
from portal.feeds.moments import Moments
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
    facts_of = _facts(record, context)
    published, updated = moments
    return Item(
        context.tag(record.id),
        context.links.record(record),
        normalise.title(record.title) or record.label,
        normalise.line(record.summary),
        _description(record, found, facts_of, context),
        _content(found, facts_of, article.html(record, context, made), record, context),
        normalise.line(record.author or "") or normalise.line(context.publisher),
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
    text = _html([tags.P(said)])
    return Item(
        context.tag(record.id),
        context.links.record(record),
        f"Nội dung đã được rút ({record.label.lower()})",
        said,
        text,
        text,
        normalise.line(context.publisher),
        moments.published,
        moments.updated,
        (category(context, "chuyen-muc", record.address, record.label),),
        withdrawn=True,
    )


def _description(record: Record, found: Lead | None, facts_of: str, context: Context) -> str:
    """Return the summary with the lead picture and the facts, for portals that show nothing else."""
    summary = _html([tags.P(normalise.line(record.summary))])
    picture = ""
    if found:
        image, rendition = found
        picture = _html([tags.P(tags.IMG(**article.attributes(rendition, image.alt, context)))])
    return f"{picture}{_sample(record, context)}{summary}{facts_of}"


def _content(found: Lead | None, facts_of: str, text: str, record: Record, context: Context) -> str:
    """Return the whole article: lead picture, summary, facts, body, sources and what was corrected."""
    picture = _html([_figure(*found, context)]) if found and not _shows(record, found[0]) else ""
    summary = _html([tags.P(tags.STRONG(normalise.line(record.summary)))])
    if len(text.encode()) > LONGEST_CONTENT:
        text = _html([tags.P(tags.A("Đọc toàn văn trên trang", href=context.links.record(record)))])
    return f"{picture}{_sample(record, context)}{summary}{facts_of}{text}{_html(_foot(record, context))}"


def _sample(record: Record, context: Context) -> str:
    return _sample_notice(context.catalogue.site.samples_notice) if record.sample else ""


@lru_cache(maxsize=1)
def _sample_notice(said: str) -> str:
    return _html([tags.P(tags.EM(normalise.line(said or "Nội dung minh họa, không có thật.")))])


def _facts(record: Record, context: Context) -> str:
    rows = [tags.LI(f"{label}: {normalise.line(value)}") for label, value in facts(record, context.catalogue)]
    return _html([tags.UL(*rows)]) if rows else ""


def _figure(image: Image, rendition: Rendition, context: Context) -> etree._Element:
    credit = f"Ảnh: {normalise.line(image.credit)}"
    caption = normalise.line(image.caption)
    figure = etree.Element("figure")
    figure.append(tags.IMG(**article.attributes(rendition, image.alt, context)))
    etree.SubElement(figure, "figcaption").text = f"{caption} ({credit})" if caption else credit
    return figure


def _shows(record: Record, image: Image) -> bool:
    """Tell whether the body shows the lead picture itself, so that it need not be put before it."""
    return f"]({image.file})" in record.body or f"]({image.file} " in record.body


def _foot(record: Record, context: Context) -> list[etree._Element]:
    blocks = []
    source = normalise.line(record.source_name or "")
    address = absolute(context.links.base, str(record.source_url)) if record.source_url else ""
    if address:
        blocks.append(tags.P("Nguồn: ", tags.A(source or address, href=address)))
    elif source:
        blocks.append(tags.P(f"Nguồn: {source}"))
    if record.editor_note:
        blocks.append(tags.P(f"Ghi chú của biên tập: {normalise.line(record.editor_note)}"))
    if record.updated and record.change_note:
        blocks.append(tags.P(f"Sửa ngày {official(local(record.updated))}: {normalise.line(record.change_note)}"))
    return blocks


def _html(blocks: Iterable[etree._Element]) -> str:
    return "".join(etree.tostring(block, method="html", encoding="unicode") for block in blocks)
