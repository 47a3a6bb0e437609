"""Vietnamese text that looks right only in a font of old (TCVN3, VNI), or was opened in the wrong encoding.

The tables follow TCVN 5712:1993 (third form) and the VNI-Windows layout, both seen through Latin-1 as Word pastes them.
A word counts as broken only when its conversion is a Vietnamese syllable and it is none itself, so that foreign words,
units and symbols never do.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from portal.text import is_syllable, nfc

FOREIGN = re.compile("[\u0080-\u009f¡-§©-¬®-¹»-¿ÄÅÆÇËÎÏÐÑÖ×ØÛÜÞßäåæçëîïðñö÷øûüþÿŸƒŠŒŽšœž]")
"""Latin-1 and windows-1252 characters that Vietnamese words do not have: without any of them no text is broken."""

_TCVN3_FROM = (
    "¡¢£¤¥¦§¨©ª«¬\xad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ"
)
_TCVN3_TO = (
    "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
)
TCVN3 = str.maketrans(_TCVN3_FROM, _TCVN3_TO)
"""How each character of TCVN3, seen as Latin-1, reads in Unicode."""

_VNI_MARKS = {
    "a": {"ù": "á", "ø": "à", "û": "ả", "õ": "ã", "ï": "ạ", "â": "â", "á": "ấ", "à": "ầ", "å": "ẩ", "ã": "ẫ", "ä": "ậ",
          "ê": "ă", "é": "ắ", "è": "ằ", "ú": "ẳ", "ü": "ẵ", "ë": "ặ"},
    "e": {"ù": "é", "ø": "è", "û": "ẻ", "õ": "ẽ", "ï": "ẹ", "â": "ê", "á": "ế", "à": "ề", "å": "ể", "ã": "ễ", "ä": "ệ"},
    "o": {"ù": "ó", "ø": "ò", "û": "ỏ", "õ": "õ", "ï": "ọ", "â": "ô", "á": "ố", "à": "ồ", "å": "ổ", "ã": "ỗ", "ä": "ộ"},
    "u": {"ù": "ú", "ø": "ù", "û": "ủ", "õ": "ũ", "ï": "ụ"},
    "y": {"ù": "ý", "ø": "ỳ", "û": "ỷ", "õ": "ỹ"},
    "ô": {"ù": "ớ", "ø": "ờ", "û": "ở", "õ": "ỡ", "ï": "ợ"},
    "ö": {"ù": "ứ", "ø": "ừ", "û": "ử", "õ": "ữ", "ï": "ự"},
}
_VNI_SINGLE = {"ñ": "đ", "ö": "ư", "ô": "ơ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_VNI = {
    **_VNI_SINGLE,
    **{letter + mark: made for letter, marks in _VNI_MARKS.items() for mark, made in marks.items()},
}
_VNI |= {old.upper(): new.upper() for old, new in _VNI.items()}
_VNI |= {old[0].upper() + old[1:]: new.upper() for old, new in _VNI.items() if old[0].islower()}
_VNI_PART = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))

# A word in a font of old may hold symbols (`Ph¸t`, `®¹i`), so words end only at blanks and at ASCII punctuation.
_UNICODE = re.compile("[ĂăĐđĨĩŨũƠơƯưẠ-ỹ]")
"""Letters that no font of old has, seen through Latin-1."""

_WORD = re.compile(r"[^\s!-/:-@\[-`{-~“”‘’–—…]+")
_STARTS = re.compile("[A-Za-z®§ñÑ]")
_MISREAD = re.compile("(?:[ÃÄÅÆÂ][\u0080-¿Œ-ž‘-™ƒˆ˜€†‡…‰‹›]|á[»º][\u0080-¿Œ-ž‘-™ƒˆ˜€†‡…‰‹›])+")


def _from_vni(word: str) -> str:
    return _VNI_PART.sub(lambda part: _VNI[part.group()], word)


FONTS: dict[str, Callable[[str], str]] = {"TCVN3": lambda word: word.translate(TCVN3), "VNI": _from_vni}
"""For each encoding of old, how a word of it reads in Unicode."""


def _mended(word: str, font: str) -> str:
    """Return the word in Unicode, or an empty string when it does not seem to be written in that font."""
    if word.isascii() or is_syllable(nfc(word)):
        return ""
    made = FONTS[font](word)
    return made if made != word and not made.isascii() and is_syllable(made) else ""


def broken_words(text: str, font: str) -> list[tuple[int, str]]:
    """Return the words of a text that are written in a font of old, with their offsets.

    Empty unless two different ones leave no doubt: `µm` and `·` alone are no words of old.
    """
    found = [(word.start(), word.group()) for word in _WORD.finditer(text) if _mended(word.group(), font)]
    sure = {word for _, word in found if len(word) > 1 and _STARTS.match(word) and FOREIGN.search(word)}
    return found if len(sure) > 1 else []


def repaired(text: str, font: str) -> str:
    """Return the text with every word of that font in Unicode.

    Where nothing in it is Unicode yet, words that would be Vietnamese as they stand are of that font as well.
    """
    if _UNICODE.search(text):
        return _WORD.sub(lambda word: _mended(word.group(), font) or word.group(), text)
    return _WORD.sub(lambda word: _converted(word.group(), font) or word.group(), text)


def _converted(word: str, font: str) -> str:
    """Return the word in Unicode where that makes a Vietnamese syllable, whatever it was."""
    made = FONTS[font](word)
    return made if not word.isascii() and is_syllable(made) else ""


def misread(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield each stretch of UTF-8 that was read as windows-1252 (`Ä‘` for đ): its offset, the stretch, what it was."""
    for found in _MISREAD.finditer(text):
        try:
            meant = _as_bytes(found.group()).decode("utf-8")
        except UnicodeError:
            continue
        if all(letter.isalpha() or letter in "“”‘’–—…" for letter in meant):
            yield found.start(), found.group(), meant


def unmisread(text: str) -> str:
    """Return the text with every such stretch as it was meant."""
    for _, was, meant in [*misread(text)]:
        text = text.replace(was, meant)
    return text


def _as_bytes(text: str) -> bytes:
    """Undo a reading as windows-1252; the five bytes it lacks stand as C1 controls."""
    return b"".join(
        letter.encode("latin-1") if ord(letter) < 0xA0 else letter.encode("cp1252") for letter in text
    )
