"""Pictures of a Word file: cut and turned as Word shows them, shrunk, without metadata; with their captions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO

from PIL import Image

from portal.image_files import UnusableImageError, upright
from portal.text import fold, nfc
from portal.word.blocks import PICTURES, Block, taken
from portal.word.letters import CAPITAL
from portal.word.noted import Note
from portal.word.ooxml import A, Element, R, V, W, near, remove, whole

LARGEST_SIDE = 1600
"""Pixels: more than any page shows, and some 300 KB as JPEG."""

_SMALLEST_SIDE = 40
_QUALITY = 85
_COLOURS_OF_A_DRAWING = 256
_LINES = {"line", "straightConnector1"}
_NAMED_BY_MACHINE = re.compile(
    r"(?:a |an )?(?:picture|image|screenshot|photo)\b.*|(?:hinh|anh) (?:anh )?co chua .*|.*\.(?:jpe?g|png|gif|bmp|webp)"
    r"|(?:hinh|anh|picture|image) ?\d*|.*automatically generated.*|.*tu dong tao.*|(?:img|dsc|image)[\s_-]?\d+",
    re.DOTALL,
)
_WORDS_OF_CAPTION = re.compile(r"(?:chú thích )?(?:ảnh|hình|trong ảnh)(?: \d+)?\s*[:.]?\s+", re.IGNORECASE)
_NAME = rf"{CAPITAL}\w*\.?"
_CREDIT = re.compile(
    rf"[(\s]*Ảnh\s*(?:minh họa)?\s*:\s*(?P<who>{_NAME}(?:[\s–-]+{_NAME})*|CTV[\w\s]*|TTXVN)\s*[.)]*\s*$"
)


@dataclass(slots=True)
class Picture:
    """A picture as it will be stored, and what is known of it. `suffix` is jpg or png."""

    data: bytes
    suffix: str
    alt: str = ""
    caption: str = ""
    credit: str = ""


def gathered(
    root: Element, related: Mapping[str, tuple[str, str]], parts: Mapping[str, bytes], found: list[Picture]
) -> Iterator[Note]:
    """Take every picture out of the tree into `found`, leave its number on its paragraph, tell what is no picture."""
    for drawing in list(root.iter(W + "drawing", W + "pict")):
        paragraph = next(drawing.iterancestors(W + "p"), None)
        blips = [*drawing.iter(A + "blip"), *drawing.iter(V + "imagedata")]
        if not blips and _is_shape(drawing):
            yield Note("Hình vẽ (Shape) không chuyển được, hãy chụp thành ảnh nếu cần", near(drawing))
        for blip in blips if paragraph is not None else []:
            made = _made(blip, drawing, related, parts)
            if isinstance(made, Note):
                yield made
            elif made and paragraph is not None:
                paragraph.set(PICTURES, f"{paragraph.get(PICTURES, '')} {_placed(made, found)}".strip())
        remove(drawing)


def _placed(made: Picture, found: list[Picture]) -> int:
    """Return the number of a picture; one that stands twice in the file is stored once."""
    same = next((place for place, one in enumerate(found) if one.data == made.data), None)
    if same is not None:
        return same
    found.append(made)
    return len(found) - 1


def _is_shape(drawing: Element) -> bool:
    """Tell a drawn shape that says something from the ruled lines of a letterhead."""
    kinds = {one.get("prst", "") for one in drawing.iter(A + "prstGeom")}
    return bool(kinds) and not kinds <= {*_LINES, "rect"}


def _made(
    blip: Element, drawing: Element, related: Mapping[str, tuple[str, str]], parts: Mapping[str, bytes]
) -> Picture | Note | None:
    target = related.get(blip.get(R + "embed") or blip.get(R + "id") or "", ("", ""))[1]
    data = parts.get(f"word/{target}") or parts.get(target.lstrip("/"))
    if data is None:
        return Note("Ảnh chỉ là liên kết ra ngoài tệp Word hoặc đã mất, không lấy được", near(drawing))
    try:
        shown = _as_shown(upright(data), blip)
    except UnusableImageError as error:
        kind = target.rpartition(".")[2].upper()
        return Note(f"Ảnh {kind} không đọc được: {str(error).rstrip('.')}", near(drawing))
    if min(shown.size) < _SMALLEST_SIDE:
        return Note(f"Bỏ hình trang trí nhỏ ({shown.width} × {shown.height} điểm ảnh)", near(drawing))
    stored, suffix = _stored(shown)
    return Picture(stored, suffix, alt=_alt(drawing))


def _as_shown(picture: Image.Image, blip: Element) -> Image.Image:
    """Cut off what the editor cropped away in Word: it is still in the file and may be nobody's business."""
    parent = blip.getparent()
    cut = None if parent is None else parent.find(A + "srcRect")
    if cut is not None:
        left, top, right, bottom = (max(0, whole(cut.get(side, "0"))) / 100_000 for side in ("l", "t", "r", "b"))
        wide, tall = picture.size
        box = (round(left * wide), round(top * tall), round((1 - right) * wide), round((1 - bottom) * tall))
        if box[2] > box[0] and box[3] > box[1]:
            picture = picture.crop(box)
    holder = parent.getparent() if parent is not None else None
    turned = None if holder is None else next(holder.iter(A + "xfrm"), None)
    quarter = round(whole(turned.get("rot", "0")) / 5_400_000) % 4 if turned is not None else 0
    return picture.rotate(-90 * quarter, expand=True) if quarter else picture


