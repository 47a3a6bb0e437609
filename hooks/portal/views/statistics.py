"""The statistics page: is there an exemplar everywhere, who is commended, how soon is it told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from statistics import median

from portal import statistics
from portal.listings import COLLECTIONS, year_of
from portal.records import Exemplar
from portal.views import parts, shell, written
from portal.views.context import Context
from portal.views.head import About
from portal.views.page import Json, PageView

SOON = 30
"""Days within which an article counts as timely here: a month, for the plan (II.2) says "kịp thời" and no number."""


def view(context: Context) -> PageView:
    """Return the statistics page."""
    exemplars = context.catalogue.exemplars
    about = About(
        title="Thống kê",
        description="Gương điển hình theo địa phương, đơn vị, lĩnh vực, đối tượng, năm; thời gian đưa tin.",
        changed=shell.latest_change(context),
    )
    content = {
        "title": about.title,
        "summary": about.description,
        "intro": written.intro(context, "thong-ke"),
        "samples": parts.number(sum(record.sample for record in context.listed)),
        "has_samples": any(record.sample for record in context.listed),
        "figures": _figures(context),
        "coverage": [*_communes(context), _units(context)],
        "shares": [_subjects(context, exemplars), _workers(exemplars)],
        "charts": [_fields(context, exemplars), _classes(context, exemplars), _years(exemplars)],
        "timeliness": _timeliness(exemplars),
        "data": [
            parts.link(f"{of.title} ({suffix.upper()})", context.links.to(f"du-lieu/{of.model.address}.{suffix}"))
            for of in COLLECTIONS
            for suffix in ("csv", "json")
        ],
    }
    return shell.page(context, "thong-ke/", "pages/statistics.html", about, content)


def _figures(context: Context) -> list[Json]:
    return [
        {
            "label": of.title,
            "value": parts.number(len(context.catalogue.listed(of.model))),
            "url": context.links.to(of.address),
        }
        for of in COLLECTIONS
    ]


def _communes(context: Context) -> Iterator[Json]:
    """Yield how many exemplars each commune has, those of today first and credited with those they were made from."""
    counts = Counter({entry.term.slug: entry.exemplars for entry in statistics.communes(context.catalogue)})
    for slug, commune in context.words.communes.items():
        if commune.successor:
            counts[commune.successor] += counts[slug]
    for title, valid in (("Đơn vị hành chính hiện nay", True), ("Đơn vị hành chính trước đây", False)):
        rows = [
            _cell(context.commune_names[slug], context.links.to(f"dia-phuong/{slug}/"), counts[slug])
            for slug, commune in context.words.communes.items()
            if context.of_today(commune) == valid
        ]
        if rows:
            yield _covered(title, rows)


def _units(context: Context) -> Json:
    rows = [
        _cell(entry.term.label, context.links.to(f"don-vi/{entry.term.slug}/"), entry.exemplars)
        for entry in statistics.units(context.catalogue)
    ]
    return _covered("Cơ quan, đơn vị", rows)


def _cell(label: str, url: str, count: int) -> Json:
    return {"label": label, "url": url, "count": parts.number(count), "covered": count > 0}


def _covered(title: str, rows: list[Json]) -> Json:
    covered = sum(row["covered"] for row in rows)
    return {
        "title": title,
        "rows": rows,
        "covered": parts.number(covered),
        "total": parts.number(len(rows)),
        "bar": _bar(covered, len(rows)),
    }


def _subjects(context: Context, exemplars: tuple[Exemplar, ...]) -> Json:
    counts = Counter(record.subject.kind for record in exemplars)
    names = {slug: context.label("subject_kinds", slug) for slug in context.words.subject_kinds}
    return _chart("Theo đối tượng", [(name, counts[slug]) for slug, name in names.items()], len(exemplars))


def _workers(exemplars: tuple[Exemplar, ...]) -> Json:
    """Return the share of those who work directly, which the plan (II.2) wants to rise; individuals only."""
    people = [record for record in exemplars if record.subject.kind == "ca-nhan"]
    direct = sum(record.direct_worker for record in people)
    rows = [("Người lao động trực tiếp", direct), ("Cá nhân khác", len(people) - direct)]
    return _chart("Trong các gương cá nhân", rows, len(people))


def _fields(context: Context, exemplars: tuple[Exemplar, ...]) -> Json:
    counts = Counter(slug for record in exemplars for slug in record.fields)
    rows = [(term.label, counts[slug]) for slug, term in context.words.fields.items()]
    return _chart("Theo lĩnh vực", rows, max(counts.values(), default=0), shares=False)


def _classes(context: Context, exemplars: tuple[Exemplar, ...]) -> Json:
    counts = Counter(record.exemplar_class for record in exemplars)
    rows = [(term.label, counts[slug]) for slug, term in context.words.exemplar_classes.items()]
    return _chart("Theo loại gương", rows, len(exemplars))


def _years(exemplars: tuple[Exemplar, ...]) -> Json:
    counts = Counter(str(year_of(record)) for record in exemplars)
    rows = [(f"Năm {year}", counts[year]) for year in sorted(counts, reverse=True)]
    return _chart("Theo năm đăng", rows, max(counts.values(), default=0), shares=False)


def _chart(title: str, rows: Iterable[tuple[str, int]], whole: int, *, shares: bool = True) -> Json:
    """Return bars as parts of a whole; `shares` tells whether percentages mean anything."""
    return {
        "title": title,
        "rows": [
            {
                "label": label,
                "count": parts.number(count),
                "share": f"{round(100 * count / whole)}%" if shares and whole else None,
                "bar": _bar(count, whole),
            }
            for label, count in rows
        ],
    }


def _bar(count: int, whole: int) -> str:
    """Return the length of a bar, out of 100."""
    return str(round(100 * count / whole)) if whole else "0"


def _timeliness(exemplars: tuple[Exemplar, ...]) -> Json | None:
    """Return how many days passed from deeds known to the day to their publication (the plan, II.2: "kịp thời")."""
    days = [found for record in exemplars if (found := statistics.days_to_publication(record)) is not None]
    if not days:
        return None
    return {
        "count": parts.number(len(days)),
        "median": parts.number(round(median(days))),
        "soon": parts.number(sum(day <= SOON for day in days)),
        "within": str(SOON),
        "bar": _bar(sum(day <= SOON for day in days), len(days)),
    }
