"""The parts of an article that stand at fixed places: title, sapo, place and date line, byline, source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from portal.dates import PartialDate
from portal.text import fold
from portal.word.blocks import Block
from portal.word.casing import title_of
from portal.word.letters import CAPITAL

SHORTEST_SAPO, LONGEST_SAPO = 40, 400
SHORTEST_TITLE, LONGEST_TITLE = 10, 150

_KICKERS = {
    "guong dien hinh tien tien", "guong dien hinh", "dien hinh tien tien", "nguoi tot viec tot", "nguoi tot, viec tot",
    "guong nguoi tot viec tot", "guong nguoi tot, viec tot", "tin bai", "tin", "bai viet", "bai tuyen truyen",
    "bai du thi",
}  # fmt: skip
_BYLINE = re.compile(
    r"^\(?(?P<role>(?:Tin|Bài|Bài viết|Tin bài|Ảnh)(?:(?:,| và| &| -)\s*(?:bài|ảnh))*|Tác giả|Người viết|Thực hiện|"
    r"Người thực hiện|PV|CTV)\s*(?P<colon>[:.]?)\s*(?P<who>[^:]{2,60})\)?$",
    re.IGNORECASE,
)
_SOURCE = re.compile(r"^\(?(?:Nguồn|Theo)\s*:?\s+(?P<who>[^.:]{3,80})\)?\.?$")
_PERSON = re.compile(rf"(?:(?:CTV|PV)\.? )?{CAPITAL}[\w.]*(?: {CAPITAL}[\w.]*){{1,4}}")
_DATELINE = re.compile(
    rf"^\(?(?P<place>{CAPITAL}[^,\d\n]{{2,50}}),\s*(?:ngày\s*)?"
    r"(?P<date>\d{1,2}(?:/| tháng )\d{1,2}(?:/| năm )\d{4})\)?\s*[–-]?$"
)
_DATES = re.compile(r"(?<![\d/])(?:(?P<d>\d{1,2})(?:/| tháng ))?(?P<m>\d{1,2})(?:/| năm )(?P<y>(?:19|20)\d{2})(?!\d)")
_SENTENCE = re.compile(r".+?[.!?…](?=\s|$)|.+$", re.DOTALL)


@dataclass(slots=True)
class Article:
    """What was read; empty where nothing was.

    `blocks` said nothing else and leave the text; `lines` are those of them that became keys only in part.
    """

    title: str = ""
    summary: str = ""
    cut: bool = False
    author: str = ""
    credit: str = ""
    source: str = ""
    place: str = ""
    dated: PartialDate | None = None
    kicker: str = ""
    shouted: bool = False
    lines: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()


def read(found: list[Block], names: Iterable[str]) -> Article:
    """Return what the fixed places of an article say. `names` are words that keep their capitals."""
    made = Article()
    rest = [block for block in found if block.text]
    kicker = _kicker(made, rest)
    title = _title(made, [block for block in rest if block not in kicker], names)
    gone = [*kicker, *title]
    between = _between(made, [block for block in rest if block not in gone])
    gone += between
    foot = _foot(made, [block for block in rest if block not in gone])
    gone += foot
    gone += _sapo(made, [block for block in rest if block not in gone])
    made.lines = tuple(" ".join(block.text.split()) for block in (*kicker, *between, *foot))
    made.blocks = tuple(gone)
    return made


def _kicker(made: Article, rest: list[Block]) -> list[Block]:
    if len(rest) > 2 and fold(rest[0].text).strip(" .:*") in _KICKERS:
        made.kicker = rest[0].text
        return rest[:1]
    return []


def _title(made: Article, rest: list[Block], names: Iterable[str]) -> list[Block]:
    """Take the paragraph styled as title, else the first one when it looks like one, with its second line."""
    styled = [block for block in rest[:4] if block.styles[:1] and block.styles[0] in {"title", "tiêu đề"}]
    first = styled or [block for block in rest[:1] if _looks_like_title(block, rest)]
    if not first:
        return []
    lines = list(first[:1])
    for block in rest[rest.index(lines[0]) + 1 :]:
        same = (block.align, block.bold, block.size, block.level) == (
            lines[0].align, lines[0].bold, lines[0].size, lines[0].level
        )  # fmt: skip
        whole = sum(len(line.text) for line in lines) + len(block.text)
        if not same or block.align != "center" or lines[-1].text[-1] in ".!?:" or whole > LONGEST_TITLE:
            break
        lines.append(block)
    said = " ".join(line.text for line in lines)
    made.shouted = said.isupper()
    made.title = title_of(said, names)
    return lines


def _looks_like_title(block: Block, rest: list[Block]) -> bool:
    marked = block.level == 1 or block.bold or block.align == "center" or block.capitals
    larger = len(rest) > 1 and block.size > rest[1].size
    return not block.is_table and len(block.text) <= 2 * LONGEST_TITLE and (marked or larger or len(block.text) <= 120)


def _between(made: Article, rest: list[Block]) -> list[Block]:
    """Take the line of place and date that stands under a title."""
    for block in rest[:2]:
        if found := _DATELINE.match(block.text):
            made.place = found["place"].strip()
            made.dated = next(dates_in(found["date"]), None)
            return [block]
    return []


def _sapo(made: Article, rest: list[Block]) -> list[Block]:
    """Take the bold (or italic) first paragraph; else propose the first sentences and leave them where they are."""
    texts = [block for block in rest if not block.is_table and not block.level and len(block.text) >= SHORTEST_SAPO]
    if not texts:
        return []
    first = texts[0]
    said = " ".join(first.text.split())
    marked = rest.index(first) < 2 and (first.bold or first.italic)
    made.summary = within(said) if marked else within(said, sentences=2)
    made.cut = marked and made.summary != said
    return [first] if marked and not made.cut else []


def within(said: str, sentences: int = 9) -> str:
    """Return the first sentences that fit a sapo; a single sentence too long is cut at a word."""
    made = ""
    for sentence in [one.strip() for one in _SENTENCE.findall(said)][:sentences]:
        if len(made) + len(sentence) + 1 > LONGEST_SAPO:
            break
        made = f"{made} {sentence}".strip()
    return (
        made
        if len(made) >= SHORTEST_SAPO
        else said[: LONGEST_SAPO - 1].rpartition(" ")[0] + "…"
        if len(said) > LONGEST_SAPO
        else said
    )


def _foot(made: Article, rest: list[Block]) -> list[Block]:
    """Take the byline and the source from the last lines."""
    gone = []
    for block in reversed(rest[-3:] if len(rest) > 3 else rest[1:]):
        said = " ".join(block.text.split())
        if not made.source and (found := _SOURCE.match(said)):
            made.source = found["who"].strip()
        elif not made.author and (found := _BYLINE.match(said)) and _is_byline(block, found):
            made.author = found["who"].strip(" .)")
            made.credit = made.author if "ảnh" in found["role"].lower() else ""
        elif (
            not made.author
            and _PERSON.fullmatch(said.strip("./()"))
            and (block.align in {"right", "end"} or block.bold or block.italic)
        ):
            made.author = said.strip("./()")
        else:
            break
        gone.append(block)
    return gone


def _is_byline(block: Block, found: re.Match[str]) -> bool:
    marked = (
        bool(found["colon"])
        or found["role"] in {"CTV", "PV"}
        or block.align in {"right", "end"}
        or block.bold
        or block.italic
    )
    return marked and len(block.text) <= 80 and bool(re.match(CAPITAL, found["who"]))


def dates_in(text: str) -> Iterator[PartialDate]:
    """Yield the dates a text names, to the day or the month, in order; what is no real day is passed over."""
    for found in _DATES.finditer(text):
        year, month, day = int(found["y"]), int(found["m"]), int(found["d"] or 0)
        try:
            date(year, month, day or 1)
        except ValueError:
            continue
        yield PartialDate(year, month, day or None)
