"""WordprocessingML read safely: namespaces, text of paragraphs, and what a run looks like once styles are applied.

Element names and the order in which formatting applies follow ECMA-376 Part 1, chapter 17.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from portal.word.package import UnreadableDocumentError

Element = etree._Element  # noqa: SLF001 – the only name that lxml gives its elements

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{_MAIN}}}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
V = "{urn:schemas-microsoft-com:vml}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"

_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": _MAIN.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": R[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/drawingml/main": A[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/math": M[1:-1].encode(),
}
"""Namespaces of "Strict Open XML", which Word offers beside the usual form, and the usual ones."""

_OFF = {"0", "false", "off", "none"}


def parse(data: bytes) -> Element:
    """Return the root of a part. No entity is resolved and nothing fetched; a document type is refused outright.

    Raises `UnreadableDocumentError` when the part is no well-formed XML.
    """
    for strict, usual in _STRICT.items():
        data = data.replace(strict, usual)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableDocumentError(
            "Tệp Word bị hỏng bên trong. Mở bằng Word, lưu thành tệp mới rồi nhập lại."
        ) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableDocumentError("Tệp Word có thành phần không an toàn. Chép nội dung sang tệp mới rồi nhập lại.")
    return root


def value(element: Element | None, name: str = "val") -> str:
    """Return an attribute of WordprocessingML, or an empty string."""
    return "" if element is None else element.get(W + name, "")


def is_on(element: Element | None) -> bool | None:
    """Return what a toggle says, or None where it is absent."""
    return None if element is None else value(element) not in _OFF


def whole(said: str, otherwise: int = 0) -> int:
    """Return a whole number, or what stands for one that is missing or broken."""
    return int(said) if re.fullmatch(r"-?\d{1,9}", said) else otherwise


def unwrap(element: Element) -> None:
    """Put an element's children in its place."""
    parent = element.getparent()
    if parent is not None:
        place = parent.index(element)
        parent[place : place + 1] = list(element)


def remove(element: Element) -> None:
    """Take an element out of the tree, with all it holds."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


_SPOKEN = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}


def text(element: Element) -> str:
    """Return what can be read in an element; paragraphs and line breaks end lines, tabs stay."""
    said = []
    for inner in element.iter():
        if inner.tag == W + "t":
            said.append(inner.text or "")
        elif inner.tag == W + "p" and said:
            said.append("\n")
        elif isinstance(inner.tag, str):
            said.append(_SPOKEN.get(inner.tag, ""))
    return re.sub(r"[^\S\t\n]+", " ", "".join(said)).strip(" \n")


def near(element: Element) -> str:
    """Return the first words of the paragraph that an element stands in, or of the one before."""
    for place in (element, *element.iterancestors()):
        for paragraph in [place, *place.itersiblings(preceding=True)]:
            if words := text(paragraph).replace("\n", " ").strip():
                return f"gần đoạn “{shortened(words)}”"
    return "ở đầu tệp"


def shortened(words: str, limit: int = 60) -> str:
    """Return the beginning of a text, in whole words."""
    words = " ".join(words.split())
    return words if len(words) <= limit else words[:limit].rpartition(" ")[0] + " …"


def relations(data: bytes | None) -> dict[str, tuple[str, str]]:
    """Return what a part refers to: id → (kind, target). Kinds are the last step of their type's address."""
    if not data:
        return {}
    found = parse(data).iter(PACKAGE + "Relationship")
    return {one.get("Id", ""): (one.get("Type", "").rpartition("/")[2], one.get("Target", "")) for one in found}


@dataclass(frozen=True, slots=True)
class Look:
    """How a run is shown. `font` is a name as Word stores it, `size` counts half points."""

    bold: bool
    italic: bool
    strike: bool
    underline: bool
    hidden: bool
    raised: str
    font: str
    size: int


class Styles:
    """The styles of a document, each with those it is based on."""

    def __init__(self, data: bytes | None) -> None:
        root = parse(data) if data else None
        found = [] if root is None else list(root.iter(W + "style"))
        self._styles: Mapping[str, Element] = {value(style, "styleId"): style for style in found}
        self._defaults = None if root is None else root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self._standard = next((value(one, "styleId") for one in found if _is_default_paragraph(one)), "")

    def chain(self, style_id: str) -> Iterator[Element]:
        """Yield a style and those it is based on, nearest first."""
        seen: set[str] = set()
        while style_id in self._styles and style_id not in seen:
            seen.add(style_id)
            yield self._styles[style_id]
            style_id = value(self._styles[style_id].find(W + "basedOn"))

    def names(self, paragraph: Element) -> list[str]:
        """Return the names of a paragraph's styles in lower case, nearest first."""
        return [value(style.find(W + "name")).lower() for style in self._of(paragraph)]

    def of_paragraph(self, paragraph: Element, path: str) -> Element | None:
        """Return a property of a paragraph (`jc`, `outlineLvl`, `numPr`): its own, or its styles'."""
        own = [paragraph.find(f"{W}pPr/{W}{path}")]
        found = [*own, *(style.find(f"{W}pPr/{W}{path}") for style in self._of(paragraph))]
        return next((one for one in found if one is not None), None)

    def look(self, run: Element) -> Look:
        """Return how a run is shown: its own formatting, else its style's, its paragraph's, the document's."""
        paragraph = next(run.iterancestors(W + "p"), None)
        sets = [run.find(W + "rPr")]
        sets += [style.find(W + "rPr") for style in self.chain(value(run.find(f"{W}rPr/{W}rStyle")))]
        sets += [style.find(W + "rPr") for style in self._of(paragraph)] if paragraph is not None else []
        layers = [one for one in [*sets, self._defaults] if one is not None]

        def first(name: str) -> Element | None:
            return next((found for layer in layers if (found := layer.find(W + name)) is not None), None)

        return Look(
            bold=bool(is_on(first("b"))),
            italic=bool(is_on(first("i"))),
            strike=bool(is_on(first("strike")) or is_on(first("dstrike"))),
            underline=first("u") is not None and value(first("u")) not in {"none", ""},
            hidden=bool(is_on(first("vanish"))),
            raised=value(first("vertAlign")),
            font=_font(layers),
            size=whole(value(first("sz"))),
        )

    def _of(self, paragraph: Element) -> Iterator[Element]:
        return self.chain(value(paragraph.find(f"{W}pPr/{W}pStyle")) or self._standard)

    @cached_property
    def bordered(self) -> frozenset[str]:
        """The table styles that draw lines."""
        return frozenset(
            style_id
            for style_id in self._styles
            if any(has_lines(style.find(f"{W}tblPr/{W}tblBorders")) for style in self.chain(style_id))
        )


def _is_default_paragraph(style: Element) -> bool:
    return value(style, "type") == "paragraph" and value(style, "default") in {"1", "true"}


def _font(layers: list[Element]) -> str:
    for layer in layers:
        fonts = layer.find(W + "rFonts")
        if fonts is not None and (name := value(fonts, "ascii") or value(fonts, "hAnsi")):
            return name
    return ""


def has_lines(borders: Element | None) -> bool:
    """Tell whether borders of a table draw anything."""
    return borders is not None and any(value(side) not in {"nil", "none", ""} for side in borders)
