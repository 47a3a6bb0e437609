"""What programs of Windows make of a text when they save it."""

from __future__ import annotations

import io
import unicodedata
import zipfile

_TONES = "\u0300\u0301\u0303\u0309\u0323"


def saved(text: str, how: str) -> bytes:
    """Return the bytes of a text saved in a way that mistakes.yml names."""
    head, _, body = text.partition("\n---\n")
    match how:
        case "nfd":
            return unicodedata.normalize("NFD", text).encode()
        case "empty":
            return b""
        case "bare":
            return body.lstrip().encode()
        case "headless":
            return f"{head}\n---\n".encode()
        case "word":
            return _word(text)
        case "cp1258":
            return b"".join(_ansi(letter) for letter in text)
    return text.encode(how)


def _ansi(letter: str) -> bytes:
    """Return a letter in windows-1258, which keeps most tones apart from their vowels."""
    try:
        return letter.encode("cp1258")
    except UnicodeEncodeError:
        first, *marks = unicodedata.normalize("NFD", letter)
        tone = next(mark for mark in marks if mark in _TONES)
        vowel = unicodedata.normalize("NFC", first + "".join(mark for mark in marks if mark != tone))
        return (vowel + tone).encode("cp1258")


def _word(text: str) -> bytes:
    """Return a document of Word, as far as its first bytes tell."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as document:
        document.writestr(zipfile.ZipInfo("word/document.xml"), text)
    return made.getvalue()
