"""What Markdown has no place for: text boxes are carried over as paragraphs, everything else is told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from portal.word.noted import Note
from portal.word.ooxml import MC, A, Element, M, Styles, V, W, near, parse, relations, remove, shortened, text, unwrap

_UNWRAPPED = (W + "smartTag", W + "customXml")
_OLE = "{urn:schemas-microsoft-com:office:office}OLEObject"
_PAGE_NUMBER = re.compile(r"(?:trang|page)?[\s\d/.–-]*(?:trên|of)?[\s\d]*", re.IGNORECASE)


def carried(root: Element, parts: Mapping[str, bytes], styles: Styles) -> Iterator[Note]:
    """Bring the text of a document into plain paragraphs and tables, in place, and yield what was left out."""
    _choices(root)
    yield from _contents(root, styles)
    for control in list(root.iter(W + "sdt")):
        content = control.find(W + "sdtContent")
        if content is None:
            remove(control)
        else:
            unwrap(control)
            for other in control:
                if other is not content:
                    remove(other)
            unwrap(content)
    for one in list(root.iter(*_UNWRAPPED)):
        unwrap(one)
    yield from _hidden(root, styles)
    yield from _equations(root)
    yield from _drawn(root, relations(parts.get("word/_rels/document.xml.rels")), parts)
    yield from _boxes(root)
    yield from _comments(root, parts)
    yield from _margins(parts)


def _choices(root: Element) -> None:
    """Keep, of each pair that Word stores for new and old programs, the new one; the old where it says nothing."""
    for pair in list(root.iter(MC + "AlternateContent")):
        chosen = pair.find(MC + "Choice")
        fallback = pair.find(MC + "Fallback")
        kept = chosen if chosen is not None and len(chosen) else fallback
        for one in list(pair):
            if one is not kept:
                remove(one)
        if kept is not None:
            unwrap(kept)
        unwrap(pair)


def _contents(root: Element, styles: Styles) -> Iterator[Note]:
    """Leave out the table of contents: its page numbers mean nothing on a web page."""
    found = [one for one in root.iter(W + "p") if any(re.match(r"toc \d", name) for name in styles.names(one)[:1])]
    if found:
        yield Note(f"Bỏ mục lục ({len(found)} dòng): trang tự có đề mục", near(found[0]))
    for paragraph in found:
        remove(paragraph)


def _hidden(root: Element, styles: Styles) -> Iterator[Note]:
    for run in [one for one in root.iter(W + "r") if styles.look(one).hidden]:
        paragraph, said = run.getparent(), text(run)
        remove(run)
        if said and paragraph is not None:
            yield Note(f"Bỏ chữ ẩn (Hidden): “{shortened(said)}”", near(paragraph))


def _equations(root: Element) -> Iterator[Note]:
    for formula in [one for one in root.iter(M + "oMath") if next(one.iterancestors(M + "oMath"), None) is None]:
        said = "".join(part.text or "" for part in formula.iter(M + "t"))
        yield Note(f"Công thức chỉ giữ được phần chữ: “{shortened(said)}”", near(formula))
        parent = formula.getparent()
        if parent is None:
            continue
        run = parent.makeelement(W + "r")
        part = parent.makeelement(W + "t")
        part.text = said
        run.append(part)
        parent.replace(formula, run)
    for frame in list(root.iter(M + "oMathPara")):
        unwrap(frame)


@dataclass(frozen=True, slots=True)
class _Graphic:
    """A kind of graphic without a picture file: the last part of its name space, what it is called."""

    kind: str
    label: str


_GRAPHICS = (_Graphic("/chart", "Biểu đồ"), _Graphic("/chartex", "Biểu đồ"), _Graphic("/diagram", "Hình SmartArt"))


def _drawn(root: Element, related: Mapping[str, tuple[str, str]], parts: Mapping[str, bytes]) -> Iterator[Note]:
    """Tell of charts, diagrams and embedded objects, with the words in them, and take them out."""
    for data in list(root.iter(A + "graphicData")):
        uri = data.get("uri", "")
        label = next((one.label for one in _GRAPHICS if uri.endswith(one.kind)), "")
        if label:
            words = " · ".join(_words(data, related, parts))
            said = f"; chữ trong hình: “{shortened(words, 400)}”" if words else ""
            yield Note(f"{label} không chuyển được, hãy chụp thành ảnh hoặc làm bảng{said}", near(data))
            remove(next(data.iterancestors(W + "drawing"), data))
    for thing in list(root.iter(W + "object")):
        what = next((one.get("ProgID", "") for one in thing.iter(_OLE)), "")
        label = "Công thức (Equation cũ)" if what.startswith("Equation") else f"Đối tượng nhúng {what}".strip()
        yield Note(f"{label} không chuyển được", near(thing))
        remove(thing)
    for art in [one for one in root.iter(V + "textpath") if one.get("string")]:
        yield Note(f"Chữ nghệ thuật (WordArt) không chuyển được: “{shortened(art.get('string', ''))}”", near(art))


def _words(data: Element, related: Mapping[str, tuple[str, str]], parts: Mapping[str, bytes]) -> Iterator[str]:
    """Yield the words in a chart or diagram, each once: they stand in parts of their own."""
    names = {
        target for inner in data for key in inner.attrib.values() if (target := related.get(str(key), ("", ""))[1])
    }
    seen: set[str] = set()
    for name in sorted(names):
        content = parts.get(f"word/{name}".replace("word//word/", "word/"))
        if not content or not name.endswith(".xml") or "/layout" in name or "/colors" in name or "/quickStyle" in name:
            continue
        for paragraph in parse(content).iter(A + "p"):
            said = "".join(part.text or "" for part in paragraph.iter(A + "t")).strip()
            if said and said not in seen:
                seen.add(said)
                yield said


def _boxes(root: Element) -> Iterator[Note]:
    """Put the paragraphs of each text box behind the paragraph, or the table, that it hangs on."""
    outermost = [
        one for one in root.iter(W + "txbxContent") if next(one.iterancestors(W + "txbxContent"), None) is None
    ]
    for box in outermost:
        said = text(box)
        host = next((one for one in box.iterancestors() if one.tag in {W + "p", W + "tbl"} and _is_top(one)), None)
        drawing = next(box.iterancestors(W + "drawing", W + "pict"), None)
        if host is None or drawing is None:
            continue
        where = near(host)
        for inner in reversed([one for one in box if one.tag in {W + "p", W + "tbl"}]):
            host.addnext(inner)
        remove(box)
        if said:
            yield Note(f"Khung chữ (Text Box) đã thành đoạn thường, cần xem lại vị trí: “{shortened(said)}”", where)


def _is_top(element: Element) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag == W + "body"


def _comments(root: Element, parts: Mapping[str, bytes]) -> Iterator[Note]:
    data = parts.get("word/comments.xml")
    comments = {} if not data else {one.get(W + "id", ""): one for one in parse(data).iter(W + "comment")}
    for mark in list(root.iter(W + "commentReference")):
        comment = comments.get(mark.get(W + "id", ""))
        if comment is not None and (said := text(comment).replace("\n", " ")):
            yield Note(f"Bỏ nhận xét (Comment): “{shortened(said, 200)}”", near(mark))
        remove(mark)


def _margins(parts: Mapping[str, bytes]) -> Iterator[Note]:
    """Tell what stands above and below every page, except page numbers."""
    said: dict[str, str] = {}
    for name in sorted(parts):
        if found := re.fullmatch(r"word/(header|footer)\d*\.xml", name):
            words = text(parse(parts[name])).replace("\n", " ").strip()
            if not _PAGE_NUMBER.fullmatch(words):
                said.setdefault(words, "Đầu trang" if found[1] == "header" else "Chân trang")
    for words, where in said.items():
        yield Note(f"{where} không đưa vào bài: “{shortened(words, 120)}”")
