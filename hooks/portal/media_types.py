"""The media types of the files that the preview and the form serve."""

from __future__ import annotations

import mimetypes
from pathlib import PurePath

# Windows takes the types of scripts from its registry, where other programs may have put anything.
_KNOWN = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".wasm": "application/wasm",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
}


def media_type(path: PurePath) -> str:
    """Return the media type of a file by its name."""
    return _KNOWN.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
