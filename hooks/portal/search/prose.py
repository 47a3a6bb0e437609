"""Markdown → the words a reader sees, a line a block."""

from __future__ import annotations

import re

# A parser gives the same words and more in ten times as long. Nothing that is shown as HTML comes from here. Patterns
# begin with the very sign they look for where they can, since such a one is found without trying every place.
_FENCED = re.compile(r"^(`{3,}|~{3,})[^\n]*\n.*?(?:^\1[`~]*[ \t]*$|\Z)", re.MULTILINE | re.DOTALL)
"""What stands in a fence shows how files are written; found words of it would tell nothing of the page."""
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_PICTURE = re.compile(r"!\[([^\]]*)\]\([^)]*\)")
_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")
_FOOTNOTE = re.compile(r"\[\^[^\]]+\]:?")
_TAG = re.compile(r"</?[A-Za-z][^>]*>|<(?:https?|mailto):[^>]*>")
_RULE = re.compile(r"\n[ \t]*[|:\- \t*_=]{3,}$", re.MULTILINE)
_START = re.compile(r"\n[ \t]*(?:#{1,6}[ \t]+|>[ \t]?|[-*+][ \t]+|\d{1,3}[.)][ \t]+)+")
_STRESS = re.compile(r"[*`~]+|_+(?<!\w_)(?=\S)|_+(?!\w)")
_STRESS_WITHOUT_LINES = re.compile(r"[*`~]+")
_WRAPPED = re.compile(r"\n(?<=[^\n|]\n)(?=[^\n|])")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_EDGE = re.compile(r"^[ \t]*\|[ \t]*|[ \t]*\|[ \t]*$", re.MULTILINE)
_ROW = re.compile(r"[ \t]*\|[ \t]*")
_SPACES = re.compile(r"[ \t\u00a0]{2,}|[\t\u00a0]")

_STEPS = (
    (_COMMENT, " "),
    (_PICTURE, r"\1"),
    (_LINK, r"\1"),
    (_FOOTNOTE, ""),
    (_TAG, " "),
    (_RULE, "\n\n"),
    (_START, "\n\n"),
)
_PRIVATE = 0xE000
_RESTORED = {_PRIVATE + code: chr(code) for code in range(0x21, 0x7F)}


def prose(markdown: str) -> str:
    """Return the words of an article without its markup, a line for each paragraph, heading, item or row."""
    escaped = "\\" in markdown
    text = "\n" + (_ESCAPE.sub(_kept, markdown) if escaped else markdown)
    if "```" in text or "~~~" in text:
        text = _FENCED.sub("\n", text)
    for pattern, replacement in _STEPS:
        text = pattern.sub(replacement, text)
    text = (_STRESS if "_" in text else _STRESS_WITHOUT_LINES).sub("", text)
    text = _WRAPPED.sub(" ", text)
    if "|" in text:
        text = _ROW.sub("; ", _EDGE.sub("", text))
    if "  " in text or "\t" in text or "\u00a0" in text:
        text = _SPACES.sub(" ", text)
    text = "\n".join(filter(None, map(str.strip, text.split("\n"))))
    return text.translate(_RESTORED) if escaped else text


def _kept(found: re.Match[str]) -> str:
    """Return an escaped sign as a character of private use, which no step takes for markup."""
    return chr(_PRIVATE + ord(found[1]))
