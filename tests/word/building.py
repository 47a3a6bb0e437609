"""Word documents built as editors of a district build them, letter by letter where python-docx has no way."""

from __future__ import annotations

import random
import re
import zipfile
from io import BytesIO
from typing import Any

from docx import Document
from docx.document import Document as Word
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt
from PIL import Image

CENTRE, RIGHT, BOTH = ALIGN.CENTER, ALIGN.RIGHT, ALIGN.JUSTIFY
NAMESPACES = (
    nsdecls("w", "r", "wp", "a")
    + ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    + ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    + ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    + ' xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"'
    + ' xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
    + ' xmlns:o="urn:schemas-microsoft-com:office:office"'
)


def word(font: str = "Times New Roman") -> Word:
    """Return an empty document in the usual font."""
    made = Document()
    normal = made.styles["Normal"]
    normal.font.name, normal.font.size = font, Pt(14)
    return made


def line(document: Any, text: str = "", **look: Any) -> Any:
    """Add a paragraph. `look`: bold, italic, underline, size, font, align, style."""
    made = document.add_paragraph(style=look.get("style"))
    if text:
        run = made.add_run(text)
        run.bold, run.italic, run.underline = look.get("bold"), look.get("italic"), look.get("underline")
        if "size" in look:
            run.font.size = Pt(look["size"])
        if "font" in look:
            run.font.name = look["font"]
    if "align" in look:
        made.alignment = look["align"]
    return made


def lines(document: Any, *texts: str, **look: Any) -> None:
    """Add plain paragraphs."""
    for text in texts:
        line(document, text, **look)


def photo(width: int = 2400, height: int = 1600, *, seed: int = 1, exif: bool = True) -> bytes:
    """Return a JPEG as a phone takes it: large, with the place in its EXIF."""
    noise = random.Random(seed).randbytes(48 * 32 * 3)
    picture = Image.frombytes("RGB", (48, 32), noise).resize((width, height))
    made = BytesIO()
    if exif:
        data = picture.getexif()
        data[0x010F], data[0x0132] = "Dien thoai", "2024:08:20 07:30:00"
        data.get_ifd(0x8825).update({1: "N", 2: (22.0, 9.0, 5.0), 3: "E", 4: (105.0, 35.0, 20.0)})
        picture.save(made, "JPEG", quality=80, exif=data)
    else:
        picture.save(made, "JPEG", quality=80)
    return made.getvalue()


def drawing(width: int = 400, height: int = 300) -> bytes:
    """Return a PNG of a few colours: a chart pasted as a picture."""
    picture = Image.new("RGB", (width, height), "white")
    picture.paste((200, 30, 30), (40, 40, 120, height - 20))
    picture.paste((30, 30, 200), (160, 100, 240, height - 20))
    made = BytesIO()
    picture.save(made, "PNG")
    return made.getvalue()


def picture(document: Any, data: bytes, *, alt: str = "", width: float = 12) -> Any:
    """Add a centred paragraph with a picture."""
    made = document.add_paragraph()
    made.alignment = CENTRE
    made.add_run().add_picture(BytesIO(data), width=Cm(width))
    if alt:
        next(made._p.iter(qn("wp:docPr"))).set("descr", alt)
    return made


def table(document: Any, rows: list[list[str]], *, bold_head: bool = True, style: str | None = "Table Grid") -> Any:
    """Add a table; its first row is bold where it names the columns."""
    made = document.add_table(len(rows), len(rows[0]), style=style)
    for row, texts in zip(made.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    if bold_head:
        for cell in made.rows[0].cells:
            for run in cell.paragraphs[0].runs:
                run.bold = True
    return made


def letterhead(
    document: Any, issuer: list[str], number: str, dated: str, *, about: str = "", nation: list[str] | None = None
) -> None:
    """Add the head of an administrative document: a table of two columns without lines."""
    made = document.add_table(2, 2)
    made.style = document.styles["Normal Table"]
    (left, right), (below_left, below_right) = (row.cells for row in made.rows)
    _fill(left, [*issuer, "-------"], bold=True)
    _fill(right, nation or ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "---------------"])
    _fill(below_left, [number, *([about] if about else [])])
    _fill(below_right, [dated], italic=True)


def signature(document: Any, posts: list[str], name: str, copies: list[str]) -> None:
    """Add the foot: where copies go on the left, who signs on the right."""
    made = document.add_table(1, 2)
    made.style = document.styles["Normal Table"]
    left, right = made.rows[0].cells
    _fill(left, ["Nơi nhận:", *copies])
    _fill(right, [*posts, "", "", name], bold=True)


def _fill(cell: Any, texts: list[str], **look: Any) -> None:
    for number, text in enumerate(texts):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        paragraph.alignment = CENTRE
        run = paragraph.add_run(text)
        run.bold, run.italic = look.get("bold"), look.get("italic")


def xml(fragment: str) -> Any:
    """Return an element from WordprocessingML; the first tag gets the namespaces."""
    return parse_xml(re.sub(r"^<([\w:]+)", rf"<\1 {NAMESPACES}", fragment.strip(), count=1))


def raw(document: Any, fragment: str) -> None:
    """Add a paragraph, or another block, given as WordprocessingML."""
    document.element.body.insert(len(document.element.body) - 1, xml(fragment))


def link(paragraph: Any, text: str, address: str) -> None:
    """Add a link to a paragraph."""
    related = paragraph.part.relate_to(
        address, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink", is_external=True
    )
    paragraph._p.append(xml(f'<w:hyperlink r:id="{related}"><w:r><w:t>{text}</w:t></w:r></w:hyperlink>'))


def text_box(text: str) -> str:
    """Return a paragraph with a text box as Word 2010 and later store it: twice, for old and new programs."""
    inner = f"<w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent>"
    return (
        '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:docPr id="9" name="Hop"/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
        f"<wps:txbx>{inner}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{inner}</v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )


def saved(document: Word, extra: dict[str, str] | None = None, *, relations: str = "") -> bytes:
    """Return the bytes of a document, with further parts and relations of the main part put in."""
    made = BytesIO()
    document.save(made)
    if not extra and not relations:
        return made.getvalue()
    packed = BytesIO()
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/_rels/document.xml.rels":
                data = data.replace(b"</Relationships>", relations.encode() + b"</Relationships>")
            if name not in (extra or {}):
                new.writestr(name, data)
        for name, text in (extra or {}).items():
            new.writestr(name, text)
    return packed.getvalue()


def footnotes(*texts: str) -> dict[str, str]:
    """Return the part that holds footnotes 1, 2, …, as Word writes it."""
    notes = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr><w:r><w:rPr><w:rStyle '
        f'w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> {text}</w:t></w:r>'
        "</w:p></w:footnote>"
        for number, text in enumerate(texts, 1)
    )
    separators = '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    return {"word/footnotes.xml": f"<w:footnotes {NAMESPACES}>{separators}{notes}</w:footnotes>"}


def note_mark(number: int) -> str:
    """Return a run that refers to a footnote."""
    return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{number}"/></w:r>'


FOOTNOTES = (
    '<Relationship Id="rIdF" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" '
    'Target="footnotes.xml"/>'
)
