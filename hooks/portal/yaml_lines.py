"""A line of YAML taken apart as an editor sees it: indentation, dash, key, value."""

from __future__ import annotations

import re
from dataclasses import dataclass

from portal.problems import Edit
from portal.text import is_syllable
from portal.yaml_events import BLANKS

SPACE = f"[ \t{BLANKS}]"
_INDENT = re.compile(f"{SPACE}*")
_DASH = re.compile(f"-({SPACE}+|$)")
_BULLET = re.compile(
    f"(?:[–—•·▪‑−]{SPACE}*|[*+]{SPACE}+|-(?=[^\\s-])|\\d{{1,2}}[.)]{SPACE}+(?=[a-z0-9]+(?:-[a-z0-9]+)*{SPACE}*$))(?=\\S)"
)
"""What is meant as a dash. A number is one only before a word of a vocabulary: of texts it may be a part."""
_KEY = re.compile(
    f"(?P<key>\"[^\"]*\"|'[^']*'|[^\\s\\[\\]{{}}#&*!|>'\"%@`“”:：,?-](?:[^:：#]|:(?=\\S))*?)(?P<gap>{SPACE}*)"
    f"(?P<colon>[:：])(?P<space>{SPACE}+|$|(?<=：))"
)
_IDENT = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
_TIGHT = re.compile(r"(?P<key>[A-Za-z_][A-Za-z0-9_]*):(?=[^\s:])(?!//)")
_TIGHT_WORDS = re.compile(r"(?P<key>[^\W\d_]+(?: [^\W\d_]+){0,4}):(?=[^\s:])(?!//)")
_EQUALS = re.compile(f"(?P<key>[A-Za-z_][A-Za-z0-9_]*){SPACE}*(?P<sign>=+>?|::+|;){SPACE}*(?=\\S)")
_DRESSED = re.compile(
    r"(?P<mark>\*{1,3}|__?|`)(?P<key>[a-z][a-z0-9_]*?)(?P<colon>:?)(?P=mark)(?P<space>:?[ \t]*)(?=\S)"
)
_SCHEMES = frozenset(("http", "https", "mailto", "tel", "urn", "tag", "doi", "data", "ftp", "zalo", "sms", "geo"))


@dataclass(slots=True)
class Line:
    """A line being mended. `origin` tells of each character, and of the line's end, where in the file it came from."""

    text: str
    origin: list[int]

    def apply(self, edits: tuple[Edit, ...]) -> list[Edit]:
        """Make the edits, given in offsets of this line and in order; return them in offsets of the file."""
        done = [(self.origin[start], self.origin[end], new) for start, end, new in edits]
        for start, end, new in reversed(edits):
            place = self.origin[start]
            self.text = self.text[:start] + new + self.text[end:]
            self.origin[start:end] = [place] * len(new)
        return done

    @property
    def indent(self) -> str:
        """The blanks it begins with, of any kind."""
        found = _INDENT.match(self.text)
        return found.group() if found else ""

    @property
    def width(self) -> int:
        """How far it is indented, a tab or an ideographic blank counting as two."""
        return sum(2 if letter in "\t\u3000" else 1 for letter in self.indent)

    @property
    def empty(self) -> bool:
        """Tell whether it says nothing: blank, or a comment."""
        rest = self.text[len(self.indent) :]
        return not rest.strip() or rest.startswith("#")


@dataclass(frozen=True, slots=True)
class Pair:
    """A key and its value on a line, in offsets; `sign` is the colon or what stands for it, blanks included."""

    key: str
    start: int
    end: int
    sign: tuple[int, int]
    value: int


def dash(text: str, start: int) -> int:
    """Return where the item of a list begins after its dash at an offset; -1 when there is no dash."""
    found = _DASH.match(text, start)
    return found.end() if found else -1


def bullet(text: str, start: int) -> int:
    """Return where the item begins after something that was meant as a dash; -1 when there is none."""
    found = _BULLET.match(text, start)
    return found.end() if found else -1


def pair(text: str, start: int) -> Pair | None:
    """Return the key and value at an offset, with a colon of either width; None when it is no pair."""
    found = _KEY.match(text, start)
    if not found or len(found["key"]) > 60 or (":" in found["key"] and found["key"][0] not in "\"'"):
        return None
    key = found["key"].strip("\"'")
    return Pair(key, start, found.end("key"), found.span("colon"), found.end())


def tight(text: str, start: int, *, any_word: bool) -> Pair | None:
    """Return the key and value of `status:published`; no addresses, no times. `any_word` allows Vietnamese keys."""
    found = (_TIGHT_WORDS if any_word else _TIGHT).match(text, start) or _TIGHT.match(text, start)
    if not found or found["key"].lower() in _SCHEMES:
        return None
    return Pair(found["key"], start, found.end("key"), (found.end() - 1, found.end()), found.end())


def equation(text: str, start: int) -> Pair | None:
    """Return the key and value of `status=published`, `status; published` or `status:: published`."""
    found = _EQUALS.match(text, start)
    # Behind a word of Vietnamese a semicolon is one.
    if not found or (found["sign"] == ";" and (is_syllable(found["key"]) or not found["key"].islower())):
        return None
    return Pair(found["key"], start, found.end("key"), found.span("sign"), found.end())


def dressed(text: str, start: int) -> tuple[int, str] | None:
    """Return where a key ends that is set in bold or as code (`**status**: x`), and what it should read; or None."""
    found = _DRESSED.match(text, start)
    if not found or not (found["colon"] or ":" in found["space"]):
        return None
    return found.end(), f"{found['key']}: "


def is_name(key: str) -> bool:
    """Tell whether a key is written as keys of ours are: ASCII letters, digits, `_` and `-`."""
    return _IDENT.fullmatch(key) is not None


def starts_entry(text: str) -> bool:
    """Tell whether a line begins an entry: a dash, or a key such as ours."""
    start = len(text) - len(text.lstrip())
    if dash(text, start) >= 0:
        return True
    found = pair(text, start) or tight(text, start, any_word=False)
    return found is not None and is_name(found.key)
