"""What is wrong with one value as it stands on its line, and which characters would mend it.

YAML gives a meaning to quotes, colons and a dozen other signs; an editor who typed them meant text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from portal.problems import Edit, Kind, kind
from portal.text import is_syllable

Y21 = kind(
    "Y21",
    "Dấu cách là dấu cách thường, không phải dấu cách dính dán từ Word",
    wrong="title:[U+00A0]Gương sáng",
    right="title: Gương sáng",
    fixable=True,
)
Y22 = kind(
    "Y22",
    "Sau dấu hai chấm của khóa có một dấu cách",
    wrong="status:published",
    right="status: published",
    fixable=True,
)
Y23 = kind(
    "Y23",
    "Giá trị có dấu hai chấm đặt trong ngoặc kép",
    wrong="title: Bằng Phúc: đổi thay từ cây chè",
    right='title: "Bằng Phúc: đổi thay từ cây chè"',
    fixable=True,
)
Y24 = kind(
    "Y24",
    "Dấu nháy mở thì phải đóng",
    wrong='title: "Gương sáng vùng cao',
    right='title: "Gương sáng vùng cao"',
    fixable=True,
)
Y25 = kind(
    "Y25",
    "Giá trị có dấu nháy ở trong thì đặt cả trong cặp nháy khác loại",
    wrong='title: "Nước nguồn" về với Nà Mẫu',
    right="title: '\"Nước nguồn\" về với Nà Mẫu'",
    fixable=True,
)
Y26 = kind(
    "Y26",
    "Dấu nháy bao giá trị là nháy thẳng, không phải nháy cong của Word",
    wrong="status: “published”",
    right='status: "published"',
    fixable=True,
)
Y27 = kind(
    "Y27",
    "Giá trị không nằm trọn trong nháy cong",
    wrong="title: “Người giữ rừng ở Nà Mẫu”",
    right="title: Người giữ rừng ở Nà Mẫu",
    severity="warning",
    fixable=True,
)
Y28 = kind(
    "Y28",
    "Giá trị bắt đầu bằng ký hiệu riêng của YAML thì đặt trong ngoặc kép",
    wrong="title: @Bằng Phúc",
    right='title: "@Bằng Phúc"',
    fixable=True,
)
Y29 = kind(
    "Y29",
    "Giá trị có dấu # đặt trong ngoặc kép",
    wrong="title: Tổ hợp tác #1 của huyện",
    right='title: "Tổ hợp tác #1 của huyện"',
    fixable=True,
)
Y35 = kind(
    "Y35",
    "Ngoặc vuông, ngoặc nhọn mở thì phải đóng",
    wrong="fields: [kinh-te, van-hoa",
    right="fields: [kinh-te, van-hoa]",
    fixable=True,
)
Y38 = kind(
    "Y38",
    "Trong nháy kép không có dấu \\",
    wrong='file: "images\\nuoi-ong.jpg"',
    right="file: 'images\\nuoi-ong.jpg'",
    fixable=True,
)

_OPENING = "“„‟«‘‚‹"
_CLOSING = "”“»’‘›"
_CURLY = re.compile("[“”„‟«»]")
_BLOCK = re.compile(r"[|>](?:[1-9][+-]?|[+-][1-9]?)?(?:\s+#.*)?$")
_COMMENT = re.compile(r"[ \t]+#(?=\s|$).*$")
_HASH = re.compile(r"[ \t]#\S")
_COLON = re.compile(r":(?:[ \t]|$)")
_TAG = re.compile(r"!(?:!\w|<|\w+!|[a-z]+(?: |$))")
_TOKEN = re.compile(r"[\w.,:+/-]*")
_SPECIAL = frozenset("*&!%@`|>,]}#")
_BAD_ESCAPE = re.compile(r'\\(?:[^0abt\tnvfre "/\\N_LPxuU]|x(?![\da-fA-F]{2})|u(?![\da-fA-F]{4})|U(?![\da-fA-F]{8}))')
_PATH_ESCAPE = re.compile(r"\w\\[abfnrtvN]\w{2}")
_TIGHT = re.compile(r"(?<=[{,])(\s*[A-Za-z_]\w*):(?=[^\s/:])")


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with a value: where in it (offsets), what, and the edits that mend it.

    `sure` tells that they are what the editor meant beyond doubt.
    """

    kind: Kind
    start: int
    end: int
    message: str
    edits: tuple[Edit, ...]
    sure: bool = True