def _stored(picture: Image.Image) -> tuple[bytes, str]:
    """Return the bytes of a picture: a drawing of few colours stays sharp as PNG, all else is JPEG."""
    picture.thumbnail((LARGEST_SIDE, LARGEST_SIDE), Image.Resampling.LANCZOS)
    drawn = picture.getcolors(_COLOURS_OF_A_DRAWING) is not None
    made = BytesIO()
    if drawn:
        picture.save(made, "PNG", optimize=True)
    else:
        picture.save(made, "JPEG", quality=_QUALITY, optimize=True, progressive=True)
    return made.getvalue(), "png" if drawn else "jpg"


def _alt(drawing: Element) -> str:
    """Return the description that the editor gave in Word; what a program wrote describes nothing."""
    for one in drawing.iter():
        if str(one.tag).endswith("}docPr"):
            said = " ".join(nfc(one.get("descr", "")).split())
            return "" if _NAMED_BY_MACHINE.fullmatch(fold(said)) else said
    return ""


def captioned(blocks: list[Block], found: list[Picture]) -> None:
    """Give pictures the captions that stand under them, and take those paragraphs out of the text."""
    waiting: list[int] = []
    for block in list(blocks):
        if block.pictures:
            waiting = [*waiting, *block.pictures]
            if block.text and _may_be_caption(block):
                waiting = _captioned(block, waiting, found, blocks)
            elif block.text:
                waiting = []
        elif waiting and _may_be_caption(block):
            waiting = _captioned(block, waiting, found, blocks)
        elif block.text:
            waiting = []


def _captioned(block: Block, waiting: list[int], found: list[Picture], blocks: list[Block]) -> list[int]:
    caption, credit = credited(block.text.replace("\n", " "))
    last = len(waiting) > 1 and not _next_is_caption(block, blocks)
    for place in waiting if last else waiting[:1]:
        found[place].caption = found[place].caption or caption
        found[place].credit = found[place].credit or credit
    taken(blocks, block)
    return [] if last else waiting[1:]


def _next_is_caption(block: Block, blocks: list[Block]) -> bool:
    place = blocks.index(block) + 1
    return place < len(blocks) and (bool(blocks[place].pictures) or _may_be_caption(blocks[place]))


def _may_be_caption(block: Block) -> bool:
    if block.is_table or not block.text or len(block.text) > 320:
        return False
    styled = block.styles[:1] and block.styles[0] in {"caption", "chú thích ảnh"}
    return bool(
        styled
        or re.match(r"\(?(?:Ảnh|Trong ảnh|Hình|Chú thích ảnh)(?: \d+)?\s*[:.]", block.text)
        or (block.italic and not block.label)
        or (block.align == "center" and _CREDIT.search(block.text))
    )


def credited(said: str) -> tuple[str, str]:
    """Part a caption from the credit at its end: “Chị Lan hái chè. Ảnh: Hoàng Mai” gives both."""
    credit = _CREDIT.search(said)
    caption = said[: credit.start()].strip() if credit else said.strip()
    caption = _WORDS_OF_CAPTION.sub("", caption, count=1) if _WORDS_OF_CAPTION.match(caption) else caption
    caption = caption.strip(" ()") if caption.startswith("(") else caption
    return (caption[:1].upper() + caption[1:]).strip(), credit["who"].strip() if credit else ""
