"""What a body still holds of where it was pasted from: Word's layout, another file, notes among colleagues."""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal.body import indented
from portal.catalogue import Catalogue
from portal.problems import Problem, kind
from portal.records import LegalText, Record
from portal.rules.clues import prefiltered
from portal.rules.prose import owners, without_code

INDENTED = kind(
    "E30",
    "Đoạn văn không thụt đầu dòng bằng dấu cách hay phím Tab: trang sẽ hiện như mã chương trình",
    wrong="    Năm 2016, chị Lan mua năm đàn ong.",
    right="Năm 2016, chị Lan mua năm đàn ong.",
    severity="warning",
    fixable=True,
)
TIGHT_HEADING = kind(
    "E31",
    "Sau các dấu thăng của đề mục có một dấu cách",
    wrong="##Cách làm",
    right="## Cách làm",
    fixable=True,
)
BOLD_HEADING = kind(
    "E32",
    "Đề mục bắt đầu bằng ##, không chỉ in đậm: người dùng máy đọc màn hình không thấy đề mục in đậm",
    wrong="**Cách làm**",
    right="## Cách làm",
    severity="warning",
)
LETTERHEAD = kind(
    "E33",
    "Thân bài không chép phần đầu và phần cuối của văn bản hành chính",
    wrong="CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
    right="(bỏ; số, ngày, người ký ghi ở phần đầu bài)",
    severity="warning",
)
TABBED = kind(
    "E34",
    "Bảng viết bằng dấu gạch đứng: dán thẳng từ Word, các cột dính vào nhau",
    wrong="STT\tHọ và tên\tSố đàn",
    right="| STT | Họ và tên | Số đàn |\n|---|---|---|",
    severity="warning",
)
LOOSE_LINK = kind(
    "E35",
    "Trong liên kết, chữ đứng trước trong ngoặc vuông, địa chỉ đứng liền sau trong ngoặc tròn",
    wrong="[phong trào] (../campaigns/xay-dung-nong-thon-moi.md)",
    right="[phong trào](../campaigns/xay-dung-nong-thon-moi.md)",
    fixable=True,
)
NOTE_LEFT = kind(
    "E36",
    "Bài đã duyệt đăng không còn lời nhắn cho đồng nghiệp hay chỗ chờ điền",
    wrong="(Hà kiểm tra lại số này giúp anh???)   ngày …../…../2024",
    right="(kiểm tra xong, bỏ lời nhắn; điền đủ ngày tháng)",
)
SECOND_HEAD = kind(
    "E37",
    "Mỗi tệp chỉ có một bài",
    wrong="(thân bài thứ nhất)\n---\nid: bai-thu-hai\ntitle: Bài thứ hai",
    right="(chuyển bài thứ hai sang tệp riêng)",
)

# Whatever begins with letters is looked for ten times as fast as what begins with the beginning of a line.
_TIGHT = re.compile(r"(?P<hashes>##(?<=^##)#{0,4})(?P<text>[^#\s].*)$", re.MULTILINE)
_BOLD = prefiltered(
    r"(?:\A|\n\n)(?P<line>(?:\*\*|__)(?P<text>[^*_\n]{3,80}?)[:.]?(?:\*\*|__):?) *(?=\n\n|\n?\Z)", "**", "__"
)
_HEAD = prefiltered(
    r"^[*_ ]*(?:C[ỘO]NG H[ÒO]A X[ÃA] H[ỘO]I CH[ỦU] NGH[ĨI]A VI[ỆE]T NAM|[ĐD]ộc lập *[-–] *Tự do *[-–] *Hạnh phúc"
    r"|(?:Nơi nhận|Kính gửi) *:.*|\((?:[ĐD]ã ký|[Kk]ý tên[^)\n]*)\))[*_ .]*$",
    *("t nam", "hạnh phúc", "nơi nhận", "kính gửi", "(đã ký", "(dã ký", "(ký tên"),
    flags=re.MULTILINE,
)
_TABS = prefiltered(r"^[^\t\n|]+(?:\t[^\t\n|]+)+$(?:\n[^\t\n|]+(?:\t[^\t\n|]*)+$)+", "\t", flags=re.MULTILINE)
_ADDRESS = r"(?:\.\.?/|https?://|images/|[\w-]+\.md)[^)\]\s]*"
_LOOSE = re.compile(rf"\[(?P<text>[^\]\n]+)\][ \u00a0]+\((?P<address>{_ADDRESS})\)")
_SWAPPED = re.compile(rf"\((?P<text>[^()\n]+)\)\[(?P<address>{_ADDRESS})\]")
_NOTES = re.compile(
    r"[(\[][^()\[\]\n]*(?:\?{2,}|(?:kiểm tra|xem|hỏi|bổ sung|điền|sửa) (?:lại )?[^()\[\]\n]*\bgiúp\b)[^()\[\]\n]*[)\]]"
    r"|[(\[](?:[Cc]ần |[Cc]hờ )?(?:[Kk]iểm tra lại|[Xx]em lại|[Bb]ổ sung(?: sau)?|[Đđ]iền sau|[Cc]hưa rõ)"
    r"[^()\[\]\n]{0,60}[)\]]"
    r"|\?{3,}|\b(?:XXX+|xxx+)\b"
)
_ASIDE = re.compile(r"[(\[][^()\[\]\n]*[)\]]")
_IN_ASIDES = ("giúp", "lại", "sung", "sau", "rõ")
_DOTS = prefiltered(
    r"(?:…|\.{3})[….]* *[/-] *(?:…|\.{3})[….]*(?: */ *\d*)?|(?:…{2,}|\.{6,}|_{4,})|(?<=[Ss]ố )(?:…|\.{3})[….]*(?=/)",
    *("…", "...", "____"),
)
_HEAD_WITHIN = prefiltered(
    r"^---[ \t]*\n(?=(?:[^\n]*\n){0,6}?(?:id|title|summary|published):)", "---", flags=re.MULTILINE
)