def without_comment(value: str) -> str:
    """Return the value without a comment behind it; a `#` that touches the next word is no comment but text."""
    if value.startswith("#") and (len(value) == 1 or value[1].isspace()):
        return ""
    return _COMMENT.sub("", value).rstrip(" \t")


def is_block_header(value: str) -> bool:
    """Tell whether the value is the `|` or `>` before a text of several lines."""
    return value[:1] in ("|", ">") and _BLOCK.match(value) is not None


def quoting(value: str, start: int = 0) -> tuple[Edit, ...]:
    """Return the edits that put a value into quotes: double ones, or single ones where it holds `"` or a backslash."""
    end = start + len(value)
    if '"' not in value and "\\" not in value:
        return ((start, start, '"'), (end, end, '"'))
    doubled = [(start + place, start + place, "'") for place, letter in enumerate(value) if letter == "'"]
    return ((start, start, "'"), *doubled, (end, end, "'"))


def closing_quote(value: str, opening: int = 0) -> int:
    """Return where the quote at an offset is closed, or -1."""
    quote, place = value[opening], opening + 1
    while place < len(value):
        if value[place] == "\\" and quote == '"':
            place += 1
        elif value[place] == quote:
            if quote == '"' or value[place + 1 : place + 2] != quote:
                return place
            place += 1
        place += 1
    return -1


def closing_bracket(value: str) -> int:
    """Return where the bracket that opens the value is closed, or -1."""
    depth, place, before = 0, 0, ""
    while place < len(value):
        letter = value[place]
        if letter in "\"'" and before in "[{,:":
            place = closing_quote(value, place)
            if place < 0:
                return -1
        elif letter in "[{":
            depth += 1
        elif letter in "]}":
            depth -= 1
            if not depth:
                return place
        before = before if letter.isspace() else letter
        place += 1
    return -1


def _over(value: str, end: int) -> bool:
    """Tell whether nothing but a comment follows the character at an offset."""
    rest = value[end + 1 :]
    return not rest.strip() or (rest[0] in " \t" and rest.lstrip().startswith("#"))


def fault(value: str) -> Fault | None:
    """Return what is wrong with a value written on one line, comment and all; None when nothing is."""
    if not without_comment(value) or is_block_header(value):
        return None
    rule = _BY_START.get(value[0], _plain)
    return rule(value.rstrip(" \t") if value[0] in "\"'[{" else without_comment(value))


def _plain(value: str) -> Fault | None:
    """Check a value without quotes."""
    if found := _HASH.search(value):
        message = "Phần từ dấu # trở đi bị coi là ghi chú và mất khỏi trang."
        # Behind a single word of a vocabulary it was a comment after all.
        sure = re.fullmatch(r"[\w-]+", value[: found.start()]) is None
        return Fault(Y29, found.start() + 1, len(value), message, quoting(value), sure)
    if found := _COLON.search(value):
        message = "Dấu hai chấm trong giá trị làm YAML hiểu nhầm thành khóa."
        sure = not _names_key(value, found.start())
        return Fault(Y23, found.start(), found.start() + 1, message, quoting(value), sure)
    if value[-1] in "]}" and not set("[{") & set(value):
        opening = {"]": "[", "}": "{"}[value[-1]]
        message = f"Có dấu {value[-1]} đóng mà không có dấu {opening} mở."
        return Fault(Y35, len(value) - 1, len(value), message, ((0, 0, opening),), is_words(value[:-1]))
    if value[-1] == '"' and value.count('"') == 1 and not value[-2:-1].isdigit():
        return Fault(Y24, len(value) - 1, len(value), 'Có dấu " đóng mà không có dấu " mở.', ((0, 0, '"'),))
    return None


def _names_key(value: str, end: int) -> bool:
    """Tell whether a value begins with a word that only a key can be: a group written behind its own key."""
    word = value[:end]
    return word.isascii() and word.replace("_", "").isalpha() and word.islower() and not is_syllable(word)


def is_words(text: str) -> bool:
    """Tell whether what stands between brackets is a list of words of a vocabulary."""
    return re.fullmatch(r"[a-z0-9 ,-]*", text) is not None


def _special(value: str) -> Fault | None:
    """Check a value that starts with a sign of YAML's own."""
    if _TAG.match(value):
        return None
    sign = value[0]
    message = f"Giá trị bắt đầu bằng {sign}, là ký hiệu riêng của YAML."
    return Fault(Y28, 0, 1, message, quoting(value))


def _dash(value: str) -> Fault | None:
    """Check a value that starts with `-` or `?`: fine when a word follows at once."""
    return _special(value) if value == value[0] or value[1].isspace() else _plain(value)


