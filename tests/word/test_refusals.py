"""Files that are no Word documents of today are refused in Vietnamese, with what to do; nothing unfolds unbounded."""

from __future__ import annotations

import zipfile
from datetime import datetime
from io import BytesIO

import pytest

from portal import loading
from portal.dates import VIETNAM
from portal.word import UnreadableDocumentError, convert
from portal.word import package as packages
from repository import Repository
from word import articles
from word.building import line, saved, word

AS_OF = datetime(2024, 12, 1, 8, 0, tzinfo=VIETNAM)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def zipped(**files: bytes) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return made.getvalue()


def with_part(name: str, data: bytes) -> bytes:
    doc = word()
    line(doc, "Một bài có đủ chữ để đọc.")
    return saved(doc, {name: data.decode("latin-1")})


REFUSED = {
    "old Word": (OLE + bytes(600), ("Word đời cũ (.doc)", "Lưu thành", "*.docx")),
    "password": (OLE + "EncryptedPackage".encode("utf-16-le") + bytes(600), ("có mật khẩu", "bỏ mật khẩu")),
    "PDF": (b"%PDF-1.7\n...", ("PDF", "Word gốc")),
    "RTF": (rb"{\rtf1\ansi Xin chao}", ("RTF", "*.docx")),
    "OpenDocument": (
        zipped(mimetype=b"application/vnd.oasis.opendocument.text", content_xml=b"<office/>"),
        (".odt", "*.docx"),
    ),
    "Excel": (zipped(xl__workbook_xml=b"<workbook/>"), ("bảng tính Excel",)),
    "any archive": (zipped(anh__a=b"x"), ("tệp nén", "giải nén")),
    "empty": (b"", ("rỗng",)),
    "text": ("Thi đua là yêu nước".encode(), ("không phải tệp Word",)),
    "cut off": (articles.wallet()[:4000], ("đã hỏng",)),
    "broken inside": (with_part("word/document.xml", b"<w:document><w:body>"), ("bị hỏng bên trong",)),
    "entities": (
        with_part(
            "word/document.xml",
            b'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document xmlns:w="http://schemas.openxmlformats.org/'
            b'wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>',
        ),
        ("không an toàn",),
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_file_of_another_kind_is_refused_with_what_to_do(case: str, repo: Repository) -> None:
    data, wanted = REFUSED[case]
    vocabularies = loading.load(repo.root, AS_OF)[0].vocabularies

    with pytest.raises(UnreadableDocumentError) as refused:
        convert(data, "bài gửi.docx", "news", vocabularies, AS_OF)

    assert [one for one in wanted if one not in str(refused.value)] == []


def test_a_bomb_is_refused_by_its_index_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = zipped(word__document_xml=b" " * (packages.LARGEST_TEXT + 1))

    def unpack(*_: object) -> bytes:
        raise AssertionError("unpacked")

    monkeypatch.setattr(zipfile.ZipFile, "read", unpack)

    with pytest.raises(UnreadableDocumentError, match="bung ra quá lớn"):
        packages.parts(bomb, "x.docx")


def test_a_file_of_too_many_bytes_is_refused() -> None:
    with pytest.raises(UnreadableDocumentError, match="quá lớn"):
        packages.parts(b"PK" + bytes(packages.LARGEST_FILE), "x.docx")


def test_a_text_of_too_many_paragraphs_is_refused(repo: Repository) -> None:
    main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    data = f'<w:document xmlns:w="{main}"><w:body>{"<w:p/>" * (packages.MOST_PARAGRAPHS + 1)}</w:body></w:document>'
    vocabularies = loading.load(repo.root, AS_OF)[0].vocabularies

    with pytest.raises(UnreadableDocumentError, match="tách thành nhiều tệp"):
        convert(with_part("word/document.xml", data.encode()), "x.docx", "news", vocabularies, AS_OF)


def test_deeply_nested_xml_is_refused_and_not_followed(repo: Repository) -> None:
    deep = "<w:ins>" * 5000 + "</w:ins>" * 5000
    data = (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p>'
        f"{deep}</w:p></w:body></w:document>"
    )
    vocabularies = loading.load(repo.root, AS_OF)[0].vocabularies

    with pytest.raises(UnreadableDocumentError):
        convert(with_part("word/document.xml", data.encode()), "x.docx", "news", vocabularies, AS_OF)