def text_is_not_laid_out_as_in_word(catalogue: Catalogue) -> Iterator[Problem]:
    """Đoạn văn không thụt đầu dòng, đề mục viết bằng ##, bảng viết bằng dấu gạch đứng."""
    for owner in owners(catalogue):
        body, origin = without_code(owner.body), owner.origin
        for start, end, edits in indented(owner.body) if "    " in body or "\t" in body else ():
            message = "Đoạn này thụt đầu dòng nên trang hiện như mã chương trình."
            yield origin.in_body(INDENTED, start, end, message, hint="Bỏ các dấu cách ở đầu dòng.", edits=edits)
        for found in _TIGHT.finditer(body):
            yield origin.in_body(
                TIGHT_HEADING,
                *found.span(),
                f"Thiếu dấu cách sau “{found['hashes']}” nên dòng này không thành đề mục.",
                hint=f"Viết: {found['hashes']} {found['text']}",
                edits=((found.end("hashes"), found.end("hashes"), " "),),
            )
        # A text of law may set its own names and signatures in bold.
        for found in () if isinstance(owner, LegalText) else _BOLD.finditer(body):
            message = f"“{found['text']}” chỉ in đậm, không phải đề mục."
            yield origin.in_body(BOLD_HEADING, *found.span("line"), message, hint=f"Viết: ## {found['text']}")
        for found in _TABS.finditer(body):
            first = found[0].split("\n", 1)[0]
            row = f"| {' | '.join(cell.strip() for cell in first.split(chr(9)))} |"
            message = "Bảng dán từ Word: trang sẽ hiện các cột dính vào nhau."
            place = found.start(), found.start() + len(first)
            hint = f"Viết từng hàng như: {row}; dưới hàng đầu thêm |---|---|."
            yield origin.in_body(TABBED, *place, message, hint=hint)


def no_other_paper_is_pasted(catalogue: Catalogue) -> Iterator[Problem]:
    """Thân bài không chép quốc hiệu, nơi nhận, chữ ký; không chứa phần đầu của một bài khác."""
    for owner in owners(catalogue):
        body = without_code(owner.body)
        for found in _HEAD.finditer(body):
            message = f"“{found[0].strip()[:60]}” là phần của văn bản giấy, không phải của bài."
            hint = "Bỏ dòng này; số, ngày, người ký ghi ở phần đầu bài (portal import tự lấy từ tệp Word)."
            yield owner.origin.in_body(LETTERHEAD, *found.span(), message, hint=hint)
        if isinstance(owner, Record) and (head := _HEAD_WITHIN.search(body)):
            message = "Từ dòng này là phần đầu của một bài khác."
            hint = "Chuyển từ dòng này trở xuống sang một tệp riêng, mỗi tệp một bài."
            yield owner.origin.in_body(SECOND_HEAD, head.start(), head.start() + 3, message, hint=hint)


def links_are_put_together(catalogue: Catalogue) -> Iterator[Problem]:
    """Chữ và địa chỉ của liên kết đứng liền nhau, đúng thứ tự."""
    for owner in owners(catalogue):
        if "](" not in owner.body and "[" not in owner.body:
            continue
        body = without_code(owner.body)
        for form in (_LOOSE, _SWAPPED):
            for found in form.finditer(body):
                right = f"[{found['text']}]({found['address']})"
                yield owner.origin.in_body(
                    LOOSE_LINK,
                    *found.span(),
                    f"“{found[0][:60]}” không thành liên kết.",
                    hint=f"Viết: {right}",
                    edits=((*found.span(), right),),
                )


def _notes(body: str) -> Iterator[re.Match[str]]:
    """Yield the notes among colleagues; nearly all stand in brackets, which most articles have only in links."""
    if any(clue in body for clue in ("??", "XXX", "xxx")) or any(
        clue in aside for aside in _ASIDE.findall(body) for clue in _IN_ASIDES
    ):
        yield from _NOTES.finditer(body)


def nothing_is_left_open(catalogue: Catalogue) -> Iterator[Problem]:
    """Bài đã duyệt đăng không còn lời nhắn cho đồng nghiệp hay chỗ chờ điền."""
    for record in catalogue.records:
        if record.status != "published":
            continue
        body = without_code(record.body)
        for matches, what in ((_notes(body), "lời nhắn"), (_DOTS.finditer(body), "chỗ chờ điền")):
            for found in matches:
                message = f"Thân bài còn {what}: “{found[0].strip()[:60]}”."
                hint = "Kiểm tra, điền cho đủ rồi bỏ chỗ này; chưa xong thì để status: draft."
                yield record.origin.in_body(NOTE_LEFT, *found.span(), message, hint=hint)


RULES = (text_is_not_laid_out_as_in_word, no_other_paper_is_pasted, links_are_put_together, nothing_is_left_open)
