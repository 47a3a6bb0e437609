"""Ids that no move, rename or change of domain alters (RFC 4151)."""

from __future__ import annotations

from portal.vocabulary import Site


def tag(site: Site, specific: str) -> str:
    """Return a `tag:` URI of the site's authority.

    Records use their `id`; feeds `rss/…` and vocabularies `tu-vung/…`, which no id can be, since ids hold no slash.
    """
    return f"tag:{site.tag_authority},{site.tag_date}:{specific}"
