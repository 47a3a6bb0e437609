"""Addresses that every reader can follow: absolute, and ASCII as RFC 3986 asks."""

from __future__ import annotations

import re
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

# Nearly every link: to the site or a page elsewhere, whole, with nothing to quote, resolve or take for ASCII.
_PLAIN = re.compile(r"https?://[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})*(?:/[A-Za-z0-9_~-][A-Za-z0-9_.~-]*)*/?")
_SCHEMES = {"http", "https", "mailto", "tel"}
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_PATH = "%/:@!$&'()*+,;=-._~"


def absolute(base: str, href: str) -> str:
    """Return an address as a whole URI, seen from the page `base`; empty when nothing can be made of it."""
    whole = "/".join(base.split("/", 3)[:3]) + href if href.startswith("/") else href
    if _PLAIN.fullmatch(whole):
        return whole
    try:
        parts = urlsplit(urljoin(base, href.strip()))
        host = _host(parts.hostname or "", parts.port)
    except ValueError:
        return ""
    if parts.scheme not in _SCHEMES or (parts.scheme.startswith("http") and not host):
        return ""
    return urlunsplit((parts.scheme, host, _quoted(parts.path), _quoted(parts.query), _quoted(parts.fragment)))


def _host(name: str, port: int | None) -> str:
    """Return host and port in ASCII (RFC 5890). Raises `ValueError` for names that are none."""
    if ":" in name:
        raise ValueError("an IP address is no place to link to")
    ascii_name = quote(name.encode("idna"), safe="-._")
    if "%" in ascii_name:
        raise ValueError(f"not a host name: {name!r}")
    return f"{ascii_name}:{port}" if port else ascii_name


def _quoted(part: str) -> str:
    return quote(_STRAY_PERCENT.sub("%25", part), safe=_PATH + "?", errors="replace")