def _straight(value: str) -> Fault | None:
    """Check a value that starts with a straight quote."""
    quote, end = value[0], closing_quote(value)
    if end < 0:
        if len(value) > 1 and value[-1] in "“”’‘»":
            message = f"Nháy mở là nháy thẳng {quote}, nháy đóng là nháy cong {value[-1]}."
            return Fault(Y26, len(value) - 1, len(value), message, ((len(value) - 1, len(value), quote),))
        return None
    if _over(value, end):
        return _escapes(value[: end + 1]) if quote == '"' else None
    message = "Chữ nằm ngoài cặp nháy: YAML đọc không được phần sau nháy."
    inner = value[1:-1]
    if value[-1] == quote and _opens_inside(inner, quote):
        message = f"Trong cặp nháy {quote}…{quote} lại có dấu nháy {quote}."
        return Fault(Y25, end, end + 1, message, _requoted(inner))
    return Fault(Y25, end + 1, len(value), message, quoting(value))


def _opens_inside(inner: str, quote: str) -> bool:
    """Tell whether the first quote inside opens something, so that the outer pair are the quotes of the value."""
    place = inner.find(quote)
    return place == 0 or (place > 0 and not inner[place - 1].isalnum() and inner[place - 1] not in ".,!?)”")


def _requoted(inner: str) -> tuple[Edit, ...]:
    """Return the edits that give a quoted text single quotes, and double those inside."""
    doubled = [(1 + place, 1 + place, "'") for place, letter in enumerate(inner) if letter == "'"]
    return ((0, 1, "'"), *doubled, (len(inner) + 1, len(inner) + 2, "'"))


def _escapes(value: str) -> Fault | None:
    """Check a double-quoted value for a backslash that was meant as one, as in a path of Windows."""
    found = _BAD_ESCAPE.search(value) or _PATH_ESCAPE.search(value)
    if not found:
        return None
    place = value.index("\\", found.start())
    message = "Trong nháy kép, dấu \\ có nghĩa riêng nên giá trị bị đọc sai."
    return Fault(Y38, place, place + 1, message, _requoted(value[1:-1]))


def _curly(value: str) -> Fault | None:
    """Tell a quotation in curly quotes from quotes of YAML that Word has bent."""
    inner, last = value[1:-1], value[-1]
    closed = len(value) > 1 and (last in _CLOSING or last in "\"'")
    if not closed or _CURLY.search(inner):
        if not closed and not _CURLY.search(inner) and value[0] in "“„":
            message = f"Nháy cong {value[0]} mở mà không đóng."
            return Fault(Y26, 0, 1, message, ((0, 1, '"'), (len(value), len(value), '"')))
        return _plain(value)
    if last in "\"'" or _TOKEN.fullmatch(inner) or _plain(inner):
        quote = "'" if '"' in inner or "\\" in inner else '"'
        message = f"Nháy cong {value[0]}…{last} không phải là nháy của YAML."
        return Fault(Y26, 0, 1, message, ((0, 1, quote), (len(value) - 1, len(value), quote)))
    message = f"Cả giá trị nằm trong nháy cong {value[0]}…{last}; chương trình coi đó là nháy bao giá trị nên bỏ đi."
    return Fault(Y27, 0, len(value), message, ((0, 1, '"'), (len(value) - 1, len(value), '"')))


def _flow(value: str) -> Fault | None:
    """Check a value that starts with a bracket."""
    end = closing_bracket(value)
    if end < 0:
        return None
    if not _over(value, end):
        message = f"Giá trị bắt đầu bằng {value[0]}, là ký hiệu riêng của YAML."
        return Fault(Y28, 0, 1, message, quoting(value))
    if found := _TIGHT.search(value):
        message = f"Thiếu dấu cách sau “{found.group(1).strip()}:”."
        edits = tuple((one.end(), one.end(), " ") for one in _TIGHT.finditer(value))
        return Fault(Y22, found.start(1), found.end(), message, edits)
    if found := re.search(r"(?<=[\[{,: ])[“„«]", value):
        edits = tuple((one.start(), one.end(), '"') for one in _CURLY.finditer(value))
        message = f"Nháy cong {found.group()} không phải là nháy của YAML."
        return Fault(Y26, found.start(), found.end(), message, edits)
    return None


_BY_START: dict[str, Callable[[str], Fault | None]] = {
    **dict.fromkeys(_SPECIAL, _special),
    **dict.fromkeys("-?", _dash),
    **dict.fromkeys("\"'", _straight),
    **dict.fromkeys(_OPENING, _curly),
    **dict.fromkeys("[{", _flow),
}
